"""The training loop: one for every stage and all data, resumable at any step, on one process or several.

Randomness is a function of (seed, stage, step, process), so an interrupted run continues as if it had not
been. Processes that train together take batches of their own and average their gradients; the first one
writes. Each holds the whole model (data parallel) or a shard of it (`showo2.training.sharding`).
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.distributed.tensor import DTensor

from showo2.errors import WrongState
from showo2.loading.devices import training_autocast
from showo2.model.showo2 import Showo2
from showo2.training.batches import BatchSource, WeightedBatch
from showo2.training.distributed import (
    average_gradients,
    gather,
    max_of_processes,
    num_processes,
    process_rank,
    shard_like,
    wait_for_all,
)
from showo2.training.ema import Ema
from showo2.training.interruption import Interruption, Stopped, interruption
from showo2.training.learning_rate import learning_rate
from showo2.training.losses import AuxiliaryLoss, compute_losses
from showo2.training.optimizer import StageOptimizer
from showo2.training.recipe import Recipe, Stage
from showo2.training.run_log import RunLog
from showo2.training.sharding import ShardedModel
from showo2.training.state_files import NEWEST, read_state, write_state

CLIP_NORM = 1.0
# To fit the auxiliary heads to a model that has learned without them.
AUXILIARY_STEPS, AUXILIARY_RATE = 80, 1e-2
SAVE_SECONDS = 120.0
# Learns this parameter, by its name, in whatever stage.
IsLearned = Callable[[str], bool]


@dataclass(frozen=True)
class Progress:
    """Where a run is after a step, for those who watch it."""

    stage: Stage
    step: int  # steps of the stage that are done
    values: Mapping[str, float]  # of this step: losses by kind, and the norm of the gradients


Watcher = Callable[[Progress, "Trainer"], None]


@dataclass(frozen=True)
class Trainer:
    """Runs the stages of a recipe in order, from wherever the last run stopped.

    Raises ValueError where the batches cannot be what the recipe mixes.
    """

    recipe: Recipe
    model: Showo2
    batches: BatchSource
    folder: Path  # of the state to resume from, and of the log
    auxiliary: AuxiliaryLoss | None = None  # on the model's device
    is_learned: IsLearned = lambda name: True  # of the parameters that a stage names
    keep: int = 1  # states on disk
    save_seconds: float | None = None  # between saves; None: SAVE_SECONDS
    log_steps: int = 20
    minutes: float | None = None  # of wall clock, counted anew after a resume, by which the last stage ends
    watchers: tuple[Watcher, ...] = ()  # called after each step
    sharded: ShardedModel | None = None  # around `model`, where processes share its weights
    ema: Ema = field(init=False)

    def __post_init__(self) -> None:
        self.batches.check(self.recipe)
        copies = self.recipe.ema_decay > 0
        weights = {name: each.detach() for name, each in self.learned.items()}
        weights = {name: each.clone() if copies else each for name, each in weights.items()}
        object.__setattr__(self, "ema", Ema(weights, self.recipe.ema_decay))

    @cached_property
    def log(self) -> RunLog:
        return RunLog(self.folder / "log.jsonl")

    @cached_property
    def learned(self) -> dict[str, nn.Parameter]:
        """The parameters that some stage trains, by name."""
        prefixes = tuple(prefix for stage in self.recipe.stages for prefix in stage.trains)
        return {
            name: parameter
            for name, parameter in self.model.named_parameters()
            if name.startswith(prefixes) and self.is_learned(name)
        }

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return next(self.model.parameters()).device

    def run(self, compiled: bool = False) -> Showo2:
        """Train to the end of the last stage; returns the model with the averaged weights.

        `compiled` is about the blocks. Raises Stopped after SIGINT or SIGTERM, with the state saved,
        WrongState for a state of another run, CannotWrite.
        """
        state = self.load_state()
        if compiled:
            self.model.compile_blocks()
        in_main_thread = threading.current_thread() is threading.main_thread()
        with interruption() if in_main_thread else nullcontext(Interruption()) as stop:
            for number, stage in enumerate(self.recipe.stages):
                if number >= state["stage"]:
                    resume = state if number == state["stage"] else {"step": 0, "optimizer": None}
                    self._run_stage(number, stage, resume, stop)
        self.take_average()
        return self.model

    @torch.no_grad()
    def take_average(self) -> None:
        """Give the model the averaged weights."""
        for name, parameter in self.learned.items():
            parameter.copy_(self.ema.weights[name])

    def gathered(self) -> AbstractContextManager[None]:
        """Within this, the model answers requests, in all processes together where they share its weights."""
        return nullcontext() if self.sharded is None else self.sharded.gathered()

    def begin_last_stage(self) -> None:
        """Save the model, trained elsewhere, as the state that `run` resumes from: step 0 of the last stage.

        The auxiliary heads are fitted to it first, so that their gradients do not pull at it from the start.
        """
        self.model.requires_grad_(False)
        if self.auxiliary is not None:
            self._fit_auxiliary(self.auxiliary, self.recipe.stages[-1])
        self._save({"stage": len(self.recipe.stages) - 1, "step": 0, "optimizer": None})

    def _fit_auxiliary(self, auxiliary: AuxiliaryLoss, stage: Stage) -> None:
        """Train the auxiliary heads alone, on one item of the stage's mixture after another."""
        optimizer = torch.optim.AdamW(auxiliary.parameters(), lr=AUXILIARY_RATE, weight_decay=0.0)
        for step in range(AUXILIARY_STEPS):
            batch = self.batches.example(stage, step)
            with training_autocast(self.device):
                loss = compute_losses(self.model, auxiliary, batch.to(self.device)).auxiliary
            if loss.requires_grad:  # some samples have no targets for it, such as text alone
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()

    @property
    def _auxiliary_parameters(self) -> list[nn.Parameter]:
        return [] if self.auxiliary is None else list(self.auxiliary.parameters())

    def freeze(self, stage: Stage) -> None:
        """Let the parameters require gradients that `stage` trains, and no others."""
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad_(name in self.learned and name.startswith(stage.trains))

    def _run_stage(self, number: int, stage: Stage, resume: dict[str, Any], stop: Interruption) -> None:
        self.freeze(stage)
        optimizer = StageOptimizer(self.model, self._auxiliary_parameters, stage)
        if resume["optimizer"] is not None:
            optimizer.load_state_dict(resume["optimizer"])
        began = saved = time.monotonic()
        timed = self.minutes if number == len(self.recipe.stages) - 1 else None
        every = SAVE_SECONDS if self.save_seconds is None else self.save_seconds
        sums: dict[str, list[float]] = {}
        steps = self.batches.steps(stage, resume["step"])
        for step, batches in zip(range(resume["step"], stage.steps), steps, strict=False):
            progress = step / stage.steps
            if timed is not None:
                progress = max(progress, (time.monotonic() - began) / (60 * timed))
            values, count = self._step(stage, step, min(progress, 1.0), batches, optimizer)
            for name, value in values.items():
                sums.setdefault(name, []).append(value)
            if self.recipe.ema_decay:
                self.ema.update(self.learned, step)
            if (step + 1) % self.log_steps == 0 and process_rank() == 0:
                self.log(
                    stage=stage.name,
                    step=step + 1,
                    samples=(step + 1) * count * num_processes(),
                    seconds=round(time.monotonic() - began, 1),
                    **{name: round(sum(each) / len(each), 4) for name, each in sums.items()},
                )
                sums = {}
            stopping, due = max_of_processes([stop.requested, time.monotonic() - saved > every], self.device)
            ended = step + 1 == stage.steps or progress >= 1
            if stopping or ended or due:
                self._save({"stage": number, "step": step + 1, "optimizer": optimizer.state_dict()})
                saved = time.monotonic()
            for watch in self.watchers:
                watch(Progress(stage, step + 1, values), self)
            if ended:
                break
            if stopping:
                wait_for_all()  # a launcher ends the others once one has ended, even while it saves
                raise Stopped

    def _step(
        self,
        stage: Stage,
        step: int,
        progress: float,
        batches: Iterable[WeightedBatch],
        optimizer: StageOptimizer,
    ) -> tuple[dict[str, float], int]:
        """One optimizer step over some batches; returns the losses by kind, and the number of samples."""
        # Dropout within a LoRA draws from the global generator.
        torch.manual_seed(hash((self.recipe.seed, step, process_rank())) % 2**32)
        sums: dict[str, list[Tensor]] = {}
        samples = 0
        for weighted in batches:
            samples += weighted.num_samples
            for name, value in self.backward(stage, weighted).items():
                sums.setdefault(name, []).append(value)
        means = {name: torch.stack(each).mean() for name, each in sums.items()}
        learning = [*self.learned.values(), *self._auxiliary_parameters]
        if self.sharded is None:
            average_gradients(learning)
        norm = nn.utils.clip_grad_norm_(learning, CLIP_NORM)
        means["norm"] = norm.full_tensor() if isinstance(norm, DTensor) else norm
        optimizer.step(learning_rate(stage, step, progress))
        # The one place where a step waits for a GPU.
        return dict(zip(means, torch.stack(list(means.values())).tolist(), strict=True)), samples

    def backward(self, stage: Stage, weighted: WeightedBatch) -> dict[str, Tensor]:
        """Add a batch's gradients; returns its losses by kind and name, each a scalar."""
        batch = weighted.batch.to(self.device)
        with training_autocast(self.device):
            if self.sharded is None:
                losses = compute_losses(self.model, self.auxiliary, batch)
            else:
                losses = self.sharded.losses(batch)
        terms = [
            ("ntp", stage.ntp_coeff, losses.ntp, batch.has_text),
            ("flow", stage.flow_coeff, losses.flow, batch.has_flow),
        ]
        if self.auxiliary is not None:
            terms.append((self.auxiliary.name, stage.auxiliary_coeff, losses.auxiliary, True))
        zero = losses.ntp.new_zeros(())
        loss = sum((coeff * value for _, coeff, value, _ in terms), start=zero)
        if loss.requires_grad:
            (loss * weighted.share).backward()
        return {
            f"{weighted.kind}.{name}": value.detach().float()
            for name, coeff, value, is_there in terms
            if coeff and is_there and value.requires_grad
        }

    def _save(self, progress: dict[str, Any]) -> None:
        """Write the state from the first process; all of them must be here."""
        weights = {name: parameter.detach() for name, parameter in self.learned.items()}
        first = {id(parameter): name for name, parameter in self.learned.items()}
        # With both names of a tied weight, as `load_state_dict` of a whole model wants them.
        names = {
            name: first[id(parameter)]
            for name, parameter in self.model.named_parameters(remove_duplicate=False)
            if id(parameter) in first
        }
        weights, average = gather((weights, self.ema.weights))
        state = {
            "model": {name: weights[known] for name, known in names.items()},
            "ema": {name: average[known] for name, known in names.items()},
            "heads": {} if self.auxiliary is None else self.auxiliary.state_dict(),
            **gather(progress),
        }
        if process_rank() == 0:
            write_state(self.folder, state, self.keep)

    @torch.no_grad()
    def load_state(self) -> dict[str, Any]:
        """Take the newest state, if there is one; returns its stage, step and optimizer.

        Raises WrongState for that of another run."""
        # Of a state that no device may have room for, each process takes its shards from the file.
        is_whole = self.sharded is None
        where = self.device if is_whole else torch.device("cpu")
        state = read_state(self.folder, where, mapped=not is_whole)
        if state is None:
            return {"stage": 0, "step": 0, "optimizer": None}
        model, ema = state.pop("model"), state.pop("ema")
        for name, parameter in self.learned.items():
            if name not in model or model[name].shape != parameter.shape:
                reason = f"{name} is {'of another size' if name in model else 'missing'}"
                raise WrongState(file=self.folder / NEWEST, reason=reason)
            parameter.copy_(shard_like(model[name], parameter))
            self.ema.weights[name].copy_(shard_like(ema[name], parameter))
        heads = state.pop("heads")
        if self.auxiliary is not None:
            self.auxiliary.load_state_dict(heads)
        if state["stage"] >= len(self.recipe.stages):
            raise WrongState(file=self.folder / NEWEST, reason="it has more stages")
        if process_rank() == 0:
            self.log(event="resumed", stage=self.recipe.stages[state["stage"]].name, step=state["step"])
        return state
