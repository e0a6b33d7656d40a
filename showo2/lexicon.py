"""The words known to a checkpoint of a small world, to be shown to users and compared with their prompts.

Plain data, stored in the checkpoint's config.json.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase

HAN = "\u4e00-\u9fff"  # CJK Unified Ideographs, as a character range of a regular expression
_CHINESE = re.compile(f"[{HAN}]")
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")  # Chinese characters, or other letters and digits
SUGGESTED = ("kinds", "colours", "places")  # lists whose words are suggested for misspelled ones
# A misspelling of a word of up to so many letters has letters swapped, or doubled or not. Those with a letter
# added, missing or replaced are often other words: "bat" is no misspelling of "boat", nor "horse" of "house".
SHORT_WORD = 5


@dataclass(frozen=True)
class Lexicon:
    """What a small world contains, and every word of its prompts.

    A word is one in English and a single character in Chinese, which is written without spaces.
    """

    lists: dict[str, dict[str, tuple[str, ...]]]  # by language and name ("kinds", "colours" ...)
    words: tuple[str, ...]  # in lower case, sorted

    @classmethod
    def of(cls, lists: dict[str, dict[str, tuple[str, ...]]], prompts: Iterable[str]) -> "Lexicon":
        """The lexicon with the words of `prompts`."""
        return cls(lists, tuple(sorted({word for prompt in prompts for word in _words(prompt)})))

    def unknown(self, prompt: str) -> list[str]:
        """The words of a prompt that are not in `words`, each once, in order; Chinese characters as runs."""
        known = self._known
        found: list[str] = []
        for run in _RUN.findall(prompt.lower()):
            if contains_chinese(run):
                found += "".join(" " if character in known else character for character in run).split()
            elif run not in known:
                found.append(run)
        return list(dict.fromkeys(found))

    def suggestion(self, word: str) -> str | None:
        """The word of the lists in SUGGESTED that `word`, in lower case, is a misspelling of, or None."""
        return self._misspellings.get(word)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _misspellings(self) -> dict[str, str]:
        """Words by what they are misspelled as."""
        lists = [lists.get(name, ()) for lists in self.lists.values() for name in SUGGESTED]
        words = {word for entries in lists for entry in entries for word in _words(entry)}
        found: dict[str, str] = {}
        for word in sorted(words):
            for misspelling in _misspell(word):
                found.setdefault(misspelling, word)
        return {misspelling: word for misspelling, word in found.items() if misspelling not in self._known}


def contains_chinese(text: str) -> bool:
    """Whether any character of the text is Chinese."""
    return _CHINESE.search(text) is not None


def _words(text: str) -> Iterator[str]:
    for run in _RUN.findall(text.lower()):
        yield from run if contains_chinese(run) else (run,)


def _misspell(word: str) -> Iterator[str]:
    """Common misspellings of a word; all keep its first letter."""
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        if after:
            yield before + after[0] + letter + after[1:]
        if letter == before[-1]:
            yield before + after
        yield before + letter + letter + after
        if len(word) > SHORT_WORD:
            yield before + after
            for other in ascii_lowercase:
                yield before + other + after
                yield before + letter + other + after
