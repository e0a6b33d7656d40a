"""Text to video, and image to video."""

from collections.abc import Iterator

from PIL import Image

from showo2.checkpoints import Task
from showo2.loading.loader import Components
from showo2.outputs import Drawing
from showo2.tasks.checks import DrawingRequest, require_prompt, require_task
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.sampling import draw, make_canvas, prompt_context


def generate_video(
    components: Components,
    prompt: str,
    first_image: Image.Image | None,
    request: DrawingRequest,
    allow_untrained: bool,
) -> Iterator[Drawing]:
    """A clip of a prompt; with `first_image`, one that starts from it (cropped to the clip's shape)."""
    task = Task.TEXT_TO_VIDEO if first_image is None else Task.IMAGE_TO_VIDEO
    require_task(components.checkpoint, task, allow_untrained)
    prompt = require_prompt(prompt)
    canvas = make_canvas(components, request, video=True)
    context = prompt_context(components, prompt, canvas, video=True)
    first_frame = None
    if first_image is not None:
        first_frame = encode_first_frame(components, first_image, canvas.width, canvas.height)
    for drawing, _ in draw(components, context, canvas, first_frame=first_frame):
        yield drawing
