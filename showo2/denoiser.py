"""The velocity of a visual span behind what contexts hold: all that a denoising step computes, and nothing twice.

What does not depend on the latents is made once for all steps: the keys and values before the span, the rotary
tables, and from every time point the modulation of the flow head. What the guidance branches share, the vision path,
runs once per step, and the branches pass as one batch, each behind a prefix of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from showo2.model.first_block_cache import FirstBlockCache
from showo2.model.kv_cache import BranchCaches, KeyValueCache
from showo2.model.layers import RotaryTable
from showo2.model.showo2 import Showo2


@dataclass(frozen=True, eq=False)
class Prefix:
    """What stands before the span in one branch, for the batch that is drawn."""

    language: KeyValueCache
    flow: KeyValueCache


class Denoiser:
    """Velocities of x (N, C, T, H, W) at the `times` of a sampling, one for each of `branches`.

    A `cache_threshold` above 0 lets steps skip most of the language model (see `FirstBlockCache`).
    """

    @torch.no_grad()
    def __init__(
        self,
        model: Showo2,
        branches: Sequence[Prefix],
        shape: torch.Size,
        times: list[float],
        cache_threshold: float = 0.0,
    ) -> None:
        self._model, self._shape, self._count = model, shape, len(branches)
        self._language = BranchCaches([branch.language for branch in branches])
        self._flow = BranchCaches([branch.flow for branch in branches])
        self._reuse = FirstBlockCache(cache_threshold) if cache_threshold > 0 else None
        device = model.language_model.embed_tokens.weight.device
        self._index = {t: index for index, t in enumerate(times)}
        self._times = model.time_embedding(torch.tensor(times, device=device))
        self._modulation = model.flow_head.modulation(self._times)
        length = 1 + shape[2:].numel() // model.config.patch_size**2
        starts = [branch.language.length for branch in branches for _ in range(shape[0])]
        self._language_rotary = _stack([model.language_model.rotary(start, length) for start in starts])
        self._flow_rotary = _stack([model.flow_head.rotary(start, length) for start in starts])

    @torch.no_grad()
    def velocities(self, x: Tensor, t: float) -> tuple[Tensor, ...]:
        """The velocity (N, C, T, H, W), float32, of x at one of `times`, in each branch."""
        model, index = self._model, self._index[t]
        modulation = self._modulation.of_span(index)
        span = model.embed_span(model.visual_embedder(x), self._times[index : index + 1])
        hidden = model.language_model(
            span.repeat(self._count, 1, 1),
            self._language_rotary,
            is_causal=False,
            cache=self._language,
            reuse=self._reuse,
        )
        features = model.flow_head(hidden, self._flow_rotary, modulation, is_causal=False, cache=self._flow)
        tokens = model.flow_head.velocity_tokens(features[:, 1:], modulation.final)
        return tuple(model.unpack(part, self._shape) for part in tokens.chunk(self._count))


def _stack(tables: Sequence[RotaryTable]) -> RotaryTable:
    """One table of a batch whose rows stand at different positions."""
    cosines, sines = zip(*tables, strict=True)
    return torch.cat(cosines), torch.cat(sines)
