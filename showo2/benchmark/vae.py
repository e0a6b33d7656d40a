"""The VAE on one image, against diffusers' own code with the same weights."""

from collections.abc import Callable

import torch
from torch import Tensor

from showo2.benchmark.measurement import Comparison, Target, interleave, single_part
from showo2.benchmark.sizes import Setup


def encode_image(setup: Setup) -> Comparison:
    """One image to latents."""
    side = setup.vae.spatial_compression * setup.sizes.latent_size
    pixels = torch.rand(1, 3, 1, side, side, generator=torch.Generator().manual_seed(0)) * 2 - 1
    return _compare(
        setup,
        Target("VAE, encoding one picture", 2.4, max_error=1e-4),
        lambda: setup.vae.encode(pixels),
        lambda: setup.plain_vae.encode(pixels).latent_dist.mode(),
    )


def decode_image(setup: Setup) -> Comparison:
    """One image from latents."""
    latents = setup.latents(seed=0)
    return _compare(
        setup,
        Target("VAE, decoding one picture", 1.7, max_error=1e-4),
        lambda: setup.vae.decode(latents),
        lambda: setup.plain_vae.decode(latents).sample,
    )


def _compare(
    setup: Setup, target: Target, ours: Callable[[], Tensor], baseline: Callable[[], Tensor]
) -> Comparison:
    variants = single_part(ours), single_part(torch.no_grad()(baseline))
    mine, other = interleave(*variants, runs=2 * setup.sizes.runs)
    error = (mine.result - other.result).abs().max().item()
    return Comparison(target, mine.seconds, other.seconds, error)
