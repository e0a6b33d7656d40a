"""Keys and values of the positions that a context holds, for every layer of one stack of attention layers."""

from collections.abc import Sequence
from typing import Protocol

from torch import Tensor

from showo2.model.layers import take_rows

LayerBuffers = tuple[Tensor, Tensor]  # keys and values of one layer, (B, KV, capacity, D) each
# Keys and values as `omni_attention` takes them: tensors, or one tensor for each branch.
KeysValues = tuple[Tensor, Tensor] | tuple[tuple[Tensor, ...], tuple[Tensor, ...]]


class AttentionCache(Protocol):
    """What an attention layer of transformers does with its cache."""

    def update(self, keys: Tensor, values: Tensor, layer_index: int = 0, /, **options: object) -> KeysValues:
        """All keys and values that the new ones (B, KV, n, D) attend with, themselves included."""


class AttentionCaches(Protocol):
    """The caches of a stack of layers; `caches[index]` is that of layer `index`."""

    def __getitem__(self, index: int, /) -> AttentionCache: ...


class KeyValueCache:
    """The growing buffers of all layers; `cache[index]` is what layer `index` writes to.

    A pass writes behind the cached positions without making them part of the cache: the next pass overwrites
    them unless `advance` is called. So a span can be denoised against the cache for any number of steps
    without a copy, and a failed pass leaves nothing behind.
    """

    def __init__(self, num_layers: int) -> None:
        self.length = 0  # cached positions
        self.batch_size = 1  # rows of the buffers
        self._layers = [LayerCache(self) for _ in range(num_layers)]

    def __getitem__(self, index: int) -> "LayerCache":
        return self._layers[index]

    def advance(self, count: int) -> None:
        """Make the `count` positions that the last pass wrote part of the cache."""
        self.length += count

    def crop(self, length: int) -> None:
        """Drop everything behind the first `length` positions."""
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

    def move_to(self, buffers: Sequence[LayerBuffers]) -> None:
        """Copy the cached positions into these buffers of every layer, and use those from now on."""
        for layer, target in zip(self._layers, buffers, strict=True):
            if layer.buffers is not None:
                for new, old in zip(target, layer.buffers, strict=True):
                    new[:, :, : self.length] = old[:, :, : self.length]
            layer.buffers = target

    def detach(self) -> None:
        """Copy the cached positions out of buffers that belong to somebody else."""
        for layer in self._layers:
            if layer.buffers is not None:
                keys, values = layer.buffers
                layer.buffers = keys[:, :, : self.length].clone(), values[:, :, : self.length].clone()

    @property
    def num_bytes(self) -> int:
        """Memory of the buffers, unused capacity included."""
        buffers = (buffer for layer in self._layers for buffer in layer.buffers or ())
        return sum(buffer.numel() * buffer.element_size() for buffer in buffers)


class LayerCache:
    """One layer's keys and values, (B, KV, capacity, D) each.

    A layer is handed its own cache instead of its index, so that all layers are the same code to a compiler.
    """

    def __init__(self, cache: KeyValueCache) -> None:
        self._cache = cache
        self.buffers: LayerBuffers | None = None

    def update(self, keys: Tensor, values: Tensor, _: int = 0, /, **options: object) -> LayerBuffers:
        """Keys and values (B, KV, L + n, D): the L cached positions, then the n new ones (B, KV, n, D).

        The signature is the one that transformers' attention layers call.
        """
        start = self._cache.length
        end = start + keys.shape[2]
        buffers = self._reserve(like=keys, capacity=end)
        for buffer, new in zip(buffers, (keys, values), strict=True):
            buffer[:, :, start:end] = new
        return buffers[0][:, :, :end], buffers[1][:, :, :end]

    def _reserve(self, like: Tensor, capacity: int) -> LayerBuffers:
        held = 0 if self.buffers is None else self.buffers[0].shape[2]
        if self.buffers is not None and held >= capacity:
            return self.buffers
        batch, heads, _, width = like.shape
        # Doubling keeps the copying linear in the final length when tokens come one at a time.
        shape = (batch, heads, max(capacity, 2 * held), width)
        grown = like.new_empty(shape), like.new_empty(shape)
        if self.buffers is not None:
            for new, old in zip(grown, self.buffers, strict=True):
                new[:, :, : self._cache.length] = old[:, :, : self._cache.length]
        self.buffers = grown
        return grown


class BranchCaches:
    """Caches of several branches that run as one batch, each behind a prefix of its own length.

    Rows are grouped by branch. Each branch attends separately (see `omni_attention`), so no prefix is padded
    and nothing is masked; everything else runs on the whole batch.
    """

    def __init__(self, branches: Sequence[KeyValueCache]) -> None:
        self._branches = branches

    def __len__(self) -> int:
        return len(self._branches)

    def __getitem__(self, index: int) -> "LayerBranches":
        return LayerBranches(self._branches, index)

    def select(self, rows: Sequence[int]) -> "BranchCaches":
        """An independent copy of these rows of the batch, in ascending order, without empty branches."""
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
        self, keys: Tensor, values: Tensor, _: int = 0, /, **options: object
    ) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """Each branch's keys and each branch's values, as `LayerCache.update` gives them."""
        parts = zip(self._caches, keys.split(self._sizes), values.split(self._sizes), strict=True)
        pairs = [cache.update(*new) for cache, *new in parts]
        return tuple(keys for keys, _ in pairs), tuple(values for _, values in pairs)
