"""Animated GIF, PNG and WebP files, decoded by Pillow."""

from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from pathlib import Path

import numpy as np
from PIL import Image

from showo2.errors import MediaTooLarge
from showo2.media import sampling
from showo2.media.containers import Frames, png_frames, read_gif, webp_frames
from showo2.media.limits import MAX_ANIMATION_MEGAPIXELS, MAX_FRAME_SIDE, MAX_SECONDS
from showo2.media.pictures import DECODERS, check_size, completed, upright_rgb
from showo2.outputs import Clip

TICK = 0.001  # seconds: the finest resolution of the formats' frame times


def frames_of(path: Path, name: str) -> Frames:
    """The frames of a GIF, PNG or WebP, by its structure alone: nothing is decoded."""
    if name == "GIF":
        return read_gif(path).frames
    return png_frames(path) if name == "PNG" else webp_frames(path)


def moves(path: Path, name: str) -> bool:
    """Whether any frame differs from the one before; assumed above MAX_ANIMATION_MEGAPIXELS."""
    frames = frames_of(path, name)
    if len(frames.durations) < 2:
        return False
    with _opened(path, name) as image:
        if _megapixels(image, frames) > MAX_ANIMATION_MEGAPIXELS:
            return True
        shown = (np.asarray(upright_rgb(frame)) for frame in _composed(image, frames))
        return any(not np.array_equal(one, next_one) for one, next_one in pairwise(shown))


def read_animation(path: Path, name: str, num_frames: int) -> Clip:
    """`num_frames` frames at equal distances in time. Raises MediaTooLarge above the limits; whatever
    Pillow raises for a damaged file passes through."""
    frames = frames_of(path, name)
    seconds = sum(frames.durations)
    if seconds > MAX_SECONDS:
        raise MediaTooLarge(file=path.name, size=round(seconds), limit=MAX_SECONDS, unit="s")
    starts = [0.0, *accumulate(frames.durations[:-1])]
    wanted = sampling.by_time(starts, TICK, num_frames)
    with _opened(path, name) as image:
        check_size(path, image)
        megapixels = _megapixels(image, frames)
        if megapixels > MAX_ANIMATION_MEGAPIXELS:
            raise MediaTooLarge(
                file=path.name, size=round(megapixels), limit=MAX_ANIMATION_MEGAPIXELS, unit="MP"
            )
        pixels: dict[int, np.ndarray] = {}
        for index, frame in enumerate(islice(_composed(image, frames), max(wanted) + 1)):
            if index in wanted:
                pixels[index] = np.asarray(_reduced(upright_rgb(frame)))
    # In a truncated file, the last frame that is there stands for the missing ones.
    last = pixels[max(pixels)]
    fps = num_frames / seconds if len(frames.durations) > 1 else 0.0
    return Clip(np.stack([pixels.get(index, last) for index in wanted]), fps)


def _opened(path: Path, name: str) -> Image.Image:
    return DECODERS[name](completed(path, name))


def _reduced(frame: Image.Image) -> Image.Image:
    frame.thumbnail((MAX_FRAME_SIDE, MAX_FRAME_SIDE))
    return frame


def _megapixels(image: Image.Image, frames: Frames) -> float:
    return image.width * image.height * len(frames.durations) / 1e6


def _composed(image: Image.Image, frames: Frames) -> Iterator[Image.Image]:
    """The composed frames, up to where the file is damaged; raises what Pillow does if that is the first."""
    for index in range(len(frames.durations)):
        try:
            image.seek(frames.first + index)
            image.load()
        except (EOFError, OSError, SyntaxError, ValueError):
            if index == 0:
                raise
            return
        yield image
