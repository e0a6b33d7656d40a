"""The flow loss and the auxiliary loss."""

from dataclasses import replace
from random import Random

import pytest
import torch
from small_checkpoints import small_model

from showo2.model.flow_head import pack_velocity, unpack_velocity
from showo2.model.showo2 import Showo2
from showo2.storybook.token_probe import TokenProbe
from showo2.training.losses import compute_losses

pytest_plugins = ["storybook_fixtures"]


def test_the_flow_loss_vanishes_only_for_the_right_velocity(dataset, collator, monkeypatch):
    model = Showo2(replace(small_model(), language=replace(small_model().language, vocab_size=700)))
    probe = TokenProbe(model.config.language.hidden_size)
    batch = collator([dataset.picture(Random(0))], 160, torch.Generator().manual_seed(1))
    target = batch.span_targets[0]
    right = pack_velocity(target.velocity, 2, "raster")
    assert torch.equal(unpack_velocity(right, target.velocity.shape, 2, "raster"), target.velocity)
    monkeypatch.setattr(Showo2, "velocity", lambda self, output: [right])
    assert compute_losses(model, probe, batch).flow.item() == 0
    monkeypatch.setattr(Showo2, "velocity", lambda self, output: [right + 1])
    assert compute_losses(model, probe, batch).flow.item() == pytest.approx(1.0)


def test_the_auxiliary_loss_reaches_spans_that_are_noise(dataset, collator):
    torch.manual_seed(0)
    model = Showo2(replace(small_model(), language=replace(small_model().language, vocab_size=700)))
    probe = TokenProbe(model.config.language.hidden_size)
    batch = collator([dataset.picture(Random(0))], 160, torch.Generator().manual_seed(1))
    assert batch.sequences.spans[0].t.item() < 1
    compute_losses(model, probe, batch).auxiliary.backward()
    assert model.language_model.layers[0].mlp.down_proj.weight.grad.abs().max() > 0
    assert model.flow_head.blocks[0].mlp.down_proj.weight.grad is None
    features, targets = torch.zeros(1, 64, model.config.language.hidden_size), batch.span_targets[0].auxiliary
    with torch.no_grad():
        for index, head in enumerate(probe.heads):
            head.weight.zero_()
            head.bias.copy_(50.0 * torch.eye(head.out_features)[targets[0, index, 0]])
    assert probe(features, targets)[0, 0] < 1e-6  # only the right classes are free
    assert probe(features, (targets + 1) % 5)[0, 0] > 10


def test_nothing_is_lost_where_nothing_is_to_be_predicted(dataset, collator):
    """Visuals without auxiliary targets weigh nothing, and a run without heads has no such loss."""
    model = Showo2(replace(small_model(), language=replace(small_model().language, vocab_size=700)))
    probe = TokenProbe(model.config.language.hidden_size)
    sample = dataset.picture(Random(0))
    bare = replace(sample, visuals=(replace(sample.visuals[0], foreground=None, auxiliary=None),))
    both = collator([sample, bare], 160, torch.Generator())
    target = both.span_targets[0]
    assert target.auxiliary_weight[0].min() >= 1
    assert target.auxiliary_weight[1].eq(0).all()
    assert target.flow_weight[1].eq(1).all()
    assert compute_losses(model, None, both).auxiliary.item() == 0
    alone = collator([bare], 160, torch.Generator())
    assert alone.span_targets[0].auxiliary is None
    assert compute_losses(model, probe, alone).auxiliary.item() == 0
