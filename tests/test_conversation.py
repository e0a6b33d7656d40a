"""Answers that hold pictures and clips: the loop, its bounds, and what the next turn keeps of it."""

import copy
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from test_context import full

from showo2 import errors
from showo2.checkpoints import Checkpoint, Task
from showo2.context import Context
from showo2.denoiser import Denoiser
from showo2.media import write_mp4, write_png
from showo2.outputs import Drawing, Reply
from showo2.parameter_fields import parameters_of
from showo2.pipeline import Pipeline
from showo2.prefix_cache import PrefixCache
from showo2.prompts import Drawn, Prompts, Text, Turn
from showo2.prompts import Image as ImagePart
from showo2.requests import Chat
from showo2.tasks import conversation
from showo2.tokenizer import SpecialTokens
from showo2.vae import VideoVAE

PICTURE = Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8))
QUESTION = {
    "role": "user",
    "content": [{"type": "image", "image": PICTURE}, {"type": "text", "text": "What?"}],
}
NEXT = {"role": "user", "content": "And now?"}
OPTIONS = {"num_inference_steps": 4, "seed": 4}


@pytest.fixture
def pipeline(small_pipeline) -> Pipeline:
    """The small checkpoint, said to be trained to draw in chat, with a prefix cache of its own."""
    return with_entry(small_pipeline, tasks=tuple(Task))


def with_entry(pipeline: Pipeline, **changes) -> Pipeline:
    loaded = pipeline._components
    checkpoint: Checkpoint = replace(loaded.checkpoint, **changes)
    return Pipeline(replace(loaded, checkpoint=checkpoint, prefix_cache=PrefixCache()))


@pytest.fixture
def special(small_pipeline) -> SpecialTokens:
    return small_pipeline._components.tokenizer.special


@pytest.fixture
def script(monkeypatch, small_pipeline):
    """A function that makes the language head say these words and tokens, and then eos; it returns the list
    that the logits go into."""

    def say(*said: str | int) -> list[torch.Tensor]:
        logits: list[torch.Tensor] = []
        tokens = iter(tokens_of(small_pipeline, *said, small_pipeline._components.tokenizer.special.eos))

        def sample(found: torch.Tensor) -> int:
            logits.append(found)
            return next(tokens)

        monkeypatch.setattr(conversation, "token_sampler", lambda decoding: sample)
        return logits

    return say


@pytest.fixture
def work(monkeypatch) -> dict[str, int]:
    """How often contexts see a span, and how often the VAE encodes."""
    done = {"see": 0, "encode": 0}
    for owner, name in ((Context, "see"), (VideoVAE, "encode")):
        method = getattr(owner, name)

        def counted(self, what, *args, name=name, method=method, **how):
            done[name] += 1
            return method(self, what, *args, **how)

        monkeypatch.setattr(owner, name, counted)
    return done


def tokens_of(pipeline: Pipeline, *said: str | int) -> list[int]:
    encode = pipeline._components.tokenizer.encode
    return [token for part in said for token in (encode(part) if isinstance(part, str) else [part])]


def last(replies: Iterator[Reply]) -> Reply:
    *_, reply = replies
    return reply


def drawings(reply: Reply) -> list[Drawing]:
    return [part for part in reply.parts if isinstance(part, Drawing)]


def kinds(parts: Sequence[str | Drawing]) -> list[str]:
    return [part if isinstance(part, str) else "clip" if part.clips[0].fps else "picture" for part in parts]


# The loop ---------------------------------------------------------------------------------------------------


def test_an_answer_holds_text_pictures_and_clips_in_order(pipeline, script, special):
    script("one", special.image_start, "two", special.video_start, special.image_start, "three")
    replies = list(pipeline.chat([QUESTION], num_frames=5, width=32, height=48, **OPTIONS))
    reply = replies[-1]
    assert kinds(reply.parts) == ["one", "picture", "two", "clip", "picture", "three"]
    assert reply.text == "one\ntwo\nthree"
    assert [drawing.seeds for drawing in drawings(reply)] == [(4,), (5,), (6,)]
    assert [drawing.clips[0].frames.shape for drawing in drawings(reply)] == [
        (1, 48, 32, 3),
        (5, 48, 32, 3),
        (1, 48, 32, 3),
    ]
    assert reply.num_tokens == len(tokens_of(pipeline, "one", "two", "three")) + 3 + 1
    assert reply.cut_short is None
    assert [each.finished for each in replies] == [False] * (len(replies) - 1) + [True]
    steps = [drawings(each)[0].step for each in replies if len(each.parts) == 2]
    assert steps[:4] == [1, 2, 3, 4], "each step of the first picture is told"


def test_the_loop_equals_the_whole_sequence_in_one_pass(pipeline, script, special, monkeypatch):
    """Hidden states and logits, with a given picture, words, a drawn picture and a clip; and the velocity of
    each drawn span at every t, behind the conversation and behind an empty prompt."""
    seen, hidden, velocities = [], [], []
    see, record, ask = Context.see, Context._record, Denoiser.velocities

    def noted_see(self, latents, **how):
        seen.append(latents)
        see(self, latents, **how)

    def noted_record(self, states, *args, **how):
        if self is contexts[0]:
            hidden.append(states)
        record(self, states, *args, **how)

    def noted_velocities(self, x, t):
        result = ask(self, x, t)
        velocities.append((len(seen), x, t, result))
        return result

    contexts: list[Context] = []
    create = Context.__init__
    monkeypatch.setattr(
        Context, "__init__", lambda self, model: (contexts.append(self), create(self, model))[1]
    )
    monkeypatch.setattr(Context, "see", noted_see)
    monkeypatch.setattr(Context, "_record", noted_record)
    monkeypatch.setattr(Denoiser, "velocities", noted_velocities)
    logits = script("one", special.image_start, "two", special.video_start, "three")
    last(pipeline.chat([QUESTION], num_frames=5, guidance_scale=3.0, **OPTIONS))

    model, tokenizer = pipeline._components.model, pipeline._components.tokenizer
    answer = ("one", Drawn(1, False), "two", Drawn(2, True), "three")
    turns = [Turn("user", (ImagePart(0), "What?")), Turn("assistant", answer)]
    pieces = [
        list(piece.tokens) if isinstance(piece, Text) else seen[piece.index]
        for piece in Prompts(tokenizer).conversation(turns, pipeline.checkpoint.system_prompt)
    ]
    expected = full(model, pieces)
    torch.testing.assert_close(torch.cat(hidden, dim=1), expected.hidden, atol=1e-5, rtol=1e-5)

    lengths = np.cumsum(
        [len(piece) if isinstance(piece, list) else 1 + piece[0, 0].numel() // 4 for piece in pieces]
    )
    # Logits were asked for at the position before each token that was written; end tokens are read.
    written = [
        *range(lengths[2], lengths[3]),
        *range(lengths[4] + 1, lengths[5]),
        *range(lengths[6] + 1, lengths[7]),
    ]
    whole = model.logits(expected)[0]
    torch.testing.assert_close(
        torch.stack(logits), whole[[position - 1 for position in written]], atol=1e-5, rtol=1e-5
    )

    starts = {1: (pieces[:4], special.image_start), 2: (pieces[:6], special.video_start)}
    assert [number for number, *_ in velocities] == [1] * 3 + [2] * 3
    for number, x, t, found in velocities:
        before, start = starts[number]
        for branch, velocity in zip((before, [[special.bos, start]]), found, strict=True):
            tokens = model.velocity(full(model, [*branch, x], t))[-1]
            torch.testing.assert_close(velocity, model.unpack(tokens, x.shape), atol=2e-5, rtol=1e-5)


def test_pictures_are_functions_of_the_seed_and_seeds_wrap(pipeline, script, special):
    def pictures(seed: int) -> list[Drawing]:
        script("a", special.image_start, "b", special.image_start)
        return drawings(last(pipeline.chat([NEXT], num_inference_steps=3, seed=seed)))

    one, two = pictures(2**32 - 1)
    assert (one.seeds, two.seeds) == ((2**32 - 1,), (0,))
    again = pictures(2**32 - 1)
    for before, after in zip((one, two), again, strict=True):
        assert np.array_equal(before.clips[0].frames, after.clips[0].frames)
    assert not np.array_equal(one.clips[0].frames, pictures(1)[0].clips[0].frames)


def test_text_and_pictures_share_one_seed(pipeline):
    request = Chat.resolve(pipeline.checkpoint, messages=[NEXT])
    assert request.decoding.seed == request.sampling.seed == request.settings["seed"]


def test_answers_are_the_same_from_static_caches(pipeline, script, special):
    """As they are replayed on a GPU: the context leaves the decoder's buffers whenever something is drawn."""
    said = ("one", special.image_start, "two", special.image_start, "three")
    script(*said)
    expected = last(pipeline.chat([QUESTION], **OPTIONS))
    static = copy.deepcopy(pipeline._components.model)
    static.enable_static_cache()
    script(*said)
    components = replace(pipeline._components, model=static, prefix_cache=PrefixCache())
    found = last(Pipeline(components).chat([QUESTION], **OPTIONS))
    assert kinds(found.parts) == kinds(expected.parts)
    for one, other in zip(drawings(found), drawings(expected), strict=True):
        difference = np.abs(one.clips[0].frames.astype(int) - other.clips[0].frames.astype(int))
        assert difference.max() <= 1


# Who may draw -----------------------------------------------------------------------------------------------


def test_a_checkpoint_that_was_not_trained_for_it_never_draws(
    pipeline, small_pipeline, script, special, monkeypatch
):
    """A start token is a token like others, and the logits are the same as where it would draw."""
    apart = with_entry(small_pipeline)
    monkeypatch.setattr(Context, "draw", lambda *args, **how: pytest.fail("something was drawn"))
    logits = script("one", special.image_start, special.video_start, "two")
    reply = last(apart.chat([QUESTION], **OPTIONS))
    assert reply.parts == ("onetwo",)
    assert len(logits) == reply.num_tokens
    found = script("one")
    last(pipeline.chat([QUESTION], **OPTIONS))
    for one, other in zip(logits, found, strict=False):
        assert torch.equal(one, other)


def test_without_clips_in_its_training_a_video_start_is_a_token(small_pipeline, script, special):
    pictures_only = with_entry(small_pipeline, tasks=(Task.CHAT, Task.TEXT_TO_IMAGE, Task.MIXED_CHAT))
    script("one", special.video_start, "two", special.image_start)
    assert kinds(last(pictures_only.chat([NEXT], **OPTIONS)).parts) == ["onetwo", "picture"]


def test_impossible_sizes_are_refused_before_any_work(pipeline, monkeypatch):
    monkeypatch.setattr(Context, "_append", lambda *_: pytest.fail("work was done"))
    with pytest.raises(errors.BadSize):
        next(pipeline.chat([NEXT], width=70))
    with pytest.raises(errors.BadFrameCount):
        next(pipeline.chat([NEXT], num_frames=6))


def test_what_an_answer_may_draw_is_counted_before(pipeline, small_pipeline):
    def denoised(of: Pipeline, **values) -> int:
        return Chat.resolve(of.checkpoint, messages=[NEXT], **values).cost(of._components).denoised_tokens

    assert denoised(small_pipeline) == denoised(pipeline, max_pictures=0) == 0
    assert 0 < denoised(pipeline, max_pictures=1) < denoised(pipeline, max_pictures=2)
    assert denoised(pipeline, num_frames=5) < denoised(pipeline, num_frames=9)


def test_callers_of_the_chat_endpoint_by_position_are_not_disturbed():
    decoding = ["max_new_tokens", "temperature", "top_p", "seed", "top_k"]
    assert list(parameters_of(Chat))[: len(decoding)] == decoding


# Bounds -----------------------------------------------------------------------------------------------------


def test_pictures_have_a_bound_and_it_is_told(pipeline, script, special):
    script(*["a", special.image_start] * 9)
    reply = last(pipeline.chat([NEXT], max_pictures=2, **OPTIONS))
    assert kinds(reply.parts) == ["a", "picture", "a", "picture", "a"]
    assert isinstance(reply.cut_short, errors.TooManyPictures)
    assert "2" in str(reply.cut_short)
    script(*["a", special.image_start] * 2)
    assert last(pipeline.chat([NEXT], max_pictures=0, **OPTIONS)).parts == ("aa",)


def test_a_picture_without_room_ends_the_answer_and_the_conversation_goes_on(pipeline, script, special):
    small = with_entry(pipeline, max_tokens=120)
    script("a", special.image_start, "b", special.video_start, "c")
    reply = last(small.chat([NEXT], num_frames=29, **OPTIONS))
    assert kinds(reply.parts) == ["a", "picture", "b"]
    assert isinstance(reply.cut_short, errors.TooLong)
    script("fine")
    assert last(small.chat([NEXT, reply.message, NEXT], **OPTIONS)).text == "fine"


def test_the_longest_answer_counts_all_of_its_text(pipeline, script, special):
    script("aaa", special.image_start, *["b"] * 50)
    length = len(tokens_of(pipeline, "aaa")) + 3
    reply = last(pipeline.chat([NEXT], max_new_tokens=length, **OPTIONS))
    assert reply.num_tokens == length
    assert kinds(reply.parts)[:2] == ["aaa", "picture"]


# What the next turn keeps -----------------------------------------------------------------------------------


def test_the_next_turn_sees_nothing_twice(pipeline, script, special, work, tmp_path):
    """Whether drawn pictures come back as values or as the files that were written of them."""
    script("one", special.image_start, "two", special.video_start, "three")
    first = last(pipeline.chat([QUESTION], num_frames=5, **OPTIONS))
    assert work == {"see": 3, "encode": 1}
    file = tmp_path / "picture.png"
    write_png(drawings(first)[0].images[0], file, {})
    by_file = [
        dict(block, image=file) if block["type"] == "image" else block for block in first.message["content"]
    ]
    for content in (first.message["content"], by_file):
        script("four")
        history = [QUESTION, {"role": "assistant", "content": content}, NEXT]
        assert last(pipeline.chat(history, num_frames=5, **OPTIONS)).text == "four"
        assert work == {"see": 3, "encode": 1}


def test_a_clip_comes_back_from_its_file_as_it_was_drawn(pipeline, script, special, work, tmp_path):
    """Though the file is lossy, and wherever a copy of it lies."""
    script("one", special.video_start)
    first = last(pipeline.chat([NEXT], num_frames=5, **OPTIONS))
    file = tmp_path / "clip.mp4"
    write_mp4(drawings(first)[0].clips[0], file, {})
    copied = Path(shutil.copy(file, tmp_path / "copy.mp4"))
    for path in (file, copied):
        script("four")
        answer = [{"type": "text", "text": "one"}, {"type": "video", "video": path}]
        last(pipeline.chat([NEXT, {"role": "assistant", "content": answer}, NEXT], num_frames=5, **OPTIONS))
        assert work == {"see": 1, "encode": 0}
    script("four")
    copied.write_bytes(copied.read_bytes()[:-1] + b"?")  # another file of the same size
    last(pipeline.chat([NEXT, {"role": "assistant", "content": answer}, NEXT], num_frames=5, **OPTIONS))
    assert work == {"see": 2, "encode": 1}


# An answer that has begun -----------------------------------------------------------------------------------


def test_a_picture_of_an_answer_is_drawn_again_in_its_place(pipeline, script, special, work):
    script("one", special.image_start, "two")
    first = last(pipeline.chat([QUESTION], **OPTIONS))
    assert work == {"see": 2, "encode": 1}
    begun = first.message["content"][:1]
    script("three")
    varied = last(pipeline.chat([QUESTION], prefill=begun, opens="image", num_inference_steps=4, seed=9))
    assert kinds(varied.parts) == ["picture", "three"]
    assert drawings(varied)[0].seeds == (9,)
    assert work == {"see": 3, "encode": 1}, "what stands before it is not seen again"
    script("one", special.image_start, "two")
    expected = last(pipeline.chat([QUESTION], num_inference_steps=4, seed=9))
    found, wanted = (drawings(reply)[0].clips[0].frames for reply in (varied, expected))
    assert np.array_equal(found, wanted)


def test_an_answer_goes_on_from_what_it_begins_with(pipeline, script):
    logits = script("two")
    reply = last(pipeline.chat([NEXT], prefill=[{"type": "text", "text": "one"}], **OPTIONS))
    assert reply.parts == ("two",)
    model, prompts = pipeline._components.model, Prompts(pipeline._components.tokenizer)
    turns = [Turn("user", ("And now?",)), Turn("assistant", ("one", "two"))]
    pieces = prompts.conversation(turns, pipeline.checkpoint.system_prompt)
    tokens = [token for piece in pieces if isinstance(piece, Text) for token in piece.tokens]
    written = len(tokens_of(pipeline, "two"))
    whole = model.logits(full(model, [tokens]))[0]
    torch.testing.assert_close(torch.stack(logits), whole[-2 - written : -1], atol=1e-5, rtol=1e-5)


def test_only_what_a_checkpoint_draws_in_chat_can_be_opened(pipeline, small_pipeline):
    apart = with_entry(small_pipeline)
    pictures_only = with_entry(small_pipeline, tasks=(Task.CHAT, Task.TEXT_TO_IMAGE, Task.MIXED_CHAT))
    for checkpoint, kind in ((apart, "image"), (pictures_only, "video")):
        with pytest.raises(errors.UntrainedTask):
            next(checkpoint.chat([NEXT], opens=kind, **OPTIONS))
    with pytest.raises(errors.UnknownOption, match="opens must be one of image, video"):
        pipeline.chat([NEXT], opens="song")
    assert isinstance(
        last(pipeline.chat([NEXT], opens="image", max_pictures=0, **OPTIONS)).cut_short,
        errors.TooManyPictures,
    )


def test_a_history_without_its_context_is_seen_anew(pipeline, small_pipeline, script, special, work):
    script("one", special.image_start, "two", special.video_start)
    first = last(pipeline.chat([NEXT], num_frames=5, **OPTIONS))
    elsewhere = with_entry(small_pipeline, tasks=tuple(Task))
    logits = script("three")
    last(elsewhere.chat([NEXT, first.message, NEXT], num_frames=5, **OPTIONS))
    assert work == {"see": 4, "encode": 2}
    kept = script("three")
    last(pipeline.chat([NEXT, first.message, NEXT], num_frames=5, **OPTIONS))
    assert work == {"see": 4, "encode": 2}
    assert len(logits) == len(kept)


def test_a_drawn_picture_of_another_size_is_seen_at_a_size_that_the_checkpoint_draws(
    pipeline, script, work, monkeypatch
):
    shapes = []
    see = Context.see
    monkeypatch.setattr(
        Context,
        "see",
        lambda self, latents, **how: (shapes.append(latents.shape[2:]), see(self, latents, **how)),
    )
    for picture, size, shape in (
        (PICTURE, {"width": 32, "height": 48}, (1, 8, 8)),  # the checkpoint's own
        (PICTURE.resize((32, 48)), {"width": 32, "height": 48}, (1, 6, 4)),  # the one asked for
        (PICTURE.resize((200, 100)), {"width": 32, "height": 48}, (1, 6, 4)),  # any other is cropped
    ):
        script("fine")
        answer = {"role": "assistant", "content": [{"type": "image", "image": picture}]}
        last(pipeline.chat([NEXT, answer, NEXT], **size, **OPTIONS))
        assert tuple(shapes[-1]) == shape


def test_a_stop_in_the_third_picture_keeps_the_two_before_it(pipeline, script, special, work):
    script("one", special.image_start, "two", special.image_start, "three", special.image_start, "four")
    replies = pipeline.chat([QUESTION], **OPTIONS)
    for reply in replies:
        if len(drawings(reply)) == 3 and drawings(reply)[2].step == 2:
            break
    replies.close()
    assert not drawings(reply)[2].finished
    blocks = [block["type"] for block in reply.message["content"]]
    assert blocks == ["text", "image", "text", "image", "text"]
    assert work == {"see": 3, "encode": 1}
    script("five", special.image_start)
    following = last(pipeline.chat([QUESTION, reply.message, NEXT], **OPTIONS))
    assert kinds(following.parts) == ["five", "picture"]
    assert work == {"see": 4, "encode": 1}


def test_a_history_of_another_checkpoint_is_read_or_refused_with_a_sentence(
    pipeline, small_pipeline, script, special
):
    script("one", special.image_start, "two", special.video_start)
    drawn = last(pipeline.chat([NEXT], num_frames=5, **OPTIONS)).message
    only_pictures = with_entry(small_pipeline, tasks=(Task.CHAT, Task.TEXT_TO_IMAGE))
    script("fine")
    picture = {"role": "assistant", "content": drawn["content"][:2]}
    assert last(only_pictures.chat([NEXT, picture, NEXT], **OPTIONS)).text == "fine"
    with pytest.raises(errors.UntrainedTask, match="video_chat"):
        last(only_pictures.chat([NEXT, drawn, NEXT], **OPTIONS))


@pytest.mark.parametrize(("kind", "name"), [("image", "a.png"), ("video", "a.mp4")])
def test_a_broken_file_in_an_answer_is_a_sentence(pipeline, tmp_path, kind, name):
    for content, error in ((b"nothing that can be read", errors.Showo2Error), (None, errors.UnreadableMedia)):
        file: Path = tmp_path / name
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        answer = {"role": "assistant", "content": [{"type": kind, kind: file}]}
        with pytest.raises(error, match=name):
            last(pipeline.chat([NEXT, answer, NEXT], **OPTIONS))
