"""Wording that people use and training never shows: requests for pictures and clips, questions, small talk,
and pictures that are not of the world."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from PIL import Image

from showo2 import outputs
from showo2.evaluation.outcomes import Outcome
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation.generation import (
    evaluate_image_to_video,
    evaluate_text_to_image,
    evaluate_text_to_video,
)
from showo2.storybook.evaluation.parsing import same_answer
from showo2.storybook.evaluation.samples import EvalSample, each_number
from showo2.storybook.evaluation.stories import evaluate_stories
from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import Clip, sample_alike, sample_clip_anywhere, sample_scene, sample_story
from showo2.storybook.talk_dataset import doubted, follow_up
from showo2.storybook.unknown_pictures import STRANGE, draw_kind
from showo2.storybook.vqa import Question
from showo2.storybook.wording import small_talk
from showo2.storybook.wording.clip_questions import free_clip_questions
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.picture_requests import request
from showo2.storybook.wording.plots import PLOTS, plot_request, sample_plot
from showo2.storybook.wording.question_forms import SAID
from showo2.storybook.wording.questions import free_questions

ANSWER_TOKENS = 96
FPS = 8.0  # of the clips that are shown
ASKED = 8  # questions about each picture or clip
ALIKE = 0.15  # share of pictures of things of one look

Message = dict[str, object]


def evaluate_free_wording(
    group: str,
    pipeline: Pipeline,
    copy: Callable[[np.ndarray], np.ndarray],
    options: Mapping[str, Any],
    count: int,
    seed: int,
) -> Iterator[Outcome]:
    """The outcomes of a group of parts; answers take little time, so that there are more of them than
    pictures."""
    if group == "requests":
        yield from evaluate_requests(pipeline, count, seed, options)
    elif group == "anywhere":
        yield from evaluate_clips_from_anywhere(pipeline, count, seed, copy, options)
    elif group == "free-questions":
        yield from evaluate_free_questions(pipeline, count, seed)
    elif group == "turns":
        yield from evaluate_turns(pipeline, count, seed)
    elif group == "strange":
        yield from evaluate_strange_pictures(pipeline, 2 * count, seed)
    elif group == "plots":
        yield from evaluate_plots(pipeline, count, seed, options)
    elif group == "talk":
        yield from evaluate_small_talk(pipeline, 4 * count, seed)


def evaluate_requests(
    pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]
) -> Iterator[Outcome]:
    """Pictures asked for in the words of training, and in held-out ones; the scenes of both are the same."""
    for name, held_out in (("free wording", False), ("held-out wording", True)):
        task = f"text to image, {name}"
        for language, number, rng in each_number("requests", count, seed):
            scene = (sample_alike if rng.random() < ALIKE else sample_scene)(rng)
            asked = request(scene, Random(f"{seed} {name} {number} {language}"), language, held_out)
            judged = ["count", "kinds with colours" if asked.says_colors else "kinds", "sizes"]
            if not scene.is_plain:
                judged.append("positions")
            if asked.says_place:
                judged.append("place")
            asked_for = (EvalSample(task, language, number, scene, asked.text),)
            yield from evaluate_text_to_image(pipeline, asked_for, judged, **options)


def evaluate_clips_from_anywhere(
    pipeline: Pipeline,
    count: int,
    seed: int,
    copy: Callable[[np.ndarray], np.ndarray],
    options: Mapping[str, Any],
) -> Iterator[Outcome]:
    """Clips from a first frame in which the thing stands anywhere, and from text that says where; held-out
    wording."""
    for task, given in (("image to video, from anywhere", True), ("text to video, from anywhere", False)):
        asked_for = []
        for language, number, rng in each_number(task, count, seed):
            clip = sample_clip_anywhere(rng)
            while _leaves(clip) or (clip.turns and not given):
                clip = sample_clip_anywhere(rng)
            text = clip_request(
                clip, Random(f"{task} {seed} {number} {language}"), language, given, held_out=True
            )
            asked_for.append(EvalSample(task, language, number, clip, text))
        if given:
            yield from evaluate_image_to_video(pipeline, asked_for, copy, **options)
        else:
            yield from evaluate_text_to_video(pipeline, asked_for, **options)


def _leaves(clip: Clip) -> bool:
    """Whether the thing leaves the picture: the judge follows only what stays in it."""
    return clip.thing.column == clip.motion or (clip.motion == "up" and clip.thing.is_high)


def evaluate_free_questions(pipeline: Pipeline, count: int, seed: int) -> Iterator[Outcome]:
    """Questions in held-out wording about pictures and clips; each is a conversation of its own."""
    task = "free questions about pictures"
    for language, number, rng in each_number(task, count, seed):
        scene = (sample_alike if rng.random() < ALIKE else sample_scene)(rng)
        picture = draw_scene(scene, rng)
        shown: Message = {"type": "image", "image": Image.fromarray(picture)}
        asked = rng.sample(free_questions(scene, rng, language, held_out=True), ASKED)
        for question in asked:
            yield _asked(pipeline, task, language, number, shown, [question], (picture,))
    task = "free questions about clips"
    for language, number, rng in each_number(task, count // 4, seed):
        clip = sample_clip_anywhere(rng)
        while _leaves(clip):
            clip = sample_clip_anywhere(rng)
        frames = draw_clip(clip, rng)
        shown = {"type": "video", "video": outputs.Clip(frames, FPS)}
        for question in rng.sample(free_clip_questions(clip, rng, language, held_out=True), ASKED):
            yield _asked(
                pipeline, task, language, number, shown, [question], tuple(frames[:: len(frames) - 1])
            )


def evaluate_turns(pipeline: Pipeline, count: int, seed: int) -> Iterator[Outcome]:
    """Several turns: a thing that is called "it", another one asked about in short, an answer doubted. The
    last answer counts, to nano's own earlier ones."""
    task = "several turns"
    for language, number, rng in each_number(task, count, seed):
        scene = sample_scene(rng)
        picture = draw_scene(scene, rng)
        shown: Message = {"type": "image", "image": Image.fromarray(picture)}
        turns = follow_up(scene, rng, language, held_out=rng.random() < 0.5)
        kind = "followed up"
        if rng.random() < 0.4 or not turns:
            first = rng.choice(free_questions(scene, rng, rng.choice(LANGUAGES)))
            turns = [(first.question, first.answer), doubted(first.answer, rng, language, held_out=True)]
            kind = "doubted"
        asked = [Question(kind, question, answer) for question, answer in turns]
        yield _asked(pipeline, task, language, number, shown, asked, (picture,))


def evaluate_strange_pictures(pipeline: Pipeline, count: int, seed: int) -> Iterator[Outcome]:
    """Questions about pictures that are not of the world."""
    task = "strange pictures"
    for language, number, rng in each_number(task, count, seed):
        kind = sorted(STRANGE)[number % len(STRANGE)]
        picture = draw_kind(kind, rng)
        shown: Message = {"type": "image", "image": Image.fromarray(picture)}
        free = [
            one
            for one in free_questions(sample_scene(rng), rng, language, True)
            if one.kind in ("what", "describe", "place", "count", "colour")
        ]
        question = Question(kind, rng.choice(free).question, SAID[language]["strange"])
        yield _asked(pipeline, task, language, number, shown, [question], (picture,))


def evaluate_plots(
    pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]
) -> Iterator[Outcome]:
    """Stories with the plot that is asked for, which is known by its last words; otherwise judged like any
    story."""
    task = "stories as asked"
    for language, number, rng in each_number(task, count, seed):
        story = sample_story(rng)
        plot = sample_plot(story, rng)
        prompt = plot_request(story, plot, Random(f"{task} {seed} {number} {language}"), language)
        asked_for = [EvalSample(task, language, number, story, prompt)]
        (outcome,) = evaluate_stories(pipeline, asked_for, **options)
        told = any(ending in outcome.answer for ending in PLOTS[language][plot]["ending"])
        yield replace(outcome, checks=(*outcome.checks, ("plot", told)))


def evaluate_small_talk(pipeline: Pipeline, count: int, seed: int) -> Iterator[Outcome]:
    """Messages without a picture, in held-out wording."""
    task = "small talk"
    for language, number, rng in each_number(task, count, seed):
        question = small_talk.chat(rng, language, held_out=True)
        group = question.kind if question.kind in ("what_is", "can_draw") else "topics"
        yield _asked(
            pipeline, task, language, number, None, [Question(group, question.question, question.answer)], ()
        )


def _asked(
    pipeline: Pipeline,
    task: str,
    language: str,
    number: int,
    shown: Message | None,
    turns: list[Question],
    frames: tuple[np.ndarray, ...],
) -> Outcome:
    """The answer to the last of `turns`, after the model's own answers to the others."""
    messages: list[Message] = []
    for turn in turns:
        text = {"type": "text", "text": turn.question}
        content = [shown, text] if shown is not None and not messages else [text]
        messages.append({"role": "user", "content": content})
        *_, reply = pipeline.chat(messages, max_new_tokens=ANSWER_TOKENS, seed=number)
        messages.append({"role": "assistant", "content": [{"type": "text", "text": reply.text}]})
    right = same_answer(reply.text, turns[-1].answer)
    checks = [("answer", right), (turns[-1].kind, right)]
    if task.startswith("free") and turns[-1].answer != SAID[language]["strange"]:
        checks.append(("called strange", same_answer(reply.text, SAID[language]["strange"])))
    return Outcome(
        task, language, " | ".join(turn.question for turn in turns), reply.text, tuple(checks), frames
    )
