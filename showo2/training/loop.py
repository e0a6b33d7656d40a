"""The training loop: one for every stage and every dataset, resumable at any step, on one process or several.

Randomness is a function of (seed, stage, step, process), so an interrupted run continues as if it had not
been. Processes that train together (data parallel) take a mixture each and average their gradients; the first
one writes.
"""

import math
import os
import time
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import nn

from showo2.loading.devices import training_autocast
from showo2.model.showo2 import Showo2
from showo2.training.collation import Batch, Collator
from showo2.training.dataset import Dataset, Sample
from showo2.training.distributed import average_gradients, num_processes, process_rank
from showo2.training.ema import Ema
from showo2.training.losses import AuxiliaryLoss, compute_losses
from showo2.training.optimizer import MuonAdamW
from showo2.training.recipe import MixtureItem, Recipe, Stage, check_kinds
from showo2.training.run_log import RunLog

SAVE_SECONDS = 120.0
LOG_STEPS = 20
CLIP_NORM = 1.0
# To fit the auxiliary heads to a model that has learned without them.
AUXILIARY_STEPS, AUXILIARY_RATE = 80, 1e-2


@dataclass(frozen=True)
class Trainer:
    """Runs the stages of a recipe in order, from wherever the last run stopped.

    Raises ValueError where the recipe mixes kinds of samples that the dataset does not have.
    """

    recipe: Recipe
    model: Showo2
    dataset: Dataset
    collator: Collator  # each stage sets its foreground_weight and time_sampling
    folder: Path  # of the state to resume from, and of the log
    auxiliary: AuxiliaryLoss | None = None  # on the model's device

    def __post_init__(self) -> None:
        check_kinds(self.recipe, self.dataset.kinds)

    @cached_property
    def log(self) -> RunLog:
        return RunLog(self.folder / "log.jsonl")

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return next(self.model.parameters()).device

    def run(self, compiled: bool = False) -> nn.Module:
        """Train to the end of the last stage; returns the averaged model. `compiled` is about the blocks."""
        ema = Ema(self.model, self.recipe.ema_decay)
        state = self._load(ema)
        if compiled:
            self.model.compile_blocks()
        for number, stage in enumerate(self.recipe.stages):
            if number >= state["stage"]:
                resume = state if number == state["stage"] else {"step": 0, "optimizer": None}
                self._run_stage(number, stage, ema, resume)
        return ema.model

    def begin_last_stage(self) -> None:
        """Save the model, trained elsewhere, as the state that `run` resumes from: step 0 of the last stage.

        The auxiliary heads are fitted to it first, so that their gradients do not pull at it from the start.
        """
        self.model.requires_grad_(False)
        if self.auxiliary is not None:
            self._fit_auxiliary(self.auxiliary, self.recipe.stages[-1])
        progress = {"stage": len(self.recipe.stages) - 1, "step": 0, "optimizer": None}
        self._save(Ema(self.model, self.recipe.ema_decay), progress)

    def _fit_auxiliary(self, auxiliary: AuxiliaryLoss, stage: Stage) -> None:
        """Train the auxiliary heads alone, on one item of the stage's mixture after another."""
        collator = self._collator(stage)
        optimizer = torch.optim.AdamW(auxiliary.parameters(), lr=AUXILIARY_RATE, weight_decay=0.0)
        for step in range(AUXILIARY_STEPS):
            item = stage.mixture[step % len(stage.mixture)]
            batch = make_batch(self.dataset, item, collator, f"{self.recipe.seed}-heads-{step}")
            with training_autocast(self.device):
                loss = compute_losses(self.model, auxiliary, batch.to(self.device)).auxiliary
            if loss.requires_grad:  # some samples have no targets for it, such as text alone
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()

    def _collator(self, stage: Stage) -> Collator:
        return replace(
            self.collator, foreground_weight=stage.foreground_weight, time_sampling=stage.time_sampling
        )

    @property
    def _auxiliary_parameters(self) -> list[nn.Parameter]:
        return [] if self.auxiliary is None else list(self.auxiliary.parameters())

    def _run_stage(self, number: int, stage: Stage, ema: Ema, resume: dict[str, Any]) -> None:
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad_(name.startswith(stage.trains))
        optimizer = MuonAdamW(
            self.model, self._auxiliary_parameters, stage.learning_rate, self.recipe.weight_decay
        )
        if resume["optimizer"] is not None:
            optimizer.load_state_dict(resume["optimizer"])
        collator = self._collator(stage)
        began = saved = time.monotonic()
        sums: dict[str, list[float]] = {}
        samples_per_step = sum(item.batch_size for item in stage.mixture) * num_processes()
        for step in range(resume["step"], stage.steps):
            for name, value in self._step(stage, step, collator, optimizer).items():
                sums.setdefault(name, []).append(value)
            ema.update(self.model, step)
            if (step + 1) % LOG_STEPS == 0 and process_rank() == 0:
                self.log(
                    stage=stage.name,
                    step=step + 1,
                    samples=(step + 1) * samples_per_step,
                    seconds=round(time.monotonic() - began, 1),
                    **{name: round(sum(values) / len(values), 4) for name, values in sums.items()},
                )
                sums = {}
            if process_rank() == 0 and (time.monotonic() - saved > SAVE_SECONDS or step + 1 == stage.steps):
                self._save(ema, {"stage": number, "step": step + 1, "optimizer": optimizer.state_dict()})
                saved = time.monotonic()

    def _step(self, stage: Stage, step: int, collator: Collator, optimizer: MuonAdamW) -> dict[str, float]:
        """One optimizer step over every item of the mixture; returns the losses by item."""
        values = {}
        # An item counts by its share of the tokens, so that a clip weighs as much as its many frames.
        total = sum(item.num_tokens for item in stage.mixture)
        key = f"{self.recipe.seed}-{stage.name}-{step}" + (f"-{process_rank()}" if process_rank() else "")
        for item in stage.mixture:
            batch = make_batch(self.dataset, item, collator, key).to(self.device)
            with training_autocast(self.device):
                losses = compute_losses(self.model, self.auxiliary, batch)
            weighted = [("ntp", stage.ntp_coeff, losses.ntp), ("flow", stage.flow_coeff, losses.flow)]
            if self.auxiliary is not None:
                weighted.append((self.auxiliary.name, stage.auxiliary_coeff, losses.auxiliary))
            zero = losses.ntp.new_zeros(())
            loss = sum((coeff * value for _, coeff, value in weighted), start=zero)
            if loss.requires_grad:
                (loss * item.num_tokens / total).backward()
            for name, coeff, value in weighted:
                if coeff and value.requires_grad:
                    values[f"{item.kind}.{name}"] = value.item()
        learning = [*self.model.parameters(), *self._auxiliary_parameters]
        average_gradients(learning)
        values["norm"] = nn.utils.clip_grad_norm_(learning, CLIP_NORM).item()
        optimizer.step(learning_rate(stage, step))
        return values

    @property
    def _file(self) -> Path:
        return self.folder / "training.pt"

    def _save(self, ema: Ema, progress: dict[str, Any]) -> None:
        """Atomic: an interrupted save leaves the previous checkpoint."""
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self.model.state_dict(),
            "ema": ema.model.state_dict(),
            "heads": {} if self.auxiliary is None else self.auxiliary.state_dict(),
            **progress,
        }
        partial = self._file.with_suffix(".partial")
        torch.save(state, partial)
        os.replace(partial, self._file)

    def _load(self, ema: Ema) -> dict[str, Any]:
        if not self._file.exists():
            return {"stage": 0, "step": 0, "optimizer": None}
        state = torch.load(self._file, weights_only=True, map_location=self.device)
        self.model.load_state_dict(state.pop("model"))
        ema.model.load_state_dict(state.pop("ema"))
        heads = state.pop("heads")
        if self.auxiliary is not None:
            self.auxiliary.load_state_dict(heads)
        self.log(event="resumed", stage=self.recipe.stages[state["stage"]].name, step=state["step"])
        return state


def make_batch(dataset: Dataset, item: MixtureItem, collator: Collator, key: str) -> Batch:
    """The batch of an item of a mixture at the step that `key` names."""
    rng = Random(f"{key}-{item.kind}")
    samples: list[Sample] = []
    while len(samples) < item.batch_size:
        sample = dataset.sample(item.kind, rng)
        if collator.length(sample) <= item.length:
            samples.append(sample)
    generator = torch.Generator().manual_seed(rng.getrandbits(63))
    return collator(samples, item.length, generator)


def learning_rate(stage: Stage, step: int) -> float:
    """Linear warm-up, then constant or a cosine down to a hundredth."""
    warm = min(1.0, (step + 1) / stage.warmup_steps)
    if not stage.cosine:
        return stage.learning_rate * warm
    cosine = 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    return stage.learning_rate * warm * (0.01 + 0.99 * cosine)
