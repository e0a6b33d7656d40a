"""What time and memory grow with, and the work that is the same in both."""

from collections.abc import Callable, Mapping, Sequence

from torch import Tensor

from showo2.benchmark.sizes import CHANNELS
from showo2.context import Context
from showo2.model.showo2 import Showo2

# What costs grow with, as curves say it.
PX, TOKENS, FRAMES, TURNS, PICTURES = "px per side", "tokens before", "frames", "turns", "pictures at once"
Points = Mapping[str, Sequence[int]]  # where each is taken
SIDE = 432  # px, of pictures and clips where something else grows
PROMPT = 40  # tokens before them, the same
QUESTION, ANSWER = 25, 75  # tokens of a turn


def latent_shape(side: int = SIDE, frames: int = 1, count: int = 1) -> tuple[int, int, int, int, int]:
    """The shape (N, C, t, h, w) of the latents of square pictures or clips of Wan2.1's VAE."""
    return count, CHANNELS, (frames - 1) // 4 + 1, side // 8, side // 8


# The latents of a drawing, where it is these that grow.
SHAPES: Mapping[str, Callable[[int], tuple[int, ...]]] = {
    PX: latent_shape,
    FRAMES: lambda frames: latent_shape(frames=frames),
    PICTURES: lambda count: latent_shape(count=count),
}


def read_text(model: Showo2, count: int = PROMPT) -> Context:
    """A context of `count` tokens of text."""
    context = Context(model)
    context.read([0] * count)
    return context


def see_picture(model: Showo2, picture: Tensor) -> Context:
    """A context of a picture's latents, which a conversation is about."""
    context = Context(model)
    context.see(picture)
    return context
