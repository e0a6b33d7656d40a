"""Text as people type it: any case and final punctuation, with occasional typos or characters that sound
the same."""

import re
from functools import cache
from random import Random

from showo2.storybook.phrases import WORDS
from showo2.storybook.wording.synonyms import AT, COLORS, NOUNS, PLACES, POSITIONS, SIDES, SIZES

SLIP = 0.14  # share of texts with a misspelled word; a fourth of these have two
ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")
CASES = {"as it is": 30, "lower": 42, "sentence": 18, "title": 4, "upper": 6}
ENDS = {"en": ("", "", ".", "!", " .", "..."), "zh": ("", "", "。", "！", "~")}
QUESTION_ENDS = {"en": ("?", "", "", "??", " ?"), "zh": ("？", "", "", "?", "？？")}
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Characters, and below each one that sounds or looks alike, as input methods and pupils confuse them.
MEANT = "汽帆鱼鸟箭猫房树花球蘑菇筝红橙绿蓝紫粉白沙滩雪晚阳草左右船画个辆艘座棵朵只的移"
WRITTEN = "气凡渔乌剑描方数化求磨姑争洪澄录兰子份百砂摊血碗洋早佐又舟划各两搜坐颗多支得疑"
CONFUSED = dict(zip(MEANT, WRITTEN, strict=True))


def as_typed_freely(text: str, rng: Random, language: str, asking: bool = False) -> str:
    """`text` in any case and with any final punctuation; a share of SLIP is misspelled."""
    text = text.rstrip("?.？。!！")
    if rng.random() < SLIP:
        text = misspelt(text, rng)
        if rng.random() < 0.25:
            text = misspelt(text, rng)
    end = rng.choice((QUESTION_ENDS if asking else ENDS)[language])
    return _cased(text, rng) + end


def misspelt(text: str, rng: Random) -> str:
    """`text` with one slip in one of its words, never into a word of the world; without words, as it is."""
    places = [match.span() for match in ENGLISH_WORD.finditer(text)]
    places += [(i, i + 1) for i, character in enumerate(text) if character in CONFUSED]
    if not places:
        return text
    start, end = rng.choice(places)
    word = text[start:end]
    wrong = CONFUSED[word] if word in CONFUSED else _slip(word, rng)
    return text if wrong.lower() in _known_words() else text[:start] + wrong + text[end:]


def _slip(word: str, rng: Random) -> str:
    """One edit: two letters swapped, one left out, doubled, or replaced by the key beside it."""
    kind = rng.choice(("swap", "swap", "drop", "double", "neighbor")) if len(word) > 3 else "swap"
    at = rng.randrange(1, len(word))
    if kind == "swap":
        at = rng.randrange(1, len(word) - 1) if len(word) > 3 else 1
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    return word[:at] + _key_beside(word[at].lower(), rng) + word[at + 1 :]


def _key_beside(letter: str, rng: Random) -> str:
    """The key to the left or right of a letter's."""
    row = next(row for row in KEYS if letter in row)
    at = row.index(letter) + rng.choice((-1, 1))
    return row[at] if 0 <= at < len(row) else row[1 if at < 0 else -2]


def _cased(text: str, rng: Random) -> str:
    case = rng.choices(list(CASES), weights=list(CASES.values()))[0]
    if case == "sentence":
        return text[:1].upper() + text[1:]
    return text if case == "as it is" else getattr(text, case)()


@cache
def _known_words() -> frozenset[str]:
    """English words and Chinese characters that mean something in the world, which no slip may turn into
    another."""
    found: set[str] = set()
    for tables in (NOUNS, COLORS, SIZES, AT, PLACES, POSITIONS, SIDES):
        for words in (table for by_language in tables.values() for table in by_language.values()):
            for entry in words:
                phrases = entry if isinstance(entry, tuple) else (entry,)
                found.update(word for phrase in phrases for word in phrase.lower().split())
    found.update(word.lower() for word in WORDS["en"]["kind"].values())
    return frozenset(found)
