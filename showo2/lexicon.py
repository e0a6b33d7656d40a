"""The words known to a checkpoint of a small world, to be shown to users and compared with their prompts.

Plain data, stored in the checkpoint's config.json.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

HAN = "\u4e00-\u9fff"  # CJK Unified Ideographs, as a character range of a regular expression
_CHINESE = re.compile(f"[{HAN}]")
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")  # Chinese characters, or other letters and digits
SIMILARITY = 0.8  # from which a word is suggested as the correction of another


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
        known = set(self.words)
        found: list[str] = []
        for run in _RUN.findall(prompt.lower()):
            if contains_chinese(run):
                found += "".join(" " if character in known else character for character in run).split()
            elif run not in known:
                found.append(run)
        return list(dict.fromkeys(found))

    def suggestion(self, word: str) -> str | None:
        """The known word that `word` is probably a misspelling of, or None."""
        return next(iter(get_close_matches(word, self.words, 1, SIMILARITY)), None)


def contains_chinese(text: str) -> bool:
    """Whether any character of the text is Chinese."""
    return _CHINESE.search(text) is not None


def _words(text: str) -> Iterator[str]:
    for run in _RUN.findall(text.lower()):
        yield from run if contains_chinese(run) else (run,)
