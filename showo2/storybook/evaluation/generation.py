"""Pictures and clips generated from prompts, scored by the judge."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PIL import Image

from showo2.evaluation.image_quality import psnr
from showo2.evaluation.outcomes import Outcome
from showo2.media import fit
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation.checks import (
    Checks,
    check_clip,
    check_picture,
    describe_clip_view,
    describe_scene_view,
)
from showo2.storybook.evaluation.samples import EvalSample
from showo2.storybook.judge.clip_judge import detect_clip
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.rendering import draw_clip
from showo2.storybook.scenes import Clip, Scene

STRIP = 5  # frames of a clip in its contact sheet


def evaluate_text_to_image(
    pipeline: Pipeline,
    samples: Iterable[EvalSample[Scene]],
    judged: Sequence[str],
    **options: Any,
) -> Iterator[Outcome]:
    """A picture for every prompt; `judged` names the checks whose facts the prompts state."""
    for each in samples:
        *_, drawing = pipeline.text_to_image(each.prompt, seed=each.number, **options)
        picture = drawing.clips[0].frames[0]
        view = detect_scene(picture)
        facts = dict(check_picture(view, each.truth))
        checks = tuple((name, facts[name]) for name in judged)
        right = view.clean and all(passed for _, passed in checks)
        answer = describe_scene_view(view)
        yield Outcome(each.task, each.language, each.prompt, answer, (("all", right), *checks), (picture,))


def evaluate_text_to_video(
    pipeline: Pipeline, samples: Iterable[EvalSample[Clip]], **options: Any
) -> Iterator[Outcome]:
    """A clip for every prompt."""
    for each in samples:
        *_, drawing = pipeline.text_to_video(each.prompt, seed=each.number, **options)
        yield _judged(each, drawing.clips[0].frames, ())


def evaluate_image_to_video(
    pipeline: Pipeline,
    samples: Iterable[EvalSample[Clip]],
    copy: Callable[[np.ndarray], np.ndarray],
    **options: Any,
) -> Iterator[Outcome]:
    """A clip for every prompt from the first frame of the true clip; `copy` passes frames through the VAE and
    back."""
    for each in samples:
        image = Image.fromarray(draw_clip(each.truth, each.rng)[0])
        *_, drawing = pipeline.image_to_video(image, each.prompt, seed=each.number, **options)
        frames = drawing.clips[0].frames
        first = np.asarray(fit(image, width=frames.shape[2], height=frames.shape[1]))[None]
        kept = detect_scene(frames[0]).scene == Scene(each.truth.place, (each.truth.thing,))
        behind = psnr(copy(first), first) - psnr(frames[:1], first)
        outcome = _judged(each, frames, (("first frame", kept),))
        yield replace(outcome, measures=(*outcome.measures, ("first frame behind the VAE, dB", behind)))


def _judged(each: EvalSample[Clip], frames: np.ndarray, further: Checks) -> Outcome:
    """The outcome of a generated clip: the judge's checks, then `further` ones."""
    view = detect_clip(frames)
    return Outcome(
        task=each.task,
        language=each.language,
        prompt=each.prompt,
        answer=describe_clip_view(view),
        checks=(*check_clip(view, each.truth), *further),
        frames=tuple(frames[np.linspace(0, len(frames) - 1, STRIP).round().astype(int)]),
        measures=() if view.flicker is None else (("flicker of the background", view.flicker),),
    )
