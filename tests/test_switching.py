"""Switching checkpoints: progress of downloads and reading, and whatever fails leaves the old one in use."""

import weakref
from dataclasses import replace

import pytest
import torch
from hub_server import serve
from huggingface_hub import constants
from small_checkpoints import (
    random_tensors,
    small_entry,
    small_model,
    write_released,
    write_tokenizer,
    write_vae,
)
from test_checkpoint_files import use_endpoint

from showo2 import checkpoints
from showo2.errors import (
    NoNetwork,
    NotEnoughDisk,
    NotEnoughMemory,
    OutOfMemory,
    UnknownCheckpoint,
    WrongTensors,
)
from showo2.loading import devices, switching
from showo2.loading.loader import make_load_plan
from showo2.loading.lora import add_lora, lora_config, lora_parameters, save_lora
from showo2.model.showo2 import Showo2
from showo2.outputs import Loading
from showo2.pipeline import Pipeline, load_pipeline
from showo2.vae import VideoVAE


@pytest.fixture
def pipeline(small_folder) -> Pipeline:
    return load_pipeline(small_folder, device="cpu", dtype="float32")


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """A Hub with a checkpoint of the released format, the only one of the table, and an empty cache."""
    folder = tmp_path / "hub"
    repos = {
        "owner/small": write_released(folder / "model", random_tensors(small_model())),
        "owner/tokenizer": write_tokenizer(folder / "tokenizer"),
        "owner/vae": write_vae(folder / "vae" / "vae").parent,
    }
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    with serve(repos) as served:
        use_endpoint(monkeypatch, served.endpoint)
        yield served


@pytest.fixture(autouse=True)
def nothing_trained(monkeypatch, tmp_path):
    monkeypatch.setattr("showo2.loading.catalog.RUNS", tmp_path / "runs")


def answer(pipeline: Pipeline) -> str:
    """What it says, whatever that is: another checkpoint says something else."""
    return list(pipeline.chat([{"role": "user", "content": "car"}], max_new_tokens=8, temperature=1, seed=1))[
        -1
    ].text


def test_another_checkpoint_is_downloaded_read_and_used(pipeline, hub):
    before = answer(pipeline)
    stages = list(pipeline.switch("small"))
    assert [stage.stage for stage in stages] == sorted(stage.stage for stage in stages)  # download, read
    weights = (hub.repos["owner/small"] / "pytorch_model.bin").stat().st_size
    assert Loading("download", weights, weights) in stages
    assert stages[-1].stage == "read"
    assert stages[-1].done == stages[-1].total > 0
    assert (pipeline.checkpoint.name, pipeline.switches) == ("small", 1)
    assert answer(pipeline) != before
    assert pipeline.offers()[0].name == "nano"


def test_the_first_one_can_be_chosen_again(pipeline, hub, small_folder):
    before, first = answer(pipeline), str(small_folder)
    list(pipeline.switch("small"))
    assert [offer.name for offer in pipeline.offers()] == ["nano", first, "small"]
    list(pipeline.switch(first))
    assert answer(pipeline) == before
    assert pipeline.switches == 2


def test_quantized_weights_take_what_they_promise(pipeline, hub):
    offer = pipeline.offers()[1]
    promised = {}
    for quantization, needed in offer.needed.items():
        list(pipeline.switch(offer.name, quantization=quantization))
        assert pipeline.precision == (quantization or "float32")
        held = pipeline._components
        plan = make_load_plan(held.files, held.device, held.dtype, quantization)
        promised[quantization] = plan.num_bytes
        assert pipeline.memory.weights == pytest.approx(plan.num_bytes, rel=0.05)
        assert needed == plan.peak_bytes >= 1.15 * plan.num_bytes - 1
    assert promised["nf4-all"] < promised["nf4"] < promised["int8"] < promised[None]
    assert pipeline.memory.free == pytest.approx(devices.free_memory(torch.device("cpu")), rel=0.1)


def write_lora(folder, base: str):
    """A LoRA with effect, for a small checkpoint."""
    model, config = Showo2(small_model()), lora_config(("flow_head",), 2, 4.0, 0.0, base)
    add_lora(model, config)
    save_lora(
        {name: torch.ones_like(each) for name, each in lora_parameters(model).items()}, config, folder, []
    )
    return folder


def test_a_lora_is_switched_with_its_strength(small_folder, tmp_path):
    """Also that of the start, by the name that it has then."""
    folder = str(write_lora(tmp_path, str(small_folder)))
    plain = load_pipeline(small_folder, device="cpu", dtype="float32")
    name = str(small_folder)

    def weight(pipeline: Pipeline) -> torch.Tensor:
        return pipeline._components.model.flow_head.blocks[0].self_attn.q_proj.weight

    before = weight(plain)
    list(plain.switch(folder))
    added = weight(plain) - before
    assert added.abs().min() > 0
    list(plain.switch(folder, lora_strength=0.5))
    torch.testing.assert_close(weight(plain), before + added / 2)
    strengths = {offer.name: offer.lora_strength for offer in plain.offers()}
    assert (strengths[folder], strengths[name]) == (0.5, None)

    tuned = load_pipeline(small_folder, device="cpu", dtype="float32", lora=folder, lora_strength=2.0)
    assert {offer.name: offer.lora_strength for offer in tuned.offers()}[name] == 2.0
    list(tuned.switch(name, lora_strength=0.0))
    assert torch.equal(weight(tuned), before)
    list(tuned.switch(name))
    torch.testing.assert_close(weight(tuned), before + 2 * added)


def test_the_table_says_what_is_here(pipeline, hub):
    assert [offer.here for offer in pipeline.offers()] == [True, True, False]
    list(pipeline.switch("small"))
    assert [offer.here for offer in pipeline.offers()] == [True, True, True]


def no_network(hub, monkeypatch):
    use_endpoint(monkeypatch, "http://127.0.0.1:9")


def no_disk(hub, monkeypatch):
    monkeypatch.setattr(devices.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 1000})())


def no_memory(hub, monkeypatch):
    monkeypatch.setattr(devices, "free_memory", lambda device: -(10**9))


def foreign_weights(hub, monkeypatch):
    tensors = random_tensors(replace(small_model(), patch_size=1))
    write_released(hub.repos["owner/small"], tensors)


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (no_network, NoNetwork),
        (no_disk, NotEnoughDisk),
        (no_memory, NotEnoughMemory),
        (foreign_weights, WrongTensors),
    ],
)
def test_the_old_one_stays_in_use_if_loading_fails(pipeline, hub, monkeypatch, trouble, error):
    before, held = answer(pipeline), pipeline._components.model
    trouble(hub, monkeypatch)
    with pytest.raises(error):
        list(pipeline.switch("small"))
    assert pipeline._components.model is held
    assert (answer(pipeline), pipeline.switches) == (before, 0)


def test_an_unknown_name_is_refused(pipeline, hub):
    with pytest.raises(UnknownCheckpoint):
        list(pipeline.switch("other"))


@pytest.fixture
def crowded(pipeline, monkeypatch) -> Pipeline:
    """On a machine with room for one checkpoint only."""
    weights = pipeline.memory.weights
    monkeypatch.setattr(devices, "free_memory", lambda device: weights // 5)
    return pipeline


def test_without_room_for_both_the_old_one_goes_first(crowded, small_folder):
    before = answer(crowded)
    old = weakref.ref(crowded._components.model)
    gone = [old() is None for loading in crowded.switch(str(small_folder)) if loading.stage == "read"]
    assert gone
    assert all(gone)
    assert (answer(crowded), crowded.switches) == (before, 1)


def test_and_comes_back_if_the_new_one_cannot_be_read_after_all(crowded, small_folder, monkeypatch):
    before, real, failed = answer(crowded), VideoVAE.load, []

    def fail_once(*arguments, **options):
        if not failed:
            failed.append(True)
            raise torch.OutOfMemoryError
        return real(*arguments, **options)

    monkeypatch.setattr(VideoVAE, "load", fail_once)
    with pytest.raises(OutOfMemory):
        list(crowded.switch(str(small_folder)))
    assert failed
    assert (answer(crowded), crowded.switches) == (before, 0)


@pytest.mark.parametrize("stage", ["download", "read"])
def test_a_switch_that_is_closed_changes_nothing(pipeline, hub, monkeypatch, stage):
    monkeypatch.setattr(switching, "REPORT_SECONDS", 0.0)
    held = pipeline._components.model
    switch = pipeline.switch("small")
    assert next(loading for loading in switch if loading.stage == stage)
    switch.close()
    assert pipeline._components.model is held
    assert pipeline.switches == 0
