"""The storybook world: sampling, pixels and words agree with each other and keep their promises."""

import json
from collections import Counter, defaultdict
from dataclasses import asdict
from random import Random

import numpy as np
import pytest

from showo2.lexicon import contains_chinese
from showo2.storybook.captions import (
    LANGUAGES,
    caption,
    clip_caption,
    clip_questions,
    corpus,
    describe,
    lexicon,
    loose_caption,
    parse_description,
    questions,
    small_talk,
    story_prompt,
    tell,
)
from showo2.storybook.phrases import WORDS, a_thing, the_thing
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import (
    AIRBORNE,
    COLOURS,
    FLYERS,
    HELD_OUT,
    KINDS,
    MOTIONS,
    MOVERS,
    PLACES,
    POSITIONS,
    Clip,
    Scene,
    Thing,
    sample_clip,
    sample_scene,
    sample_story,
)
from showo2.storybook.stories import TALES
from showo2.storybook.vqa import ASKED, SMALL_TALK


def looks(scene: Scene) -> list[tuple[str, str]]:
    return [thing.look for thing in scene.things]


def alone(kind: str, colour: str = "red", position: str = "middle", place: str = "meadow") -> Scene:
    return Scene(place, (Thing(kind, colour, position),))


def centroid(frame: np.ndarray, place: str) -> np.ndarray:
    """Mean (y, x) in px of where `frame` differs from the empty place."""
    background = draw_scene(Scene(place, ()), Random(0))
    return np.argwhere(np.abs(frame.astype(int) - background).sum(-1) > 30).mean(0)


@pytest.mark.parametrize("sample", [sample_scene, sample_clip, sample_story])
def test_a_seed_names_a_sample(sample):
    assert [sample(Random(seed)) for seed in range(20)] == [sample(Random(seed)) for seed in range(20)]
    assert len({sample(Random(seed)) for seed in range(20)}) > 15


def test_samples_are_plain_data():
    for sample in (sample_scene, sample_clip, sample_story):
        assert json.loads(json.dumps(asdict(sample(Random(1)))))


def test_held_out_pairs_are_never_sampled_for_training():
    rng = Random(0)
    shown = {look for _ in range(3000) for look in looks(sample_scene(rng))}
    shown |= {sample_clip(rng).thing.look for _ in range(2000)}
    shown |= {look for _ in range(500) for scene in sample_story(rng).scenes for look in looks(scene)}
    assert shown == {(kind, colour) for kind in KINDS for colour in COLOURS} - HELD_OUT


def test_held_out_scenes_hold_exactly_one_such_pair():
    rng = Random(0)
    scenes = [sample_scene(rng, held_out=True) for _ in range(500)]
    assert all(len(HELD_OUT.intersection(looks(scene))) == 1 for scene in scenes)
    assert set().union(*map(looks, scenes)) >= HELD_OUT


def test_scenes_have_the_promised_shares():
    rng = Random(0)
    scenes = [sample_scene(rng) for _ in range(4000)]
    counts = np.bincount([len(scene.things) for scene in scenes])[1:] / len(scenes)
    assert counts == pytest.approx([0.45, 0.40, 0.15], abs=0.03)
    pairs = [scene.things for scene in scenes if len(scene.things) == 2]
    sharing = [a.kind == b.kind or a.colour == b.colour for a, b in pairs]
    assert np.mean(sharing) == pytest.approx(0.5, abs=0.05)
    assert all(len(set(looks(scene))) == len(scene.things) for scene in scenes)
    things = [thing for scene in scenes for thing in scene.things]
    assert np.mean([thing.size == "small" for thing in things]) == pytest.approx(1 / 4, abs=0.03)
    high = [thing.is_high for thing in things if thing.kind in FLYERS]
    assert 0.75 < np.mean(high) < 0.9  # all where things are side by side, two in three elsewhere
    assert any(thing.is_high for thing in things if thing.kind == "ball")
    for count in (1, 2, 3):
        assert 0.5 < np.mean([scene.is_plain for scene in scenes if len(scene.things) == count]) < 0.75
    assert not any(thing.is_high for thing in things if thing.kind not in AIRBORNE)
    assert {thing.position for thing in things} == set(POSITIONS)


@pytest.mark.parametrize("second", ["left", "top left"])
def test_things_have_positions_of_their_own_in_order(second):
    with pytest.raises(ValueError, match="positions of their own"):
        Scene("snow", (Thing("car", "red", "left"), Thing("bird", "red", second)))


def test_the_column_decides_on_which_side_a_thing_is_and_then_the_row():
    bird, car, kite = (
        Thing("bird", "red", "top left"),
        Thing("car", "red", "left"),
        Thing("kite", "red", "top right"),
    )
    assert (bird.side_of(car), car.side_of(bird)) == ("above", "below")
    assert (car.side_of(kite), kite.side_of(car)) == ("left", "right")


def test_a_picture_follows_from_scene_and_seed():
    scene = sample_scene(Random(5))
    picture = draw_scene(scene, Random(0))
    assert picture.shape == (128, 128, 3)
    assert picture.dtype == np.uint8
    assert np.array_equal(picture, draw_scene(scene, Random(0)))
    assert not np.array_equal(picture, draw_scene(scene, Random(1)))


@pytest.mark.parametrize("size", [64, 432])
def test_pictures_scale(size):
    large, small = draw_scene(alone("ball"), Random(0), size), draw_scene(alone("ball"), Random(0))
    assert large.shape == (size, size, 3)
    assert large.mean((0, 1)) == pytest.approx(small.mean((0, 1)), abs=2)


def test_every_kind_and_colour_and_place_looks_different():
    kinds = [draw_scene(alone(kind), Random(0)) for kind in KINDS]
    colours = [draw_scene(alone("ball", colour), Random(0)) for colour in COLOURS]
    places = [draw_scene(alone("car", place=place), Random(0)) for place in PLACES]
    for pictures in (kinds, colours, places):
        for index, one in enumerate(pictures):
            for other in pictures[:index]:
                assert (np.abs(one.astype(int) - other).sum(-1) > 60).sum() > 400  # px


@pytest.mark.parametrize("kind", KINDS)
def test_things_stand_in_their_position(kind):
    for row, y in ((0, 34), (1, 84)):
        middles = [
            centroid(draw_scene(alone(kind, position=position), Random(0)), "meadow")
            for position in POSITIONS[row::2]
        ]
        assert [x for _, x in middles] == pytest.approx([28, 64, 100], abs=8)
        assert [y for y, _ in middles] == pytest.approx([y] * 3, abs=12)


@pytest.mark.parametrize("kind", KINDS)
def test_small_things_are_smaller_and_stand_on_the_same_ground(kind):
    empty = draw_scene(Scene("snow", ()), Random(0)).astype(int)
    drawn = [
        np.abs(draw_scene(Scene("snow", (Thing(kind, "red", "middle", size),)), Random(0)) - empty).sum(-1)
        > 30
        for size in ("big", "small")
    ]
    assert drawn[0].sum() > 1.8 * drawn[1].sum()
    bottoms = [np.argwhere(thing)[:, 0].max() for thing in drawn]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=6)


@pytest.mark.parametrize("motion", MOTIONS)
@pytest.mark.parametrize("kind", ["car", "bird", "flower"])
def test_clips_move_the_right_way(kind, motion):
    start = {"left": "right", "right": "left", "down": "top"}.get(motion, "middle")
    size = "small" if motion == "grow" else "big"
    frames = draw_clip(Clip("snow", Thing(kind, "blue", start, size), motion), Random(3))
    assert frames.shape == (17, 128, 128, 3)
    assert frames.dtype == np.uint8
    steps = np.diff([centroid(frame, "snow") for frame in frames], axis=0)  # (y, x) in px
    travel = {
        "left": (0, -53),
        "right": (0, 53),
        "up": (-50, 0),
        "down": (50, 0),
        "grow": (-9, 0),
        "stay": (0, 0),
    }[motion]
    assert steps.sum(0) == pytest.approx(travel, abs=7)
    assert steps == pytest.approx(np.tile(steps.mean(0), (16, 1)), abs=0.8)


def test_what_grows_ends_as_a_big_thing():
    for position in ("left", "top right"):
        thing = Thing("ball", "blue", position, "small")
        frames = draw_clip(Clip("snow", thing, "grow"), Random(3)).astype(int)
        empty = draw_scene(Scene("snow", ()), Random(0))
        areas = (np.abs(frames - empty).sum(-1) > 30).sum((1, 2))
        assert (np.diff(areas) > 0).all()
        assert areas[-1] / areas[0] == pytest.approx((56 / 38) ** 2, rel=0.1)


def test_the_background_of_a_clip_never_changes():
    frames = draw_clip(Clip("night", Thing("car", "red", "left"), "right"), Random(0))
    background = draw_scene(Scene("night", ()), Random(0))
    still = (frames == background).all((0, 3))
    assert still[:60].all()
    assert 0.5 < still.mean() < 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_can_be_read_back(language):
    rng = Random(0)
    for index in range(400):
        scene = sample_scene(rng, held_out=index % 4 == 0)
        assert parse_description(describe(scene, language), language) == scene


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "a red car",
        "In the meadow there is a red dog on the left.",
        "草地上，左边有一只红色的狗。",
        "In the snow there is a red car on the left and a red cat on the left.",
    ],
)
def test_what_describes_nothing_is_not_read(text, language):
    assert parse_description(text, language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_name_every_kind_and_colour(language):
    rng, words = Random(0), WORDS[language]
    for _ in range(300):
        scene = sample_scene(rng)
        text = caption(scene, rng, language).lower()
        for thing in scene.things:
            names = (words["kind"][thing.kind], words["alias"].get(thing.kind, "-"))
            assert words["colour"][thing.colour] in text
            assert any(name in text for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_name_sizes_of_all_things_or_of_none(language):
    rng, told = Random(0), 0
    for _ in range(300):
        scene = sample_scene(rng)
        text = caption(scene, rng, language).lower()
        said = {
            size: sum(text.count(word) for word in words) for size, words in WORDS[language]["size"].items()
        }
        sizes = Counter(thing.size for thing in scene.things)
        if sum(said.values()) == 0:
            assert scene.all_big
        else:
            assert all(said[size] == sizes[size] for size in said)
        told += sum(said.values()) > 0
    assert 120 < told < 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_without_positions_mean_things_side_by_side_in_the_order_named(language):
    rng, words, untold = Random(0), WORDS[language], 0
    for _ in range(400):
        scene = sample_scene(rng)
        text = caption(scene, rng, language).lower()
        if any(phrase in text for phrase in (*words["position"].values(), *words["side"].values())):
            continue
        columns = [thing.column for thing in scene.things]
        assert len(columns) == 1 or columns == ["left", "middle", "right"][:: 1 if len(columns) == 3 else 2]
        assert all(thing.is_high == (thing.kind in FLYERS) for thing in scene.things)
        looked_for = [words["colour"][thing.colour] for thing in scene.things]
        if len(set(looked_for)) == len(looked_for):
            assert sorted(looked_for, key=text.index) == looked_for
        untold += len(columns) > 1
    assert untold > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_relation_alone_says_where_both_things_are(language):
    rng, meant = Random(0), defaultdict(set)
    sides = [("{}" if language == "en" else "的{}").format(side) for side in WORDS[language]["side"].values()]
    for _ in range(6000):
        scene = sample_scene(rng)
        text = caption(scene, rng, language)
        if any(side in text for side in sides):
            columns = tuple(thing.column for thing in scene.things)
            assert columns in {("left", "right"), ("middle", "middle")}
            assert scene.is_plain or columns == ("middle", "middle")
            meant[text].add(tuple(thing.position for thing in scene.things))
    assert len(meant) > 100
    assert all(len(arrangements) == 1 for arrangements in meant.values())


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
def test_mixed_captions_hold_both_languages(language):
    rng = Random(0)
    for _ in range(200):
        text = caption(sample_scene(rng), rng, language, mixed=True)
        assert any(c.isascii() and c.isalpha() for c in text)
        assert contains_chinese(text)


@pytest.mark.parametrize(
    ("kinds", "alike", "in_a_row"),
    [
        (("cat", "cat", "house"), True, True),
        (("house", "cat", "cat"), True, True),
        (("cat", "house", "cat"), True, False),
        (("cat", "cat", "cat"), True, True),
        (("cat", "house", "tree"), False, True),
        (("cat",), False, True),
    ],
)
def test_what_is_alike_stands_in_a_row_or_not(kinds, alike, in_a_row):
    columns = ("left", "middle", "right")
    things = tuple(Thing(kind, "red", column) for kind, column in zip(kinds, columns, strict=False))
    scene = Scene("snow", things)
    assert (scene.some_alike, scene.alike_in_a_row) == (alike, in_a_row)


def test_loose_captions_count_and_leave_colours_out():
    rng = Random(5)
    scene = Scene(
        "snow",
        (Thing("cat", "red", "left"), Thing("cat", "pink", "middle"), Thing("house", "green", "right")),
    )
    for _ in range(20):
        assert "two cats" in loose_caption(scene, rng, "en").lower()
        assert "a house" in loose_caption(scene, rng, "en").lower()
        assert "两只猫" in loose_caption(scene, rng, "zh")
    for language in LANGUAGES:
        for _ in range(100):
            text = loose_caption(sample_scene(rng), rng, language).lower()
            assert not any(colour in text for colour in WORDS[language]["colour"].values())


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
                present = any(name(look, language) in question.question for look in looks(scene))
                assert question.answer == WORDS[language]["yes" if present else "no"]
                given.append(present)
                assert not any(name(look, language) in question.question for look in HELD_OUT)
    assert np.mean(given) == 0.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ambiguous_colour_is_asked_by_position(language):
    scene = Scene("snow", (Thing("car", "red", "left"), Thing("car", "blue", "right")))
    position = WORDS[language]["position"]
    for question in questions(scene, Random(0), language):
        if question.kind == "colour":
            assert position["left"] in question.question or position["right"] in question.question


@pytest.mark.parametrize(
    ("kind", "position", "motion", "plain"),
    [
        ("car", "middle", "stay", True),
        ("car", "left", "stay", False),
        ("car", "right", "left", True),
        ("car", "middle", "left", False),
        ("bird", "top left", "right", True),
        ("bird", "left", "right", False),
        ("rocket", "middle", "up", True),
        ("rocket", "top", "down", True),
        ("rocket", "middle", "down", False),
    ],
)
def test_a_plain_clip_starts_where_it_need_not_say(kind, position, motion, plain):
    assert Clip("snow", Thing(kind, "red", position), motion).is_plain == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_clip_words_name_thing_and_direction(language):
    rng, words = Random(0), WORDS[language]
    for _ in range(100):
        clip = sample_clip(rng)
        told, shown = (clip_caption(clip, rng, language, given).lower() for given in (False, True))
        assert all(words["colour"][clip.thing.colour] in caption for caption in (told, shown))
        start = words["position"][clip.thing.position]
        assert clip.is_plain or start in told
        answers = {question.kind: question.answer for question in clip_questions(clip, rng, language)}
        assert answers["direction"] == words["direction"][clip.motion]
        assert set(answers) == {"what", "colour", "direction", "place", "describe"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_keep_their_hero_and_name_what_they_show(language):
    rng = Random(0)
    for _ in range(200):
        story = sample_story(rng)
        texts = tell(story, rng, language)
        assert 3 <= len(story.scenes) == len(texts) <= 5
        assert story.hero[0] in MOVERS
        assert WORDS[language]["colour"][story.hero[1]] in story_prompt(story, rng, language).lower()
        for scene, text in zip(story.scenes, texts, strict=True):
            assert story.hero in looks(scene)
            assert set(looks(scene)) <= {story.hero, story.friend}
            for kind, colour in looks(scene):
                assert WORDS[language]["kind"][kind] in text
                assert WORDS[language]["colour"][colour] in text
        assert texts[-1].endswith({"en": "The end.", "zh": "故事讲完了。"}[language])


def test_the_languages_have_the_same_tables():
    assert WORDS["zh"].keys() ^ WORDS["en"].keys() == {"measure", "plural"}  # what counting takes
    tables = [name for name, table in WORDS["en"].items() if isinstance(table, dict)]
    for name in set(tables) - {"plural", "alias"}:
        assert WORDS["en"][name].keys() == WORDS["zh"][name].keys()
    for table in (ASKED, TALES):
        assert table["en"].keys() == table["zh"].keys()
    assert len(SMALL_TALK["en"]) == len(SMALL_TALK["zh"])


def test_lexicon_lists_the_world():
    lists = lexicon().lists
    assert set(lists) == set(LANGUAGES)
    assert all(len(listed["kinds"]) == len(KINDS) for listed in lists.values())
    assert lists["zh"]["colours"][0] == "红色"
    assert lists["en"]["motions"][4] == "grows"


def test_prompts_of_the_world_hold_no_unknown_words():
    known, rng = lexicon(), Random("others")
    for language in LANGUAGES:
        for _ in range(300):
            for prompt in (
                caption(sample_scene(rng, held_out=True), rng, language),
                loose_caption(sample_scene(rng), rng, language),
                clip_caption(sample_clip(rng), rng, language),
                story_prompt(sample_story(rng), rng, language),
            ):
                assert known.unknown(prompt) == []


def test_small_talk_and_corpus_are_plain_lines():
    lines = corpus(Random(0), 400)
    assert lines == corpus(Random(0), 400)
    assert len(lines) == 400
    assert not any("{" in line or "\n" in line for line in lines)
    for language in LANGUAGES:
        talk = small_talk(language)
        assert len({question.question for question in talk}) == len(talk) > 15
        assert not any("{" in question.answer for question in talk)
