"""Conversations in which the model draws: pictures that are asked for, edited and set in motion, and stories.

Half of the wording is held out of training. Earlier pictures are drawings of the world, so that each row
judges one answer.
"""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import numpy as np
from PIL import Image

from showo2.evaluation.outcomes import Outcome
from showo2.outputs import Clip as DrawnClip
from showo2.outputs import Drawing, Reply
from showo2.pipeline import Pipeline
from showo2.storybook.conversation_dataset import ABOUT_IT, DONE, MOVES
from showo2.storybook.edits import Edit, sample_edits
from showo2.storybook.evaluation.checks import (
    Checks,
    check_clip,
    check_picture,
    describe_clip_view,
    describe_scene_view,
)
from showo2.storybook.evaluation.parsing import read_scene
from showo2.storybook.evaluation.samples import each_number
from showo2.storybook.evaluation.stories import check_pages
from showo2.storybook.judge.clip_judge import detect_clip
from showo2.storybook.judge.picture_judge import Detection, SceneView, detect_scene
from showo2.storybook.rendering import draw_clip, draw_scene, draw_seeded
from showo2.storybook.scenes import MOVERS, Clip, Scene, Thing, sample_clip_anywhere, sample_scene
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.edit_requests import edit_request
from showo2.storybook.wording.picture_requests import request
from showo2.storybook.wording.questions import free_questions
from showo2.storybook.wording.small_talk import chat
from showo2.storybook.wording.typing_noise import as_typed_freely

Message = dict[str, Any]

ANSWER_TOKENS = 400  # a story of five scenes has about 150
MAX_PICTURES = 6
STRIP = 5  # frames of a clip in its contact sheet


def evaluate_conversations(
    pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]
) -> Iterator[Outcome]:
    """The outcomes of all kinds of conversations; a fourth as many of stories as of the others."""
    yield from _pictures(pipeline, count, seed, options)
    yield from _words(pipeline, count, seed, options)
    yield from _edits(pipeline, count, seed, options)
    yield from _clips(pipeline, count, seed, options)
    yield from _stories(pipeline, count // 4, seed, options)


def _pictures(pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]) -> Iterator[Outcome]:
    task = "conversation, picture"
    for language, number, rng in each_number(task, count, seed):
        scene = sample_scene(rng)
        asked = request(scene, Random(f"{task} {seed} {number} {language}"), language, number % 2 == 1)
        reply = _answer(pipeline, [_user(asked.text)], number, options)
        pictures = _drawn(reply, clips=False)
        view = detect_scene(pictures[0]) if pictures else SceneView(None)
        facts = dict(check_picture(view, scene))
        judged = ["count", "kinds with colours" if asked.says_colors else "kinds", "sizes"]
        judged += ["place"] * asked.says_place + ["positions"] * (not scene.is_plain)
        checks: Checks = (
            ("opened", _opens(reply, pictures=1)),
            ("right", view.clean and all(facts[name] for name in judged)),
        )
        yield Outcome(task, language, asked.text, _said(reply, view), checks, tuple(pictures))


def _words(pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]) -> Iterator[Outcome]:
    """What is asked about a picture that was drawn, or said without one, is answered in words alone."""
    task = "conversation, words"
    for language, number, rng in each_number(task, count, seed):
        scene = sample_scene(rng)
        picture = draw_scene(scene, rng)
        if number % 3:
            asked = rng.choice(free_questions(scene, rng, language, held_out=number % 2 == 1)).question
            messages = [*_asked_for(scene, picture, rng, language), _user(asked)]
        else:
            asked = chat(rng, language, held_out=number % 2 == 1).question
            messages = [_user(asked)]
        reply = _answer(pipeline, messages, number, options)
        checks = (("nothing opened", _opens(reply)),)
        yield Outcome(task, language, asked, reply.text, checks, (picture,))


def _edits(pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]) -> Iterator[Outcome]:
    task = "conversation, edit"
    for language, number, rng in each_number(task, count, seed):
        series = sample_edits(rng, 1)
        (edit,), (before, after) = series.edits, series.scenes
        picture = draw_seeded(before, series.seeds[0])
        wording = Random(f"{task} {seed} {number} {language}")
        asked = edit_request(edit, before, after, wording, language, number % 2 == 1)
        messages = [*_asked_for(before, picture, wording, language), _user(asked)]
        reply = _answer(pipeline, messages, number, options)
        pictures = _drawn(reply, clips=False)
        view = detect_scene(pictures[0]) if pictures else SceneView(None)
        done, kept = check_edit(view, after, edit)
        checks = (
            ("opened", _opens(reply, pictures=1)),
            ("done", done),
            ("rest kept", kept),
            (f"{edit.kind}: done and rest kept", done and kept),
        )
        yield Outcome(task, language, asked, _said(reply, view), checks, (picture, *pictures))


def _clips(pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]) -> Iterator[Outcome]:
    """A picture that was drawn is set in motion."""
    task = "conversation, clip"
    for language, number, rng in each_number(task, count, seed):
        clip = _sample_followed(rng)
        scene = Scene(clip.place, (clip.thing,))
        picture = draw_clip(clip, rng)[0]
        wording = Random(f"{task} {seed} {number} {language}")
        asked = clip_request(clip, wording, language, given=True, held_out=number % 2 == 1)
        messages = [*_asked_for(scene, picture, wording, language), _user(asked)]
        reply = _answer(pipeline, messages, number, options)
        clips = _drawn(reply, clips=True)
        opened = ("opened", _opens(reply, clips=1))
        if not clips:
            names = ("all", "thing", "place", "motion", "still background", "starts with the picture")
            checks: Checks = (opened, *((name, False) for name in names))
            yield Outcome(task, language, asked, reply.text, checks, (picture,))
            continue
        frames = clips[0]
        view = detect_clip(frames)
        checks = (
            opened,
            *check_clip(view, clip),
            ("starts with the picture", detect_scene(frames[0]).scene == scene),
        )
        strip = tuple(frames[np.linspace(0, len(frames) - 1, STRIP).round().astype(int)])
        yield Outcome(task, language, asked, describe_clip_view(view), checks, (picture, *strip))


def _stories(pipeline: Pipeline, count: int, seed: int, options: Mapping[str, Any]) -> Iterator[Outcome]:
    """A story about what was drawn."""
    task = "conversation, story"
    for language, number, rng in each_number(task, count, seed):
        scene = sample_scene(rng)
        while len(scene.things) > 1 or scene.things[0].kind not in MOVERS:
            scene = sample_scene(rng)
        picture = draw_scene(scene, rng)
        asked = as_typed_freely(rng.choice(ABOUT_IT[language]), rng, language)
        messages = [*_asked_for(scene, picture, rng, language), _user(asked)]
        reply = _answer(pipeline, messages, number, options)
        pictures = _drawn(reply, clips=False)
        texts = [part for part in reply.parts if isinstance(part, str)]
        pages = [
            (read_scene(text, language), detect_scene(page))
            for text, page in zip(texts, pictures, strict=False)
        ]
        checks = (("opened", len(pictures) > 1), *check_pages(pages, scene.things[0].look))
        yield Outcome(task, language, asked, reply.text, checks, (picture, *pictures))


def check_edit(view: SceneView, after: Scene, edit: Edit) -> tuple[bool, bool]:
    """Whether a picture shows what an edit asks for, and whether everything else is as in `after`."""
    company = len(view.things)
    untouched = [thing for thing in after.things if thing != edit.after]
    rest = view.clean and company == len(after.things)
    rest = rest and all(any(_shows(seen, thing, company) for seen in view.things) for thing in untouched)
    if edit.kind == "place":
        return view.place == after.place, rest
    rest = rest and view.place == after.place
    if edit.after is None:
        removed = edit.before and edit.before.look
        return all(seen.look != removed for seen in view.things), rest
    looks_right = [seen for seen in view.things if seen.look == edit.after.look]
    if edit.kind in ("recolor", "replace", "add"):
        kept = edit.kind == "add" or any(seen.position == edit.after.position for seen in looks_right)
        return bool(looks_right), rest and kept
    if edit.kind == "move":
        return any(seen.position == edit.after.position for seen in looks_right), rest
    return any(seen.size(company) == edit.after.size for seen in looks_right), rest


def _shows(seen: Detection, thing: Thing, company: int) -> bool:
    return seen.thing(company) == thing


def _sample_followed(rng: Random) -> Clip:
    """A clip that goes on from a picture and stays in it, so that the judge can follow."""
    while True:
        clip = sample_clip_anywhere(rng)
        leaves = clip.thing.column == clip.motion or (clip.motion == "up" and clip.thing.is_high)
        if clip.motion in MOVES and not leaves and clip.turns == (clip.motion == "left"):
            return clip


def _asked_for(scene: Scene, picture: np.ndarray, rng: Random, language: str) -> list[Message]:
    """The turns in which `picture` was asked for and drawn."""
    drawn = {"type": "image", "image": Image.fromarray(picture)}
    answer = [drawn, {"type": "text", "text": DONE[language]}]
    return [_user(request(scene, rng, language).text), {"role": "assistant", "content": answer}]


def _user(text: str) -> Message:
    return {"role": "user", "content": [{"type": "text", "text": text}]}


def _answer(pipeline: Pipeline, messages: list[Message], seed: int, options: Mapping[str, Any]) -> Reply:
    *_, reply = pipeline.chat(
        messages, max_new_tokens=ANSWER_TOKENS, max_pictures=MAX_PICTURES, seed=seed, **options
    )
    return reply


def _drawings(reply: Reply) -> list[DrawnClip]:
    return [part.clips[0] for part in reply.parts if isinstance(part, Drawing) and part.finished]


def _drawn(reply: Reply, clips: bool) -> list[np.ndarray]:
    """What the answer draws: clips (T, H, W, 3), or pictures (H, W, 3)."""
    drawn = [each for each in _drawings(reply) if bool(each.fps) == clips]
    return [each.frames if clips else each.frames[0] for each in drawn]


def _opens(reply: Reply, pictures: int = 0, clips: int = 0) -> bool:
    """Whether an answer holds exactly so many pictures and clips."""
    return len(_drawn(reply, clips=False)) == pictures and len(_drawn(reply, clips=True)) == clips


def _said(reply: Reply, view: SceneView) -> str:
    return f"{describe_scene_view(view)} | {reply.text}"
