"""Pre-training of the semantic layers by the token probe, on latents of which half are noised.

The released semantic layers are distilled from SigLIP; here there is none.
"""

from collections.abc import Callable
from random import Random

import torch
from torch import nn

from showo2 import flow
from showo2.loading.devices import training_autocast
from showo2.model.visual_embedder import VisualEmbedder
from showo2.storybook.recipe import SemanticStage
from showo2.storybook.token_probe import TokenProbe, probe_targets
from showo2.storybook.world import World

NOISED = 0.5  # share of pictures, at even times


def train_semantic_layers(
    embedder: VisualEmbedder, world: World, stage: SemanticStage, seed: int, log: Callable[..., None]
) -> None:
    """Train the semantic path of `embedder` in place, on its device."""
    torch.manual_seed(seed)
    device = embedder.position_table.weight.device
    probe = TokenProbe(embedder.position_table.embedding_dim).to(device)
    trained = nn.ModuleList(
        (embedder.semantic_patch, embedder.position_table, embedder.semantic_layers, probe)
    )
    optimizer = torch.optim.AdamW(trained.parameters(), lr=stage.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, stage.learning_rate, stage.steps)
    rng = Random(f"semantic-{seed}")
    scenes, pictures = world.scenes, world.pictures
    for step in range(stage.steps):
        chosen = rng.sample(range(len(scenes)), stage.batch_size)
        targets = torch.stack(
            [
                probe_targets(scenes[index].place, scenes[index].things, pictures.foreground[index])
                for index in chosen
            ]
        )
        latents = pictures.latents[chosen][:, :, 0].float()
        t = torch.rand(len(latents)).where(torch.rand(len(latents)) < NOISED, torch.ones(()))
        seen = flow.noised(latents, torch.randn_like(latents), t).to(device)
        with training_autocast(device):
            loss = probe(embedder.semantic_features(seen), targets.to(device)).mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        if (step + 1) % 50 == 0:
            log(stage="semantic", step=step + 1, loss=round(loss.item(), 4))
