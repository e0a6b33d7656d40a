"""What people say about the storybook world, in English and Chinese: prompts and captions of scenes and
clips.

Callers import from here. Words are in `phrases`, descriptions that can be parsed back in `descriptions`,
questions in `vqa` and story texts in `stories`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from random import Random

from showo2.lexicon import Lexicon
from showo2.storybook.descriptions import describe, describe_clip, parse_description
from showo2.storybook.phrases import (
    LANGUAGES,
    WORDS,
    counted,
    indefinite,
    join,
    place_phrases,
    qualified,
    sentence,
    sized,
)
from showo2.storybook.scenes import (
    COLORS,
    KINDS,
    MOTIONS,
    PLACES,
    POSITIONS,
    SIZES,
    Clip,
    Scene,
    Thing,
    sample_clip,
    sample_scene,
    sample_story,
)
from showo2.storybook.stories import story_prompt, tell
from showo2.storybook.vqa import Question, clip_questions, questions, small_talk
from showo2.storybook.wording.known_words import all_phrases

__all__ = [
    "LANGUAGES",
    "Question",
    "caption",
    "clip_caption",
    "clip_questions",
    "describe",
    "describe_clip",
    "lexicon",
    "loose_caption",
    "parse_description",
    "questions",
    "small_talk",
    "story_prompt",
    "tell",
]

# Frames around a list of things: alone, with a place, and both again around things with their positions. The
# same for clips, where "from" is where the thing starts.
CAPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "bare": ("{things}", "{things}", "a picture of {things}", "Draw {things}", "Please draw {things}"),
        "bare_in_place": (
            "{things} {at}",
            "{things} {at}",
            "{at}, {things}",
            "a picture of {things} {at}",
            "Draw {things} {at}",
            "Please draw {things} {at}",
            "I would like {things} {at}",
        ),
        "positions": ("{things}", "{things}", "a picture with {things}", "Draw {things}"),
        "positions_in_place": (
            "{things} {at}",
            "{things}, {at}",
            "{at}, {things}",
            "a picture with {things}, {at}",
            "Draw {things}, {at}",
            "Please draw {things} {at}",
        ),
        "clip": ("{thing} {moves}", "a video: {thing} {moves}"),
        "clip_in_place": (
            "{thing} {moves} {at}",
            "{at}, {thing} {moves}",
            "{at} {thing} {moves}",
            "a video: {thing} {moves} {at}",
        ),
        "clip_from": ("{thing} {position} {moves}", "a video: {thing} {position} {moves}"),
        "clip_from_in_place": (
            "{thing} {position} {moves} {at}",
            "{at}, {thing} {position} {moves}",
            "a video: {thing} {position} {moves} {at}",
        ),
    },
    "zh": {
        "bare": ("{things}", "{things}", "画{things}", "请画{things}", "图里有{things}"),
        "bare_in_place": (
            "{at}有{things}",
            "{at}有{things}",
            "{things}，{located}",
            "{located}画{things}",
            "请画{things}，{located}",
            "{at}的{things}",
            "画一张图：{at}有{things}",
        ),
        "positions": ("{things}", "{things}", "画一张图：{things}", "请画：{things}"),
        "positions_in_place": (
            "{at}，{things}",
            "{at}，{things}",
            "画一张图：{at}，{things}",
            "请画：{at}，{things}",
        ),
        "clip": ("{thing}{moves}", "一段视频：{thing}{moves}"),
        "clip_in_place": (
            "{at}，{thing}{moves}",
            "{thing}{located}{moves}",
            "一段视频：{at}，{thing}{moves}",
            "{at}有{thing}{moves}",
        ),
        "clip_from": ("{position}的{thing}{moves}", "{position}有{thing}{moves}"),
        "clip_from_in_place": (
            "{at}，{position}的{thing}{moves}",
            "{at}，{position}有{thing}{moves}",
            "一段视频：{at}，{position}的{thing}{moves}",
        ),
    },
}
WITH_POSITION = {
    "en": ("{thing} {position}",),
    "zh": ("{position}有{thing}", "{position}是{thing}", "{thing}在{position}"),
}
RELATION = {"en": "{first} {side} {second}", "zh": "{first}在{second}的{side}"}
PROMPTS = 3000  # of each kind and language, to find every word in
# What is said in the other language where languages mix.
MIXES = (("colour",), ("kind",), ("place",), ("colour", "kind"), ("kind", "place"))


def caption(scene: Scene, rng: Random, language: str, mixed: bool = False) -> str:
    """A prompt or caption for `scene`: kinds and colors always, the place in 85 %; positions where it is not
    plain, sizes where something is small, and either now and then elsewhere. Without positions, things are
    named from left to right.

    With `mixed`, some of its words are in the other language.
    """
    swapped = rng.choice(MIXES) if mixed else ()
    in_place = rng.random() >= 0.15 or "place" in swapped
    positions = not scene.is_plain or rng.random() < 0.4
    sizes = not scene.all_big or rng.random() < 0.2
    things = rng.sample(scene.things, len(scene.things)) if positions else scene.things
    phrases = [_spoken(thing, rng, language, swapped, sizes) for thing in things]
    frame = ("positions" if positions else "bare") + ("_in_place" if in_place else "")
    listed = _with_positions(scene, things, phrases, rng, language) if positions else join(phrases, language)
    if "place" in swapped:
        return f"{listed} {place_phrases(scene.place, _other(language))['located']}"
    text = rng.choice(CAPTIONS[language][frame]).format(things=listed, **place_phrases(scene.place, language))
    return _maybe_sentence(text, rng, language)


def loose_caption(scene: Scene, rng: Random, language: str) -> str:
    """A prompt that leaves the colors open and counts what is of one kind: "two cats and a house in the
    snow".

    The place is said in 85 %, positions and sizes never: `scene` should be plain and all big, with what is
    alike in a row, so that "two cats and a house" never means a cat on either side.
    """
    kinds = Counter(thing.kind for thing in scene.things)
    things = join((counted(kind, count, language) for kind, count in kinds.items()), language)
    frame = "bare_in_place" if rng.random() >= 0.15 else "bare"
    text = rng.choice(CAPTIONS[language][frame]).format(things=things, **place_phrases(scene.place, language))
    return _maybe_sentence(text, rng, language)


def clip_caption(clip: Clip, rng: Random, language: str, first_frame_given: bool = False) -> str:
    """A prompt or caption for `clip`: thing, color and motion always, the place in 85 %, and where it starts
    unless that is plain or its first frame is given."""
    words = WORDS[language]
    moves = rng.choice((words["motion"][clip.motion], *words["motion_alias"][clip.motion]))
    frame = "clip" if clip.is_plain or first_frame_given else "clip_from"
    frame += "_in_place" if rng.random() >= 0.15 else ""
    text = rng.choice(CAPTIONS[language][frame]).format(
        thing=_spoken(clip.thing, rng, language),
        position=words["position"][clip.thing.position],
        moves=moves,
        **place_phrases(clip.place, language),
    )
    return _maybe_sentence(text, rng, language)


@cache
def lexicon() -> Lexicon:
    """The world's words: lists of what there is, in the order of the tuples of `storybook`, and all that
    prompts for pictures, clips and stories are made of."""
    tables = (
        ("kinds", "kind", KINDS),
        ("colours", "colour", COLORS),
        ("sizes", "how_big", SIZES),
        ("places", "place", PLACES),
        ("positions", "position", POSITIONS),
        ("motions", "motion", MOTIONS),
    )
    lists = {
        language: {
            name: tuple(WORDS[language][table][word] for word in order) for name, table, order in tables
        }
        for language in LANGUAGES
    }
    return Lexicon.of(lists, chain(_prompts(Random("vocabulary"), PROMPTS), all_phrases()))


def _prompts(rng: Random, n: int) -> Iterator[str]:
    """`n` prompts of each kind in each language."""
    for language in LANGUAGES:
        for _ in range(n):
            yield caption(sample_scene(rng), rng, language)
            yield loose_caption(sample_scene(rng), rng, language)
            yield clip_caption(sample_clip(rng), rng, language)
            yield story_prompt(sample_story(rng), rng, language)


def _spoken(
    thing: Thing, rng: Random, language: str, swapped: tuple[str, ...] = (), with_size: bool = False
) -> str:
    """The indefinite phrase as people say it: another word for the thing, no article, another language."""
    color_language = _other(language) if "colour" in swapped else language
    kind_language = _other(language) if "kind" in swapped else language
    color = WORDS[color_language]["colour"][thing.color]
    if language == "en" and color_language == "zh":
        color += "的"
    kind = WORDS[kind_language]["kind"][thing.kind]
    if rng.random() < 0.15:
        kind = WORDS[kind_language]["alias"].get(thing.kind, kind)
    size = rng.choice(WORDS[language]["size"][thing.size]) if with_size else ""
    no_article = rng.random() < 0.15
    phrase = sized(qualified(color, kind, language, brief=no_article), size, language)
    return phrase if no_article else indefinite(thing.kind, phrase, language)


def _with_positions(
    scene: Scene, things: Sequence[Thing], phrases: list[str], rng: Random, language: str
) -> str:
    """The scene's things, in any order, with their positions in one sentence form for all; half of the pairs
    whose relation says it all are told by that alone."""
    words = WORDS[language]
    if _relation_suffices(scene) and rng.random() < 0.5:
        side = words["side"][things[0].side_of(things[1])]
        return RELATION[language].format(first=phrases[0], second=phrases[1], side=side)
    form = rng.choice(WITH_POSITION[language])
    parts = [
        form.format(thing=phrase, position=words["position"][thing.position])
        for thing, phrase in zip(things, phrases, strict=True)
    ]
    return join(parts, language, "join_placed")


def _relation_suffices(scene: Scene) -> bool:
    """Whether a relation alone places two things: side by side as by default, or one above the other in the
    middle."""
    above = all(thing.column == "middle" for thing in scene.things)
    return len(scene.things) == 2 and (above or scene.is_plain)


def _other(language: str) -> str:
    return "zh" if language == "en" else "en"


def _maybe_sentence(text: str, rng: Random, language: str) -> str:
    """`text`, in three of ten cases with a capital and a full stop: prompts come with and without."""
    return sentence(text, language) if rng.random() < 0.3 else text
