"""The prefix cache: it saves work, changes no answer, and stays within its budget."""

import numpy as np
import pytest
import torch
from PIL import Image
from small_checkpoints import small_model

from showo2.context import Context
from showo2.media import digest
from showo2.model.showo2 import Showo2
from showo2.pipeline import Pipeline, load_pipeline
from showo2.prefix_cache import PrefixCache, Span
from showo2.tasks import pixels
from showo2.vae import VideoVAE

PICTURE = Image.fromarray(np.random.default_rng(0).integers(0, 255, (60, 80, 3), dtype=np.uint8))


@pytest.fixture
def pipeline(small_folder) -> Pipeline:
    return load_pipeline(small_folder, device="cpu", dtype="float32")


@pytest.fixture
def work(monkeypatch) -> dict[str, list[int]]:
    """Tokens that contexts read, spans that they see, and frames that the VAE encodes, for each call."""
    done: dict[str, list[int]] = {"read": [], "see": [], "encode": []}
    for owner, name, size in ((Context, "read", len), (Context, "see", len), (VideoVAE, "encode", len)):
        method = getattr(owner, name)

        def noted(self, what, *args, name=name, size=size, method=method, **how):
            done[name].append(size(what))
            return method(self, what, *args, **how)

        monkeypatch.setattr(owner, name, noted)
    return done


def question(words: str) -> dict:
    return {"role": "user", "content": [{"type": "image", "image": PICTURE}, {"type": "text", "text": words}]}


def turn(role: str, words: str) -> dict:
    return {"role": role, "content": words}


def answer(pipeline: Pipeline, *messages: dict) -> str:
    *_, reply = pipeline.chat(messages, max_new_tokens=8)
    return reply.text


def test_another_question_about_an_image_encodes_nothing_again(pipeline, small_pipeline, work):
    answer(pipeline, question("what is it?"))
    first = sum(work["read"])
    assert (len(work["see"]), len(work["encode"])) == (1, 1)
    second = answer(pipeline, question("where is it?"))
    assert (len(work["see"]), len(work["encode"])) == (1, 1)
    assert sum(work["read"]) - first < first, "only what is new is read"
    assert second == answer(small_pipeline, question("where is it?"))


def test_files_of_earlier_turns_are_opened_and_hashed_once(pipeline, monkeypatch, tmp_path):
    file = tmp_path / "picture.png"
    PICTURE.save(file)
    calls: list[str] = []
    for name in ("open_image", "digest"):
        original = getattr(pixels, name)

        def counted(*args, name=name, original=original):
            calls.append(name)
            return original(*args)

        monkeypatch.setattr(pixels, name, counted)
    ask = {"role": "user", "content": [{"type": "image", "image": file}, {"type": "text", "text": "what?"}]}
    first = answer(pipeline, ask)
    assert sorted(calls) == ["digest", "open_image"]
    answer(pipeline, ask, turn("assistant", first or "x"), turn("user", "where?"))
    assert sorted(calls) == ["digest", "open_image"]
    PICTURE.rotate(90).save(file)
    answer(pipeline, ask)
    assert sorted(calls) == ["digest", "digest", "open_image", "open_image"], "a changed file is read again"


def test_the_next_turn_continues_and_answers_like_an_uncached_conversation(pipeline, small_folder, work):
    first = answer(pipeline, question("what is it?"))
    conversation = (question("what is it?"), turn("assistant", first), turn("user", "are you sure?"))
    fresh = load_pipeline(small_folder, device="cpu", dtype="float32")
    assert answer(pipeline, *conversation) == answer(fresh, *conversation)
    assert len(work["see"]) == 2, "once in each pipeline"


def test_undoing_and_editing_a_turn_encode_nothing_again_and_answer_as_uncached(pipeline, small_folder, work):
    first = answer(pipeline, question("what is it?"))
    second = answer(pipeline, question("what is it?"), turn("assistant", first), turn("user", "sure?"))
    for conversation in (
        # The last turn undone.
        (question("what is it?"), turn("assistant", first), turn("user", "and where?")),
        # The first turn edited, and the later ones dropped.
        (question("where is it?"),),
        # The original turns again.
        (
            question("what is it?"),
            turn("assistant", first),
            turn("user", "sure?"),
            turn("assistant", second),
            turn("user", "why?"),
        ),
    ):
        fresh = load_pipeline(small_folder, device="cpu", dtype="float32")
        expected = answer(fresh, *conversation)
        seen = len(work["see"])
        assert answer(pipeline, *conversation) == expected
        assert len(work["see"]) == seen


def test_an_image_is_encoded_once_for_all_tasks(pipeline, work):
    story = dict(told=[("A red car.", PICTURE)], max_scenes=1, num_inference_steps=2)
    for _ in range(2):
        list(pipeline.tell_story("a red car", seed=0, **story))
    assert len(work["encode"]) == 1


def test_a_stopped_answer_can_be_continued(pipeline, small_folder, work):
    replies = pipeline.chat([question("what is it?")], max_new_tokens=8)
    next(replies), next(replies)
    replies.close()
    fresh = load_pipeline(small_folder, device="cpu", dtype="float32")
    assert answer(pipeline, question("what is it?")) == answer(fresh, question("what is it?"))
    assert len(work["encode"]) == 2, "once in each pipeline"


def model() -> Showo2:
    torch.manual_seed(0)
    return Showo2(small_model()).eval()


def context_of(network: Showo2, tokens: list[int]) -> Context:
    context = Context(network)
    context.read(tokens)
    return context


def test_the_longest_prefix_is_found_and_one_item_left_to_read():
    network, cache = model(), PrefixCache()
    cache.insert([1, 2, 3], context_of(network, [1, 2, 3]))
    cache.insert([1, 2, 9, 9], context_of(network, [1, 2, 9, 9]))
    context, held = cache.fork([1, 2, 9, 5])
    assert (context.length, held) == (3, 3)
    context, held = cache.fork([1, 2, 3])
    assert (context.length, held) == (2, 2)
    assert cache.fork([7, 1, 2]) == (None, 0)


def test_a_fork_does_not_change_the_cached_context():
    network, cache = model(), PrefixCache()
    cache.insert([1, 2, 3, 4], context_of(network, [1, 2, 3, 4]))
    context, _ = cache.fork([1, 2, 9])
    context.read([9, 8, 7])
    again, held = cache.fork([1, 2, 3, 4, 5])
    again.read([5])
    assert held == 4
    torch.testing.assert_close(
        again.logits(), context_of(network, [1, 2, 3, 4, 5]).logits(), atol=1e-4, rtol=0
    )


def test_the_same_latents_seen_with_other_options_are_another_span():
    network, cache = model(), PrefixCache()
    latents = torch.zeros(1, 16, 1, 8, 8)
    name = digest(latents.numpy())
    context = context_of(network, [1])
    context.see(latents)
    cache.insert([1, Span(name, 17)], context)
    assert cache.fork([1, Span(name, 17), 2])[1] == 2
    assert cache.fork([1, Span(name, 17, "closely"), 2])[1] == 1


def test_the_budget_is_never_exceeded_and_the_least_recently_used_goes_first():
    cache = PrefixCache(budget=1000)
    for number in range(6):
        cache.latents(str(number), lambda: torch.zeros(100))
        assert cache.num_bytes <= 1000
    encoded = []
    for number in (5, 4, 3):
        cache.latents(str(number), lambda number=number: encoded.append(number) or torch.zeros(100))
    assert encoded == [3]
    disabled = PrefixCache(budget=0)
    disabled.latents("a", lambda: torch.zeros(1))
    assert disabled.num_bytes == 0


def test_a_continued_context_replaces_what_it_continues():
    network, cache = model(), PrefixCache()
    cache.insert([1, 2], context_of(network, [1, 2]))
    longer = context_of(network, [1, 2, 3])
    cache.insert([1, 2, 3], longer)
    assert cache.num_bytes == longer.num_bytes
