"""Compiled blocks: the same numbers, whole graphs, and few of them however prompts differ."""

from dataclasses import replace

import pytest
import torch
from small_checkpoints import small_model
from torch._dynamo.testing import CompileCounter

from showo2.context import Context, Guidance
from showo2.denoiser import Denoiser, DenoisingStep, Prefix, run_steps
from showo2.errors import NoCompiler
from showo2.flow import time_points
from showo2.loading.devices import check_compiler
from showo2.model.showo2 import Showo2

TIMES = time_points(4)


@pytest.fixture(autouse=True)
def _nothing_compiled_before():
    torch._dynamo.reset()
    yield
    torch._dynamo.reset()


@pytest.fixture
def model() -> Showo2:
    torch.manual_seed(0)
    return Showo2(small_model()).eval().requires_grad_(False)


def noise() -> torch.Tensor:
    return torch.randn(1, 16, 1, 8, 8, generator=torch.Generator().manual_seed(1))


def use(model: Showo2, prompt: list[int]) -> tuple[torch.Tensor, list[int]]:
    """A picture from a prompt, seen and asked about: the last latents, and the answer."""
    context, empty = Context(model), Context(model)
    context.read(prompt)
    empty.read(prompt[:1])
    *_, state = context.draw(noise(), TIMES, guidance=Guidance(empty, 3.0))
    context.see(state.x)
    context.read(prompt[::-1])
    return state.x, list(context.write(6, lambda logits: int(logits.argmax())))


def test_compiled_blocks_give_the_same_from_few_graphs():
    """As many for four layers as for one, and none for yet another length of the prompt."""
    config = small_model()
    deep = (
        Showo2(replace(config, language=replace(config.language, num_layers=4))).eval().requires_grad_(False)
    )
    prompts = [[5, 6, 7], [5, 9, 8, 7, 6, 5, 4], [5, 4, 4, 6, 8]]
    expected = [use(deep, prompt) for prompt in prompts]
    counter = CompileCounter()
    deep.compile_blocks(counter)
    counts = []
    for prompt, (latents, answer) in zip(prompts, expected, strict=True):
        found = use(deep, prompt)
        counts.append(counter.frame_count)
        torch.testing.assert_close(found[0], latents, atol=2e-5, rtol=0)
        assert found[1] == answer
    assert counts[0] <= 24
    assert counts[1] - counts[0] <= 1, "a cache that grows"
    assert counts[2] == counts[1]


def test_a_step_is_one_graph(model):
    """So nothing in it waits for the device, or looks at a number there."""
    contexts = [Context(model), Context(model)]
    for context, prompt in zip(contexts, ([5, 6, 7], [5]), strict=True):
        context.read(prompt)
    prefixes = [
        Prefix(each._language_cache, each._flow_cache) for each in (context.expand(1) for context in contexts)
    ]
    denoiser = Denoiser(model, prefixes, noise().shape, TIMES[:-1])
    expected = denoiser.velocities(noise(), TIMES[1])
    step = torch.compile(
        lambda x, t: run_steps([DenoisingStep(denoiser, x, t)]), backend="eager", fullgraph=True
    )
    torch.testing.assert_close(step(noise(), TIMES[1]), [expected])


def test_without_a_compiler_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.delenv("CXX", raising=False)
    with pytest.raises(NoCompiler, match="install g"):
        check_compiler(torch.device("cpu"))
    check_compiler(torch.device("cuda"))
