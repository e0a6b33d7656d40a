"""Fewer calls, and less work in a call: what they save, and what that costs in accuracy, which is a property of trained
weights and so is nano's."""

from collections.abc import Callable, Generator
from functools import cache
from typing import Any

import torch
from torch import Tensor

from showo2.benchmark.denoising import CALLS, drawn, recomputed
from showo2.benchmark.measurement import Mark, Measurement, in_turn
from showo2.benchmark.sizes import Bench
from showo2.context import Context, Guidance
from showo2.flow import SHIFTS, SOLVERS, State, adams_bashforth, time_points
from showo2.loading.loader import load
from showo2.requests import TextToImage
from showo2.tasks.sampling import LatentGrid, prompt_context

FEWER, MANY = 25, 400
PROMPTS = ("a red car on the beach", "a big yellow kite at the top left, night", "雪地里的一只蓝色小鸟")

Solve = Callable[..., Generator[State, None, None]]  # calls, solver's name, options of guidance and drawing


def fewer_calls(bench: Bench) -> Measurement:
    """A picture in 25 calls against recomputing 49; the error is that to a 400-step solution, as part of Euler's."""
    ours, theirs = in_turn(
        lambda: drawn(bench, FEWER, adams_bashforth), lambda: recomputed(bench), bench.sizes.runs
    )
    mark = Mark(f"image, {FEWER} calls against {CALLS}", 3.4, max_error=1.0)
    return Measurement(mark, ours.seconds, theirs.seconds, _error(FEWER, "adams_bashforth"))


def less_work(bench: Bench, **options: Any) -> Measurement:
    """A picture of nano's with `options` (`guidance_stop`, `cache_threshold`) against the same without; the error as in
    `fewer_calls`. Whoever takes them weighs one against the other: the mark asks for no accuracy."""
    solve = _problems()[0][0]

    def way(**options: Any) -> Generator[float, None, None]:
        for _ in solve(CALLS, "euler", **options):
            yield 1

    ours, theirs = in_turn(lambda: way(**options), way, bench.sizes.runs)
    words = ", ".join(f"{name} {value}" for name, value in options.items())
    return Measurement(
        Mark(f"nano, {words}", 1.0), ours.seconds, theirs.seconds, _error(CALLS, "euler", **options)
    )


def _error(calls: int, solver: str, **options: Any) -> float:
    """Distance of latents from the solution, by that of Euler's 49 calls: the mean over all prompts."""
    shares = []
    for solve, solution in _problems():
        distances = (
            torch.linalg.vector_norm(_end(solve(*way, **given)) - solution).item()
            for way, given in (((calls, solver), options), ((CALLS, "euler"), {}))
        )
        shares.append(next(distances) / next(distances))
    return sum(shares) / len(shares)


@cache
def _problems() -> list[tuple[Solve, Tensor]]:
    """For each prompt, how nano draws it, and its 400-step solution."""
    components = load("nano", dtype="float32")
    problems = []
    for seed, prompt in enumerate(PROMPTS):
        request = TextToImage.resolve(components.checkpoint, prompt=prompt, seed=seed)
        grid = LatentGrid.of(components, request.size)
        context, empty = (prompt_context(components, words, grid) for words in (prompt, ""))
        solve = _solver(context, empty, grid.noise((seed,)), request.sampling.guidance_scale)
        problems.append((solve, _end(solve(MANY, "adams_bashforth"))))
    return problems


def _solver(context: Context, empty: Context, noise: Tensor, scale: float) -> Solve:
    def solve(calls: int, solver: str, guidance_stop: float = 1.0, **options: Any):
        times = time_points(calls + 1, SHIFTS[solver])
        guidance = Guidance(empty, scale, stop=guidance_stop)
        return context.draw(noise, times, guidance=guidance, solver=SOLVERS[solver], **options)

    return solve


def _end(states: Generator[State, None, None]) -> Tensor:
    *_, state = states
    return state.x
