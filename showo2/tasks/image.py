"""Text to image."""

from collections.abc import Iterator

from showo2.loading.loader import Components
from showo2.outputs import Drawing
from showo2.parameters import offset_seed
from showo2.requests import TextToImage
from showo2.tasks.checks import require_task
from showo2.tasks.sampling import LatentGrid, denoise, prompt_context


def text_to_image(components: Components, request: TextToImage) -> Iterator[Drawing]:
    """`request.num_images` pictures of a prompt, denoised as one batch."""
    require_task(components.checkpoint, request.task, request.allow_untrained)
    grid = LatentGrid.of(components, request.size)
    seeds = tuple(offset_seed(request.sampling.seed, index) for index in range(request.num_images))
    context = prompt_context(components, request.prompt, grid)
    for drawing, _ in denoise(components, context, grid, request.sampling, seeds):
        yield drawing
