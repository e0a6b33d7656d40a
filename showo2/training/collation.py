"""Samples of one kind as one padded batch with its targets, and the two losses on it."""

from collections import defaultdict
from dataclasses import dataclass, fields

import torch
import torch.nn.functional as F
from torch import Tensor

from showo2 import flow
from showo2.model.flow_head import pack_velocity
from showo2.model.showo2 import Output, Sequences, Showo2, Spans
from showo2.prompts import Text
from showo2.storybook.dataset import Sample, SampleVisual
from showo2.storybook.token_probe import NamingHeads

NOT_LEARNED = -100


@dataclass(frozen=True, eq=False)
class SpanTarget:
    """What a group of spans is to predict: velocity and names of each token, with the weights (N, n) of either."""

    velocity: Tensor  # (N, C, T, H, W)
    names: Tensor  # (N, 4, n)
    flow_weight: Tensor  # zero in spans that are only seen
    naming_weight: Tensor

    def to(self, device: torch.device) -> "SpanTarget":
        return SpanTarget(*(getattr(self, field.name).to(device) for field in fields(self)))


@dataclass(frozen=True, eq=False)
class Batch:
    sequences: Sequences
    labels: Tensor  # (B, L): the token each position is to be followed by is at the next one; -100 elsewhere
    span_targets: tuple[SpanTarget, ...]  # one per group of spans

    def to(self, device: torch.device) -> "Batch":
        spans = tuple(
            Spans(*(getattr(group, field.name).to(device) for field in fields(group)))
            for group in self.sequences.spans
        )
        sequences = Sequences(self.sequences.tokens.to(device), spans)
        targets = tuple(target.to(device) for target in self.span_targets)
        return Batch(sequences, self.labels.to(device), targets)


@dataclass(frozen=True, eq=False)
class Losses:
    """Scalars; a batch without text to learn, spans to denoise or spans at all has zero there."""

    ntp: Tensor
    flow: Tensor
    naming: Tensor


class Collator:
    """Pads samples to a fixed length and noises the spans that are to be denoised."""

    def __init__(self, pad: int, span_pad: int, patch_size: int, covered_weight: float) -> None:
        """`covered_weight` is added to a token's weight of 1 in proportion to what things cover of it."""
        self._pad, self._span_pad, self._patch_size = pad, span_pad, patch_size
        self._covered_weight = covered_weight

    def length(self, sample: Sample) -> int:
        """Tokens of a sample, spans included."""
        text = sum(len(piece.tokens) for piece in sample.pieces if isinstance(piece, Text))
        return text + sum(1 + self._num_tokens(visual) for visual in sample.visuals)

    def __call__(self, samples: list[Sample], length: int, generator: torch.Generator) -> Batch:
        """A batch of sequences of `length`; raises ValueError for a sample that is longer."""
        tokens = torch.full((len(samples), length), self._pad)
        labels = torch.full((len(samples), length), NOT_LEARNED)
        groups: dict[torch.Size, list[tuple[int, int, SampleVisual]]] = defaultdict(list)
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
                    groups[visual.latents.shape].append((row, position, visual))
                    end = position + 1 + self._num_tokens(visual)
                    tokens[row, position:end] = self._span_pad
                position = end
        spans, targets = [], []
        for members in groups.values():
            group, target = self._group(members, generator)
            spans.append(group)
            targets.append(target)
        return Batch(Sequences(tokens, tuple(spans)), labels, tuple(targets))

    def _group(
        self, members: list[tuple[int, int, SampleVisual]], generator: torch.Generator
    ) -> tuple[Spans, SpanTarget]:
        rows, starts, visuals = zip(*members, strict=True)
        clean = torch.stack([visual.latents for visual in visuals]).float()
        num_tokens = self._num_tokens(visuals[0])
        drawn = torch.tensor([visual.drawn for visual in visuals])
        t = flow.sample_times(len(visuals), num_tokens, generator).where(drawn, torch.ones(()))
        noise = torch.randn(clean.shape, generator=generator)
        noised = flow.noised(clean, noise, t)
        naming_weight = 1 + self._covered_weight * torch.stack([visual.covered for visual in visuals])
        flow_weight = naming_weight * drawn[:, None]
        given = torch.tensor([visual.first_frame_given for visual in visuals])
        noised[given, :, 0] = clean[given, :, 0]
        flow_weight[given, : num_tokens // clean.shape[2]] = 0
        names = torch.stack([visual.names for visual in visuals])
        spans = Spans(torch.tensor(rows), torch.tensor(starts), noised, t)
        return spans, SpanTarget(clean - noise, names, flow_weight, naming_weight)

    def _num_tokens(self, visual: SampleVisual) -> int:
        return visual.latents[0].numel() // self._patch_size**2


def compute_losses(model: Showo2, heads: NamingHeads, batch: Batch) -> Losses:
    """Next-token cross-entropy over learned tokens, squared velocity error over denoised visual tokens, and
    cross-entropy of what all visual tokens show."""
    output = model(batch.sequences)
    zero = output.hidden.new_zeros((), dtype=torch.float32)
    return Losses(
        ntp=_ntp_loss(model, output.hidden, batch.labels, zero),
        flow=_flow_loss(model, output, batch.span_targets, zero),
        naming=_naming_loss(heads, output, batch.span_targets, zero),
    )


def _ntp_loss(model: Showo2, hidden: Tensor, labels: Tensor, zero: Tensor) -> Tensor:
    following = labels[:, 1:]
    learned = following != NOT_LEARNED
    if not learned.any():
        return zero
    # Only these positions pass the LM head: most of a sequence is visual or not learned.
    return F.cross_entropy(model.language_model.logits(hidden[:, :-1][learned]), following[learned])


def _flow_loss(model: Showo2, output: Output, targets: tuple[SpanTarget, ...], zero: Tensor) -> Tensor:
    if not any(target.flow_weight.any() for target in targets):
        return zero
    config = model.config
    error, weight = zero, zero
    for tokens, target in zip(model.velocity(output), targets, strict=True):
        wanted = pack_velocity(target.velocity, config.patch_size, config.velocity_layout)
        error = error + ((tokens - wanted).square().mean(dim=-1) * target.flow_weight).sum()
        weight = weight + target.flow_weight.sum()
    return error / weight


def _naming_loss(heads: NamingHeads, output: Output, targets: tuple[SpanTarget, ...], zero: Tensor) -> Tensor:
    error, weight = zero, zero
    flat = output.hidden.flatten(0, 1)
    for index, target in zip(output.layout.span_index, targets, strict=True):
        error = error + (heads(flat[index[:, 1:]], target.names) * target.naming_weight).sum()
        weight = weight + target.naming_weight.sum()
    return error / weight if targets else zero
