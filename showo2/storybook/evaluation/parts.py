"""The parts of an evaluation: what each asks of a checkpoint. A part can be run by a process of its own."""

from collections.abc import Iterator
from functools import cache, partial

import numpy as np
import torch

from showo2.checkpoints import Task
from showo2.evaluation.outcomes import Outcome
from showo2.loading import loader
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation import generation, samples, stories, understanding
from showo2.storybook.evaluation.categories import CATEGORIES
from showo2.storybook.evaluation.reconstruction import reconstruct, reconstructions
from showo2.storybook.judge import validation
from showo2.tasks.checks import DrawingOptions

# For each try of other tasks, so that a hundred tries make 600 pictures, asked about in every language: answers take
# little time, and there are many kinds of them.
PICTURES_ASKED_ABOUT = 12
# Every part of the evaluation: its name on the command line, and what a checkpoint must be trained for.
PARTS: dict[str, tuple[Task, ...]] = {
    "judge": (),
    "reconstruction": (),
    "questions": (Task.CHAT,),
    "clip-questions": (Task.VIDEO_CHAT,),
    **{f"pictures/{name}": (Task.TEXT_TO_IMAGE,) for name in CATEGORIES},
    "clips": (Task.TEXT_TO_VIDEO,),
    "animations": (Task.IMAGE_TO_VIDEO,),
    "stories": (Task.STORY,),
}


def run_part(
    checkpoint: str, quantization: str | None, options: DrawingOptions, count: int, seed: int, part: str
) -> list[Outcome]:
    """The outcomes of one of PARTS; none where the checkpoint was not trained for it."""
    torch.set_num_threads(1)
    components = _load(checkpoint, quantization)
    if not set(PARTS[part]) <= set(components.checkpoint.tasks):
        return []
    return list(evaluate(part, components, options, count, seed))


def evaluate(
    part: str, components: loader.Components, options: DrawingOptions, count: int, seed: int
) -> Iterator[Outcome]:
    """The outcomes of one of PARTS, `count` tries of each of its tasks (of questions about pictures, twelve times as many),
    drawn with `options`."""
    pipeline, copy = Pipeline(components), partial(reconstruct, components.vae)
    group, _, name = part.partition("/")
    if group == "judge":
        for task, copier in (("judge of drawings", np.copy), ("judge of copies", copy)):
            yield from validation.judge_pictures(f"{task}, pictures", count, seed, copier)
            yield from validation.judge_clips(f"{task}, clips", count, seed, copier)
    elif group == "reconstruction":
        yield from reconstructions(components.vae, count, seed)
    elif group == "questions":
        asked = samples.scene_tries("questions about pictures", count * PICTURES_ASKED_ABOUT, seed)
        yield from understanding.ask_about_pictures(pipeline, asked)
    elif group == "clip-questions":
        asked = samples.clip_tries("questions about clips", count, seed)
        yield from understanding.ask_about_clips(pipeline, asked)
    elif group == "pictures":
        category = CATEGORIES[name]
        wanted = samples.picture_tries(f"text to image, {name}", category, count, seed)
        yield from generation.draw_pictures(pipeline, wanted, category.judged, **options)
    elif group == "clips":
        yield from generation.draw_clips(
            pipeline, samples.clip_tries("text to video", count, seed), **options
        )
    elif group == "animations":
        wanted = samples.clip_tries("image to video", count, seed, first_frame_given=True)
        yield from generation.animate_pictures(pipeline, wanted, copy, **options)
    elif group == "stories":
        yield from stories.tell_stories(pipeline, samples.story_tries("stories", count, seed), **options)


@cache
def _load(checkpoint: str, quantization: str | None) -> loader.Components:
    return loader.load(checkpoint, quantization=quantization)
