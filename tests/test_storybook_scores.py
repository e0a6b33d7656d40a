"""Scores are what they say, on fakes that are right or wrong."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from outcome_helpers import scores, worn

from showo2 import outputs
from showo2.storybook.captions import questions, tell
from showo2.storybook.evaluation import generation, samples, stories, understanding
from showo2.storybook.evaluation.categories import ALL, CATEGORIES
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import COLORS, Clip, Scene, Story, Thing


class Painter:
    """A pipeline that knows the truth behind each prompt, and draws what `change` makes of it."""

    def __init__(self, asked: list[samples.EvalSample], change=lambda truth: truth) -> None:
        self._truths = {each.prompt: change(each.truth) for each in asked}

    def text_to_image(self, prompt, *, seed):
        yield outputs.Drawing(1, 2, (seed,))
        yield _drawn(draw_scene(self._truths[prompt], Random(seed))[None])

    def text_to_video(self, prompt, *, seed):
        yield _drawn(draw_clip(self._truths[prompt], Random(seed)))

    def image_to_video(self, image, prompt, *, seed):
        frames = draw_clip(self._truths[prompt], Random(seed))
        yield _drawn(np.concatenate([np.asarray(image)[None], frames[1:]]))

    def tell_story(self, prompt, *, max_scenes, seed):
        story, language = self._truths[prompt], "en" if prompt.isascii() else "zh"
        texts = tell(story, Random(seed), language)
        told = [
            outputs.StoryScene(text, _drawn(draw_scene(scene, Random(seed))[None]))
            for text, scene in zip(texts, story.scenes, strict=True)
        ]
        yield outputs.Story(tuple(told[:1]), False, seed)
        yield outputs.Story(tuple(told), True, seed)


def _drawn(frames: np.ndarray) -> outputs.Drawing:
    return outputs.Drawing(2, 2, (0,), clips=(outputs.Clip(frames),))


class Speaker:
    """A pipeline that gives prepared answers, one after another."""

    def __init__(self, answers: Iterable[str]) -> None:
        self._answers = iter(answers)

    def chat(self, messages, *, max_new_tokens, seed):
        assert [part["type"] for part in messages[-1]["content"]] in (["image", "text"], ["video", "text"])
        yield outputs.Reply((next(self._answers),), True, seed, 1)


def recolored(truth: Scene | Clip) -> Scene | Clip:
    """The same with every color another."""
    if isinstance(truth, Clip):
        return replace(truth, thing=_recolored(truth.thing))
    return Scene(truth.place, tuple(map(_recolored, truth.things)))


def _recolored(thing: Thing) -> Thing:
    return replace(thing, color=COLORS[COLORS.index(thing.color) - 1])


def mirrored(truth: Scene) -> Scene:
    """The same things in the opposite order."""
    pairs = zip(truth.things, reversed(truth.things), strict=True)
    return Scene(truth.place, tuple(replace(other, position=one.position) for one, other in pairs))


def unlike_its_text(story: Story) -> Story:
    """The same scenes, told of another hero."""
    return replace(story, hero=("boat", "pink"))


def test_true_pictures_score_one_and_wrong_colors_none():
    asked = samples.picture_samples("task", CATEGORIES["everything, two things"], 12, 0)
    assert set(scores(generation.evaluate_text_to_image(Painter(asked), asked, ALL)).values()) == {1.0}
    found = scores(generation.evaluate_text_to_image(Painter(asked, recolored), asked, ALL))
    assert found["all"] == found["kinds with colours"] == found["colours"] == 0
    assert all(found[fact] == 1 for fact in ("kinds", "place", "count", "relations", "positions", "sizes"))
    judged = CATEGORIES["position"].judged
    found = scores(generation.evaluate_text_to_image(Painter(asked, recolored), asked, judged))
    assert set(found.values()) == {1.0}  # colors were not asked for
    asked = samples.picture_samples("task", CATEGORIES["position"], 12, 0)
    found = scores(generation.evaluate_text_to_image(Painter(asked, mirrored), asked, judged))
    assert found["all"] == found["relations"] == 0


def animate(pipeline, asked):
    """From first frames that a VAE would blur."""
    return generation.evaluate_image_to_video(pipeline, asked, worn)


@pytest.mark.parametrize("draw", [generation.evaluate_text_to_video, animate])
def test_true_clips_score_one_and_wrong_ones_none(draw):
    asked = samples.clip_samples("task", 8, 0)
    found = scores(draw(Painter(asked), asked))
    assert found.pop("flicker of the background") < 0.01
    assert found.pop("first frame behind the VAE, dB", 0) <= 0
    assert set(found.values()) == {1.0}
    found = scores(draw(Painter(asked, recolored), asked))
    assert found["all"] == found["thing"] == 0
    assert found["motion"] == found["place"] == 1
    found = scores(draw(Painter(asked, lambda clip: replace(clip, motion=_other_motion(clip))), asked))
    assert found["all"] == found["motion"] == 0
    assert found["thing"] == 1


def _other_motion(clip: Clip) -> str:
    if clip.motion != "stay":
        return "stay"
    return "down" if clip.thing.is_high else "up"


def test_true_stories_score_one_and_others_less():
    asked = samples.story_samples("task", 8, 0)
    assert set(scores(stories.evaluate_stories(Painter(asked), asked)).values()) == {1.0}
    found = scores(stories.evaluate_stories(Painter(asked, unlike_its_text), asked))
    assert found["picture shows the text"] == found["text names place and hero"] == 0
    assert found["hero kept in pictures"] == found["ends by itself"] == 1


def test_a_story_without_an_end_is_noticed():
    asked = samples.story_samples("task", 4, 0)
    endless = Painter(asked, lambda story: replace(story, scenes=story.scenes * 2))
    found = scores(stories.evaluate_stories(endless, asked))
    assert found["ends by itself"] == 0


def test_right_answers_score_one_and_wrong_ones_none():
    asked = samples.scene_samples("task", 6, 0)
    right = []
    for each in asked:
        rng = each.rng
        draw_scene(each.truth, rng)
        right += [question.answer for question in questions(each.truth, rng, each.language)]
    found = scores(
        understanding.evaluate_picture_questions(Speaker(answer.upper() for answer in right), asked)
    )
    assert set(found.values()) == {1.0}
    assert {"what, several things", "relation, several things", "describe, several things"} <= set(found)
    found = scores(understanding.evaluate_picture_questions(Speaker("no idea" for _ in right), asked))
    assert set(found.values()) == {0.0}


def test_clips_are_asked_about():
    asked = samples.clip_samples("task", 4, 0)
    found = scores(understanding.evaluate_clip_questions(Speaker("left" for _ in range(99)), asked))
    assert set(found) == {"answer", "what", "colour", "direction", "place", "describe"}
