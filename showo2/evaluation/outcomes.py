"""Outcomes of samples, and the rows of the report that summarize them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from showo2.evaluation.thresholds import Thresholds

NO_LANGUAGE = "-"  # of a row that no words are part of
EVERY_LANGUAGE = "all"  # of a row that adds up the others of its name


@dataclass(frozen=True, eq=False)
class Outcome:
    """The outcome of one sample."""

    task: str
    language: str
    prompt: str
    answer: str  # the model's answer, or what a judge saw
    # (name, whether it passed); names may repeat, as a story has several scenes
    checks: tuple[tuple[str, bool], ...]
    frames: tuple[np.ndarray, ...]  # uint8 (H, W, 3), side by side in the contact sheet
    measures: tuple[tuple[str, float], ...] = ()  # (name with unit, number); rows hold their means

    @property
    def right(self) -> bool:
        """Whether every check passed."""
        return all(passed for _, passed in self.checks)


@dataclass(frozen=True)
class Row:
    """The mean of `count` measures, or the share of `count` checks that passed, in one language."""

    name: str  # "task: check"
    language: str
    value: float
    count: int

    def to_dict(self, thresholds: Thresholds) -> dict[str, str | int | float | bool | None]:
        """As JSON, with the row's threshold, if it has one, and whether the rounded value reaches it."""
        threshold, value = thresholds.get(self.name), round(self.value, 4)
        return {
            "name": self.name,
            "language": self.language,
            "value": value,
            "count": self.count,
            "mark": threshold.bound if threshold else None,
            "reached": threshold.is_reached(value) if threshold else None,
        }


def add_up(outcomes: Iterable[Outcome]) -> list[Row]:
    """One row per name and language, in order of first appearance, and one over all languages of a name."""
    tallies: dict[str, dict[str, list[float]]] = {}
    for outcome in outcomes:
        for name, value in (*outcome.checks, *outcome.measures):
            by_language = tallies.setdefault(f"{outcome.task}: {name}", {})
            by_language.setdefault(outcome.language, []).append(float(value))
    rows = []
    for name, by_language in tallies.items():
        rows += [_row(name, language, values) for language, values in by_language.items()]
        if len(by_language) > 1:
            rows.append(_row(name, EVERY_LANGUAGE, [*chain(*by_language.values())]))
    return rows


def _row(name: str, language: str, values: list[float]) -> Row:
    return Row(name, language, sum(values) / len(values), len(values))


def table(rows: Iterable[Row]) -> str:
    """Rows as text: a line per name, a column per language with value and count."""
    by_name: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, {})[row.language] = row
    width = max((len(name) for name in by_name), default=0)
    lines = []
    for name, found in by_name.items():
        cells = (
            f"{language} {row.value:.3f} of {row.count:<4}"
            for language, row in sorted(found.items())
            if language != EVERY_LANGUAGE
        )
        lines.append(f"{name:{width}}  {'  '.join(cells)}".rstrip())
    return "\n".join(lines)
