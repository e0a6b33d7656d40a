"""The paper's comparisons: runs differ in what their variants say, and are not made twice; and what their
tables say."""

import json
from dataclasses import replace

import pytest
import torch
from storybook_fixtures import VARIED_WORLD, BlurryVAE
from torch import nn

from showo2.config import FlowHeadConfig, LanguageConfig, SemanticConfig
from showo2.storybook.comparisons import runs as runs_module
from showo2.storybook.comparisons.__main__ import compare
from showo2.storybook.comparisons.plan import PLAN
from showo2.storybook.comparisons.report import Sample, steps_until, table
from showo2.storybook.comparisons.runs import Runs, make_fusion
from showo2.storybook.comparisons.variants import COMPARISONS, FULL, LARGE, Comparison, Variant
from showo2.storybook.world import build_world
from showo2.training.recipe import MixtureItem

PICTURE = MixtureItem("picture", 2, 104)
TINY = replace(
    PLAN,
    small=replace(
        PLAN.small,
        language=LanguageConfig(2048, 32, 64, 1, 2, 1, tie_embeddings=True),
        semantic=SemanticConfig(32, 64, 1, 2, grid_size=8),
        flow_head=FlowHeadConfig(32, 64, 1, 1, 1, head_dim=32, frequency_dim=16),
    ),
    large_language=LanguageConfig(2048, 48, 64, 1, 2, 1, tie_embeddings=True),
    world=replace(VARIED_WORLD, pictures=128),
    semantic=replace(PLAN.semantic, steps=2, batch_size=2),
    text=replace(PLAN.text, steps=2, mixture=(MixtureItem("text", 2, 192),)),
    stage_1=replace(PLAN.stage_1, steps=2, mixture=(PICTURE, MixtureItem("picture_caption", 2, 104))),
    stage_2=replace(PLAN.stage_2, steps=2, mixture=(PICTURE, MixtureItem("picture_questions", 2, 224))),
    held_out=2,
    loss_steps=1,
    drawn=2,
    asked_about=2,
    num_inference_steps=2,
)
STAGE_1 = next(each.without for each in COMPARISONS if not each.without.has_stage_2)
CARRIED_OVER = next(each for each in COMPARISONS if each.counts_steps)


@pytest.fixture(autouse=True)
def _blurry_world(monkeypatch):
    """The VAE takes a minute for a world."""
    monkeypatch.setattr(
        runs_module, "build_world", lambda size, vae, folder, log: build_world(size, BlurryVAE(), folder, log)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Of runs of TINY; each test adds those that it needs."""
    return tmp_path_factory.mktemp("comparisons")


def tensors(model: nn.Module) -> dict[str, torch.Tensor]:
    return dict(model.named_parameters())


def test_a_comparison_is_made_once(folder, monkeypatch):
    compare(TINY, folder, 1, (CARRIED_OVER,))
    written = (folder / "comparisons.md").read_text()
    assert CARRIED_OVER.title in written
    assert "steps to that flow loss | 4 |" in written
    found = json.loads((folder / "comparisons.json").read_text())
    assert [(each["variant"], each["seed"]) for each in found] == [("large", 0), ("large-carried-over", 0)]
    for each in found:
        assert list(each["flow_losses"]) == ["1", "2", "3", "4"]
        assert 0 <= each["scores"]["facts of pictures"] <= 1
    monkeypatch.setattr(Runs, "trained", lambda *_: pytest.fail("trained again"))
    compare(TINY, folder, 1, (CARRIED_OVER,))
    assert (folder / "comparisons.md").read_text() == written


def test_a_folder_has_one_plan(folder):
    Runs(TINY, folder)
    with pytest.raises(FileExistsError, match="another plan"):
        Runs(TINY.with_steps(8), folder)


def test_the_larger_model_begins_with_the_flow_head_of_the_smaller(folder):
    runs = Runs(TINY, folder)
    small = tensors(runs.trained(FULL, 0))
    new, carried = (tensors(runs.new_model(each, 0)) for each in (CARRIED_OVER.without, CARRIED_OVER.with_it))
    for name in ("flow_head.blocks.0.mlp.up_proj.weight", "time_embedding.mlp.0.weight"):
        assert torch.equal(carried[name], small[name]), name
        assert not torch.equal(new[name], small[name]), name
    assert torch.equal(
        new["language_model.embed_tokens.weight"], carried["language_model.embed_tokens.weight"]
    )
    assert CARRIED_OVER.without == LARGE


def test_what_the_paper_takes_for_granted_is_shared_by_all_seeds(folder):
    runs = Runs(TINY, folder)
    one, other = (tensors(runs.new_model(FULL, seed)) for seed in (0, 1))
    shared = ("language_model", "visual_embedder.semantic", "visual_embedder.position")
    for name in one:
        if name.startswith(shared):
            assert torch.equal(one[name], other[name]), name
    assert not torch.equal(one["flow_head.input_mlp.0.weight"], other["flow_head.input_mlp.0.weight"])


def test_stage_1_leaves_the_language_model_as_it_is(folder):
    runs = Runs(TINY, folder)
    name = "language_model.embed_tokens.weight"
    before, without, full = (
        tensors(model)[name]
        for model in (runs.new_model(FULL, 0), runs.trained(STAGE_1, 0), runs.trained(FULL, 0))
    )
    assert torch.equal(before, without)
    assert not torch.equal(before, full)


@pytest.mark.parametrize(
    ("embedding", "semantic", "low_level"),
    [
        ("sum", True, True),
        ("low-level path", False, True),
        ("semantic path", True, False),
    ],
)
def test_an_embedding_depends_on_its_paths_alone(embedding, semantic, low_level):
    config = TINY.model(LARGE)
    semantic_width = config.semantic.hidden_size
    both = torch.randn(2, 3, config.fused_size, requires_grad=True)
    make_fusion(config, embedding)(both)[..., 0].sum().backward()
    depends = both.grad.abs().sum(dim=(0, 1)) > 0
    assert depends[:semantic_width].any() == semantic
    assert depends[semantic_width:].any() == low_level


def test_tables_say_what_is_resolved():
    without = Variant("without")
    comparison = Comparison("Something", without, paper={"facts of pictures": "+1"})

    def outcomes(facts: list[tuple[float, float]]) -> dict:
        return {
            (variant, seed): {"scores": {"facts of pictures": pair[number]}}
            for seed, pair in enumerate(facts)
            for number, variant in enumerate((without, FULL))
        }

    row = "| facts of pictures | 0.5 ± 0.1 | 0.7 ± 0.1 | +0.200 | better | +1 |"
    assert row in table(comparison, outcomes([(0.4, 0.6), (0.5, 0.7), (0.6, 0.8)]))
    assert "| worse |" in table(comparison, outcomes([(0.6, 0.4), (0.7, 0.5), (0.8, 0.601)]))
    assert "| not resolved |" in table(comparison, outcomes([(0.4, 0.6), (0.5, 0.4), (0.6, 0.9)]))
    assert "| not resolved |" in table(comparison, outcomes([(0.4, 0.6)]))
    assert table(comparison, {}) == ""


def test_spread_and_steps():
    assert str(Sample((1.0, 2.0, 3.0))) == "2 ± 1"
    assert Sample((1.0, 2.0, 3.0)).half_interval == pytest.approx(4.303 / 3**0.5)
    losses = {"10": 0.9, "20": 0.5, "30": 0.6}
    assert steps_until(losses, 0.6) == 20
    assert steps_until(losses, 0.4) is None
