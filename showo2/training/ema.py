"""Exponential moving average of weights."""

from collections.abc import Mapping

import torch
from torch import Tensor


class Ema:
    """Averages tensors by name into `weights`, in place.

    The decay ramps up to its final value as (1 + step) / (10 + step), so that early steps are soon forgotten.
    """

    def __init__(self, weights: Mapping[str, Tensor], decay: float) -> None:
        """`weights` is where the average begins and where it is kept; they must not require gradients."""
        self.weights = dict(weights)
        self._decay = decay

    @torch.no_grad()
    def update(self, weights: Mapping[str, Tensor], step: int) -> None:
        """Take the `weights` after `step` into the average."""
        decay = min(self._decay, (1 + step) / (10 + step))
        latest = [weights[name] for name in self.weights]
        torch._foreach_lerp_(list(self.weights.values()), latest, 1 - decay)
