"""What every task does with a request before it starts: may it be done, are the numbers possible, which seed."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import torch

from showo2.checkpoints import SOLVER_NAMES, Checkpoint, Task
from showo2.errors import (
    BadFrameCount,
    BadNumber,
    BadSize,
    EmptyPrompt,
    TooLong,
    UnknownOption,
    UntrainedTask,
)

MAX_SEED = 2**32 - 1
MAX_IMAGES = 16
MAX_SIDE = 2048  # px
MAX_FRAMES = 129
MAX_STEPS = 1000
MAX_GUIDANCE = 50.0


class DrawingOptions(TypedDict, total=False):
    """What every method that draws takes by name; None or nothing takes what the checkpoint was made for."""

    width: int | None  # px
    height: int | None  # px
    num_inference_steps: int | None  # time points, so one fewer model call
    guidance_scale: float | None
    guidance_start: float | None  # part of the steps before guidance begins, 0 ... 1
    guidance_stop: float | None  # part of the steps after which it ends, 0 ... 1
    solver: str | None  # "euler" or "adams_bashforth"
    cache_threshold: float | None  # 0 ... 1: see `model.cache.FirstBlockCache`
    seed: int | None  # of the first result, the next has the next; None: a random one


@dataclass(frozen=True)
class DrawingRequest:
    """How something is to be drawn: `DrawingOptions`, and how much."""

    width: int | None = None
    height: int | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    guidance_start: float | None = None
    guidance_stop: float | None = None
    solver: str | None = None
    cache_threshold: float | None = None
    seed: int | None = None
    count: int = 1  # results
    num_frames: int | None = None  # of a clip


@dataclass(frozen=True)
class Canvas:
    """A checked request without gaps."""

    width: int
    height: int
    num_frames: int
    times: int
    guidance_scale: float
    guidance_start: float
    guidance_stop: float
    solver: str
    cache_threshold: float
    seeds: tuple[int, ...]

    def noise(self, channels: int, spatial: int, temporal: int) -> torch.Tensor:
        """Normal noise (N, C, t, h, w); each seed has a generator of its own, on the CPU on every machine."""
        shape = (
            channels,
            (self.num_frames - 1) // temporal + 1,
            self.height // spatial,
            self.width // spatial,
        )
        return torch.stack(
            [torch.randn(shape, generator=torch.Generator().manual_seed(seed)) for seed in self.seeds]
        )


def require_task(checkpoint: Checkpoint, task: Task, allow_untrained: bool) -> None:
    """Raises UntrainedTask where the checkpoint was not trained for `task` and nobody insists."""
    if task not in checkpoint.tasks and not allow_untrained:
        raise UntrainedTask(checkpoint=checkpoint.name, task=task.value, trained=", ".join(checkpoint.tasks))


def require_prompt(prompt: str) -> str:
    """The prompt without blanks around it; raises EmptyPrompt if nothing is left."""
    if not prompt.strip():
        raise EmptyPrompt()
    return prompt.strip()


def require_room(tokens: int, checkpoint: Checkpoint) -> None:
    """Raises TooLong for more tokens than the checkpoint is meant to hold."""
    if tokens > checkpoint.max_tokens:
        raise TooLong(tokens=tokens, limit=checkpoint.max_tokens)


def require_number(name: str, value: float, minimum: float, maximum: float) -> None:
    """Raises BadNumber outside the range, or for what is no number."""
    if not minimum <= value <= maximum:
        raise BadNumber(name=name, value=value, minimum=minimum, maximum=maximum)


def choose_seed(seed: int | None) -> int:
    """The seed wished for, or a random one; raises BadNumber outside 0 ... 2^32 - 1."""
    if seed is None:
        return secrets.randbelow(MAX_SEED + 1)
    require_number("seed", seed, 0, MAX_SEED)
    return int(seed)


def prepare(
    request: DrawingRequest, checkpoint: Checkpoint, *, multiple: int, video: bool, group: int
) -> Canvas:
    """Fill the gaps from the checkpoint and check every number.

    `multiple` is what both sides must be multiples of (px a visual token covers), `group` how many frames a
    latent frame covers.
    """
    width, height = checkpoint.resolutions[0]
    width, height = request.width or width, request.height or height
    if any(side % multiple or not multiple <= side <= MAX_SIDE for side in (width, height)):
        raise BadSize(width=width, height=height, multiple=multiple, minimum=multiple, maximum=MAX_SIDE)
    frames = (request.num_frames or checkpoint.num_frames) if video else 1
    if frames % group != 1 or not 1 <= frames <= MAX_FRAMES:
        raise BadFrameCount(frames=frames, group=group, maximum=MAX_FRAMES)
    times = _given(request.num_inference_steps, checkpoint.num_inference_steps)
    require_number("num_inference_steps", times, 2, MAX_STEPS)
    solver = _given(request.solver, checkpoint.solver)
    if solver not in SOLVER_NAMES:
        raise UnknownOption(option="solver", value=str(solver), known=", ".join(SOLVER_NAMES))
    scale = _given(request.guidance_scale, checkpoint.guidance_scale)
    require_number("guidance_scale", scale, 0, MAX_GUIDANCE)
    start = _given(request.guidance_start, 0.0)
    stop = _given(request.guidance_stop, checkpoint.guidance_stop)
    threshold = _given(request.cache_threshold, 0.0)
    for name, part in (("guidance_start", start), ("guidance_stop", stop), ("cache_threshold", threshold)):
        require_number(name, part, 0, 1)
    require_number("num_images", request.count, 1, MAX_IMAGES)
    first = choose_seed(request.seed)
    seeds = tuple((first + index) % (MAX_SEED + 1) for index in range(request.count))
    return Canvas(width, height, frames, times, scale, start, stop, solver, threshold, seeds)


def _given(value, default):
    return default if value is None else value


def sampler(temperature: float, top_p: float, seed: int) -> Callable[[torch.Tensor], int]:
    """Picks a token from logits (vocab_size,): the likeliest at temperature 0, else from the nucleus `top_p`."""
    require_number("temperature", temperature, 0, 2)
    require_number("top_p", top_p, 0, 1)
    generator = torch.Generator().manual_seed(seed)

    def pick(logits: torch.Tensor) -> int:
        if temperature == 0:
            return int(logits.argmax())
        probabilities = torch.softmax(logits.float().cpu() / temperature, dim=-1)
        ordered, order = probabilities.sort(descending=True)
        ordered[ordered.cumsum(0) - ordered > top_p] = 0  # the likeliest token always stays
        return int(order[torch.multinomial(ordered, 1, generator=generator)])

    return pick
