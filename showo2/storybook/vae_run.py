"""`python -m showo2.storybook.vae_run --out runs/vae --minutes 90 --processes 2`: the small VAE from nothing.

In two phases: encoder and decoder together, then the decoder alone behind a frozen encoder, so that latents
computed after the first phase stay valid. Resumes at any step.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from showo2.loading.devices import resolve_dtype
from showo2.storybook.vae_recorder import VaeRecorder
from showo2.storybook.vae_stage import VaeStage, sample_batch
from showo2.training.distributed import any_process, process_rank, spawn_group, wait_for_all
from showo2.training.vae_trainer import VaeTrainer


def train_vae(settings: VaeStage, out: Path) -> None:
    """Train into the folder `out`, from `out/checkpoint.pt` where there is one.

    Leaves `encoder/` (a diffusers folder, once the encoder is frozen), `final/` (the same encoder, the best
    decoder so far), `log.jsonl` and `reconstructions.png`.
    """
    out.mkdir(parents=True, exist_ok=True)
    if settings.processes == 1:
        _run(settings, out)
    else:
        spawn_group(_run, (settings, out), out, settings.processes, settings.threads)


def _run(settings: VaeStage, out: Path) -> None:
    """The loop of one process; only the first one writes."""
    torch.set_num_threads(settings.threads)
    rank = process_rank()
    dtype = resolve_dtype(settings.dtype, torch.device("cpu"))
    trainer = VaeTrainer(settings.config, dtype, settings.ema_decay, settings.seed)
    if (out / "checkpoint.pt").exists():
        trainer.load_state(torch.load(out / "checkpoint.pt", weights_only=True))
    wait_for_all()  # nobody writes before everybody has read
    recorder = VaeRecorder(settings, out) if rank == 0 else None
    # All must leave the loop at the same step.
    while trainer.steps < settings.steps and not any_process(recorder is not None and recorder.out_of_time()):
        if trainer.steps >= settings.freeze_step and not trainer.encoder_frozen:
            trainer.freeze_encoder()
            if recorder:
                recorder.save_encoder(trainer)
        step = trainer.steps
        noise = torch.Generator().manual_seed(settings.noise_seed(step, rank))
        pixels = sample_batch(settings, step, rank)
        terms = trainer.step(pixels, settings.rate(step), settings.weights, noise)
        if recorder:
            recorder.after_step(trainer, {"frames": pixels.shape[2], **terms})
    if recorder:
        recorder.finish(trainer)


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
