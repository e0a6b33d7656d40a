"""Batches of prepared samples in order, decoded ahead by worker processes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from torch.utils.data import DataLoader, Dataset

from showo2.errors import NoTrainingData, Showo2Error
from showo2.training.data.order import ShuffledOrder
from showo2.training.data.preprocessing import PreparedSample, Preprocessor, UnusableSample
from showo2.training.data.reading import BadRecord
from showo2.training.data.sources import Source

ATTEMPTS = 20  # at a sample in place of one that cannot be used
PREFETCHED = 4  # batches that each worker is ahead


@dataclass(frozen=True)
class BatchPlace:
    """Where a batch stands in the order of a data set."""

    number: int  # of the batch, over all sources
    source: int
    first: int  # position of its first sample in its source's order
    count: int


@dataclass(frozen=True, eq=False)
class PreparedBatch:
    """Samples of one source, and the records that were left out for others."""

    place: BatchPlace
    samples: list[PreparedSample]
    skipped: list[BadRecord]


@dataclass(frozen=True, eq=False)
class SampleReader(Dataset[PreparedBatch]):
    """Makes the batch of any place."""

    sources: tuple[Source, ...]
    preparer: Preprocessor
    seed: str
    orders: dict[int, ShuffledOrder] = field(default_factory=dict)

    def __getitem__(self, place: BatchPlace) -> PreparedBatch:
        skipped: list[BadRecord] = []
        positions = range(place.first, place.first + place.count)
        samples = [self._sample(place.source, position, skipped) for position in positions]
        return PreparedBatch(place, samples, skipped)

    def _sample(self, number: int, position: int, skipped: list[BadRecord]) -> PreparedSample:
        """The sample at a position; where its record cannot be used, another one. Raises NoTrainingData."""
        source = self.sources[number]
        records = source.records
        seed = f"{self.seed}-{source.name}"
        if number not in self.orders:
            self.orders[number] = ShuffledOrder(len(records), seed)
        rng = Random(f"{seed}-{position}")
        index = self.orders[number].index(position)
        for _ in range(ATTEMPTS):
            try:
                return self.preparer.prepare(records.record(index), source, rng)
            except (Showo2Error, UnusableSample, OSError) as error:
                skipped.append(BadRecord(records.where(index), _reason(error)))
            index = rng.randrange(len(records))
        raise NoTrainingData(
            path=source.path, reason=f"{ATTEMPTS} records in a row cannot be used, such as {skipped[-1]}"
        )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename} is not there" if isinstance(error, FileNotFoundError) else str(error)
    return str(error).rstrip(".")


def load_batches(reader: SampleReader, places: Iterator[BatchPlace], workers: int) -> Iterator[PreparedBatch]:
    """The batches of `places` in their order; with no workers, by this process."""
    if workers == 0:
        return map(reader.__getitem__, places)
    # Opened once, before they are copied into workers; there they are found as attributes.
    for source in reader.sources:
        len(source.records)
    loader = DataLoader(
        reader,
        sampler=_Once(places),
        batch_size=None,
        num_workers=workers,
        prefetch_factor=PREFETCHED,
        collate_fn=_as_it_is,
    )
    return iter(loader)


@dataclass(frozen=True)
class _Once:
    """A sampler for DataLoader."""

    places: Iterator[BatchPlace]

    def __iter__(self) -> Iterator[BatchPlace]:
        return self.places


def _as_it_is(batch: Any) -> Any:
    return batch
