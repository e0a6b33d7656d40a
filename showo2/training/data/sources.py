"""What a configuration says about its data."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from showo2.training.data.reading import Records, open_records


@dataclass(frozen=True, kw_only=True)
class Source:
    """One data set in files."""

    path: str  # a folder, .json, .jsonl or .tar file, or a pattern such as shards/*.tar
    name: str = ""  # in logs; by default that of the file or folder
    weight: float = 1.0  # its share of the batches is its weight, divided by that of all
    # What is learned from a picture or clip and its text: to draw it, or to describe it.
    task: Literal["generation", "captioning"] = "generation"
    first_frame: float = 0.0  # share of clips to be drawn whose first frame is given: image to video
    media: str | None = None  # folder that names within JSON are relative to; by default the file's own

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise ValueError(f"weight must be at least 0; got {self.weight}")
        if not 0 <= self.first_frame <= 1:
            raise ValueError(f"first_frame must be from 0 to 1; got {self.first_frame}")
        if not self.name:
            object.__setattr__(self, "name", Path(self.path).stem.replace("*", "") or Path(self.path).name)

    @cached_property
    def records(self) -> Records:
        """Its records. Raises NoTrainingData, BadTrainingData."""
        return open_records(Path(self.path), None if self.media is None else Path(self.media))
