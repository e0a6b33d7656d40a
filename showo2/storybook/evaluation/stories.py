"""Stories told from prompts: whether pictures show what the text says, and keep the hero."""

from collections.abc import Iterable, Iterator
from typing import Any

from showo2.evaluation.outcomes import Outcome
from showo2.pipeline import Pipeline
from showo2.storybook.evaluation.checks import describe_scene_view
from showo2.storybook.evaluation.parsing import Facts, read_scene
from showo2.storybook.evaluation.samples import EvalSample
from showo2.storybook.judge.picture_judge import SceneView, detect_scene
from showo2.storybook.scenes import Story

MAX_SCENES = 6  # one more than the world's stories have, to see whether a story ends by itself


def evaluate_stories(
    pipeline: Pipeline, samples: Iterable[EvalSample[Story]], **options: Any
) -> Iterator[Outcome]:
    """A story for every prompt."""
    for each in samples:
        *_, told = pipeline.tell_story(each.prompt, max_scenes=MAX_SCENES, seed=each.number, **options)
        drawn = [
            (scene.text, scene.drawing.clips[0].frames[0])
            for scene in told.scenes
            if scene.drawing is not None and scene.drawing.finished
        ]
        ended = len(drawn) == len(told.scenes) and 0 < len(drawn) < MAX_SCENES
        pages = [(read_scene(text, each.language), detect_scene(picture)) for text, picture in drawn]
        checks = (*check_pages(pages, each.truth.hero), ("ends by itself", ended))
        words = " / ".join(
            f"{text} [{describe_scene_view(view)}]" for (text, _), (_, view) in zip(drawn, pages, strict=True)
        )
        frames = tuple(picture for _, picture in drawn)
        yield Outcome(each.task, each.language, each.prompt, words, checks, frames)


def check_pages(pages: list[tuple[Facts, SceneView]], hero: tuple[str, str]) -> Iterator[tuple[str, bool]]:
    """Each page by itself, then the hero over all pages, in words and in pictures."""
    for facts, view in pages:
        yield "picture shows the text", shows(view, facts)
    if not pages:
        yield "picture shows the text", False
    told = [facts.place is not None and hero in facts.looks for facts, _ in pages]
    seen = [hero in {thing.look for thing in view.things} for _, view in pages]
    yield "text names place and hero", bool(told) and all(told)
    yield "hero kept in pictures", bool(seen) and all(seen)


def shows(view: SceneView, facts: Facts) -> bool:
    """Whether a picture shows the place and the things of a text, and nothing else."""
    if facts.place is None or view.place != facts.place or not view.clean:
        return False
    return len(view.things) == len(facts.looks) > 0 and {thing.look for thing in view.things} == facts.looks
