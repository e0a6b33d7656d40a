"""Building blocks of questions in people's own words: names of things, fixed words of answers, and phrasings
of one language, those of training or those that are held out of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from showo2.storybook.phrases import WORDS, Look, a_thing, indefinite, join
from showo2.storybook.scenes import Scene, Thing
from showo2.storybook.vqa import Question
from showo2.storybook.wording.nouns import NEVER_HEARD, UNKNOWN
from showo2.storybook.wording.question_forms import FREE_ASKED, SAID
from showo2.storybook.wording.synonyms import MEASURES, NOUNS
from showo2.storybook.wording.typing_noise import as_typed_freely

NAMED_OTHERWISE = 0.3  # share of things that are asked for by a synonym


@dataclass(frozen=True)
class Asker:
    """Asks in one language, from the families of training or from those held out of it."""

    rng: Random
    language: str
    held_out: bool = False

    def ask(self, kind: str, answer: str, **names: str) -> Question:
        """A question of `kind` in one of its phrasings around `names`."""
        text = self.rng.choice(FREE_ASKED[self.language][kind][self.held_out]).format(**names)
        return Question(kind, as_typed_freely(text, self.rng, self.language, asking=True), answer)

    @property
    def words(self) -> dict:
        return WORDS[self.language]

    def say(self, name: str, **names: str) -> str:
        """One of the fixed words of answers."""
        return SAID[self.language][name].format(**names)

    def noun(self, kind: str, many: bool = False) -> str:
        """A bare noun as people say it."""
        other = self.rng.random() < NAMED_OTHERWISE
        return (self.rng.choice(NOUNS[self.language][kind]) if other else NOUNS[self.language][kind][0])[many]

    def the(self, noun: str) -> str:
        return (
            f"{self.rng.choice(('the', 'the', 'the', 'that', 'this'))} {noun}"
            if self.language == "en"
            else noun
        )

    def name(self, thing: Thing, scene: Scene, with_color: bool = True) -> str:
        """A definite phrase for just this thing: bare where it is the only one of its kind."""
        alone = sum(other.kind == thing.kind for other in scene.things) == 1
        color, noun = self.words["colour"][thing.color], self.noun(thing.kind)
        if alone and (not with_color or self.rng.random() < 0.6):
            return self.the(noun)
        if not with_color:
            position = self.words["position"][thing.position]
            return f"{self.the(noun)} {position}" if self.language == "en" else f"{position}的{noun}"
        gap = " " if self.language == "en" else self.rng.choice(("的", ""))
        return self.the(f"{color}{gap}{noun}")

    def a(self, look: Look, with_color: bool = True) -> str:
        kind, color = look
        noun = self.noun(kind)
        if self.language == "en":
            return indefinite(kind, f"{self.words['colour'][color]} {noun}" if with_color else noun, "en")
        return indefinite(kind, f"{self.words['colour'][color]}的{noun}" if with_color else noun, "zh")

    def nouns(self, kind: str) -> str:
        """What is counted: "cars", or a Chinese noun with its measure word."""
        noun = self.noun(kind, many=True)
        return noun if self.language == "en" else MEASURES[kind][0] + noun


def named(things: Sequence[Thing], language: str) -> str:
    """Things in an answer, those of one look counted: "two red cars and a blue boat"."""
    words, parts = WORDS[language], []
    for (kind, color), count in Counter(thing.look for thing in things).items():
        if count == 1:
            parts.append(a_thing((kind, color), language))
        elif language == "en":
            parts.append(f"{words['how_many'][count - 1]} {words['colour'][color]} {words['plural'][kind]}")
        else:
            measure = words["measure"][kind]
            parts.append(
                f"{words['how_many'][count - 1]}{measure}{words['colour'][color]}的{words['kind'][kind]}"
            )
    return join(parts, language)


def unknown_noun(rng: Random, language: str) -> tuple[str, str]:
    """A noun that is not of the world, and its plural."""
    if rng.random() < 0.3:
        noun = rng.choice(NEVER_HEARD[language])
        return noun, noun + "s" * (language == "en")
    english, plural, chinese, _, _ = rng.choice(UNKNOWN)
    return (english, plural) if language == "en" else (chinese, chinese)


def either(rng: Random, one: str, two: str) -> dict[str, str]:
    """Both in either order."""
    first, second = rng.sample((one, two), 2)
    return {"one": first, "two": second}


def checked(asker: Asker, right: bool, fact: str) -> str:
    return asker.say("yes") if right else asker.say("no_it", fact=fact)
