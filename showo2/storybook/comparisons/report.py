"""The tables of the comparisons: means over seeds, differences, and the paper's results beside them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from showo2.storybook.comparisons.variants import (
    ANSWER_LOSS,
    ANSWERS,
    FACTS,
    FLOW_LOSS,
    LOWER_IS_BETTER,
    PICTURES,
    Comparison,
    Variant,
)

# Student's t for a 95% interval, by degrees of freedom; beyond, that of a normal distribution.
T = {1: 12.71, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}
NORMAL = 1.96
STEPS = "steps to that flow loss"
SCORES = (FLOW_LOSS, FACTS, PICTURES, ANSWER_LOSS, ANSWERS)

Outcomes = Mapping[tuple[Variant, int], dict]  # by variant and seed


@dataclass(frozen=True)
class Sample:
    """Numbers of several seeds."""

    values: tuple[float, ...]

    @property
    def spread(self) -> float:
        """Standard deviation; 0 of a single number."""
        return stdev(self.values) if len(self.values) > 1 else 0.0

    @property
    def half_interval(self) -> float:
        """Half of the 95% interval of the mean; infinite for a single number."""
        count = len(self.values)
        if count < 2:
            return math.inf
        return T.get(count - 1, NORMAL) * self.spread / math.sqrt(count)

    @property
    def is_resolved(self) -> bool:
        """Whether the mean's interval excludes zero."""
        return abs(fmean(self.values)) > self.half_interval

    def __str__(self) -> str:
        return f"{fmean(self.values):.3g} ± {self.spread:.2g}"


def table(comparison: Comparison, outcomes: Outcomes) -> str:
    """A comparison in Markdown, with the seeds that both variants have; empty without any."""
    pairs = [
        (outcome, outcomes[comparison.with_it, seed])
        for (variant, seed), outcome in outcomes.items()
        if variant == comparison.without and (comparison.with_it, seed) in outcomes
    ]
    if not pairs:
        return ""
    lines = [
        f"**{comparison.title}** ({len(pairs)} seeds)",
        "",
        "| score | without | with | difference | | in the paper |",
        "|---|---|---|---|---|---|",
    ]
    for name in SCORES:
        found = [
            (without["scores"][name], with_it["scores"][name])
            for without, with_it in pairs
            if name in without["scores"] and name in with_it["scores"]
        ]
        if found:
            lines.append(_row(name, found, comparison.paper.get(name, "")))
    if comparison.counts_steps:
        lines.append(_steps_row(pairs))
    return "\n".join(lines) + "\n"


def _row(name: str, pairs: Sequence[tuple[float, float]], paper: str) -> str:
    without, with_it = (Sample(values) for values in zip(*pairs, strict=True))
    difference = Sample(tuple(one - other for other, one in pairs))
    cells = (name, without, with_it, f"{fmean(difference.values):+.3f}", _verdict(name, difference), paper)
    return _line(cells)


def _verdict(name: str, difference: Sample) -> str:
    if not difference.is_resolved:
        return "not resolved"
    return "better" if (fmean(difference.values) < 0) == (name in LOWER_IS_BETTER) else "worse"


def _steps_row(pairs: Sequence[tuple[dict, dict]]) -> str:
    """Steps until the flow loss that the variant without has in the end."""
    total = max(map(int, pairs[0][0]["flow_losses"]))
    found = [steps_until(one["flow_losses"], other["flow_losses"][str(total)]) for other, one in pairs]
    taken = [float(count) for count in found if count is not None]
    if len(taken) < len(found):
        return _line((STEPS, total, f"not reached by {len(found) - len(taken)} of {len(found)}", "", "", ""))
    return _line((STEPS, total, Sample(tuple(taken)), f"{fmean(taken) - total:+.0f}", "", ""))


def steps_until(flow_losses: Mapping[str, float], wanted: float) -> int | None:
    """The first step whose flow loss is at most `wanted`."""
    return min((int(step) for step, loss in flow_losses.items() if loss <= wanted), default=None)


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
