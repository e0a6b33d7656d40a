"""Averages of two checkpoints."""

import json
import shutil

import pytest
import torch
from safetensors.torch import load_file, save_file

from showo2.checkpoints import FOLDERS
from showo2.loading.loader import load
from showo2.training.averaging import average_checkpoints


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
    assert json.loads(last) == {"event": "averaged", "first": "nano", "second": "doubled", "share": 0.5}
    with pytest.raises(FileExistsError):
        average_checkpoints(nano, doubled, out)
    average_checkpoints(nano, doubled, tmp_path / "near", share=0.25)
    for name, tensor in load_file(tmp_path / "near" / "model.safetensors").items():
        assert torch.equal(tensor, (1.25 * tensors[name].float()).to(torch.bfloat16)), name


def test_checkpoints_of_different_networks_have_no_mean(tmp_path, small_folder):
    with pytest.raises(ValueError, match="networks differ"):
        average_checkpoints(FOLDERS["nano"], small_folder, tmp_path / "mean")
