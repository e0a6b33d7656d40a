"""Loading: every form gives the same model, in the given dtype, within its memory; every fault is one
sentence."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from small_checkpoints import (
    FORMS,
    random_tensors,
    rewrite_config,
    save_as,
    small_entry,
    small_model,
    write_complete,
    write_released,
    write_tensors,
    write_tokenizer,
    write_vae,
)

from showo2 import checkpoints
from showo2.config import LanguageConfig
from showo2.errors import (
    BadConfig,
    BrokenFile,
    MissingFile,
    NoDevice,
    NotEnoughMemory,
    Showo2Error,
    UnknownOption,
    WrongTensors,
    WrongVocabulary,
)
from showo2.loading import devices
from showo2.loading.key_mapping import EMBEDDING, LM_HEAD, POSITION_IDS, released_parameters
from showo2.loading.loader import MAX_PADDING_ROWS, build_on_meta, load, load_weights, save_model

NORM = "showo.model.norm.weight"


@pytest.fixture(params=[True, False], ids=["tied", "untied"])
def tie(request):
    return request.param


@pytest.fixture(scope="module")
def tensors():
    return random_tensors(small_model())


@pytest.fixture
def folder(tmp_path, monkeypatch, tensors):
    """A folder of released format, in the table by its name, with everything in it."""
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    return write_complete(tmp_path / "small", tensors)


def load_on_cpu(folder, **options):
    return load(folder, **{"device": "cpu", "dtype": torch.float32, **options})


def assert_model_is(model, tensors, dtype=torch.float32):
    for name, parameter in released_parameters(model).items():
        assert parameter.device.type == "cpu"
        assert parameter.dtype == dtype
        assert torch.equal(parameter, tensors[name].to(dtype)), name


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_every_form_loads_in_the_wanted_dtype(tmp_path, monkeypatch, tie, form, dtype):
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(tie),))
    tensors = random_tensors(small_model(tie))
    loaded = load_on_cpu(write_complete(tmp_path / "small", tensors, form), dtype=dtype)
    assert_model_is(loaded.model, tensors, dtype)
    language_model = loaded.model.language_model
    assert (language_model.lm_head.weight is language_model.embed_tokens.weight) == tie
    assert loaded.checkpoint.name == "small"
    assert (loaded.device, loaded.dtype, loaded.quantization) == (torch.device("cpu"), dtype, None)
    assert not loaded.model.training
    assert not any(parameter.requires_grad for parameter in loaded.model.parameters())
    assert len(loaded.tokenizer) <= loaded.checkpoint.model.language.vocab_size
    latents = loaded.vae.encode(torch.zeros(1, 3, 1, 16, 16))
    assert latents.shape == (1, 16, 1, 2, 2)


def test_a_tied_head_need_not_be_in_the_file(folder, tensors):
    without_head = {name: tensor for name, tensor in tensors.items() if name != LM_HEAD}
    write_tensors(folder, without_head, "pickle")
    assert_model_is(load_on_cpu(folder).model, tensors)


@pytest.mark.parametrize("form", ["pickle", "safetensors"])
def test_position_ids_in_a_file_are_ignored(folder, tensors, form):
    (folder / "pytorch_model.bin").unlink()
    write_tensors(folder, {**tensors, POSITION_IDS: torch.arange(729)[None]}, form)
    assert_model_is(load_on_cpu(folder).model, tensors)


def test_vocabulary_and_merges_serve_as_tokenizer(folder):
    expected = load_on_cpu(folder).tokenizer
    model = json.loads((folder / "tokenizer.json").read_text())["model"]
    (folder / "tokenizer.json").unlink()
    (folder / "vocab.json").write_text(json.dumps(model["vocab"]))
    merges = "\n".join(" ".join(merge) for merge in model["merges"])
    (folder / "merges.txt").write_text(f"#version: 0.2\n{merges}\n")
    tokenizer = load_on_cpu(folder).tokenizer
    assert (len(tokenizer), tokenizer.special) == (len(expected), expected.special)
    for text in ("a red car on the beach", "Two  spaces, 12\n\n海滩 <|im_end|>"):
        assert tokenizer.encode(text) == expected.encode(text)
        assert tokenizer.decode(tokenizer.encode(text)) == text
    (folder / "vocab.json").write_text("[]")
    with pytest.raises(BrokenFile, match=r"vocab\.json"):
        load_on_cpu(folder)


@pytest.mark.parametrize("form", ["pickle", "safetensors shards"])
@pytest.mark.parametrize("quantization", [None, "nf4-all"])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("name", [NORM, "showo.model.layers.1.mlp.up_proj.weight"])
def test_weights_that_are_no_numbers_are_named(folder, tensors, form, quantization, value, name):
    (folder / "pytorch_model.bin").unlink()
    spoiled = tensors[name].clone()
    spoiled.view(-1)[-1] = value
    write_tensors(folder, {**tensors, name: spoiled}, form)
    with pytest.raises(WrongTensors, match=f"{name} holds NaN or infinite values"):
        load_on_cpu(folder, quantization=quantization)


def test_weights_that_a_dtype_cannot_hold_are_named(folder, tensors):
    write_tensors(folder, {**tensors, NORM: tensors[NORM] * 1e5}, "pickle")
    assert load_on_cpu(folder, dtype="bfloat16")
    with pytest.raises(WrongTensors, match=f"{NORM} holds NaN or infinite values"):
        load_on_cpu(folder, dtype="float16")


def test_large_weights_are_no_infinite_ones(folder, tensors):
    write_tensors(
        folder, {**tensors, NORM: torch.full_like(tensors[NORM], 3e38)}, "pickle"
    )  # a sum overflows
    assert load_on_cpu(folder)


def test_a_model_does_not_live_in_its_file(folder, tensors):
    model = load_on_cpu(folder).model
    (folder / "pytorch_model.bin").write_bytes(b"")
    assert_model_is(model, tensors)


def test_what_was_saved_loads_again(tmp_path, tensors):
    model = build_on_meta(small_model())
    write_tensors(tmp_path / "first", tensors, "pickle")
    load_weights(model, [tmp_path / "first" / "pytorch_model.bin"], dtype=torch.bfloat16, device="cpu")
    folder = tmp_path / "ours"
    entry = small_entry(name="another name", repo=None, tokenizer_repo=None, vae_repo=None)
    for _ in range(2):  # over an earlier state too
        save_model(model, entry, folder)
    write_tokenizer(folder)
    write_vae(folder / "vae")
    loaded = load_on_cpu(folder, dtype="bfloat16")
    assert loaded.checkpoint == entry
    assert_model_is(loaded.model, tensors, torch.bfloat16)
    assert all(parameter.requires_grad for parameter in model.parameters())  # it can go on training


PEAK_SCRIPT = """
import json, sys
from pathlib import Path
import torch
from showo2.loading import weight_files
from showo2.config import ModelConfig
from showo2.loading.loader import (build_on_meta, load_weights)

config = ModelConfig.from_dict(json.loads(sys.argv[1]))
weight_files.CHUNK_BYTES = 2**23  # as small beside this checkpoint as it is beside a real one


def memory(key):  # getrusage would count the parent process, too
    status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    return 1024 * int(status[key].split()[0])


before = memory("VmRSS")
for file in sys.argv[2:]:
    model = build_on_meta(config)
    load_weights(model, [file], dtype=torch.float32, device="cpu")
    print(memory("VmHWM") - before)
    del model
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts pages as Linux does")
def test_peak_memory_stays_near_the_checkpoints_size(tmp_path):
    language = LanguageConfig(2048, 512, 8192, 4, 8, 2, tie_embeddings=True)
    config = replace(small_model(), language=language)
    parameters = released_parameters(build_on_meta(config))
    tensors = {name: torch.ones(parameter.shape) for name, parameter in parameters.items() if name != LM_HEAD}
    size = sum(tensor.numel() * 4 for tensor in tensors.values())
    assert size > 2e8
    files = [tmp_path / "model.bin", tmp_path / "model.safetensors"]
    for file in files:
        save_as(file, tensors)
    command = [sys.executable, "-c", PEAK_SCRIPT, json.dumps(config.to_dict()), *map(str, files)]
    root = Path(__file__).parent.parent
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    assert all(int(peak) <= 1.15 * size for peak in result.stdout.split())


ALLOCATOR_SLACK = 2**23  # bytes: stacks of threads and what the allocator has not given back yet
QUANTIZED_PEAK_SCRIPT = """
import json, sys
from pathlib import Path
import torch
from showo2.loading import weight_files
from showo2.config import ModelConfig
from showo2.loading.loader import build_on_meta, load_weights
from showo2.loading.quantization import check_quantization, peak_bytes, weight_bytes

config = ModelConfig.from_dict(json.loads(sys.argv[1]))
weight_files.CHUNK_BYTES = 2**23


def memory(key):
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return 1024 * int(status[key].split()[0])


check_quantization("nf4-all", torch.device("cpu"))  # imports bitsandbytes
model = build_on_meta(config)
cpu = torch.device("cpu")
weights = weight_bytes(model, torch.bfloat16, "nf4-all", cpu)
checked = peak_bytes(weights, model, torch.bfloat16, "nf4-all", cpu)
before = memory("VmRSS")
load_weights(model, [sys.argv[2]], dtype=torch.bfloat16, device="cpu", quantization="nf4-all")
print(memory("VmHWM") - before, checked)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts pages as Linux does")
def test_peak_memory_of_quantized_loading_is_what_is_checked(tmp_path):
    language = LanguageConfig(2048, 512, 8192, 4, 8, 2, tie_embeddings=True)
    config = replace(small_model(), language=language)
    parameters = released_parameters(build_on_meta(config))
    tensors = {
        name: torch.full(parameter.shape, 0.01, dtype=torch.bfloat16)
        for name, parameter in parameters.items()
        if name != LM_HEAD
    }
    save_as(tmp_path / "model.safetensors", tensors)
    del tensors
    command = [sys.executable, "-c", QUANTIZED_PEAK_SCRIPT, json.dumps(config.to_dict())]
    root = Path(__file__).parent.parent
    result = subprocess.run(
        [*command, str(tmp_path / "model.safetensors")], check=True, capture_output=True, text=True, cwd=root
    )
    peak, checked = map(int, result.stdout.split())
    assert peak <= checked + ALLOCATOR_SLACK


# What can be wrong ------------------------------------------------------------------------------------------


def spoil(tensors, **changes):
    """A copy with some tensors replaced, by names with dots as they are; None removes one."""
    spoiled = {**tensors, **changes}
    return {name: tensor for name, tensor in spoiled.items() if tensor is not None}


@pytest.mark.parametrize("form", ["pickle", "safetensors"])
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({NORM: None}, f"{NORM} is missing"),
        ({"showo.model.rotary.inv_freq": torch.ones(3)}, r"showo\.model\.rotary\.inv_freq is unexpected"),
        ({"language_model.norm.weight": torch.ones(64)}, "language_model.norm.weight is unexpected"),
        ({NORM: torch.ones(65)}, r"norm\.weight is \(65,\), but should be \(64,\)"),
        ({NORM: torch.ones(64, 1)}, r"\(64, 1\), but should be \(64,\)"),
        ({LM_HEAD: torch.ones(5, 64)}, "lm_head"),
    ],
)
def test_tensors_must_fit_exactly(folder, tensors, form, changes, message):
    (folder / "pytorch_model.bin").unlink()
    write_tensors(folder, spoil(tensors, **changes), form)
    with pytest.raises(WrongTensors, match=message):
        load_on_cpu(folder)


def test_an_untied_head_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(tie=False),))
    tensors = spoil(random_tensors(small_model(tie=False)), **{LM_HEAD: None})
    with pytest.raises(WrongTensors, match=f"{LM_HEAD} is missing"):
        load_on_cpu(write_complete(tmp_path / "small", tensors))


def test_a_tensor_must_not_be_in_two_shards(folder, tensors):
    (folder / "pytorch_model.bin").unlink()
    write_tensors(folder, tensors, "pickle shards")
    for file in sorted(folder.glob("pytorch_model-*.bin")):
        part = torch.load(file)
        torch.save(part | {NORM: tensors[NORM]}, file)
    with pytest.raises(WrongTensors, match="twice"):
        load_on_cpu(folder)


def test_a_model_that_does_not_fit_is_left_untouched(tmp_path, tensors):
    torch.save(spoil(tensors, **{NORM: None}), tmp_path / "pytorch_model.bin")
    model = build_on_meta(small_model())
    with pytest.raises(WrongTensors):
        load_weights(model, [tmp_path / "pytorch_model.bin"], dtype=torch.float32, device="cpu")
    assert all(parameter.is_meta for parameter in model.parameters())


def test_another_vocabulary_is_refused(folder):
    write_tokenizer(folder, 290)
    with pytest.raises(
        WrongVocabulary, match="tokenizer has 290 tokens but the checkpoint's embedding has 280"
    ):
        load_on_cpu(folder)


def test_an_embedding_may_be_padded_a_little(folder, tensors):
    rows = len(load_on_cpu(folder).tokenizer)
    for padding, fits in ((MAX_PADDING_ROWS, True), (MAX_PADDING_ROWS + 1, False)):
        embedding = torch.ones(rows + padding, 64)
        torch.save(tensors | {EMBEDDING: embedding, LM_HEAD: embedding}, folder / "pytorch_model.bin")
        if fits:
            assert load_on_cpu(folder).checkpoint.model.language.vocab_size == rows + padding
        else:
            with pytest.raises(WrongVocabulary):
                load_on_cpu(folder)


@pytest.mark.parametrize(
    ("spoiled", "error"),
    [
        ("config.json", BrokenFile),
        ("pytorch_model.bin", BrokenFile),
        ("tokenizer.json", BrokenFile),
        ("vae/config.json", BrokenFile),
        ("vae/diffusion_pytorch_model.safetensors", BrokenFile),
    ],
)
@pytest.mark.parametrize("content", [b"", b"<html>Not Found</html>", bytes(range(256)) * 9])
def test_foreign_files_are_named(folder, spoiled, error, content):
    (folder / spoiled).write_bytes(content)
    with pytest.raises(error, match=Path(spoiled).name):
        load_on_cpu(folder)


@pytest.mark.parametrize(
    "lost", ["config.json", "pytorch_model.bin", "vae/config.json", "vae/diffusion_pytorch_model.safetensors"]
)
def test_missing_files_are_named(folder, lost):
    (folder / lost).unlink()
    with pytest.raises(MissingFile, match=Path(lost).name):
        load_on_cpu(folder)


def test_a_vae_must_be_complete_and_of_the_right_width(folder):
    rewrite_config(folder / "vae", num_res_blocks=2)
    with pytest.raises(WrongTensors, match="diffusion_pytorch_model"):
        load_on_cpu(folder)
    write_vae(folder / "vae", latent_channels=4)
    with pytest.raises(BadConfig, match="4 channels"):
        load_on_cpu(folder)
    rewrite_config(folder / "vae", z_dim=16, dim_mult="wide")
    with pytest.raises(BadConfig, match=r"vae.config\.json"):
        load_on_cpu(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "showo2"},
        {"format": "showo2", "checkpoint": {"name": 1}},
        {"format": "showo2", "checkpoint": []},
        {"format": "showo2", "checkpoint": "nano"},
    ],
)
def test_a_config_of_ours_must_be_whole(folder, changes):
    rewrite_config(folder, **changes)
    with pytest.raises(BadConfig, match=r"config\.json"):
        load_on_cpu(folder)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("resolutions", [], "resolutions must not be empty"),
        ("resolutions", [[64, "64"]], r"resolutions\[0\]\[1\] must be an integer; got '64'"),
        ("resolutions", [[64]], r"resolutions\[0\] must be a list of 2"),
        ("resolutions", [[0, 64]], "resolutions must be from 1 to 8192; got 0"),
        ("understanding_size", "large", "understanding_size must be an integer; got 'large'"),
        ("max_tokens", -5, "max_tokens must be at least 1; got -5"),
        ("video_reading", {"num_frames": None, "tokens_per_side": 1}, "video_reading.num_frames must be"),
        ("video_reading", {"num_frames": 0, "tokens_per_side": None}, "video_reading.num_frames must be"),
        ("num_frames", 16, r"num_frames must be 4k \+ 1; got 16"),
        ("fps", 0.0, "fps must be positive"),
        ("num_inference_steps", 50.5, "num_inference_steps must be an integer; got 50.5"),
        ("guidance_scale", "5", "guidance_scale must be a number; got '5'"),
        ("guidance_stop", 2, "guidance_stop must be from 0 to 1; got 2"),
        ("languages", "en", "languages must be a list; got 'en'"),
        ("tasks", ["dance"], r"tasks\[0\] must be one of chat, .*; got 'dance'"),
        ("repo", 1, "repo must be text; got 1"),
        ("vae_repo", ["owner/vae"], "vae_repo must be a list of 2"),
        ("name", None, "name must be text; got None"),
        ("vocabulary", {"lists": {}, "words": [1]}, r"words\[0\] must be text; got 1"),
        ("name", [[[[[[[[[[]]]]]]]]]], "name must be text"),
    ],
)
def test_every_wrong_type_in_a_config_of_ours_is_named(folder, field, value, message):
    checkpoint = small_entry().to_dict() | {field: value}
    rewrite_config(folder, format="showo2", checkpoint=checkpoint)
    with pytest.raises(BadConfig, match=message) as caught:
        load_on_cpu(folder)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_deeply_nested_config_is_refused(folder):
    (folder / "config.json").write_text("[" * 100_000 + "]" * 100_000)
    with pytest.raises(BrokenFile, match=r"config\.json"):
        load_on_cpu(folder)
    nested = "0"
    for _ in range(200):
        nested = f"[{nested}]"
    (folder / "config.json").write_text(f'{{"format": "showo2", "checkpoint": {{"name": {nested}}}}}')
    with pytest.raises(BadConfig, match="is missing"):
        load_on_cpu(folder)


def test_a_folder_of_another_model_is_refused(tmp_path, tensors):
    folder = write_released(tmp_path / "nobody-knows", tensors)
    with pytest.raises(BadConfig, match="width of 64"):
        load_on_cpu(folder)
    rewrite_config(folder, _class_name="UNet2DModel")
    with pytest.raises(BadConfig, match="UNet2DModel"):
        load_on_cpu(folder)
    torch.save({"weight": torch.ones(3)}, folder / "pytorch_model.bin")
    with pytest.raises(BadConfig, match="embed_tokens"):
        load_on_cpu(folder)


def test_too_little_memory_is_said_before_anything_is_read(folder, monkeypatch):
    monkeypatch.setattr(devices, "free_memory", lambda device: 10**5)
    with pytest.raises(NotEnoughMemory, match=r"GB of main memory but only 0\.0 GB are free"):
        load_on_cpu(folder)


def test_a_containers_limit_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(devices, "CGROUP", tmp_path)
    cpu = torch.device("cpu")
    unlimited = devices.free_memory(cpu)
    (tmp_path / "memory.stat").write_text("anon 400000\nfile 999999\n")
    (tmp_path / "memory.max").write_text("1000000\n")
    assert devices.free_memory(cpu) == 600_000 < unlimited
    (tmp_path / "memory.max").write_text("max\n")
    assert devices.free_memory(cpu) > 600_000


@pytest.mark.parametrize("device", ["warp drive", "cuda:99", "meta"])
def test_unknown_devices(folder, device):
    with pytest.raises(NoDevice, match="cpu"):
        load(folder, device=device)


@pytest.mark.parametrize("options", [{"dtype": "float8"}, {"dtype": torch.int8}, {"quantization": "int3"}])
def test_unknown_precisions(folder, options):
    with pytest.raises(UnknownOption, match="must be one of"):
        load(folder, device="cpu", **options)


def test_defaults_follow_the_machine(monkeypatch):
    cpu = torch.device("cpu")
    for capabilities, dtype, trained_in in (
        ({"avx512_bf16": True, "amx_bf16": True}, torch.bfloat16, torch.bfloat16),
        ({"avx512_bf16": True, "amx_bf16": False}, torch.bfloat16, torch.float32),
        ({"avx2": True, "avx512_bf16": False}, torch.float32, torch.float32),
    ):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda found=capabilities: found)
        assert devices.default_dtype(cpu) == dtype
        assert devices.resolve_dtype(None, cpu) == dtype
        with devices.training_autocast(cpu):
            assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == trained_in
    assert devices.default_dtype(torch.device("cuda")) == torch.bfloat16
    assert devices.resolve_dtype("float32", cpu) == torch.float32
    monkeypatch.setattr(devices, "known_devices", lambda: ["cuda:0", "cuda:1", "cpu"])
    assert devices.resolve_device(None) == devices.resolve_device("cuda") == torch.device("cuda:0")
    assert devices.resolve_device("cuda:1") == torch.device("cuda:1")


def test_every_fault_is_one_line(folder, tensors):
    torch.save(spoil(tensors, **{NORM: None}), folder / "pytorch_model.bin")
    with pytest.raises(Showo2Error) as caught:
        load_on_cpu(folder)
    assert "\n" not in str(caught.value)
