"""The losses of a batch: next tokens, velocities, and whatever else a run trains along with them."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from showo2.model.flow_head import pack_velocity
from showo2.model.showo2 import Output, Showo2
from showo2.training.collation import IGNORED, Batch, SpanTarget


class AuxiliaryLoss(nn.Module, ABC):
    """Heads that read something out of the hidden states of visual tokens.

    They are trained beside the model and are not part of it: their gradients reach the trunk, and a
    checkpoint does not contain them.
    """

    name: str  # in the log

    @abstractmethod
    def forward(self, features: Tensor, targets: Tensor) -> Tensor:
        """Losses (N, n) of hidden states (N, n, D) against the samples' auxiliary targets (N, ..., n)."""


@dataclass(frozen=True, eq=False)
class Losses:
    """Scalars; zero, without a gradient, where a batch has nothing to learn by one."""

    ntp: Tensor
    flow: Tensor
    auxiliary: Tensor


def compute_losses(model: Showo2, auxiliary: AuxiliaryLoss | None, batch: Batch) -> Losses:
    """Next-token cross-entropy over learned tokens, squared velocity error over denoised visual tokens, and
    the auxiliary loss over all visual tokens that have targets for it; each a weighted mean."""
    output = model(batch.sequences)
    zero = output.hidden.new_zeros((), dtype=torch.float32)
    return Losses(
        ntp=_ntp_loss(model, output.hidden, batch, zero),
        flow=_flow_loss(model, output, batch, zero),
        auxiliary=_auxiliary_loss(auxiliary, output, batch.span_targets, zero),
    )


def _ntp_loss(model: Showo2, hidden: Tensor, batch: Batch, zero: Tensor) -> Tensor:
    if not batch.has_text:
        return zero
    # Only these positions pass the LM head: most of a sequence is visual or not learned.
    logits = model.language_model.logits(hidden.flatten(0, 1)[batch.predicting])
    labels = batch.labels.flatten()[batch.predicting + 1]
    # A batch that was evened out may have nothing but an ignored label.
    return F.cross_entropy(logits, labels, reduction="sum") / (labels != IGNORED).sum().clamp(min=1)


def _flow_loss(model: Showo2, output: Output, batch: Batch, zero: Tensor) -> Tensor:
    if not batch.has_flow:
        return zero
    config = model.config
    error, weight = zero, zero
    for tokens, target in zip(model.velocity(output), batch.span_targets, strict=True):
        wanted = pack_velocity(target.velocity, config.patch_size, config.velocity_layout)
        error = error + ((tokens - wanted).square().mean(dim=-1) * target.flow_weight).sum()
        weight = weight + target.flow_weight.sum()
    return error / weight.clamp(min=1)  # each denoised token weighs at least 1


def _auxiliary_loss(
    auxiliary: AuxiliaryLoss | None, output: Output, targets: Sequence[SpanTarget], zero: Tensor
) -> Tensor:
    if auxiliary is None or all(target.auxiliary is None for target in targets):
        return zero
    error, weight = zero, zero
    flat = output.hidden.flatten(0, 1)
    for index, target in zip(output.layout.span_index, targets, strict=True):
        if target.auxiliary is not None:
            losses = auxiliary(flat[index[:, 1:]], target.auxiliary)
            error = error + (losses * target.auxiliary_weight).sum()
            weight = weight + target.auxiliary_weight.sum()
    return error / weight
