"""Decoding with static caches, as a GPU replays it: what is written, and what the context is afterwards."""

from contextlib import closing
from itertools import islice
from threading import Barrier, Thread

import pytest
import torch
from conftest import PATIENCE
from small_checkpoints import small_model
from torch._dynamo.testing import CompileCounter

from showo2.context import Context
from showo2.flow import time_points
from showo2.model import decoding
from showo2.model.decoding import DecoderPool
from showo2.model.showo2 import Showo2

PROMPT = [5, 17, 42, 8]
STEPS = time_points(3)


def likeliest(logits: torch.Tensor) -> int:
    return int(logits.argmax())


def noise() -> torch.Tensor:
    return torch.randn(1, 16, 1, 8, 8, generator=torch.Generator().manual_seed(1))


@pytest.fixture
def model() -> Showo2:
    torch.manual_seed(0)
    return Showo2(small_model()).eval().requires_grad_(False)


def told(model: Showo2, prompt: list[int], count: int = 9) -> tuple[list[int], torch.Tensor, torch.Tensor]:
    """Tokens, logits behind them, and a picture that is drawn and seen behind those."""
    context = Context(model)
    context.read(prompt)
    written = list(context.write(count, likeliest))
    logits = context.logits()
    *_, state = context.draw(noise(), STEPS)
    context.see(state.x)
    context.read(prompt)
    return written, torch.stack((logits, context.logits())), state.x


def test_static_buffers_change_nothing(model, monkeypatch):
    """Whatever stood in the buffers before, and wherever the tokens need larger ones."""
    prompts = [PROMPT * 5, PROMPT, PROMPT * 12]
    expected = [told(model, prompt) for prompt in prompts]
    monkeypatch.setattr(decoding, "MIN_CAPACITY", 32)
    model.enable_static_cache()
    for prompt, (written, logits, picture) in zip(prompts, expected, strict=True):
        found = told(model, prompt)
        assert found[0] == written
        torch.testing.assert_close(found[1], logits, atol=1e-5, rtol=0)
        torch.testing.assert_close(found[2], picture, atol=1e-5, rtol=0)
    assert sorted(decoder.capacity for decoder in model.decoder_pool._idle) == [32, 64]


def test_an_idle_decoder_is_reused(model):
    model.enable_static_cache()
    told(model, PROMPT)
    (decoder,) = model.decoder_pool._idle
    told(model, PROMPT[::-1])
    assert model.decoder_pool._idle == [decoder]


def test_an_answer_that_is_stopped_leaves_the_context_whole(model):
    context = Context(model)
    context.read(PROMPT)
    with closing(context.write(9, likeliest)) as answer:
        written = list(islice(answer, 3))
    context.read(PROMPT)
    expected = context.logits()
    model.enable_static_cache()
    context = Context(model)
    context.read(PROMPT)
    with closing(context.write(9, likeliest)) as answer:
        assert list(islice(answer, 3)) == written
        context.fork(5)  # what the context holds is there in the meantime, too
    (decoder,) = model.decoder_pool._idle
    for keys, values in decoder.buffers:
        keys.fill_(9.0), values.fill_(9.0)  # the next answer's
    context.read(PROMPT)
    torch.testing.assert_close(context.logits(), expected, atol=1e-5, rtol=0)


def test_answers_at_a_time_have_a_decoder_each(model):
    expected = told(model, PROMPT)[0]
    model.enable_static_cache()
    together, found = Barrier(2, timeout=PATIENCE), []

    def answer() -> None:
        context = Context(model)
        context.read(PROMPT)
        written = []
        for token in context.write(9, likeliest):
            together.wait()
            written.append(token)
        found.append(written)

    threads = [Thread(target=answer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected, expected]
    assert len(model.decoder_pool._idle) == 2


def test_a_pass_never_looks_at_what_is_on_the_device(model):
    """A CUDA graph cannot: so the pass is one graph, of which no length makes another."""
    decoder = DecoderPool(model.language_model)._acquire(20)
    counter = CompileCounter()
    one_graph = torch.compile(decoder._run, backend=counter, fullgraph=True)
    for position in (0, 3, 19):
        decoder._position.fill_(position)
        torch.testing.assert_close(one_graph(), decoder._run(), atol=1e-5, rtol=0)
    assert counter.frame_count == 1
