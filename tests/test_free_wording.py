"""How people talk: requests say what has to be drawn, questions have one right answer, slips stay slips, and
what training never meets is kept from it."""

import re
from collections import Counter
from random import Random

import numpy as np
import pytest

from showo2 import outputs
from showo2.storybook.captions import parse_description
from showo2.storybook.evaluation import free_wording
from showo2.storybook.evaluation.parsing import read_scene
from showo2.storybook.phrases import LANGUAGES, WORDS
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import (
    HELD_OUT,
    KINDS,
    Clip,
    Scene,
    Thing,
    sample_alike,
    sample_clip_anywhere,
    sample_scene,
    sample_story,
)
from showo2.storybook.talk_dataset import doubted, follow_up
from showo2.storybook.unknown_pictures import STRANGE, draw_kind, draw_strange
from showo2.storybook.wording import picture_requests, small_talk, typing_noise
from showo2.storybook.wording.address import CLOSINGS, IDLE, OPENINGS, addressed
from showo2.storybook.wording.clip_questions import free_clip_questions
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.picture_requests import request
from showo2.storybook.wording.plots import PLOTS, plot_request, sample_plot, tell_plot
from showo2.storybook.wording.question_builder import named
from showo2.storybook.wording.question_forms import FREE_ASKED, SAID
from showo2.storybook.wording.questions import free_questions
from showo2.storybook.wording.request_forms import CLIP_FRAMES, FRAMES, IN_PLACE, PLACED
from showo2.storybook.wording.small_talk import topics
from showo2.storybook.wording.small_talk_topics import CAN_DRAW, WHAT_IS
from showo2.storybook.wording.synonyms import AT, COLORS, NOUNS, PLACES, POSITIONS, SHORT_POSITIONS
from showo2.storybook.wording.typing_noise import as_typed_freely, misspelt


@pytest.fixture
def no_slips(monkeypatch):
    monkeypatch.setattr(typing_noise, "SLIP", 0.0)
    monkeypatch.setattr(picture_requests, "MIXED", 0.0)


def says(text: str, words) -> bool:
    return any(word in text.lower() for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("held_out", [False, True])
def test_requests_say_what_has_to_be_drawn(language, held_out, no_slips):
    rng = Random(1)
    for number in range(400):
        scene = (sample_alike if number % 4 == 0 else sample_scene)(rng)
        asked = request(scene, rng, language, held_out)
        for thing in scene.things:
            nouns = {word for noun in NOUNS[language][thing.kind] for word in noun}
            assert says(asked.text, nouns), (asked, scene)
            if asked.says_colors:
                assert says(asked.text, COLORS[language][thing.color]), (asked, scene)
        if asked.says_place:
            assert says(asked.text, AT[language][scene.place] + PLACES[language][scene.place]), (asked, scene)
        if len(scene.things) == 1 and not scene.is_plain:
            position = scene.things[0].position
            places = POSITIONS[language][position] + SHORT_POSITIONS[language][position]
            assert says(asked.text, places), (asked, scene)


@pytest.mark.parametrize("language", LANGUAGES)
def test_clip_requests_say_where_it_starts_unless_that_is_seen_or_plain(language, no_slips):
    rng = Random(2)
    for _ in range(300):
        clip = sample_clip_anywhere(rng)
        text = clip_request(clip, rng, language)
        assert clip.is_plain or says(text, POSITIONS[language][clip.thing.position]), (text, clip)
        assert clip_request(clip, rng, language, given=True)


def test_what_is_held_out_is_in_no_family_of_training():
    pairs = [
        families.values()
        for tables in (FRAMES, IN_PLACE, PLACED, CLIP_FRAMES)
        for families in tables.values()
    ]
    pairs += [phrasings for tables in FREE_ASKED.values() for phrasings in tables.values()]
    pairs += [tables[language] for tables in (WHAT_IS, CAN_DRAW) for language in LANGUAGES]
    pairs += [said for language in LANGUAGES for _, said, _ in topics(language)]
    for trained, held_out in pairs:
        assert trained
        assert held_out
        assert not set(trained) & set(held_out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_around_a_request_leaves_it_whole_and_names_nothing(language):
    named = {word for nouns in NOUNS[language].values() for noun in nouns for word in noun}
    named |= {word for words in COLORS[language].values() for word in words}
    around = (*OPENINGS[language], *CLOSINGS[language], *IDLE[language])
    for words in around:
        assert not named & set(re.findall(r"[a-z]+", words))
        assert language == "en" or not says(words, named)
    rng = Random(7)
    typed = [addressed("a red car", rng, language) for _ in range(300)]
    assert all("a red car" in text for text in typed)
    assert 0.15 < sum(text != "a red car" for text in typed) / len(typed) < 0.5


def test_a_slip_is_one_edit_and_never_another_word_of_the_world():
    rng = Random(3)
    for _ in range(500):
        word = rng.choice(("car", "cat", "boat", "rocket", "mushroom"))
        wrong = misspelt(word, rng)
        assert wrong == word or wrong not in KINDS
        assert abs(len(wrong) - len(word)) <= 1
        assert Counter(wrong).total() - (Counter(wrong) & Counter(word)).total() <= 1
    assert misspelt("42", rng) == "42"


def test_people_type_in_any_case_and_with_any_last_sign():
    rng = Random(4)
    typed_texts = {as_typed_freely("two cats", rng, "en") for _ in range(300)}
    assert {"two cats", "TWO CATS", "Two cats.", "Two Cats"} <= typed_texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_free_questions_are_answered_by_the_scene(language):
    words, rng = WORDS[language], Random(5)
    kinds = set()
    for number in range(200):
        scene = (sample_alike if number % 4 == 0 else sample_scene)(rng)
        for question in free_questions(scene, rng, language, held_out=number % 2 == 0):
            kinds.add(question.kind)
            if question.kind == "describe":
                assert parse_description(question.answer, language) == scene
            elif question.kind == "what":
                assert question.answer == named(scene.things, language)
            elif question.kind == "count":
                assert question.answer == words["number"][len(scene.things) - 1]
            elif question.kind == "what_position":
                assert question.answer in {named([thing], language) for thing in scene.things}
            elif question.kind == "either_colour":
                assert question.answer in {words["colour"][thing.color] for thing in scene.things}
    asked_of_clips = {
        question.kind
        for _ in range(100)
        for question in free_clip_questions(sample_clip_anywhere(rng), rng, language)
    }
    said_elsewhere = {"sure", "doubt", "and_it"}
    assert kinds | asked_of_clips | said_elsewhere == set(FREE_ASKED[language])


def test_no_pair_kept_from_training_is_ever_denied():
    rng = Random(6)
    held_out = {f"{color} {kind}" for kind, color in HELD_OUT}
    for _ in range(300):
        for question in free_questions(sample_scene(rng), rng, "en"):
            assert not says(question.question, held_out) or question.answer != "no"


@pytest.mark.parametrize("language", LANGUAGES)
def test_things_of_one_look_are_counted_in_answers(language):
    pair = Scene("beach", (Thing("cat", "red", "left"), Thing("cat", "red", "right")))
    assert named(pair.things, language) == {"en": "two red cats", "zh": "两只红色的猫"}[language]


def test_turns_follow_up_and_doubt():
    scene = Scene("beach", (Thing("cat", "red", "left"),))
    for number in range(30):
        turns = follow_up(scene, Random(number), "en")
        assert len(turns) >= 2
        assert all(answer for _, answer in turns)
    twins = Scene("beach", (Thing("cat", "red", "left"), Thing("cat", "red", "right")))
    assert follow_up(twins, Random(0), "en") == []  # nobody could tell which is meant
    assert doubted("red", Random(0), "en")[1].endswith(": red")


@pytest.mark.parametrize("kind", sorted(STRANGE))
def test_strange_pictures_are_pictures_of_their_seed(kind):
    one, same, other = (draw_kind(kind, Random(seed)) for seed in (1, 1, 2))
    assert one.shape == (128, 128, 3)
    assert one.dtype == np.uint8
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert draw_strange(Random(3), 64).shape == (64, 64, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_talk_without_a_picture_has_an_answer_in_its_language(language):
    rng = Random(7)
    for _ in range(300):
        said = small_talk.chat(rng, language)
        assert said.answer
        assert "{" not in said.question + said.answer
        assert said.answer.isascii() == (language == "en")


def moved(clip: Clip) -> tuple[np.ndarray, np.ndarray]:
    """Mean x of where the first and the last frame differ from the empty place."""
    frames = draw_clip(clip, Random(0))
    empty = draw_scene(Scene(clip.place, ()), Random(0)).astype(int)
    return tuple(np.argwhere(np.abs(frame - empty).sum(-1) > 30)[:, 1].mean() for frame in frames[[0, -1]])


def test_what_stands_in_the_middle_moves_from_there():
    left, right = (Clip("meadow", Thing("car", "red", "middle"), motion) for motion in ("left", "right"))
    for clip, sign in ((left, -1), (right, 1)):
        start, end = moved(clip)
        assert abs(start - 64) < 8
        assert sign * (end - start) > 24


def test_what_looks_the_other_way_turns_at_once():
    turning, straight = (
        draw_clip(Clip("meadow", Thing("cat", "red", "middle"), "left", turns=turns), Random(0))
        for turns in (True, False)
    )
    assert not np.array_equal(turning[0], straight[0])
    assert np.array_equal(turning[1:], straight[1:])


def test_what_moves_away_from_its_side_leaves_the_picture():
    frames = draw_clip(Clip("meadow", Thing("car", "red", "left"), "left"), Random(0))
    assert np.array_equal(frames[-1], draw_scene(Scene("meadow", ()), Random(0)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plots_name_what_their_pictures_show_and_no_more(language):
    rng = Random(8)
    plots = set()
    for _ in range(300):
        story = sample_story(rng)
        plot = sample_plot(story, rng)
        plots.add(plot)
        texts = tell_plot(story, plot, rng, language)
        for scene, text in zip(story.scenes, texts, strict=True):
            facts = read_scene(text, language)
            assert facts.place == scene.place, text
            assert facts.looks == {thing.look for thing in scene.things}, text
        assert texts[-1].endswith(PLOTS[language][plot]["ending"])
        assert "{" not in plot_request(story, plot, rng, language)
    assert plots == set(PLOTS[language])


class Parrot:
    """A pipeline that says the same to everything."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def chat(self, messages, *, max_new_tokens, seed):
        assert messages[-1]["role"] == "user"
        yield outputs.Reply((self._answer,), True, seed, 1)


@pytest.mark.parametrize(
    "ask",
    [free_wording.evaluate_free_questions, free_wording.evaluate_turns, free_wording.evaluate_small_talk],
)
def test_who_calls_everything_strange_scores_nothing(ask):
    outcomes = list(ask(Parrot(SAID["en"]["strange"]), 8, 0))
    assert outcomes
    for outcome in outcomes:
        checks = dict(outcome.checks)
        assert not checks["answer"]
        assert checks.get("called strange", True) == (
            outcome.language == "en" or "called strange" not in checks
        )


def test_strange_pictures_are_to_be_called_so_in_the_askers_language():
    found = {
        outcome.language: outcome.right
        for outcome in free_wording.evaluate_strange_pictures(Parrot(SAID["zh"]["strange"]), 16, 0)
    }
    assert found == {"en": False, "zh": True}
