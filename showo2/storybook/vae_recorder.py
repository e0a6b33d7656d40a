"""What a run of the VAE stage writes: a log of JSON lines, a checkpoint to resume from, a sheet of
reconstructions, and the diffusers folders `encoder/` and `final/`."""

import json
import os
import time
from pathlib import Path
from typing import Any

import torch

from showo2.storybook.vae_report import evaluate, latent_statistics
from showo2.storybook.vae_stage import VaeStage
from showo2.training.vae_trainer import VaeTrainer
from showo2.vae import VideoVAE


class VaeRecorder:
    """Writes the files of a run, each at its own interval."""

    def __init__(self, settings: VaeStage, out: Path) -> None:
        """`out` is the run's folder, which must exist; the intervals begin now."""
        self.settings = settings
        self.out = out
        self.started = time.monotonic()
        self.due = {
            name: self.started + 60 * minutes
            for name, minutes in (
                ("checkpoint", settings.checkpoint_minutes),
                ("evaluate", settings.evaluate_minutes),
                ("export", settings.export_minutes),
            )
        }

    def out_of_time(self) -> bool:
        """Whether the run's minutes are over."""
        return time.monotonic() - self.started > 60 * self.settings.minutes

    def after_step(self, trainer: VaeTrainer, terms: dict[str, float]) -> None:
        """Log the loss every 25 steps, and write what is due."""
        if trainer.steps % 25 == 0:  # odd: clips of each length and pictures come by turns
            self._log(trainer, kind="loss", **{name: round(value, 5) for name, value in terms.items()})
        if self._is_due("evaluate", self.settings.evaluate_minutes):
            self._evaluate(trainer)
        if trainer.encoder_frozen and self._is_due("export", self.settings.export_minutes):
            self._export(trainer)
        if self._is_due("checkpoint", self.settings.checkpoint_minutes):
            self._save(trainer)

    def save_encoder(self, trainer: VaeTrainer) -> None:
        """Measure the frozen encoder's latents and write it, with the current decoder."""
        vae = VideoVAE(trainer.averaged())
        mean, std = latent_statistics(vae, self.settings.statistics_pictures, self.settings.statistics_clips)
        trainer.averaged(latents_mean=mean, latents_std=std).save_pretrained(self.out / "encoder")
        self._log(trainer, kind="encoder", latents_mean=mean, latents_std=std)
        self._evaluate(trainer)
        self._save(trainer)

    def finish(self, trainer: VaeTrainer) -> None:
        """Write everything as it is now; a later run resumes from it."""
        self._evaluate(trainer)
        if trainer.encoder_frozen:
            self._export(trainer)
        self._save(trainer)

    def _evaluate(self, trainer: VaeTrainer) -> None:
        vae = VideoVAE(trainer.averaged())
        count = self.settings.evaluation_pictures, self.settings.evaluation_clips
        self._log(trainer, kind="psnr", **evaluate(vae, *count, self.out / "reconstructions.png"))

    def _export(self, trainer: VaeTrainer) -> None:
        """The averaged weights under the statistics measured when the encoder was frozen."""
        encoder = json.loads((self.out / "encoder" / "config.json").read_text())
        measured = {key: encoder[key] for key in ("latents_mean", "latents_std")}
        trainer.averaged(**measured).save_pretrained(self.out / "final")

    def _save(self, trainer: VaeTrainer) -> None:
        """Atomic: an interrupted save leaves the previous checkpoint."""
        fresh = self.out / "checkpoint.pt.new"
        torch.save(trainer.state(), fresh)
        os.replace(fresh, self.out / "checkpoint.pt")

    def _is_due(self, name: str, minutes: float) -> bool:
        if time.monotonic() < self.due[name]:
            return False
        self.due[name] = time.monotonic() + 60 * minutes
        return True

    def _log(self, trainer: VaeTrainer, **values: Any) -> None:
        line = {"step": trainer.steps, "seconds": round(time.monotonic() - self.started, 1)} | values
        with (self.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
