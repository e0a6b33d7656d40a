"""A story as files: an HTML page with everything inside, a PDF, and a ZIP of text and pictures.

All text in them is in the story's language.
"""

import base64
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from showo2.lexicon import contains_chinese

# Lengths in points, on A5.
MARGIN = 36.0
PICTURE_SIDE = 320.0  # the longer side of a scene's picture
FONT_SIZE, LINE_HEIGHT = 15.0, 23.0
TITLE_SIZE = 20.0
# A PDF reader supplies this font for Chinese; it has Latin letters, too.
CHINESE_FONT, LATIN_FONT = "STSong-Light", "Helvetica"
STYLE = """
body {
  font: 20px/1.6 Georgia, "Songti SC", "Noto Serif CJK SC", serif;
  max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color: #222; background: #fffdf8;
}
h1 { font-size: 1.6rem; line-height: 1.3 } figure { margin: 2.5rem 0; break-inside: avoid }
img { width: 100%; border-radius: 10px; image-rendering: auto } figcaption { margin-top: .6rem }
footer { color: #6c6c6c; font-size: .8rem }
"""


@dataclass(frozen=True)
class StoryPage:
    """A finished scene: its text, the PNG of its picture, and a GIF if it was animated."""

    text: str
    picture: Path
    clip: Path | None = None

    @property
    def media(self) -> Path:
        """The clip if there is one, otherwise the picture."""
        return self.clip or self.picture


@dataclass(frozen=True)
class StoryExport:
    """A story to write to files."""

    title: str
    pages: Sequence[StoryPage]
    credits: str  # how it was made

    @property
    def language(self) -> str:
        return language_of(self.title, self.pages)

    def write(self, folder: Path, name: str) -> list[Path]:
        """Writes `name`.html, .pdf and .zip into an existing folder. Raises OSError if the disk is full."""
        html, pdf, archive = (folder / f"{name}.{suffix}" for suffix in ("html", "pdf", "zip"))
        html.write_text(self._html(), "utf-8")
        self._write_pdf(pdf)
        self._write_zip(archive)
        return [html, pdf, archive]

    def _html(self) -> str:
        figures = "".join(
            f'<figure><img alt="" src="{_data_url(page.media)}">'
            f"<figcaption>{escape(page.text)}</figcaption></figure>"
            for page in self.pages
        )
        title = escape(self.title)
        return (
            f'<!doctype html><html lang="{self.language}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{title}</title><style>{STYLE}</style><h1>{title}</h1>{figures}"
            f"<footer>{escape(self.credits)}</footer></html>\n"
        )

    def _write_pdf(self, path: Path) -> None:
        font = CHINESE_FONT if self.language == "zh" else LATIN_FONT
        if font == CHINESE_FONT:
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        width, height = A5
        canvas = Canvas(str(path), pagesize=A5)
        canvas.setTitle(self.title)
        canvas.setSubject(self.credits)
        for index, page in enumerate(self.pages):
            y = height - MARGIN
            if index == 0:
                y = _draw_text(canvas, self.title, font, TITLE_SIZE, y) - LINE_HEIGHT / 2
            with Image.open(page.picture) as picture:
                scale = min(PICTURE_SIDE, width - 2 * MARGIN) / max(picture.size)
                picture_width, picture_height = picture.width * scale, picture.height * scale
            y -= picture_height
            x = (width - picture_width) / 2
            canvas.drawImage(str(page.picture), x, y, picture_width, picture_height)
            _draw_text(canvas, page.text, font, FONT_SIZE, y - LINE_HEIGHT / 2)
            canvas.showPage()
        canvas.save()

    def _write_zip(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            text = "\n\n".join([self.title, *(page.text for page in self.pages), self.credits])
            archive.writestr("story.txt", text + "\n")
            for number, page in enumerate(self.pages, start=1):
                archive.write(page.picture, f"scene-{number}.png")
                if page.clip is not None:
                    archive.write(page.clip, f"scene-{number}.gif")


def language_of(title: str, pages: Sequence[StoryPage]) -> str:
    """ "zh" if a story contains any Chinese, otherwise "en"."""
    text = "".join((title, *(page.text for page in pages)))
    return "zh" if contains_chinese(text) else "en"


def _data_url(file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return f"data:image/{file.suffix.removeprefix('.')};base64,{data}"


def _draw_text(canvas: Canvas, text: str, font: str, size: float, y: float) -> float:
    """Draws wrapped text below `y`, adding pages as needed; returns the baseline of the last line."""
    canvas.setFont(font, size)
    width, height = A5
    line_width = width - 2 * MARGIN
    wrap = _wrap_chinese if font == CHINESE_FONT else simpleSplit
    for line in wrap(text, font, size, line_width):
        y -= size * LINE_HEIGHT / FONT_SIZE
        if y < MARGIN:
            canvas.showPage()
            canvas.setFont(font, size)
            y = height - MARGIN
        canvas.drawString(MARGIN, y, line)
    return y


def _wrap_chinese(text: str, font: str, size: float, line_width: float) -> list[str]:
    """Breaks a line wherever it is full: Chinese has no spaces to break at."""
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, font, size) > line_width:
            lines.append("")
        lines[-1] += character
    return lines
