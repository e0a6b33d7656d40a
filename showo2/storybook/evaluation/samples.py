"""Evaluation samples from the storybook world: prompts with the truth behind them.

They are sampled with seeds of their own, so that none repeats a training sample by its seed. Prompts say all
that is judged. Every language asks for the same things with the same seeds: what lies between the scores of
two languages is then due to their words, and little of it to which scenes either happened to get.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

from showo2.storybook.captions import clip_caption, story_prompt
from showo2.storybook.evaluation.categories import Category
from showo2.storybook.phrases import LANGUAGES, WORDS
from showo2.storybook.scenes import Clip, Scene, Story, sample_clip, sample_scene, sample_story

Truth = TypeVar("Truth", Scene, Clip, Story)


@dataclass(frozen=True)
class EvalSample(Generic[Truth]):
    """A prompt and its truth, which samples of one task and number share in every language."""

    task: str
    language: str
    number: int  # within task and language; the seed of whatever the checkpoint samples
    truth: Truth
    prompt: str = ""

    @property
    def rng(self) -> Random:
        """Randomness for drawing and asking about the truth, the same every time and in every language."""
        return Random(f"evaluation {self.task} {self.number} {self.truth}")


def scene_samples(task: str, count: int, seed: int) -> list[EvalSample[Scene]]:
    """Scenes to be asked about, of one to three things, without prompts."""
    return [
        EvalSample(task, language, number, sample_scene(rng))
        for language, number, rng in each_number(task, count, seed)
    ]


def clip_samples(task: str, count: int, seed: int, first_frame_given: bool = False) -> list[EvalSample[Clip]]:
    """Clips to be asked about or drawn, with prompts that name thing, motion and place, and where it starts
    unless that is plain or the first frame is given."""
    samples = []
    for language, number, rng in each_number(task, count, seed):
        clip = sample_clip(rng)
        at = WORDS[language]["at"][clip.place]
        while at not in (prompt := clip_caption(clip, rng, language, first_frame_given)).lower():
            pass
        samples.append(EvalSample(task, language, number, clip, prompt))
    return samples


def picture_samples(task: str, category: Category, count: int, seed: int) -> list[EvalSample[Scene]]:
    """Scenes to be drawn, with prompts that say what is judged of them."""
    return [
        EvalSample(task, language, number, *category.sample(rng, language))
        for language, number, rng in each_number(task, count, seed)
    ]


def story_samples(task: str, count: int, seed: int) -> list[EvalSample[Story]]:
    """Stories to be told, with prompts that name at least the hero."""
    samples = []
    for language, number, rng in each_number(task, count, seed):
        story = sample_story(rng)
        samples.append(EvalSample(task, language, number, story, story_prompt(story, rng, language)))
    return samples


def each_number(task: str, count: int, seed: int) -> Iterator[tuple[str, int, Random]]:
    """Language, number and rng of each of `count` samples, half in every language; the rng depends on the
    number alone."""
    for language in LANGUAGES:
        for number in range(count // len(LANGUAGES)):
            yield language, number, Random(f"evaluation {seed} {task} {number}")
