"""Answers of quantized weights on this processor, against float32.

At the released widths, since a layer that fits into the processor's cache says nothing about one that does
not. Unless `--full` is given, a ninth of the depth, and of the vocabulary.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from showo2.benchmark.measurement import Comparison, Target, Variant, interleave
from showo2.benchmark.sizes import FULL, Setup, greedy, random_model
from showo2.checkpoints import RELEASED
from showo2.config import ModelConfig
from showo2.context import Context
from showo2.loading.loader import build_on_meta, load_weights, save_model
from showo2.loading.weight_files import find_weight_files
from showo2.model.showo2 import Showo2

FRACTION = 9
BEFORE, QUESTION = 20, 25  # tokens of text before and after the picture
SIDE = 54  # latent cells of a picture of 432 px
TOKENS = 24
TARGETS = {
    "int8": (2.3, 1.5),
    "nf4": (1.8, None),
}  # speedup of a token, and of the first token about a picture


def answer(setup: Setup, quantization: str) -> tuple[Comparison, ...]:
    """A token of an answer, and a picture and a question until the first one."""
    full = random_model(setup.sizes.model if setup.sizes is FULL else _shallow(FULL.model))
    quantized = _quantized(full, quantization)
    ours, baseline = interleave(_variant(setup, quantized), _variant(setup, full), setup.sizes.runs)
    results = []
    names = f"{quantization} token", f"{quantization}, first token about a picture"
    for name, target, parts in zip(names, TARGETS[quantization], (slice(1, None), slice(1)), strict=True):
        if target is not None:
            mine, other = (sum(each.parts[parts]) / len(each.parts[parts]) for each in (ours, baseline))
            results.append(Comparison(Target(f"{name}, against float32", target), mine, other))
    return tuple(results)


def _shallow(config: ModelConfig) -> ModelConfig:
    """The widths of a configuration, with a fraction of its layers and of its vocabulary."""
    language, semantic, flow_head = config.language, config.semantic, config.flow_head
    return replace(
        config,
        language=replace(
            language,
            vocab_size=language.vocab_size // FRACTION,
            num_layers=language.num_layers // FRACTION,
        ),
        semantic=replace(semantic, num_layers=semantic.num_layers // FRACTION),
        flow_head=replace(flow_head, num_layers=1),
    )


def _quantized(model: Showo2, quantization: str) -> Showo2:
    with TemporaryDirectory() as folder:
        save_model(model, RELEASED[0], folder)
        copy = build_on_meta(model.config)
        files: list[Path] = find_weight_files(folder)
        load_weights(copy, files, dtype=torch.float32, device="cpu", quantization=quantization)
    return copy.eval().requires_grad_(False)


def _variant(setup: Setup, model: Showo2) -> Variant:
    """First the picture with what stands around it, then one token after another."""

    def variant() -> Generator[float, None, None]:
        context = Context(model)
        context.read(setup.text(BEFORE))
        context.see(setup.latents(seed=0, size=SIDE))
        context.read(setup.text(QUESTION, seed=1))
        token = greedy(context.logits())
        yield 1
        for _ in range(TOKENS):
            context.read([token])
            token = greedy(context.logits())
            yield 1

    return variant
