"""Small pictures inside the page: as HTML can carry them, so that they need no file and no further request."""

import base64
from io import BytesIO

from PIL import Image

from showo2.outputs import Clip

PREVIEW_SIDE = 192  # px; enough to see what will happen, small enough to send at every step
THUMBNAIL_SIDE = 96  # px


def moving(clip: Clip) -> str:
    """The address of an animated picture of the clip."""
    frames = _reduced(clip, PREVIEW_SIDE)
    milliseconds = round(1000 / clip.fps) if clip.fps else 1000
    return _inline(frames[0], save_all=True, append_images=frames[1:], duration=milliseconds, loop=0)


def thumbnails(clip: Clip) -> list[str]:
    """The addresses of small pictures of the clip's frames."""
    return [_inline(frame) for frame in _reduced(clip, THUMBNAIL_SIDE)]


def _reduced(clip: Clip, side: int) -> list[Image.Image]:
    frames = [Image.fromarray(frame) for frame in clip.frames]
    for frame in frames:
        frame.thumbnail((side, side))
    return frames


def _inline(picture: Image.Image, **options) -> str:
    content = BytesIO()
    picture.save(content, "WEBP", quality=70, method=0, **options)
    return f"data:image/webp;base64,{base64.b64encode(content.getvalue()).decode()}"
