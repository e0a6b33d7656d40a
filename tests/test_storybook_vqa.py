"""Questions have exactly one answer, and it is true."""

from collections import Counter, defaultdict
from random import Random

import numpy as np
import pytest

from showo2.storybook.captions import LANGUAGES, clip_caption, clip_questions, questions
from showo2.storybook.phrases import WORDS, a_thing, the_thing
from showo2.storybook.scenes import HELD_OUT, Scene, Thing, sample_clip, sample_scene


@pytest.mark.parametrize("language", LANGUAGES)
def test_relations_are_true(language):
    rng, asked = Random(0), Counter()
    for _ in range(400):
        scene = sample_scene(rng)
        for question in questions(scene, rng, language):
            if question.kind != "relation":
                continue
            answer = next(thing for thing in scene.things if a_thing(thing.look, language) == question.answer)
            side = next(side for side, words in WORDS[language]["side"].items() if words in question.question)
            others = [thing for thing in scene.things if thing is not answer]
            assert any(answer.side_of(other) == side for other in others)
            asked[side] += 1
    assert min(asked.values()) > 5
    assert len(asked) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_of_a_kind_is_answered_by_the_scene(language):
    rng, words = Random(6), WORDS[language]
    answers = Counter()
    for _ in range(300):
        scene = sample_scene(rng)
        asked = next(one for one in questions(scene, rng, language) if one.kind == "count_kind")
        names = words["plural"] if language == "en" else words["kind"]
        kind = max(
            (kind for kind, name in names.items() if name in asked.question.lower()),
            key=lambda kind: len(names[kind]),
        )
        count = sum(thing.kind == kind for thing in scene.things)
        assert asked.answer == (words["number"][count - 1] if count else words["none"])
        answers[count] += 1
    assert min(answers[count] for count in (0, 1, 2)) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_one_answer(language):
    rng = Random(0)
    for _ in range(60):
        scene, answers = sample_scene(rng), defaultdict(set)
        for _ in range(25):
            for question in questions(scene, rng, language):
                answers[question.question.lower()].add(question.answer)
        assert all(len(given) == 1 for given in answers.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_and_no_are_balanced_and_true(language):
    rng, given = Random(0), []
    for _ in range(300):
        scene = sample_scene(rng)
        name = the_thing if language == "zh" else a_thing
        for question in questions(scene, rng, language):
            if question.kind == "yes_no":
                present = any(name(look, language) in question.question for look in scene.looks)
                assert question.answer == WORDS[language]["yes" if present else "no"]
                given.append(present)
                assert not any(name(look, language) in question.question for look in HELD_OUT)
    assert np.mean(given) == 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ambiguous_color_is_asked_by_position(language):
    scene = Scene("snow", (Thing("car", "red", "left"), Thing("car", "blue", "right")))
    position = WORDS[language]["position"]
    for question in questions(scene, Random(0), language):
        if question.kind == "colour":
            assert position["left"] in question.question or position["right"] in question.question


@pytest.mark.parametrize("language", LANGUAGES)
def test_clip_words_name_thing_and_direction(language):
    rng, words = Random(0), WORDS[language]
    for _ in range(100):
        clip = sample_clip(rng)
        told, shown = (clip_caption(clip, rng, language, given).lower() for given in (False, True))
        assert all(words["colour"][clip.thing.color] in caption for caption in (told, shown))
        start = words["position"][clip.thing.position]
        assert clip.is_plain or start in told
        answers = {question.kind: question.answer for question in clip_questions(clip, rng, language)}
        assert answers["direction"] == words["direction"][clip.motion]
        assert set(answers) == {"what", "colour", "direction", "place", "describe"}
