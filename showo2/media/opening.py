"""The only way to open a file: in this process, or, once `isolate_files` was called, in worker processes.

A host calls `isolate_files` before it serves anybody; a script's files are trusted.
"""

import atexit
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from showo2.media import reading, settings
from showo2.media.pictures import upright_rgb
from showo2.media.pool import ReaderPool
from showo2.outputs import Clip

_isolated: ReaderPool | None = None


def isolate_files() -> None:
    """From now on, files are opened in worker processes, within the limits in `showo2.media.limits`."""
    global _isolated
    if _isolated is None:
        _isolated = ReaderPool()
        _isolated.start()
        atexit.register(_isolated.close)


def open_image(source: str | Path | Image.Image) -> Image.Image:
    """A picture as 8-bit RGB, upright, transparency on white; of an animation, the first frame.

    Raises UnreadableMedia for a file that is not there, DamagedMedia, UnsupportedMedia for what is no
    picture, MediaTooLarge above the limits; where files are isolated also what `ReaderPool` does.
    """
    if isinstance(source, Image.Image):
        return upright_rgb(source)
    return reading.open_image(source) if _isolated is None else _isolated.open_image(source)


def open_video(source: str | Path | Clip, num_frames: int) -> Clip:
    """`num_frames` frames at equal distances in time, the first and the last included; a shorter video
    repeats some.

    Reads videos, animated GIF, WebP and PNG files, still pictures and clips; the result's fps keeps the pace.
    Raises what `open_image` does.
    """
    if isinstance(source, Clip):
        return reading.sample_clip(source, num_frames)
    if _isolated is None:
        return reading.open_video(source, num_frames)
    return _isolated.open_video(source, num_frames)


def media_kind(source: str | Path) -> Literal["image", "video"]:
    """Whether a file is an image or a video; an animation is a video only if it moves. Raises what
    `open_image` does for what is neither."""
    return reading.media_kind(source) if _isolated is None else _isolated.media_kind(source)


def read_ahead(source: str | Path, num_frames: int) -> None:
    """Reads a file ahead of its use; a video, for `num_frames` frames.

    Errors are raised now; where files are isolated, the result is cached for the later call.
    """
    if _isolated is not None:
        _isolated.read_ahead(source, num_frames)
    elif media_kind(source) == "image":
        open_image(source)
    else:
        open_video(source, num_frames)


def read_settings(source: str | Path) -> dict[str, Any] | None:
    """The settings in a file of `write_png`, `write_mp4` or `write_gif`; None in any other file."""
    return settings.read_settings(source) if _isolated is None else _isolated.read_settings(source)
