"""Scenes, clips and stories: sampling keeps its promises."""

import json
from dataclasses import asdict
from random import Random

import numpy as np
import pytest

from showo2.storybook.scenes import (
    AIRBORNE,
    COLORS,
    FLYERS,
    HELD_OUT,
    KINDS,
    POSITIONS,
    Clip,
    Scene,
    Thing,
    sample_clip,
    sample_scene,
    sample_story,
)


@pytest.mark.parametrize("sample", [sample_scene, sample_clip, sample_story])
def test_a_seed_names_a_sample(sample):
    assert [sample(Random(seed)) for seed in range(20)] == [sample(Random(seed)) for seed in range(20)]
    assert len({sample(Random(seed)) for seed in range(20)}) > 15


def test_samples_are_plain_data():
    for sample in (sample_scene, sample_clip, sample_story):
        assert json.loads(json.dumps(asdict(sample(Random(1)))))


def test_held_out_pairs_are_never_sampled_for_training():
    rng = Random(0)
    shown = {look for _ in range(3000) for look in sample_scene(rng).looks}
    shown |= {sample_clip(rng).thing.look for _ in range(2000)}
    shown |= {look for _ in range(500) for scene in sample_story(rng).scenes for look in scene.looks}
    assert shown == {(kind, color) for kind in KINDS for color in COLORS} - HELD_OUT


def test_held_out_scenes_hold_exactly_one_such_pair():
    rng = Random(0)
    scenes = [sample_scene(rng, held_out=True) for _ in range(500)]
    assert all(len(HELD_OUT.intersection(scene.looks)) == 1 for scene in scenes)
    assert set().union(*(scene.looks for scene in scenes)) >= HELD_OUT


def test_scenes_have_the_promised_shares():
    rng = Random(0)
    scenes = [sample_scene(rng) for _ in range(4000)]
    counts = np.bincount([len(scene.things) for scene in scenes])[1:] / len(scenes)
    assert counts == pytest.approx([0.45, 0.40, 0.15], abs=0.03)
    pairs = [scene.things for scene in scenes if len(scene.things) == 2]
    sharing = [a.kind == b.kind or a.color == b.color for a, b in pairs]
    assert np.mean(sharing) == pytest.approx(0.5, abs=0.05)
    assert all(len(set(scene.looks)) == len(scene.things) for scene in scenes)
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
