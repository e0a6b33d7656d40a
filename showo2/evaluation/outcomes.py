"""What came of a try, and the rows that outcomes add up to."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

NO_LANGUAGE = "-"  # of a row that no words are part of


@dataclass(frozen=True, eq=False)
class Outcome:
    """One try: named checks, which may repeat (a story has several scenes), and what there is to show."""

    task: str
    language: str
    prompt: str
    answer: str  # what came back: the words, or what the judge saw
    checks: tuple[tuple[str, bool], ...]
    frames: tuple[np.ndarray, ...]  # uint8 (H, W, 3), side by side in the contact sheet

    @property
    def right(self) -> bool:
        """Whether nothing was wrong."""
        return all(passed for _, passed in self.checks)


@dataclass(frozen=True)
class Row:
    """How many of `count` checks of one name were right, in one language."""

    name: str  # "task: check"
    language: str
    right: int
    count: int

    @property
    def value(self) -> float:
        """Share that was right, 0 to 1."""
        return self.right / self.count

    def to_dict(self) -> dict[str, str | int | float]:
        return {
            "name": self.name, "language": self.language, "right": self.right, "count": self.count,
            "value": round(self.value, 4),
        }  # fmt: skip


def add_up(outcomes: Iterable[Outcome]) -> list[Row]:
    """One row for each name and language, in the order of their first outcome."""
    tallies: dict[tuple[str, str], list[bool]] = {}
    for outcome in outcomes:
        for check, passed in outcome.checks:
            tallies.setdefault((f"{outcome.task}: {check}", outcome.language), []).append(passed)
    return [Row(name, language, sum(passed), len(passed)) for (name, language), passed in tallies.items()]


def table(rows: Iterable[Row]) -> str:
    """The rows as text: a line for each name, a column for each language, the share and of how many."""
    by_name: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, {})[row.language] = row
    width = max((len(name) for name in by_name), default=0)
    lines = []
    for name, found in by_name.items():
        cells = (f"{language} {row.value:.3f} of {row.count:<4}" for language, row in sorted(found.items()))
        lines.append(f"{name:{width}}  {'  '.join(cells)}".rstrip())
    return "\n".join(lines)
