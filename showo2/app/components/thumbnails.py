"""Small pictures embedded in HTML as data URLs, which need neither a file nor a request."""

import base64
from io import BytesIO
from typing import Any

from PIL import Image

from showo2.outputs import Clip

# px, the longer side. Enough to see what will happen, small enough to send at every step.
PREVIEW_SIDE = 192
THUMBNAIL_SIDE = 96


def animated_data_url(clip: Clip) -> str:
    """The whole clip as one animated picture."""
    frames = _small_frames(clip, PREVIEW_SIDE)
    milliseconds = round(1000 / clip.fps) if clip.fps else 1000
    return _data_url(frames[0], save_all=True, append_images=frames[1:], duration=milliseconds, loop=0)


def frame_data_urls(clip: Clip) -> list[str]:
    """Each frame of the clip as a picture."""
    return [_data_url(frame) for frame in _small_frames(clip, THUMBNAIL_SIDE)]


def _small_frames(clip: Clip, side: int) -> list[Image.Image]:
    frames = [Image.fromarray(frame) for frame in clip.frames]
    for frame in frames:
        frame.thumbnail((side, side))
    return frames


def _data_url(image: Image.Image, **options: Any) -> str:
    content = BytesIO()
    image.save(content, "WEBP", quality=70, method=0, **options)
    return f"data:image/webp;base64,{base64.b64encode(content.getvalue()).decode()}"
