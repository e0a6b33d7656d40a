"""How time grows: with resolution, text, frames, turns of a conversation, and pictures at once.

CPU times of one thread, in float32, of a network of the released widths (`Sizes.wide_model`). Pictures and
clips are drawn in one step without guidance, which takes half the time of one with it.
"""

import math
import time
from collections.abc import Callable, Iterator
from functools import partial

import torch
from torch import Tensor

from showo2.benchmark.growth import (
    ANSWER,
    FRAMES,
    PICTURES,
    PX,
    QUESTION,
    SHAPES,
    TOKENS,
    TURNS,
    Points,
    latent_shape,
    read_text,
    see_picture,
)
from showo2.benchmark.measurement import Curve
from showo2.benchmark.sizes import Setup, greedy
from showo2.context import Context
from showo2.model.showo2 import Showo2

POINTS: Points = {
    PX: (432, 512, 768, 1024, 1536),
    TOKENS: (256, 512, 1024, 2048, 4096),
    FRAMES: (1, 5, 9, 17, 33),
    TURNS: (1, 2, 4, 8, 16, 32),
    PICTURES: (1, 2, 4),
}
REPEATED = 2.0  # seconds: what takes less is measured again
Work = Callable[[], object]


def time_growth(setup: Setup, points: Points = POINTS) -> Iterator[Curve]:
    """A curve for each kind of work and what it grows with."""
    model = setup.wide_model

    def curve(name: str, axis: str, work: Callable[[int], Work]) -> Curve:
        xs = tuple(points[axis])
        return Curve(name, axis, xs, tuple(_seconds(work(x)) for x in xs))

    def drawing(axis: str) -> Curve:
        return curve("step", axis, lambda x: _step(read_text(model), SHAPES[axis](x)))

    yield drawing(PX)
    yield curve("reading", TOKENS, lambda count: partial(read_text, model, count))
    yield curve("token", TOKENS, lambda count: _token(read_text(model, count)))
    yield curve("step", TOKENS, lambda count: _step(read_text(model, count), latent_shape()))
    yield drawing(FRAMES)
    yield drawing(PICTURES)
    picture = torch.randn(latent_shape())
    yield curve("first token, turns before kept", TURNS, lambda turns: _next_turn(model, picture, turns))
    yield curve("first token, all read again", TURNS, lambda turns: partial(_asked, model, picture, turns))


def _seconds(work: Work) -> float:
    """CPU seconds, the least of all runs within REPEATED."""
    least, spent = math.inf, 0.0
    while math.isinf(least) or spent < REPEATED:
        start = time.process_time()
        work()
        took = time.process_time() - start
        least, spent = min(least, took), spent + took
    return least


def _token(context: Context) -> Work:
    """The next token, always behind the same ones."""
    length = context.length

    def work() -> None:
        context.crop(length)
        context.read([0])
        greedy(context.logits())

    return work


def _step(context: Context, shape: tuple[int, ...]) -> Work:
    """A denoising step behind the context, which the flow head has processed before."""
    noise = torch.randn(shape)
    context.expand(1)
    return lambda: list(context.draw(noise, [0.0, 1.0]))


def _asked(model: Showo2, picture: Tensor, turns: int) -> Context:
    """A conversation about a picture up to the first token of the last turn's answer."""
    context = see_picture(model, picture)
    context.read([0] * ((turns - 1) * (QUESTION + ANSWER) + QUESTION))
    greedy(context.logits())
    return context


def _next_turn(model: Showo2, picture: Tensor, turns: int) -> Work:
    """The same where the turns before are in the context already."""
    context = _asked(model, picture, turns)
    length = context.length - QUESTION

    def work() -> None:
        context.crop(length)
        context.read([0] * QUESTION)
        greedy(context.logits())

    return work
