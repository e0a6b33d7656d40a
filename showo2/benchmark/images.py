"""Marks of pixels: the VAE on one picture, and another question about a picture that was seen."""

from collections.abc import Callable, Generator

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from showo2.benchmark.measurement import Mark, Measurement, Way, in_turn, once
from showo2.benchmark.sizes import Bench
from showo2.loading.loader import Components
from showo2.parameters import Decoding
from showo2.requests import Chat


def encoding(bench: Bench) -> Measurement:
    """One picture to latents; the other way is diffusers' own, on the same weights."""
    side = bench.vae.spatial_compression * bench.sizes.cells
    pixels = torch.rand(1, 3, 1, side, side, generator=torch.Generator().manual_seed(0)) * 2 - 1
    return _compare(
        bench,
        "VAE, encoding one picture",
        2.4,
        lambda: bench.vae.encode(pixels),
        lambda: bench.plain_vae.encode(pixels).latent_dist.mode(),
    )


def decoding(bench: Bench) -> Measurement:
    """One picture from latents."""
    latents = bench.picture(seed=0)
    return _compare(
        bench,
        "VAE, decoding one picture",
        1.7,
        lambda: bench.vae.decode(latents),
        lambda: bench.plain_vae.decode(latents).sample,
    )


def second_question(bench: Bench) -> Measurement:
    """Until the first token of another question about a picture, as part of what the first question took."""
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 255, (432, 432, 3), dtype=np.uint8))
    questions = [
        [{"role": "user", "content": [{"type": "image", "image": picture}, {"type": "text", "text": words}]}]
        for words in ("what is this?", "where is the red car?")
    ]

    def ask(components: Components, question: list) -> None:
        decoding = Decoding(max_new_tokens=2, seed=0)
        answering = Chat(messages=question, decoding=decoding, allow_untrained=True).run(components)
        next(answering)
        answering.close()

    def first() -> Generator[float, None, None]:
        components = bench.components()
        yield 0
        ask(components, questions[0])
        yield 1

    def second() -> Generator[float, None, None]:
        components = bench.components()
        ask(components, questions[0])
        yield 0
        ask(components, questions[1])
        yield 1

    ours, theirs = in_turn(second, first, bench.sizes.runs)
    mark = Mark("second question about a picture, first token", 0.15, at_most=True)
    return Measurement(mark, ours.seconds, theirs.seconds)


def _compare(
    bench: Bench, name: str, ratio: float, ours: Callable[[], Tensor], theirs: Callable[[], Tensor]
) -> Measurement:
    ways: list[Way] = [once(ours), once(torch.no_grad()(theirs))]
    mine, other = in_turn(*ways, 2 * bench.sizes.runs)
    error = (mine.result - other.result).abs().max().item()
    return Measurement(Mark(name, ratio, max_error=1e-4), mine.seconds, other.seconds, error)
