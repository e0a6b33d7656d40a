"""Samples of one kind as one padded batch, with the targets of every loss."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from showo2 import flow
from showo2.model.showo2 import Sequences, Spans
from showo2.prompts import Text
from showo2.training.dataset import Sample, SampleVisual
from showo2.training.time_sampling import TIME_SAMPLERS

IGNORED = -100  # the label of a position that no loss is taken at; cross_entropy's own default


@dataclass(frozen=True, eq=False)
class SpanTarget:
    """What a group of N spans of n tokens is to predict, and how much each token's loss weighs."""

    velocity: Tensor  # (N, C, T, H, W)
    flow_weight: Tensor  # (N, n); zero in spans that are only seen
    auxiliary: Tensor | None  # (N, ..., n); None where no sample of the group has such targets
    auxiliary_weight: Tensor  # (N, n); zero where a sample has none
    any_denoised: bool  # whether a flow weight is above zero; known before the tensors are on a GPU

    def apply(self, change: Callable[[Tensor], Tensor]) -> "SpanTarget":
        """The targets with `change` done to each tensor."""
        return replace(
            self,
            velocity=change(self.velocity),
            flow_weight=change(self.flow_weight),
            auxiliary=None if self.auxiliary is None else change(self.auxiliary),
            auxiliary_weight=change(self.auxiliary_weight),
        )


@dataclass(frozen=True, eq=False)
class Batch:
    """Padded sequences with their targets."""

    sequences: Sequences
    labels: Tensor  # (B, L) the token at each position if it is learned, else IGNORED; not yet shifted
    predicting: Tensor  # (M,) flat indices into B * L of the positions whose next token is learned
    span_targets: tuple[SpanTarget, ...]  # one per group of spans

    @property
    def has_text(self) -> bool:
        """Whether there are tokens to learn."""
        return len(self.predicting) > 0

    @property
    def has_flow(self) -> bool:
        """Whether there are spans to denoise."""
        return any(target.any_denoised for target in self.span_targets)

    def to(self, device: torch.device) -> "Batch":
        """On `device`; from pinned memory, without waiting for it."""
        return self._apply(lambda tensor: tensor.to(device, non_blocking=True))

    def pin_memory(self) -> "Batch":
        """In memory that a GPU can copy from; `DataLoader` calls this."""
        return self._apply(Tensor.pin_memory)

    def _apply(self, change: Callable[[Tensor], Tensor]) -> "Batch":
        spans = tuple(
            replace(
                group,
                row=change(group.row),
                start=change(group.start),
                latents=change(group.latents),
                t=change(group.t),
            )
            for group in self.sequences.spans
        )
        return Batch(
            Sequences(change(self.sequences.tokens), spans),
            change(self.labels),
            change(self.predicting),
            tuple(target.apply(change) for target in self.span_targets),
        )


@dataclass(frozen=True)
class Collator:
    """Pads samples to a fixed length and noises the spans that are to be denoised."""

    pad_id: int
    span_pad_id: int  # stands where a span's tokens are; never read
    patch_size: int  # latent cells per visual token, per side
    foreground_weight: float = 0.0  # see `Stage`
    time_sampling: str = "shifted_uniform"  # one of TIME_SAMPLERS

    def length(self, sample: Sample) -> int:
        """Tokens of a sample, spans included."""
        text = sum(len(piece.tokens) for piece in sample.pieces if isinstance(piece, Text))
        return text + sum(1 + self._num_tokens(visual) for visual in sample.visuals)

    def __call__(self, samples: Sequence[Sample], length: int, generator: torch.Generator) -> Batch:
        """A batch of sequences of `length`; raises ValueError for a sample that is longer."""
        tokens = torch.full((len(samples), length), self.pad_id)
        labels = torch.full((len(samples), length), IGNORED)
        groups: dict[Hashable, list[tuple[int, int, SampleVisual]]] = defaultdict(list)
        for row, sample in enumerate(samples):
            position = 0
            for piece in sample.pieces:
                if isinstance(piece, Text):
                    end = position + len(piece.tokens)
                    if end > length:
                        raise ValueError(f"a sample has more than {length} tokens")
                    tokens[row, position:end] = torch.tensor(piece.tokens)
                    if piece.learned:
                        labels[row, position:end] = tokens[row, position:end]
                else:
                    visual = sample.visuals[piece.index]
                    groups[visual.latents.shape, visual.tokens_per_side].append((row, position, visual))
                    end = position + 1 + self._num_tokens(visual)
                    tokens[row, position:end] = self.span_pad_id
                position = end
        spans, targets = [], []
        for members in groups.values():
            group, target = self._group(members, generator)
            spans.append(group)
            targets.append(target)
        followed = torch.nn.functional.pad(labels[:, 1:] != IGNORED, (0, 1))
        predicting = followed.flatten().nonzero()[:, 0]
        return Batch(Sequences(tokens, tuple(spans)), labels, predicting, tuple(targets))

    def _group(
        self, members: Sequence[tuple[int, int, SampleVisual]], generator: torch.Generator
    ) -> tuple[Spans, SpanTarget]:
        """Spans of one shape, given as (row, start, visual)."""
        rows, starts, visuals = zip(*members, strict=True)
        clean = torch.stack([visual.latents for visual in visuals]).float()
        num_tokens = self._num_tokens(visuals[0])
        denoised = torch.tensor([visual.denoised for visual in visuals])
        sample_times = TIME_SAMPLERS[self.time_sampling]
        t = sample_times(len(visuals), num_tokens, generator).where(denoised, torch.ones(()))
        noise = torch.randn(clean.shape, generator=generator)
        noised = flow.noised(clean, noise, t)
        weight = 1 + self.foreground_weight * _foreground(visuals, num_tokens)
        flow_weight = weight * denoised[:, None]
        given = torch.tensor([visual.first_frame_given for visual in visuals])
        noised[given, :, 0] = clean[given, :, 0]
        flow_weight[given, : num_tokens // clean.shape[2]] = 0
        auxiliary, has_auxiliary = _auxiliary(visuals)
        spans = Spans(torch.tensor(rows), torch.tensor(starts), noised, t, visuals[0].tokens_per_side)
        auxiliary_weight = weight * has_auxiliary[:, None]
        any_denoised = bool(flow_weight.any())
        return spans, SpanTarget(clean - noise, flow_weight, auxiliary, auxiliary_weight, any_denoised)

    def _num_tokens(self, visual: SampleVisual) -> int:
        if visual.tokens_per_side is not None:
            return visual.latents.shape[1] * visual.tokens_per_side**2
        return visual.latents[0].numel() // self.patch_size**2


def _foreground(visuals: Sequence[SampleVisual], num_tokens: int) -> Tensor:
    """(N, n) shares of foreground; zero where a visual does not say."""
    nothing = torch.zeros(num_tokens)
    return torch.stack([nothing if visual.foreground is None else visual.foreground for visual in visuals])


def _auxiliary(visuals: Sequence[SampleVisual]) -> tuple[Tensor | None, Tensor]:
    """Auxiliary targets (N, ..., n), zero-filled where a visual has none, and (N,) whether it has."""
    present = torch.tensor([visual.auxiliary is not None for visual in visuals])
    found = [visual.auxiliary for visual in visuals if visual.auxiliary is not None]
    if not found:
        return None, present
    filler = torch.zeros_like(found[0])
    filled = [filler if visual.auxiliary is None else visual.auxiliary for visual in visuals]
    return torch.stack(filled), present
