"""The training loop: what a stage trains, and that an interrupted run goes on as if it had not been."""

from dataclasses import replace

import pytest
import torch
from small_checkpoints import small_entry, small_model

from showo2.model.showo2 import Showo2
from showo2.prompts import Prompts
from showo2.storybook.token_probe import TokenProbe
from showo2.training.batches import GeneratedBatches
from showo2.training.collation import Collator
from showo2.training.dataset import Sample, SampleVisual
from showo2.training.ema import Ema
from showo2.training.initialization import initialize
from showo2.training.learning_rate import learning_rate
from showo2.training.loop import Trainer
from showo2.training.recipe import MixtureItem, Recipe, Stage

pytest_plugins = ["storybook_fixtures"]


def small_recipe() -> Recipe:
    mixture = (MixtureItem("picture", 2, 160), MixtureItem("picture_questions", 1, 330))
    stages = (
        Stage("first", 3, (MixtureItem("text", 2, 160),), 1e-3, trains=("language_model",), warmup_steps=2),
        Stage("second", 4, mixture, 1e-3, warmup_steps=2),
    )
    return Recipe(name="small", stages=stages)


def train(folder, dataset, tokenizer, recipe=None, minutes=None) -> tuple[Showo2, dict[str, torch.Tensor]]:
    recipe = recipe or small_recipe()
    entry = small_entry()
    config = replace(entry.model, language=replace(entry.model.language, vocab_size=len(tokenizer)))
    model = Showo2(config)
    initialize(model, 0)
    collator = Collator(tokenizer.special.pad, tokenizer.special.image_pad, config.patch_size)
    probe = TokenProbe.create(config.language.hidden_size, recipe.seed)
    batches = GeneratedBatches(dataset, collator, recipe.seed)
    trained = Trainer(recipe, model, batches, folder, probe, minutes=minutes).run()
    return model, trained.state_dict()


def test_an_interrupted_run_goes_on_as_if_it_had_not_been(tmp_path, dataset, tokenizer, monkeypatch):
    _, expected = train(tmp_path / "whole", dataset, tokenizer)

    class Stopped(Exception):
        pass

    monkeypatch.setattr("showo2.training.loop.SAVE_SECONDS", 0.0)
    calls = []
    update = Ema.update

    def stop_in_the_second_stage(self, weights, step):
        calls.append(step)
        if len(calls) == 6:
            raise Stopped
        update(self, weights, step)

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


def test_learning_rate_schedule():
    stage = Stage("s", 100, (), 1.0, warmup_steps=10)
    assert learning_rate(stage, 0) == pytest.approx(0.1, rel=0.01)
    assert learning_rate(stage, 99) == pytest.approx(0.01, abs=0.002)
    constant = replace(stage, cosine=False)
    assert learning_rate(constant, 99) == 1.0


def test_a_mixture_of_unknown_kinds_is_refused(tmp_path, dataset, tokenizer):
    stage = Stage("first", 1, (MixtureItem("photographs", 1, 160),), 1e-3)
    with pytest.raises(ValueError, match="photographs"):
        train(tmp_path, dataset, tokenizer, Recipe(name="small", stages=(stage,)))


def test_any_dataset_can_be_trained_on(tmp_path, tokenizer):
    """One without foreground, auxiliary targets or the storybook, at a size of its own."""

    class Gray:
        kinds = ("gray",)

        def sample(self, kind, rng):
            latents = torch.full((16, 1, 8, 6), rng.random())
            return Sample(Prompts(tokenizer).generation_sample("gray"), (SampleVisual(latents, True),))

    config = replace(small_model(), language=replace(small_model().language, vocab_size=len(tokenizer)))
    model = Showo2(config)
    initialize(model, 0)
    stage = Stage("gray", 2, (MixtureItem("gray", 2, 32),), 1e-3, time_sampling="logit_normal")
    collator = Collator(tokenizer.special.pad, tokenizer.special.image_pad, config.patch_size)
    batches = GeneratedBatches(Gray(), collator, 0)
    trainer = Trainer(Recipe(name="gray", stages=(stage,)), model, batches, tmp_path)
    averaged = trainer.run()
    assert averaged.flow_head.final_linear.weight.abs().max() > 0  # it starts at zero


def test_steps_made_ahead_by_workers_are_the_same(dataset, collator):
    stage = small_recipe().stages[1]
    alone, ahead = (GeneratedBatches(dataset, collator, 5, workers).steps(stage, 1) for workers in (0, 2))
    for expected, made in zip(alone, ahead, strict=True):
        for one, other in zip(expected, made, strict=True):
            assert (one.kind, one.share, one.num_samples) == (other.kind, other.share, other.num_samples)
            assert torch.equal(one.batch.sequences.tokens, other.batch.sequences.tokens)
            for target, copy in zip(one.batch.span_targets, other.batch.span_targets, strict=True):
                assert torch.equal(target.velocity, copy.velocity)


def test_the_last_stage_ends_by_the_clock(tmp_path, dataset, tokenizer):
    recipe = small_recipe()
    recipe = replace(recipe, stages=(recipe.stages[0], replace(recipe.stages[1], steps=10**6)))
    train(tmp_path, dataset, tokenizer, recipe, minutes=1e-6)
    state = torch.load(tmp_path / "training.pt", weights_only=True)
    assert state["stage"] == 1
    assert state["step"] < 100


def test_a_cosine_follows_the_progress_that_it_is_given():
    stage = Stage("cosine", 100, (MixtureItem("text", 1, 8),), 1.0, warmup_steps=1)
    assert learning_rate(stage, 50) == learning_rate(stage, 50, 0.5)
    assert learning_rate(stage, 50, 1.0) == pytest.approx(0.01)
