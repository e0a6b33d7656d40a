"""The base of all benchmarks: prompts, files of samples, and the settings of published scores."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from showo2.atomic_files import atomic_file
from showo2.errors import BadPromptFile
from showo2.media import write_mp4, write_png
from showo2.outputs import Clip
from showo2.parameter_fields import parameters_of
from showo2.parameters import offset_seed
from showo2.requests import TextToImage, TextToVideo

MAX_NAME_BYTES = 255  # of a file's name on common file systems


@dataclass(frozen=True)
class PromptEntry:
    """A prompt of a benchmark's file."""

    prompt: str
    place: str  # in the file, as errors name it: "line 3"
    name: str = ""  # of the sample's file, where the file of prompts says it
    metadata: str = ""  # what else the scorer is to find beside the samples


@dataclass(frozen=True)
class Item:
    """A prompt with its samples: the unit of work, which one process does as a whole."""

    prompt: str
    seeds: tuple[int, ...]  # one per sample
    files: tuple[str, ...]  # one per sample, or one that holds them all; relative to the folder
    text_files: Mapping[str, str]  # contents by path


class Benchmark(ABC):
    """A benchmark: the form of its prompts, the layout its scorer reads, and the published settings."""

    name: ClassVar[str]  # on the command line
    title: ClassVar[str]
    request: ClassVar[type[TextToImage] | type[TextToVideo]] = TextToImage
    samples_per_prompt: ClassVar[int]
    settings: ClassVar[Mapping[str, Any]]  # parameters by name; the others are the checkpoint's own
    source: ClassVar[str]  # of the number of samples and the settings
    # The folder of which the scorer takes every file for a sample, if there is one.
    sample_folder: ClassVar[str | None] = None

    @abstractmethod
    def read_prompts(self, path: Path) -> list[PromptEntry]:
        """The prompts of the benchmark's own file. Raises BadPromptFile."""

    @abstractmethod
    def files(self, index: int, entry: PromptEntry, num_samples: int) -> tuple[str, ...]:
        """The files of a prompt's samples, relative to the folder."""

    @abstractmethod
    def scorer_command(self, folder: Path, settings: Mapping[str, Any]) -> str:
        """The shell command that scores the samples in `folder`, to be run in the scorer's repository."""

    def text_files(self, index: int, entry: PromptEntry) -> Mapping[str, str]:
        """Further files that the scorer reads, by path."""
        return {}

    def check_settings(self, settings: Mapping[str, Any], num_samples: int) -> None:
        """Raise UnfitForScorer for what the scorer cannot read, BadNumber for a batch that is too large."""
        if self.request is TextToImage:
            parameters_of(self.request)["num_images"].check("samples", num_samples)

    def file_size(self, settings: Mapping[str, Any]) -> tuple[int, int]:
        """Width and height of a sample's file in px."""
        return settings["width"], settings["height"]

    def write(self, clips: Sequence[Clip], item: Item, folder: Path, settings: Mapping[str, Any]) -> None:
        """Write the samples of an item that are not there yet, each with the settings that made it inside.

        Raises CannotWrite."""
        for clip, seed, file in zip(clips, item.seeds, item.files, strict=True):
            if not (folder / file).exists():
                write_sample(clip, folder, file, {**settings, "seed": seed})

    def items(
        self, entries: Sequence[PromptEntry], path: Path, num_samples: int, seed: int
    ) -> Iterator[Item]:
        """The work in the order of the prompts; sample n of prompt i has the seed
        seed + i * num_samples + n.

        Raises BadPromptFile where two prompts would share a file, or a file cannot have its name."""
        taken: dict[str, str] = {}
        for index, entry in enumerate(entries):
            files = self.files(index, entry, num_samples)
            for file in files:
                check_file_name(file, path, entry.place)
                if file in taken:
                    reason = f"{entry.place}: its samples would overwrite those of {taken[file]}"
                    raise BadPromptFile(file=path, reason=reason)
                taken[file] = entry.place
            seeds = tuple(offset_seed(seed, index * num_samples + number) for number in range(num_samples))
            yield Item(entry.prompt, seeds, files, self.text_files(index, entry))


def write_sample(clip: Clip, folder: Path, file: str, settings: Mapping[str, Any]) -> None:
    """Write an MP4 or PNG atomically. Raises CannotWrite."""
    with atomic_file(folder, file) as path:
        if path.suffix == ".mp4":
            write_mp4(clip, path, dict(settings))
        else:
            write_png(clip.image, path, dict(settings))


def check_file_name(file: str, path: Path, place: str) -> None:
    """Raise BadPromptFile if the last part of `file` is longer than file systems allow."""
    name = file.rpartition("/")[2]
    if len(name.encode()) > MAX_NAME_BYTES:
        raise BadPromptFile(file=path, reason=f"{place}: it is too long to name a file after it")
