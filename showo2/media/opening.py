"""The one way to open a file: in this process, or, once `isolate_files` was called, in processes of its own.

A host calls `isolate_files` before it serves anybody; in a script, files are its user's own.
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
    """What a file is taken for: a video only if it moves. Raises what `open_image` does for what is
    neither."""
    return reading.media_kind(source) if _isolated is None else _isolated.media_kind(source)


def read_ahead(source: str | Path, num_frames: int) -> None:
    """Reads a file as it will be read later: a video for `num_frames` frames.

    What is wrong with it is raised now; where files are isolated, the result is kept for a while.
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
