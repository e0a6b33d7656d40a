"""What people type to have the last picture changed."""

from random import Random

from showo2.storybook.edits import Edit
from showo2.storybook.scenes import Scene, Thing
from showo2.storybook.wording.edit_forms import FORMS
from showo2.storybook.wording.picture_requests import item, place_words
from showo2.storybook.wording.question_builder import Asker
from showo2.storybook.wording.synonyms import COLORS, NOUNS, POSITIONS, SHORT_POSITIONS, SIDES
from showo2.storybook.wording.typing_noise import as_typed_freely

CALLED_IT = 0.7  # share of edits of the only thing that call it "it"
PLACED, RELATED = 0.5, 0.3  # shares of added things whose position is said, or said by another thing


def edit_request(
    edit: Edit, before: Scene, after: Scene, rng: Random, language: str, held_out: bool = False
) -> str:
    """What someone types who sees `before` and wants `after`."""
    kind, names = edit.kind, _names(edit, before, rng, language)
    forms = FORMS[language]
    if kind == "place":
        names |= place_words(after.place, rng, language)
    elif kind == "add" and edit.after is not None:
        kind = rng.choices(("add_placed", "add_related", "add"), (PLACED, RELATED, 1 - PLACED - RELATED))[0]
        if kind == "add_related":
            other = rng.choice(before.things)
            names |= {
                "side": rng.choice(SIDES[language][edit.after.side_of(other)]),
                "it": _named(other, before, rng, language),
            }
    elif kind == "resize" and edit.after is not None:
        kind = "grow" if edit.after.size == "big" else "shrink"
    alone = f"{kind}_alone"
    if len(before.things) == 1 and alone in forms and rng.random() < 0.3:
        kind = alone
    return as_typed_freely(rng.choice(forms[kind][held_out]).format(**names), rng, language)


def _names(edit: Edit, before: Scene, rng: Random, language: str) -> dict[str, str]:
    """The words for the thing before and after its edit, by the names that the forms use."""
    names = {}
    if edit.before is not None:
        names["it"] = _named(edit.before, before, rng, language)
        names["bare"] = rng.choice(NOUNS[language][edit.before.kind])[0]
    if edit.after is not None:
        same_color = edit.before is not None and edit.before.color == edit.after.color
        color_said = not same_color or rng.random() < 0.5
        names |= {
            "a": item(edit.after, rng, language, with_color=color_said),
            "color": rng.choice(COLORS[language][edit.after.color]),
            "position": rng.choice(POSITIONS[language][edit.after.position]),
            "to": f"to the {SHORT_POSITIONS['en'][edit.after.position][0]}",
        }
    return names


def _named(thing: Thing, scene: Scene, rng: Random, language: str) -> str:
    """A name for one thing of a scene: "it" where it is the only one, or what distinguishes it."""
    if len(scene.things) == 1 and rng.random() < CALLED_IT:
        return "it" if language == "en" else "它"
    return Asker(rng, language).name(thing, scene)
