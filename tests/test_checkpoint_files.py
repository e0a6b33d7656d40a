"""Finding checkpoints by name, by Hub name and in a folder; downloads through the Hub's library, and its
faults."""

import json
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
    write_tensors,
    write_tokenizer,
    write_vae,
)

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS, VIDEO_UNDERSTANDING_TASKS
from showo2.errors import (
    BadConfig,
    HubRefuses,
    MissingFile,
    NoNetwork,
    NotEnoughDisk,
    UnknownCheckpoint,
    UnknownOption,
)
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


@pytest.mark.parametrize("form", ["pickle shards", "pickle shards of transformers", "safetensors shards"])
def test_an_index_is_downloaded_before_its_shards_and_nothing_that_is_not_needed(
    hub, tmp_path, form, tensors
):
    folder = write_released(tmp_path / form, tensors, form)
    (index,) = (path.name for path in folder.glob("*.index.json"))
    shards = set(json.loads((folder / index).read_text())["weight_map"].values())
    assert len(shards) > 1
    for name in ("training_state.bin", "README.md", "pytorch_model-00001-of-00009.bin"):
        (folder / name).write_bytes(b"not needed")
    hub.repos["owner/small"] = folder
    assert {path.name for path in find_checkpoint("small").weight_files} == shards
    served = [file.removeprefix("owner/small/") for file, _ in hub.served if file.startswith("owner/small/")]
    assert served[:2] == ["config.json", index]
    assert sorted(served[2:]) == sorted(shards)


def test_of_two_forms_one_is_downloaded(hub, tensors):
    write_tensors(hub.repos["owner/small"], tensors, "safetensors")
    find_checkpoint("small")
    served = [file for file, _ in hub.served]
    assert "owner/small/model.safetensors" in served
    assert "owner/small/pytorch_model.bin" not in served


def test_an_index_of_a_shard_that_is_not_there(hub, tmp_path, tensors):
    hub.repos["owner/small"] = write_released(tmp_path / "sharded", tensors, "pickle shards")
    (tmp_path / "sharded" / "pytorch_model-00002-of-00002.bin").unlink()
    with pytest.raises(MissingFile, match="owner/small has no pytorch_model-00002-of-00002"):
        find_checkpoint("small")


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
    assert find_checkpoint(folder).vae_path == folder / "vae"


def test_without_a_network_all_missing_files_are_listed_with_their_places(
    hub, cache, tmp_path, monkeypatch, tensors
):
    use_endpoint(monkeypatch, CLOSED_PORT)
    tokenizer = "tokenizer.json from owner/tokenizer into {}"
    vae = "vae/config.json, vae/diffusion_pytorch_model.safetensors from owner/vae into {}"
    with pytest.raises(NoNetwork) as caught:
        find_checkpoint("small")
    message = str(caught.value)
    assert "config.json, the weights" in message
    assert "from owner/small into small" in message
    assert tokenizer.format("small") in message
    assert vae.format("small") in message
    folder = write_released(tmp_path / "small", tensors)
    with pytest.raises(NoNetwork) as caught:
        find_checkpoint(folder)
    message = str(caught.value)
    assert tokenizer.format(folder) in message
    assert vae.format(folder) in message
    assert "\n" not in message


def test_an_unfinished_download_names_its_shards_without_a_network(
    hub, cache, tmp_path, monkeypatch, tensors
):
    folder = write_complete(tmp_path / "sharded", tensors, "pickle shards")
    (folder / "pytorch_model-00002-of-00002.bin").unlink()
    put_into_cache(cache, "owner/small", folder)
    use_endpoint(monkeypatch, CLOSED_PORT)
    with pytest.raises(NoNetwork, match=r"copy pytorch_model-00002-of-00002\.bin from owner/small"):
        find_checkpoint("small")


def test_a_renamed_folder_says_what_it_was_taken_for(tmp_path, monkeypatch, tensors):
    image, video = small_entry(), small_entry(name="small-video", tasks=VIDEO_UNDERSTANDING_TASKS)
    monkeypatch.setattr(checkpoints, "RELEASED", (image, video))
    folder = write_complete(tmp_path / "renamed", tensors)
    found = find_checkpoint(folder).checkpoint
    assert (found.name, found.tasks, found.assumed) == ("renamed", IMAGE_TASKS, "small")
    found = find_checkpoint(folder, like="small-video").checkpoint
    assert (found.name, found.tasks, found.assumed) == ("renamed", VIDEO_UNDERSTANDING_TASKS, None)
    with pytest.raises(UnknownOption, match="like must be one of small, small-video; got 'large'"):
        find_checkpoint(folder, like="large")
    link = tmp_path / "small-video"
    link.symlink_to(folder)
    assert find_checkpoint(link).checkpoint == video
    snapshot = tmp_path / "models--owner--small-video" / "snapshots" / COMMIT
    snapshot.parent.mkdir(parents=True)
    folder.rename(snapshot)
    assert find_checkpoint(snapshot).checkpoint == video
    link.unlink()
    (tmp_path / "current").symlink_to(snapshot)
    assert find_checkpoint(tmp_path / "current").checkpoint == video


def test_like_is_refused_by_a_folder_that_says_what_it_is(tmp_path):
    entry = small_entry(name="ours", repo=None, tokenizer_repo=None, vae_repo=None)
    save_model(Showo2(entry.model), entry, tmp_path)
    with pytest.raises(BadConfig, match="says what it was trained for"):
        find_checkpoint(tmp_path, like="small")


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


def test_the_size_of_a_checkpoint_is_that_of_its_weights_and_the_vaes(small_folder, small_pipeline):
    weights = list(small_folder.rglob("*.safetensors"))
    assert len(weights) == 2
    size = sum(file.stat().st_size for file in weights)
    assert find_checkpoint(small_folder).num_bytes == small_pipeline.file_bytes == size
