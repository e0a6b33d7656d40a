"""What a run will take: memory, counted from its tensors, and time, measured on one step."""

import time
from dataclasses import dataclass

import torch

from showo2.loading.lora import is_lora_name
from showo2.training.batches import WeightedBatch
from showo2.training.distributed import num_local
from showo2.training.loop import Trainer
from showo2.training.recipe import Stage

# Bytes of optimizer state for each number that is trained.
STATE_BYTES = {"muon": 4, "adamw": 8, "adamw8bit": 2}


@dataclass(frozen=True)
class Estimate:
    """Bytes, and seconds for all the steps that are left; a part of them is measured."""

    learned: int  # numbers that are trained
    total: int  # of the network
    fixed_bytes: int  # of this process: weights, gradients, optimizer, average
    activation_bytes: int | None  # measured on a GPU, else None
    seconds: float

    @property
    def text(self) -> str:
        """Lines for a terminal."""
        share = f"{count_text(self.learned)} of {count_text(self.total)} parameters train"
        memory = f"{self.fixed_bytes / 1e9:.1f} GB for weights, gradients, optimizer and average"
        if self.activation_bytes is not None:
            memory += f", {self.activation_bytes / 1e9:.1f} GB for activations"
        duration = f"about {duration_text(self.seconds)} for the steps that are left"
        return f"{share}.\nMemory: {memory}.\nTime: {duration}."


def estimate(trainer: Trainer, accumulation: int, steps_left: dict[int, int]) -> Estimate:
    """Measure a forward and backward pass of every kind of batch; no weight changes. Processes that share
    the weights must all be here.

    `steps_left` counts steps by the number of their stage; `accumulation`: passes of a step.
    """
    parameters = dict(trainer.model.named_parameters())
    stages = [trainer.recipe.stages[number] for number in steps_left]
    state = max(STATE_BYTES[stage.optimizer] for stage in stages)
    average = 4 if trainer.recipe.ema_decay else 0
    learned = sum(each.numel() for each in trainer.learned.values())
    weights = sum(num_local(each) * each.element_size() for each in parameters.values())
    fixed = weights + sum(map(num_local, trainer.learned.values())) * (4 + state + average)
    seconds, peak = 0.0, 0
    for stage, steps in zip(stages, steps_left.values(), strict=True):
        total = sum(item.weight for item in stage.mixture)
        for number, item in enumerate(stage.mixture):
            elapsed, used = _pass(trainer, stage, number)
            seconds += steps * accumulation * item.weight / total * elapsed
            peak = max(peak, used)
    on_gpu = trainer.device.type == "cuda"
    return Estimate(learned, network_size(trainer), fixed, peak if on_gpu else None, seconds)


def network_size(trainer: Trainer) -> int:
    """Numbers in the network, without adapters; of packed four-bit weights, two for each byte."""
    return sum(
        2 * each.numel() if each.dtype == torch.uint8 else each.numel()
        for name, each in trainer.model.named_parameters()
        if not is_lora_name(name)
    )


def _pass(trainer: Trainer, stage: Stage, number: int) -> tuple[float, int]:
    """Seconds and bytes of one pass, the second of two: the first one warms up."""
    trainer.freeze(stage)
    batch = WeightedBatch("trial", 1.0, 1, trainer.batches.example(stage, number))
    on_gpu = trainer.device.type == "cuda"
    elapsed, used = 0.0, 0
    for _ in range(2):
        if on_gpu:
            torch.cuda.reset_peak_memory_stats(trainer.device)
            before = torch.cuda.memory_allocated(trainer.device)
        began = time.perf_counter()
        trainer.backward(stage, batch)
        if on_gpu:
            torch.cuda.synchronize(trainer.device)
            used = torch.cuda.max_memory_allocated(trainer.device) - before
        elapsed = time.perf_counter() - began
        trainer.model.zero_grad(set_to_none=True)
    return elapsed, used


def count_text(number: int) -> str:
    """A count as people write it: 4.2 M, 1.6 B."""
    for unit, size in (("B", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.1f} {unit}"
    return str(number)


def duration_text(seconds: float) -> str:
    """A time in the unit that fits it."""
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} hours"
    return f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{seconds:.0f} seconds"
