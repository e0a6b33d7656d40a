"""One denoising step: the velocity of a visual span that follows a context, with nothing computed twice.

All steps share what does not depend on the latents: the keys and values of the prefixes, the rotary tables,
and, for each time, the modulation of the flow head. Within a step the vision path runs once for all branches
of guidance, and the branches run as one batch, each behind its own prefix.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from showo2.model.first_block_cache import FirstBlockCache
from showo2.model.flow_head import Modulation
from showo2.model.kv_cache import BranchCaches, KeyValueCache
from showo2.model.layers import RotaryTable
from showo2.model.showo2 import Showo2


@dataclass(frozen=True, eq=False)
class Prefix:
    """Keys and values before the span in one branch of guidance, expanded to the batch size."""

    language: KeyValueCache
    flow: KeyValueCache


class Denoiser:
    """Velocities of x (N, C, T, H, W) at any t in [0, 1], one for each of `branches`.

    The conditioning on `times` is computed at once, as one batch, and that on any other time when it is first
    needed. A `cache_threshold` above 0 skips most of the language model where little changes (see
    `FirstBlockCache`).
    """

    @torch.no_grad()
    def __init__(
        self,
        model: Showo2,
        branches: Sequence[Prefix],
        shape: torch.Size,
        times: Sequence[float],
        cache_threshold: float = 0.0,
    ) -> None:
        self._model, self._shape, self._num_branches = model, shape, len(branches)
        self._flow = BranchCaches([branch.flow for branch in branches])
        language = BranchCaches([branch.language for branch in branches])
        length = 1 + shape[2:].numel() // model.config.patch_size**2
        starts = [branch.language.length for branch in branches for _ in range(shape[0])]
        rotary = _stack([model.language_model.rotary(start, length) for start in starts])
        self._language_model: Callable[[Tensor], Tensor]
        if cache_threshold > 0:
            self._language_model = FirstBlockCache(model.language_model, rotary, language, cache_threshold)
        else:
            self._language_model = partial(
                model.language_model, rotary=rotary, is_causal=False, cache=language
            )
        self._flow_rotary = _stack([model.flow_head.rotary(start, length) for start in starts])
        self._conditioning: dict[float, tuple[Tensor, Modulation]] = {}
        self._condition_on(times)

    @torch.no_grad()
    def velocities(self, x: Tensor, t: float) -> tuple[Tensor, ...]:
        """The velocity (N, C, T, H, W), float32, of x at time t in each branch."""
        if t not in self._conditioning:
            self._condition_on([t])
        model, (time, modulation) = self._model, self._conditioning[t]
        span = model.embed_span(model.visual_embedder(x), time)
        hidden = self._language_model(span.repeat(self._num_branches, 1, 1))
        features = model.flow_head(hidden, self._flow_rotary, modulation, is_causal=False, cache=self._flow)
        tokens = model.flow_head.velocity_tokens(features[:, 1:], modulation.final)
        return tuple(model.unpack(part, self._shape) for part in tokens.chunk(self._num_branches))

    def _condition_on(self, times: Sequence[float]) -> None:
        """Remember, for each of `times`, its embedding (1, width) and the modulation that follows from it."""
        device = self._model.language_model.embed_tokens.weight.device
        embeddings = self._model.time_embedding(torch.tensor(times, device=device))
        modulation = self._model.flow_head.modulation(embeddings)
        for index, t in enumerate(times):
            self._conditioning[t] = embeddings[index : index + 1], modulation.of_span(index)


def _stack(tables: Sequence[RotaryTable]) -> RotaryTable:
    """One table for a batch whose rows start at different positions."""
    cosines, sines = zip(*tables, strict=True)
    return torch.cat(cosines), torch.cat(sines)
