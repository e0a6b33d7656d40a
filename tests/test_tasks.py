"""The pipeline's methods on a small random checkpoint: what they yield, refuse, and leave alone."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image
from small_checkpoints import small_entry

from showo2 import errors
from showo2.context import Context
from showo2.denoiser import Denoiser
from showo2.outputs import Clip, Drawing, Reply, Story
from showo2.parameters import Decoding
from showo2.pipeline import Pipeline
from showo2.prompts import STORY_FLAG, Prompts, Text, Turn, Visual
from showo2.prompts import Image as ImagePart
from showo2.requests import TextToImage
from showo2.tasks import conversation
from showo2.tasks.decoding import token_sampler

PICTURE = Image.new("RGB", (80, 60), (200, 30, 30))
LONG_CLIP = Clip(np.random.default_rng(1).integers(0, 255, (9, 48, 64, 3), dtype=np.uint8), fps=8)
CLIP = Clip(np.random.default_rng(0).integers(0, 255, (7, 48, 64, 3), dtype=np.uint8), fps=8)


def ask(*content) -> list[dict]:
    return [{"role": "user", "content": list(content)}]


def text(words: str) -> dict:
    return {"type": "text", "text": words}


def last(events):
    *_, event = events
    return event


def test_chat_streams_and_finishes(small_pipeline):
    replies = list(small_pipeline.chat(ask(text("Hello")), max_new_tokens=6))
    assert all(isinstance(reply, Reply) for reply in replies)
    assert [reply.finished for reply in replies[-2:]] == [False, True]
    assert all(
        after.text.startswith(before.text)
        for before, after in pairwise(replies)
        if "\N{REPLACEMENT CHARACTER}" not in after.text
    )


def test_chat_with_several_pictures_clips_and_turns(small_pipeline, monkeypatch):
    seen = []
    see = Context.see
    monkeypatch.setattr(
        Context,
        "see",
        lambda self, latents, **how: (seen.append(tuple(latents.shape)), see(self, latents, **how)),
    )
    messages = [
        *ask({"type": "image", "image": PICTURE}, {"type": "image", "image": PICTURE}, text("What?")),
        {"role": "assistant", "content": [text("A car.")]},
        *ask({"type": "video", "video": CLIP}, text("And here?")),
    ]
    reply = last(small_pipeline.chat(messages, max_new_tokens=3))
    assert reply.finished
    assert seen == [(1, 16, 1, 8, 8), (1, 16, 1, 8, 8), (1, 16, 2, 8, 8)]


def test_the_frames_of_a_clip_that_were_looked_at_are_told(small_pipeline):
    messages = [
        *ask({"type": "video", "video": CLIP}, text("What?")),
        {"role": "assistant", "content": [text("A car.")]},
        *ask({"type": "image", "image": PICTURE}, {"type": "video", "video": LONG_CLIP}, text("And here?")),
    ]
    for reply in small_pipeline.chat(messages, max_new_tokens=2):
        (watched,) = reply.watched  # of the last question alone
        assert np.array_equal(watched.frames, LONG_CLIP.frames[::2])
    assert last(small_pipeline.chat(ask(text("Hello")), max_new_tokens=2)).watched == ()


def test_sampling_is_a_function_of_the_seed(small_pipeline):
    def answer(seed):
        return last(small_pipeline.chat(ask(text("Hi")), max_new_tokens=12, temperature=1.5, seed=seed)).text

    torch.manual_seed(5)
    before = torch.random.get_rng_state()
    assert answer(1) == answer(1)
    assert len({answer(seed) for seed in range(4)}) > 1
    assert torch.equal(torch.random.get_rng_state(), before), "the global generator was touched"


def test_only_the_likeliest_tokens_are_drawn():
    logits = torch.tensor([0.0, 3.0, 1.0, 2.0])

    def drawn(**options) -> set[int]:
        decoding = Decoding(max_new_tokens=1, temperature=2.0, seed=0, **options)
        sample = token_sampler(decoding)
        return {sample(logits) for _ in range(200)}

    assert drawn() == {0, 1, 2, 3}
    assert drawn(top_k=1) == drawn(top_p=0.0) == {1}
    assert drawn(top_k=2) == {1, 3}
    assert drawn(top_k=9) == {0, 1, 2, 3}


def test_pictures_of_a_batch_are_what_their_seeds_give_alone(small_pipeline):
    together = last(small_pipeline.text_to_image("a red car", num_images=3, seed=7))
    assert together.seeds == (7, 8, 9)
    for index, seed in enumerate(together.seeds):
        alone = last(small_pipeline.text_to_image("a red car", seed=seed))
        difference = np.abs(np.asarray(together.images[index], int) - np.asarray(alone.images[0], int))
        assert difference.max() <= 1


def test_the_used_seed_gives_the_same_picture_again(small_pipeline):
    drawn = last(small_pipeline.text_to_image("a red car"))
    again = last(small_pipeline.text_to_image("a red car", seed=drawn.seeds[0]))
    assert np.array_equal(drawn.clips[0].frames, again.clips[0].frames)


def test_progress_of_a_picture(small_pipeline):
    drawings = list(small_pipeline.text_to_image("a red car", num_inference_steps=5, width=32, height=48))
    assert [drawing.step for drawing in drawings] == [1, 2, 3, 4, 5]
    assert all(isinstance(drawing, Drawing) and drawing.num_steps == 5 for drawing in drawings)
    assert [drawing.finished for drawing in drawings] == [False] * 4 + [True]
    assert drawings[-1].images[0].size == (32, 48)
    assert any(drawing.preview for drawing in drawings[:-1])


def test_guidance_changes_the_picture_and_scale_one_needs_no_second_branch(small_pipeline, monkeypatch):
    guided = last(small_pipeline.text_to_image("a red car", seed=1, guidance_scale=4.0))
    contexts = []
    create = Context.__init__
    monkeypatch.setattr(
        Context, "__init__", lambda self, model: (contexts.append(self), create(self, model))[1]
    )
    plain = last(small_pipeline.text_to_image("a red car", seed=1, guidance_scale=1.0))
    assert len(contexts) == 2, "the prompt's and its expansion"
    assert not np.array_equal(guided.clips[0].frames, plain.clips[0].frames)


def test_clips(small_pipeline):
    drawn = last(small_pipeline.text_to_video("a red car", num_frames=9, seed=3))
    assert drawn.clips[0].frames.shape == (9, 64, 64, 3)
    assert drawn.clips[0].fps == small_pipeline.checkpoint.fps
    continued = last(small_pipeline.image_to_video(PICTURE, "it moves", num_frames=5, seed=3))
    assert continued.clips[0].frames.shape == (5, 64, 64, 3)


def test_a_clip_starts_from_the_given_picture(small_pipeline):
    """The first latent frame is the picture's, so the first frame is what the VAE makes of it."""
    vae = small_pipeline._components.vae
    drawn = last(small_pipeline.image_to_video(PICTURE, "it moves", num_frames=5, seed=3))
    pixels = (
        torch.from_numpy(np.asarray(PICTURE.resize((64, 64)))).permute(2, 0, 1)[None, :, None] / 127.5 - 1
    )
    expected = vae.decode(vae.encode(pixels.float()))[0, :, 0].permute(1, 2, 0)
    expected = ((expected + 1) * 127.5).round().clamp(0, 255)
    assert np.abs(drawn.clips[0].frames[0] - expected.numpy()).max() <= 1


def scripted(monkeypatch, pipeline, tokens):
    """Let the language head say `tokens` whatever it thinks."""
    script = iter(tokens)
    monkeypatch.setattr(conversation, "token_sampler", lambda *_: lambda _: next(script))
    return pipeline._components.tokenizer


def lengths_at_drawing(monkeypatch) -> list[int]:
    """How long the context is at each drawing, from now on."""
    lengths, draw = [], Context.draw

    def noted(self, *args, **kwargs):
        lengths.append(self.length)
        return draw(self, *args, **kwargs)

    monkeypatch.setattr(Context, "draw", noted)
    return lengths


def test_a_story_is_text_and_pictures_until_the_model_ends_it(small_pipeline, monkeypatch):
    tokenizer = small_pipeline._components.tokenizer
    special = tokenizer.special
    tokens = [
        *tokenizer.encode("one"),
        special.image_start,
        *tokenizer.encode("two"),
        special.image_start,
        special.eos,
    ]
    scripted(monkeypatch, small_pipeline, tokens)
    stories = list(small_pipeline.tell_story("a red car", seed=4, max_scenes=5))
    assert all(isinstance(story, Story) for story in stories)
    assert [scene.text for scene in stories[-1].scenes] == ["one", "two"]
    assert all(scene.drawing.finished for scene in stories[-1].scenes)
    assert [scene.drawing.seeds for scene in stories[-1].scenes] == [(4,), (5,)]
    assert stories[-1].finished
    assert not any(story.finished for story in stories[:-1])


def test_a_story_ends_after_the_scenes_asked_for(small_pipeline, monkeypatch):
    special = small_pipeline._components.tokenizer.special
    scripted(monkeypatch, small_pipeline, [special.image_start] * 9)
    story = last(small_pipeline.tell_story("a red car", max_scenes=2))
    assert len(story.scenes) == 2
    assert story.finished


def test_a_story_goes_on_from_what_is_told(small_pipeline, monkeypatch):
    """As many positions as if it had been told at once, seeds that count on, and words of one's own."""
    special = small_pipeline._components.tokenizer.special
    lengths = lengths_at_drawing(monkeypatch)
    one = small_pipeline._components.tokenizer.encode("one")
    scripted(monkeypatch, small_pipeline, [*one, special.image_start, *one, special.image_start, special.eos])
    whole = last(small_pipeline.tell_story("a red car", seed=4, max_scenes=3))
    at_once, lengths[:] = list(lengths), []
    told = [("one", whole.scenes[0].drawing.images[0])]
    scripted(monkeypatch, small_pipeline, [special.eos])
    rest = last(small_pipeline.tell_story("a red car", told=told, text=" one ", seed=4, max_scenes=3))
    assert lengths == at_once[1:]
    assert [scene.text for scene in rest.scenes] == ["one"]
    assert rest.scenes[0].drawing.seeds == whole.scenes[1].drawing.seeds == (5,)
    assert rest.finished


def test_a_told_story_must_leave_room(small_pipeline):
    with pytest.raises(errors.TooLong):
        list(small_pipeline.tell_story("x", told=[("one", PICTURE)] * 99))


def test_later_pictures_of_a_story_depend_on_earlier_ones(small_pipeline, monkeypatch):
    """The second picture is drawn against a context that holds the first."""
    special = small_pipeline._components.tokenizer.special
    lengths = lengths_at_drawing(monkeypatch)
    scripted(monkeypatch, small_pipeline, [special.image_start] * 9)
    list(small_pipeline.tell_story("a red car", max_scenes=2))
    span = 1 + 4 * 4
    assert lengths[1] == lengths[0] + span + 2  # image end, and the next image start


def test_guidance_and_skipping_reach_the_drawing(small_pipeline):
    def draw(**options):
        drawing = last(small_pipeline.text_to_image("a red car", seed=1, num_inference_steps=9, **options))
        return drawing.clips[0].frames

    plain = draw()
    assert np.array_equal(draw(guidance_start=0.0, guidance_stop=1.0, cache_threshold=0.0), plain)
    assert np.array_equal(draw(guidance_stop=0.0), draw(guidance_scale=1.0))
    assert not np.array_equal(draw(cache_threshold=1.0), plain)


def test_guidance_stops_where_the_checkpoint_says(small_pipeline, monkeypatch):
    def draw(**options):
        drawing = last(small_pipeline.text_to_image("a red car", seed=1, num_inference_steps=9, **options))
        return drawing.clips[0].frames

    early, late = draw(guidance_stop=0.5), draw()
    monkeypatch.setattr(
        small_pipeline,
        "_components",
        replace(small_pipeline._components, checkpoint=replace(small_pipeline.checkpoint, guidance_stop=0.5)),
    )
    assert np.array_equal(draw(), early)
    assert np.array_equal(draw(guidance_stop=1.0), late)
    assert not np.array_equal(early, late)


def test_solvers_are_chosen_by_name(small_pipeline):
    def draw(**options):
        return last(small_pipeline.text_to_image("a red car", seed=1, **options)).clips[0].frames

    published = draw(solver="euler")
    assert np.array_equal(draw(), published)
    assert not np.array_equal(draw(solver="adams_bashforth"), published)
    with pytest.raises(errors.UnknownOption, match="euler, adams_bashforth"):
        draw(solver="magic")


@pytest.fixture
def branches(monkeypatch) -> list[int]:
    """The number of branches that were evaluated, model call for model call."""
    counts, velocities = [], Denoiser.velocities

    def counted(self, x, t):
        found = velocities(self, x, t)
        counts.append(len(found))
        return found

    monkeypatch.setattr(Denoiser, "velocities", counted)
    return counts


def test_exact_is_the_default_and_makes_the_calls_that_are_asked_for(small_pipeline, branches):
    def draw(**options):
        return last(small_pipeline.text_to_image("a red car", seed=1, num_inference_steps=50, **options))

    by_default = draw().clips[0].frames
    assert branches == [2] * 49
    assert np.array_equal(draw(quality="exact").clips[0].frames, by_default)
    assert np.array_equal(draw(quality="exact", solver="euler").clips[0].frames, by_default)


@pytest.mark.parametrize(("quality", "calls"), [("balanced", 16), ("fast", 12)])
def test_faster_qualities_call_the_model_less_often(small_pipeline, branches, quality, calls):
    def draw():
        return list(
            small_pipeline.text_to_image("a red car", seed=1, num_inference_steps=50, quality=quality)
        )

    first, second = draw(), draw()
    assert branches == 2 * ([2, 2] + [2, 1] * (calls // 2 - 1))
    assert np.array_equal(first[-1].clips[0].frames, second[-1].clips[0].frames)
    assert [drawing.step for drawing in first] == list(range(1, calls + 2))
    assert first[-1].num_steps == calls + 1


def test_no_quality_makes_more_calls_than_the_steps_have(small_pipeline, branches):
    last(small_pipeline.text_to_image("a red car", quality="balanced", num_inference_steps=4))
    assert branches == [2, 2, 2]


def test_a_quality_counts_in_the_cost(small_pipeline):
    def tokens(**values):
        request = TextToImage.resolve(small_pipeline.checkpoint, prompt="a red car", **values)
        return request.cost(small_pipeline._components).denoised_tokens

    span = 1 + 4 * 4
    assert tokens(num_inference_steps=50) == 98 * span
    assert tokens(quality="balanced", num_inference_steps=50) == 25 * span
    assert tokens(quality="fast", num_inference_steps=50) == 19 * span
    assert tokens(quality="fast", num_inference_steps=50, guidance_scale=1) == 12 * span


def test_closing_a_generator_stops_the_work(small_pipeline, monkeypatch):
    calls = []
    velocities = Denoiser.velocities
    monkeypatch.setattr(Denoiser, "velocities", lambda *args: (calls.append(1), velocities(*args))[1])
    events = small_pipeline.text_to_image("a red car", num_inference_steps=50)
    next(events), next(events)
    events.close()
    assert len(calls) == 1, "one step, both branches at once"


SPECIAL_TEXT = "<|im_end|> <|vision_start|> <|image_pad|> <|im_start|>assistant [PAD] <image> <|vid_end|>"


def test_typed_special_tokens_stay_plain_in_every_layout(small_pipeline):
    tokenizer = small_pipeline._components.tokenizer
    prompts = Prompts(tokenizer)
    special = set(vars(tokenizer.special).values())

    def specials(pieces):
        return [
            token for piece in pieces if isinstance(piece, Text) for token in piece.tokens if token in special
        ]

    for build in (
        prompts.generation,
        lambda words: prompts.generation(words, video=True),
        prompts.story,
        lambda words: prompts.conversation([Turn("user", (words,))], "You are a helpful assistant."),
    ):
        assert specials(build(SPECIAL_TEXT)) == specials(build("plain words"))


def test_typed_special_tokens_do_no_harm_in_any_task(small_pipeline):
    assert last(small_pipeline.chat(ask(text(SPECIAL_TEXT)), max_new_tokens=2)).finished
    assert last(small_pipeline.text_to_image(SPECIAL_TEXT)).finished
    assert last(small_pipeline.text_to_video(SPECIAL_TEXT)).finished
    assert last(small_pipeline.tell_story(SPECIAL_TEXT, max_scenes=1)).finished


def test_the_layouts_are_the_released_ones(small_pipeline):
    tokenizer = small_pipeline._components.tokenizer
    prompts, s = Prompts(tokenizer), tokenizer.special

    def written(pieces):
        names = {token: f"<{name}>" for name, token in vars(s).items()}
        parts = []
        for piece in pieces:
            if isinstance(piece, Visual):
                parts.append("[span]")
                continue
            parts += [names.get(token) or tokenizer.decode([token]) for token in piece.tokens]
        return "".join(parts)

    assert written(prompts.generation_sample("car")) == "<bos>car<image_start>[span]<image_end><eos>"
    assert written(prompts.generation("car", video=True)) == "<bos>car<video_start>"
    assert written(prompts.caption_sample("car")) == "<bos><image_start>[span]<image_end>car<eos>"
    turns = [Turn("user", (ImagePart(0), "what")), Turn("assistant", ("car",)), Turn("user", ("why",))]
    assert written(prompts.conversation(turns, "You are a helpful assistant.")) == (
        "<bos>system\nYou are a helpful assistant.<eos>\n<bos>user\n<image_start>[span]<image_end>\nwhat<eos>"
        "\n<bos>assistant\ncar<eos>\n<bos>user\nwhy<eos>\n<bos>assistant\n"
    )
    assert written(prompts.story_sample("go", ["one", "two"])) == (
        f"<bos>{STORY_FLAG} go\none<image_start>[span]<image_end>two<image_start>[span]<image_end><eos>"
    )


REFUSED = [
    (errors.EmptyPrompt, lambda p: p.text_to_image("   ")),
    (errors.EmptyPrompt, lambda p: p.chat(ask(text("  ")))),
    (errors.BadMessages, lambda p: p.chat([])),
    (errors.BadMessages, lambda p: p.chat([{"role": "system", "content": "x"}])),
    (errors.BadMessages, lambda p: p.chat(ask({"type": "sound", "sound": "x"}))),
    (errors.BadMessages, lambda p: p.chat([*ask(text("x")), {"role": "assistant", "content": "y"}])),
    (errors.UnreadableMedia, lambda p: p.chat(ask({"type": "image", "image": "/nowhere.png"}))),
    (errors.BadSize, lambda p: p.text_to_image("x", width=70)),
    (errors.BadNumber, lambda p: p.text_to_image("x", height=1_000_000)),
    (errors.BadNumber, lambda p: p.text_to_image("x", num_inference_steps=1)),
    (errors.BadNumber, lambda p: p.text_to_image("x", num_images=99)),
    (errors.BadNumber, lambda p: p.text_to_image("x", guidance_scale=float("nan"))),
    (errors.BadNumber, lambda p: p.text_to_image("x", guidance_stop=1.5)),
    (errors.BadNumber, lambda p: p.tell_story("x", cache_threshold=-0.1)),
    (errors.BadNumber, lambda p: p.text_to_image("x", seed=-1)),
    (errors.BadNumber, lambda p: p.chat(ask(text("x")), temperature=9)),
    (errors.BadNumber, lambda p: p.tell_story("x", max_scenes=0)),
    (errors.EmptyText, lambda p: p.tell_story("x", text="  ")),
    (errors.BadFrameCount, lambda p: p.text_to_video("x", num_frames=6)),
    (errors.TooLong, lambda p: p.text_to_image("x " * 2000)),
    (errors.TooLong, lambda p: p.chat(ask(text("x " * 2000)))),
    (errors.TooLong, lambda p: p.text_to_image("x", width=1024, height=1024)),
]


@pytest.mark.parametrize(("error", "request_"), REFUSED)
def test_impossible_requests_are_refused_before_any_work(small_pipeline, monkeypatch, error, request_):
    monkeypatch.setattr(Context, "_append", lambda *_: pytest.fail("work was done"))
    with pytest.raises(error):
        next(request_(small_pipeline))


def test_untrained_tasks_are_refused_unless_the_caller_insists(small_pipeline, monkeypatch):
    loaded = small_pipeline._components
    pipeline = Pipeline(replace(loaded, checkpoint=replace(loaded.checkpoint, tasks=small_entry().tasks)))
    refused = (
        lambda **allow_untrained: pipeline.text_to_video("x", **allow_untrained),
        lambda **allow_untrained: pipeline.image_to_video(PICTURE, "x", **allow_untrained),
        lambda **allow_untrained: pipeline.chat(
            ask({"type": "video", "video": CLIP}), max_new_tokens=1, **allow_untrained
        ),
    )
    for request in refused:
        with pytest.raises(errors.UntrainedTask, match="was not trained for"):
            next(request())
        assert last(request(allow_untrained=True)).finished


def cuda_out_of_memory(*_):
    raise torch.OutOfMemoryError("CUDA out of memory")


def cpu_out_of_memory(*_):
    torch.empty(10**15)


def python_out_of_memory(*_):
    bytearray(10**15)


@pytest.mark.parametrize("fail", [cuda_out_of_memory, cpu_out_of_memory, python_out_of_memory])
def test_running_out_of_memory_is_explained(small_pipeline, monkeypatch, fail):
    monkeypatch.setattr(Denoiser, "velocities", fail)
    with pytest.raises(errors.OutOfMemory, match="fewer or smaller pictures"):
        last(small_pipeline.text_to_image("x"))


def test_other_failures_are_not_taken_for_a_lack_of_memory(small_pipeline, monkeypatch):
    def fail(*_):
        raise RuntimeError("shape mismatch")

    monkeypatch.setattr(Denoiser, "velocities", fail)
    with pytest.raises(RuntimeError, match="shape mismatch"):
        last(small_pipeline.text_to_image("x"))
