"""What the tasks yield: plain, frozen values that carry progress and results to whoever asked.

They hold pictures, text and numbers, never tensors or models, so that they can cross to another process.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL import Image


@dataclass(frozen=True, eq=False)
class Clip:
    """Pixels of a clip; a picture is a clip of one frame."""

    frames: np.ndarray  # uint8 (T, H, W, 3)
    fps: float = 0.0  # frames per second; 0 for a picture

    @cached_property
    def image(self) -> Image.Image:
        """The first frame."""
        return Image.fromarray(self.frames[0])


@dataclass(frozen=True)
class Loading:
    """A checkpoint on its way into the model's place."""

    stage: str  # "download": from the Hub; "read": from the disk to the device
    done: int  # bytes
    total: int  # bytes, as far as known


@dataclass(frozen=True)
class Memory:
    """Of the device that the model is on, in bytes."""

    weights: int  # what the loaded weights take, the VAE's included
    free: int  # what can still be taken


@dataclass(frozen=True)
class Offer:
    """A checkpoint that can be loaded."""

    name: str  # as `Pipeline.switch` takes it
    tasks: tuple[str, ...]  # what it was trained for
    resolutions: tuple[tuple[int, int], ...]  # (width, height) in px it was trained at
    needed: dict[str | None, int]  # bytes of memory to load it, by quantization
    here: bool  # nothing has to be downloaded


@dataclass(frozen=True)
class Reply:
    """An answer as far as it is written."""

    text: str
    finished: bool
    seed: int
    num_tokens: int  # tokens written so far
    watched: tuple[Clip, ...] = ()  # of each clip in the question, the frames that the model looked at


@dataclass(frozen=True)
class Drawing:
    """One or several pictures or clips, `step` of `num_steps` on their way out of noise."""

    step: int
    num_steps: int
    seeds: tuple[int, ...]  # one per picture: each is reproducible by itself
    preview: tuple[Clip, ...] = ()  # what each will look like, as far as known; empty when not worth its time
    clips: tuple[Clip, ...] = ()  # the results; empty until finished
    withheld: int = 0  # how many of the results are grey, because the safety checker found them harmful

    @property
    def finished(self) -> bool:
        return bool(self.clips)

    @property
    def images(self) -> tuple[Image.Image, ...]:
        """The results' first frames: for pictures, the pictures."""
        return tuple(clip.image for clip in self.clips)


@dataclass(frozen=True)
class StoryScene:
    """One scene of a story: its text, and its picture once that is being drawn."""

    text: str
    drawing: Drawing | None = None


@dataclass(frozen=True)
class Story:
    """A story as far as it is told."""

    scenes: tuple[StoryScene, ...]
    finished: bool
    seed: int
