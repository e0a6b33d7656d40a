"""The training loop: one for every stage, resumable at any step, on one process or several.

Chance is a function of (seed, stage, step, process), so a run that was interrupted goes on as if it had not been.
Several processes (data parallel) take a mixture each and average their gradients; the first one writes.
"""

import copy
import json
import math
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import torch
import torch.distributed as dist
from torch import nn

from showo2.model.showo2 import Showo2
from showo2.storybook.dataset import Source
from showo2.storybook.token_probe import NamingHeads
from showo2.training.collation import Batch, Collator, compute_losses
from showo2.training.optimizer import MuonAdamW
from showo2.training.recipe import Ingredient, Recipe, Stage

SAVE_SECONDS = 120.0
LOG_STEPS = 20
CLIP_NORM = 1.0
HEAD_STEPS, HEAD_RATE = 80, 1e-2  # to fit naming heads to a model that has learned without them


class RunLog:
    """JSON lines in `file`, and the same on the terminal."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)

    def __call__(self, **values: object) -> None:
        line = json.dumps(values)
        print(line, flush=True)
        with self._file.open("a") as stream:
            stream.write(line + "\n")


class Ema:
    """An exponential moving average of the weights that ramps up: early steps are soon forgotten."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.model = copy.deepcopy(model).requires_grad_(False)
        self._decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        decay = min(self._decay, (1 + step) / (10 + step))
        averaged = list(self.model.parameters())
        torch._foreach_lerp_(averaged, list(model.parameters()), 1 - decay)


@dataclass(frozen=True)
class Trainer:
    """Runs the stages of a recipe in order, from wherever the last run stopped."""

    recipe: Recipe
    model: Showo2
    source: Source
    special_ids: tuple[int, int]  # pad, span pad
    folder: Path  # of checkpoints and the log
    log: Callable[..., None]
    compiled: bool = False

    @cached_property
    def heads(self) -> NamingHeads:
        """Trained beside the model, and not part of it."""
        with torch.random.fork_rng(devices=()):
            torch.manual_seed(self.recipe.seed)
            return NamingHeads(self.model.config.language.hidden_size).to(self.device)

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return next(self.model.parameters()).device

    def run(self) -> nn.Module:
        """Train to the end of the last stage; returns the averaged model."""
        ema = Ema(self.model, self.recipe.ema_decay)
        state = self._load(ema)
        if self.compiled:
            self.model.compile_blocks(dynamic=False)
        for number, stage in enumerate(self.recipe.stages):
            if number >= state["stage"]:
                resume = state if number == state["stage"] else {"step": 0, "optimizer": None}
                self._run_stage(number, stage, ema, resume)
        return ema.model

    def begin_last_stage(self) -> None:
        """Save the model, which has learned elsewhere, as what `run` resumes from: the recipe's last stage, step 0.

        The naming heads are fitted to it first, so that their gradients do not pull at it from the start.
        """
        self.model.requires_grad_(False)
        stage = self.recipe.stages[-1]
        collator = self._collator(stage)
        optimizer = torch.optim.AdamW(self.heads.parameters(), lr=HEAD_RATE, weight_decay=0.0)
        for step in range(HEAD_STEPS):
            ingredient = stage.mixture[step % len(stage.mixture)]
            batch = make_batch(self.source, ingredient, collator, f"{self.recipe.seed}-heads-{step}")
            with torch.autocast(self.device.type, torch.bfloat16):
                loss = compute_losses(self.model, self.heads, batch.to(self.device)).naming
            if loss.requires_grad:  # some mixtures hold text alone
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()
        progress = {"stage": len(self.recipe.stages) - 1, "step": 0, "optimizer": None}
        self._save(Ema(self.model, self.recipe.ema_decay), progress)

    def _collator(self, stage: Stage) -> Collator:
        return Collator(*self.special_ids, self.model.config.patch_size, stage.covered_weight)

    def _run_stage(self, number: int, stage: Stage, ema: Ema, resume: dict) -> None:
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad_(name.startswith(stage.trains))
        optimizer = MuonAdamW(self.model, self.heads, stage.learning_rate, self.recipe.weight_decay)
        if resume["optimizer"] is not None:
            optimizer.load_state_dict(resume["optimizer"])
        collator = self._collator(stage)
        began = saved = time.monotonic()
        sums: dict[str, list[float]] = {}
        a_step = sum(ingredient.batch_size for ingredient in stage.mixture) * num_processes()
        for step in range(resume["step"], stage.steps):
            for name, value in self._step(stage, step, collator, optimizer).items():
                sums.setdefault(name, []).append(value)
            ema.update(self.model, step)
            if (step + 1) % LOG_STEPS == 0 and process_rank() == 0:
                means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                seconds = round(time.monotonic() - began, 1)
                self.log(
                    stage=stage.name, step=step + 1, samples=(step + 1) * a_step, seconds=seconds, **means
                )
                sums = {}
            if process_rank() == 0 and (time.monotonic() - saved > SAVE_SECONDS or step + 1 == stage.steps):
                self._save(ema, {"stage": number, "step": step + 1, "optimizer": optimizer.state_dict()})
                saved = time.monotonic()

    def _step(self, stage: Stage, step: int, collator: Collator, optimizer: MuonAdamW) -> dict[str, float]:
        """One optimiser step over every ingredient; returns the losses by ingredient."""
        values = {}
        # An ingredient counts by its share of the tokens, so that a clip weighs as much as its many frames.
        total = sum(ingredient.num_tokens for ingredient in stage.mixture)
        key = f"{self.recipe.seed}-{stage.name}-{step}" + (f"-{process_rank()}" if process_rank() else "")
        for ingredient in stage.mixture:
            batch = make_batch(self.source, ingredient, collator, key).to(self.device)
            with torch.autocast(self.device.type, torch.bfloat16):
                losses = compute_losses(self.model, self.heads, batch)
            weighted = (
                ("ntp", stage.ntp_coeff, losses.ntp),
                ("flow", stage.flow_coeff, losses.flow),
                ("naming", stage.naming_coeff, losses.naming),
            )
            loss = sum(coeff * value for _, coeff, value in weighted)
            if loss.requires_grad:
                (loss * ingredient.num_tokens / total).backward()
            for kind, coeff, value in weighted:
                if coeff and value.requires_grad:
                    values[f"{ingredient.source}.{kind}"] = value.item()
        learning = [*self.model.parameters(), *self.heads.parameters()]
        average_gradients(learning)
        values["norm"] = nn.utils.clip_grad_norm_(learning, CLIP_NORM).item()
        optimizer.step(learning_rate(stage, step))
        return values

    @property
    def _file(self) -> Path:
        return self.folder / "training.pt"

    def _save(self, ema: Ema, progress: dict) -> None:
        """Atomic: an interrupted save leaves the previous checkpoint."""
        self.folder.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self.model.state_dict(),
            "ema": ema.model.state_dict(),
            "heads": self.heads.state_dict(),
            **progress,
        }
        partial = self._file.with_suffix(".partial")
        torch.save(state, partial)
        os.replace(partial, self._file)

    def _load(self, ema: Ema) -> dict:
        if not self._file.exists():
            return {"stage": 0, "step": 0, "optimizer": None}
        state = torch.load(self._file, weights_only=True, map_location=self.device)
        self.model.load_state_dict(state.pop("model"))
        ema.model.load_state_dict(state.pop("ema"))
        self.heads.load_state_dict(state.pop("heads"))
        self.log(event="resumed", stage=self.recipe.stages[state["stage"]].name, step=state["step"])
        return state


def process_rank() -> int:
    """The number of this process among those that train together; 0 where one trains alone."""
    return dist.get_rank() if dist.is_initialized() else 0


def num_processes() -> int:
    """How many processes train together."""
    return dist.get_world_size() if dist.is_initialized() else 1


def average_gradients(parameters: Iterable[nn.Parameter]) -> None:
    """Give every process the mean of all processes' gradients; does nothing where one trains alone."""
    if not dist.is_initialized():
        return
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    together = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(together)
    together /= dist.get_world_size()
    parts = together.split([gradient.numel() for gradient in gradients])
    for gradient, mean in zip(gradients, parts, strict=True):
        gradient.copy_(mean.view_as(gradient))


def make_batch(source: Source, ingredient: Ingredient, collator: Collator, key: str) -> Batch:
    """The batch of an ingredient at the step that `key` names."""
    rng = Random(f"{key}-{ingredient.source}")
    make = getattr(source, ingredient.source)
    samples = []
    while len(samples) < ingredient.batch_size:
        sample = make(rng)
        if collator.length(sample) <= ingredient.length:
            samples.append(sample)
    generator = torch.Generator().manual_seed(rng.getrandbits(63))
    return collator(samples, ingredient.length, generator)


def learning_rate(stage: Stage, step: int) -> float:
    """Linear warm-up, then constant or a cosine down to a hundredth."""
    warm = min(1.0, (step + 1) / stage.warmup_steps)
    if not stage.cosine:
        return stage.learning_rate * warm
    cosine = 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    return stage.learning_rate * warm * (0.01 + 0.99 * cosine)
