"""Text to image."""

from collections.abc import Iterator

from showo2.checkpoints import Task
from showo2.loading.loader import Components
from showo2.outputs import Drawing
from showo2.tasks.checks import DrawingRequest, require_prompt, require_task
from showo2.tasks.sampling import draw, make_canvas, prompt_context


def text_to_image(
    components: Components, prompt: str, request: DrawingRequest, allow_untrained: bool
) -> Iterator[Drawing]:
    """`request.count` pictures of a prompt, drawn as one batch."""
    require_task(components.checkpoint, Task.TEXT_TO_IMAGE, allow_untrained)
    prompt = require_prompt(prompt)
    canvas = make_canvas(components, request, video=False)
    context = prompt_context(components, prompt, canvas, video=False)
    for drawing, _ in draw(components, context, canvas):
        yield drawing
