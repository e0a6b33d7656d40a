"""The command that rewrites a checkpoint: the same tensors in one folder, complete or not there at all."""

import json

import pytest
import torch
from small_checkpoints import random_tensors, small_entry, small_model, write_complete

from showo2 import checkpoints, convert
from showo2.checkpoints import VIDEO_UNDERSTANDING_TASKS
from showo2.errors import FolderInUse, NotEnoughDisk, WrongTensors
from showo2.loading import devices, weight_files
from showo2.loading.key_mapping import LM_HEAD, POSITION_IDS, released_parameters
from showo2.loading.loader import load
from showo2.loading.weight_files import WeightFile, find_weight_files


@pytest.fixture(params=["pickle", "pickle shards"])
def released(request, tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    tensors = random_tensors(small_model(), torch.bfloat16)
    return write_complete(tmp_path / "small", tensors, request.param)


def stored(folder):
    return {
        name: tensor.clone()
        for file in find_weight_files(folder)
        for name, tensor in WeightFile(file).iter_tensors()
    }


def test_the_folder_holds_the_same_checkpoint(released, tmp_path, capsys):
    target = tmp_path / "deep" / "converted"
    assert convert.main([str(released), str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    before, after = stored(released), stored(target)
    assert before.keys() - after.keys() == {LM_HEAD}
    assert all(
        torch.equal(before[name], tensor) and before[name].dtype == tensor.dtype
        for name, tensor in after.items()
    )
    assert sorted(path.name for path in target.iterdir()) == [
        "config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
        "vae",
    ]
    assert [path.name for path in target.parent.iterdir()] == ["converted"]  # no traces of the work


def test_it_loads_with_nothing_but_the_folder(released, tmp_path, monkeypatch):
    convert.convert(released, tmp_path / "converted")
    original = load(released, device="cpu", dtype="float32")
    monkeypatch.setattr(checkpoints, "RELEASED", ())
    converted = load(tmp_path / "converted", device="cpu", dtype="float32")
    assert converted.checkpoint == small_entry(repo=None, tokenizer_repo=None, vae_repo=None)
    parameters = released_parameters(original.model)
    for name, parameter in released_parameters(converted.model).items():
        assert torch.equal(parameter, parameters[name])
    assert converted.tokenizer.encode("a car") == original.tokenizer.encode("a car")
    pixels = torch.rand(1, 3, 1, 16, 16)
    assert torch.equal(converted.vae.encode(pixels), original.vae.encode(pixels))


def test_large_checkpoints_are_sharded(released, tmp_path, monkeypatch):
    monkeypatch.setattr(weight_files, "SHARD_BYTES", 100_000)
    convert.convert(released, tmp_path / "converted")
    files = find_weight_files(tmp_path / "converted")
    assert len(files) > 1
    assert all(file.stat().st_size < 110_000 for file in files)  # headers included
    load(tmp_path / "converted", device="cpu")


def test_only_its_own_folders_are_replaced_and_only_when_asked(released, tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    convert.convert(released, target)  # empty
    (target / "stale").touch()
    with pytest.raises(FolderInUse, match="--overwrite"):
        convert.convert(released, target)
    convert.convert(released, target, overwrite=True)
    assert not (target / "stale").exists()
    (target / "config.json").write_text(json.dumps({"format": "diary"}))
    for overwrite in (False, True):
        with pytest.raises(FolderInUse):
            convert.convert(released, target, overwrite=overwrite)
    with pytest.raises(FolderInUse):
        convert.convert(released, target / "config.json", overwrite=True)


def test_a_full_disk_is_noticed_first(released, tmp_path, monkeypatch):
    usage = devices.shutil.disk_usage("/")
    monkeypatch.setattr(devices.shutil, "disk_usage", lambda folder: usage._replace(free=1000))
    with pytest.raises(NotEnoughDisk):
        convert.convert(released, tmp_path / "deep" / "converted")
    assert not (tmp_path / "deep").exists()


def test_a_failure_leaves_nothing_behind(released, tmp_path, monkeypatch, capsys):
    target = tmp_path / "parent" / "target"
    convert.convert(released, target)

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(convert, "write_config", fail)  # the last step
    with pytest.raises(KeyboardInterrupt):
        convert.convert(released, target, overwrite=True)
    assert [path.name for path in target.parent.iterdir()] == ["target"]
    load(target, device="cpu")


def test_what_a_renamed_folder_is_can_be_said_once_and_for_all(released, tmp_path, monkeypatch):
    released = released.rename(tmp_path / "renamed")
    video = small_entry(name="small-video", tasks=VIDEO_UNDERSTANDING_TASKS)
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(), video))
    assert convert.main([str(released), str(tmp_path / "assumed")]) == 0
    assert load(tmp_path / "assumed", device="cpu").checkpoint.assumed == "small"
    assert convert.main([str(released), str(tmp_path / "said"), "--like", "small-video"]) == 0
    checkpoint = load(tmp_path / "said", device="cpu").checkpoint
    assert (checkpoint.tasks, checkpoint.assumed) == (VIDEO_UNDERSTANDING_TASKS, None)


def test_weights_that_are_no_numbers_are_not_converted(released, tmp_path):
    (file, *_) = find_weight_files(released)
    tensors = torch.load(file)
    name = next(iter(tensors))
    tensors[name].view(-1)[0] = float("nan")
    torch.save({**tensors, POSITION_IDS: torch.arange(3)}, file)
    with pytest.raises(WrongTensors, match=f"{name} holds NaN"):
        convert.convert(released, tmp_path / "converted")
    tensors[name].view(-1)[0] = 0
    torch.save({**tensors, POSITION_IDS: torch.arange(3)}, file)
    convert.convert(released, tmp_path / "converted")
    assert POSITION_IDS not in stored(tmp_path / "converted")


def test_a_checkpoint_that_does_not_fit_is_not_converted(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    tensors = random_tensors(small_model())
    del tensors["showo.model.norm.weight"]
    released = write_complete(tmp_path / "small", tensors)
    with pytest.raises(WrongTensors):
        convert.convert(released, tmp_path / "converted")
    assert convert.main([str(released), str(tmp_path / "converted")]) == 1
    message = capsys.readouterr().err
    assert "norm.weight is missing" in message
    assert message.count("\n") == 1
    assert not (tmp_path / "converted").exists()
