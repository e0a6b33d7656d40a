"""The words of a checkpoint that was trained on one small world: what it knows, and which words of a prompt
it has never met. Plain data, stored in the checkpoint's config.json."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

# A run of Chinese characters, or of any other letters and digits.
WORDS = re.compile(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]+")
CLOSE = 0.8  # similarity of two words from which one may be a slip of the other


@dataclass(frozen=True)
class Lexicon:
    """What is in the world, and every word its prompts use.

    A word is one in English, and a single character in Chinese, whose text has no gaps to tell words by.
    """

    lists: dict[str, dict[str, tuple[str, ...]]]  # by language and name ("kinds", "colours" ...)
    words: tuple[str, ...]  # in lower case, sorted

    @classmethod
    def of(cls, lists: dict[str, dict[str, tuple[str, ...]]], prompts: Iterable[str]) -> "Lexicon":
        """The lexicon whose words are those of `prompts`."""
        return cls(lists, tuple(sorted({word for prompt in prompts for word in _words(prompt)})))

    def unknown(self, prompt: str) -> list[str]:
        """The words of a prompt that are none of `words`, each once, in their order; Chinese ones as runs."""
        known = set(self.words)
        found = []
        for run in WORDS.findall(prompt.lower()):
            if _is_chinese(run):
                found += re.findall(
                    r"\S+", "".join(character if character not in known else " " for character in run)
                )
            elif run not in known:
                found.append(run)
        return list(dict.fromkeys(found))

    def suggestion(self, word: str) -> str | None:
        """A known word that `word` may be a slip of, or None."""
        return next(iter(get_close_matches(word, self.words, 1, CLOSE)), None)


def _words(text: str) -> Iterator[str]:
    for run in WORDS.findall(text.lower()):
        yield from run if _is_chinese(run) else (run,)


def _is_chinese(run: str) -> bool:
    return "\u4e00" <= run[0] <= "\u9fff"
