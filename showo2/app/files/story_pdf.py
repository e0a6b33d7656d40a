"""A story as a picture book in PDF: a cover, then a page for each scene, its words under its picture.

Measures are points, on A5.
"""

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from PIL import Image
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from showo2.app.files.fonts import TRUETYPE_CHINESE, font_files

WIDTH, HEIGHT = A5
MARGIN = 40.0
TEXT_WIDTH = WIDTH - 2 * MARGIN
PICTURE_TOP = HEIGHT - 60.0  # of every scene, so that pictures stay in place when pages are turned
COVER_TOP = HEIGHT - 150.0
GAP = 24.0  # between a picture and its words
FOOT = 28.0  # the baseline of page numbers
LATIN_FONT = "Times-Roman"
# A PDF reader supplies this font where this machine has no Chinese font that can be embedded.
READERS_CHINESE_FONT = "STSong-Light"
Scene = tuple[str, Path]  # words and picture


def write_pdf(path: Path, title: str, scenes: Sequence[Scene], credits: str, language: str) -> None:
    """Writes the book. Raises OSError if the disk is full."""
    Book(path, title, credits, language).write(scenes)


class Book:
    """A PDF that is being written, page by page."""

    def __init__(self, path: Path, title: str, credits: str, language: str) -> None:
        self._title, self._credits, self._language = title, credits, language
        self._font = chinese_font() if language == "zh" else LATIN_FONT
        self._number = 0  # of the current page; the cover has none
        self._canvas = Canvas(str(path), pagesize=A5, lang="zh-CN" if language == "zh" else "en")
        self._canvas.setTitle(title)
        for set_maker in (self._canvas.setAuthor, self._canvas.setCreator, self._canvas.setProducer):
            set_maker("Show-o2")
        self._canvas.setSubject(credits)

    def write(self, scenes: Sequence[Scene]) -> None:
        self._cover(scenes[0][1])
        for words, picture in scenes:
            self._scene(words, picture)
        self._canvas.save()

    def _cover(self, picture: Path) -> None:
        title = Paragraph(escape(self._title), self._style(24, TA_CENTER))
        _, height = title.wrap(TEXT_WIDTH, HEIGHT)
        title.drawOn(self._canvas, MARGIN, max(COVER_TOP + GAP, HEIGHT - MARGIN - height))
        top = min(COVER_TOP, HEIGHT - MARGIN - height - GAP)
        self._picture(picture, top, 0.8 * TEXT_WIDTH)
        credits = Paragraph(escape(self._credits), self._style(8, TA_CENTER))
        credits.wrap(TEXT_WIDTH, HEIGHT)
        credits.drawOn(self._canvas, MARGIN, FOOT)
        self._canvas.showPage()

    def _scene(self, words: str, picture: Path) -> None:
        """A page, and more where the words are long."""
        bottom = self._picture(picture, PICTURE_TOP, TEXT_WIDTH)
        rest = [Paragraph(escape(words), self._style(15, TA_CENTER if len(words) < 200 else None))]
        top = bottom - GAP
        while rest:
            room = top - FOOT - GAP
            first, *rest = rest[0].split(TEXT_WIDTH, room) or [None, *rest]
            if first is not None:
                _, height = first.wrap(TEXT_WIDTH, room)
                first.drawOn(self._canvas, MARGIN, top - height)
            self._end_page()
            top = HEIGHT - 60.0

    def _picture(self, picture: Path, top: float, side: float) -> float:
        """Draws a picture of this longer side, in the middle below `top`; returns where it ends."""
        with Image.open(picture) as opened:
            scale = side / max(opened.size)
            width, height = opened.width * scale, opened.height * scale
        self._canvas.drawImage(str(picture), (WIDTH - width) / 2, top - height, width, height)
        return top - height

    def _end_page(self) -> None:
        self._number += 1
        self._canvas.setFont(self._font, 9)
        self._canvas.drawCentredString(WIDTH / 2, FOOT, str(self._number))
        self._canvas.showPage()

    def _style(self, size: float, alignment: int | None) -> ParagraphStyle:
        return ParagraphStyle(
            f"{size}",
            fontName=self._font,
            fontSize=size,
            leading=1.5 * size,
            alignment=alignment or 0,
            wordWrap="CJK" if self._language == "zh" else None,
        )


@cache
def chinese_font() -> str:
    """The name of a Chinese font that is ready to use: this machine's, which will be embedded, or else the
    reader's."""
    for file in font_files(TRUETYPE_CHINESE):
        try:
            pdfmetrics.registerFont(TTFont(file.stem, str(file)))
        except TTFError:  # outlines of another kind
            continue
        return file.stem
    pdfmetrics.registerFont(UnicodeCIDFont(READERS_CHINESE_FONT))
    return READERS_CHINESE_FONT
