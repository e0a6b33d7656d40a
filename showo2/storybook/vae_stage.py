"""Trains the embedded checkpoint's small VAE from nothing, in two phases: encoder and decoder together, then the
decoder alone behind a frozen encoder, so that latents computed after the first phase stay valid. Resumes at any step.

    python -m showo2.storybook.vae_stage --out runs/vae --minutes 90 --processes 2
"""

import argparse
import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor

from showo2.storybook.vae_batches import PICTURE_SIZE, clip_crops, picture_crops
from showo2.storybook.vae_run import VaeScribe
from showo2.training.vae_trainer import VaeTrainer


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
    dtype: torch.dtype = torch.bfloat16  # of forward and backward; masters, average and losses are float32
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


def train_vae(settings: VaeStage, out: Path) -> None:
    """Train into the folder `out`, from `out/checkpoint.pt` where there is one.

    Leaves `encoder/` (a diffusers folder, once the encoder is frozen), `final/` (the same encoder, the best
    decoder so far), `log.jsonl` and `reconstructions.png`.
    """
    out.mkdir(parents=True, exist_ok=True)
    if settings.processes == 1:
        _run(0, settings, out)
        return
    rendezvous = out / "rendezvous"
    rendezvous.unlink(missing_ok=True)  # a stopped run may have left one
    mp.spawn(_run_in_group, (settings, out, rendezvous), settings.processes)


def sample_batch(settings: VaeStage, step: int, rank: int) -> Tensor:
    """The crops of `step` for process `rank`, float (B, 3, T, H, W): three of clips, then one of pictures.

    Clips are the harder part. Every fourth picture step shows a quarter as many whole pictures: attention must
    know their grid, too.
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


def _run_in_group(rank: int, settings: VaeStage, out: Path, rendezvous: Path) -> None:
    dist.init_process_group(
        "gloo", init_method=rendezvous.resolve().as_uri(), rank=rank, world_size=settings.processes
    )
    _run(rank, settings, out)
    dist.destroy_process_group()


def _run(rank: int, settings: VaeStage, out: Path) -> None:
    """The loop of one process; only rank 0 writes."""
    torch.set_num_threads(settings.threads)
    trainer = VaeTrainer(settings.config, settings.dtype, settings.ema_decay, settings.seed)
    if (out / "checkpoint.pt").exists():
        trainer.load_state(torch.load(out / "checkpoint.pt", weights_only=True))
    if dist.is_initialized():
        dist.barrier()  # nobody writes before everybody has read
    scribe = VaeScribe(settings, out) if rank == 0 else None
    while trainer.steps < settings.steps and not _agree(scribe is not None and scribe.out_of_time()):
        if trainer.steps >= settings.freeze_step and not trainer.encoder_frozen:
            trainer.freeze_encoder()
            if scribe:
                scribe.save_encoder(trainer)
        step = trainer.steps
        noise = torch.Generator().manual_seed(settings.noise_seed(step, rank))
        pixels = sample_batch(settings, step, rank)
        terms = trainer.step(pixels, settings.rate(step), settings.weights, noise)
        if scribe:
            scribe.after_step(trainer, {"frames": pixels.shape[2], **terms})
    if scribe:
        scribe.finish(trainer)


def _agree(stop: bool) -> bool:
    """Whether any process says stop; all must leave the loop at the same step."""
    if not dist.is_initialized():
        return stop
    votes = torch.tensor(float(stop))
    dist.all_reduce(votes)
    return bool(votes)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the embedded checkpoint's VAE.")
    defaults = VaeStage()
    parser.add_argument("--out", type=Path, default=Path("runs/vae"))
    for name in ("minutes", "steps", "freeze_step", "processes", "threads", "seed"):
        default = getattr(defaults, name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = vars(parser.parse_args())
    out = arguments.pop("out")
    train_vae(replace(defaults, **arguments), out)


if __name__ == "__main__":
    main()
