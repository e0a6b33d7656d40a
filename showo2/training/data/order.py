"""The order of a data set: which source each batch comes from, and which record is where in it.

All of it follows from seeds and numbers, so a position is a number and a run resumes at any of them.
"""

from collections.abc import Sequence
from random import Random

import numpy as np
import torch

# Multiples of the golden ratio fill an interval as evenly as any sequence that can go on (Weyl, 1916).
STEP = (5**0.5 - 1) / 2


class SourceSchedule:
    """Takes batches from sources in proportion to their weights, as evenly in time as can be."""

    def __init__(self, weights: Sequence[float]) -> None:
        """Raises ValueError where no weight is positive."""
        total = sum(weights)
        if not total > 0:
            raise ValueError("the weights of the sources must not all be 0")
        self._bounds = np.cumsum(weights) / total

    def source(self, number: int) -> int:
        """The source of the batch of that number, from 0."""
        return int(self._sources(np.array([number]))[0])

    def counts(self, number: int) -> list[int]:
        """How many of the first `number` batches are from each source."""
        sources = self._sources(np.arange(number))
        return np.bincount(sources, minlength=len(self._bounds)).tolist()

    def _sources(self, numbers: np.ndarray) -> np.ndarray:
        places = (0.5 + numbers * STEP) % 1.0
        found = np.searchsorted(self._bounds, places, side="right")
        return np.minimum(found, len(self._bounds) - 1)


class ShuffledOrder:
    """Every record once in each epoch, in an order of its own for each."""

    def __init__(self, length: int, seed: str) -> None:
        self._length, self._seed = length, seed
        self._epoch, self._permutation = -1, torch.empty(0)

    def index(self, position: int) -> int:
        """The record at a position, from 0."""
        epoch, place = divmod(position, self._length)
        if epoch != self._epoch:
            seed = Random(f"{self._seed}-{epoch}").getrandbits(63)
            generator = torch.Generator().manual_seed(seed)
            self._epoch, self._permutation = epoch, torch.randperm(self._length, generator=generator)
        return int(self._permutation[place])
