"""A grammar of what people type to have a picture drawn: orders, wishes and bare lists, with any of the
words of `synonyms`, in English, Chinese, or both at once. Some families of phrasing are held out: training
never shows them, and they have a score of their own."""

from dataclasses import dataclass
from itertools import groupby
from random import Random

from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.scenes import Scene, Thing
from showo2.storybook.wording.request_forms import (
    BESIDE,
    FRAMES,
    IN_PLACE,
    JOINS,
    LEADING,
    ORDERED,
    PLACED,
    PLACED_JOINS,
    RELATED,
    STANDING,
)
from showo2.storybook.wording.synonyms import (
    AT,
    COLOURS,
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


def family(held_out: bool) -> str:
    """The name of the families that a request is taken from."""
    return "held_out" if held_out else "trained"


@dataclass(frozen=True)
class Request:
    """What someone types, and which facts of the scene it says."""

    text: str
    says_place: bool
    says_colours: bool


def request(scene: Scene, rng: Random, language: str, held_out: bool = False) -> Request:
    """A request for `scene`, which says all that is not plain (see `Scene.is_plain`).

    With `held_out`, frame, place and positions come from the families that training never meets.
    """
    mixed = rng.random() < MIXED
    framed = rng.random() < (0.85 if held_out else 0.6)
    text, says_colours = _listed(scene, rng, language, held_out, mixed)
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
    return Request(as_typed_freely(text, rng, language), says_place, says_colours)


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
    looks = [thing.look for thing in scene.things]
    alike = len(set(looks)) < len(looks)
    with_sizes = not scene.all_big or rng.random() < 0.12
    if not scene.is_plain or (not alike and rng.random() < 0.3):
        return _placed(scene, rng, language, held_out, mixed, with_sizes), True
    with_colours = not (scene.all_big and scene.alike_in_a_row and rng.random() < (0.25 if alike else 0.3))
    if len(looks) == 1 and not with_sizes and with_colours and not held_out and rng.random() < 0.08:
        (kind, colour) = looks[0]
        names = {
            "noun": rng.choice(NOUNS[language][kind])[0],
            "colour": rng.choice(COLOURS[language][colour]),
        }
        return rng.choice(ORDERED[language]).format(**names), True
    groups = [
        list(group)
        for _, group in groupby(
            scene.things, key=lambda thing: (thing.kind, thing.colour if with_colours else "", thing.size)
        )
    ]
    items = [
        item(group[0], rng, language, len(group), with_colours, with_sizes, mixed=mixed) for group in groups
    ]
    if len(items) == 2 and len(looks) == 2 and rng.random() < 0.12:
        return rng.choice(BESIDE[language]).format(one=items[0], other=items[1]), with_colours
    return joined(items, rng.choice(JOINS[language])), with_colours


def _placed(scene: Scene, rng: Random, language: str, held_out: bool, mixed: bool, with_sizes: bool) -> str:
    things = rng.sample(scene.things, len(scene.things))
    vertical = all(thing.column == "middle" for thing in things)
    if len(things) == 2 and (vertical or scene.is_plain) and rng.random() < 0.5:
        one, other = (item(thing, rng, language, with_size=with_sizes, mixed=mixed) for thing in things)
        side = rng.choice(SIDES[language][things[0].side_of(things[1])])
        return rng.choice(RELATED[language]).format(one=one, other=other, side=side)
    form = rng.choice(PLACED[language][family(held_out)])
    parts = []
    for thing in things:
        names = {
            "a": item(thing, rng, language, with_size=with_sizes, mixed=mixed),
            "bare": item(thing, rng, language, with_size=with_sizes, bare=True, mixed=mixed),
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
    with_colour: bool = True,
    with_size: bool = False,
    bare: bool = False,
    mixed: bool = False,
) -> str:
    """One or more things as people name them; `bare` is without an article or measure word."""
    if mixed and rng.random() < 0.5:
        language = other_language(language)
    noun = rng.choice(NOUNS[language][thing.kind]) if rng.random() < 0.5 else NOUNS[language][thing.kind][0]
    colour = rng.choice(COLOURS[language][thing.colour]) if with_colour else ""
    size = rng.choice(SIZES[language][thing.size]) if with_size else ""
    if mixed and rng.random() < 0.5:
        noun = NOUNS[other_language(language)][thing.kind][0]
    if rng.random() < PRAISED:
        praise = rng.choice(PRAISE[language])
        size = f"{praise} {size}".strip() if language == "en" else praise + size
    make = _chinese_item if language == "zh" else _english_item
    return make(thing, noun[count > 1], colour, size, count, rng, bare)


def _english_item(
    thing: Thing, noun: str, colour: str, size: str, count: int, rng: Random, bare: bool
) -> str:
    described = " ".join(part for part in (size, colour, noun) if part)
    form = rng.random()
    if colour and form < 0.04:
        described = f"{size} {noun} that is {colour}".strip()
        if count > 1:
            described = described.replace(" is ", " are ")
    elif colour and form < 0.07:
        described = f"{size} {colour}-colored {noun}".strip()
    elif colour and form < 0.10:
        described = f"{size} {noun} in {colour}".strip()
    if count > 1:
        return f"{rng.choice(NUMBERS['en'][count - 1])} {described}"
    if bare or rng.random() < 0.2:
        return described
    if rng.random() < 0.1:
        return f"{rng.choice(('one', '1', 'the'))} {described}"
    return f"{'an' if described[0] in 'aeiou' else 'a'} {described}"


def _chinese_item(
    thing: Thing, noun: str, colour: str, size: str, count: int, rng: Random, bare: bool
) -> str:
    if colour:
        colour = rng.choice((f"{colour}色的", f"{colour}色的", f"{colour}色", f"{colour}的", colour))
    measure = rng.choice(MEASURES[thing.kind]) if rng.random() < 0.35 else MEASURES[thing.kind][0]
    number = rng.choice(NUMBERS["zh"][count - 1]) + measure
    if count == 1 and (bare or rng.random() < 0.25):
        number = ""
    if colour and number and rng.random() < 0.05:
        return f"{size}{colour}{noun}{number}"  # 红汽车两辆
    return f"{number}{size}{colour}{noun}"


def other_language(language: str) -> str:
    return next(other for other in LANGUAGES if other != language)
