"""Quality of the VAE: PSNR and SSIM of its reconstructions of pictures and clips."""

from collections.abc import Iterator
from random import Random

import numpy as np

from showo2.evaluation.image_quality import psnr, ssim
from showo2.evaluation.outcomes import NO_LANGUAGE, Outcome
from showo2.storybook.captions import describe, describe_clip
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import sample_clip, sample_scene
from showo2.vae import VideoVAE, frames_to_pixels, pixels_to_frames


def reconstruct(vae: VideoVAE, frames: np.ndarray) -> np.ndarray:
    """The clip, uint8 (T, H, W, 3), through the VAE and back."""
    return pixels_to_frames(vae.decode(vae.encode(frames_to_pixels(frames[None]))))[0]


def reconstructions(vae: VideoVAE, count: int, seed: int) -> Iterator[Outcome]:
    """Reconstructions of `count` pictures and half as many clips."""
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
