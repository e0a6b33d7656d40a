"""A fixed sentence form per language that states everything about a scene or a clip, and its inverse.

A description can be parsed back into the scene, so what a model says can be scored without a judge.
"""

import re

from showo2.storybook.phrases import WORDS, a_thing, join, sentence
from showo2.storybook.scenes import POSITIONS, Clip, Scene, Thing


def describe(scene: Scene, language: str) -> str:
    """Everything about `scene` in one fixed form, which `parse_description` reads back.

    Small things are called small; big is not mentioned.
    """
    words = WORDS[language]
    form = "{thing} {position}" if language == "en" else "{position}有{thing}"
    listed = join(
        (
            form.format(
                thing=a_thing(
                    thing.look, language, words["size"]["small"][0] if thing.size == "small" else ""
                ),
                position=words["position"][thing.position],
            )
            for thing in scene.things
        ),
        language,
        "join_placed",
    )
    at = words["at"][scene.place]
    return sentence(f"{at} there is {listed}" if language == "en" else f"{at}，{listed}", language)


def parse_description(text: str, language: str) -> Scene | None:
    """The inverse of `describe`, or None for any other text. Case and the full stop don't matter."""
    text = text.strip().rstrip(".。").lower()
    places = {words: place for place, words in WORDS[language]["at"].items()}
    pattern = r"(.+?),? there is (.+)" if language == "en" else r"([^，,]+)[，,](.+)"
    match = re.fullmatch(pattern, text)
    if match is None or match[1] not in places:
        return None
    parts = re.split(r", | and " if language == "en" else r"[，,]", match[2])
    parsed = [_parse_thing(part.strip(), language) for part in parts]
    things = [thing for thing in parsed if thing is not None]
    if len({thing.position for thing in things}) < len(parts):
        return None
    return Scene(places[match[1]], tuple(sorted(things, key=lambda thing: POSITIONS.index(thing.position))))


def describe_clip(clip: Clip, language: str) -> str:
    """Everything about `clip` in one fixed form."""
    thing, moves = a_thing(clip.thing.look, language), WORDS[language]["motion"][clip.motion]
    at = WORDS[language]["at"][clip.place]
    return sentence(f"{thing} {moves} {at}" if language == "en" else f"{at}，{thing}{moves}", language)


def _parse_thing(text: str, language: str) -> Thing | None:
    """One thing of a description, or None if a word is unknown."""
    words = WORDS[language]
    colors, kinds, positions = (
        {word: name for name, word in words[table].items()} for table in ("colour", "kind", "position")
    )
    size = f"(?P<small>{words['size']['small'][0]} ?)?"
    if language == "en":
        match = re.fullmatch(rf"an? {size}(?P<color>\w+) (?P<kind>\w+) (?P<position>.+)", text)
    else:
        match = re.fullmatch(rf"(?P<position>.+)有一.{size}(?P<color>.+)的(?P<kind>.+)", text)
    if match is None:
        return None
    kind, color, position = (
        kinds.get(match["kind"]),
        colors.get(match["color"]),
        positions.get(match["position"]),
    )
    if kind is None or color is None or position is None:
        return None
    return Thing(kind, color, position, "small" if match["small"] else "big")
