"""A run of nano's recipe that continues from the shipped checkpoint."""

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file
from storybook_fixtures import SMALL_WORLD

from showo2.checkpoints import FOLDERS
from showo2.storybook.recipe import NANO
from showo2.storybook.run import Run
from showo2.tokenizer import Tokenizer
from showo2.training.recipe import MixtureItem, Stage
from showo2.training.vocabulary_transfer import transferred_rows

EMBEDDING = "showo.model.embed_tokens.weight"


def test_a_run_continues_from_a_checkpoint_with_its_weights_and_a_tokenizer_of_its_own(tmp_path, monkeypatch):
    """With a learning rate of zero, what is exported in the end is what it began with."""
    monkeypatch.setattr("showo2.training.loop.AUXILIARY_STEPS", 2)
    stage = Stage(
        "again", 2, (MixtureItem("picture_questions", 1, 224), MixtureItem("small_talk", 1, 64)), 0.0
    )
    run = Run(replace(NANO, world=SMALL_WORLD, corpus_lines=400, stages=(*NANO.stages, stage)), tmp_path)
    run.continue_from(FOLDERS["nano"])
    run.train_model(compiled=False)
    run.export()
    shipped, exported = (
        load_file(each / "model.safetensors") for each in (FOLDERS["nano"], tmp_path / "checkpoint")
    )
    assert shipped.keys() == exported.keys()
    old, new = (Tokenizer.load(each) for each in (FOLDERS["nano"], tmp_path / "checkpoint"))
    assert new.tokens != old.tokens
    for name, tensor in shipped.items():
        if name != EMBEDDING:
            assert torch.equal(exported[name], tensor), name
    expected = transferred_rows(shipped[EMBEDDING], old, new)
    assert torch.equal(exported[EMBEDDING], expected)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-2]["event"] == "resumed"
    assert log[-2]["stage"] == "again"
    with pytest.raises(FileExistsError):
        run.continue_from(FOLDERS["nano"])
