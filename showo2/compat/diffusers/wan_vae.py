"""Blocks of the Wan2.1 VAE, and the tensor names of the original file."""

from collections.abc import Iterable

from diffusers.loaders.single_file_utils import convert_wan_vae_to_diffusers
from diffusers.models.autoencoders.autoencoder_kl_wan import (
    WanAttentionBlock,
    WanCausalConv3d,
    WanResample,
    WanResidualBlock,
    patchify,
    unpatchify,
)

__all__ = [
    "WanAttentionBlock",
    "WanCausalConv3d",
    "WanResample",
    "WanResidualBlock",
    "original_wan_vae_names",
    "patchify",
    "spatial_padding",
    "unpatchify",
]


def original_wan_vae_names(names: Iterable[str]) -> dict[str, str]:
    """The names that diffusers gives to the tensors of `Wan2.1_VAE.pth` -> their `names` in that file."""
    return convert_wan_vae_to_diffusers({name: name for name in names})


def spatial_padding(convolution: WanCausalConv3d) -> tuple[int, int]:
    """Zeros that a causal convolution adds above and below, and left and right."""
    horizontal, _, vertical, _, _, _ = convolution._padding
    return vertical, horizontal
