"""Weights to start from when there is nothing to start from."""

import math

import torch
from torch import nn

from showo2.model.showo2 import Showo2

RESIDUAL_OUTPUTS = ("o_proj", "down_proj", "out_proj", "fc2")  # what a block adds to the residual stream


def initialize(model: Showo2, seed: int) -> None:
    """Fill a model in place: normal weights of standard deviation 0.5/sqrt(fan in), zero biases.

    Projections into the residual stream are smaller the deeper their stack is, embeddings have deviation 0.02,
    and adaLN modulation and the velocity layer start at zero (adaLN-Zero), so that every flow block begins
    without an effect.
    """
    generator = torch.Generator().manual_seed(seed)
    stacks = (
        model.language_model.layers,
        model.visual_embedder.semantic_layers.layers,
        model.flow_head.blocks,
    )
    depth = {id(module): len(stack) for stack in stacks for module in stack.modules()}
    for name, module in model.named_modules():
        if isinstance(module, nn.Linear | nn.Conv2d):
            std = 0.5 / math.sqrt(module.weight[0].numel())
            if name.endswith(RESIDUAL_OUTPUTS):
                std /= math.sqrt(2 * depth[id(module)])
            nn.init.normal_(module.weight, std=std, generator=generator)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.02, generator=generator)
    head = model.flow_head
    for layer in (
        head.final_linear,
        head.final_modulation[1],
        *(block.adaLN_modulation[1] for block in head.blocks),
    ):
        nn.init.zeros_(layer.weight)
        nn.init.zeros_(layer.bias)
    model.tie_weights()
