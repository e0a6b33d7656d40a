"""Pictures and clips show what their scenes say."""

from random import Random

import numpy as np
import pytest

from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import (
    COLORS,
    KINDS,
    MOTIONS,
    PLACES,
    POSITIONS,
    Clip,
    Scene,
    Thing,
    sample_scene,
)


def alone(kind: str, color: str = "red", position: str = "middle", place: str = "meadow") -> Scene:
    return Scene(place, (Thing(kind, color, position),))


def centroid(frame: np.ndarray, place: str) -> np.ndarray:
    """Mean (y, x) in px of where `frame` differs from the empty place."""
    background = draw_scene(Scene(place, ()), Random(0))
    return np.argwhere(np.abs(frame.astype(int) - background).sum(-1) > 30).mean(0)


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


def test_every_kind_and_color_and_place_looks_different():
    kinds = [draw_scene(alone(kind), Random(0)) for kind in KINDS]
    colors = [draw_scene(alone("ball", color), Random(0)) for color in COLORS]
    places = [draw_scene(alone("car", place=place), Random(0)) for place in PLACES]
    for pictures in (kinds, colors, places):
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
