"""Weight files: what is read is what was written, in stretches; whatever else lies there is refused."""

import json
import os

import pytest
import torch
from small_checkpoints import FORMS, save_as, write_tensors

from showo2.errors import BrokenFile, MissingFile
from showo2.loading import weight_files
from showo2.loading.weight_files import WeightFile, find_weight_files, write_weights

TENSORS = {f"layers.{i}.weight": torch.randn(100, 300) for i in range(4)} | {"norm.weight": torch.ones(300)}
NAMES = ("pytorch_model.bin", "model.safetensors")


class Payload:
    """What a malicious pickle holds."""

    def __reduce__(self):
        return os.system, ("echo this must never run > executed",)


def read_all(files) -> dict[str, torch.Tensor]:
    return {name: tensor.clone() for file in files for name, tensor in WeightFile(file).iter_tensors()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stretch", [1, 10**9])
def test_every_form_gives_back_its_tensors_once(tmp_path, monkeypatch, form, stretch):
    monkeypatch.setattr(weight_files, "CHUNK_BYTES", stretch)
    write_tensors(tmp_path, TENSORS, form)
    files = find_weight_files(tmp_path)
    assert (len(files) > 1) == ("shards" in form)
    assert sum(len(list(WeightFile(file).iter_tensors())) for file in files) == len(TENSORS)
    tensors = read_all(files)
    assert tensors.keys() == TENSORS.keys()
    assert all(torch.equal(tensors[name], tensor) for name, tensor in TENSORS.items())


def test_shards_keep_to_their_size(tmp_path):
    write_weights(TENSORS, tmp_path, shard_bytes=250_000)
    files = find_weight_files(tmp_path)
    assert [len(WeightFile(file).specs) for file in files] == [2, 3]
    index = json.loads((tmp_path / "model.safetensors.index.json").read_text())
    assert index["metadata"]["total_size"] == sum(tensor.numel() * 4 for tensor in TENSORS.values())
    assert index["weight_map"].keys() == TENSORS.keys()


def test_a_tensor_larger_than_a_shard_stands_alone(tmp_path):
    write_weights({"large": torch.ones(1000), "small": torch.ones(1)}, tmp_path, shard_bytes=100)
    assert len(find_weight_files(tmp_path)) == 2


def test_safetensors_are_preferred_and_written_readable_like_the_folder(tmp_path):
    write_tensors(tmp_path, TENSORS, "pickle")
    write_tensors(tmp_path, TENSORS, "safetensors")
    (file,) = find_weight_files(tmp_path)
    assert file.name == "model.safetensors"
    assert file.stat().st_mode & 0o777 == tmp_path.stat().st_mode & 0o666


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><html><body>404</body></html>" * 20,
        bytes(range(256)) * 64,
        b"PK\x03\x04" + b"\0" * 500,
    ],
    ids=["empty", "html", "noise", "zip"],
)
def test_foreign_files_are_refused(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(BrokenFile, match="download it again") as caught:
        WeightFile(file)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kept", [0.01, 0.5, 0.99])
def test_truncated_files_are_refused(tmp_path, name, kept):
    file = tmp_path / name
    save_as(file, TENSORS)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(BrokenFile, match=name) as caught:
        WeightFile(file)
    assert "\n" not in str(caught.value)


def test_a_pickle_can_carry_nothing_that_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "pytorch_model.bin"
    torch.save(TENSORS | {"extra": Payload()}, file)
    with pytest.raises(BrokenFile, match="more than tensors"):
        WeightFile(file)
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("content", [[torch.ones(1)], {"epoch": 3}, {1: torch.ones(1)}, torch.ones(1)])
def test_a_pickle_of_something_else_is_refused(tmp_path, content):
    torch.save(content, tmp_path / "pytorch_model.bin")
    with pytest.raises(BrokenFile, match="by name"):
        WeightFile(tmp_path / "pytorch_model.bin")


def test_missing_files_are_named(tmp_path):
    with pytest.raises(MissingFile, match=r"model\.safetensors or pytorch_model\.bin"):
        find_weight_files(tmp_path)
    write_tensors(tmp_path, TENSORS, "pickle shards")
    (tmp_path / "pytorch_model-00002-of-00002.bin").unlink()
    with pytest.raises(MissingFile, match="00002-of-00002"):
        find_weight_files(tmp_path)


@pytest.mark.parametrize(
    "index",
    [
        "<html>",
        "[]",
        "{}",
        '{"weight_map": []}',
        '{"weight_map": {"a": "../secret.bin"}}',
        '{"weight_map": {}}',
    ],
)
def test_foreign_indices_are_refused(tmp_path, index):
    (tmp_path / "pytorch_model.bin.index.json").write_text(index)
    with pytest.raises(BrokenFile, match="index"):
        find_weight_files(tmp_path)
