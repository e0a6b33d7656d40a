"""The VAE beside a checkpoint: the original `Wan2.1_VAE.pth` gives exactly what the public module gives."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from diffusers import AutoencoderKLWan
from safetensors.torch import load_file, save_file
from small_checkpoints import random_tensors, rewrite_config, small_entry, small_model, write_complete

from showo2 import checkpoints, convert
from showo2.compat.diffusers.wan_vae import original_wan_vae_names
from showo2.errors import BadConfig, BrokenFile, WrongTensors
from showo2.loading.loader import load
from showo2.loading.vae_files import (
    ORIGINAL_FILE,
    VAE_FILE,
    build_released_vae_on_meta,
    build_vae_on_meta,
    check_vae,
    load_vae,
)
from showo2.vae import VideoVAE

PARITY = Path(__file__).parent / "data" / "parity"
CPU = torch.device("cpu")
TOLERANCE = 2e-5  # float32: other machines add up in another order


@pytest.fixture(scope="module")
def reference() -> dict[str, torch.Tensor]:
    """Pixels (1, 3, 5, 32, 32), and the public module's latents of them and pixels of these."""
    return load_file(PARITY / "wan_vae_small_outputs.safetensors")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A released-format folder with the original VAE file beside the weights, as users download it."""
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    folder = write_complete(tmp_path / "small", random_tensors(small_model()))
    shutil.rmtree(folder / "vae")
    shutil.copy(PARITY / "wan_vae_small.pth", folder / ORIGINAL_FILE)
    return folder


def without_normalization(vae: VideoVAE) -> VideoVAE:
    """The reference's latents are the posterior's mean as it is."""
    vae._mean, vae._std = torch.zeros_like(vae._mean), torch.ones_like(vae._std)
    return vae


def assert_is_reference(vae: VideoVAE, reference: dict[str, torch.Tensor]) -> None:
    """The reference was computed on another machine, and holds pixels before they are clamped."""
    latents = without_normalization(vae).encode(reference["pixels"])
    torch.testing.assert_close(latents, reference["latents"], atol=TOLERANCE, rtol=0)
    pixels = vae.decode(reference["latents"])
    torch.testing.assert_close(pixels, reference["decoded"].clamp(-1, 1), atol=TOLERANCE, rtol=0)


def test_the_original_file_gives_the_public_modules_numbers(folder, reference):
    vae = load(folder, device="cpu", dtype="float32").vae
    assert vae.latent_channels == 16
    assert_is_reference(vae, reference)


def test_latents_of_the_original_file_are_normalized_as_wans(folder):
    config = load_vae(folder / ORIGINAL_FILE, torch.float32, CPU).model.config
    assert config.latents_mean == build_released_vae_on_meta().config.latents_mean
    assert config.latents_std == build_released_vae_on_meta().config.latents_std


def test_converting_writes_it_as_a_diffusers_folder(folder, tmp_path, reference):
    convert.convert(folder, tmp_path / "converted")
    vae = load(tmp_path / "converted", device="cpu", dtype="float32").vae
    assert_is_reference(vae, reference)
    stored, original = (
        load_file(tmp_path / "converted" / "vae" / VAE_FILE),
        torch.load(folder / ORIGINAL_FILE),
    )
    for name, original_name in original_wan_vae_names(original).items():
        assert torch.equal(stored[name], original[original_name])
    assert AutoencoderKLWan.from_pretrained(tmp_path / "converted" / "vae").config.base_dim == 4


def test_the_names_and_shapes_of_the_real_file_are_those_of_the_released_vae():
    listed = json.loads((PARITY / "wan_vae_pth_state_dict.json").read_text())
    assert len(listed) == 194
    shapes = {name: tuple(tensor.shape) for name, tensor in build_released_vae_on_meta().state_dict().items()}
    names = original_wan_vae_names(listed)
    assert {name: tuple(listed[original]) for name, original in names.items()} == shapes


def test_an_original_file_must_be_whole(folder):
    file = folder / ORIGINAL_FILE
    tensors = torch.load(file)
    check_vae(file, 16)
    for changes, message in (
        ({"decoder.conv1.bias": None}, "decoder.conv_in.bias is missing"),
        ({"decoder.conv1.bias": torch.ones(1)}, r"decoder\.conv1\.bias is \(1,\)"),
        ({"discriminator.weight": torch.ones(1)}, "discriminator.weight is unexpected"),
        ({"encoder.conv1.weight": None}, "encoder.conv1.weight is missing"),
    ):
        changed = {**tensors, **changes}
        torch.save({name: tensor for name, tensor in changed.items() if tensor is not None}, file)
        with pytest.raises(WrongTensors, match=message):
            load(folder, device="cpu")
    file.write_bytes(b"<html>Not Found</html>")
    with pytest.raises(BrokenFile, match=ORIGINAL_FILE):
        load(folder, device="cpu")
    torch.save(tensors, file)
    with pytest.raises(BadConfig, match="16 channels, the model's have 4"):
        check_vae(file, 4)


def test_a_diffusers_folder_goes_first(folder, tmp_path, monkeypatch):
    other = write_complete(tmp_path / "other", random_tensors(small_model()))
    shutil.copytree(other / "vae", folder / "vae")
    assert load(folder, device="cpu").files.vae_path == folder / "vae"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("base_dim", "96", "base_dim must be an integer; got '96'"),
        ("z_dim", True, "z_dim must be an integer; got True"),
        ("num_res_blocks", -1, "num_res_blocks must be from 1 to 65536; got -1"),
        ("dim_mult", "wide", "dim_mult must be a list; got 'wide'"),
        ("dim_mult", [1, 0], r"dim_mult must be from 1 to 65536; got \[1, 0\]"),
        ("latents_std", [1.0, "x"], r"latents_std\[1\] must be a number; got 'x'"),
        ("temperal_downsample", [1], r"temperal_downsample\[0\] must be true or false"),
    ],
)
def test_impossible_sizes_in_its_config_are_named(tmp_path, field, value, message):
    folder = write_complete(tmp_path / "small", random_tensors(small_model()))
    rewrite_config(folder / "vae", **{field: value})
    with pytest.raises(BadConfig, match=message):
        build_vae_on_meta(folder / "vae")


@pytest.mark.parametrize("value", [float("nan"), float("-inf")])
def test_weights_that_are_no_numbers_are_named(folder, tmp_path, value):
    tensors = torch.load(folder / ORIGINAL_FILE)
    tensors["decoder.conv1.bias"][0] = value
    torch.save(tensors, folder / ORIGINAL_FILE)
    with pytest.raises(WrongTensors, match=r"decoder\.conv_in\.bias holds NaN or infinite values"):
        load(folder, device="cpu")
    other = write_complete(tmp_path / "other", random_tensors(small_model()))
    weights = load_file(other / "vae" / VAE_FILE)
    weights["quant_conv.bias"][0] = value
    save_file(weights, other / "vae" / VAE_FILE)
    with pytest.raises(WrongTensors, match=r"quant_conv\.bias holds NaN or infinite values"):
        load_vae(other / "vae", torch.float32, CPU)
