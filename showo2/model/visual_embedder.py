"""Latents to visual tokens: the dual path of semantic layers and projector, fused."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import SiglipVisionConfig

from showo2.compat.transformers import SiglipEncoder
from showo2.config import ModelConfig
from showo2.model.attention import ATTENTION


class VisualEmbedder(nn.Module):
    """Embeds each frame on its own; frames attend to each other only in the language model."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        semantic, width, patch = config.semantic, config.language.hidden_size, config.patch_size
        self.grid_size = semantic.grid_size
        self.semantic_patch = nn.Conv2d(config.latent_channels, semantic.hidden_size, patch, stride=patch)
        self.position_table = nn.Embedding(semantic.grid_size**2, semantic.hidden_size)
        self.semantic_layers = SiglipEncoder(
            SiglipVisionConfig(
                hidden_size=semantic.hidden_size,
                intermediate_size=semantic.intermediate_size,
                num_hidden_layers=semantic.num_layers,
                num_attention_heads=semantic.num_heads,
                layer_norm_eps=semantic.layer_norm_eps,
                hidden_act="gelu_pytorch_tanh",
                attn_implementation=ATTENTION,
            )
        )
        self.projector = nn.Conv2d(config.latent_channels, width, patch, stride=patch)
        self.fusion = nn.Sequential(
            nn.RMSNorm(config.fused_size, eps=1e-6),
            nn.Linear(config.fused_size, width),
            nn.GELU(),
            nn.Linear(width, width),
        )

    def forward(self, latents: Tensor, tokens_per_side: int | None = None) -> Tensor:
        """Visual tokens (N, T*h*w, D) of latents (N, C, T, 2h, 2w): frame after frame, each in raster order.

        `tokens_per_side` resizes each frame's fused tokens bilinearly to a square grid of that side, as
        checkpoints trained on long clips expect for video understanding.
        """
        count, _, frames = latents.shape[:3]
        pictures = latents.transpose(1, 2).flatten(0, 1).to(self.projector.weight.dtype)
        low_level = self.projector(pictures)
        height, width = low_level.shape[2:]
        semantic = self.semantic_features(pictures)
        fused = self.fusion(torch.cat((semantic, low_level.flatten(2).transpose(1, 2)), dim=-1))
        if tokens_per_side is not None:
            grid = fused.transpose(1, 2).unflatten(2, (height, width))
            grid = F.interpolate(grid, size=(tokens_per_side, tokens_per_side), mode="bilinear")
            fused = grid.flatten(2).transpose(1, 2)
        tokens: Tensor = fused.unflatten(0, (count, frames)).flatten(1, 2)
        return tokens

    def semantic_features(self, pictures: Tensor) -> Tensor:
        """Features (N, h*w, semantic width) of the semantic path, from latents (N, C, 2h, 2w) of frames."""
        patches = self.semantic_patch(pictures)
        height, width = patches.shape[2:]
        tokens = patches.flatten(2).transpose(1, 2) + self._positions(height, width).to(patches.dtype)
        features: Tensor = self.semantic_layers(inputs_embeds=tokens).last_hidden_state
        return features

    def _positions(self, height: int, width: int) -> Tensor:
        """Position embeddings (h*w, semantic width), resized bicubically unless the grid is as trained."""
        table = self.position_table.weight
        side = self.grid_size
        if (height, width) == (side, side):
            return table
        grid = table.float().T.unflatten(1, (side, side))[None]
        return F.interpolate(grid, size=(height, width), mode="bicubic").flatten(2)[0].T
