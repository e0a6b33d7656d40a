"""Benchmark models and inputs: the released 1.5B and Wan2.1's VAE with random weights, or both scaled down.

Scaled down, widths are an eighth and depths about a quarter; the vocabulary shrinks with both, so that the LM
head keeps its share of the cost. Attention grows with length and everything else with width, so images that
are drawn have a quarter of the tokens. Questions keep their lengths, because what a cache saves is rows that
are not recomputed.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import torch
from diffusers import AutoencoderKLWan
from torch import Tensor

from showo2.checkpoints import FOLDERS, RELEASED, Checkpoint
from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.loading.checkpoint_files import CheckpointFiles
from showo2.loading.loader import Components
from showo2.model.showo2 import Showo2
from showo2.tokenizer import Tokenizer
from showo2.vae import VideoVAE

CHANNELS = 16
# Wan2.1's VAE without normalization of latents, which plain diffusers does not do.
WAN: dict[str, Any] = {
    "base_dim": 96,
    "z_dim": CHANNELS,
    "latents_mean": [0.0] * CHANNELS,
    "latents_std": [1.0] * CHANNELS,
}
# Qwen's. With torch's default, far larger, a tied LM head would always repeat the last token.
EMBEDDING_STD = 0.02
DEPTH_FRACTION = 9  # of a model that has the released widths


@dataclass(frozen=True)
class Sizes:
    """Sizes of the networks, and lengths in tokens."""

    model: ModelConfig
    vae: dict[str, Any]
    memory_model: ModelConfig  # for memory measurements: large compared to what a process takes anyway
    wide_model: ModelConfig  # of the released widths, where these matter more than depth
    tokens_per_side: int  # of an image that is drawn
    prompt: int
    padded: int  # length that the public demo pads an image's sequence to
    scene: int  # text of a story's scene
    runs: int  # of which the minimum counts

    @property
    def latent_size(self) -> int:
        """Latent cells per side of an image that is drawn."""
        return self.tokens_per_side * self.model.patch_size


def _shallow(config: ModelConfig) -> ModelConfig:
    """The widths of a configuration, with a fraction of its layers and of its vocabulary."""
    language, semantic = config.language, config.semantic
    return replace(
        config,
        language=replace(
            language,
            vocab_size=language.vocab_size // DEPTH_FRACTION,
            num_layers=language.num_layers // DEPTH_FRACTION,
        ),
        semantic=replace(semantic, num_layers=semantic.num_layers // DEPTH_FRACTION),
        flow_head=replace(config.flow_head, num_layers=config.flow_head.num_layers // DEPTH_FRACTION),
    )


FULL = Sizes(
    RELEASED[0].model,
    WAN,
    memory_model=RELEASED[0].model,
    wide_model=RELEASED[0].model,
    tokens_per_side=27,
    prompt=40,
    padded=1024,
    scene=40,
    runs=1,
)
QUICK = Sizes(
    ModelConfig(
        LanguageConfig(4064, 192, 1120, 6, 6, 1, tie_embeddings=True),
        SemanticConfig(144, 538, 6, 2, grid_size=27),
        FlowHeadConfig(256, 1024, 2, 4, 1, head_dim=64),
    ),
    WAN | {"base_dim": 24},
    memory_model=ModelConfig(
        LanguageConfig(8192, 768, 4480, 7, 6, 1, tie_embeddings=True),
        SemanticConfig(576, 2152, 6, 8, grid_size=27),
        FlowHeadConfig(1024, 4096, 2, 16, 4, head_dim=64),
    ),
    wide_model=_shallow(RELEASED[0].model),
    tokens_per_side=14,
    prompt=10,
    padded=276,
    scene=10,
    runs=2,
)


class Setup:
    """The models of a benchmark run, built when first needed, and its inputs."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes

    @cached_property
    def model(self) -> Showo2:
        """A network with random weights."""
        return random_model(self.sizes.model)

    @cached_property
    def wide_model(self) -> Showo2:
        """Another of the released widths."""
        return random_model(self.sizes.wide_model)

    @cached_property
    def plain_vae(self) -> AutoencoderKLWan:
        """The VAE as diffusers runs it."""
        torch.manual_seed(0)
        return AutoencoderKLWan(**self.sizes.vae).eval().requires_grad_(False)

    @cached_property
    def vae(self) -> VideoVAE:
        """The VAE as we run it, with the same weights."""
        model = AutoencoderKLWan(**self.sizes.vae)
        model.load_state_dict(self.plain_vae.state_dict())
        return VideoVAE(model)

    def components(self) -> Components:
        """Both with an empty prefix cache and nano's tokenizer, which fits any vocabulary."""
        checkpoint: Checkpoint = replace(RELEASED[0], model=self.sizes.model)
        tokenizer = Tokenizer.load(FOLDERS["nano"])
        files = CheckpointFiles("random", checkpoint, (), FOLDERS["nano"], FOLDERS["nano"])
        device = torch.device("cpu")
        return Components(checkpoint, self.model, self.vae, tokenizer, device, torch.float32, None, files)

    def latents(self, seed: int, size: int | None = None, frames: int = 1) -> Tensor:
        """Normal latents (1, C, frames, size, size); by default of the size that is drawn."""
        side = self.sizes.latent_size if size is None else size
        shape = (1, self.sizes.model.latent_channels, frames, side, side)
        return torch.randn(shape, generator=torch.Generator().manual_seed(seed))

    def text(self, count: int, seed: int = 0) -> list[int]:
        """`count` random tokens."""
        generator = torch.Generator().manual_seed(seed)
        tokens = torch.randint(self.sizes.model.language.vocab_size, (count,), generator=generator)
        return [int(token) for token in tokens]


def random_model(config: ModelConfig) -> Showo2:
    """A network with torch's default weights; unlike before training, no modulation is zero."""
    torch.manual_seed(0)
    model = Showo2(config).eval().requires_grad_(False)
    model.language_model.embed_tokens.weight.normal_(std=EMBEDDING_STD)
    return model


def greedy(logits: Tensor) -> int:
    """The most likely token."""
    return int(logits.argmax())
