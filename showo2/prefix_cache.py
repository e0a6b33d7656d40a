"""What may be asked for again: latents of pictures and clips, and contexts of conversations, within a memory budget.

The next turn of a conversation, and another question about the same picture, go on from the keys and values that are
there; a picture that was encoded is not encoded again, whichever task it comes to. No result depends on it.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from threading import Lock
from typing import Any

import numpy as np
from torch import Tensor

from showo2.context import Context

BUDGET = 512 * 2**20  # bytes: 18,000 tokens of the 1.5B in bfloat16


@dataclass(frozen=True)
class Span:
    """A visual span as part of what a context holds."""

    digest: str  # of its latents
    num_tokens: int  # the time token included
    how: Hashable = None  # it was looked at


Item = int | Span  # a text token, or a span


@dataclass(frozen=True, eq=False)
class _Entry:
    value: Any
    num_bytes: int


class PrefixCache:
    """The most recently used of everything that was put here, as much as the budget allows; for any thread.

    A context that is kept belongs to no one else any more and never changes.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        """`budget` in bytes; 0 keeps nothing."""
        self._budget = budget
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = Lock()

    @property
    def num_bytes(self) -> int:
        """Bytes that are taken."""
        with self._lock:
            return sum(entry.num_bytes for entry in self._entries.values())

    def latents(self, key: str, encode: Callable[[], Tensor]) -> Tensor:
        """The latents under `key`, a digest of pixels, encoded unless they are here. Not to be changed."""
        with self._lock:
            entry = self._use(key)
        if entry is None:
            latents = encode()
            entry = _Entry(latents, latents.numel() * latents.element_size())
            self._put(key, entry)
        return entry.value

    def keep(self, items: Sequence[Item], context: Context) -> None:
        """Keep a context that holds exactly `items`, in place of those that it continues."""
        key = tuple(items)
        with self._lock:
            for other in [other for other in self._entries if isinstance(other, tuple)]:
                if key[: len(other)] == other:
                    del self._entries[other]
        self._put(key, _Entry(context, context.num_bytes))

    def fork(self, items: Sequence[Item]) -> tuple[Context | None, int]:
        """A context of one's own that holds the longest known beginning of `items`, and how many of them.

        At least one is left to be read. None and 0 where nothing fits.
        """
        wanted = tuple(items)[:-1]
        with self._lock:
            lengths = {key: _common(key, wanted) for key in self._entries if isinstance(key, tuple)}
            best = max(lengths, key=lengths.get, default=None)
            if best is None or lengths[best] == 0:
                return None, 0
            context: Context = self._use(best).value
        held = wanted[: lengths[best]]
        return context.fork(sum(item.num_tokens if isinstance(item, Span) else 1 for item in held)), len(held)

    def _use(self, key: Hashable) -> _Entry | None:
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def _put(self, key: Hashable, entry: _Entry) -> None:
        with self._lock:
            self._entries[key] = entry
            self._entries.move_to_end(key)
            taken = sum(entry.num_bytes for entry in self._entries.values())
            while taken > self._budget:
                taken -= self._entries.popitem(last=False)[1].num_bytes


def digest(array: np.ndarray) -> str:
    """What tells an array from every other."""
    array = np.ascontiguousarray(array)
    return hashlib.sha256(f"{array.dtype} {array.shape} ".encode() + array.tobytes()).hexdigest()


def _common(one: tuple, other: tuple) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
