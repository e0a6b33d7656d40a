"""README.md, docs/ and the model card as tests read them: code blocks, links and names of files."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "assets" / "nano" / "README.md",
    *(file for name in ("CONTRIBUTING.md", "CHANGELOG.md") if (file := ROOT / name).exists()),
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """A fenced block of code."""

    language: str
    code: str


@cache
def text_of(document: Path) -> str:
    """The text of a document, without the configuration of a Space in front of it."""
    text = document.read_text("utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def blocks(document: Path, language: str) -> list[str]:
    """The code of a document's blocks in one language."""
    found = (Block(*match) for match in FENCE.findall(text_of(document)))
    return [block.code for block in found if block.language == language]


def prose(document: Path) -> str:
    """The text without its blocks of code."""
    return FENCE.sub("", text_of(document))


def commands(document: Path) -> Iterator[str]:
    """The lines of a document's shell commands, without comments."""
    for code in blocks(document, "sh"):
        for line in code.splitlines():
            if command := re.sub(r"(^|\s+)#.*", "", line).strip():
                yield command


def links(document: Path) -> list[str]:
    return LINK.findall(prose(document))


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def code_spans(document: Path) -> list[str]:
    return CODE.findall(prose(document))


def run(document: Path, replaced: Mapping[str, str] | None = None) -> None:
    """Runs all Python of a document, one block after another, with strings replaced."""
    names: dict[str, object] = {}
    for code in blocks(document, "python"):
        for old, new in (replaced or {}).items():
            code = code.replace(old, new)
        exec(compile(code, document.name, "exec"), names)
