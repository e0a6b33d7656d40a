"""The VAE beside a checkpoint, in either form: a diffusers folder, or the original `Wan2.1_VAE.pth`.

The original is read through diffusers' own conversion of its names. Its sizes follow from its tensors; the
latents' mean and standard deviation, which it does not hold, are those of Wan2.1.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKLWan
from safetensors.torch import save_file
from torch import Tensor, nn

from showo2.compat.diffusers.wan_vae import original_wan_vae_names
from showo2.errors import BadConfig, WrongTensors
from showo2.loading.configs import CONFIG_FILE, read_config
from showo2.loading.tensor_checks import check_tensors, require_finite
from showo2.loading.weight_files import WeightFile
from showo2.plain_data import convert
from showo2.vae import VideoVAE

VAE_FOLDER = "vae"  # beside the model
VAE_FILE = "diffusion_pytorch_model.safetensors"
ORIGINAL_FILE = "Wan2.1_VAE.pth"
FIRST_CONVOLUTION = "encoder.conv1.weight"  # (base_dim, 3, 3, 3, 3) in the original file
# Fields of a diffusers config.json that the network is built from.
FIELD_TYPES: dict[str, Any] = {
    "base_dim": int,
    "decoder_base_dim": int | None,
    "z_dim": int,
    "dim_mult": tuple[int, ...],
    "num_res_blocks": int,
    "attn_scales": tuple[float, ...],
    "temperal_downsample": tuple[bool, ...],
    "dropout": float,
    "latents_mean": tuple[float, ...],
    "latents_std": tuple[float, ...],
    "is_residual": bool,
    "in_channels": int,
    "out_channels": int,
    "patch_size": int | None,
    "scale_factor_temporal": int | None,
    "scale_factor_spatial": int | None,
}
MAX_SIZE = 2**16


def find_vae(folder: Path) -> Path | None:
    """The VAE in a checkpoint's folder, a diffusers folder or the original file; None if there is neither."""
    if (folder / VAE_FOLDER / CONFIG_FILE).is_file():
        return folder / VAE_FOLDER
    originals = (folder / ORIGINAL_FILE, folder / VAE_FOLDER / ORIGINAL_FILE)
    found = next((path for path in originals if path.is_file()), None)
    if found is None and (folder / VAE_FOLDER).is_dir():
        return folder / VAE_FOLDER
    return found


def check_vae(path: Path, latent_channels: int) -> None:
    """Raise MissingFile, BrokenFile, BadConfig or WrongTensors unless `path` is a complete VAE that fits.

    diffusers would fill in random weights for whatever its file lacks.
    """
    vae, file = build_vae_on_meta(path), _weight_file(path)
    if vae.config.z_dim != latent_channels:
        reason = f"its latents have {vae.config.z_dim} channels, the model's have {latent_channels}"
        raise BadConfig(file=path if path.is_file() else path / CONFIG_FILE, reason=reason)
    shapes = {name: tuple(tensor.shape) for name, tensor in vae.state_dict().items()}
    if path.is_file():
        original = original_wan_vae_names(file.specs)
        shapes = {original.get(name, name): shape for name, shape in shapes.items()}
    check_tensors(shapes, frozenset(), [file])


def build_vae_on_meta(path: Path) -> AutoencoderKLWan:
    """The VAE of `path` without weights. Raises MissingFile, BrokenFile, BadConfig."""
    try:
        with torch.device("meta"):
            return AutoencoderKLWan.from_config(_read_sizes(path))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError) as error:
        raise BadConfig(file=path if path.is_file() else path / CONFIG_FILE, reason=str(error)) from error


def build_released_vae_on_meta() -> AutoencoderKLWan:
    """The Wan2.1 VAE without weights."""
    with torch.device("meta"):
        return AutoencoderKLWan()


def load_vae(path: Path, dtype: torch.dtype, device: torch.device) -> VideoVAE:
    """The VAE of `path`, which has passed `check_vae`. Raises WrongTensors for NaN or infinite weights."""
    if path.is_dir():
        vae = VideoVAE.load(path, dtype=dtype, device=device)
    else:
        model = build_vae_on_meta(path)
        for name, tensor in _diffusers_tensors(path):
            parent, _, leaf = name.rpartition(".")
            copy = torch.empty(tensor.shape, dtype=dtype, device=device).copy_(tensor)
            setattr(model.get_submodule(parent), leaf, nn.Parameter(copy))
        vae = VideoVAE(model)
    for name, parameter in vae.model.named_parameters():
        require_finite(parameter, name, _weight_file_path(path))
    return vae


def write_vae(path: Path, folder: Path) -> None:
    """Write the VAE of `path` as a diffusers folder, the tensors bit for bit."""
    folder.mkdir()
    if path.is_dir():
        for name in (CONFIG_FILE, VAE_FILE):
            (folder / name).write_bytes((path / name).read_bytes())
        return
    config = build_vae_on_meta(path).to_json_string()
    (folder / CONFIG_FILE).write_text(config, encoding="utf-8")
    tensors = {name: tensor.clone() for name, tensor in _diffusers_tensors(path)}
    save_file(tensors, folder / VAE_FILE, metadata={"format": "pt"})


def vae_file_bytes(path: Path) -> int:
    """Size of the file of weights."""
    return _weight_file_path(path).stat().st_size


def _diffusers_tensors(path: Path) -> Iterator[tuple[str, Tensor]]:
    """The tensors of the original file by diffusers' names."""
    file = WeightFile(path)
    names = {original: name for name, original in original_wan_vae_names(file.specs).items()}
    for original, tensor in file.iter_tensors():
        yield names[original], tensor


def _weight_file_path(path: Path) -> Path:
    return path / VAE_FILE if path.is_dir() else path


def _weight_file(path: Path) -> WeightFile:
    return WeightFile(_weight_file_path(path))


def _read_sizes(path: Path) -> dict[str, Any]:
    """Arguments of `AutoencoderKLWan`. Raises ValueError naming a field that cannot be right."""
    if path.is_file():
        spec = WeightFile(path).specs.get(FIRST_CONVOLUTION)
        if spec is None or len(spec.shape) != 5:
            raise WrongTensors(file=path, reason=f"{FIRST_CONVOLUTION} is missing")
        return {"base_dim": spec.shape[0]}
    config = read_config(path)
    for name, kind in FIELD_TYPES.items():
        if name in config:
            value = convert(kind, config[name], name)
            numbers = value if isinstance(value, tuple) else (value,)
            if kind in (int, int | None, tuple[int, ...]) and not all(
                number is None or 1 <= number <= MAX_SIZE for number in numbers
            ):
                raise ValueError(f"{name} must be from 1 to {MAX_SIZE}; got {config[name]}")
    return config
