"""How memory grows: with resolution, text, frames, turns of a conversation, and pictures at once; and the
largest requests that graphics cards hold.

It is counted (see `peak_memory`), for the released sizes in bfloat16 and beside the weights: for pictures and
clips with guidance, until their pixels are there.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

import numpy as np
import torch

from showo2.benchmark.denoising import GUIDANCE_SCALE
from showo2.benchmark.growth import (
    ANSWER,
    FRAMES,
    PICTURES,
    PROMPT,
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
from showo2.benchmark.measurement import Curve, Measurement
from showo2.benchmark.peak_memory import PeakMemory, fused_attention
from showo2.benchmark.sizes import Setup
from showo2.checkpoints import SHOWO2_1_5B, SHOWO2_7B
from showo2.context import Guidance
from showo2.loading.loader import build_on_meta
from showo2.loading.quantization import full_bytes, peak_bytes, weight_bytes
from showo2.loading.vae_files import build_released_vae_on_meta
from showo2.model.showo2 import Showo2
from showo2.vae import VideoVAE

PRECISION, GPU = torch.bfloat16, torch.device("cuda")
MODELS = {"1.5B": SHOWO2_1_5B, "7B": SHOWO2_7B}
QUANTIZATIONS = (None, "nf4-all")
CARDS = (8, 16, 24, 80)  # GB of 10**9 bytes: the 7% that cards have beyond are left to CUDA
LARGE_SIDE = 1024  # px
LARGE_PICTURES = f"pictures of {LARGE_SIDE} px at once"
# As far as the window of 32,768 tokens reaches; pictures at once beyond the largest of CARDS.
POINTS: Points = {
    PX: (432, 1024, 1536, 2048, 2880),
    TOKENS: (256, 4096, 32_000),
    FRAMES: (1, 5, 33, 173),
    TURNS: (1, 2, 4, 8),
    PICTURES: (1, 2, 8, 256),
    LARGE_PICTURES: (1, 2, 8, 64),
}
# Steps in which requests may grow from the first point on.
GRANULARITY = {PX: 16, TOKENS: 1, FRAMES: 4, PICTURES: 1, LARGE_PICTURES: 1}


def memory_growth(setup: Setup) -> Iterator[Curve | Measurement]:
    """For each model, curves of memory and the largest requests that each of CARDS holds."""
    for name, config in MODELS.items():
        model, vae = build_on_meta(config), build_released_vae_on_meta()
        for each in (model, vae):
            each.bfloat16().requires_grad_(False)
        curves = list(memory_curves(name, _counted(model), VideoVAE(vae), POINTS))
        yield from curves
        for quantization in QUANTIZATIONS:
            weights = weight_bytes(model, PRECISION, quantization, GPU) + full_bytes(vae, PRECISION)
            loading = peak_bytes(weights, model, PRECISION, quantization, GPU)
            for card in CARDS:
                budget = card - weights / 1e9 if loading <= card * 1e9 else 0.0
                prefix = f"{name} in {quantization or 'bfloat16'}, {card} GB"
                for curve in curves:
                    if curve.name.startswith("request") and curve.axis in GRANULARITY:
                        yield Measurement(prefix, largest(curve, budget), curve.axis)


def _counted(model: Showo2) -> Showo2:
    """The same with one semantic layer, which saves time: they run one after another and keep nothing."""
    semantic = replace(model.config.semantic, num_layers=1)
    return build_on_meta(replace(model.config, semantic=semantic)).to(PRECISION).requires_grad_(False)


def memory_curves(name: str, model: Showo2, vae: VideoVAE, points: Points) -> Iterator[Curve]:
    """GB that requests take beside the weights, at the most at a time; and what conversations keep."""

    def curve(what: str, axis: str, sizes: Iterable[int]) -> Curve:
        return Curve(f"{what}, {name}", axis, tuple(points[axis]), tuple(size / 1e9 for size in sizes), "GB")

    shapes = {**SHAPES, LARGE_PICTURES: lambda count: latent_shape(LARGE_SIDE, count=count)}
    for axis, shape in shapes.items():
        steps, requests = zip(*(drawing_bytes(model, vae, shape(x)) for x in points[axis]), strict=True)
        yield curve("request", axis, requests)
        yield curve("step", axis, steps)
    behind = (drawing_bytes(model, vae, latent_shape(), count) for count in points[TOKENS])
    yield curve("request", TOKENS, (request for _, request in behind))
    yield curve("conversation", TURNS, conversation_bytes(model, points[TURNS]))


def drawing_bytes(
    model: Showo2, vae: VideoVAE, shape: tuple[int, ...], prompt: int = PROMPT
) -> tuple[int, int]:
    """Bytes beside the weights, for latents of a shape behind a prompt of so many tokens.

    At the most until the last step is over, and until the pixels are there. Both networks must be on the meta
    device.
    """
    model = deepcopy(model)  # which keeps rotary tables for its longest sequence so far
    weights = (*model.parameters(), *vae.model.parameters())
    with fused_attention(), PeakMemory(weights) as memory:
        context = read_text(model, prompt)
        guidance = Guidance(read_text(model, 2), GUIDANCE_SCALE)
        noise = torch.empty(shape, device="meta")
        # Not a loop to its end: contexts live until the pixels are there, as in `tasks.sampling.denoise`.
        states = context.draw(noise, [0.0, 1.0], guidance=guidance)
        next(states)  # the noise
        state = next(states)
        steps = memory.peak
        vae.decode(state.x)
        return steps, memory.peak


def conversation_bytes(model: Showo2, turns: Sequence[int]) -> list[int]:
    """Bytes that a conversation about a picture keeps after each of so many turns, in ascending order."""
    kept, done = [], 0
    with fused_attention():
        context = see_picture(model, torch.empty(latent_shape(), device="meta"))
        for count in turns:
            for _ in range(done, count):
                context.read([0] * QUESTION)
                context.read([0] * ANSWER)
            done = count
            kept.append(context.num_bytes)
    return kept


def largest(curve: Curve, budget: float) -> int:
    """The largest x within a budget in GB, and within the curve; 0 where not even its first point fits.

    Between two points, memory grows with the number of tokens.
    """
    if budget < curve.ys[0]:
        return 0
    power = 2 if curve.axis == PX else 1
    x = np.interp(budget, curve.ys, np.power(curve.xs, power)) ** (1 / power)
    first, step = curve.xs[0], GRANULARITY[curve.axis]
    return int(first + step * ((x - first + 1e-6) // step))
