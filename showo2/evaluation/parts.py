"""The parts of an evaluation: what each asks of a checkpoint. A part can be run by a process of its own."""

from collections.abc import Iterator
from functools import cache, partial

import numpy as np
import torch

from showo2 import loading
from showo2.checkpoints import Task
from showo2.evaluation import generation, judging, stories, tries, understanding
from showo2.evaluation.categories import CATEGORIES
from showo2.evaluation.outcomes import Outcome
from showo2.evaluation.reconstruction import reconstruct, reconstructions
from showo2.pipeline import Pipeline
from showo2.tasks.requests import DrawingOptions

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
    loaded = _load(checkpoint, quantization)
    if not set(PARTS[part]) <= set(loaded.checkpoint.tasks):
        return []
    return list(evaluate(part, loaded, options, count, seed))


def evaluate(
    part: str, loaded: loading.Loaded, options: DrawingOptions, count: int, seed: int
) -> Iterator[Outcome]:
    """The outcomes of one of PARTS, `count` tries of each of its tasks (of questions about pictures, twelve times as many),
    drawn with `options`."""
    pipeline, copy = Pipeline(loaded), partial(reconstruct, loaded.vae)
    group, _, name = part.partition("/")
    if group == "judge":
        for task, copier in (("judge of drawings", np.copy), ("judge of copies", copy)):
            yield from judging.judge_pictures(f"{task}, pictures", count, seed, copier)
            yield from judging.judge_clips(f"{task}, clips", count, seed, copier)
    elif group == "reconstruction":
        yield from reconstructions(loaded.vae, count, seed)
    elif group == "questions":
        asked = tries.scene_tries("questions about pictures", count * PICTURES_ASKED_ABOUT, seed)
        yield from understanding.ask_about_pictures(pipeline, asked)
    elif group == "clip-questions":
        asked = tries.clip_tries("questions about clips", count, seed)
        yield from understanding.ask_about_clips(pipeline, asked)
    elif group == "pictures":
        category = CATEGORIES[name]
        wanted = tries.picture_tries(f"text to image, {name}", category, count, seed)
        yield from generation.draw_pictures(pipeline, wanted, category.judged, **options)
    elif group == "clips":
        yield from generation.draw_clips(pipeline, tries.clip_tries("text to video", count, seed), **options)
    elif group == "animations":
        wanted = tries.clip_tries("image to video", count, seed, first_frame_given=True)
        yield from generation.animate_pictures(pipeline, wanted, copy, **options)
    elif group == "stories":
        yield from stories.tell_stories(pipeline, tries.story_tries("stories", count, seed), **options)


@cache
def _load(checkpoint: str, quantization: str | None) -> loading.Loaded:
    return loading.load(checkpoint, quantization=quantization)
