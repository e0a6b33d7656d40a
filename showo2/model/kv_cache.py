"""Keys and values of everything a context holds, for one stack of attention layers; and what steps take over."""

from collections.abc import Sequence

import torch
from torch import Tensor

from showo2.model.layers import take_rows

LayerBuffers = tuple[Tensor, Tensor]  # keys and values of one layer, (B, KV, capacity, D) each


class KeyValueCache:
    """The growing buffers of all layers; `cache[index]` is what layer `index` writes to.

    Writing leaves scratch behind the cached positions, to be overwritten by the next pass, until `advance` makes it
    part of the cache. So a span can be denoised against the cache for any number of steps without a copy, and a pass
    that failed has left nothing behind.
    """

    def __init__(self, num_layers: int) -> None:
        self.length = 0  # positions that are cached
        self.batch_size = 1  # rows of the buffers
        self._layers = [LayerCache(self) for _ in range(num_layers)]

    def __getitem__(self, index: int) -> "LayerCache":
        return self._layers[index]

    def advance(self, count: int) -> None:
        """Keep the `count` positions that the last pass wrote."""
        self.length += count

    def crop(self, length: int) -> None:
        """Forget everything behind the first `length` positions."""
        self.length = min(self.length, length)

    def expand(self, batch_size: int) -> "KeyValueCache":
        """An independent copy of a cache with one row, which repeats it `batch_size` times."""
        return self.select([0] * batch_size)

    def select(self, rows: Sequence[int]) -> "KeyValueCache":
        """An independent copy of these rows, in this order."""
        copy = KeyValueCache(len(self._layers))
        copy.length, copy.batch_size = self.length, len(rows)
        for mine, layer in zip(copy._layers, self._layers, strict=True):
            if layer.buffers is not None:
                keys, values = (take_rows(buffer[:, :, : self.length], rows) for buffer in layer.buffers)
                mine.buffers = keys, values
        return copy

    def move(self, buffers: Sequence[LayerBuffers] | None) -> None:
        """Live in these buffers of every layer from now on, or with None in new ones of its own."""
        for number, layer in enumerate(self._layers):
            held = tuple(buffer[:, :, : self.length] for buffer in layer.buffers)
            if buffers is None:
                layer.buffers = tuple(buffer.clone() for buffer in held)
            else:
                layer.buffers = buffers[number]
                for new, old in zip(layer.buffers, held, strict=True):
                    new[:, :, : self.length] = old

    @property
    def num_bytes(self) -> int:
        buffers = (buffer for layer in self._layers for buffer in layer.buffers or ())
        return sum(buffer.numel() * buffer.element_size() for buffer in buffers)


class LayerCache:
    """One layer's keys and values, (B, KV, capacity, D) each.

    That a layer is handed its own, and is not told which it is, makes all layers the same code to a compiler.
    """

    def __init__(self, cache: KeyValueCache) -> None:
        self._cache = cache
        self.buffers: LayerBuffers | None = None

    def update(self, keys: Tensor, values: Tensor, _: int = 0) -> LayerBuffers:
        """Keys and values (B, KV, L + n, D) with the n new ones (B, KV, n, D) behind the L cached ones.

        The signature is the one that transformers' attention layers call.
        """
        start = self._cache.length
        end = start + keys.shape[2]
        self._reserve(like=keys, capacity=end)
        for buffer, new in zip(self.buffers, (keys, values), strict=True):
            buffer[:, :, start:end] = new
        return self.buffers[0][:, :, :end], self.buffers[1][:, :, :end]

    def _reserve(self, like: Tensor, capacity: int) -> None:
        held = 0 if self.buffers is None else self.buffers[0].shape[2]
        if held >= capacity:
            return
        batch, heads, _, width = like.shape
        # Doubling keeps the copying linear in the final length when tokens come one at a time.
        room = max(capacity, 2 * held)
        grown = tuple(
            torch.empty(batch, heads, room, width, dtype=like.dtype, device=like.device) for _ in "kv"
        )
        if self.buffers is not None:
            for new, old in zip(grown, self.buffers, strict=True):
                new[:, :, : self._cache.length] = old[:, :, : self._cache.length]
        self.buffers = grown


class BranchCaches:
    """Caches of several branches that run as one batch, each behind a prefix of its own length.

    Rows are grouped by branch. Each branch attends separately (see `omni_attention`), so no prefix is padded and
    nothing is masked; everything else runs on the whole batch.
    """

    def __init__(self, branches: Sequence[KeyValueCache]) -> None:
        self._branches = branches

    def __len__(self) -> int:
        return len(self._branches)

    def __getitem__(self, index: int) -> "LayerBranches":
        return LayerBranches(self._branches, index)

    def select(self, rows: Sequence[int]) -> "BranchCaches":
        """An independent copy of these rows of the batch, in ascending order; branches without any are left out."""
        selected, start = [], 0
        for branch in self._branches:
            end = start + branch.batch_size
            if mine := [row - start for row in rows if start <= row < end]:
                selected.append(branch.select(mine))
            start = end
        return BranchCaches(selected)


class LayerBranches:
    """One layer's caches of all branches."""

    def __init__(self, branches: Sequence[KeyValueCache], index: int) -> None:
        self._sizes = [branch.batch_size for branch in branches]
        self._caches = [branch[index] for branch in branches]

    def update(
        self, keys: Tensor, values: Tensor, _: int = 0
    ) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """Each branch's keys and each branch's values, as `LayerCache.update` gives them."""
        parts = zip(self._caches, keys.split(self._sizes), values.split(self._sizes), strict=True)
        pairs = [cache.update(*new) for cache, *new in parts]
        return tuple(keys for keys, _ in pairs), tuple(values for _, values in pairs)


LayerCaches = KeyValueCache | BranchCaches  # `cache[index]` is what layer `index` reads and writes
