"""The VAE stage as data: its settings, and the batch of each step."""

import math
from dataclasses import dataclass, field
from random import Random
from typing import Any

import torch
from torch import Tensor

from showo2.storybook.vae_batches import PICTURE_SIZE, clip_crops, picture_crops


def nano_config() -> dict[str, Any]:
    """AutoencoderKLWan's arguments for the embedded VAE: 2.7 M parameters, 8x in space, 4x in time."""
    return {
        "base_dim": 32,
        "dim_mult": [1, 2, 2],
        "num_res_blocks": 1,
        "patch_size": 2,
        "in_channels": 12,
        "out_channels": 12,
        "is_residual": True,
        "temperal_downsample": [True, True],
        "z_dim": 16,
        "latents_mean": [0.0] * 16,  # identity until they are measured
        "latents_std": [1.0] * 16,
    }


@dataclass(frozen=True)
class VaeStage:
    """Settings of the whole training; the defaults are the embedded checkpoint's."""

    config: dict[str, Any] = field(default_factory=nano_config)
    # Of forward and backward, the device's default where None; masters, average and losses are float32.
    dtype: torch.dtype | None = None
    steps: int = 6000  # both phases
    freeze_step: int = 2981  # steps the encoder learns
    picture_steps: int = 800  # before the first clip: clips cost more, and build on what pictures teach
    minutes: float = math.inf  # of wall clock, after which this run saves and returns
    processes: int = 1  # data parallel, a share of the batch each
    threads: int = 1  # per process
    crop: int = 64  # px
    pictures: int = 20  # crops in a picture step, over all processes
    clip_frames: tuple[int, ...] = (5, 9, 17)  # lengths of clips, 4k+1 each, taken in turn
    frames: int = 40  # in a clip step, over all processes: the shorter its clips, the more of them
    learning_rate: float = 1e-3
    final_share: float = 0.03  # of the learning rate, at the last step
    warmup: int = 200  # steps
    squared_weight: float = 2.0  # l1 alone lets a thing of uncertain place fade into the background
    gradient_weight: float = 0.5
    kl_weight: float = 1e-4
    ema_decay: float = 0.999
    seed: int = 0
    checkpoint_minutes: float = 2.0
    evaluate_minutes: float = 4.0
    export_minutes: float = 10.0
    evaluation_pictures: int = 24
    evaluation_clips: int = 6
    statistics_pictures: int = 300
    statistics_clips: int = 60

    @property
    def weights(self) -> dict[str, float]:
        """Weight of each loss term."""
        return {
            "l1": 1.0,
            "squared": self.squared_weight,
            "gradient": self.gradient_weight,
            "kl": self.kl_weight,
        }

    def rate(self, step: int) -> float:
        """Learning rate of `step`: a warm-up, then one cosine over both phases."""
        progress = min(1.0, step / self.steps)
        share = self.final_share + (1 - self.final_share) * 0.5 * (1 + math.cos(math.pi * progress))
        return self.learning_rate * min(1.0, (step + 1) / self.warmup) * share

    def noise_seed(self, step: int, rank: int) -> int:
        """Names the posterior noise of `step` in process `rank`."""
        return (self.seed * self.steps + step) * self.processes + rank


def sample_batch(settings: VaeStage, step: int, rank: int) -> Tensor:
    """The crops of `step` for process `rank`, float (B, 3, T, H, W): three of clips, then one of pictures.

    Clips are the harder part. Every fourth picture step shows a quarter as many whole pictures: attention
    must know their grid, too.
    """
    rng = Random(f"{settings.seed} batch {step} {rank}")
    turn, place = divmod(step, 4)
    if place < 3 and step >= settings.picture_steps:
        frames = settings.clip_frames[place % len(settings.clip_frames)]
        clips = max(1, settings.frames // (frames * settings.processes))
        return clip_crops(rng, clips, settings.crop, frames)
    pictures = max(1, settings.pictures // settings.processes)
    if turn % 4 == 3:
        return picture_crops(rng, max(1, pictures // 4), PICTURE_SIZE)
    return picture_crops(rng, pictures, settings.crop)
