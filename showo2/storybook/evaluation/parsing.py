"""Reads facts back out of what a checkpoint writes, with the world's own tables of words."""

import re
from dataclasses import dataclass

from showo2.storybook.phrases import WORDS


@dataclass(frozen=True)
class Facts:
    """What a scene's text says: its place (None unless exactly one is named) and its things' (kind, colour)."""

    place: str | None
    looks: frozenset[tuple[str, str]]


def read_scene(text: str, language: str) -> Facts:
    """The facts in one scene's text of a story."""
    words, text = WORDS[language], text.lower()
    # "a meadow" is also "the meadow": the noun alone names the place.
    nouns = {place: phrase.split()[-1] for place, phrase in words["place"].items()}
    places = [place for place, noun in nouns.items() if noun in text]
    kinds, colours = ({word: name for name, word in words[table].items()} for table in ("kind", "colour"))
    between = " " if language == "en" else "的?"
    pairs = re.findall(f"({'|'.join(colours)}){between}({'|'.join(kinds)})", text)
    looks = frozenset((kinds[kind], colours[colour]) for colour, kind in pairs)
    return Facts(places[0] if len(places) == 1 else None, looks)


def same_answer(answer: str, expected: str) -> bool:
    """Whether two answers differ in nothing but case, outer spaces and the last stop."""
    return _bare(answer) == _bare(expected)


def _bare(text: str) -> str:
    return text.strip().rstrip(".。").lower()
