"""The outputs of tasks: frozen values with progress and results.

They hold images, text and numbers, never tensors or models, so they can be sent to another process.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from PIL import Image

from showo2.errors import Showo2Error


@dataclass(frozen=True, eq=False)
class Clip:
    """Pixels of a clip; an image is a clip of one frame."""

    frames: np.ndarray  # uint8 (T, H, W, 3)
    fps: float = 0.0  # frames per second; 0 for an image
    written: str | None = None  # read from a file that was written of frames with this digest

    @cached_property
    def image(self) -> Image.Image:
        """The first frame."""
        return Image.fromarray(self.frames[0])


@dataclass(frozen=True)
class Loading:
    """Progress of loading a checkpoint."""

    stage: str  # "download", from the Hub, or "read", from disk to the device
    done: int  # bytes
    total: int  # bytes, as far as known


@dataclass(frozen=True)
class Memory:
    """Memory of the model's device, in bytes."""

    weights: int  # taken by the loaded weights, including the VAE's
    free: int  # still available


@dataclass(frozen=True)
class Speed:
    """What to expect of usual requests while nothing else runs; see `showo2.tasks.speed`."""

    picture: float  # seconds that a picture of the default size takes
    first_token: float  # seconds until the first token about a picture of that size
    tokens_per_second: float  # of an answer


@dataclass(frozen=True)
class Offer:
    """A checkpoint that can be loaded."""

    name: str  # for `Pipeline.switch`
    tasks: tuple[str, ...]  # that it was trained for
    resolutions: tuple[tuple[int, int], ...]  # (width, height) in px that it was trained at
    needed: dict[str | None, int]  # bytes of memory to load it, by quantization
    here: bool  # already downloaded
    lora_strength: float | None = None  # of its LoRA, as it is or would be loaded; None where it has none


@dataclass(frozen=True)
class Drawing:
    """Images or clips after `step` of `num_steps` denoising steps."""

    step: int
    num_steps: int
    seeds: tuple[int, ...]  # one per result: each can be reproduced by itself
    preview: tuple[Clip, ...] = ()  # the current estimate of each result; empty at steps that are not decoded
    clips: tuple[Clip, ...] = ()  # the results; empty until finished
    withheld: int = 0  # results replaced by gray because the safety checker found them harmful

    @property
    def finished(self) -> bool:
        """Whether the results are there."""
        return bool(self.clips)

    @property
    def images(self) -> tuple[Image.Image, ...]:
        """The first frame of each result: of an image, the image itself."""
        return tuple(clip.image for clip in self.clips)


@dataclass(frozen=True)
class Reply:
    """An answer, complete or in progress."""

    # In order; no text is empty, and only the last drawing may be unfinished.
    parts: tuple[str | Drawing, ...]
    finished: bool
    seed: int  # of the text; picture n of the answer, from 0, has seed + n
    num_tokens: int  # written so far
    watched: tuple[Clip, ...] = ()  # the frames sampled from each clip in the question
    cut_short: Showo2Error | None = None  # why it ends before the model ended it

    @property
    def text(self) -> str:
        """All of its text; what pictures separate stands on lines of its own."""
        return "\n".join(part for part in self.parts if isinstance(part, str))

    @property
    def message(self) -> dict[str, Any]:
        """The answer as a turn of the messages that follow, without a drawing that is not finished."""
        return {"role": "assistant", "content": [block for part in self.parts for block in _blocks(part)]}


@dataclass(frozen=True)
class StoryScene:
    """One scene of a story: its text, and its image or clip once drawing has begun."""

    text: str
    drawing: Drawing | None = None


@dataclass(frozen=True)
class Story:
    """A story, complete or in progress."""

    scenes: tuple[StoryScene, ...]
    finished: bool
    seed: int


def _blocks(part: str | Drawing) -> list[dict[str, Any]]:
    if isinstance(part, str):
        return [{"type": "text", "text": part}]
    return [
        {"type": "video", "video": clip} if clip.fps else {"type": "image", "image": clip.image}
        for clip in part.clips
    ]
