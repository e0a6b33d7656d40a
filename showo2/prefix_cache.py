"""Reuse between requests: latents of images and clips, and contexts of conversations, within a memory budget.

The next turn of a conversation, or another question about the same image, continues from cached keys and
values, and an image is encoded once, whichever task it is for. Results do not depend on the cache, except
after a picture of an earlier answer: the latents that it was drawn from are kept; encoding its pixels gives
slightly different ones.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from threading import Lock
from typing import Any

from torch import Tensor

from showo2.context import Context

BUDGET = 512 * 2**20  # bytes: 18,000 tokens of the 1.5B in bfloat16


@dataclass(frozen=True)
class Span:
    """A visual span as an item of a sequence."""

    digest: str  # of its latents
    num_tokens: int  # time token included
    how: Hashable = None  # the options of `Context.see`; the same latents with others are another span


Item = int | Span  # a text token or a visual span
Items = tuple[Item, ...]


@dataclass(frozen=True, eq=False)
class _Entry:
    value: Any
    num_bytes: int


class PrefixCache:
    """Thread-safe LRU cache with a byte budget.

    A context in the cache is never changed: `fork` returns copies.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        """`budget` in bytes; 0 disables the cache."""
        self._budget = budget
        # Latents by digest, contexts by items.
        self._entries: OrderedDict[str | Items, _Entry] = OrderedDict()
        self._lock = Lock()

    @property
    def num_bytes(self) -> int:
        """Bytes in use."""
        with self._lock:
            return sum(entry.num_bytes for entry in self._entries.values())

    def latents(self, key: str, encode: Callable[[], Tensor]) -> Tensor:
        """The latents under `key`, a digest of pixels, encoded unless they are cached; not to be modified."""
        with self._lock:
            entry = self._get(key)
        if entry is None:
            latents = encode()
            entry = _Entry(latents, latents.numel() * latents.element_size())
            self._put(key, entry)
        value: Tensor = entry.value
        return value

    def find_latents(self, key: str) -> Tensor | None:
        """The latents under `key`, not to be modified; None where they are not cached."""
        with self._lock:
            entry = self._get(key)
        return None if entry is None else entry.value

    def insert(self, items: Sequence[Item], context: Context) -> None:
        """Store a context that holds exactly `items`, and from now on belongs to the cache.

        It replaces contexts that hold a prefix of `items`.
        """
        key = tuple(items)
        with self._lock:
            for other in [other for other in self._entries if isinstance(other, tuple)]:
                if key[: len(other)] == other:
                    del self._entries[other]
        self._put(key, _Entry(context, context.num_bytes))

    def fork(self, items: Sequence[Item]) -> tuple[Context | None, int]:
        """A copy of the longest cached prefix of `items` and its number of items; (None, 0) where none is.

        At least the last item is left out, since its logits are not cached.
        """
        wanted = tuple(items)[:-1]
        with self._lock:
            candidates = [
                (_common_length(key, wanted), key) for key in self._entries if isinstance(key, tuple)
            ]
            length, best = max(candidates, key=lambda candidate: candidate[0], default=(0, ()))
            entry = self._get(best)
        if length == 0 or entry is None:
            return None, 0
        num_tokens = sum(item.num_tokens if isinstance(item, Span) else 1 for item in wanted[:length])
        context: Context = entry.value
        return context.fork(num_tokens), length

    def _get(self, key: str | Items) -> _Entry | None:
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def _put(self, key: str | Items, entry: _Entry) -> None:
        with self._lock:
            self._entries[key] = entry
            self._entries.move_to_end(key)
            used = sum(entry.num_bytes for entry in self._entries.values())
            while used > self._budget:
                used -= self._entries.popitem(last=False)[1].num_bytes


def _common_length(one: Items, other: Items) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
