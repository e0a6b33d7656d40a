"""Marks of drawing: a picture, a picture of a story, and what a long prompt costs."""

from collections.abc import Generator

from torch import Tensor

from showo2.benchmark.baseline import Piece, draw_picture, velocity
from showo2.benchmark.measurement import Mark, Measurement, Way, in_turn
from showo2.benchmark.sizes import Bench
from showo2.context import Context, Guidance
from showo2.flow import Solver, euler, guide, time_points

CALLS = 49
GUIDANCE = 5.0
STEPS = 5  # where a step costs what any other costs


def picture(bench: Bench) -> Measurement:
    """A picture from text: prompt read once, 49 calls with guidance."""
    ours, theirs = in_turn(lambda: drawn(bench, CALLS), lambda: recomputed(bench), bench.sizes.runs)
    error = (ours.result - theirs.result).abs().max().item()
    return Measurement(Mark("image, 49 calls", 1.8, max_error=1e-4), ours.seconds, theirs.seconds, error)


def drawn(bench: Bench, calls: int, solver: Solver = euler) -> Generator[float, None, Tensor]:
    """A picture's latents, our way."""
    context, empty = (read(bench, [prompt]) for prompt in _prompts(bench))
    guidance = Guidance(empty, GUIDANCE)
    states = context.draw(bench.picture(seed=0), time_points(calls + 1), guidance=guidance, solver=solver)
    for state in states:  # noqa: B007, the last one is returned
        yield 1
    return state.x


def recomputed(bench: Bench) -> Generator[float, None, Tensor]:
    """The same from 49 calls, the other way."""
    times = time_points(CALLS + 1)
    return draw_picture(
        bench.model, _prompts(bench), bench.picture(seed=0), times, GUIDANCE, bench.sizes.padded
    )


def story_picture(bench: Bench) -> Measurement:
    """A step of the fourth picture of a story; behind it stand three scenes and the fourth's text."""
    pieces: list[Piece] = [bench.text(bench.sizes.scene)]
    for number in range(3):
        pieces += [bench.picture(seed=1 + number), bench.text(bench.sizes.scene, seed=number)]
    empty, noise, times = [bench.text(2)], bench.picture(seed=0), time_points(CALLS + 1)[: STEPS + 1]
    told, nothing = (read(bench, before) for before in (pieces, empty))

    def theirs() -> Generator[float, None, Tensor]:
        def guided(x: Tensor, t: float) -> Tensor:
            branches = [velocity(bench.model, [before], x, t, padded=0) for before in (pieces, empty)]
            return guide(*branches, GUIDANCE)

        for state in euler(guided, noise, times):  # noqa: B007, the last one is returned
            yield 1 / STEPS
        return state.x

    mine, other = in_turn(_steps(told, noise, times, Guidance(nothing, GUIDANCE)), theirs, bench.sizes.runs)
    error = (mine.result - other.result).abs().max().item()
    mark = Mark("story, a step of the fourth picture", 3.0, max_error=1e-4)
    return Measurement(mark, mine.seconds, other.seconds, error)


def long_prompt(bench: Bench) -> Measurement:
    """A step behind 290 tokens of text against one behind 10, in the proportion that a picture is scaled."""
    scale = bench.sizes.grid**2 / 27**2
    noise, times = bench.picture(seed=0), time_points(STEPS + 1)
    contexts = [read(bench, [bench.text(round(length * scale))]) for length in (290, 10)]
    ways = [_steps(context, noise, times) for context in contexts]
    long, short = in_turn(*ways, 3 * bench.sizes.runs)
    return Measurement(
        Mark("a step behind 290 tokens against 10", 1.08, at_most=True), long.seconds, short.seconds
    )


def read(bench: Bench, pieces: list[Piece]) -> Context:
    """A context that holds `pieces`."""
    context = Context(bench.model)
    for piece in pieces:
        context.see(piece) if isinstance(piece, Tensor) else context.read(piece)
    return context


def _prompts(bench: Bench) -> list[list[int]]:
    """A prompt with bos and image start, and the empty one of guidance."""
    return [bench.text(bench.sizes.prompt), bench.text(2)]


def _steps(context: Context, noise: Tensor, times: list[float], guidance: Guidance | None = None) -> Way:
    """A step, as the mean of all; what stands before the first is not part of it."""

    def way() -> Generator[float, None, Tensor]:
        for state in context.draw(noise, times, guidance=guidance):
            yield 1 / (len(times) - 1) if state.step else 0
        return state.x

    return way
