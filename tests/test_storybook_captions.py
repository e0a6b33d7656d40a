"""Captions, descriptions and stories say what is shown, in both languages."""

from collections import Counter, defaultdict
from random import Random

import pytest

from showo2.lexicon import contains_chinese
from showo2.storybook.captions import (
    LANGUAGES,
    caption,
    clip_caption,
    describe,
    lexicon,
    loose_caption,
    parse_description,
    small_talk,
    story_prompt,
    tell,
)
from showo2.storybook.corpus import corpus
from showo2.storybook.phrases import WORDS
from showo2.storybook.scenes import (
    FLYERS,
    KINDS,
    MOVERS,
    Scene,
    Thing,
    sample_clip,
    sample_scene,
    sample_story,
)
from showo2.storybook.stories import FORMS
from showo2.storybook.vqa import ASKED, SMALL_TALK


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
def test_captions_name_every_kind_and_color(language):
    rng, words = Random(0), WORDS[language]
    for _ in range(300):
        scene = sample_scene(rng)
        text = caption(scene, rng, language).lower()
        for thing in scene.things:
            names = (words["kind"][thing.kind], words["alias"].get(thing.kind, "-"))
            assert words["colour"][thing.color] in text
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
        looked_for = [words["colour"][thing.color] for thing in scene.things]
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
def test_mixed_captions_hold_both_languages(language):
    rng = Random(0)
    for _ in range(200):
        text = caption(sample_scene(rng), rng, language, mixed=True)
        assert any(c.isascii() and c.isalpha() for c in text)
        assert contains_chinese(text)


def test_loose_captions_count_and_leave_colors_out():
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
            assert not any(color in text for color in WORDS[language]["colour"].values())


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
            assert story.hero in scene.looks
            assert set(scene.looks) <= {story.hero, story.friend}
            for kind, color in scene.looks:
                assert WORDS[language]["kind"][kind] in text
                assert WORDS[language]["colour"][color] in text
        assert texts[-1].endswith({"en": "The end.", "zh": "故事讲完了。"}[language])


def test_the_languages_have_the_same_tables():
    assert WORDS["zh"].keys() ^ WORDS["en"].keys() == {"measure", "plural"}  # what counting takes
    tables = [name for name, table in WORDS["en"].items() if isinstance(table, dict)]
    for name in set(tables) - {"plural", "alias"}:
        assert WORDS["en"][name].keys() == WORDS["zh"][name].keys()
    for table in (ASKED, FORMS):
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
