"""Pre-training of the semantic layers: they learn to name what is in clean latents.

The released semantic layers are distilled from SigLIP. Here there is none, so for every visual token three linear
heads, thrown away afterwards, must tell the kind and the colour of the thing in it, and the place around it.
"""

from collections.abc import Callable
from random import Random

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from showo2.model.visual_embedder import VisualEmbedder
from showo2.training.recipe import SemanticStage
from showo2.training.storybook import COLOURS, COLUMNS, KINDS, PLACES, Scene
from showo2.training.world import World

COVERED = 0.35  # share of a token that must be covered to name it after the thing
NOTHING = 0  # the class of a token without a thing


def train_semantic_layers(
    embedder: VisualEmbedder, world: World, stage: SemanticStage, seed: int, log: Callable[..., None]
) -> None:
    """Train the semantic path of `embedder` in place."""
    torch.manual_seed(seed)
    width = embedder.position_table.embedding_dim
    heads = nn.ModuleList(
        nn.Linear(width, count) for count in (1 + len(KINDS), 1 + len(COLOURS), len(PLACES))
    )
    trained = nn.ModuleList(
        (embedder.semantic_patch, embedder.position_table, embedder.semantic_layers, heads)
    )
    optimizer = torch.optim.AdamW(trained.parameters(), lr=stage.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, stage.learning_rate, stage.steps)
    rng = Random(f"semantic-{seed}")
    for step in range(stage.steps):
        chosen = rng.sample(range(len(world.scenes)), stage.batch_size)
        labels = [token_labels(world.scenes[index], world.pictures.covered[index]) for index in chosen]
        targets = [torch.stack(column) for column in zip(*labels, strict=True)]
        with torch.autocast("cpu", torch.bfloat16):
            features = embedder.semantic_features(world.pictures.latents[chosen][:, :, 0].float())
            loss = sum(
                F.cross_entropy(head(features).float().transpose(1, 2), target)
                for head, target in zip(heads, targets, strict=True)
            )
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        if (step + 1) % 50 == 0:
            log(stage="semantic", step=step + 1, loss=round(loss.item(), 4))


def token_labels(scene: Scene, covered: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Classes (n,) of kind, colour and place for the n tokens of a picture, given what things cover of them."""
    side = round(len(covered) ** 0.5)
    kind = torch.full((side, side), NOTHING)
    colour = torch.full((side, side), NOTHING)
    centres = torch.tensor([(1 + 2 * COLUMNS.index(thing.column)) / 6 for thing in scene.things])
    middles = (torch.arange(side) + 0.5) / side
    nearest = (middles[:, None] - centres).abs().argmin(dim=1)  # (side,) the thing each column belongs to
    for index, thing in enumerate(scene.things):
        kind[:, nearest == index] = 1 + KINDS.index(thing.kind)
        colour[:, nearest == index] = 1 + COLOURS.index(thing.colour)
    empty = covered.view(side, side) < COVERED
    kind[empty] = colour[empty] = NOTHING
    place = torch.full((side * side,), PLACES.index(scene.place))
    return kind.flatten(), colour.flatten(), place
