"""Pixels to latents and back, cached by the digests of pixels."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from PIL import Image
from torch import Tensor

from showo2.checkpoints import VideoReading
from showo2.loading.loader import Components
from showo2.media import digest, fit, open_image, open_video, pad_to_square, written_pixels
from showo2.outputs import Clip
from showo2.parameters import Size
from showo2.prefix_cache import Span
from showo2.vae import frames_to_pixels, pixels_to_frames

MAX_DIGESTS = 4096  # of files that are remembered
DRAWN = "drawn"  # marks the spans of answers, and their latents


@dataclass(frozen=True, eq=False)
class SeenPicture:
    """A picture of a conversation, encoded."""

    latents: Tensor  # (1, C, t, h, w)
    digest: str  # of its pixels

    @property
    def see_options(self) -> dict[str, int | None]:
        """As `Context.see` takes them."""
        return {}

    def span(self, patch_size: int) -> Span:
        """Its place in a sequence."""
        frames, height, width = self.latents.shape[2:]
        return Span(self.digest, 1 + frames * height * width // patch_size**2)


@dataclass(frozen=True, eq=False)
class SeenClip(SeenPicture):
    """A clip of a conversation, encoded."""

    reading: VideoReading
    frames: Callable[[], Clip]  # decodes the frames that the checkpoint sees

    @property
    def see_options(self) -> dict[str, int | None]:
        """As `Context.see` takes them."""
        return {
            "tokens_per_side": self.reading.tokens_per_side,
            "bidirectional_length": self.reading.bidirectional_length,
        }

    def span(self, patch_size: int) -> Span:
        """Its place in a sequence."""
        num_tokens = super().span(patch_size).num_tokens
        if self.reading.tokens_per_side is not None:
            num_tokens = 1 + self.latents.shape[2] * self.reading.tokens_per_side**2
        return Span(self.digest, num_tokens, self.reading)


@dataclass(frozen=True, eq=False)
class DrawnPicture(SeenPicture):
    """A picture or clip of an answer: at the size that it was drawn at, all of its frames in one span."""

    def span(self, patch_size: int) -> Span:
        """Its place in a sequence."""
        return replace(super().span(patch_size), how=DRAWN)


def see_picture(components: Components, source: Image.Image | str | Path) -> SeenPicture:
    """A picture to be understood: the whole of it, on a black square. A file that was seen before is not
    opened again."""
    size = components.checkpoint.understanding_size
    frames = cache(lambda: [pad_to_square(open_image(source), size)])
    key = _DIGESTS.of(source, size, frames)
    latents = components.prefix_cache.latents(key, lambda: components.vae.encode(_pixels(frames())))
    return SeenPicture(latents, key)


def see_clip(components: Components, source: Clip | str | Path) -> SeenClip:
    """A clip to be understood, in the way that the checkpoint looks at clips."""
    size, reading = components.checkpoint.understanding_size, components.checkpoint.video_reading
    clip = cache(lambda: open_video(source, reading.num_frames))
    frames = cache(lambda: [pad_to_square(Image.fromarray(frame), size) for frame in clip().frames])
    key = _DIGESTS.of(source, (size, reading.num_frames), frames)

    def encode() -> Tensor:
        pixels = _pixels(frames())  # (1, 3, T, H, W)
        if reading.tokens_per_side is None:
            return components.vae.encode(pixels)
        # Every frame as a picture of its own: (T, 3, 1, H, W).
        return components.vae.encode(pixels.permute(2, 1, 0, 3, 4)).permute(2, 1, 0, 3, 4)

    how = "clip" if reading.tokens_per_side is None else "frames"
    latents = components.prefix_cache.latents(f"{how} {key}", encode)
    return SeenClip(latents, key, reading, clip)


def see_drawn_picture(components: Components, source: Image.Image | str | Path, size: Size) -> DrawnPicture:
    """A picture of an earlier answer, at its own size where that is `size` or one of the checkpoint's, else
    cropped to `size`.

    While the latents that it was drawn from are kept, they are taken; otherwise its pixels are encoded.
    """
    return _see_drawn(components, source, size, 1, lambda: [open_image(source)])


def see_drawn_clip(
    components: Components, source: Clip | str | Path, size: Size, num_frames: int
) -> DrawnPicture:
    """`num_frames` frames of a clip of an earlier answer, as `see_drawn_picture` does a picture.

    A file that was encoded from a drawn clip stands for the clip itself, without the losses of encoding.
    """
    pixels = source.written if isinstance(source, Clip) else written_pixels(source)
    if pixels is not None:
        latents = components.prefix_cache.find_latents(f"{DRAWN} {pixels}")
        if latents is not None:
            return DrawnPicture(latents, pixels)

    def frames() -> list[Image.Image]:
        return [Image.fromarray(frame) for frame in open_video(source, num_frames).frames]

    return _see_drawn(components, source, size, num_frames, frames)


def _see_drawn(
    components: Components, source: Any, size: Size, num_frames: int, read: Callable[[], list[Image.Image]]
) -> DrawnPicture:
    sizes = {(size.width, size.height), *components.checkpoint.resolutions}

    @cache
    def frames() -> list[Image.Image]:
        return [each if each.size in sizes else fit(each, size.width, size.height) for each in read()]

    key = _DIGESTS.of(source, (DRAWN, size, num_frames), frames)
    latents = components.prefix_cache.latents(
        f"{DRAWN} {key}", lambda: components.vae.encode(_pixels(frames()))
    )
    return DrawnPicture(latents, key)


def remember_drawn(components: Components, latents: Tensor, clip: Clip) -> DrawnPicture:
    """What was just drawn: `clip`, decoded from `latents` (1, C, t, h, w), which are kept for later turns."""
    key = digest(clip.frames)
    components.prefix_cache.latents(f"{DRAWN} {key}", lambda: latents)
    return DrawnPicture(latents, key)


def encode_first_frame(components: Components, image: Image.Image, size: Size) -> Tensor:
    """Latents (1, C, 1, h, w) of a picture that a clip of `size` starts from, cropped to its shape."""
    frames = [fit(image, size.width, size.height)]
    return components.prefix_cache.latents(_digest(frames), lambda: components.vae.encode(_pixels(frames)))


def decode_clips(components: Components, latents: Tensor, fps: float) -> tuple[Clip, ...]:
    """One clip for each of the latents (N, C, t, h, w)."""
    return tuple(Clip(frames, fps) for frames in pixels_to_frames(components.vae.decode(latents)))


class _Digests:
    """Digests of files' pixels by path, time and size, so that a picture of an earlier turn is read once."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = Lock()

    def of(self, source: Any, how: Hashable, frames: Callable[[], list[Image.Image]]) -> str:
        """The digest of `frames()`, which are the pixels of `source` after a preparation that `how` names."""
        if not isinstance(source, str | Path) or not (path := Path(source)).is_file():
            return _digest(frames())
        status = path.stat()
        key = (path.absolute(), status.st_mtime_ns, status.st_size, how)
        with self._lock:
            if (known := self._known.get(key)) is not None:
                self._known.move_to_end(key)
                return known
        found = _digest(frames())
        with self._lock:
            self._known[key] = found
            if len(self._known) > MAX_DIGESTS:
                self._known.popitem(last=False)
        return found


_DIGESTS = _Digests()


def _digest(frames: list[Image.Image]) -> str:
    return digest(np.stack([np.asarray(frame) for frame in frames]))


def _pixels(frames: list[Image.Image]) -> Tensor:
    """(1, 3, T, H, W) in [-1, 1]."""
    return frames_to_pixels(np.stack([np.asarray(frame) for frame in frames])[None])
