"""Questions in people's own words about a clip, each with the one right answer."""

from random import Random

from showo2.storybook.descriptions import describe_clip
from showo2.storybook.phrases import a_thing
from showo2.storybook.scenes import COLORS, MOTIONS, Clip, Scene, Thing
from showo2.storybook.vqa import Question
from showo2.storybook.wording.question_builder import Asker, checked, either, unknown_noun
from showo2.storybook.wording.questions import either_questions


def free_clip_questions(clip: Clip, rng: Random, language: str, held_out: bool = False) -> list[Question]:
    """Questions in people's own words about `clip`, one of each kind."""
    asker = Asker(rng, language, held_out)
    words, thing = asker.words, clip.thing
    scene = Scene(clip.place, (thing,))
    pronoun = "it" if language == "en" else "它"
    it = rng.choice((pronoun, asker.the(asker.noun(thing.kind))))
    direction = words["direction"][clip.motion]
    found = [
        asker.ask("what", a_thing(thing.look, language)),
        asker.ask("colour", words["colour"][thing.color], it=it),
        _is_color(asker, thing, it),
        asker.ask("place", words["place"][clip.place]),
        asker.ask("direction", direction, it=it),
        asker.ask("clip_describe", describe_clip(clip, language)),
        asker.ask("does_move", asker.say("no" if clip.motion == "stay" else "yes"), it=it),
        asker.ask(
            "does_grow",
            asker.say("yes") if clip.motion == "grow" else asker.say("no_moves", fact=direction),
            it=it,
        ),
        asker.ask("absent", asker.say("unseen"), noun=unknown_noun(rng, language)[0]),
        asker.ask("unknowable", asker.say("unknown"), it=it),
    ]
    ways = MOTIONS[:4]
    said = rng.choice((clip.motion if clip.motion in ways else "left", rng.choice(ways)))
    right = asker.say("yes") if said == clip.motion else asker.say("no_moves", fact=direction)
    found.append(asker.ask("does_go", right, it=it, way=words["direction"][said]))
    if clip.motion in ways:
        other = rng.choice([way for way in ways if way != clip.motion])
        found.append(
            asker.ask(
                "either_direction", direction, it=it, **either(rng, direction, words["direction"][other])
            )
        )
    return found + [
        question
        for question in either_questions(scene, asker)
        if question.kind in ("either_colour", "either_place", "is_what")
    ]


def _is_color(asker: Asker, thing: Thing, it: str) -> Question:
    color = asker.rng.choice((thing.color, asker.rng.choice(COLORS)))
    answer = checked(asker, color == thing.color, asker.words["colour"][thing.color])
    return asker.ask("is_colour", answer, it=it, color=asker.words["colour"][color])
