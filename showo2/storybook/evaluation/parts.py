"""The parts of the storybook's suite."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import numpy as np
import torch

from showo2.checkpoints import Task
from showo2.evaluation.outcomes import Outcome
from showo2.evaluation.suite import EvaluationJob
from showo2.loading import loader
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation import (
    conversations,
    free_wording,
    generation,
    judge_validation,
    samples,
    stories,
    understanding,
)
from showo2.storybook.evaluation.categories import CATEGORIES
from showo2.storybook.evaluation.reconstruction import reconstruct, reconstructions

# Pictures per sample of the other tasks: answers take little time, and there are many kinds of questions.
# Both languages are asked about the same pictures, so that --count 100 gives 600.
PICTURES_ASKED_ABOUT = 12
# Each part's name on the command line, and the tasks that a checkpoint must be trained for.
PARTS: dict[str, tuple[Task, ...]] = {
    "judge": (),
    "reconstruction": (),
    "questions": (Task.CHAT,),
    "clip-questions": (Task.VIDEO_CHAT,),
    **{f"pictures/{name}": (Task.TEXT_TO_IMAGE,) for name in CATEGORIES},
    "clips": (Task.TEXT_TO_VIDEO,),
    "animations": (Task.IMAGE_TO_VIDEO,),
    "stories": (Task.STORY,),
    "requests": (Task.TEXT_TO_IMAGE,),
    "anywhere": (Task.TEXT_TO_VIDEO, Task.IMAGE_TO_VIDEO),
    "free-questions": (Task.CHAT, Task.VIDEO_CHAT),
    "turns": (Task.CHAT,),
    "strange": (Task.CHAT,),
    "plots": (Task.STORY,),
    "talk": (Task.CHAT,),
    "conversations": (Task.MIXED_CHAT,),
}


def run_part(job: EvaluationJob, part: str) -> list[Outcome]:
    """The outcomes of one of PARTS; none where the checkpoint was not trained for it."""
    torch.set_num_threads(1)
    components = _load(job.checkpoint, job.quantization)
    if not set(PARTS[part]) <= set(components.checkpoint.tasks):
        return []
    return list(evaluate(part, components, job.sampling, job.count, job.seed))


def evaluate(
    part: str, components: loader.Components, options: Mapping[str, Any], count: int, seed: int
) -> Iterator[Outcome]:
    """The outcomes of one of PARTS on `count` samples of each of its tasks, and PICTURES_ASKED_ABOUT times as
    many pictures that are asked about; `options` are of sampling."""
    pipeline, copy = Pipeline(components), partial(reconstruct, components.vae)
    group, _, name = part.partition("/")
    if group == "judge":
        for task, copier in (("judge of drawings", np.copy), ("judge of copies", copy)):
            yield from judge_validation.validate_on_pictures(f"{task}, pictures", count, seed, copier)
            yield from judge_validation.validate_on_clips(f"{task}, clips", count, seed, copier)
    elif group == "reconstruction":
        yield from reconstructions(components.vae, count, seed)
    elif group == "questions":
        asked = samples.scene_samples("questions about pictures", count * PICTURES_ASKED_ABOUT, seed)
        yield from understanding.evaluate_picture_questions(pipeline, asked)
    elif group == "clip-questions":
        clips = samples.clip_samples("questions about clips", count, seed)
        yield from understanding.evaluate_clip_questions(pipeline, clips)
    elif group == "pictures":
        category = CATEGORIES[name]
        wanted = samples.picture_samples(f"text to image, {name}", category, count, seed)
        yield from generation.evaluate_text_to_image(pipeline, wanted, category.judged, **options)
    elif group == "clips":
        yield from generation.evaluate_text_to_video(
            pipeline, samples.clip_samples("text to video", count, seed), **options
        )
    elif group == "animations":
        clips = samples.clip_samples("image to video", count, seed, first_frame_given=True)
        yield from generation.evaluate_image_to_video(pipeline, clips, copy, **options)
    elif group == "stories":
        yield from stories.evaluate_stories(
            pipeline, samples.story_samples("stories", count, seed), **options
        )
    elif group == "conversations":
        yield from conversations.evaluate_conversations(pipeline, count, seed, options)
    else:
        yield from free_wording.evaluate_free_wording(group, pipeline, copy, options, count, seed)


@cache
def _load(checkpoint: str, quantization: str | None) -> loader.Components:
    return loader.load(checkpoint, quantization=quantization)
