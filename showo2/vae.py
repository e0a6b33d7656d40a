"""Pixels to latents and back, over diffusers' `AutoencoderKLWan` (the released Wan2.1 VAE or nano's).

An image is a clip of one frame. Added to diffusers: normalized latents, checked shapes, batches in chunks of
bounded memory, and single frames at a third of the cost.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

import numpy as np
import torch
from diffusers import AutoencoderKLWan
from torch import Tensor
from torch.nn import functional

from showo2.compat.diffusers.wan_vae import WanCausalConv3d, spatial_padding

# diffusers encodes and decodes four frames at a time, so a clip's activations take as much memory as four
# images'.
FRAMES_PER_PASS = 4


def frames_to_pixels(frames: np.ndarray) -> Tensor:
    """Frames (B, T, H, W, 3), uint8 -> float32 pixels (B, 3, T, H, W) in [-1, 1]."""
    return torch.tensor(frames).movedim(-1, 1).float() / 127.5 - 1


def pixels_to_frames(pixels: Tensor) -> np.ndarray:
    """Pixels (B, 3, T, H, W) in [-1, 1] -> frames (B, T, H, W, 3), uint8; values outside are clipped."""
    scaled = ((pixels.movedim(1, -1) + 1) * 127.5).round().clamp(0, 255)
    frames: np.ndarray = scaled.to(torch.uint8).cpu().numpy()
    return frames


class VideoVAE:
    """Deterministic encoder and decoder, without gradients. Latents are float32 for any weights."""

    def __init__(self, model: AutoencoderKLWan, chunk: int = 8) -> None:
        """`chunk` is the number of images that run through `model` at once; for clips, a quarter of it."""
        if chunk < 1:
            raise ValueError(f"chunk must be at least 1; got {chunk}")
        self.model = skip_padding_taps(model.eval().requires_grad_(False))
        self.chunk = chunk
        self._mean = _per_channel(model.config.latents_mean, model)
        self._std = _per_channel(model.config.latents_std, model)
        self._storage_device = self.device = model.device
        self._lock = Lock()

    @classmethod
    def load(cls, folder: Path | str, dtype: torch.dtype, device: torch.device | str) -> "VideoVAE":
        """The VAE in a diffusers folder (config and safetensors). Raises OSError if they are missing."""
        model = AutoencoderKLWan.from_pretrained(str(folder), torch_dtype=dtype, local_files_only=True)
        return cls(model.to(device))

    def store_on(self, device: torch.device) -> None:
        """Keep the weights on `device` between batches, and move them to `self.device` for each one."""
        self._storage_device = device
        self.model.to(device)

    @property
    def spatial_compression(self) -> int:
        """Pixels per latent cell along each side."""
        return int(self.model.config.scale_factor_spatial)

    @property
    def temporal_compression(self) -> int:
        """Frames per latent frame, except for the first latent frame, which is one frame."""
        return int(self.model.config.scale_factor_temporal)

    @property
    def latent_channels(self) -> int:
        """Channels of the latents."""
        return int(self.model.config.z_dim)

    def encode(self, pixels: Tensor) -> Tensor:
        """Pixels (B, 3, T, H, W) in [-1, 1], T = 4k + 1 -> normalized latents (B, C, k + 1, H / 8, W / 8).

        Takes the mode of the posterior, so an image always has the same latents. Raises ValueError for other
        shapes.
        """
        self._check(pixels)
        latents = self._in_chunks(lambda part: self.model.encode(part).latent_dist.mode(), pixels)
        return (latents - self._mean) / self._std

    def decode(self, latents: Tensor) -> Tensor:
        """Normalized latents (B, C, t, h, w) -> float32 pixels (B, 3, 4 (t - 1) + 1, 8 h, 8 w) in [-1, 1]."""
        if latents.ndim != 5 or latents.shape[1] != self.latent_channels:
            raise ValueError(
                f"latents must be (B, {self.latent_channels}, t, h, w); got {tuple(latents.shape)}"
            )
        denormalized = latents.to(self._mean) * self._std + self._mean
        return self._in_chunks(lambda part: self.model.decode(part).sample, denormalized)

    @torch.no_grad()
    def _in_chunks(self, run: Callable[[Tensor], Tensor], batch: Tensor) -> Tensor:
        """`run` over chunks of `batch`, in the dtype and on the device of the weights; results in float32."""
        size = self.chunk if batch.shape[2] == 1 else max(1, self.chunk // FRAMES_PER_PASS)
        parts = batch.to(self.device).split(size)
        with self._on_device():
            return torch.cat([run(part.to(self.model.dtype)).float() for part in parts])

    @contextmanager
    def _on_device(self) -> Iterator[None]:
        """Holds the weights on `self.device`; one batch at a time if they are stored elsewhere."""
        if self._storage_device == self.device:
            yield
            return
        with self._lock:
            self.model.to(self.device)
            try:
                yield
            finally:
                self.model.to(self._storage_device)

    def _check(self, pixels: Tensor) -> None:
        if pixels.ndim != 5 or pixels.shape[1] != 3:
            raise ValueError(f"pixels must be (B, 3, T, H, W); got {tuple(pixels.shape)}")
        frames, height, width = pixels.shape[2:]
        if frames % self.temporal_compression != 1:
            raise ValueError(f"a clip must have {self.temporal_compression}k + 1 frames; got {frames}")
        if height % self.spatial_compression or width % self.spatial_compression:
            raise ValueError(
                f"sides must be multiples of {self.spatial_compression} px; got {height}x{width}"
            )


def skip_padding_taps(model: AutoencoderKLWan) -> AutoencoderKLWan:
    """Run single frames through the last temporal tap of `model`'s causal convolutions only; changes it in
    place.

    A causal convolution pads the past with zeros, so for an image, and for the first frame of a clip, two of
    three temporal taps multiply nothing but zeros. The result is the same, and an image costs about a third.
    """
    for module in model.modules():
        if isinstance(module, WanCausalConv3d) and module.stride[0] == 1:
            module.forward = partial(_causal_convolution, module)
    return model


def _causal_convolution(conv: WanCausalConv3d, x: Tensor, cache_x: Tensor | None = None) -> Tensor:
    """`conv` of frames x (B, C, T, H, W) behind the past frames `cache_x`."""
    if cache_x is not None or x.shape[2] > 1:
        output: Tensor = WanCausalConv3d.forward(conv, x, cache_x)
        return output
    weight, padding = conv.weight[:, :, -1], spatial_padding(conv)
    frame = functional.conv2d(x.squeeze(2), weight, conv.bias, conv.stride[1:], padding)
    return frame.unsqueeze(2)


def _per_channel(values: list[float], model: AutoencoderKLWan) -> Tensor:
    """`values` as (1, C, 1, 1, 1), float32, on the device of `model`."""
    return torch.tensor(values, dtype=torch.float32, device=model.device).view(1, -1, 1, 1, 1)
