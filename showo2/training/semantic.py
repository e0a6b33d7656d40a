"""Pre-training of the semantic layers: they learn to name what is in clean latents (see `naming`).

The released semantic layers are distilled from SigLIP; here there is none.
"""

from collections.abc import Callable
from random import Random

import torch
from torch import nn

from showo2.model.visual_embedder import VisualEmbedder
from showo2.training.naming import NamingHeads, token_names
from showo2.training.recipe import SemanticStage
from showo2.training.world import World


def train_semantic_layers(
    embedder: VisualEmbedder, world: World, stage: SemanticStage, seed: int, log: Callable[..., None]
) -> None:
    """Train the semantic path of `embedder` in place."""
    torch.manual_seed(seed)
    heads = NamingHeads(embedder.position_table.embedding_dim)
    trained = nn.ModuleList(
        (embedder.semantic_patch, embedder.position_table, embedder.semantic_layers, heads)
    )
    optimizer = torch.optim.AdamW(trained.parameters(), lr=stage.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, stage.learning_rate, stage.steps)
    rng = Random(f"semantic-{seed}")
    scenes, pictures = world.scenes, world.pictures
    for step in range(stage.steps):
        chosen = rng.sample(range(len(scenes)), stage.batch_size)
        names = torch.stack([
            token_names(scenes[index].place, scenes[index].things, pictures.covered[index]) for index in chosen
        ])  # fmt: skip
        with torch.autocast("cpu", torch.bfloat16):
            features = embedder.semantic_features(pictures.latents[chosen][:, :, 0].float())
            loss = heads(features, names).mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        if (step + 1) % 50 == 0:
            log(stage="semantic", step=step + 1, loss=round(loss.item(), 4))
