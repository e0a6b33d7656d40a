"""What a checkpoint is asked in the storybook world, and how its words are read."""

from functools import partial
from random import Random

import pytest

from showo2.storybook.captions import LANGUAGES, tell
from showo2.storybook.evaluation import samples
from showo2.storybook.evaluation.categories import CATEGORIES
from showo2.storybook.evaluation.parsing import Facts, read_scene, same_answer
from showo2.storybook.phrases import WORDS
from showo2.storybook.scenes import HELD_OUT, sample_story


def test_samples_follow_from_the_seed():
    for make in (samples.scene_samples, samples.clip_samples, samples.story_samples):
        assert make("task", 8, 0) == make("task", 8, 0)
        assert make("task", 8, 0) != make("task", 8, 1)
        assert [each.language for each in make("task", 8, 0)] == ["en"] * 4 + ["zh"] * 4


def test_every_language_is_asked_for_the_same():
    pictures = partial(samples.picture_samples, category=CATEGORIES["counting"])
    for make in (samples.scene_samples, samples.clip_samples, samples.story_samples, pictures):
        english, chinese = make("task", count=2, seed=0)
        assert english.truth == chinese.truth
        assert english.rng.random() == chinese.rng.random()


@pytest.mark.parametrize("name", CATEGORIES)
def test_prompts_say_what_is_judged(name):
    category = CATEGORIES[name]
    for each in samples.picture_samples("task", category, 20, 0):
        things, text, words = each.truth.things, each.prompt.lower(), WORDS[each.language]
        assert category.accepts(each.truth)
        assert any(thing.look in HELD_OUT for thing in things) == category.held_out
        assert words["at"][each.truth.place] in text
        if "positions" in category.judged:
            assert all(words["position"][thing.position] in text for thing in things)
        if "sizes" in category.judged:
            assert all(any(word in text for word in words["size"][thing.size]) for thing in things)
        if "relations" in category.judged:
            asked = (*words["side"].values(), *words["position"].values())
            assert any(phrase in text for phrase in asked)
        said = [words["colour"][thing.color] in text for thing in things]
        assert all(said) if category.colors else not any(said)


def test_counts_are_asked_for():
    prompts = {
        each.language: each.prompt for each in samples.picture_samples("t", CATEGORIES["counting"], 2, 0)
    }
    assert any(f"{number} " in prompts["en"].lower() for number in ("two", "three"))
    assert any(number in prompts["zh"] for number in "两三")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_story_can_be_read_back(language):
    rng = Random(0)
    for _ in range(60):
        story = sample_story(rng)
        for scene, text in zip(story.scenes, tell(story, rng, language), strict=True):
            looks = frozenset(scene.looks)
            assert read_scene(text, language) == Facts(scene.place, looks)


def test_a_text_that_says_nothing_clear_holds_no_facts():
    assert read_scene("The red dog went to the beach at night.", "en") == Facts(None, frozenset())
    assert read_scene("很久以前", "zh") == Facts(None, frozenset())


def test_answers_may_differ_in_case_and_stop():
    assert same_answer(" A red car. ", "a red car")
    assert same_answer("红色。", "红色")
    assert not same_answer("a red cat", "a red car")
