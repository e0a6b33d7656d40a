"""Marks of writing: questions about a picture and a clip, and the text of a story."""

from collections.abc import Generator

from torch import Tensor

from showo2.benchmark.baseline import Piece, answer, scene
from showo2.benchmark.denoising import read
from showo2.benchmark.measurement import Mark, Measurement, Way, in_turn
from showo2.benchmark.sizes import Bench, greedy
from showo2.checkpoints import PUBLIC_VIDEO_READING
from showo2.context import Context

BEFORE, QUESTION = 20, 25  # tokens of text before and after what the question is about
SIDE = 27  # tokens per side of a picture in a question: questions are not scaled down
SCENE = 40  # tokens of a scene's text
IMAGE_RATIOS, VIDEO_RATIOS = {32: 15, 300: 30}, {32: 30, 300: 120}  # by tokens of an answer
PASSES = 4  # that are timed of a recomputed answer
VIDEO = {
    "tokens_per_side": PUBLIC_VIDEO_READING.tokens_per_side,
    "bidirectional_length": PUBLIC_VIDEO_READING.bidirectional_length,
}


def image_question(bench: Bench, ratios: dict[int, float] = IMAGE_RATIOS) -> tuple[Measurement, ...]:
    """An answer about a picture, from its latents on: of each number of tokens in `ratios`, with its mark."""
    return _question(bench, "image", _latents(bench, frames=1), {}, ratios)


def video_question(bench: Bench, ratios: dict[int, float] = VIDEO_RATIOS) -> tuple[Measurement, ...]:
    """The same about a clip of 32 frames."""
    return _question(bench, "video", _latents(bench, PUBLIC_VIDEO_READING.num_frames), VIDEO, ratios)


def story_text(bench: Bench) -> Measurement:
    """The fourth scene's text, from the third picture on: what stands before it was told before."""
    before: list[Piece] = [bench.text(bench.sizes.scene)]
    for number in range(2):
        before += [bench.picture(seed=number), bench.text(bench.sizes.scene, seed=number)]
    third: list[Piece] = [bench.picture(seed=2), bench.text(1)]
    told = read(bench, before)
    length = told.length

    def ours() -> Generator[float, None, list[int]]:
        told.crop(length)
        yield 0
        told.see(third[0])
        told.read(third[1])
        return (yield from _write(told, SCENE))

    tokens = _result(ours)
    mine, other = in_turn(
        ours, lambda: scene(bench.model, [*before, *third], tokens, PASSES), bench.sizes.runs
    )
    error = other.result + _different(mine.result, tokens)
    mark = Mark("story, text of the fourth scene", 25, max_error=0)
    return Measurement(mark, mine.seconds, other.seconds, error)


def _latents(bench: Bench, frames: int) -> Tensor:
    return bench.picture(seed=0, cells=SIDE * bench.sizes.model.patch_size, frames=frames)


def _question(
    bench: Bench, about: str, latents: Tensor, reading: dict, ratios: dict[int, float]
) -> tuple[Measurement, ...]:
    pieces: list[Piece] = [bench.text(BEFORE), latents, bench.text(QUESTION, seed=1)]
    # Of a clip, whose passes take seconds each, the fewest that show the middle of the first and of the second half.
    passes, runs = (PASSES, bench.sizes.runs) if latents.shape[2] == 1 else (2, 1)

    def ours() -> Generator[float, None, list[int]]:
        context = Context(bench.model)
        for piece in pieces:
            context.see(piece, **reading) if isinstance(piece, Tensor) else context.read(piece)
            yield 1
        return (yield from _write(context, max(ratios)))

    tokens = _result(ours)
    mine, other = in_turn(
        ours, lambda: answer(bench.model, pieces, tokens, reading, list(ratios), passes), runs
    )
    error = other.result + _different(mine.result, tokens)
    measured = []
    for number, (count, ratio) in enumerate(ratios.items()):
        seeing, *writing = other.parts
        recomputed = seeing + sum(writing[number * passes : (number + 1) * passes])
        cached = sum(mine.parts[: len(pieces) + count])  # a shorter answer is the beginning of a longer one
        mark = Mark(f"{about} question, {count} tokens", ratio, max_error=0)
        measured.append(Measurement(mark, cached, recomputed, error))
    return tuple(measured)


def _write(context: Context, count: int) -> Generator[float, None, list[int]]:
    tokens = []
    for token in context.write(count, greedy):
        yield 1
        tokens.append(token)
    return tokens


def _result(way: Way) -> list[int]:
    """What a way comes to."""
    run = way()
    while True:
        try:
            next(run)
        except StopIteration as end:
            return end.value


def _different(tokens: list[int], others: list[int]) -> int:
    return sum(one != other for one, other in zip(tokens, others, strict=True))
