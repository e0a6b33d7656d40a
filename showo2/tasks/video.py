"""Text to video, and image to video."""

from collections.abc import Iterator

from PIL import Image

from showo2.loading.loader import Components
from showo2.outputs import Drawing
from showo2.requests import ImageToVideo, TextToVideo
from showo2.tasks.checks import require_task
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.sampling import LatentGrid, denoise, prompt_context


def text_to_video(components: Components, request: TextToVideo) -> Iterator[Drawing]:
    """A clip of a prompt."""
    return _video(components, request)


def image_to_video(components: Components, request: ImageToVideo) -> Iterator[Drawing]:
    """A clip of a prompt that starts from a picture."""
    return _video(components, request, request.image)


def _video(
    components: Components, request: TextToVideo, image: Image.Image | None = None
) -> Iterator[Drawing]:
    require_task(components.checkpoint, request.task, request.allow_untrained)
    grid = LatentGrid.of(components, request.size, request.num_frames)
    context = prompt_context(components, request.prompt, grid)
    first_frame = None if image is None else encode_first_frame(components, image, request.size)
    seeds = (request.sampling.seed,)
    for drawing, _ in denoise(components, context, grid, request.sampling, seeds, first_frame):
        yield drawing
