"""A grammar of what people type to have a picture drawn: orders, wishes and bare lists, with any of the
words of `synonyms`, in English, Chinese, or both at once. Some families of phrasing are held out: training
never shows them, and they have a score of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.scenes import COLORS as WORLD_COLORS
from showo2.storybook.scenes import KINDS, Scene, Thing
from showo2.storybook.wording.request_forms import (
    ALL_ALIKE,
    BESIDE,
    BETWEEN,
    CORRECTIONS,
    FRAMES,
    IN_PLACE,
    JOINS,
    LEADING,
    LISTED,
    ONE_BY_ONE,
    ONE_OF_THEM,
    ORDERED,
    PLACED,
    PLACED_JOINS,
    RELATED,
    STANDING,
)
from showo2.storybook.wording.synonyms import (
    AT,
    COLORS,
    MEASURES,
    NOUNS,
    NUMBERS,
    PLACES,
    POSITIONS,
    PRAISE,
    SHORT_POSITIONS,
    SIDES,
    SIZES,
    STANDS,
)
from showo2.storybook.wording.typing_noise import as_typed_freely

STANDS_SOMEHOW = 0.15  # share of scenes of one kind in which it does something
PRAISED = 0.06  # share of things
PLACE_UNSAID = 0.12  # share of requests
MIXED = 0.1  # share of requests in two languages
COLORS_UNSAID = 0.3  # share of scenes in which nothing has to be told apart by its color
CORRECTED = 0.03  # share of requests for one thing that take back what they said first


def family(held_out: bool) -> str:
    """The name of the families that a request is taken from."""
    return "held_out" if held_out else "trained"


@dataclass(frozen=True)
class Request:
    """What someone types, and which facts of the scene it says."""

    text: str
    says_place: bool
    says_colors: bool


def request(scene: Scene, rng: Random, language: str, held_out: bool = False) -> Request:
    """A request for `scene`, which says all that is not plain (see `Scene.is_plain`).

    With `held_out`, frame, place and positions come from the families that training never meets.
    """
    mixed = rng.random() < MIXED
    framed = rng.random() < (0.85 if held_out else 0.6)
    text, says_colors = _listed(scene, rng, language, held_out, mixed)
    says_place = rng.random() >= PLACE_UNSAID
    kinds = {thing.kind for thing in scene.things}
    if says_place and not held_out and len(kinds) == 1 and scene.is_plain and rng.random() < STANDS_SOMEHOW:
        stands, at = rng.choice(STANDS[language][scene.things[0].kind]), rng.choice(AT[language][scene.place])
        text = rng.choice(STANDING[language]).format(it=text, stands=stands, at=at)
    elif says_place:
        text = _in_place(text, scene.place, rng, language, held_out, mixed, framed)
    if framed:
        frame_language = other_language(language) if mixed and rng.random() < 0.3 else language
        text = rng.choice(FRAMES[frame_language][family(held_out)]).format(it=text)
    return Request(as_typed_freely(text, rng, language), says_place, says_colors)


def _in_place(
    listed: str, place: str, rng: Random, language: str, held_out: bool, mixed: bool, framed: bool
) -> str:
    """Things and place; where a frame precedes them, the place mostly follows: "draw a cat in the snow"."""
    place_language = other_language(language) if mixed and rng.random() < 0.4 else language
    forms = IN_PLACE[language][family(held_out)]
    if framed and rng.random() < 0.85:
        forms = tuple(form for form in forms if not form.startswith(LEADING[language])) or forms
    form = rng.choice(forms)
    if place_language != language:
        form = "{it} {at}"
    return form.format(it=listed, **place_words(place, rng, place_language))


def place_words(place: str, rng: Random, language: str) -> dict[str, str]:
    """Synonyms of a place, by the names the forms use."""
    noun = rng.choice(PLACES[language][place])
    return {"at": rng.choice(AT[language][place]), "noun": noun}


def _listed(scene: Scene, rng: Random, language: str, held_out: bool, mixed: bool) -> tuple[str, bool]:
    """All things of a scene, grouped by look or kind where that says where they are, or one by one with
    positions; and whether their colors are said."""
    looks = scene.looks
    alike = len(set(looks)) < len(looks)
    with_sizes = not scene.all_big or rng.random() < 0.12
    with_colors = scene.some_alike or rng.random() >= COLORS_UNSAID
    if not scene.is_plain or (not alike and rng.random() < 0.3):
        return _placed(scene, rng, language, held_out, mixed, with_sizes, with_colors), with_colors
    if alike and scene.all_big and scene.alike_in_a_row:
        with_colors = rng.random() >= COLORS_UNSAID
    if len(looks) == 1 and not with_sizes and with_colors and not held_out and rng.random() < 0.08:
        (kind, color) = looks[0]
        names = {
            "noun": rng.choice(NOUNS[language][kind])[0],
            "color": rng.choice(COLORS[language][color]),
        }
        return rng.choice(ORDERED[language]).format(**names), True
    if len(looks) == 1 and not held_out and rng.random() < CORRECTED:
        return _corrected(scene.things[0], rng, language, with_colors, with_sizes), with_colors
    if _are_of_one_kind(scene) and with_colors and not held_out and rng.random() < 0.4:
        return _of_one_kind(scene.things, rng, language), True
    groups = [
        list(group)
        for _, group in groupby(
            scene.things, key=lambda thing: (thing.kind, thing.color if with_colors else "", thing.size)
        )
    ]
    items = [
        item(group[0], rng, language, len(group), with_colors, with_sizes, mixed=mixed) for group in groups
    ]
    if len(items) == 2 and len(looks) == 2 and rng.random() < 0.12:
        return rng.choice(BESIDE[language]).format(one=items[0], other=items[1]), with_colors
    if len(looks) == 3 and looks[0] == looks[2] and looks[1][0] != looks[0][0] and rng.random() < 0.5:
        sides = item(scene.things[0], rng, language, 2, with_colors, with_sizes)
        return rng.choice(BETWEEN[language]).format(one=items[1], sides=sides), with_colors
    return joined(items, rng.choice(JOINS[language])), with_colors


def _are_of_one_kind(scene: Scene) -> bool:
    """Whether there are two things or more, all of one kind, and all big."""
    return len(scene.things) > 1 and scene.all_big and len({thing.kind for thing in scene.things}) == 1


def _of_one_kind(things: Sequence[Thing], rng: Random, language: str) -> str:
    """Things of one kind by their number, and their colors behind it: "two cats, one red and one blue"."""
    count, (kind, _) = len(things), things[0].look
    nouns = rng.choice(NOUNS[language][kind])[1]
    measure = MEASURES[kind][0]
    words = {each: rng.choice(COLORS[language][each]) for each in WORLD_COLORS}
    colors = [words[thing.color] for thing in things]
    number = rng.choice(NUMBERS[language][count - 1])
    many = f"{number} {nouns}" if language == "en" else f"{number}{measure}{nouns}"
    if len(set(colors)) == 1:
        all_of_them = {"en": ("both", "all three"), "zh": ("都是", "都是")}[language][count - 2]
        return rng.choice(ALL_ALIKE[language]).format(many=many, all=all_of_them, color=colors[0])
    each = ONE_OF_THEM[language]
    listed = joined([each.format(measure=measure, color=color) for color in colors], LISTED[language])
    return rng.choice(ONE_BY_ONE[language]).format(many=many, listed=listed)


def _corrected(thing: Thing, rng: Random, language: str, with_color: bool, with_size: bool) -> str:
    """Something else, taken back, and the thing that is meant."""
    slips = [replace(thing, kind=rng.choice([kind for kind in KINDS if kind != thing.kind]))]
    if with_color:
        slips.append(replace(thing, color=rng.choice([each for each in WORLD_COLORS if each != thing.color])))
    wrong, right = (item(one, rng, language, 1, with_color, with_size) for one in (rng.choice(slips), thing))
    return rng.choice(CORRECTIONS[language]).format(wrong=wrong, right=right)


def _placed(
    scene: Scene,
    rng: Random,
    language: str,
    held_out: bool,
    mixed: bool,
    with_sizes: bool,
    with_colors: bool,
) -> str:
    things = rng.sample(scene.things, len(scene.things))
    vertical = all(thing.column == "middle" for thing in things)
    if len(things) == 2 and (vertical or scene.is_plain) and rng.random() < 0.5:
        one, other = (
            item(thing, rng, language, with_color=with_colors, with_size=with_sizes, mixed=mixed)
            for thing in things
        )
        side = rng.choice(SIDES[language][things[0].side_of(things[1])])
        return rng.choice(RELATED[language]).format(one=one, other=other, side=side)
    form = rng.choice(PLACED[language][family(held_out)])
    parts = []
    for thing in things:
        names = {
            "a": item(thing, rng, language, 1, with_colors, with_sizes, mixed=mixed),
            "bare": item(thing, rng, language, 1, with_colors, with_sizes, bare=True, mixed=mixed),
            "position": rng.choice(POSITIONS[language][thing.position]),
            "short": rng.choice(SHORT_POSITIONS[language][thing.position]),
        }
        parts.append(form.format(**names))
    return joined(parts, rng.choice(PLACED_JOINS[language]))


def joined(parts: list[str], separators: tuple[str, str]) -> str:
    """A list in words, with what stands between its parts and before the last."""
    *head, last = parts
    return separators[0].join(head) + separators[1] + last if head else last


def item(
    thing: Thing,
    rng: Random,
    language: str,
    count: int = 1,
    with_color: bool = True,
    with_size: bool = False,
    bare: bool = False,
    mixed: bool = False,
) -> str:
    """One or more things as people name them; `bare` is without an article or measure word."""
    if mixed and rng.random() < 0.5:
        language = other_language(language)
    noun = rng.choice(NOUNS[language][thing.kind]) if rng.random() < 0.5 else NOUNS[language][thing.kind][0]
    color = rng.choice(COLORS[language][thing.color]) if with_color else ""
    size = rng.choice(SIZES[language][thing.size]) if with_size else ""
    if mixed and rng.random() < 0.5:
        noun = NOUNS[other_language(language)][thing.kind][0]
    if rng.random() < PRAISED:
        praise = rng.choice(PRAISE[language])
        size = f"{praise} {size}".strip() if language == "en" else praise + size
    make = _chinese_item if language == "zh" else _english_item
    return make(thing, noun[count > 1], color, size, count, rng, bare)


def _english_item(thing: Thing, noun: str, color: str, size: str, count: int, rng: Random, bare: bool) -> str:
    described = " ".join(part for part in (size, color, noun) if part)
    form = rng.random()
    if color and form < 0.04:
        described = f"{size} {noun} that is {color}".strip()
        if count > 1:
            described = described.replace(" is ", " are ")
    elif color and form < 0.07:
        described = f"{size} {color}-colored {noun}".strip()
    elif color and form < 0.10:
        described = f"{size} {noun} in {color}".strip()
    if count > 1:
        return f"{rng.choice(NUMBERS['en'][count - 1])} {described}"
    if bare or rng.random() < 0.2:
        return described
    if rng.random() < 0.1:
        return f"{rng.choice(('one', '1', 'the'))} {described}"
    return f"{'an' if described[0] in 'aeiou' else 'a'} {described}"


def _chinese_item(thing: Thing, noun: str, color: str, size: str, count: int, rng: Random, bare: bool) -> str:
    if color:
        color = rng.choice((f"{color}色的", f"{color}色的", f"{color}色", f"{color}的", color))
    measure = rng.choice(MEASURES[thing.kind]) if rng.random() < 0.35 else MEASURES[thing.kind][0]
    number = rng.choice(NUMBERS["zh"][count - 1]) + measure
    if count == 1 and (bare or rng.random() < 0.25):
        number = ""
    if color and number and rng.random() < 0.05:
        return f"{size}{color}{noun}{number}"  # 红汽车两辆
    return f"{number}{size}{color}{noun}"


def other_language(language: str) -> str:
    return next(other for other in LANGUAGES if other != language)
