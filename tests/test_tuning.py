"""Runs on people's data: what trains, that they resume as if they had not stopped, what they leave behind."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import torch
import yaml
from conftest import ROOT
from safetensors.torch import load_file, save_file
from small_checkpoints import random_tensors, small_entry, write_tokenizer, write_vae

from showo2.checkpoints import Checkpoint, Task
from showo2.errors import (
    BadTrainingConfig,
    CannotShard,
    CannotWrite,
    OtherSettings,
    Showo2Error,
    WrongLora,
    WrongState,
    WrongVocabulary,
)
from showo2.loading.catalog import list_offers
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.loading.configs import write_config
from showo2.loading.loader import load
from showo2.loading.lora import LoraFiles, load_lora
from showo2.loading.weight_files import write_weights
from showo2.plain_data import build
from showo2.training.__main__ import main
from showo2.training.config import TrainingConfig, parse_config, read_config
from showo2.training.interruption import Stopped
from showo2.training.loop import Trainer
from showo2.training.losses import compute_losses
from showo2.training.presets import PRESETS
from showo2.training.sharding import even_out, fsdp_settings
from showo2.training.tuning import TuningRun

SAMPLES = ROOT / "tests/data/training"
LORA = {"rank": 4, "parts": ["language_model", "flow_head", "semantic_layers"]}


def write_small(folder: Path, **changes) -> Path:
    """A small checkpoint of random weights in our own format, that needs nothing else."""
    entry = small_entry(max_tokens=1024, repo=None, tokenizer_repo=None, vae_repo=None, **changes)
    write_tokenizer(folder, entry.model.language.vocab_size)
    write_vae(folder / "vae")
    tensors = random_tensors(entry.model)
    if entry.model.language.tie_embeddings:
        tensors.pop("showo.lm_head.weight")
    write_weights({name: tensor.clone() for name, tensor in tensors.items()}, folder)
    write_config(entry, folder)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    return write_small(tmp_path_factory.mktemp("checkpoints") / "small")


def values(small: Path, out: Path, **changes) -> dict:
    return {
        "checkpoint": str(small),
        "out": str(out),
        "data": [
            {"path": str(SAMPLES / "style"), "weight": 2},
            {"path": str(SAMPLES / "questions.json")},
        ],
        "stages": [{"steps": 3, "learning_rate": 1e-2}, {"steps": 3, "learning_rate": 1e-2, "cosine": True}],
        "lora": LORA,
        "batch_size": 2,
        "accumulation": 2,
        "workers": 0,
        "log_steps": 1,
        **changes,
    }


def run(settings: dict) -> Path:
    return TuningRun.begin(parse_config(settings), "cpu").run()


def losses(out: Path) -> list[dict]:
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    return [
        {key: value for key, value in line.items() if key != "seconds"}
        for line in lines
        if "step" in line and "event" not in line
    ]


@pytest.fixture(scope="module")
def whole(small, tmp_path_factory) -> Path:
    """A run that was not stopped."""
    out = tmp_path_factory.mktemp("runs") / "whole"
    run(values(small, out))
    return out


def stop_after(monkeypatch, steps: int) -> None:
    """Ctrl-C within a step."""
    step = Trainer._step
    calls = []

    def interrupted(self, *arguments):
        calls.append(None)
        if len(calls) == steps:
            signal.raise_signal(signal.SIGINT)
        return step(self, *arguments)

    monkeypatch.setattr(Trainer, "_step", interrupted)


def test_a_stopped_run_resumes_with_the_same_losses(small, whole, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        stop_after(patch, 2)
        with pytest.raises(Stopped):
            run(values(small, tmp_path))
    assert len(losses(tmp_path)) == 2
    run(values(small, tmp_path, workers=1))  # more workers change nothing
    assert losses(tmp_path) == losses(whole)
    one, other = (load_file(each / "lora/adapter_model.safetensors") for each in (whole, tmp_path))
    assert one.keys() == other.keys()
    assert all(torch.equal(tensor, other[name]) for name, tensor in one.items())


def test_the_second_ctrl_c_ends_at_once(small, tmp_path, monkeypatch):
    step = Trainer._step

    def twice(self, *arguments):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        return step(self, *arguments)

    monkeypatch.setattr(Trainer, "_step", twice)
    with pytest.raises(KeyboardInterrupt):
        run(values(small, tmp_path))


def test_the_catalog_offers_what_was_trained(whole, tmp_path, monkeypatch):
    monkeypatch.setattr("showo2.loading.catalog.RUNS", whole.parent)
    offers = {offer.name: offer for offer in list_offers(torch.float32, torch.device("cpu"))}
    assert offers[str(whole / "lora")].here
    monkeypatch.setattr("showo2.loading.catalog.RUNS", tmp_path)
    (tmp_path / "broken/checkpoint").mkdir(parents=True)
    assert not any(
        name.startswith(str(tmp_path))
        for name in (offer.name for offer in list_offers(torch.float32, torch.device("cpu")))
    )


def test_a_lora_trains_nothing_else_and_acts_when_it_is_loaded(small, whole):
    plain, tuned = load(small, dtype="float32"), load(small, dtype="float32", lora=whole / "lora")
    half = load(small, dtype="float32", lora=whole / "lora", lora_strength=0.5)
    changed = set()
    for (name, before), after, between in zip(
        plain.model.named_parameters(), tuned.model.parameters(), half.model.parameters(), strict=True
    ):
        if not torch.equal(before, after):
            changed.add(name)
            torch.testing.assert_close(between, (before + after) / 2)
    assert {name.partition(".")[0] for name in changed} == {"language_model", "flow_head", "visual_embedder"}
    assert all(name.endswith("weight") and (".layers." in name or ".blocks." in name) for name in changed)
    assert not any("adaLN" in name or "norm" in name for name in changed)
    assert plain.model.config == tuned.model.config


def test_peft_itself_loads_what_was_written(small, whole):
    from peft import PeftModel

    tuned = load(small, dtype="float32", lora=whole / "lora").model
    wrapped = PeftModel.from_pretrained(load(small, dtype="float32").model, str(whole / "lora"))
    merged = wrapped.merge_and_unload()
    for (name, one), other in zip(tuned.named_parameters(), merged.parameters(), strict=True):
        torch.testing.assert_close(one, other, msg=name)


def test_a_lora_folder_stands_for_its_checkpoint_with_it(whole, small):
    by_folder, by_flag = (
        load(whole / "lora", dtype="float32"),
        load(small, dtype="float32", lora=whole / "lora"),
    )
    for one, other in zip(by_folder.model.parameters(), by_flag.model.parameters(), strict=True):
        assert torch.equal(one, other)
    assert find_checkpoint(whole / "lora").name == str(whole / "lora")


def test_merging_writes_a_checkpoint(whole, tmp_path, capsys):
    assert main(["merge", str(whole / "lora"), str(tmp_path / "merged")]) == 0
    merged, apart = load(tmp_path / "merged", dtype="float32"), load(whole / "lora", dtype="float32")
    for one, other in zip(merged.model.parameters(), apart.model.parameters(), strict=True):
        torch.testing.assert_close(one, other.bfloat16().float())
    assert main(["merge", str(whole / "lora"), str(tmp_path / "merged")]) == 1
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.parametrize("quantization", ["int8", "nf4"])
def test_a_lora_trains_on_quantized_weights(small, tmp_path, quantization):
    stages = [{"steps": 2, "learning_rate": 1e-2}]
    settings = values(small, tmp_path, quantization=quantization, stages=stages, accumulation=1)
    result = run(settings)
    tensors = load_file(result / "adapter_model.safetensors")
    assert any(tensor.abs().max() > 0 for name, tensor in tensors.items() if "lora_B" in name)
    loaded = load(small, quantization=quantization, lora=result)
    assert any("lora_A" in name for name, _ in loaded.model.named_parameters())  # they stay apart


def test_a_full_run_leaves_a_checkpoint_that_can_do_more(small, tmp_path, capsys):
    data = [
        {"path": str(SAMPLES / name), **more}
        for name, more in (
            ("stories.json", {}),
            ("clips", {"first_frame": 0.5, "weight": 0.5}),
            ("edits.json", {}),
            ("documents.jsonl", {}),
        )
    ]
    stages = [{"preset": "stories", "steps": 4, "warmup_steps": 0}]
    settings = values(small, tmp_path / "tales", data=data, stages=stages, lora=None, num_frames=5)
    settings["checkpoint_activations"] = True
    result = run(settings)
    entry = find_checkpoint(result).checkpoint
    assert entry.name == "tales"
    assert set(entry.tasks) == set(Task) - {Task.VIDEO_CHAT}
    assert entry.num_frames == 5
    assert load(result).checkpoint == entry
    printed = capsys.readouterr().out
    assert "k of" in printed
    assert "parameters train" in printed
    assert "GB for weights" in printed


def test_what_a_stage_names_is_trained_at_its_rate(small, tmp_path):
    rates = [{"part": "visual_embedder", "learning_rate": 0.0}]
    stages = [{"preset": "2b", "steps": 2, "learning_rate": 1e-3, "part_rates": rates}]
    result = run(values(small, tmp_path, stages=stages, lora=None, ema_decay=0))
    before, after = load(small, dtype="float32").model, load(result, dtype="float32").model
    for (name, one), other in zip(before.named_parameters(), after.parameters(), strict=True):
        if name.startswith("visual_embedder"):
            assert torch.equal(one, other), name
    assert not torch.equal(before.flow_head.final_linear.weight, after.flow_head.final_linear.weight)


@pytest.mark.parametrize("optimizer", ["adamw8bit", "muon"])
def test_other_optimizers_train_and_resume(small, tmp_path, optimizer):
    stages = [{"steps": 2, "learning_rate": 1e-2, "optimizer": optimizer}]
    settings = values(small, tmp_path, stages=stages, accumulation=1)
    first = load_file(run(settings) / "adapter_model.safetensors")
    assert any(tensor.abs().max() > 0 for name, tensor in first.items() if "lora_B" in name)
    (tmp_path / "settings.json").unlink()
    again = load_file(run({**settings, "stages": [{**stages[0], "steps": 3}]}) / "adapter_model.safetensors")
    assert any(not torch.equal(tensor, again[name]) for name, tensor in first.items())


def test_samples_are_drawn_while_it_learns(small, tmp_path):
    samples = {
        "every": 3,
        "pictures": ["a red car"],
        "clips": ["a boat"],
        "stories": ["a story"],
        "questions": [[str(SAMPLES / "pictures/0.png"), "what is this?"]],
        "num_inference_steps": 2,
    }
    run(values(small, tmp_path, samples=samples, stages=[{"steps": 3}], accumulation=1))
    folder = tmp_path / "samples/000003"
    assert {"picture-1.png", "clip-1.mp4"} <= {file.name for file in folder.iterdir()}
    assert {"answer-1.txt", "story-1.txt"} & {file.name for file in folder.iterdir()}
    assert list((tmp_path / "tensorboard").iterdir())


TOGETHER = """
import sys
from pathlib import Path
from torch.distributed import barrier
from showo2.training.__main__ import main

for file in sys.argv[1:]:
    assert main(["run", file]) == 0
    barrier()
    for settings in Path(file).parent.glob("*parts/settings.json"):
        settings.unlink(missing_ok=True)  # as if that part had been stopped
    barrier()
"""
# What two processes train on: their batches of a time differ in what they hold.
MANY = [{"path": str(SAMPLES / name)} for name in ("questions.json", "documents.jsonl", "style")]
FULL = {
    "lora": None,
    "data": MANY,
    "checkpoint_activations": True,
    "samples": {"every": 4, "pictures": ["a red car"], "num_inference_steps": 2},
}
PRESETS_OF = {"lora": ("tune", "tune"), "full": ("stories-warmup", "stories")}


@pytest.fixture(scope="module")
def launch(small, tmp_path_factory):
    """Runs in two processes of accelerate, by its distributed_type: a folder with `lora-whole`, with
    `lora-parts`, which was stopped and resumed; with FSDP, the same in full."""

    @cache
    def launched(kind: str) -> Path:
        folder = tmp_path_factory.mktemp(kind)
        files = []
        changes_of = {"lora": {"data": MANY}} | ({"full": FULL} if kind == "FSDP" else {})
        for name, changes in changes_of.items():
            first, last = PRESETS_OF[name]
            for part, steps in (("whole", 2), ("parts", 1), ("parts", 2)):
                stages = [{"preset": first, "steps": 2, "warmup_steps": 0, "learning_rate": 1e-2}]
                stages += [{"preset": last, "steps": steps, "warmup_steps": 0, "learning_rate": 1e-2}]
                settings = values(small, folder / f"{name}-{part}", batch_size=1, stages=stages, **changes)
                files.append(folder / f"{name}-{part}-{steps}.yaml")
                files[-1].write_text(json.dumps(settings))
        settings = yaml.safe_load((ROOT / "docs/training/fsdp.yaml").read_text())
        settings |= {"distributed_type": kind, "use_cpu": True, "num_processes": 2, "main_process_port": 0}
        (folder / "accelerate.yaml").write_text(json.dumps(settings))
        (folder / "together.py").write_text(TOGETHER)
        command = [sys.executable, "-m", "accelerate.commands.launch"]
        command += ["--config_file", folder / "accelerate.yaml", folder / "together.py", *files]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        subprocess.run(command, check=True, env=environment, capture_output=True)
        return folder

    return launched


@pytest.mark.parametrize(("kind", "name"), [("MULTI_GPU", "lora"), ("FSDP", "lora"), ("FSDP", "full")])
def test_two_processes_train_together_and_resume(launch, kind, name):
    """A run that was stopped goes on with the same losses."""
    folder = launch(kind)
    whole, parts = folder / f"{name}-whole", folder / f"{name}-parts"
    assert [each["samples"] for each in losses(whole)] == [4, 8, 4, 8]  # 2 processes, 2 passes
    assert losses(whole) == losses(parts)
    one, other = find_tensors(whole), find_tensors(parts)
    assert one.keys() == other.keys()
    assert all(torch.equal(tensor, other[name]) for name, tensor in one.items())


def test_shards_learn_what_whole_models_learn(launch):
    apart, sharded = (launch(kind) / "lora-whole" for kind in ("MULTI_GPU", "FSDP"))
    for one, other in zip(losses(apart), losses(sharded), strict=True):
        assert one.pop("stage") == other.pop("stage")
        assert one == pytest.approx(other, rel=0.01)


def test_processes_that_share_a_model_draw_together(launch):
    assert (launch("FSDP") / "full-whole/samples/000004/picture-1.png").is_file()


@pytest.mark.parametrize("name", ["lora", "full"])
def test_one_process_goes_on_from_what_shards_saved(launch, tmp_path, name):
    whole = launch("FSDP") / f"{name}-whole"
    settings = json.loads((whole / "settings.json").read_text())
    shutil.copy(whole / "training.pt", tmp_path)
    settings["stages"][-1]["steps"] += 1
    result = TuningRun.begin(build(TrainingConfig, {**settings, "out": str(tmp_path)}), "cpu").run()
    assert len(losses(tmp_path)) == 1
    assert load(result).checkpoint.max_tokens == 1024


def find_tensors(out: Path) -> dict[str, torch.Tensor]:
    """The weights that a run left behind."""
    (file,) = [*out.glob("lora/*.safetensors"), *out.glob("checkpoint/*.safetensors")]
    return load_file(file)


@pytest.mark.parametrize(
    ("changes", "variables", "setting"),
    [
        ({"quantization": "nf4"}, {}, "quantization: nf4"),
        ({"stages": [{"optimizer": "muon"}]}, {}, "optimizer: muon"),
        ({"stages": [{"optimizer": "adamw8bit"}]}, {}, "optimizer: adamw8bit"),
        ({}, {"FSDP_VERSION": "1"}, "fsdp_version: 1"),
        ({}, {"FSDP_OFFLOAD_PARAMS": "true"}, "fsdp_offload_params"),
    ],
)
def test_what_does_not_go_together_with_fsdp_is_named(tmp_path, monkeypatch, changes, variables, setting):
    for name, value in {"FSDP_VERSION": "2", **variables}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotShard, match=setting):
        fsdp_settings(parse_config(values(tmp_path, tmp_path, **changes)))


@pytest.mark.parametrize("source", ["questions.json", "style"])
def test_evening_out_changes_no_loss_and_reaches_every_block(small, tmp_path, monkeypatch, source):
    """As if another process had three pictures, of which it draws some, and text to learn."""
    data = [{"path": str(SAMPLES / source)}]
    trainer = TuningRun.begin(parse_config(values(small, tmp_path, data=data, lora=None)), "cpu").trainer()
    stage = trainer.recipe.stages[0]
    batch = trainer.batches.example(stage, 0)
    monkeypatch.setattr("showo2.training.sharding.max_of_processes", lambda *_: [3, True, True])
    evened = even_out(batch, trainer.model.config)
    assert len(evened.sequences.spans) == 3
    expected = compute_losses(trainer.model, None, batch)
    trainer.freeze(stage)
    found = compute_losses(trainer.model, None, evened)
    torch.testing.assert_close(found.ntp.detach(), expected.ntp.detach())
    torch.testing.assert_close(found.flow.detach(), expected.flow.detach())
    (found.ntp + found.flow).backward()
    assert all(each.grad is not None for each in trainer.model.parameters())


def test_states_are_kept_and_a_full_disk_leaves_the_last_one(small, tmp_path, monkeypatch):
    settings = values(small, tmp_path, save_minutes=0, keep=3)
    run(settings)
    kept = sorted(file.name for file in tmp_path.glob("training*.pt"))
    assert kept == ["training-1-000001.pt", "training-1-000002.pt", "training.pt"]
    before = (tmp_path / "training.pt").read_bytes()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    longer = [{"steps": 3, "learning_rate": 1e-2}, {"steps": 5, "learning_rate": 1e-2, "cosine": True}]
    (tmp_path / "settings.json").unlink()
    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(CannotWrite, match=r"No space left on device.*complete"):
        run({**settings, "stages": longer})
    assert (tmp_path / "training.pt").read_bytes() == before
    assert not list(tmp_path.glob(".unfinished-*"))


def test_other_settings_for_the_same_run_are_refused(small, whole):
    with pytest.raises(OtherSettings, match="seed"):
        run(values(small, whole, seed=1))


def test_the_state_of_another_run_is_refused(small, whole, tmp_path):
    out = tmp_path / "other"
    out.mkdir()
    (out / "training.pt").write_bytes((whole / "training.pt").read_bytes())
    with pytest.raises(WrongState, match="another size"):
        run(values(small, out, lora={**LORA, "rank": 8}))
    out = tmp_path / "broken"
    out.mkdir()
    (out / "training.pt").write_bytes(b"PK\x03\x04 not whole")
    with pytest.raises(WrongState, match="cannot be read"):
        run(values(small, out))


def test_a_lora_of_another_size_is_refused(whole, tmp_path):
    model = small_entry().model
    wider = replace(model, language=replace(model.language, hidden_size=128, num_heads=4))
    larger = write_small(tmp_path / "larger", model=wider)
    with pytest.raises(WrongLora, match="has the shape"):
        load(larger, lora=whole / "lora")
    deeper = replace(model, language=replace(model.language, num_layers=3))
    with pytest.raises(WrongLora, match="only in one of the two"):
        load(write_small(tmp_path / "deeper", model=deeper), lora=whole / "lora")
    with pytest.raises(WrongLora, match="other parts"):
        load_lora(torch.nn.Linear(2, 2), LoraFiles(whole / "lora"), merged=True)


def test_a_lora_of_another_form_is_refused(small, whole, tmp_path):
    with pytest.raises(Showo2Error, match=r"has no adapter_config\.json"):
        load(small, lora=tmp_path)
    (tmp_path / "adapter_config.json").write_bytes((whole / "lora/adapter_config.json").read_bytes())
    save_file({"nothing": torch.zeros(1)}, tmp_path / "adapter_model.safetensors")
    with pytest.raises(WrongLora, match="only in one of the two"):
        load(small, lora=tmp_path)


def test_a_checkpoint_of_another_vocabulary_is_refused(tmp_path):
    folder = write_small(tmp_path / "small")
    write_tokenizer(folder, 300)
    with pytest.raises(WrongVocabulary):
        run(values(folder, tmp_path / "out"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"stages": []}, "stages must not be empty"),
        ({"data": []}, "data must not be empty"),
        ({"data": "pictures"}, "data must be a list"),
        ({"stages": [{"preset": "3"}]}, r"stages\[0\].preset must be one of 1a"),
        ({"stages": [{"weights": {"photos": 1}}]}, r"stages\[0\].weights"),
        ({"stages": [{"steps": "many"}]}, r"stages\[0\].steps must be an integer"),
        ({"stages": [{"prompt_dropout": 2}]}, "prompt_dropout must be from 0 to 1"),
        ({"batch": 3}, "unknown key 'batch'"),
        ({"lora": None, "quantization": "nf4"}, "quantization is for"),
        ({"lora": {"parts": ["vae"]}}, "lora.parts"),
        ({"lora": {"rank": 0}}, "rank must be at least 1"),
        ({"data": [{"path": "a"}, {"path": "b/a"}]}, "the same name"),
    ],
)
def test_a_wrong_configuration_is_told_by_field(tmp_path, changes, reason):
    file = tmp_path / "run.yaml"
    file.write_text(json.dumps(values(Path("small"), tmp_path, **changes)))
    with pytest.raises(BadTrainingConfig, match=reason):
        read_config(file)


def test_a_file_that_is_no_configuration_is_told(tmp_path, capsys):
    file = tmp_path / "run.yaml"
    file.write_text("data: [")
    assert main(["run", str(file)]) == 1
    assert "is not YAML" in capsys.readouterr().err
    assert main(["run", str(tmp_path / "nothing.yaml")]) == 1
    assert "nothing.yaml" in capsys.readouterr().err


def test_check_names_what_cannot_be_used_and_encode_writes_latents(small, tmp_path, capsys):
    (tmp_path / "rows.jsonl").write_text('{"path": "b.png", "prompt": "b"}\n')
    data = [{"path": str(SAMPLES / "style")}, {"path": str(tmp_path / "rows.jsonl")}]
    file = tmp_path / "run.yaml"
    file.write_text(json.dumps(values(small, tmp_path / "out", data=data)))
    assert main(["check", str(file), "--device", "cpu"]) == 1
    printed = capsys.readouterr().out
    assert "rows.jsonl, line 1" in printed
    assert "13 samples, 1 problems" in printed
    assert main(["encode", str(file), "--device", "cpu"]) == 0
    assert len(list((tmp_path / "out/latents").rglob("*.safetensors"))) == 12


def test_the_presets_are_as_published():
    """showlab/Show-o, show-o2/configs."""
    assert {name: stage.learning_rate for name, stage in PRESETS.items() if name != "tune"} == {
        "1a": 1e-4,
        "1b": 1e-4,
        "2a": 5e-5,
        "2b": 1e-5,
        "2c": 1e-5,
        "stories-warmup": 1e-4,
        "stories": 1e-4,
        "video": 1e-4,
    }
    first, second = PRESETS["1a"], PRESETS["2b"]
    assert (first.ntp_coeff, first.flow_coeff, first.warmup_steps, first.steps) == (0.2, 1.0, 2000, 150_000)
    assert (second.ntp_coeff, second.flow_coeff, second.warmup_share, second.cosine) == (1.0, 1.0, 0.03, True)
    assert second.rate_of("visual_embedder.semantic_layers.layers.0.mlp.fc1.weight") == 2e-6
    assert second.rate_of("language_model.norm.weight") == 1e-5
    assert "language_model" not in " ".join(first.trains)
    assert PRESETS["2a"].trains == ("visual_embedder.fusion",)
    for stage in PRESETS.values():
        assert stage.time_sampling == "logit_normal"
        assert stage.prompt_dropout == 0.1
        assert stage.betas == (0.9, 0.999)


def test_training_may_run_in_a_thread(small, tmp_path):
    """Signals belong to the main thread; elsewhere a run goes without."""
    found = []
    settings = values(small, tmp_path, stages=[{"steps": 1}], accumulation=1)
    thread = threading.Thread(target=lambda: found.append(run(settings)))
    thread.start()
    thread.join()
    assert isinstance(find_checkpoint(found[0]).checkpoint, Checkpoint)
