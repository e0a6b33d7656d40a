"""Where the batches of a step come from: the protocol, and datasets that make any sample at any time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

import torch
from torch.utils.data import DataLoader
from torch.utils.data import Dataset as TorchDataset

from showo2.training.collation import Batch, Collator
from showo2.training.dataset import Dataset, Sample
from showo2.training.distributed import process_rank
from showo2.training.recipe import MixtureItem, Recipe, Stage, check_kinds

PREFETCHED = 2  # steps that each worker is ahead
EXAMPLE_SIZE = 32  # samples of an example at most: this process makes it alone


@dataclass(frozen=True, eq=False)
class WeightedBatch:
    """A batch of one kind of samples; a step's loss is the sum of its batches' losses by their shares."""

    kind: str  # in the log
    share: float
    num_samples: int
    batch: Batch

    def pin_memory(self) -> "WeightedBatch":
        """See `Batch.pin_memory`."""
        return replace(self, batch=self.batch.pin_memory())


class BatchSource(Protocol):
    """The batches of every step: a function of the stage and the step's number, so that runs can resume."""

    def check(self, recipe: Recipe) -> None:
        """Raise ValueError where a stage cannot be fed."""
        ...

    def steps(self, stage: Stage, first: int) -> Iterator[Iterable[WeightedBatch]]:
        """For each step from `first` on, the batches of this process."""
        ...

    def example(self, stage: Stage, number: int) -> Batch:
        """A batch as the stage's are, apart from its steps."""
        ...


@dataclass(frozen=True)
class GeneratedBatches:
    """Batches of a `Dataset`; every step takes one of every item of the mixture."""

    dataset: Dataset
    collator: Collator  # each stage sets its foreground_weight and time_sampling
    seed: int
    workers: int = 0  # processes that make steps ahead; with none, this one makes each when it is due

    def check(self, recipe: Recipe) -> None:
        """Raise ValueError where the recipe mixes kinds of samples that the dataset does not have."""
        check_kinds(recipe, self.dataset.kinds)

    def steps(self, stage: Stage, first: int) -> Iterator[Iterable[WeightedBatch]]:
        """As `BatchSource.steps`."""
        if self.workers == 0:
            return (self.step(stage, step) for step in range(first, stage.steps))
        loader = DataLoader(
            _Steps(self, stage, process_rank()),
            sampler=range(first, stage.steps),
            batch_size=None,
            num_workers=self.workers,
            prefetch_factor=PREFETCHED,
            pin_memory=torch.cuda.is_available(),
        )
        return iter(loader)

    def step(self, stage: Stage, step: int, rank: int | None = None) -> Iterator[WeightedBatch]:
        """The batches of a step for the process of that `rank`; this one's where None."""
        rank = process_rank() if rank is None else rank
        # An item counts by its share of the tokens, so that a clip weighs as much as its many frames.
        total = sum(item.num_tokens for item in stage.mixture)
        key = f"{self.seed}-{stage.name}-{step}" + (f"-{rank}" if rank else "")
        collator = stage_collator(self.collator, stage)
        for item in stage.mixture:
            batch = make_batch(self.dataset, item, collator, key)
            yield WeightedBatch(item.kind, item.num_tokens / total, item.batch_size, batch)

    def example(self, stage: Stage, number: int) -> Batch:
        """As `BatchSource.example`: of one item of the mixture after another."""
        item = stage.mixture[number % len(stage.mixture)]
        item = replace(item, batch_size=min(item.batch_size, EXAMPLE_SIZE))
        return make_batch(
            self.dataset, item, stage_collator(self.collator, stage), f"{self.seed}-heads-{number}"
        )


@dataclass(frozen=True, eq=False)
class _Steps(TorchDataset[list[WeightedBatch]]):
    """The steps of a stage, for the workers of a DataLoader."""

    batches: GeneratedBatches
    stage: Stage
    rank: int

    def __getitem__(self, step: int) -> list[WeightedBatch]:
        return list(self.batches.step(self.stage, step, self.rank))


def stage_collator(collator: Collator, stage: Stage) -> Collator:
    """A collator with what a stage says about noise."""
    return replace(collator, foreground_weight=stage.foreground_weight, time_sampling=stage.time_sampling)


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
