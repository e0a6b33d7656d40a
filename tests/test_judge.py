"""The judge sees what was drawn, and nothing else."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from outcome_helpers import scores, worn
from PIL import Image, ImageDraw

from showo2.storybook.evaluation import judge_validation
from showo2.storybook.judge.clip_judge import detect_clip
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import PLACES, Clip, Scene, Thing, sample_scene

CAR = Thing("car", "red", "middle")


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


def test_an_unknown_color_is_not_named():
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
