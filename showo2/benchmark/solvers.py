"""The mark of fewer calls: 25 of a multistep solver in place of Euler's 49, and what that costs in accuracy."""

import torch
from torch import Tensor

from showo2.benchmark.drawing import CALLS, drawn, recomputed
from showo2.benchmark.measuring import Mark, Measurement, in_turn
from showo2.benchmark.sizes import Bench
from showo2.context import Guidance
from showo2.flow import SHIFTS, SOLVERS, adams_bashforth, time_points
from showo2.loading import load
from showo2.tasks.drawing import make_canvas, prompt_context
from showo2.tasks.requests import DrawingRequest

FEWER, MANY = 25, 400
# Accuracy is a property of trained weights, so it is nano's.
PROMPTS = ("a red car on the beach", "a big yellow kite at the top left, night", "雪地里的一只蓝色小鸟")


def fewer_calls(bench: Bench) -> Measurement:
    """A picture in 25 calls against recomputing 49; the error is that to a 400-step solution, as part of Euler's."""
    ours, theirs = in_turn(
        lambda: drawn(bench, FEWER, adams_bashforth), lambda: recomputed(bench), bench.sizes.runs
    )
    mark = Mark(f"image, {FEWER} calls against {CALLS}", 3.4, max_error=1.0)
    return Measurement(mark, ours.seconds, theirs.seconds, _error_against_euler())


def _error_against_euler() -> float:
    """Distance of the fewer calls' latents from the solution, by that of Euler's: the mean over all prompts."""
    loaded = load("nano", dtype="float32")
    shares = []
    for seed, prompt in enumerate(PROMPTS):
        canvas = make_canvas(loaded, DrawingRequest(seed=seed), video=False)
        context, empty = (prompt_context(loaded, words, canvas, video=False) for words in (prompt, ""))
        vae = loaded.vae
        noise = canvas.noise(vae.latent_channels, vae.spatial_compression, vae.temporal_compression)
        guidance = Guidance(empty, canvas.guidance_scale)

        def solve(calls: int, solver: str, context=context, noise=noise, guidance=guidance) -> Tensor:
            times = time_points(calls + 1, SHIFTS[solver])
            *_, state = context.draw(noise, times, guidance=guidance, solver=SOLVERS[solver])
            return state.x

        solution = solve(MANY, "adams_bashforth")
        fewer, published = (
            torch.linalg.vector_norm(solve(*way) - solution).item()
            for way in ((FEWER, "adams_bashforth"), (CALLS, "euler"))
        )
        shares.append(fewer / published)
    return sum(shares) / len(shares)
