"""Extracts facts from a checkpoint's answers and stories, with the word tables of the storybook world."""

import re
from dataclasses import dataclass

from showo2.storybook.phrases import WORDS


@dataclass(frozen=True)
class Facts:
    """What the text of a story's scene says."""

    place: str | None  # None unless exactly one is named
    looks: frozenset[tuple[str, str]]  # kind and color of each thing


def read_scene(text: str, language: str) -> Facts:
    """The facts in the text of a story's scene."""
    words, text = WORDS[language], text.lower()
    # "a meadow" is also "the meadow": the noun alone names the place.
    nouns = {place: phrase.split()[-1] for place, phrase in words["place"].items()}
    places = [place for place, noun in nouns.items() if noun in text]
    kinds, colors = ({word: name for name, word in words[table].items()} for table in ("kind", "colour"))
    between = " " if language == "en" else "的?"
    pairs = re.findall(f"({'|'.join(colors)}){between}({'|'.join(kinds)})", text)
    looks = frozenset((kinds[kind], colors[color]) for color, kind in pairs)
    return Facts(places[0] if len(places) == 1 else None, looks)


def same_answer(answer: str, expected: str) -> bool:
    """Whether two answers are equal up to case, outer spaces and the full stop."""
    return _bare(answer) == _bare(expected)


def _bare(text: str) -> str:
    return text.strip().rstrip(".。").lower()
