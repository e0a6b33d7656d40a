"""Less precise weights on this processor, against float32.

At the released widths, since a layer that fits into the processor's cache says nothing about one that does
not. Unless `--full` is given, a ninth of the depth, and of the vocabulary.
"""

from collections.abc import Generator, Iterator, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor

from showo2.benchmark.denoising import CALLS
from showo2.benchmark.measurement import Comparison, Target, Timing, Variant, interleave, single_part
from showo2.benchmark.sizes import Setup, greedy
from showo2.checkpoints import RELEASED
from showo2.context import Context
from showo2.flow import time_points
from showo2.loading.loader import build_on_meta, load, load_weights, save_model
from showo2.loading.weight_files import find_weight_files
from showo2.model.showo2 import Showo2
from showo2.parameters import Size
from showo2.tasks.sampling import LatentGrid

BEFORE, QUESTION = 20, 25  # tokens of text before and after the picture
SIDE = 54  # latent cells of a picture of 432 px
TOKENS, STEPS = 24, 2
FIRST_TOKEN, TOKEN, STEP = "first token about a picture", "token", "step of a picture"
PARTS = {FIRST_TOKEN: slice(1), TOKEN: slice(1, 1 + TOKENS), STEP: slice(1 + TOKENS, 1 + TOKENS + STEPS)}
# The speedup of each part that is compared.
QUANTIZED = {"int8": {TOKEN: 2.3, FIRST_TOKEN: 1.5}, "nf4": {TOKEN: 1.8}}


def quantized_answer(setup: Setup, quantization: str) -> list[Comparison]:
    """A token of an answer, and a picture and a question until the first one."""
    full, latents = setup.wide_model, setup.latents(seed=0, size=SIDE)
    quantized = _quantized(full, quantization)
    variants = (_variant(model, latents, num_steps=0) for model in (quantized, full))
    timings = interleave(*variants, runs=setup.sizes.runs)
    return _compare(quantization, QUANTIZED[quantization], timings)


def bfloat16(setup: Setup) -> Iterator[Comparison]:
    """An answer about a picture, steps of a picture without guidance, and nano's VAE, in bfloat16."""
    nano, half_nano = (load("nano", device="cpu", dtype=dtype) for dtype in ("float32", "bfloat16"))
    width, height = nano.checkpoint.resolutions[0]
    nano_latents = LatentGrid.of(nano, Size(width=width, height=height)).noise([0])
    decoders = (single_part(partial(each.vae.decode, nano_latents)) for each in (half_nano, nano))
    ours, baseline = interleave(*decoders, runs=3 * setup.sizes.runs)
    target = Target("bfloat16, nano, decoding a picture", 1.0)
    yield Comparison(target, ours.seconds, baseline.seconds)
    wide, latents = setup.wide_model, setup.latents(seed=0, size=SIDE)
    for name, models, drawn in (
        ("nano", (half_nano.model, nano.model), nano_latents),
        ("1.5B's widths", (deepcopy(wide).to(torch.bfloat16), wide), latents),
    ):
        variants = (_variant(model, drawn, STEPS) for model in models)
        timings = interleave(*variants, runs=setup.sizes.runs)
        yield from _compare(f"bfloat16, {name}", dict.fromkeys(PARTS, 1.0), timings)


def _compare(name: str, targets: Mapping[str, float], timings: tuple[Timing, ...]) -> list[Comparison]:
    """The mean of each of PARTS that has a target, ours against float32's."""
    results = []
    for part, target in targets.items():
        mine, other = (sum(timing.parts[PARTS[part]]) / len(timing.parts[PARTS[part]]) for timing in timings)
        results.append(Comparison(Target(f"{name}, {part}", target), mine, other))
    return results


def _quantized(model: Showo2, quantization: str) -> Showo2:
    with TemporaryDirectory() as folder:
        save_model(model, RELEASED[0], folder)
        copy = build_on_meta(model.config)
        files: list[Path] = find_weight_files(folder)
        load_weights(copy, files, dtype=torch.float32, device="cpu", quantization=quantization)
    return copy.eval().requires_grad_(False)


def _variant(model: Showo2, latents: Tensor, num_steps: int) -> Variant:
    """First a picture with what stands around it, then one token after another, then steps of another
    picture."""

    def variant() -> Generator[float, None, None]:
        context = Context(model)
        context.read(list(range(BEFORE)))
        context.see(latents)
        context.read(list(range(QUESTION)))
        token = greedy(context.logits())
        yield 1
        for _ in range(TOKENS):
            context.read([token])
            token = greedy(context.logits())
            yield 1
        if num_steps:
            context.crop(BEFORE)
            states = context.draw(latents, time_points(CALLS + 1))
            next(states)  # the noise
            for _ in range(num_steps):
                next(states)
                yield 1

    return variant
