"""The batches of a run on files: read in order, encoded by the VAE, collated."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from random import Random

import torch
from torch import Tensor

from showo2.training.batches import WeightedBatch, stage_collator
from showo2.training.collation import Batch, Collator
from showo2.training.data.latent_files import LatentFiles
from showo2.training.data.loading import BatchPlace, PreparedBatch, SampleReader, load_batches
from showo2.training.data.order import SourceSchedule
from showo2.training.data.preprocessing import PreparedSample, PreparedVisual, Preprocessor
from showo2.training.data.reading import BadRecord
from showo2.training.data.sources import Source
from showo2.training.dataset import Sample, SampleVisual
from showo2.training.distributed import num_processes, process_rank
from showo2.training.recipe import Recipe, Stage, check_kinds
from showo2.vae import VideoVAE, frames_to_pixels

LENGTH_MULTIPLE = 32  # of padded sequences: few lengths, so that memory is used again


@dataclass(frozen=True)
class LatentEncoder:
    """Latents of prepared visuals; kept in `files`, where there are any."""

    vae: VideoVAE
    files: LatentFiles | None

    def sample(self, prepared: PreparedSample) -> Sample:
        """The sample with latents for pixels."""
        visuals = (
            SampleVisual(
                self.latents(visual),
                visual.denoised,
                visual.first_frame_given,
                tokens_per_side=visual.tokens_per_side,
            )
            for visual in prepared.visuals
        )
        return Sample(prepared.pieces, tuple(visuals))

    def latents(self, visual: PreparedVisual) -> Tensor:
        """(C, T, h, w) in float32, rounded to float16: the same whether they come from a file or not."""
        if visual.latents is not None:
            return visual.latents.float()
        assert visual.frames is not None
        pixels = frames_to_pixels(visual.frames[None].numpy())
        if visual.tokens_per_side is not None:  # every frame as a picture of its own
            pixels = pixels.permute(2, 1, 0, 3, 4)
        # One by one: in larger batches, the last bits would depend on what else is in them.
        encoded = torch.cat([self.vae.encode(each) for each in pixels.split(1)])
        if visual.tokens_per_side is not None:
            encoded = encoded.permute(2, 1, 0, 3, 4)
        latents = encoded[0].half().cpu()
        if self.files is not None:
            self.files.write(visual.key, latents)
        return latents.float()


@dataclass(frozen=True)
class FileBatches:
    """Batches of samples from files, as `BatchSource` says; each is of one source, chosen by the weights."""

    sources: tuple[Source, ...]
    make_preparer: Callable[[Stage], Preprocessor]
    encoder: LatentEncoder
    collator: Collator
    seed: int
    accumulation: int  # batches of a step
    workers: int
    # Called for each record that is left out; a worker may find the same one again.
    on_skipped: Callable[[BadRecord], None] = field(default=lambda record: None)

    def check(self, recipe: Recipe) -> None:
        """Raise ValueError where a stage mixes sources that are not there, or takes nothing of any."""
        check_kinds(recipe, [source.name for source in self.sources])
        for stage in recipe.stages:
            SourceSchedule([item.weight for item in stage.mixture])

    def steps(self, stage: Stage, first: int) -> Iterator[Iterable[WeightedBatch]]:
        """As `BatchSource.steps`."""
        prepared = load_batches(
            self._reader(stage), self._places(stage, first * self.accumulation), self.workers
        )
        for _ in range(first, stage.steps):
            yield (self._weighted(stage, each) for each in islice(prepared, self.accumulation))

    def example(self, stage: Stage, number: int) -> Batch:
        """As `BatchSource.example`: of one source after another."""
        item = stage.mixture[number % len(stage.mixture)]
        source = self._source_of(item.kind)
        reader = self._reader(stage)
        prepared = reader[BatchPlace(number, source, number * item.batch_size, item.batch_size)]
        return self._collated(stage, prepared)

    def rng(self, source: Source, index: int) -> Random:
        """Randomness for a record outside of a run."""
        return Random(f"{self.seed}-{source.name}-{index}")

    def _reader(self, stage: Stage) -> SampleReader:
        return SampleReader(self.sources, self.make_preparer(stage), f"{self.seed}-{stage.name}")

    def _source_of(self, kind: str) -> int:
        return next(index for index, source in enumerate(self.sources) if source.name == kind)

    def _places(self, stage: Stage, first: int) -> Iterator[BatchPlace]:
        """The places of this process's batches from the `first` on; all take the same source at a time."""
        schedule = SourceSchedule([item.weight for item in stage.mixture])
        taken = schedule.counts(first)
        last = stage.steps * self.accumulation
        for number in count(first):
            if number == last:
                return
            chosen = schedule.source(number)
            item = stage.mixture[chosen]
            position = (taken[chosen] * num_processes() + process_rank()) * item.batch_size
            taken[chosen] += 1
            yield BatchPlace(number, self._source_of(item.kind), position, item.batch_size)

    def _weighted(self, stage: Stage, prepared: PreparedBatch) -> WeightedBatch:
        for record in prepared.skipped:
            self.on_skipped(record)
        source = self.sources[prepared.place.source]
        batch = self._collated(stage, prepared)
        return WeightedBatch(source.name, 1 / self.accumulation, len(prepared.samples), batch)

    def _collated(self, stage: Stage, prepared: PreparedBatch) -> Batch:
        samples = [self.encoder.sample(each) for each in prepared.samples]
        length = padded_length(prepared.samples)
        key = f"{self.seed}-{stage.name}-{prepared.place.number}-{process_rank()}"
        generator = torch.Generator().manual_seed(Random(key).getrandbits(63))
        return stage_collator(self.collator, stage)(samples, length, generator)


def padded_length(samples: Sequence[PreparedSample]) -> int:
    """Tokens that a batch is padded to."""
    longest = max(sample.num_tokens for sample in samples)
    return -(-longest // LENGTH_MULTIPLE) * LENGTH_MULTIPLE
