"""The judge sees what was drawn and nothing else; the scores are what they say, on fakes that are right or wrong."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from showo2 import outputs
from showo2.evaluation.__main__ import main
from showo2.evaluation.contact_sheet import write_sheet
from showo2.evaluation.image_quality import psnr, ssim
from showo2.evaluation.outcomes import Outcome, Row, add_up, table
from showo2.evaluation.report import REPORTS_APART, write_report
from showo2.storybook.captions import LANGUAGES, questions, tell
from showo2.storybook.evaluation import gallery, generation, judge_validation, samples, stories, understanding
from showo2.storybook.evaluation.categories import ALL, CATEGORIES
from showo2.storybook.evaluation.parsing import Facts, read_scene, same_answer
from showo2.storybook.evaluation.suite import STORYBOOK
from showo2.storybook.evaluation.thresholds import LANGUAGES_APART, THRESHOLDS
from showo2.storybook.judge.clip_judge import detect_clip
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.phrases import WORDS
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import (
    COLOURS,
    HELD_OUT,
    PLACES,
    Clip,
    Scene,
    Story,
    Thing,
    sample_clip,
    sample_scene,
    sample_story,
)

CAR = Thing("car", "red", "middle")


def worn(frames: np.ndarray, blur: float = 0.9, noise: float = 5.0) -> np.ndarray:
    """A clip (T, H, W, 3) about as a small VAE gives it back: 28 to 30 dB."""
    blurred = [np.asarray(Image.fromarray(frame).filter(ImageFilter.GaussianBlur(blur))) for frame in frames]
    noisy = np.stack(blurred) + np.random.default_rng(0).normal(0, noise, frames.shape)
    return noisy.round().clip(0, 255).astype(np.uint8)


def scores(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Value by check, over all tasks and languages."""
    merged = [replace(outcome, task="", language="") for outcome in outcomes]
    return {row.name.removeprefix(": "): row.value for row in add_up(merged)}


# The judge ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("copy", "floor"), [(np.copy, 0.98), (worn, 0.95)])
def test_the_judge_sees_whole_scenes(copy, floor):
    assert scores(judge_validation.validate_on_pictures("", 40, 0, copy))["all"] >= floor


@pytest.mark.parametrize(("copy", "floor"), [(np.copy, 0.98), (worn, 0.95)])
def test_the_judge_sees_whole_clips(copy, floor):
    assert scores(judge_validation.validate_on_clips("", 10, 0, copy))["all"] >= floor


@pytest.mark.parametrize("size", [96, 256])
def test_the_size_of_the_picture_does_not_matter(size):
    rng = Random(1)
    for _ in range(8):
        scene = sample_scene(rng)
        assert detect_scene(draw_scene(scene, rng, size)).scene == scene


@pytest.mark.parametrize("place", PLACES)
def test_an_empty_place_holds_nothing(place):
    empty = Scene(place, ())
    assert detect_scene(worn(draw_scene(empty, Random(0))[None])[0]).scene == empty


def test_what_is_no_picture_of_the_world_is_nothing():
    noise = np.random.default_rng(0).integers(0, 255, (128, 128, 3), dtype=np.uint8)
    for picture in (noise, np.full_like(noise, 128)):
        assert detect_scene(picture).place is None
        assert detect_scene(picture).scene is None


def test_what_is_no_thing_of_the_world_has_no_kind():
    picture = Image.fromarray(draw_scene(Scene("meadow", ()), Random(0)))
    ImageDraw.Draw(picture).polygon([(30, 40), (90, 30), (60, 70), (95, 100), (25, 95)], fill=(40, 60, 60))
    view = detect_scene(np.asarray(picture))
    assert view.place == "meadow"
    assert view.things
    assert None in {thing.kind for thing in view.things}
    assert view.scene is None


def test_half_a_thing_is_not_taken_for_one():
    place = draw_scene(Scene("night", ()), Random(0))
    picture = draw_scene(Scene("night", (CAR,)), Random(0)).copy()
    picture[:, :64] = place[:, :64]
    assert detect_scene(picture).scene is None


def test_an_unknown_colour_is_not_named():
    empty = draw_scene(Scene("night", ()), Random(0))
    picture = draw_scene(Scene("night", (Thing("house", "white", "middle"),)), Random(0))
    gray = np.where((picture > 225) & (picture != empty), 130, picture).astype(np.uint8)
    assert [thing.color for thing in detect_scene(gray).things] == [None]


def test_a_jump_is_no_motion_and_a_swap_is_no_thing():
    right = draw_clip(Clip("snow", replace(CAR, position="left"), "right"), Random(0))
    jumping = np.concatenate([right[:1].repeat(9, axis=0), right[-1:].repeat(8, axis=0)])
    assert detect_clip(right).motion == "right"
    assert detect_clip(jumping).motion is None
    swapped = draw_clip(Clip("snow", Thing("car", "blue", "left"), "right"), Random(0))
    view = detect_clip(np.concatenate([right[:9], swapped[9:]]))
    assert not view.same_thing
    assert view.clip is None


def test_what_shrinks_neither_grows_nor_stays():
    grows = draw_clip(Clip("snow", Thing("car", "red", "middle", "small"), "grow"), Random(0))
    assert detect_clip(grows).motion == "grow"
    assert detect_clip(grows[::-1]).motion is None


@pytest.mark.parametrize(("company", "size"), [(1, "small"), (1, "big"), (3, "big")])
def test_how_big_a_thing_is_depends_on_its_company(company, size):
    things = tuple(Thing("cat", "red", position, size) for position in ("left", "middle", "right")[:company])
    seen = detect_scene(draw_scene(Scene("snow", things), Random(0))).things
    assert [thing.size(len(seen)) for thing in seen] == [size] * company


def test_a_flickering_background_is_not_still():
    frames = draw_clip(Clip("beach", CAR, "stay"), Random(0))
    assert detect_clip(frames).still
    light = np.where(np.arange(len(frames)) % 2, 0, 12)[:, None, None, None]
    assert not detect_clip((frames.astype(int) - light).clip(0, 255).astype(np.uint8)).still


# What is asked -----------------------------------------------------------------------------------------------


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
        said = [words["colour"][thing.colour] in text for thing in things]
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
            looks = frozenset(thing.look for thing in scene.things)
            assert read_scene(text, language) == Facts(scene.place, looks)


def test_a_text_that_says_nothing_clear_holds_no_facts():
    assert read_scene("The red dog went to the beach at night.", "en") == Facts(None, frozenset())
    assert read_scene("很久以前", "zh") == Facts(None, frozenset())


def test_answers_may_differ_in_case_and_stop():
    assert same_answer(" A red car. ", "a red car")
    assert same_answer("红色。", "红色")
    assert not same_answer("a red cat", "a red car")


# Scores of fakes ---------------------------------------------------------------------------------------------


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
        yield outputs.Reply(next(self._answers), True, seed, 1)


def recoloured(truth: Scene | Clip) -> Scene | Clip:
    """The same with every colour another."""
    if isinstance(truth, Clip):
        return replace(truth, thing=_recoloured(truth.thing))
    return Scene(truth.place, tuple(map(_recoloured, truth.things)))


def _recoloured(thing: Thing) -> Thing:
    return replace(thing, colour=COLOURS[COLOURS.index(thing.colour) - 1])


def mirrored(truth: Scene) -> Scene:
    """The same things in the opposite order."""
    pairs = zip(truth.things, reversed(truth.things), strict=True)
    return Scene(truth.place, tuple(replace(other, position=one.position) for one, other in pairs))


def unlike_its_text(story: Story) -> Story:
    """The same scenes, told of another hero."""
    return replace(story, hero=("boat", "pink"))


def test_true_pictures_score_one_and_wrong_colours_none():
    asked = samples.picture_samples("task", CATEGORIES["everything, two things"], 12, 0)
    assert set(scores(generation.evaluate_text_to_image(Painter(asked), asked, ALL)).values()) == {1.0}
    found = scores(generation.evaluate_text_to_image(Painter(asked, recoloured), asked, ALL))
    assert found["all"] == found["kinds with colours"] == found["colours"] == 0
    assert all(found[fact] == 1 for fact in ("kinds", "place", "count", "relations", "positions", "sizes"))
    judged = CATEGORIES["position"].judged
    found = scores(generation.evaluate_text_to_image(Painter(asked, recoloured), asked, judged))
    assert set(found.values()) == {1.0}  # colours were not asked for
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
    found = scores(draw(Painter(asked, recoloured), asked))
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


# Reports -----------------------------------------------------------------------------------------------------


def test_outcomes_add_up_to_rows():
    picture = (np.zeros((32, 32, 3), np.uint8),)
    outcomes = [
        Outcome("stories", language, "p", "a", (("scene", True), ("scene", language == "zh")), picture)
        for language in LANGUAGES
    ]
    rows = add_up(outcomes)
    assert rows == [
        Row("stories: scene", "en", 0.5, 2),
        Row("stories: scene", "zh", 1.0, 2),
        Row("stories: scene", "all", 0.75, 4),
    ]
    assert table(rows) == "stories: scene  en 0.500 of 2     zh 1.000 of 2"


def test_rows_know_their_thresholds():
    row = Row("stories: hero kept in pictures", "en", 0.9, 10)
    assert row.to_dict(THRESHOLDS)["reached"] is True
    assert replace(row, value=0.89).to_dict(THRESHOLDS)["reached"] is False
    assert replace(row, name="nothing to reach").to_dict(THRESHOLDS)["reached"] is None
    behind = Row("image to video: first frame behind the VAE, dB", "all", 0.7, 10)
    assert behind.to_dict(THRESHOLDS)["reached"] is True
    assert replace(behind, value=1.2).to_dict(THRESHOLDS)["reached"] is False


def test_the_six_categories_have_a_mean(tmp_path):
    names = ("one object", "two objects", "counting", "colours", "position", "colour binding")
    outcomes = [
        Outcome(f"text to image, {name}", "en", "p", "a", (("all", name != "counting"),), ())
        for name in names
    ] + [
        Outcome(f"text to image, {name}, unseen pair", "en", "p", "a", (("all", name == "colours"),), ())
        for name in ("colours", "colour binding")
    ]
    write_report(STORYBOOK, outcomes, tmp_path)
    rows = {row["name"]: row["value"] for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert rows["text to image, six categories: mean"] == pytest.approx(5 / 6, abs=1e-4)
    assert rows["text to image, unseen pairs: behind seen ones"] == 0.5
    assert LANGUAGES_APART not in rows  # there is but one
    in_chinese = [replace(outcome, language="zh", checks=(("all", False),)) for outcome in outcomes[:3]]
    write_report(STORYBOOK, [*outcomes, *in_chinese], tmp_path)
    rows = {row["name"]: row for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert rows[LANGUAGES_APART]["value"] == 1
    assert rows[LANGUAGES_APART]["reached"] is False


def test_a_report_says_how_far_it_lies_from_another(tmp_path):
    def outcome(right: bool, decibels: float) -> Outcome:
        return Outcome(
            "clips", "en", "p", "a", (("all", right), ("place", True)), (), (("behind, dB", decibels),)
        )

    write_report(STORYBOOK, [outcome(True, 1.0), outcome(True, 1.0)], tmp_path)
    before = json.loads((tmp_path / "evaluation.json").read_text())
    assert REPORTS_APART not in {row["name"] for row in before}
    write_report(
        STORYBOOK,
        [outcome(True, 9.0), outcome(False, 9.0)],
        tmp_path,
        against=[*before, {**before[0], "name": "other: all"}],
    )
    *_, row = json.loads((tmp_path / "evaluation.json").read_text())
    assert row["name"] == REPORTS_APART
    found = row["value"], row["count"], row["reached"]
    assert found == (0.5, 2, False)  # of shares only, which decibels are not


def test_psnr_and_ssim():
    frames = draw_clip(Clip("night", CAR, "stay"), Random(0), num_frames=3)
    assert psnr(frames, frames) == 100
    assert ssim(frames, frames) == pytest.approx(1)
    off = (frames.astype(int) + 5).clip(0, 255).astype(np.uint8)
    assert psnr(off, frames) == pytest.approx(20 * np.log10(255 / 5), abs=0.5)
    assert 0.3 < ssim(worn(frames), frames) < ssim(off, frames) < 1


def test_a_sheet_shows_pictures_and_words(tmp_path):
    rng = Random(0)
    frames = draw_clip(sample_clip(rng), rng, num_frames=5)
    outcome = Outcome(
        "t", "zh", "草地上有一辆红色的汽车。", "meadow: red car", (("all", True),), tuple(frames)
    )
    write_sheet([outcome, replace(outcome, checks=(("all", False),))], tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 5 * 128
        colours = {colour for _, colour in sheet.convert("RGB").getcolors(1 << 20)}
    assert {(46, 157, 87), (214, 69, 69)} <= colours
    lines = (tmp_path / "sheet.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "0\tright\t草地上有一辆红色的汽车。\tmeadow: red car"
    assert lines[1].startswith("1\twrong: all\t")


def test_the_command_writes_its_report(small_folder, tmp_path, capsys, monkeypatch):
    """On random weights: everything runs, and nothing is right by itself."""
    monkeypatch.setattr(
        "showo2.storybook.evaluation.parts.PICTURES_ASKED_ABOUT", 1
    )  # answers of random weights have no end
    parts = [
        "judge",
        "reconstruction",
        "questions",
        "clip-questions",
        "pictures",
        "clips",
        "animations",
        "stories",
    ]
    main(["--checkpoint", str(small_folder), "--count", "2", "--out", str(tmp_path), "--parts", *parts])
    rows = json.loads((tmp_path / "evaluation.json").read_text())
    assert all(0 <= row["value"] <= 1 for row in rows if not row["name"].endswith("dB"))
    by_name = {(row["name"], row["language"]): row["value"] for row in rows}
    assert by_name["judge of drawings, pictures: all", "-"] == 1
    assert by_name["text to image, two objects: all", "zh"] == 0
    assert by_name["questions about clips: what", "en"] == 0
    assert "text to video: all" in capsys.readouterr().out
    assert (tmp_path / "text-to-image-colours-unseen-pair-zh.png").is_file()
    assert "text-to-image-colours-unseen-pair-zh.png" in (tmp_path / "index.html").read_text()
    assert (tmp_path / "stories-en.txt").is_file()
    gallery.main([str(tmp_path), str(tmp_path)])
    for name in ("pictures", "unseen", "details", "clips", "animations", "chat"):
        with Image.open(tmp_path / f"nano-{name}.jpg") as shown:
            assert shown.width == gallery.WIDTH


def test_processes_share_the_work(small_folder, tmp_path):
    """As a command, since what a process finds again depends on how the first one was started."""
    command = [sys.executable, "-m", "showo2.evaluation", "--checkpoint", str(small_folder), "--count", "2"]
    parts = ["--parts", "reconstruction", "clip-questions", "--processes", "2", "--out", str(tmp_path)]
    subprocess.run([*command, *parts], check=True, cwd=Path(__file__).parent.parent, capture_output=True)
    tasks = {row["name"].split(":")[0] for row in json.loads((tmp_path / "evaluation.json").read_text())}
    assert tasks == {
        "reconstruction of pictures",
        "reconstruction of clips",
        "questions about clips",
        "Chinese against English",
    }
