"""Talk without a picture in people's own words: greetings, thanks, what nano is, can and knows, what common
things are, and what it does not know. Phrasings of training first, those that are held out of it second."""

from random import Random

from showo2.storybook.phrases import WORDS, join
from showo2.storybook.scenes import COLORS, KINDS, PLACES
from showo2.storybook.vqa import Question
from showo2.storybook.wording.nouns import KNOWN, NEVER_HEARD, UNKNOWN
from showo2.storybook.wording.small_talk_topics import ANSWERS, CAN_DRAW, TOPICS, WHAT_IS, Topic
from showo2.storybook.wording.synonyms import NOUNS
from showo2.storybook.wording.typing_noise import as_typed_freely


def topics(language: str) -> list[Topic]:
    """All topics, with the lists of what is known put into their answers."""
    words = WORDS[language]
    tables = {"kinds": ("kind", KINDS), "colors": ("colour", COLORS), "places": ("place", PLACES)}
    known = {
        name: join([words[table][word] for word in order], language)
        for name, (table, order) in tables.items()
    }
    return [(kind, said, answer.format(**known)) for kind, said, answer in TOPICS[language]]


def chat(rng: Random, language: str, held_out: bool = False) -> Question:
    """One message without a picture and its answer: half are topics, half are about things by name."""
    if rng.random() < 0.5:
        kind, said, answer = rng.choice(topics(language))
        return Question(
            kind,
            as_typed_freely(rng.choice(said[held_out]), rng, language, asking=rng.random() < 0.5),
            answer,
        )
    return about_a_noun(rng, language, held_out)


def about_a_noun(rng: Random, language: str, held_out: bool = False) -> Question:
    """What a thing is, or whether it can be drawn: of the world, of what is known by name alone, or of
    neither. What is of the world is drawn when it is asked for, so that no answer says that it can be."""
    answers, english = ANSWERS[language], language == "en"
    source = rng.choices(("known", "unknown", "never"), weights=(3, 5, 3))[0]
    what = ""
    if source == "known":
        kind = rng.choice(KINDS)
        noun, nouns = rng.choice(NOUNS[language][kind]) if rng.random() < 0.3 else NOUNS[language][kind][0]
        what = KNOWN[kind][not english]
    elif source == "unknown":
        name, plural, chinese, *said = rng.choice(UNKNOWN)
        noun, nouns = (name, plural) if english else (chinese, chinese)
        what = said[not english]
    else:
        noun = rng.choice(NEVER_HEARD[language]) if rng.random() < 0.5 else invented_word(rng, language)
        nouns = noun + "s" * english
    names = {"noun": noun, "nouns": nouns, "a": _indefinite(noun) if english else noun}
    if source != "known" and rng.random() < 0.45:
        text = rng.choice(CAN_DRAW[language][held_out]).format(**names)
        return Question("can_draw", as_typed_freely(text, rng, language, asking=True), answers["cannot"])
    text = rng.choice(WHAT_IS[language][held_out]).format(**names)
    return Question(
        "what_is", as_typed_freely(text, rng, language, asking=True), answers[source].format(what=what)
    )


def invented_word(rng: Random, language: str) -> str:
    """A word that nobody knows: English syllables, or two characters of words that nano does not know."""
    if language == "zh":
        return "".join(rng.choice("".join(NEVER_HEARD["zh"])) for _ in range(2))
    syllables = (
        rng.choice("bcdfglmnprstvz") + rng.choice("aeiou") + rng.choice("bdklmnrst") for _ in range(2)
    )
    return "".join(syllables)


def _indefinite(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
