"""Fewer calls, and less work per call: the time they save, and their error with nano's weights.

An error is the distance of the latents to those of 400 steps, relative to that of Euler's 49 calls. It is a
property of trained weights, and so it is nano's even where the time is that of other sizes.
"""

from collections.abc import Callable, Generator, Iterator
from functools import cache
from typing import Any

import torch
from torch import Tensor

from showo2.benchmark.denoising import CALLS, draw_baseline, draw_cached
from showo2.benchmark.measurement import Comparison, Measurement, Target, interleave
from showo2.benchmark.sizes import Setup
from showo2.context import Context, Guidance
from showo2.flow import CALLS_PER_STEP, SHIFTS, SOLVERS, State, adams_bashforth, time_points
from showo2.loading.loader import load
from showo2.requests import TextToImage
from showo2.tasks.sampling import LatentGrid, prompt_context

FEWER_CALLS, REFERENCE_CALLS = 25, 400
COMPARED_CALLS = (12, 24, 48)
PROMPTS = ("a red car on the beach", "a big yellow kite at the top left, night", "雪地里的一只蓝色小鸟")

Solve = Callable[..., Iterator[State]]  # calls, name of the solver, options of guidance and drawing


def fewer_calls(setup: Setup) -> Comparison:
    """An image in 25 calls of Adams-Bashforth, against the baseline's 49 of Euler."""
    ours, baseline = interleave(
        lambda: draw_cached(setup, FEWER_CALLS, adams_bashforth),
        lambda: draw_baseline(setup),
        runs=setup.sizes.runs,
    )
    target = Target(f"image, {FEWER_CALLS} calls against {CALLS}", 3.4, max_error=1.0)
    return Comparison(target, ours.seconds, baseline.seconds, _error(FEWER_CALLS, "adams_bashforth"))


def less_work(setup: Setup, **options: Any) -> Comparison:
    """One of nano's images with `options` (`guidance_stop`, `cache_threshold`), against the same without.

    The target sets no limit to the error: users choose between time and accuracy.
    """
    solve, _ = _problems()[0]

    def draw(**options: Any) -> Generator[float, None, None]:
        for _ in solve(CALLS, "euler", **options):
            yield 1

    ours, baseline = interleave(lambda: draw(**options), draw, runs=setup.sizes.runs)
    words = ", ".join(f"{name} {value}" for name, value in options.items())
    target = Target(f"nano, {words}", 1.0)
    return Comparison(target, ours.seconds, baseline.seconds, _error(CALLS, "euler", **options))


def solver_errors(setup: Setup) -> tuple[Measurement, ...]:
    """The error of every solver for the same numbers of model calls."""
    return tuple(
        Measurement(f"nano, {solver}, {calls} calls, error", _error(calls, solver), unit="x")
        for solver in SOLVERS
        for calls in COMPARED_CALLS
    )


def _error(calls: int, solver: str, **options: Any) -> float:
    """The mean error over all prompts."""
    ratios: list[float] = []
    for solve, reference in _problems():
        distance, unit = (
            torch.linalg.vector_norm(_last(states) - reference).item()
            for states in (solve(calls, solver, **options), solve(CALLS, "euler"))
        )
        ratios.append(distance / unit)
    return sum(ratios) / len(ratios)


@cache
def _problems() -> list[tuple[Solve, Tensor]]:
    """For each prompt, how nano draws it, and the latents of the reference."""
    components = load("nano", dtype="float32")
    problems = []
    for seed, prompt in enumerate(PROMPTS):
        request = TextToImage.resolve(components.checkpoint, prompt=prompt, seed=seed)
        grid = LatentGrid.of(components, request.size)
        context, empty = (prompt_context(components, words, grid) for words in (prompt, ""))
        solve = _solver(context, empty, grid.noise((seed,)), request.sampling.guidance_scale)
        problems.append((solve, _last(solve(REFERENCE_CALLS, "adams_bashforth"))))
    return problems


def _solver(context: Context, empty: Context, noise: Tensor, scale: float) -> Solve:
    def solve(calls: int, solver: str, guidance_stop: float = 1.0, **options: Any) -> Iterator[State]:
        times = time_points(calls // CALLS_PER_STEP[solver] + 1, SHIFTS[solver])
        guidance = Guidance(empty, scale, stop=guidance_stop)
        return context.draw(noise, times, guidance=guidance, solver=SOLVERS[solver], **options)

    return solve


def _last(states: Iterator[State]) -> Tensor:
    *_, state = states
    return state.x
