"""Attention of a span that is only understood: as in the public training data, or as in the public demo
scripts.

The public scripts build a dense mask: causal, and all ones within a block of `length` positions from `offset`
on. With `a` the text before the image-start token, training has offset len(a) + 1, which is the time token;
the demos have len(a) + 2.
"""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from test_parity import FORWARD, Reference

from showo2.context import Context
from showo2.errors import UnknownOption
from showo2.flow import time_points
from showo2.model.showo2 import Showo2
from showo2.pipeline import Pipeline, load_pipeline

PARITY = Path(__file__).parent / "data" / "parity"
OFFSETS = {"training": 1, "demo": 2}  # behind len(a)


@pytest.fixture(scope="module", params=["tied", "untied"])
def reference(request) -> Reference:
    return Reference(PARITY / request.param)


def public_mask(num_positions: int, offset: int, length: int) -> torch.Tensor:
    """(1, 1, L, L), True where a query may see a key."""
    mask = torch.ones(num_positions, num_positions).tril().bool()
    mask[offset : offset + length, offset : offset + length] = True
    return mask[None, None]


@torch.no_grad()
def public_logits(model: Showo2, tokens: list[int], start: int, latents: torch.Tensor, mask) -> torch.Tensor:
    """Logits (L, vocab_size) of one sequence with a span at `start`, recomputed under a dense mask."""
    embeddings = model.language_model.embed_tokens(torch.tensor([tokens]))
    span = model.embed_span(model.visual_embedder(latents), model.time_embedding(torch.ones(1)))
    embeddings[:, start : start + span.shape[1]] = span
    rotary = model.language_model.rotary(0, len(tokens))
    return model.language_model.logits(model.language_model(embeddings, rotary, mask=mask))[0]


def read_all(reference: Reference, attention: str, length: int | None = None) -> tuple[Context, torch.Tensor]:
    settings = reference.cases["image_understanding"]
    tokens, start = settings["tokens"], settings["visual_start"]
    end = start + settings["visual_length"]
    context = Context(reference.model)
    context.read(tokens[:start])
    latents = reference.latents("image_understanding")
    if attention == "demo":
        context.see(latents, bidirectional_length=length, end_token=tokens[end])
        context.read(tokens[end + 1 :])
    else:
        context.see(latents, bidirectional_length=length)
        context.read(tokens[end:])
    return context, context.logits()


@pytest.mark.parametrize("attention", OFFSETS)
@pytest.mark.parametrize("block", [None, 10])
def test_each_is_the_public_mask(reference, attention, block, record_property):
    settings = reference.cases["image_understanding"]
    tokens, start = settings["tokens"], settings["visual_start"]
    offset = (start - 1) + OFFSETS[attention]  # `a` ends before the image-start token
    mask = public_mask(len(tokens), offset, block or settings["visual_length"])
    latents = reference.latents("image_understanding")
    expected = public_logits(reference.model, tokens, start, latents, mask)[-1]
    context, logits = read_all(reference, attention, block)
    assert context.length == len(tokens)
    torch.testing.assert_close(logits, expected, atol=FORWARD, rtol=0)
    record_property("largest_difference", (logits - expected).abs().max().item())


def test_training_is_the_published_reference_and_the_demo_is_not(reference):
    expected = reference.tensor("image_understanding", "logits")[0, -1]
    torch.testing.assert_close(read_all(reference, "training")[1], expected, atol=FORWARD, rtol=0)
    assert (read_all(reference, "demo")[1] - expected).abs().max() > 1e-3


def test_a_picture_drawn_behind_a_demo_span_takes_its_end_token_for_text(reference):
    """What the flow head sees does not depend on whether the end token was read with the span."""
    model = reference.model
    context, _ = read_all(reference, "demo")
    context.expand(1)  # lets the flow head pass over all
    segments = [segment.num_text for segment in read_all(reference, "demo")[0]._pending]
    assert segments == [0, 0, 1, 0]
    noise = torch.randn(1, 16, 1, 4, 4, generator=torch.Generator().manual_seed(0))
    *_, state = context.draw(noise[:, : model.config.latent_channels], time_points(3))
    assert state.x.isfinite().all()


# In a pipeline ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(small_folder) -> Pipeline:
    return load_pipeline(small_folder, device="cpu", dtype="float32", understanding_attention="demo")


def ask(pipeline: Pipeline, *turns: str) -> list[str]:
    """The answers to questions about one picture, each with the conversation so far."""
    picture = (
        Image.effect_noise((64, 64), 90).convert("RGB") if not turns else Image.new("RGB", (64, 64), "red")
    )
    messages, answers = [], []
    for number, question in enumerate(turns):
        content = [{"type": "text", "text": question}]
        if number == 0:
            content.insert(0, {"type": "image", "image": picture})
        messages.append({"role": "user", "content": content})
        *_, reply = pipeline.chat(messages, max_new_tokens=6)
        messages.append({"role": "assistant", "content": [{"type": "text", "text": reply.text}]})
        answers.append(reply.text)
    return answers


def test_the_demos_attention_is_chosen_by_name(small_folder, demo, monkeypatch):
    seen = []
    see = Context.see

    def spy(context: Context, latents: torch.Tensor, **options) -> None:
        seen.append(options.get("end_token"))
        see(context, latents, **options)

    monkeypatch.setattr(Context, "see", spy)
    special = demo._components.tokenizer.special
    ask(demo, "what is red?")
    ask(load_pipeline(small_folder, device="cpu", dtype="float32"), "what is red?")
    assert seen == [special.image_end, None]
    assert demo.checkpoint.understanding_attention == "demo"


def test_a_conversation_goes_on_from_the_cache_with_the_same_answers(small_folder, demo):
    fresh = load_pipeline(small_folder, device="cpu", dtype="float32", understanding_attention="demo")
    turns = ("a car", "and a boat", "and the sea")
    answers = ask(demo, *turns)
    fresh._components = replace(fresh._components, prefix_cache=type(fresh._components.prefix_cache)(0))
    assert ask(fresh, *turns) == answers


def test_other_names_are_refused(small_folder):
    with pytest.raises(
        UnknownOption, match="understanding_attention must be one of training, demo; got 'new'"
    ):
        load_pipeline(small_folder, understanding_attention="new")


def test_it_is_written_only_where_it_is_not_the_trainings(small_pipeline, demo):
    assert "understanding_attention" not in small_pipeline.checkpoint.to_dict()
    assert type(demo.checkpoint).from_dict(demo.checkpoint.to_dict()) == demo.checkpoint
