"""The memory that a computation would take, counted on the meta device, where nothing is computed.

What counts is every tensor while it lives: contexts, latents, activations. What a kernel allocates for itself
and what an allocator leaves unused do not.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import torch
from torch import Tensor
from torch.nn import functional
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class PeakMemory(TorchDispatchMode):
    """Counts the bytes of the tensors that are made in this context, on whatever device they are."""

    def __init__(self, existing: Iterable[Tensor] = ()) -> None:
        """`existing` tensors, such as weights, do not count, nor do their views."""
        super().__init__()
        self.now = self.peak = 0  # bytes
        self._existing = [tensor.untyped_storage() for tensor in existing]
        self._known = {id(storage) for storage in self._existing}

    def __torch_dispatch__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        for tensor in (result,) if isinstance(result, Tensor) else tree_leaves(result):
            if isinstance(tensor, Tensor):
                self._add(tensor.untyped_storage())
        return result

    def _add(self, storage: torch.UntypedStorage) -> None:
        key, num_bytes = id(storage), storage.nbytes()
        if key in self._known:
            return
        self._known.add(key)
        self.now += num_bytes
        self.peak = max(self.peak, self.now)
        weakref.finalize(storage, self._remove, key, num_bytes)

    def _remove(self, key: int, num_bytes: int) -> None:
        self._known.discard(key)
        self.now -= num_bytes


@contextmanager
def fused_attention() -> Iterator[None]:
    """Attention without a matrix of scores, as the kernels of CPUs and GPUs compute it.

    On the meta device torch would make the scores. For tensors there only, since it computes nothing.
    """

    def attend(query: Tensor, _: Tensor, value: Tensor, *args: object, **options: object) -> Tensor:
        return query.new_empty(*query.shape[:-1], value.shape[-1])

    with patch.object(functional, "scaled_dot_product_attention", attend):
        yield
