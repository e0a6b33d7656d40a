"""The token probe's targets, and semantic layers that learn them."""

from itertools import pairwise

import torch
from small_checkpoints import small_model

from showo2.model.showo2 import Showo2
from showo2.storybook.recipe import SemanticStage
from showo2.storybook.scenes import COLORS, KINDS, PLACES
from showo2.storybook.semantic_stage import train_semantic_layers
from showo2.storybook.token_probe import MIN_FOREGROUND, probe_targets
from showo2.training.initialization import initialize

pytest_plugins = ["storybook_fixtures"]


def test_the_targets_of_a_token_are_what_covers_it(small_world):
    for scene, covered in zip(small_world.scenes, small_world.pictures.foreground, strict=True):
        kind, color, place, where = probe_targets(scene.place, scene.things, covered)
        assert {KINDS[i - 1] for i in kind.unique().tolist() if i} == {thing.kind for thing in scene.things}
        assert {COLORS[i - 1] for i in color.unique().tolist() if i} == {
            thing.color for thing in scene.things
        }
        assert place.tolist() == [PLACES.index(scene.place)] * 64
        assert torch.equal(kind == 0, covered < MIN_FOREGROUND)
        assert where.tolist() == list(range(64))
        middles = [
            (kind.view(8, 8) == 1 + KINDS.index(thing.kind)).nonzero().float().mean(0)
            for thing in scene.things
        ]
        for (one, (row, column)), (other, (its_row, its_column)) in pairwise(
            zip(scene.things, middles, strict=True)
        ):
            if len({thing.kind for thing in scene.things}) == len(scene.things):
                side = one.side_of(other)
                assert column < its_column if side == "left" else row < its_row


def test_every_frame_of_a_clip_has_targets(small_world):
    clip, covered = small_world.clips[0], small_world.films.foreground[0]
    kind, color, _, where = probe_targets(clip.place, (clip.thing,), covered)
    assert kind.shape == (128,)
    assert set(kind[64:].tolist()) == {0, 1 + KINDS.index(clip.thing.kind)}
    assert set(color[:64].tolist()) == {0, 1 + COLORS.index(clip.thing.color)}
    assert where.tolist() == 2 * list(range(64))


def test_semantic_layers_learn_the_targets(small_world):
    torch.manual_seed(0)
    model = Showo2(small_model())
    initialize(model, 0)
    losses = []
    stage = SemanticStage(steps=100, batch_size=6, learning_rate=2e-3)
    train_semantic_layers(
        model.visual_embedder, small_world, stage, 0, lambda **line: losses.append(line["loss"])
    )
    assert losses[-1] < 0.8 * losses[0]
