"""What is measured: the released 1.5B and Wan2.1's VAE, or both scaled down in proportion, with random weights.

Scaled down, widths are an eighth and depths near a quarter; the vocabulary shrinks with both, so that the LM head
keeps its share. Attention grows with length and everything else with width, so pictures that are drawn have a
quarter of the tokens. Questions keep their lengths: what a cache saves is the rows that are not run again.
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
# Its latents are not normalised here, so that both ways give the same.
WAN: dict[str, Any] = {
    "base_dim": 96,
    "z_dim": CHANNELS,
    "latents_mean": [0.0] * CHANNELS,
    "latents_std": [1.0] * CHANNELS,
}
EMBEDDING_STD = 0.02  # Qwen's; torch's own is so large that a tied head always repeats the last token


@dataclass(frozen=True)
class Sizes:
    """Sizes of the networks, and lengths in tokens."""

    model: ModelConfig
    vae: dict[str, Any]
    loaded: ModelConfig  # what the marks of memory load: large beside what a process holds anyway
    grid: int  # side, in tokens, of a picture that is drawn
    prompt: int
    padded: int  # what the public demo pads a picture's sequence to
    scene: int  # text of one scene of a story
    runs: int  # repetitions, of which the least counts

    @property
    def cells(self) -> int:
        """Side, in latent cells, of a picture that is drawn."""
        return self.grid * self.model.patch_size


FULL = Sizes(RELEASED[0].model, WAN, RELEASED[0].model, grid=27, prompt=40, padded=1024, scene=40, runs=1)
QUICK = Sizes(
    ModelConfig(
        LanguageConfig(4064, 192, 1120, 6, 6, 1, tie_embeddings=True),
        SemanticConfig(144, 538, 6, 2, grid_size=27),
        FlowHeadConfig(256, 1024, 2, 4, 1, head_dim=64),
    ),
    WAN | {"base_dim": 24},
    ModelConfig(
        LanguageConfig(8192, 768, 4480, 7, 6, 1, tie_embeddings=True),
        SemanticConfig(576, 2152, 6, 8, grid_size=27),
        FlowHeadConfig(1024, 4096, 2, 16, 4, head_dim=64),
    ),
    grid=14,
    prompt=10,
    padded=276,
    scene=10,
    runs=2,
)


class Bench:
    """The networks of one run, built when they are first needed, and what is common to the marks."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes = sizes

    @cached_property
    def model(self) -> Showo2:
        return random_model(self.sizes.model)

    @cached_property
    def plain_vae(self) -> AutoencoderKLWan:
        """As diffusers runs it."""
        torch.manual_seed(0)
        return AutoencoderKLWan(**self.sizes.vae).eval().requires_grad_(False)

    @cached_property
    def vae(self) -> VideoVAE:
        """As we run it, with the same weights."""
        model = AutoencoderKLWan(**self.sizes.vae)
        model.load_state_dict(self.plain_vae.state_dict())
        return VideoVAE(model)

    def components(self) -> Components:
        """Both as the tasks take them, nothing kept of earlier ones; with nano's tokenizer, which fits any vocabulary."""
        checkpoint: Checkpoint = replace(RELEASED[0], model=self.sizes.model)
        tokenizer = Tokenizer.load(FOLDERS["nano"])
        files = CheckpointFiles("random", checkpoint, (), FOLDERS["nano"], FOLDERS["nano"])
        device = torch.device("cpu")
        return Components(checkpoint, self.model, self.vae, tokenizer, device, torch.float32, None, files)

    def picture(self, seed: int, cells: int | None = None, frames: int = 1) -> Tensor:
        """Normal latents (1, C, frames, cells, cells), of the size that is drawn unless given."""
        side = self.sizes.cells if cells is None else cells
        shape = (1, self.sizes.model.latent_channels, frames, side, side)
        return torch.randn(shape, generator=torch.Generator().manual_seed(seed))

    def text(self, count: int, seed: int = 0) -> list[int]:
        """`count` arbitrary tokens."""
        generator = torch.Generator().manual_seed(seed)
        return torch.randint(self.sizes.model.language.vocab_size, (count,), generator=generator).tolist()


def random_model(config: ModelConfig) -> Showo2:
    """A network with torch's default weights, modulation and final layer included: none of them is zero."""
    torch.manual_seed(0)
    model = Showo2(config).eval().requires_grad_(False)
    model.language_model.embed_tokens.weight.normal_(std=EMBEDDING_STD)
    return model


def greedy(logits: Tensor) -> int:
    """The likeliest token."""
    return int(logits.argmax())
