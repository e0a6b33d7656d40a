"""The storybook's world on disk, and the samples that are made of it."""

from dataclasses import replace
from random import Random

import numpy as np
import torch
from storybook_fixtures import SMALL_WORLD, BlurryVAE

from showo2.prompts import Text
from showo2.storybook import world
from showo2.storybook.dataset import PAGE_NOISED
from showo2.storybook.recipe import NANO, NANO_GPU
from showo2.storybook.scenes import (
    sample_alike,
    sample_clip,
    sample_clip_anywhere,
    sample_scene,
    sample_story,
)
from showo2.storybook.world import Visuals, build_world, load_world
from showo2.training.collation import IGNORED
from showo2.vae import VideoVAE

pytest_plugins = ["storybook_fixtures"]


def test_a_world_comes_back_from_disk_as_it_was(small_world):
    rngs = {part: Random(f"{part}-{SMALL_WORLD.seed}") for part in world.PARTS}
    assert small_world.scenes == [sample_scene(rngs["pictures"]) for _ in range(SMALL_WORLD.pictures)]
    assert small_world.clips == [sample_clip(rngs["films"]) for _ in range(SMALL_WORLD.clips)]
    assert small_world.stories == [sample_story(rngs["pages"]) for _ in range(SMALL_WORLD.stories)]
    assert small_world.alike_scenes == [sample_alike(rngs["alike"]) for _ in range(SMALL_WORLD.alike)]
    assert small_world.clips_anywhere == [
        sample_clip_anywhere(rngs["films_anywhere"]) for _ in range(SMALL_WORLD.clips_anywhere)
    ]
    assert len(small_world.strange.latents) == SMALL_WORLD.strange
    assert not small_world.strange.foreground.any()
    assert small_world.pictures.latents.shape == (6, 16, 1, 16, 16)
    assert small_world.films.latents.shape == (2, 16, 2, 16, 16)
    assert small_world.films.foreground.shape == (2, 2 * 64)
    pages = sum(len(story.scenes) for story in small_world.stories)
    assert len(small_world.pages.latents) == pages
    assert small_world.first_page == [0, len(small_world.stories[0].scenes)]


def test_foreground_is_where_the_things_are(small_world):
    for scene, covered in zip(small_world.scenes, small_world.pictures.foreground, strict=True):
        columns = covered.float().view(8, 8).sum(dim=0)
        if [thing.column for thing in scene.things] == ["left"]:
            assert columns[:4].sum() > 3 * columns[4:].sum()
    assert 0.02 < small_world.pictures.foreground.float().mean() < 0.5


def test_the_world_is_encoded_by_the_real_vae(tmp_path, small_folder):
    vae = VideoVAE.load(small_folder / "vae", dtype=torch.float32, device="cpu")
    build_world(
        replace(SMALL_WORLD, pictures=2, clips=1, stories=1), vae, tmp_path / "world", lambda **_: None
    )
    loaded = load_world(tmp_path / "world")
    assert isinstance(loaded.films, Visuals)
    assert loaded.films.latents.shape == (1, 16, 2, 16, 16)
    assert world.TOKEN_PIXELS == 16


def test_workers_draw_the_same_world(tmp_path):
    size = replace(SMALL_WORLD, pictures=3)
    for workers in (0, 2):
        build_world(size, BlurryVAE(), tmp_path / str(workers), lambda **_: None, workers)
    for file in (tmp_path / "0").iterdir():
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes()


def test_every_kind_of_sample_fits(varied_dataset, collator):
    for stage in (*NANO.stages, NANO_GPU.stages[-1]):
        for item in stage.mixture:
            sample = varied_dataset.sample(item.kind, Random(1))
            batch = collator([sample], max(item.length, collator.length(sample)), torch.Generator())
            assert (batch.labels != IGNORED).any() == any(
                isinstance(piece, Text) and piece.learned for piece in sample.pieces
            )


def test_kinds_of_details_show_what_they_are_named_for(varied_dataset):
    def shown(make, visuals, told):
        """What the pictures or clips of many samples were drawn from."""
        found = [make(Random(seed)).visuals[0].latents for seed in range(40)]
        return [
            next(
                one for one, latents in zip(told, visuals.latents, strict=True) if torch.equal(latents, seen)
            )
            for seen in found
        ]

    world = varied_dataset.world
    assert not any(
        scene.all_big for scene in shown(varied_dataset.picture_with_small, world.pictures, world.scenes)
    )
    counted = shown(varied_dataset.picture_counted, world.pictures, world.scenes)
    assert all(scene.some_alike and scene.is_plain and scene.alike_in_a_row for scene in counted)
    assert {clip.motion for clip in shown(varied_dataset.clip_sideways, world.films, world.clips)} <= {
        "left",
        "right",
    }
    assert all(
        len(scene.things) > 1
        for scene in shown(varied_dataset.picture_of_several, world.pictures, world.scenes)
    )


def test_prompts_are_dropped_for_guidance(dataset):
    lengths = [len(dataset.picture(Random(seed)).pieces[0].tokens) for seed in range(400)]
    assert 0.05 < np.mean([length == 2 for length in lengths]) < 0.16  # bos and image start alone


def test_stories_denoise_their_last_picture(dataset):
    for seed in range(20):
        denoised = [visual.denoised for visual in dataset.story(Random(seed)).visuals]
        assert denoised[-1]
    assert PAGE_NOISED < 1
