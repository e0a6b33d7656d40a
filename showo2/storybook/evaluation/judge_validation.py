"""How far the judge itself can be trusted: on true drawings, and on what a VAE makes of them."""

from collections.abc import Callable, Iterator
from random import Random

import numpy as np

from showo2.evaluation.outcomes import NO_LANGUAGE, Outcome
from showo2.storybook.captions import describe, describe_clip
from showo2.storybook.evaluation.generation import check_clip, check_picture, clip_in_words, in_words
from showo2.storybook.judge.clip_judge import watch
from showo2.storybook.judge.judge import look_at
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import sample_clip, sample_scene

Copier = Callable[[np.ndarray], np.ndarray]  # uint8 (T, H, W, 3) -> the same shape


def judge_pictures(task: str, count: int, seed: int, copy: Copier) -> Iterator[Outcome]:
    """What the judge sees in copies of true drawings, every fourth with a pair that training never shows."""
    rng = Random(f"judge {seed} pictures")
    for number in range(count):
        scene = sample_scene(rng, held_out=number % 4 == 0)
        picture = copy(draw_scene(scene, rng)[None])[0]
        view = look_at(picture)
        yield Outcome(
            task, NO_LANGUAGE, describe(scene, "en"), in_words(view), check_picture(view, scene), (picture,)
        )


def judge_clips(task: str, count: int, seed: int, copy: Copier) -> Iterator[Outcome]:
    """What the judge sees in copies of true clips."""
    rng = Random(f"judge {seed} clips")
    for _ in range(count):
        clip = sample_clip(rng)
        frames = copy(draw_clip(clip, rng))
        view = watch(frames)
        checks = check_clip(view, clip)
        yield Outcome(
            task, NO_LANGUAGE, describe_clip(clip, "en"), clip_in_words(view), checks, tuple(frames[::4])
        )
