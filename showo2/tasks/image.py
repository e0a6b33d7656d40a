"""Text to image."""

from collections.abc import Iterator

from showo2.checkpoints import Task
from showo2.events import Drawing
from showo2.loading import Loaded
from showo2.tasks.drawing import draw, make_canvas, prompt_context
from showo2.tasks.requests import DrawingRequest, require_prompt, require_task


def text_to_image(loaded: Loaded, prompt: str, request: DrawingRequest, insist: bool) -> Iterator[Drawing]:
    """`request.count` pictures of a prompt, drawn as one batch."""
    require_task(loaded.checkpoint, Task.TEXT_TO_IMAGE, insist)
    prompt = require_prompt(prompt)
    canvas = make_canvas(loaded, request, video=False)
    context = prompt_context(loaded, prompt, canvas, video=False)
    for drawing, _ in draw(loaded, context, canvas):
        yield drawing
