"""Finding checkpoints: by name, by Hub name, in a folder; downloads through the Hub's own library, and its faults."""

from dataclasses import replace

import pytest
import torch
from hub_server import COMMIT, serve
from huggingface_hub import constants
from small_checkpoints import (
    FORMS,
    random_tensors,
    small_entry,
    small_model,
    write_complete,
    write_released,
    write_tokenizer,
    write_vae,
)

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS
from showo2.errors import HubRefuses, MissingFile, NoNetwork, NotEnoughDisk, UnknownCheckpoint
from showo2.loading import devices
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.loading.loader import load, save_model
from showo2.loading.weight_files import WeightFile
from showo2.model.showo2 import Showo2

CLOSED_PORT = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def tensors():
    return random_tensors(small_model())


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """An empty Hub cache, a Hub that cannot be reached, and a table with one small entry."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder))
    use_endpoint(monkeypatch, CLOSED_PORT)
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    return folder


@pytest.fixture
def hub(tmp_path, monkeypatch, tensors):
    """A Hub with a model, its tokenizer and its VAE in three repositories."""
    folder = tmp_path / "hub"
    repos = {
        "owner/small": write_released(folder / "model", tensors),
        "owner/tokenizer": write_tokenizer(folder / "tokenizer"),
        "owner/vae": folder / "vae-repo",
    }
    write_vae(repos["owner/vae"] / "vae")
    (repos["owner/vae"] / "other.bin").write_bytes(b"not asked for")
    with serve(repos) as hub:
        use_endpoint(monkeypatch, hub.endpoint)
        yield hub


def use_endpoint(monkeypatch, endpoint):
    """What HF_ENDPOINT does, in a process that has already read it."""
    monkeypatch.setattr(constants, "ENDPOINT", endpoint)
    template = endpoint + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)


def put_into_cache(cache, repo, folder):
    """What a download would have left in the cache."""
    repo_folder = cache / f"models--{repo.replace('/', '--')}"
    (repo_folder / "refs").mkdir(parents=True)
    (repo_folder / "refs" / "main").write_text(COMMIT)
    (repo_folder / "snapshots").mkdir()
    (repo_folder / "snapshots" / COMMIT).symlink_to(folder)


@pytest.mark.parametrize("name", ["small", "owner/small"])
def test_one_name_brings_three_repositories(hub, name, tensors):
    loaded = load(name, device="cpu", dtype="float32")
    assert torch.equal(loaded.model.language_model.norm.weight, tensors["showo.model.norm.weight"])
    assert loaded.checkpoint.repo == "owner/small"
    assert sorted(file for file, _ in hub.served) == [
        "owner/small/config.json",
        "owner/small/pytorch_model.bin",
        "owner/tokenizer/tokenizer.json",
        "owner/vae/vae/config.json",
        "owner/vae/vae/diffusion_pytorch_model.safetensors",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_downloaded_from_a_repository_outside_of_the_table(
    hub, tmp_path, monkeypatch, form, tensors
):
    hub.repos["someone/tuned"] = write_released(tmp_path / form, tensors, form)
    entry = replace(small_entry(), name="relative of the same width")
    monkeypatch.setattr(checkpoints, "RELEASED", (entry,))
    source = find_checkpoint("someone/tuned")
    assert source.checkpoint.name == "tuned"
    assert source.checkpoint.tasks == IMAGE_TASKS
    names = {name for file in source.weight_files for name in WeightFile(file).specs}
    assert names <= tensors.keys()
    assert "owner/small/pytorch_model.bin" not in dict(hub.served)


def test_a_folder_of_ours_on_the_hub_needs_no_other_repository(hub, tmp_path):
    entry = small_entry(name="ours", repo=None, tokenizer_repo=None, vae_repo=None)
    folder = tmp_path / "ours"
    save_model(Showo2(entry.model), entry, folder)
    write_tokenizer(folder)
    write_vae(folder / "vae")
    hub.repos["someone/ours"] = folder
    assert load("someone/ours", device="cpu").checkpoint == entry
    assert {file.split("/")[0] for file, _ in hub.served} == {"someone"}


def test_a_second_load_needs_no_network(hub, monkeypatch):
    load("small", device="cpu")
    served = len(hub.served)
    load("small", device="cpu")
    assert len(hub.served) == served
    use_endpoint(monkeypatch, CLOSED_PORT)
    load("small", device="cpu")


def test_offline_mode_uses_the_cache_and_nothing_else(hub, cache, monkeypatch, tensors, tmp_path):
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(NoNetwork, match="owner/small"):
        find_checkpoint("small")
    put_into_cache(cache, "owner/small", write_complete(tmp_path / "prepared", tensors))
    assert load("small", device="cpu").checkpoint.name == "small"
    assert not hub.served


def test_an_interrupted_download_resumes(hub, monkeypatch):
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1024)
    weights = "owner/small/pytorch_model.bin"
    hub.break_off = weights
    load("small", device="cpu")
    first, second = (requested for file, requested in hub.served if file == weights)
    assert first is None
    assert int(second.removeprefix("bytes=").removesuffix("-")) > 0


def test_without_a_network_each_missing_repository_is_named(hub, tmp_path, monkeypatch, tensors):
    use_endpoint(monkeypatch, CLOSED_PORT)
    with pytest.raises(NoNetwork, match="owner/small is not on this machine"):
        find_checkpoint("small")
    folder = write_released(tmp_path / "small", tensors)
    with pytest.raises(NoNetwork, match="owner/tokenizer"):
        find_checkpoint(folder)
    write_tokenizer(folder)
    with pytest.raises(NoNetwork, match="owner/vae"):
        find_checkpoint(folder)
    write_vae(folder / "vae")
    assert find_checkpoint(folder).vae_folder == folder / "vae"


@pytest.mark.parametrize(
    "name", ["sma11", "nobody/nothing", "no/such/folder", "./nothing", "/no/folder", "a b/c", ""]
)
def test_unknown_names_are_answered_with_the_known_ones(hub, name):
    with pytest.raises(UnknownCheckpoint, match="use one of nano, small, a folder, or a Hub name"):
        find_checkpoint(name)


def test_a_gated_repository_says_what_to_do(hub):
    hub.gated.add("owner/small")
    with pytest.raises(HubRefuses, match="log in"):
        find_checkpoint("small")


def test_a_full_disk_is_noticed_before_the_download(hub, monkeypatch):
    usage = devices.shutil.disk_usage("/")
    monkeypatch.setattr(devices.shutil, "disk_usage", lambda folder: usage._replace(free=1000))
    with pytest.raises(NotEnoughDisk, match="HF_HOME"):
        find_checkpoint("small")
    assert not any("pytorch_model" in file for file, _ in hub.served)


def test_a_repository_without_weights(hub):
    (hub.repos["owner/small"] / "pytorch_model.bin").unlink()
    with pytest.raises(MissingFile, match="pytorch_model"):
        find_checkpoint("small")


def test_folders_that_ship_with_the_software_go_by_name(tmp_path, monkeypatch, tensors):
    folder = write_complete(tmp_path / "small", tensors)
    monkeypatch.setattr(checkpoints, "FOLDERS", {"tiny": folder, "lost": tmp_path / "lost"})
    assert find_checkpoint("tiny").weight_files == (folder / "pytorch_model.bin",)
    assert (
        find_checkpoint(folder)
        == find_checkpoint(str(folder))
        == replace(find_checkpoint("tiny"), name=str(folder))
    )
    with pytest.raises(MissingFile):
        find_checkpoint("lost")
