"""Questions in people's own words about a scene, each with the one right answer: the kinds of `vqa` in more
phrasings, and either-or, comparisons, categories, negatives, what is not there, and what no picture can
tell."""

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from showo2.storybook.descriptions import describe
from showo2.storybook.phrases import Look, a_thing, counted, indefinite, located, the_thing
from showo2.storybook.scenes import COLORS, HELD_OUT, KINDS, PLACES, POSITIONS, SIDES, Scene, Thing
from showo2.storybook.vqa import Question
from showo2.storybook.wording.question_builder import Asker, checked, either, named, unknown_noun
from showo2.storybook.wording.question_forms import CATEGORIES, CATEGORY_NOUNS, DISPUTED, USES


def free_questions(scene: Scene, rng: Random, language: str, held_out: bool = False) -> list[Question]:
    """Questions of every kind that `scene` allows, one or a few of each."""
    asker = Asker(rng, language, held_out)
    makers: tuple[Callable[[Scene, Asker], Iterator[Question]], ...] = (
        _simple,
        _by_thing,
        _pairs,
        _categories,
        _presence,
        either_questions,
        _unanswerable,
    )
    return [question for make in makers for question in make(scene, asker)]


def _simple(scene: Scene, asker: Asker) -> Iterator[Question]:
    words, language = asker.words, asker.language
    yield asker.ask("what", named(scene.things, language))
    yield asker.ask("count", words["number"][len(scene.things) - 1])
    yield asker.ask("place", words["place"][scene.place])
    yield asker.ask("describe", describe(scene, language))
    place = asker.rng.choice((scene.place, asker.rng.choice(PLACES)))
    answer = (
        asker.say("yes") if place == scene.place else asker.say("no_it", fact=words["place"][scene.place])
    )
    yield asker.ask("is_place", answer, place=words["place"][place])
    if len(scene.things) == 1:
        return
    colors = Counter(thing.color for thing in scene.things)
    for thing in scene.things:
        answer = a_thing(thing.look, language)
        yield asker.ask("what_position", answer, position=words["position"][thing.position])
        if colors[thing.color] == 1:
            yield asker.ask("what_colour", answer, color=words["colour"][thing.color])
    color = asker.rng.choice((asker.rng.choice(scene.things).color, asker.rng.choice(COLORS)))
    answer = words["number"][colors[color] - 1] if colors[color] else words["none"]
    yield asker.ask("count_colour", answer, color=words["colour"][color])


def about(thing: Thing, scene: Scene, asker: Asker, it: str = "", it_bare: str = "") -> list[Question]:
    """Color, place and size of one thing, asked and checked; `it` replaces its name, `it_bare` one without
    color."""
    rng, words = asker.rng, asker.words
    it = it or asker.name(thing, scene)
    bare = it_bare or asker.name(thing, scene, with_color=False)
    where, size = located(words["position"][thing.position], asker.language), words["how_big"][thing.size]
    color = rng.choice((thing.color, rng.choice(COLORS)))
    position = rng.choice((thing.position, rng.choice(POSITIONS)))
    said_size = rng.choice(("big", "small"))
    no = {"colour": words["colour"][thing.color], "where": where, "size": size}
    return [
        asker.ask("colour", words["colour"][thing.color], it=bare),
        asker.ask("where", where, it=it),
        asker.ask("size", size, it=it),
        asker.ask(
            "is_colour",
            checked(asker, color == thing.color, no["colour"]),
            it=bare,
            color=words["colour"][color],
        ),
        asker.ask(
            "is_where",
            checked(asker, position == thing.position, no["where"]),
            it=it,
            position=words["position"][position],
        ),
        asker.ask(
            "is_big",
            checked(asker, said_size == thing.size, no["size"]),
            it=it,
            size=words["how_big"][said_size],
        ),
    ]


def _by_thing(scene: Scene, asker: Asker) -> Iterator[Question]:
    language = asker.language
    for thing in scene.things:
        if sum(other.look == thing.look for other in scene.things) > 1:
            continue
        only = len(scene.things) == 1 and asker.rng.random() < 0.3
        it = {"it": "it" if language == "en" else "它"} if only else {}
        yield from about(thing, scene, asker, **it, **({"it_bare": it["it"]} if it else {}))
        for side in SIDES:
            others = [other for other in scene.things if other is not thing and other.side_of(thing) == side]
            if len(others) == 1:
                names = {"it": asker.name(thing, scene), "side": asker.words["side"][side]}
                yield asker.ask("relation", a_thing(others[0].look, language), **names)


def _pairs(scene: Scene, asker: Asker) -> Iterator[Question]:
    """Comparisons of two things of different looks."""
    if len(set(scene.looks)) < 2:
        return
    one, other = asker.rng.sample(scene.things, 2)
    if one.look == other.look:
        return
    names = {"it": asker.name(one, scene), "other": asker.name(other, scene)}
    answers = {thing.size: the_thing(thing.look, asker.language) for thing in (one, other)}
    same = one.size == other.size
    for kind, size in (("bigger", "big"), ("smaller", "small")):
        yield asker.ask(kind, asker.say("same_size") if same else answers[size], **names)
    if same:
        answer = asker.say("no_moves", fact=asker.say("same_size"))
    else:
        answer = asker.say("yes") if one.size == "big" else asker.say("no_moves", fact=_smaller(asker))
    yield asker.ask("is_bigger", answer, **names)
    if one.is_high == other.is_high:
        answer = asker.say("same_height")
    else:
        answer = the_thing((one if one.is_high else other).look, asker.language)
    yield asker.ask("higher", answer, **names)


def _smaller(asker: Asker) -> str:
    return "it is smaller" if asker.language == "en" else "它更小"


def _categories(scene: Scene, asker: Asker) -> Iterator[Question]:
    language, words = asker.language, asker.words
    present = {thing.kind for thing in scene.things}
    for category in asker.rng.sample(sorted(CATEGORIES), 3):
        if present & set(DISPUTED[category]):
            continue
        found = [thing for thing in scene.things if thing.kind in CATEGORIES[category]]
        noun, nouns = asker.rng.choice(CATEGORY_NOUNS[language][category])
        listed = named(found, language) if found else ""
        names = {"noun": noun, "nouns": nouns, "a": f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"}
        yield asker.ask("category", asker.say("yes_it", a=listed) if found else words["no"], **names)
        yield asker.ask("which_category", listed or words["none"], **names)
        yield asker.ask(
            "count_category", words["number"][len(found) - 1] if found else words["none"], **names
        )
    for use in asker.rng.sample(sorted(USES), 2):
        if not present & set(DISPUTED[use]):
            found = [thing for thing in scene.things if thing.kind in USES[use]]
            answer = named(found, language) if found else ""
            yield asker.ask(use, answer or asker.say("none"))


def _presence(scene: Scene, asker: Asker) -> Iterator[Question]:
    """Yes or no: of looks and kinds that are there or not, of numbers, with and without a negative."""
    rng, language, words = asker.rng, asker.language, asker.words
    counts = Counter(thing.kind for thing in scene.things)
    absent_kind = rng.choice([kind for kind in KINDS if kind not in counts])
    some = rng.choice(scene.things)
    for look, there in ((some.look, "yes"), (absent_look(scene, rng), "no")):
        kind, color = look
        noun = asker.noun(kind)
        gap = " " if language == "en" else "的"
        names = {
            "a": asker.a(look),
            "noun": f"{words['colour'][color]}{gap}{noun}",
            "nouns": f"{words['colour'][color]}{gap}{asker.noun(kind, many=True)}",
        }
        yield asker.ask("yes_no", words[there], **names)
    for kind, there in ((some.kind, "yes"), (absent_kind, "no")):
        names = {
            "a": asker.a((kind, "red"), with_color=False),
            "noun": asker.noun(kind),
            "nouns": asker.noun(kind, many=True),
        }
        yield asker.ask("yes_no", words[there], **names)
        answer = asker.say("there_is_no", noun=words["kind"][kind])
        if there == "yes":
            answer = asker.say(
                "there_is", a=named([thing for thing in scene.things if thing.kind == kind], language)
            )
        yield asker.ask("not_there", answer, noun=asker.noun(kind))
    yield asker.ask(
        "absent", asker.say("there_is_no", noun=words["kind"][absent_kind]), noun=asker.noun(absent_kind)
    )
    for kind in (some.kind, rng.choice(sorted(counts)), absent_kind):
        answer = words["number"][counts[kind] - 1] if counts[kind] else words["none"]
        yield asker.ask("count_kind", answer, nouns=asker.nouns(kind))
    said = rng.choice((counts[some.kind], rng.randint(1, 3)))
    answer = (
        asker.say("yes")
        if said == counts[some.kind]
        else asker.say("no_count", fact=words["number"][counts[some.kind] - 1])
    )
    if said > 1 or counts[some.kind] > 1:
        yield asker.ask("are_count", answer, many=counted(some.kind, said, language))


def absent_look(scene: Scene, rng: Random) -> Look:
    """A look the scene lacks, mostly of a kind or color that it has; never one of HELD_OUT (see `vqa`)."""
    some = rng.choice(scene.things)
    kind, color = rng.choice(((some.kind, ""), ("", some.color), ("", "")))
    excluded = HELD_OUT.union(scene.looks)
    pairs = [
        (k, c)
        for k in KINDS
        for c in COLORS
        if k == (kind or k) and c == (color or c) and (k, c) not in excluded
    ]
    return rng.choice(pairs)


def either_questions(scene: Scene, asker: Asker) -> Iterator[Question]:
    rng, language, words = asker.rng, asker.language, asker.words
    thing = rng.choice(scene.things)
    alike = sum(other.look == thing.look for other in scene.things) > 1
    if not alike:
        it = asker.name(thing, scene, with_color=False)
        color = rng.choice([other for other in COLORS if other != thing.color])
        yield asker.ask(
            "either_colour",
            words["colour"][thing.color],
            it=it,
            **either(rng, words["colour"][thing.color], words["colour"][color]),
        )
        it = asker.name(thing, scene)
        position = rng.choice([other for other in POSITIONS if other != thing.position])
        one, two = (words["position"][each] for each in (thing.position, position))
        yield asker.ask("either_where", located(one, language), it=it, **either(rng, one, two))
    other_place = rng.choice([place for place in PLACES if place != scene.place])
    yield asker.ask(
        "either_place",
        words["place"][scene.place],
        **either(rng, words["place"][scene.place], words["place"][other_place]),
    )
    kinds = {each.kind for each in scene.things}
    if len(scene.things) > 1 and len(kinds) > 1:
        return
    absent = rng.choice([kind for kind in KINDS if kind not in kinds])
    if len(scene.things) == 1:
        one, two = counted(thing.kind, 1, language), counted(absent, 1, language)
        if language == "en":
            one, two = (
                indefinite(thing.kind, words["kind"][thing.kind], "en"),
                indefinite(absent, words["kind"][absent], "en"),
            )
        if rng.random() < 0.4:
            other = unknown_noun(rng, language)[0]
            two = f"{'an' if other[0] in 'aeiou' else 'a'} {other}" if language == "en" else f"一个{other}"
        yield asker.ask("either_what", one, **either(rng, one, two))
        said = rng.choice((thing.kind, absent))
        answer = (
            asker.say("yes") if said == thing.kind else asker.say("no_it", fact=a_thing(thing.look, language))
        )
        yield asker.ask("is_what", answer, a=asker.a((said, "red"), with_color=False), noun=asker.noun(said))


def _unanswerable(scene: Scene, asker: Asker) -> Iterator[Question]:
    """What is not in the world, and what no picture tells."""
    rng, language = asker.rng, asker.language
    noun, nouns = unknown_noun(rng, language)
    yield asker.ask("absent", asker.say("unseen"), noun=noun)
    noun, nouns = unknown_noun(rng, language)
    names = {"noun": noun, "nouns": nouns, "a": f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"}
    yield asker.ask("unknown_there", asker.say("unseen"), **names)
    for _ in range(2):
        yield asker.ask(
            "unknowable", asker.say("unknown"), it=asker.the(asker.noun(rng.choice(scene.things).kind))
        )
