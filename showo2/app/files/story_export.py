"""A story as files: an HTML page with everything inside, a PDF, and a ZIP of text and pictures.

All text in them is in the story's language.
"""

import base64
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from showo2.app.files.story_pdf import write_pdf
from showo2.lexicon import contains_chinese

# A request for a story, around what the story is about.
REQUESTS = (
    r"(?:please,? )?(?:tell(?: me)? |write )?an? (?:\w+ )?story (?:about|of) (.+?)(?:,? please)?[.!]*",
    r"(?:请)?(?:给我)?(?:讲|说|写)?(?:一个|个)?(?:关于|有关)?(.+?)的(?:睡前)?故事[。！]*",
)
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
        scenes = [(page.text, page.picture) for page in self.pages]
        write_pdf(pdf, self.title, scenes, self.credits, self.language)
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

    def _write_zip(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            text = "\n\n".join([self.title, *(page.text for page in self.pages), self.credits])
            archive.writestr("story.txt", text + "\n")
            for number, page in enumerate(self.pages, start=1):
                archive.write(page.picture, f"scene-{number}.png")
                if page.clip is not None:
                    archive.write(page.clip, f"scene-{number}.gif")


def title_of(prompt: str) -> str:
    """What a story is about, as its title: "A pink fish" where the prompt is "A story about a pink fish"."""
    asked = (re.fullmatch(request, prompt.strip(), re.IGNORECASE) for request in REQUESTS)
    title = next((match.group(1) for match in asked if match), prompt.strip().rstrip(".。"))
    return title[:1].upper() + title[1:]


def language_of(title: str, pages: Sequence[StoryPage]) -> str:
    """ "zh" if a story contains any Chinese, otherwise "en"."""
    text = "".join((title, *(page.text for page in pages)))
    return "zh" if contains_chinese(text) else "en"


def _data_url(file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return f"data:image/{file.suffix.removeprefix('.')};base64,{data}"
