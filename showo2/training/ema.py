"""Exponential moving average of a model's weights."""

import copy

import torch
from torch import Tensor, nn


class Ema:
    """Averages `model`'s weights into `self.model`, a copy without gradients.

    The decay ramps up to its final value as (1 + step) / (10 + step), so that early steps are soon forgotten.
    """

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.model = copy.deepcopy(model).requires_grad_(False)
        self._decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        """Take the weights of `model` after `step` into the average."""
        decay = min(self._decay, (1 + step) / (10 + step))
        averaged: list[Tensor] = list(self.model.parameters())
        weights: list[Tensor] = list(model.parameters())
        torch._foreach_lerp_(averaged, weights, 1 - decay)
