"""Opens any file as a picture or a clip, or raises an error that says what it is instead."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from showo2.errors import DamagedMedia, MediaTooLarge, Showo2Error, UnreadableMedia, UnsupportedMedia
from showo2.media import sampling
from showo2.media.animations import moves, read_animation
from showo2.media.kinds import UNKNOWN, Container, Family, identify
from showo2.media.limits import IMAGE_FORMATS, MAX_FILE_MB, MAX_FRAME_SIDE, VIDEO_FORMATS
from showo2.media.pictures import read_picture
from showo2.media.videos import read_video
from showo2.outputs import Clip

PICTURE, VIDEO = "picture", "video file"  # what a damaged file is called
# Subtypes of image/ whose files are read here.
READ_KINDS = ("avif", "bmp", "gif", "heic", "heif", "jp2", "jpeg", "png", "tiff", "webp", "x-ms-bmp")


def open_image(source: str | Path, max_side: int | None = None) -> Image.Image:
    """The picture in a file, reduced to fit `max_side` px if that is given; see `showo2.media.open_image`."""
    path, container = _identified(source, IMAGE_FORMATS)
    if container.family == Family.VIDEO:
        raise UnsupportedMedia(file=path.name, content="a video", formats=IMAGE_FORMATS)
    with _decoding(path, PICTURE):
        return read_picture(path, container.name, max_side)


def open_video(source: str | Path, num_frames: int, max_decoded_megapixels: float = np.inf) -> Clip:
    """Frames of a video, an animation or a picture; see `showo2.media.open_video`.

    Where more than `max_decoded_megapixels` of a video would have to be decoded, keyframes stand for the
    frames after them.
    """
    path, container = _identified(source, VIDEO_FORMATS)
    if container.family == Family.VIDEO:
        with _decoding(path, VIDEO):
            return read_video(path, container.name, num_frames, max_decoded_megapixels)
    with _decoding(path, PICTURE):
        if container.family == Family.ANIMATION:
            return read_animation(path, container.name, num_frames)
        picture = read_picture(path, container.name)
        picture.thumbnail((MAX_FRAME_SIDE, MAX_FRAME_SIDE))
        return Clip(np.repeat(np.asarray(picture)[None], num_frames, axis=0))


def sample_clip(clip: Clip, num_frames: int) -> Clip:
    """`num_frames` frames of a clip, at the same pace."""
    seconds = len(clip.frames) / clip.fps if clip.fps else 0.0
    frames = clip.frames[sampling.by_index(len(clip.frames), num_frames)]
    return Clip(frames, num_frames / seconds if seconds else 0.0)


def media_kind(source: str | Path) -> Literal["image", "video"]:
    """See `showo2.media.media_kind`."""
    path, container = _identified(source, f"{IMAGE_FORMATS}, {VIDEO_FORMATS}")
    if container.family == Family.ANIMATION:
        with _decoding(path, PICTURE):
            return "video" if moves(path, container.name) else "image"
    return "video" if container.family == Family.VIDEO else "image"


def _identified(source: str | Path, formats: str) -> tuple[Path, Container]:
    """The file and its container; raises for what cannot be a picture or a video."""
    try:
        path = Path(source)
        size = path.stat().st_size if path.is_file() else 0
        container = identify(path)
    except (OSError, TypeError, ValueError) as error:  # no such file, or what cannot be the name of one
        raise UnreadableMedia(file=str(source)[-80:], reason="there is no such file") from error
    if size > MAX_FILE_MB * 1e6:
        raise MediaTooLarge(file=path.name, size=round(size / 1e6), limit=MAX_FILE_MB, unit="MB")
    if container == UNKNOWN:
        # Only its name says what it was meant to be.
        promised, _, kind = (mimetypes.guess_type(path.name)[0] or "").partition("/")
        if promised == "video" or (promised == "image" and kind in READ_KINDS):
            raise DamagedMedia(file=path.name, kind=PICTURE if promised == "image" else VIDEO)
    if container.family == Family.OTHER:
        raise UnsupportedMedia(file=path.name, content=container.name, formats=formats)
    return path, container


@contextmanager
def _decoding(path: Path, kind: str) -> Iterator[None]:
    """Raises DamagedMedia for whatever a decoder raises."""
    try:
        yield
    except (Showo2Error, MemoryError):
        raise
    except Exception as error:
        raise DamagedMedia(file=path.name, kind=kind) from error
