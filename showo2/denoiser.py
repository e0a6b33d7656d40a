"""One denoising step: the velocity of a visual span that follows a context, with nothing computed twice.

All steps share what does not depend on the latents: the keys and values of the prefixes, the rotary tables,
and, for each time, the modulation of the flow head. Within a step the vision path runs once for all branches
of guidance, and the branches run as one batch, each behind its own prefix. So do the steps of several
requests that take a turn together (see `batching`), each at its own time.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from showo2.batching import run_pass
from showo2.model.first_block_cache import FirstBlockCache
from showo2.model.flow_head import Modulation
from showo2.model.kv_cache import BranchCaches, KeyValueCache
from showo2.model.layers import stack_tables
from showo2.model.showo2 import Showo2

# Visual tokens in a pass of several requests. A processor gains nothing from larger ones, which need more
# memory.
MAX_BATCH_TOKENS = 4096


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
        self.model, self.branches = model, branches
        self._shape = shape
        starts = [branch.language.length for branch in branches for _ in range(shape[0])]
        self._length = 1 + shape[2:].numel() // model.config.patch_size**2
        self.rotary = stack_tables([model.language_model.rotary(start, self._length) for start in starts])
        self.flow_rotary = stack_tables([model.flow_head.rotary(start, self._length) for start in starts])
        self._skipping: FirstBlockCache | None = None
        if cache_threshold > 0:
            language = BranchCaches([branch.language for branch in branches])
            self._skipping = FirstBlockCache(model.language_model, self.rotary, language, cache_threshold)
        self._conditioning: dict[float, tuple[Tensor, Modulation]] = {}
        self._condition_on(times)

    @property
    def num_rows(self) -> int:
        """Rows of the batch: those of x, for each branch."""
        return self._shape[0] * len(self.branches)

    @property
    def num_tokens(self) -> int:
        """Visual tokens in a pass, time tokens included."""
        return self.num_rows * self._length

    def velocities(self, x: Tensor, t: float) -> tuple[Tensor, ...]:
        """The velocity (N, C, T, H, W), float32, of x at time t in each branch."""
        if self._skipping is not None:
            return run_steps([DenoisingStep(self, x, t)], self._skipping)[0]
        kind: Hashable = "velocity", id(self.model), x.shape[1:]
        return run_pass(kind, _run_batches, DenoisingStep(self, x, t))

    @torch.no_grad()
    def conditioning(self, t: float) -> tuple[Tensor, Modulation]:
        """The embedding (1, width) of a time, and the modulation that follows from it."""
        if t not in self._conditioning:
            self._condition_on([t])
        return self._conditioning[t]

    def _condition_on(self, times: Sequence[float]) -> None:
        device = self.model.language_model.embed_tokens.weight.device
        embeddings = self.model.time_embedding(torch.tensor(times, device=device))
        modulation = self.model.flow_head.modulation(embeddings)
        for index, t in enumerate(times):
            self._conditioning[t] = embeddings[index : index + 1], modulation.of_span(index)


@dataclass(frozen=True, eq=False)
class DenoisingStep:
    """A call of `Denoiser.velocities`."""

    denoiser: Denoiser
    x: Tensor
    t: float


def _run_batches(steps: Sequence[DenoisingStep]) -> list[tuple[Tensor, ...]]:
    """The velocities of each step, in passes of at most MAX_BATCH_TOKENS or one step."""
    return [velocities for batch in _batches(steps) for velocities in run_steps(batch)]


def _batches(steps: Sequence[DenoisingStep]) -> Iterator[list[DenoisingStep]]:
    batch: list[DenoisingStep] = []
    for step in steps:
        tokens = sum(other.denoiser.num_tokens for other in (*batch, step))
        if batch and tokens > MAX_BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(step)
    yield batch


@torch.no_grad()
def run_steps(
    steps: Sequence[DenoisingStep], skipping: FirstBlockCache | None = None
) -> list[tuple[Tensor, ...]]:
    """The velocities of each step, of one model and one shape but for the number of rows, in one pass."""
    denoisers = [step.denoiser for step in steps]
    model, branches = denoisers[0].model, [branch for each in denoisers for branch in each.branches]
    conditioning = [step.denoiser.conditioning(step.t) for step in steps]
    visual = model.visual_embedder(torch.cat([step.x for step in steps]))
    spans = torch.cat(
        [
            model.embed_span(part, time).repeat(len(denoiser.branches), 1, 1)
            for part, (time, _), denoiser in zip(
                visual.split([len(step.x) for step in steps]), conditioning, denoisers, strict=True
            )
        ]
    )
    if skipping is not None:
        hidden = skipping(spans)
    else:
        hidden = model.language_model(
            spans,
            stack_tables([each.rotary for each in denoisers]),
            is_causal=False,
            cache=BranchCaches([branch.language for branch in branches]),
        )
    rows = [each.num_rows for each in denoisers]
    modulation = Modulation.of_rows(
        [(each, count) for (_, each), count in zip(conditioning, rows, strict=True)]
    )
    features = model.flow_head(
        hidden,
        stack_tables([each.flow_rotary for each in denoisers]),
        modulation,
        is_causal=False,
        cache=BranchCaches([branch.flow for branch in branches]),
    )
    tokens = model.flow_head.velocity_tokens(features[:, 1:], modulation.final)
    return [
        tuple(model.unpack(part, step.x.shape) for part in own.chunk(len(step.denoiser.branches)))
        for own, step in zip(tokens.split(rows), steps, strict=True)
    ]
