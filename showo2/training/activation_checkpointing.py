"""Less memory for more time: the backward pass computes activations of blocks again (Chen et al., 2016)."""

from functools import partial

from torch.utils.checkpoint import checkpoint

from showo2.model.showo2 import Showo2


def checkpoint_activations(model: Showo2) -> None:
    """Let every transformer block keep only its input; changes the model in place."""
    stacks = (
        model.language_model.layers,
        model.visual_embedder.semantic_layers.layers,
        model.flow_head.blocks,
    )
    for block in (block for stack in stacks for block in stack):
        block.forward = partial(checkpoint, block.forward, use_reentrant=False)
