"""A story as something to keep: one HTML page with everything inside, a PDF, and a ZIP of text and pictures.

All that stands in them is in the story's language.
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

# Points on a page of A5.
MARGIN = 36.0
PICTURE = 320.0  # the longer side of a scene's picture
FONT_SIZE, LINE = 15.0, 23.0
TITLE_SIZE = 20.0
# Readers bring this font along for Chinese; it holds Latin letters, too.
CHINESE_FONT, LATIN_FONT = "STSong-Light", "Helvetica"
STYLE = """
body { font: 20px/1.6 Georgia, "Songti SC", "Noto Serif CJK SC", serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem;
  color: #222; background: #fffdf8 }
h1 { font-size: 1.6rem; line-height: 1.3 } figure { margin: 2.5rem 0; break-inside: avoid }
img { width: 100%; border-radius: 10px; image-rendering: auto } figcaption { margin-top: .6rem }
footer { color: #6c6c6c; font-size: .8rem }
"""


@dataclass(frozen=True)
class Page:
    """A scene as told: its words, the PNG of its picture, and a GIF where it was set in motion."""

    text: str
    picture: Path
    clip: Path | None = None

    @property
    def shown(self) -> Path:
        """What is looked at, where it can move."""
        return self.clip or self.picture


@dataclass(frozen=True)
class Book:
    """A story's title, its pages, and a line that says how it was made."""

    title: str
    pages: Sequence[Page]
    made: str

    @property
    def language(self) -> str:
        return language_of(self.title, self.pages)

    def write(self, folder: Path, name: str) -> list[Path]:
        """`name` as .html, .pdf and .zip in an existing folder. Raises OSError where there is no room."""
        paths = [folder / f"{name}.{suffix}" for suffix in ("html", "pdf", "zip")]
        paths[0].write_text(self._html(), "utf-8")
        self._write_pdf(paths[1])
        self._write_zip(paths[2])
        return paths

    def _html(self) -> str:
        figures = "".join(
            f'<figure><img alt="" src="{_data_url(page.shown)}">'
            f"<figcaption>{escape(page.text)}</figcaption></figure>"
            for page in self.pages
        )
        title = escape(self.title)
        return (
            f'<!doctype html><html lang="{self.language}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{title}</title><style>{STYLE}</style><h1>{title}</h1>{figures}"
            f"<footer>{escape(self.made)}</footer></html>\n"
        )

    def _write_pdf(self, path: Path) -> None:
        font = CHINESE_FONT if self.language == "zh" else LATIN_FONT
        if font == CHINESE_FONT:
            pdfmetrics.registerFont(UnicodeCIDFont(font))
        width, height = A5
        canvas = Canvas(str(path), pagesize=A5)
        canvas.setTitle(self.title)
        canvas.setSubject(self.made)
        for number, page in enumerate(self.pages):
            y = height - MARGIN
            if number == 0:
                y = _write_lines(canvas, self.title, font, TITLE_SIZE, y) - LINE / 2
            with Image.open(page.picture) as picture:
                scale = min(PICTURE, width - 2 * MARGIN) / max(picture.size)
                drawn = picture.width * scale, picture.height * scale
            y -= drawn[1]
            canvas.drawImage(str(page.picture), (width - drawn[0]) / 2, y, *drawn)
            _write_lines(canvas, page.text, font, FONT_SIZE, y - LINE / 2)
            canvas.showPage()
        canvas.save()

    def _write_zip(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            text = "\n\n".join([self.title, *(page.text for page in self.pages), self.made])
            archive.writestr("story.txt", text + "\n")
            for number, page in enumerate(self.pages, start=1):
                archive.write(page.picture, f"scene-{number}.png")
                if page.clip is not None:
                    archive.write(page.clip, f"scene-{number}.gif")


def language_of(title: str, pages: Sequence[Page]) -> str:
    """ "zh" where a story has any Chinese in it, otherwise "en"."""
    words = "".join((title, *(page.text for page in pages)))
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in words) else "en"


def _data_url(file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return f"data:image/{file.suffix.removeprefix('.')};base64,{data}"


def _write_lines(canvas: Canvas, text: str, font: str, size: float, y: float) -> float:
    """Writes `text` below `y`, broken into lines between the margins, on further pages where one is not enough; returns
    where the last line stands."""
    canvas.setFont(font, size)
    width, height = A5
    room = width - 2 * MARGIN
    # Chinese has no gaps to break at; a line then ends where the room does.
    lines = _broken(text, font, size, room) if font == CHINESE_FONT else simpleSplit(text, font, size, room)
    for line in lines:
        y -= size * LINE / FONT_SIZE
        if y < MARGIN:
            canvas.showPage()
            canvas.setFont(font, size)
            y = height - MARGIN
        canvas.drawString(MARGIN, y, line)
    return y


def _broken(text: str, font: str, size: float, room: float) -> list[str]:
    lines = [""]
    for character in text:
        if pdfmetrics.stringWidth(lines[-1] + character, font, size) > room:
            lines.append("")
        lines[-1] += character
    return lines
