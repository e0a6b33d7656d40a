"""Writing: questions about an image and a clip, and the text of a story."""

from collections.abc import Generator
from typing import Any

import numpy as np
from PIL import Image
from torch import Tensor

from showo2.benchmark.baseline import Piece, generate_answer, generate_scene
from showo2.benchmark.denoising import build_context
from showo2.benchmark.measurement import Comparison, Target, Variant, interleave
from showo2.benchmark.sizes import Setup, greedy
from showo2.checkpoints import PUBLIC_VIDEO_READING
from showo2.context import Context
from showo2.loading.loader import Components
from showo2.requests import Chat

BEFORE, QUESTION = 20, 25  # tokens of text before and after what the question is about
TOKENS_PER_SIDE = 27  # of an image in a question, in all sizes
IMAGE_SIDE = 432  # px
SCENE = 40  # tokens of a scene's text
# The speedup to be reached, by tokens of an answer.
IMAGE_SPEEDUPS, VIDEO_SPEEDUPS = {32: 15.0, 300: 30.0}, {32: 30.0, 300: 120.0}
PASSES = 4  # of the baseline that are run for an answer, each standing for the tokens around it
VIDEO: dict[str, Any] = {
    "tokens_per_side": PUBLIC_VIDEO_READING.tokens_per_side,
    "bidirectional_length": PUBLIC_VIDEO_READING.bidirectional_length,
}


def image_question(setup: Setup, speedups: dict[int, float] = IMAGE_SPEEDUPS) -> tuple[Comparison, ...]:
    """An answer about an image, from its latents on, for each number of tokens in `speedups`."""
    return _question(setup, "image", _latents(setup, frames=1), {}, speedups)


def video_question(setup: Setup, speedups: dict[int, float] = VIDEO_SPEEDUPS) -> tuple[Comparison, ...]:
    """The same about a clip of 32 frames."""
    latents = _latents(setup, PUBLIC_VIDEO_READING.num_frames)
    return _question(setup, "video", latents, VIDEO, speedups)


def second_question(setup: Setup) -> Comparison:
    """Time to the first token of another question about an image, as a fraction of the first question's."""
    shape = (IMAGE_SIDE, IMAGE_SIDE, 3)
    image = Image.fromarray(np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8))

    def ask(components: Components, question: str) -> None:
        content = [{"type": "image", "image": image}, {"type": "text", "text": question}]
        request = Chat.resolve(
            components.checkpoint,
            messages=[{"role": "user", "content": content}],
            max_new_tokens=1,
            seed=0,
            allow_untrained=True,
        )
        list(request.run(components))

    def first() -> Generator[float, None, None]:
        components = setup.components()
        yield 0
        ask(components, "what is this?")
        yield 1

    def second() -> Generator[float, None, None]:
        components = setup.components()
        ask(components, "what is this?")
        yield 0
        ask(components, "where is the red car?")
        yield 1

    ours, baseline = interleave(second, first, runs=setup.sizes.runs)
    target = Target("second question about a picture, first token", 0.15, at_most=True)
    return Comparison(target, ours.seconds, baseline.seconds)


def story_text(setup: Setup) -> Comparison:
    """The fourth scene's text, from the third image on; the context already holds what comes before."""
    before: list[Piece] = [setup.text(setup.sizes.scene)]
    for number in range(2):
        before += [setup.latents(seed=number), setup.text(setup.sizes.scene, seed=number)]
    image, delimiter = setup.latents(seed=2), setup.text(1)
    context = build_context(setup, before)
    length = context.length

    def ours() -> Generator[float, None, list[int]]:
        context.crop(length)
        yield 0
        context.see(image)
        context.read(delimiter)
        return (yield from _write(context, SCENE))

    tokens = _result(ours)
    mine, other = interleave(
        ours,
        lambda: generate_scene(setup.model, [*before, image, delimiter], tokens, PASSES),
        runs=setup.sizes.runs,
    )
    error = other.result + _num_different(mine.result, tokens)
    target = Target("story, text of the fourth scene", 25, max_error=0)
    return Comparison(target, mine.seconds, other.seconds, error)


def _latents(setup: Setup, frames: int) -> Tensor:
    return setup.latents(seed=0, size=TOKENS_PER_SIDE * setup.sizes.model.patch_size, frames=frames)


def _question(
    setup: Setup, about: str, latents: Tensor, see_options: dict[str, Any], speedups: dict[int, float]
) -> tuple[Comparison, ...]:
    pieces: list[Piece] = [setup.text(BEFORE), latents, setup.text(QUESTION, seed=1)]
    # The baseline takes seconds per token for a clip: the fewest passes that stand for both halves of an
    # answer.
    passes, runs = (PASSES, setup.sizes.runs) if latents.shape[2] == 1 else (2, 1)

    def ours() -> Generator[float, None, list[int]]:
        context = Context(setup.model)
        for piece in pieces:
            context.see(piece, **see_options) if isinstance(piece, Tensor) else context.read(piece)
            yield 1
        return (yield from _write(context, max(speedups)))

    tokens = _result(ours)
    mine, other = interleave(
        ours,
        lambda: generate_answer(setup.model, pieces, tokens, see_options, list(speedups), passes),
        runs=runs,
    )
    error = other.result + _num_different(mine.result, tokens)
    comparisons = []
    for number, (count, speedup) in enumerate(speedups.items()):
        seeing, *writing = other.parts
        recomputed = seeing + sum(writing[number * passes : (number + 1) * passes])
        cached = sum(mine.parts[: len(pieces) + count])  # a shorter answer is a prefix of a longer one
        target = Target(f"{about} question, {count} tokens", speedup, max_error=0)
        comparisons.append(Comparison(target, cached, recomputed, error))
    return tuple(comparisons)


def _write(context: Context, count: int) -> Generator[float, None, list[int]]:
    tokens = []
    for token in context.write(count, greedy):
        yield 1
        tokens.append(token)
    return tokens


def _result(variant: Variant) -> Any:
    """The result of a variant, without timing it."""
    run = variant()
    while True:
        try:
            next(run)
        except StopIteration as end:
            return end.value


def _num_different(tokens: list[int], others: list[int]) -> int:
    return sum(one != other for one, other in zip(tokens, others, strict=True))
