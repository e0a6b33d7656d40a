"""How times are measured: one thread, variants interleaved, and the minimum CPU time over several runs.

CPU time, because wall time on a shared machine measures the other processes as well. Other processes also
slow down memory, so each variant is cut into parts (a step, a token), parts of all variants alternate,
and for each part the minimum over all runs counts.
"""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Target:
    """What a comparison should reach: a speedup, or with `at_most` a fraction of the baseline's cost."""

    name: str
    ratio: float
    max_error: float | None = None
    at_most: bool = False

    def __str__(self) -> str:
        bound = f"<= {self.ratio:.2f}" if self.at_most else f">= {self.ratio:g}x"
        if self.max_error is None:
            return bound
        return f"{bound}, error {'0' if self.max_error == 0 else f'<= {self.max_error:g}'}"


@dataclass(frozen=True)
class Comparison:
    """Our cost beside the baseline's."""

    target: Target
    ours: float
    baseline: float
    error: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """baseline / ours; ours / baseline if the target is a fraction not to be exceeded."""
        return self.ours / self.baseline if self.target.at_most else self.baseline / self.ours

    @property
    def reached(self) -> bool:
        """Whether the result meets its target in cost and error."""
        target = self.target
        if target.max_error is not None and (self.error is None or self.error > target.max_error):
            return False
        return self.ratio <= target.ratio if target.at_most else self.ratio >= target.ratio

    def to_dict(self) -> dict[str, Any]:
        """A row of the JSON output."""
        return {
            "name": self.target.name,
            "ours": self.ours,
            "theirs": self.baseline,
            "unit": self.unit,
            "ratio": self.ratio,
            "error": self.error,
            "mark": str(self.target),
            "reached": self.reached,
        }


@dataclass(frozen=True)
class Measurement:
    """A value without baseline and target."""

    name: str
    value: float
    unit: str = "s"

    def to_dict(self) -> dict[str, Any]:
        """A row of the JSON output, with the keys of a comparison."""
        empty = dict.fromkeys(("theirs", "ratio", "error", "mark", "reached"))
        return {"name": self.name, "ours": self.value, "unit": self.unit} | empty


@dataclass(frozen=True)
class Curve:
    """A cost y at several x > 0, in ascending order."""

    name: str
    axis: str  # what x is, with its unit
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    unit: str = "s"

    @property
    def exponent(self) -> float:
        """The k of y = a * x ** k, fitted to all points by least squares of logarithms."""
        return _exponent(self.xs, self.ys)

    @property
    def last_exponent(self) -> float:
        """The same k for the last two points alone: where the cost is heading."""
        return _exponent(self.xs[-2:], self.ys[-2:])

    def to_dict(self) -> dict[str, Any]:
        """A row of the JSON output."""
        return asdict(self) | {"exponent": self.exponent, "last_exponent": self.last_exponent}

    def __str__(self) -> str:
        points = ", ".join(f"{x:g}: {y:.3g}" for x, y in zip(self.xs, self.ys, strict=True))
        exponents = f"exponent {self.exponent:.2f}, {self.last_exponent:.2f} at the end"
        return f"{self.name}, {self.unit} by {self.axis}: {points}; {exponents}"


def _exponent(xs: Sequence[float], ys: Sequence[float]) -> float:
    return float(np.polyfit(np.log(xs), np.log(ys), 1)[0])


@dataclass(frozen=True)
class Timing:
    """The result of a variant, and the CPU seconds of each of its parts, multiplied by their weights."""

    result: Any
    parts: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """Total CPU time."""
        return sum(self.parts)


# One of the things compared. Yields the weight of each part after running it (more than 1 for a part that
# stands for several like it, 0 for work that is not measured) and returns its result.
Variant = Callable[[], Generator[float, None, Any]]


def single_part(work: Callable[[], Any]) -> Variant:
    """A variant that is one part."""

    def variant() -> Generator[float, None, Any]:
        result = work()
        yield 1
        return result

    return variant


def interleave(*variants: Variant, runs: int) -> tuple[Timing, ...]:
    """Time all variants `runs` times, alternating between their parts."""
    timers = [_Timer(variant) for variant in variants]
    for _ in range(runs):
        for timer in timers:
            timer.start()
        while any([timer.run_part() for timer in timers]):  # a list, so that all advance
            pass
    return tuple(timer.timing for timer in timers)


class _Timer:
    """A variant, and the minimum time of each of its parts over all runs."""

    def __init__(self, variant: Variant) -> None:
        self._variant = variant
        self._run: Generator[float, None, Any] | None = None
        self._part = 0
        self._minimum: dict[int, float] = {}
        self._result: Any = None

    def start(self) -> None:
        self._run, self._part = self._variant(), 0

    def run_part(self) -> bool:
        """Run the next part; False when the run is over."""
        if self._run is None:
            return False
        start = time.process_time()
        try:
            weight = next(self._run)
        except StopIteration as end:
            self._run, self._result = None, end.value
            return False
        seconds = weight * (time.process_time() - start)
        self._minimum[self._part] = min(seconds, self._minimum.get(self._part, seconds))
        self._part += 1
        return True

    @property
    def timing(self) -> Timing:
        return Timing(self._result, tuple(self._minimum.values()))
