"""`python -m showo2.storybook.evaluation.gallery REPORT OUT`: the contact sheets that the documents show,
from the folder of a report: English on the left, Chinese on the right, unselected."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from showo2.evaluation.report import sheet_name
from showo2.storybook.evaluation.derived_rows import GENEVAL_CATEGORIES
from showo2.storybook.phrases import LANGUAGES

WIDTH = 1600  # px of a gallery
QUALITY = 85
# What each gallery shows, one task below the other.
GALLERIES: dict[str, tuple[str, ...]] = {
    "pictures": tuple(f"text to image, {category}" for category in GENEVAL_CATEGORIES),
    "unseen": ("text to image, colours, unseen pair", "text to image, colour binding, unseen pair"),
    "details": ("text to image, everything, one thing", "text to image, everything, two things"),
    "clips": ("text to video",),
    "animations": ("image to video",),
    "stories": ("stories",),
    "conversations": ("conversation, picture", "conversation, edit", "conversation, clip"),
    "chat": ("questions about pictures", "questions about clips"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Make the documents' contact sheets from a report.")
    parser.add_argument("report", type=Path, help="folder that `python -m showo2.evaluation --out` wrote")
    parser.add_argument("out", type=Path, help="folder for nano-pictures.jpg and so on")
    options = parser.parse_args(arguments)
    for name, tasks in GALLERIES.items():
        rows = [sheets for task in tasks if (sheets := _sheets(options.report, task))]
        if rows:
            gallery = _stacked([_beside(sheets) for sheets in rows])
            gallery.save(options.out / f"nano-{name}.jpg", quality=QUALITY)


def _sheets(report: Path, task: str) -> list[Image.Image]:
    """A task's sheets, one a language; a report may be of some tasks only."""
    files = (report / sheet_name(task, language) for language in LANGUAGES)
    return [Image.open(file) for file in files if file.exists()]


def _beside(sheets: Sequence[Image.Image]) -> Image.Image:
    """The sheets side by side, WIDTH px wide."""
    row = Image.new(
        "RGB", (sum(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)), "white"
    )
    left = 0
    for sheet in sheets:
        row.paste(sheet, (left, 0))
        left += sheet.width
    return row.resize((WIDTH, round(row.height * WIDTH / row.width)), Image.Resampling.LANCZOS)


def _stacked(rows: Sequence[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (WIDTH, sum(row.height for row in rows)), "white")
    top = 0
    for row in rows:
        whole.paste(row, (0, top))
        top += row.height
    return whole


if __name__ == "__main__":
    main()
