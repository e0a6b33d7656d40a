"""Clips to latents and back, over diffusers' `AutoencoderKLWan` (the released Wan2.1 VAE, or the embedded one). A
picture is a clip of one frame. What is added to diffusers: latents normalised per channel, checked shapes, batches
in chunks of bounded memory, and single frames at a third of the cost. Knows no tasks and no files but its folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

import torch
from diffusers import AutoencoderKLWan
from diffusers.models.autoencoders.autoencoder_kl_wan import WanCausalConv3d
from torch import Tensor
from torch.nn import functional

# diffusers runs both halves in groups of four frames, so a clip's activations weigh about four pictures'.
FRAMES_PER_PASS = 4


class VideoVAE:
    """Deterministic encoder and decoder without gradients; latents are float32, whatever the weights are."""

    def __init__(self, model: AutoencoderKLWan, chunk: int = 8):
        """`chunk` is how many pictures pass through `model` at a time; clips, a quarter of it."""
        if chunk < 1:
            raise ValueError(f"chunk must be at least 1, not {chunk}")
        self.model = skip_padding_taps(model.eval().requires_grad_(False))
        self.chunk = chunk
        self._mean = _per_channel(model.config.latents_mean, model)
        self._std = _per_channel(model.config.latents_std, model)
        self._home = self.device = model.device
        self._passing = Lock()

    @classmethod
    def load(cls, folder: Path | str, dtype: torch.dtype, device: torch.device | str) -> "VideoVAE":
        """The VAE of a diffusers `folder` (config.json and safetensors). Raises OSError if they are not there."""
        model = AutoencoderKLWan.from_pretrained(str(folder), torch_dtype=dtype, local_files_only=True)
        return cls(model.to(device))

    def wait_on(self, home: torch.device) -> None:
        """Keep the weights on `home`; for each batch they visit the device they were loaded to."""
        self._home = home
        self.model.to(home)

    @property
    def spatial_compression(self) -> int:
        """Pixels per latent cell, along each side."""
        return self.model.config.scale_factor_spatial

    @property
    def temporal_compression(self) -> int:
        """Frames per latent frame, after the first, which stands alone."""
        return self.model.config.scale_factor_temporal

    @property
    def latent_channels(self) -> int:
        """Channels of a latent cell."""
        return self.model.config.z_dim

    def encode(self, pixels: Tensor) -> Tensor:
        """Pixels (B, 3, T, H, W) in [-1, 1], T = 4k+1 -> normalised latents (B, C, k+1, H/8, W/8).

        The mode of the posterior, so that one picture gives one answer. Raises ValueError on any other shape.
        """
        self._check(pixels)
        latents = self._in_chunks(lambda part: self.model.encode(part).latent_dist.mode(), pixels)
        return (latents - self._mean) / self._std

    def decode(self, latents: Tensor) -> Tensor:
        """Normalised latents (B, C, t, h, w) -> float32 pixels (B, 3, 4(t-1)+1, 8h, 8w) in [-1, 1]."""
        if latents.ndim != 5 or latents.shape[1] != self.latent_channels:
            raise ValueError(
                f"latents must be (B, {self.latent_channels}, t, h, w), not {tuple(latents.shape)}"
            )
        denormalised = latents.to(self._mean) * self._std + self._mean
        return self._in_chunks(lambda part: self.model.decode(part).sample, denormalised)

    @torch.no_grad()
    def _in_chunks(self, run: Callable[[Tensor], Tensor], batch: Tensor) -> Tensor:
        """`run` over slices of `batch` in the weights' dtype and on their device; the results in float32."""
        size = self.chunk if batch.shape[2] == 1 else max(1, self.chunk // FRAMES_PER_PASS)
        parts = batch.to(self.device).split(size)
        with self._visiting():
            return torch.cat([run(part.to(self.model.dtype)).float() for part in parts])

    @contextmanager
    def _visiting(self) -> Iterator[None]:
        """Has the weights on the device that they work on; one batch at a time, where they have to move."""
        if self._home == self.device:
            yield
            return
        with self._passing:
            self.model.to(self.device)
            try:
                yield
            finally:
                self.model.to(self._home)

    def _check(self, pixels: Tensor) -> None:
        if pixels.ndim != 5 or pixels.shape[1] != 3:
            raise ValueError(f"pixels must be (B, 3, T, H, W), not {tuple(pixels.shape)}")
        frames, height, width = pixels.shape[2:]
        if frames % self.temporal_compression != 1:
            raise ValueError(f"a clip must have {self.temporal_compression}k+1 frames, not {frames}")
        if height % self.spatial_compression or width % self.spatial_compression:
            raise ValueError(
                f"sides must be multiples of {self.spatial_compression} px, not {height}x{width}"
            )


def skip_padding_taps(model: AutoencoderKLWan) -> AutoencoderKLWan:
    """Let `model` (changed in place, and returned) see a frame without a past through its last temporal taps only.

    A causal convolution pads the past with zeros, so for a picture, and for the first frame of a clip, two of
    three temporal taps multiply nothing else. The result is the same; a picture takes about a third of the work.
    """
    for module in model.modules():
        if isinstance(module, WanCausalConv3d) and module.stride[0] == 1:
            module.forward = partial(_causal_convolution, module)
    return model


def _causal_convolution(conv: WanCausalConv3d, x: Tensor, cache_x: Tensor | None = None) -> Tensor:
    """What `conv` does to x (B, C, T, H, W) behind the past frames `cache_x`."""
    if cache_x is not None or x.shape[2] > 1:
        return WanCausalConv3d.forward(conv, x, cache_x)
    horizontal, _, vertical, _, _, _ = conv._padding
    frame = functional.conv2d(
        x.squeeze(2), conv.weight[:, :, -1], conv.bias, conv.stride[1:], (vertical, horizontal)
    )
    return frame.unsqueeze(2)


def _per_channel(values: list[float], model: AutoencoderKLWan) -> Tensor:
    """`values` as (1, C, 1, 1, 1), float32, beside the weights of `model`."""
    return torch.tensor(values, dtype=torch.float32, device=model.device).view(1, -1, 1, 1, 1)
