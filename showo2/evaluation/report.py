"""The report of an evaluation: `evaluation.json`, contact sheets, and `index.html`, a page that shows both."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from showo2.evaluation.outcomes import EVERY_LANGUAGE, NO_LANGUAGE, Outcome, Row, add_up
from showo2.evaluation.sheets import write_sheet
from showo2.storybook.evaluation.thresholds import (
    LANGUAGES_APART,
    MARKS,
    REPORTS_APART,
    SIX_CATEGORIES,
    UNSEEN,
)
from showo2.storybook.phrases import LANGUAGES

CATEGORIES = (
    "one object",
    "two objects",
    "counting",
    "colours",
    "position",
    "colour binding",
)  # GenEval's six
WITH_UNSEEN = ("colours", "colour binding")  # asked with unseen pairs, too
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
table { border-collapse: collapse } td, th { padding: .15rem .8rem; text-align: left; border-bottom: 1px solid #ddd }
img { max-width: 100% } h2 { margin-top: 2.5rem }
"""


def write_report(outcomes: Sequence[Outcome], folder: Path, against: Sequence[dict] = ()) -> None:
    """Everything that can be said of `outcomes`, into an existing `folder`; `against` are the rows of another report
    of the same tries."""
    found = [*add_up(outcomes), *_derived(outcomes)]
    rows = [row.to_dict() for row in (*found, *_reports_apart(found, against))]
    (folder / "evaluation.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((outcome.task, outcome.language), []).append(outcome)
    sheets = {}
    for (task, language), group in groups.items():
        path = folder / sheet_name(task, language)
        write_sheet(group, path)
        sheets[_title(task, language)] = path.name
    (folder / "index.html").write_text(_page(rows, sheets), "utf-8")


def sheet_name(task: str, language: str) -> str:
    """The name of a contact sheet's file."""
    return _title(task, language).translate(str.maketrans(" ", "-", ",()")) + ".png"


def _title(task: str, language: str) -> str:
    return task if language == NO_LANGUAGE else f"{task} ({language})"


def _derived(outcomes: Iterable[Outcome]) -> list[Row]:
    """Rows that follow from other rows: the mean of the six categories, how far unseen pairs lie behind, and how far
    the languages are apart."""
    values = {(row.name, row.language): row for row in add_up(outcomes)}
    languages = dict.fromkeys(language for _, language in values)

    def all_right(category: str, language: str) -> float | None:
        row = values.get((f"text to image, {category}: all", language))
        return row and row.value

    rows = []
    for language in languages:
        six = [all_right(category, language) for category in CATEGORIES]
        seen = [all_right(category, language) for category in WITH_UNSEEN]
        unseen = [all_right(f"{category}, unseen pair", language) for category in WITH_UNSEEN]
        if None not in (*six, *unseen):
            rows.append(Row(SIX_CATEGORIES, language, sum(six) / len(six), len(six)))
            rows.append(Row(UNSEEN, language, (sum(seen) - sum(unseen)) / len(seen), len(seen)))
    pairs = [[values.get((name, language)) for language in LANGUAGES] for name in MARKS]
    apart = [abs(one.value - other.value) for one, other in pairs if one and other]
    return [*rows, Row(LANGUAGES_APART, NO_LANGUAGE, max(apart), len(apart))] if apart else rows


def _reports_apart(rows: Iterable[Row], others: Iterable[dict]) -> list[Row]:
    """How far shares lie apart in two reports, at most, of those that both have: one row, or none without others."""
    values = {(other["name"], other["language"]): other["value"] for other in others}
    shares = [row for row in rows if not row.name.endswith("dB")]
    apart = [abs(row.value - values[key]) for row in shares if (key := (row.name, row.language)) in values]
    return [Row(REPORTS_APART, NO_LANGUAGE, max(apart), len(apart))] if apart else []


def _page(rows: list[dict], sheets: dict[str, str]) -> str:
    lines = [
        "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for tag, cell in _cells(row)) + "</tr>"
        for row in [None, *(row for row in rows if row["language"] in (EVERY_LANGUAGE, NO_LANGUAGE))]
    ]
    pictures = [f"<h2>{escape(task)}</h2><img src='{escape(name)}' alt=''>" for task, name in sheets.items()]
    return (
        f"<!doctype html><meta charset='utf-8'><title>Evaluation</title><style>{STYLE}</style>"
        f"<h1>Evaluation</h1><table>{''.join(lines)}</table>{''.join(pictures)}\n"
    )


def _cells(row: dict | None) -> Iterable[tuple[str, object]]:
    """Tag and content of a line of the table; of its head without a row."""
    if row is None:
        return [("th", title) for title in ("name", "value", "of", "mark", "reached")]
    reached = {None: "", True: "yes", False: "no"}[row["reached"]]
    mark = "" if row["mark"] is None else row["mark"]
    return [("td", cell) for cell in (row["name"], f"{row['value']:.3f}", row["count"], mark, reached)]
