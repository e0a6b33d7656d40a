"""What the VAE loses, in numbers: PSNR and SSIM of pictures and clips after a way through it and back."""

from collections.abc import Iterator
from random import Random

import numpy as np
import torch
from torch.nn import functional

from showo2.evaluation.outcomes import NO_LANGUAGE, Outcome
from showo2.storybook.captions import describe, describe_clip
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import sample_clip, sample_scene
from showo2.vae import VideoVAE

WINDOW, SIGMA = 11, 1.5  # px of SSIM's Gaussian window (Wang et al., 2004)


def reconstruct(vae: VideoVAE, frames: np.ndarray) -> np.ndarray:
    """The clip, uint8 (T, H, W, 3), through the VAE and back."""
    pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
    decoded = vae.decode(vae.encode(pixels))[0].permute(1, 2, 3, 0)
    return decoded.add(1).mul(127.5).round().clamp(0, 255).byte().cpu().numpy()


def reconstructions(vae: VideoVAE, count: int, seed: int) -> Iterator[Outcome]:
    """`count` pictures, and half as many clips, measured against themselves."""
    rng = Random(f"reconstruction {seed}")
    for _ in range(count):
        scene = sample_scene(rng)
        yield _measured(
            "reconstruction of pictures", describe(scene, "en"), vae, draw_scene(scene, rng)[None]
        )
    for _ in range(count // 2):
        clip = sample_clip(rng)
        yield _measured("reconstruction of clips", describe_clip(clip, "en"), vae, draw_clip(clip, rng))


def _measured(task: str, words: str, vae: VideoVAE, frames: np.ndarray) -> Outcome:
    copy = reconstruct(vae, frames)
    measures = ("PSNR, dB", psnr(copy, frames)), ("SSIM", ssim(copy, frames))
    answer = ", ".join(f"{name} {value:.2f}" for name, value in measures)
    return Outcome(task, NO_LANGUAGE, words, answer, (), (frames[-1], copy[-1]), measures)


def psnr(frames: np.ndarray, others: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB of uint8 arrays of one shape; 100 where they are equal."""
    error = np.square(frames.astype(np.float64) - others).mean()
    return float(10 * np.log10(255**2 / error)) if error else 100.0


def ssim(frames: np.ndarray, others: np.ndarray) -> float:
    """Mean structural similarity of uint8 clips (T, H, W, 3), channel by channel (Wang et al., 2004)."""
    line = torch.exp(-((torch.arange(WINDOW) - WINDOW // 2) ** 2) / (2 * SIGMA**2))
    window = (line[:, None] * line / line.sum() ** 2)[None, None]
    x, y = (
        torch.tensor(clip).permute(0, 3, 1, 2).flatten(0, 1)[:, None].float() for clip in (frames, others)
    )
    mean_x, mean_y, xx, yy, xy = (functional.conv2d(part, window) for part in (x, y, x * x, y * y, x * y))
    variance_x, variance_y, covariance = xx - mean_x**2, yy - mean_y**2, xy - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    similarity = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    similarity /= (mean_x**2 + mean_y**2 + c1) * (variance_x + variance_y + c2)
    return similarity.mean().item()
