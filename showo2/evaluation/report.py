"""The report of an evaluation: `evaluation.json`, contact sheets, and `index.html`, a page that shows
both."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from showo2.evaluation.contact_sheet import write_sheet
from showo2.evaluation.outcomes import EVERY_LANGUAGE, NO_LANGUAGE, Outcome, Row, add_up
from showo2.evaluation.suite import Suite

REPORTS_APART = "against another report: largest difference of a share"
STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;
  padding: 0 1rem; color: #222 }
table { border-collapse: collapse }
td, th { padding: .15rem .8rem; text-align: left; border-bottom: 1px solid #ddd }
img { max-width: 100% }
h2 { margin-top: 2.5rem }
"""


def write_report(
    suite: Suite,
    outcomes: Sequence[Outcome],
    folder: Path,
    against: Sequence[dict[str, Any]] = (),
    written: int = 0,
) -> None:
    """Write the report of `outcomes` into an existing `folder`.

    `against` are the rows of another report of the same samples: how far the two differ becomes a row. The
    first `written` outcomes are in the folder's report already: sheets without further ones are kept.
    """
    found = add_up(outcomes)
    found += suite.derive(found)
    rows = [row.to_dict(suite.thresholds) for row in (*found, *_reports_apart(found, against))]
    (folder / "evaluation.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault((outcome.task, outcome.language), []).append(outcome)
    changed = {(outcome.task, outcome.language) for outcome in outcomes[written:]}
    sheets = {}
    for (task, language), group in groups.items():
        path = folder / sheet_name(task, language)
        if (task, language) in changed:
            write_sheet(group, path)
        sheets[_title(task, language)] = path.name
    (folder / "index.html").write_text(_page(rows, sheets), "utf-8")


def sheet_name(task: str, language: str) -> str:
    """The name of a contact sheet's file."""
    return _title(task, language).translate(str.maketrans(" ", "-", ",()")) + ".png"


def _title(task: str, language: str) -> str:
    return task if language == NO_LANGUAGE else f"{task} ({language})"


def _reports_apart(rows: Iterable[Row], others: Iterable[dict[str, Any]]) -> list[Row]:
    """The largest difference of a share (not of decibels) that two reports have, as one row; no row without
    `others`."""
    values = {(other["name"], other["language"]): other["value"] for other in others}
    shares = [row for row in rows if not row.name.endswith("dB")]
    apart = [abs(row.value - values[key]) for row in shares if (key := (row.name, row.language)) in values]
    return [Row(REPORTS_APART, NO_LANGUAGE, max(apart), len(apart))] if apart else []


def _page(rows: list[dict[str, Any]], sheets: dict[str, str]) -> str:
    lines = [
        "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for tag, cell in _cells(row)) + "</tr>"
        for row in [None, *(row for row in rows if row["language"] in (EVERY_LANGUAGE, NO_LANGUAGE))]
    ]
    pictures = [f"<h2>{escape(task)}</h2><img src='{escape(name)}' alt=''>" for task, name in sheets.items()]
    return (
        f"<!doctype html><meta charset='utf-8'><title>Evaluation</title><style>{STYLE}</style>"
        f"<h1>Evaluation</h1><table>{''.join(lines)}</table>{''.join(pictures)}\n"
    )


def _cells(row: dict[str, Any] | None) -> Iterable[tuple[str, object]]:
    """Tag and content of each cell of a row, or of the table's head for None."""
    if row is None:
        return [("th", title) for title in ("name", "value", "of", "threshold", "reached")]
    reached = {None: "", True: "yes", False: "no"}[row["reached"]]
    threshold = "" if row["mark"] is None else row["mark"]
    return [("td", cell) for cell in (row["name"], f"{row['value']:.3f}", row["count"], threshold, reached)]
