"""The measuring rule: one process, one thread, the two ways in turn, and of several runs the least CPU time.

CPU time of the process, because wall time on a shared machine says who else is working. Neighbours slow the memory
down all the same, so a way is cut into parts (a step, a token), parts of the two ways take turns, and of each part the
least time of all runs counts.
"""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Mark:
    """What is to be reached: how many times as fast, or, with `at_most`, which part of the other's cost."""

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
class Measurement:
    """One mark, measured."""

    mark: Mark
    ours: float
    theirs: float
    error: float | None = None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """theirs / ours, or ours / theirs where the mark is a part that must not be exceeded."""
        return self.ours / self.theirs if self.mark.at_most else self.theirs / self.ours

    @property
    def reached(self) -> bool:
        exact = self.mark.max_error is None or self.error <= self.mark.max_error
        return exact and (
            self.ratio <= self.mark.ratio if self.mark.at_most else self.ratio >= self.mark.ratio
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.mark.name,
            "ours": self.ours,
            "theirs": self.theirs,
            "unit": self.unit,
            "ratio": self.ratio,
            "error": self.error,
            "mark": str(self.mark),
            "reached": self.reached,
        }


@dataclass(frozen=True)
class Figure:
    """Something measured that has no other way beside it, and no mark."""

    name: str
    ours: float
    unit: str = "s"

    def to_dict(self) -> dict[str, Any]:
        nothing = dict.fromkeys(("theirs", "ratio", "error", "mark", "reached"))
        return {"name": self.name, "ours": self.ours, "unit": self.unit} | nothing


@dataclass(frozen=True)
class Timed:
    """What a way came to, and the CPU seconds that each of its parts took, times how often it counts."""

    result: Any
    parts: tuple[float, ...]

    @property
    def seconds(self) -> float:
        return sum(self.parts)


# A way yields after each part how often it counts (a part that stands for several like it more than once, what
# belongs to neither way not at all), and returns what it came to.
Way = Callable[[], Generator[float, None, Any]]


def once(work: Callable[[], Any]) -> Way:
    """A way of one part."""

    def way() -> Generator[float, None, Any]:
        result = work()
        yield 1
        return result

    return way


def in_turn(ours: Way, theirs: Way, runs: int) -> tuple[Timed, Timed]:
    """Both ways, `runs` times, part by part in turn."""
    watches = (_Watch(ours), _Watch(theirs))
    for _ in range(runs):
        for watch in watches:
            watch.start()
        while any([watch.next_part() for watch in watches]):  # a list: both take their turn
            pass
    return watches[0].timed, watches[1].timed


class _Watch:
    """One way, and the least time of each of its parts in all runs."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._least: dict[int, float] = {}
        self._result: Any = None

    def start(self) -> None:
        self._run, self._part = self._way(), 0

    def next_part(self) -> bool:
        """Runs a part; False when the run is over."""
        if self._run is None:
            return False
        start = time.process_time()
        try:
            weight = next(self._run)
        except StopIteration as end:
            self._run, self._result = None, end.value
            return False
        seconds = weight * (time.process_time() - start)
        self._least[self._part] = min(seconds, self._least.get(self._part, seconds))
        self._part += 1
        return True

    @property
    def timed(self) -> Timed:
        return Timed(self._result, tuple(self._least.values()))
