"""Text to video, and image to video."""

from collections.abc import Iterator

from PIL import Image

from showo2.checkpoints import Task
from showo2.events import Drawing
from showo2.loading import Loaded
from showo2.tasks.drawing import draw, make_canvas, prompt_context
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.requests import DrawingRequest, require_prompt, require_task


def generate_video(
    loaded: Loaded, prompt: str, first_image: Image.Image | None, request: DrawingRequest, insist: bool
) -> Iterator[Drawing]:
    """A clip of a prompt; with `first_image`, one that starts from it (cropped to the clip's shape)."""
    task = Task.TEXT_TO_VIDEO if first_image is None else Task.IMAGE_TO_VIDEO
    require_task(loaded.checkpoint, task, insist)
    prompt = require_prompt(prompt)
    canvas = make_canvas(loaded, request, video=True)
    context = prompt_context(loaded, prompt, canvas, video=True)
    first_frame = None
    if first_image is not None:
        first_frame = encode_first_frame(loaded, first_image, canvas.width, canvas.height)
    for drawing, _ in draw(loaded, context, canvas, first_frame=first_frame):
        yield drawing
