"""Drawing: an image, an image of a story, and the cost of a long prompt."""

from collections.abc import Generator, Sequence

from torch import Tensor

from showo2.benchmark.baseline import Piece, draw_image, velocity
from showo2.benchmark.measurement import Comparison, Target, Variant, interleave
from showo2.benchmark.sizes import Setup
from showo2.context import Context, Guidance
from showo2.flow import Solver, State, euler, guide, time_points

CALLS = 49
GUIDANCE_SCALE = 5.0
STEPS = 5  # measured where all steps cost the same


def image(setup: Setup) -> Comparison:
    """An image from a prompt that is read once, in 49 calls with guidance."""
    ours, baseline = interleave(
        lambda: draw_cached(setup, CALLS), lambda: draw_baseline(setup), runs=setup.sizes.runs
    )
    error = (ours.result - baseline.result).abs().max().item()
    target = Target("image, 49 calls", 1.8, max_error=1e-4)
    return Comparison(target, ours.seconds, baseline.seconds, error)


def draw_cached(
    setup: Setup, calls: int, solver: Solver = euler, guidance_stride: int = 1
) -> Generator[float, None, Tensor]:
    """An image's latents, our way."""
    context, empty = (build_context(setup, [prompt]) for prompt in _prompts(setup))
    guidance = Guidance(empty, GUIDANCE_SCALE, stride=guidance_stride)
    state: State
    states = context.draw(setup.latents(seed=0), time_points(calls + 1), guidance=guidance, solver=solver)
    for state in states:  # noqa: B007, the last one is returned
        yield 1
    return state.x


def draw_baseline(setup: Setup) -> Generator[float, None, Tensor]:
    """The same from 49 calls of the baseline."""
    times, padded = time_points(CALLS + 1), setup.sizes.padded
    return draw_image(setup.model, _prompts(setup), setup.latents(seed=0), times, GUIDANCE_SCALE, padded)


def story_image(setup: Setup) -> Comparison:
    """A step of the fourth image of a story, after three scenes and the fourth's text."""
    pieces: list[Piece] = [setup.text(setup.sizes.scene)]
    for number in range(3):
        pieces += [setup.latents(seed=1 + number), setup.text(setup.sizes.scene, seed=number)]
    empty: list[Piece] = [setup.text(2)]
    noise, times = setup.latents(seed=0), time_points(CALLS + 1)[: STEPS + 1]
    story, unconditional = build_context(setup, pieces), build_context(setup, empty)

    def baseline() -> Generator[float, None, Tensor]:
        def guided(x: Tensor, t: float) -> Tensor:
            branches = [velocity(setup.model, [before], x, t, padded=0) for before in (pieces, empty)]
            return guide(branches[0], branches[1], GUIDANCE_SCALE)

        state: State
        for state in euler(guided, noise, times):  # noqa: B007, the last one is returned
            yield 1 / STEPS
        return state.x

    ours = _steps(story, noise, times, Guidance(unconditional, GUIDANCE_SCALE))
    mine, other = interleave(ours, baseline, runs=setup.sizes.runs)
    error = (mine.result - other.result).abs().max().item()
    target = Target("story, a step of the fourth picture", 3.0, max_error=1e-4)
    return Comparison(target, mine.seconds, other.seconds, error)


def long_prompt(setup: Setup) -> Comparison:
    """A step after 290 tokens of text against one after 10, both scaled down like the image."""
    scale = setup.sizes.tokens_per_side**2 / 27**2
    noise, times = setup.latents(seed=0), time_points(STEPS + 1)
    long, short = (
        _steps(build_context(setup, [setup.text(round(length * scale))]), noise, times)
        for length in (290, 10)
    )
    mine, other = interleave(long, short, runs=3 * setup.sizes.runs)
    target = Target("a step behind 290 tokens against 10", 1.08, at_most=True)
    return Comparison(target, mine.seconds, other.seconds)


def build_context(setup: Setup, pieces: Sequence[Piece]) -> Context:
    """A context that holds `pieces`."""
    context = Context(setup.model)
    for piece in pieces:
        context.see(piece) if isinstance(piece, Tensor) else context.read(piece)
    return context


def _prompts(setup: Setup) -> list[list[int]]:
    """A prompt with bos and image start, and the empty one of guidance."""
    return [setup.text(setup.sizes.prompt), setup.text(2)]


def _steps(context: Context, noise: Tensor, times: list[float], guidance: Guidance | None = None) -> Variant:
    """The mean of all steps, without what comes before the first."""

    def variant() -> Generator[float, None, Tensor]:
        state: State
        for state in context.draw(noise, times, guidance=guidance):
            yield 1 / (len(times) - 1) if state.step else 0
        return state.x

    return variant
