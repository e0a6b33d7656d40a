"""Validation of the judge: how often it is right on true drawings, and on copies of them."""

from collections.abc import Callable, Iterator
from random import Random

import numpy as np

from showo2.evaluation.outcomes import NO_LANGUAGE, Outcome
from showo2.storybook.captions import describe, describe_clip
from showo2.storybook.evaluation.checks import (
    check_clip,
    check_picture,
    describe_clip_view,
    describe_scene_view,
)
from showo2.storybook.judge.clip_judge import detect_clip
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import sample_clip, sample_scene

Copier = Callable[[np.ndarray], np.ndarray]  # uint8 (T, H, W, 3) -> the same shape


def validate_on_pictures(task: str, count: int, seed: int, copy: Copier) -> Iterator[Outcome]:
    """The judge on copies of `count` true drawings, every fourth with a pair of HELD_OUT."""
    rng = Random(f"judge {seed} pictures")
    for number in range(count):
        scene = sample_scene(rng, held_out=number % 4 == 0)
        picture = copy(draw_scene(scene, rng)[None])[0]
        view = detect_scene(picture)
        words, checks = describe(scene, "en"), check_picture(view, scene)
        yield Outcome(task, NO_LANGUAGE, words, describe_scene_view(view), checks, (picture,))


def validate_on_clips(task: str, count: int, seed: int, copy: Copier) -> Iterator[Outcome]:
    """The judge on copies of `count` true clips."""
    rng = Random(f"judge {seed} clips")
    for _ in range(count):
        clip = sample_clip(rng)
        frames = copy(draw_clip(clip, rng))
        view = detect_clip(frames)
        words, checks = describe_clip(clip, "en"), check_clip(view, clip)
        yield Outcome(task, NO_LANGUAGE, words, describe_clip_view(view), checks, tuple(frames[::4]))
