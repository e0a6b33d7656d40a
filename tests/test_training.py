"""Training: what a batch holds, what is learned from it, and that an interrupted run goes on as if it had not been."""

import json
import shutil
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
import torch
import torch.multiprocessing as mp
from safetensors.torch import load_file, save_file
from small_checkpoints import small_entry, small_model

from showo2.checkpoints import FOLDERS
from showo2.loading.loader import load
from showo2.model.flow_head import unpack_velocity
from showo2.model.showo2 import Showo2
from showo2.prompts import Prompts, Text, Visual
from showo2.storybook import captions, world
from showo2.storybook.dataset import PAGE_NOISED, TURNS, StorybookDataset
from showo2.storybook.recipe import NANO, SemanticStage
from showo2.storybook.run import Run
from showo2.storybook.scenes import COLOURS, KINDS, PLACES, sample_clip, sample_scene, sample_story
from showo2.storybook.semantic_stage import train_semantic_layers
from showo2.storybook.token_probe import MIN_FOREGROUND, TokenProbe, probe_targets
from showo2.storybook.world import Visuals, World, WorldSize, build_world, load_world
from showo2.tokenizer import Tokenizer
from showo2.training.averaging import average_checkpoints
from showo2.training.collation import IGNORED, Collator
from showo2.training.dataset import Sample, SampleVisual
from showo2.training.distributed import average_gradients, process_rank, spawn_group
from showo2.training.ema import Ema
from showo2.training.initialization import grid_sinusoids, initialize
from showo2.training.loop import Trainer, learning_rate, make_batch
from showo2.training.losses import compute_losses
from showo2.training.recipe import MixtureItem, Recipe, Stage
from showo2.training.tokenizer_training import train_tokenizer
from showo2.vae import VideoVAE

SMALL_WORLD = WorldSize(pictures=6, clips=2, stories=2, num_frames=5)
VARIED_WORLD = WorldSize(pictures=64, clips=6, stories=2, num_frames=5)  # something for every kind


class BlurryVAE:
    """An encoder that averages: latents know the picture's colours, and cost nothing."""

    def encode(self, pixels):
        frames = pixels[:, :, ::4]
        cells = torch.nn.functional.avg_pool3d(frames, (1, 8, 8))
        return cells.repeat(1, 6, 1, 1, 1)[:, :16]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory) -> Tokenizer:
    return train_tokenizer(captions.corpus(Random(0), 300), 700, tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="module")
def small_world(tmp_path_factory) -> World:
    folder = tmp_path_factory.mktemp("world") / "world"
    build_world(SMALL_WORLD, BlurryVAE(), folder, lambda **_: None)
    return load_world(folder)


@pytest.fixture
def dataset(small_world, tokenizer) -> StorybookDataset:
    return StorybookDataset(small_world, Prompts(tokenizer), "You are a helpful assistant.")


@pytest.fixture(scope="module")
def varied_dataset(tokenizer, tmp_path_factory) -> StorybookDataset:
    folder = tmp_path_factory.mktemp("varied") / "world"
    build_world(VARIED_WORLD, BlurryVAE(), folder, lambda **_: None)
    return StorybookDataset(load_world(folder), Prompts(tokenizer), "You are a helpful assistant.")


@pytest.fixture
def collator(tokenizer) -> Collator:
    return Collator(tokenizer.special.pad, tokenizer.special.image_pad, 2, foreground_weight=4.0)


def test_a_world_comes_back_from_disk_as_it_was(small_world):
    rngs = {part: Random(f"{part}-{SMALL_WORLD.seed}") for part in world.PARTS}
    assert small_world.scenes == [sample_scene(rngs["pictures"]) for _ in range(SMALL_WORLD.pictures)]
    assert small_world.clips == [sample_clip(rngs["films"]) for _ in range(SMALL_WORLD.clips)]
    assert small_world.stories == [sample_story(rngs["pages"]) for _ in range(SMALL_WORLD.stories)]
    assert small_world.pictures.latents.shape == (6, 16, 1, 16, 16)
    assert small_world.films.latents.shape == (2, 16, 2, 16, 16)
    assert small_world.films.foreground.shape == (2, 2 * 64)
    pages = sum(len(story.scenes) for story in small_world.stories)
    assert len(small_world.pages.latents) == pages
    assert small_world.first_page == [0, len(small_world.stories[0].scenes)]


def test_covered_tokens_are_where_the_things_are(small_world):
    for scene, covered in zip(small_world.scenes, small_world.pictures.foreground, strict=True):
        columns = covered.float().view(8, 8).sum(dim=0)
        if [thing.column for thing in scene.things] == ["left"]:
            assert columns[:4].sum() > 3 * columns[4:].sum()
    assert 0.02 < small_world.pictures.foreground.float().mean() < 0.5


def test_every_source_makes_samples_that_fit(varied_dataset, collator):
    for stage in NANO.stages:
        for item in stage.mixture:
            sample = varied_dataset.sample(item.kind, Random(1))
            batch = collator([sample], max(item.length, collator.length(sample)), torch.Generator())
            assert (batch.labels != IGNORED).any() == any(
                isinstance(piece, Text) and piece.learned for piece in sample.pieces
            )


def test_sources_of_details_show_what_they_are_named_for(varied_dataset):
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


def test_labels_are_answers_and_nothing_else(dataset, collator, tokenizer):
    sample = dataset.picture_questions(Random(3))
    batch = collator([sample], 300, torch.Generator())
    learned = batch.labels[0][batch.labels[0] != IGNORED].tolist()
    expected = [
        token
        for piece in sample.pieces
        if isinstance(piece, Text) and piece.learned
        for token in piece.tokens
    ]
    assert learned == expected
    assert learned.count(tokenizer.special.eos) == TURNS  # one for each answer
    assert tokenizer.special.image_pad not in learned
    assert all(target.flow_weight.sum() == 0 for target in batch.span_targets)
    assert batch.sequences.spans[0].t.tolist() == [1.0]


def test_span_targets(small_world, collator):
    """x_t and its target belong together; a given first frame stays clean and carries no loss."""
    latents, covered = small_world.films.latents[0], torch.zeros(128)
    covered[70] = 0.5
    names = torch.zeros(4, 128, dtype=torch.long)
    visual = SampleVisual(latents, denoised=True, first_frame_given=True, foreground=covered, auxiliary=names)
    sample = Sample([Text((5,)), Visual(0)], (visual,))
    batch = collator([sample], 140, torch.Generator().manual_seed(0))
    spans, target = batch.sequences.spans[0], batch.span_targets[0]
    t = spans.t.item()
    assert 0 < t < 1
    clean = latents[None].float()
    assert torch.equal(spans.latents[:, :, 0], clean[:, :, 0])
    reached = spans.latents + (1 - t) * target.velocity
    torch.testing.assert_close(reached[:, :, 1:], clean[:, :, 1:], atol=1e-5, rtol=0)
    assert target.flow_weight[0, :64].sum() == 0
    assert target.flow_weight[0, 70] == 1 + 4.0 * 0.5
    assert target.flow_weight[0, 71] == 1
    assert target.auxiliary_weight[0, :64].eq(1).all()  # what is given can still be named


def test_the_flow_loss_vanishes_only_for_the_right_velocity(dataset, collator, monkeypatch):
    model = Showo2(replace(small_model(), language=replace(small_model().language, vocab_size=700)))
    heads = TokenProbe(model.config.language.hidden_size)
    batch = collator([dataset.picture(Random(0))], 160, torch.Generator().manual_seed(1))
    target = batch.span_targets[0]
    from showo2.model.flow_head import pack_velocity

    right = pack_velocity(target.velocity, 2, "raster")
    assert torch.equal(unpack_velocity(right, target.velocity.shape, 2, "raster"), target.velocity)
    monkeypatch.setattr(Showo2, "velocity", lambda self, output: [right])
    assert compute_losses(model, heads, batch).flow.item() == 0
    monkeypatch.setattr(Showo2, "velocity", lambda self, output: [right + 1])
    assert compute_losses(model, heads, batch).flow.item() == pytest.approx(1.0)


def test_prompts_are_dropped_for_guidance(dataset):
    lengths = [len(dataset.picture(Random(seed)).pieces[0].tokens) for seed in range(400)]
    assert 0.05 < np.mean([length == 2 for length in lengths]) < 0.16  # bos and image start alone


def test_stories_denoise_their_last_picture(dataset):
    for seed in range(20):
        denoised = [visual.denoised for visual in dataset.story(Random(seed)).visuals]
        assert denoised[-1]
    assert PAGE_NOISED < 1


def test_tokens_are_named_after_what_covers_them(small_world):
    for scene, covered in zip(small_world.scenes, small_world.pictures.foreground, strict=True):
        kind, colour, place, where = probe_targets(scene.place, scene.things, covered)
        assert {KINDS[i - 1] for i in kind.unique().tolist() if i} == {thing.kind for thing in scene.things}
        assert {COLOURS[i - 1] for i in colour.unique().tolist() if i} == {
            thing.colour for thing in scene.things
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


def test_every_frame_of_a_clip_is_named(small_world):
    clip, covered = small_world.clips[0], small_world.films.foreground[0]
    kind, colour, _, where = probe_targets(clip.place, (clip.thing,), covered)
    assert kind.shape == (128,)
    assert set(kind[64:].tolist()) == {0, 1 + KINDS.index(clip.thing.kind)}
    assert set(colour[:64].tolist()) == {0, 1 + COLOURS.index(clip.thing.colour)}
    assert where.tolist() == 2 * list(range(64))


def test_the_naming_loss_reaches_spans_that_are_noise(dataset, collator):
    torch.manual_seed(0)
    model = Showo2(replace(small_model(), language=replace(small_model().language, vocab_size=700)))
    heads = TokenProbe(model.config.language.hidden_size)
    batch = collator([dataset.picture(Random(0))], 160, torch.Generator().manual_seed(1))
    assert batch.sequences.spans[0].t.item() < 1
    compute_losses(model, heads, batch).auxiliary.backward()
    assert model.language_model.layers[0].mlp.down_proj.weight.grad.abs().max() > 0
    assert model.flow_head.blocks[0].mlp.down_proj.weight.grad is None
    features, names = torch.zeros(1, 64, model.config.language.hidden_size), batch.span_targets[0].auxiliary
    with torch.no_grad():
        for index, head in enumerate(heads.heads):
            head.weight.zero_()
            head.bias.copy_(50.0 * torch.eye(head.out_features)[names[0, index, 0]])
    assert heads(features, names)[0, 0] < 1e-6  # only the right names are free
    assert heads(features, (names + 1) % 5)[0, 0] > 10


def test_the_position_table_tells_rows_and_columns():
    table = grid_sinusoids(8, 32).view(8, 8, 32)
    assert table.square().mean().sqrt().item() == pytest.approx(0.5**0.5, abs=1e-3)
    assert torch.equal(table[:, :1, :16].expand(8, 8, 16), table[..., :16])
    assert torch.equal(table[:1, :, 16:].expand(8, 8, 16), table[..., 16:])
    rows = table[:, 0, :16]
    assert torch.cdist(rows, rows).add(10 * torch.eye(8)).min() > 0.5


def test_semantic_layers_learn_to_name(small_world):
    torch.manual_seed(0)
    model = Showo2(small_model())
    initialize(model, 0)
    losses = []
    stage = SemanticStage(steps=100, batch_size=6, learning_rate=2e-3)
    train_semantic_layers(
        model.visual_embedder, small_world, stage, 0, lambda **line: losses.append(line["loss"])
    )
    assert losses[-1] < 0.8 * losses[0]


def small_recipe() -> Recipe:
    mixture = (MixtureItem("picture", 2, 160), MixtureItem("picture_questions", 1, 330))
    stages = (
        Stage("first", 3, (MixtureItem("text", 2, 160),), 1e-3, trains=("language_model",), warmup_steps=2),
        Stage("second", 4, mixture, 1e-3, warmup_steps=2),
    )
    return Recipe(name="small", stages=stages)


def train(folder, dataset, tokenizer, recipe=None) -> tuple[Showo2, dict[str, torch.Tensor]]:
    recipe = recipe or small_recipe()
    entry = small_entry()
    config = replace(entry.model, language=replace(entry.model.language, vocab_size=len(tokenizer)))
    model = Showo2(config)
    initialize(model, 0)
    collator = Collator(tokenizer.special.pad, tokenizer.special.image_pad, config.patch_size)
    probe = TokenProbe.create(config.language.hidden_size, recipe.seed)
    ema = Trainer(recipe, model, dataset, collator, folder, probe).run()
    return model, ema.state_dict()


def test_an_interrupted_run_goes_on_as_if_it_had_not_been(tmp_path, dataset, tokenizer, monkeypatch):
    _, expected = train(tmp_path / "whole", dataset, tokenizer)

    class Stopped(Exception):
        pass

    monkeypatch.setattr("showo2.training.loop.SAVE_SECONDS", 0.0)
    calls = []
    update = Ema.update

    def stop_in_the_second_stage(self, model, step):
        calls.append(step)
        if len(calls) == 6:
            raise Stopped
        update(self, model, step)

    monkeypatch.setattr(Ema, "update", stop_in_the_second_stage)
    with pytest.raises(Stopped):
        train(tmp_path / "broken", dataset, tokenizer)
    monkeypatch.setattr(Ema, "update", update)
    _, resumed = train(tmp_path / "broken", dataset, tokenizer)
    for name, tensor in expected.items():
        torch.testing.assert_close(resumed[name], tensor, atol=0, rtol=0, msg=name)


def test_only_what_a_stage_names_is_trained(tmp_path, dataset, tokenizer):
    recipe = small_recipe()
    only_text = replace(recipe, stages=recipe.stages[:1])
    model, _ = train(tmp_path, dataset, tokenizer, only_text)
    fresh = Showo2(model.config)
    initialize(fresh, 0)
    for (name, trained), initial in zip(model.named_parameters(), fresh.parameters(), strict=True):
        assert torch.equal(trained, initial) != name.startswith("language_model"), name


def test_a_run_continues_from_a_checkpoint_with_its_weights_and_words(tmp_path, monkeypatch):
    """With a learning rate of zero, what is exported in the end is what it began with."""
    monkeypatch.setattr("showo2.training.loop.AUXILIARY_STEPS", 2)
    stage = Stage(
        "again", 2, (MixtureItem("picture_questions", 1, 224), MixtureItem("small_talk", 1, 64)), 0.0
    )
    run = Run(replace(NANO, world=SMALL_WORLD, stages=(*NANO.stages, stage)), tmp_path)
    run.continue_from(FOLDERS["nano"])
    run.train_model(compiled=False)
    run.export()
    shipped, exported = (
        load_file(each / "model.safetensors") for each in (FOLDERS["nano"], tmp_path / "checkpoint")
    )
    assert shipped.keys() == exported.keys()
    for name, tensor in shipped.items():
        assert torch.equal(exported[name], tensor), name
    assert Tokenizer.load(tmp_path / "checkpoint").encode("画一只猫") == Tokenizer.load(
        FOLDERS["nano"]
    ).encode("画一只猫")
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-2]["event"] == "resumed"
    assert log[-2]["stage"] == "again"
    with pytest.raises(FileExistsError):
        run.continue_from(FOLDERS["nano"])


def test_the_mean_of_two_checkpoints_is_a_checkpoint(tmp_path):
    nano, doubled, out = FOLDERS["nano"], tmp_path / "doubled", tmp_path / "mean"
    shutil.copytree(nano, doubled, ignore=shutil.ignore_patterns("examples"))
    tensors = load_file(nano / "model.safetensors")
    save_file({name: 2 * tensor for name, tensor in tensors.items()}, doubled / "model.safetensors")
    average_checkpoints(nano, doubled, out)
    for name, tensor in load_file(out / "model.safetensors").items():
        assert torch.equal(tensor, (1.5 * tensors[name].float()).to(torch.bfloat16)), name
    assert load(out).checkpoint == load(nano).checkpoint
    last = (out / "training.jsonl").read_text().splitlines()[-1]
    assert json.loads(last) == {"event": "averaged", "first": "nano", "second": "doubled"}
    with pytest.raises(FileExistsError):
        average_checkpoints(nano, doubled, out)


def test_checkpoints_of_different_networks_have_no_mean(tmp_path, small_folder):
    with pytest.raises(ValueError, match="networks differ"):
        average_checkpoints(FOLDERS["nano"], small_folder, tmp_path / "mean")


def test_a_step_is_a_function_of_its_key(dataset, collator):
    item = MixtureItem("picture", 2, 160)
    one, same, other = (make_batch(dataset, item, collator, key) for key in ("0-a-1", "0-a-1", "0-a-2"))
    assert torch.equal(one.sequences.spans[0].latents, same.sequences.spans[0].latents)
    assert not torch.equal(one.sequences.spans[0].latents, other.sequences.spans[0].latents)


def average_in_group(results) -> None:
    model = torch.nn.Linear(2, 1)
    model.weight.grad = torch.full((1, 2), float(process_rank()))  # the bias has no gradient: it is frozen
    average_gradients(model.parameters())
    results.put((process_rank(), model.weight.grad.tolist()))


def test_processes_average_their_gradients(tmp_path):
    assert process_rank() == 0
    results = mp.get_context("spawn").SimpleQueue()
    spawn_group(average_in_group, (results,), tmp_path, processes=2, threads=1)
    assert sorted(results.get() for _ in range(2)) == [(0, [[0.5, 0.5]]), (1, [[0.5, 0.5]])]


def test_learning_rate_schedule():
    stage = Stage("s", 100, (), 1.0, warmup_steps=10)
    assert learning_rate(stage, 0) == pytest.approx(0.1, rel=0.01)
    assert learning_rate(stage, 99) == pytest.approx(0.01, abs=0.002)
    constant = replace(stage, cosine=False)
    assert learning_rate(constant, 99) == 1.0


def test_the_world_is_encoded_by_the_real_vae(tmp_path, small_folder):
    vae = VideoVAE.load(small_folder / "vae", dtype=torch.float32, device="cpu")
    build_world(
        replace(SMALL_WORLD, pictures=2, clips=1, stories=1), vae, tmp_path / "world", lambda **_: None
    )
    loaded = load_world(tmp_path / "world")
    assert isinstance(loaded.films, Visuals)
    assert loaded.films.latents.shape == (1, 16, 2, 16, 16)
    assert world.TOKEN_PIXELS == 16
