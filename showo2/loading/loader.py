"""From a name or a folder to a model, its VAE and its tokenizer, ready on a device; and a model back to a folder.

The network is built on the meta device, checked against the files name by name and shape by shape, and only then
read: every tensor once, straight to its device and dtype. Whatever is wrong is found before anything is loaded, or
nothing of it is handed out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKLWan
from torch import nn

from showo2.checkpoints import Checkpoint
from showo2.config import ModelConfig
from showo2.errors import BadConfig, CannotSpread, WrongTensors, WrongVocabulary
from showo2.loading.checkpoint_files import (
    CONFIG_FILE,
    OWN_FORMAT,
    CheckpointFiles,
    find_checkpoint,
    read_config,
)
from showo2.loading.device_map import DeviceMap, available_memory, dispatch, infer_device_map
from showo2.loading.devices import check_memory, resolve_device, resolve_dtype, return_freed_memory
from showo2.loading.hub import ProgressCallback
from showo2.loading.key_mapping import LM_HEAD, released_name, released_parameters
from showo2.loading.quantization import check_quantization, replace_linears, weight_bytes
from showo2.loading.weight_files import WeightFile, write_weights
from showo2.model.showo2 import Showo2
from showo2.prefix_cache import PrefixCache
from showo2.tokenizer import Tokenizer
from showo2.vae import VideoVAE

# An embedding may have some rows more than the tokenizer has tokens: Qwen2.5's is padded to 151936.
MAX_PADDING_ROWS = 512
VAE_FILE = "diffusion_pytorch_model.safetensors"
AUTO = "auto"  # a device's name: all GPUs, and main memory for what they cannot hold


@dataclass(frozen=True, eq=False)
class LoadPlan:
    """What is to be loaded, found and checked; no weight is read yet."""

    files: CheckpointFiles
    model: Showo2  # on the meta device
    tokenizer: Tokenizer
    device: torch.device
    dtype: torch.dtype
    quantization: str | None  # "int8", "nf4", "nf4-all"
    device_map: DeviceMap | None  # where not all is on `device`

    @property
    def num_bytes(self) -> int:
        """What the weights will take, the VAE's included."""
        return weight_bytes(self.model, self.dtype, self.quantization) + _vae_bytes(self.files, self.dtype)

    def bytes_by_device(self) -> dict[torch.device, int]:
        """What of them goes where."""
        if self.device_map is None:
            return {self.device: self.num_bytes}
        found = {self.device: 0}
        for name, parameter in self.model.named_parameters():
            device = self.device_map.device_of(name)
            found[device] = found.get(device, 0) + parameter.numel() * self.dtype.itemsize
        vae = self.device_map.vae
        found[vae] = found.get(vae, 0) + _vae_bytes(self.files, self.dtype)
        return found


@dataclass(frozen=True, eq=False)
class Components:
    """Everything that answers a request."""

    checkpoint: Checkpoint
    model: Showo2
    vae: VideoVAE
    tokenizer: Tokenizer
    device: torch.device
    dtype: torch.dtype
    quantization: str | None  # "int8", "nf4", "nf4-all"
    files: CheckpointFiles  # where it came from
    device_map: DeviceMap | None = None  # where not all is on `device`
    prefix_cache: PrefixCache = field(default_factory=PrefixCache)


def load(
    name_or_folder: str | Path,
    *,
    device: str | torch.device | None = None,
    dtype: str | torch.dtype | None = None,
    quantization: str | None = None,
) -> Components:
    """Find, download if need be, check and read a checkpoint.

    `name_or_folder`: a name in the table ("nano", "show-o2-1.5B"), a folder, or a Hub name ("owner/model").
    `device`: the fastest there is by default; "auto" spreads a model over all GPUs, and keeps in main memory what
    they cannot hold. `dtype`: bfloat16 by default, float32 on a CPU without it.
    `quantization`: "int8" or "nf4" for the language model's layers, "nf4-all" for the flow head's and the semantic
    layers too. Raises a `Showo2Error` of the section "Loading" for whatever a person can mend.
    """
    spread = device == AUTO
    main = resolve_device(None if spread else device)
    precision = resolve_dtype(dtype, main)
    if quantization is not None:
        check_quantization(quantization, main)
    plan = make_load_plan(find_checkpoint(name_or_folder), main, precision, quantization, spread=spread)
    for where, num_bytes in plan.bytes_by_device().items():
        check_memory(num_bytes, where)
    return read_components(plan)


def make_load_plan(
    files: CheckpointFiles,
    device: torch.device,
    dtype: torch.dtype,
    quantization: str | None,
    spread: bool = False,
) -> LoadPlan:
    """Checks everything about a checkpoint's files that can be checked without reading a weight.

    With `spread`, blocks may go to other devices. Raises CannotSpread where they would have to, quantized.
    """
    tokenizer = load_tokenizer(files)
    check_vae(files.vae_folder, files.checkpoint.model.latent_channels)
    model = build_on_meta(files.checkpoint.model)
    check_weights(model, [WeightFile(file) for file in files.weight_files])
    device_map = None
    if spread:
        device_map = infer_device_map(model, dtype, available_memory(), vae=_vae_bytes(files, dtype))
        if device_map.blocks and quantization is not None:
            raise CannotSpread(quantization=quantization)
    return LoadPlan(files, model, tokenizer, device, dtype, quantization, device_map)


def read_components(plan: LoadPlan, on_progress: ProgressCallback | None = None) -> Components:
    """Reads the weights of a plan, which can be read once; `on_progress` is called after each tensor."""
    model, files = plan.model, plan.files
    load_weights(
        model,
        files.weight_files,
        dtype=plan.dtype,
        device=plan.device,
        quantization=plan.quantization,
        device_map=plan.device_map,
        on_progress=on_progress,
    )
    if plan.device_map is not None:
        dispatch(model, plan.device_map)
    model.eval().requires_grad_(False)
    vae = VideoVAE.load(files.vae_folder, dtype=plan.dtype, device=plan.device)
    if plan.device_map is not None:
        vae.store_on(plan.device_map.vae)
    return Components(
        files.checkpoint,
        model,
        vae,
        plan.tokenizer,
        plan.device,
        plan.dtype,
        plan.quantization,
        files,
        plan.device_map,
    )


def build_on_meta(config: ModelConfig) -> Showo2:
    """The network without weights."""
    with torch.device("meta"):
        return Showo2(config)


def build_vae_on_meta(config: dict[str, Any]) -> AutoencoderKLWan:
    """The VAE of a config.json without weights; of an empty one, Wan2.1's."""
    with torch.device("meta"):
        return AutoencoderKLWan.from_config(config)


def _vae_bytes(files: CheckpointFiles, dtype: torch.dtype) -> int:
    return weight_bytes(build_vae_on_meta(read_config(files.vae_folder)), dtype, None)


def load_weights(
    model: Showo2,
    files: Sequence[str | Path],
    *,
    dtype: torch.dtype,
    device: str | torch.device,
    quantization: str | None = None,
    device_map: DeviceMap | None = None,
    on_progress: ProgressCallback | None = None,
) -> None:
    """Give a network on the meta device its weights, from files with released names.

    `on_progress` takes the bytes read so far, of the files, and all there are. Raises WrongTensors, with the model
    untouched, unless the files hold exactly its tensors.
    """
    opened = [WeightFile(file) for file in files]
    check_weights(model, opened)
    device = torch.device(device)
    names = {released_name(name): name for name, _ in model.named_parameters()}
    make_quantized = {} if quantization is None else replace_linears(model, quantization, dtype, device)
    done, total = 0, sum(spec.num_bytes for file in opened for spec in file.specs.values())
    for file in opened:
        for released, tensor in file.iter_tensors():
            done += file.specs[released].num_bytes
            if on_progress is not None:
                on_progress(done, total)
            name = names.get(released)
            if name in make_quantized:
                _assign(model, name, make_quantized[name](tensor))
            elif name is not None:  # the second copy of a tied weight is not read
                # Always a copy: a model that lives in the file's pages would die with the file.
                where = device if device_map is None else device_map.device_of(name)
                copy = torch.empty(tensor.shape, dtype=dtype, device=where).copy_(tensor)
                _assign(model, name, nn.Parameter(copy))
    model.tie_weights()
    if quantization is not None:
        return_freed_memory()


def check_weights(model: nn.Module, files: Sequence[WeightFile]) -> None:
    """Raise WrongTensors naming the first tensor that is missing, too many, double, or of another shape."""
    expected = {name: tuple(parameter.shape) for name, parameter in released_parameters(model).items()}
    optional = {LM_HEAD} if model.config.language.tie_embeddings else set()
    _check_tensors(expected, optional, files)


def load_tokenizer(files: CheckpointFiles) -> Tokenizer:
    """The tokenizer of a checkpoint. Raises WrongVocabulary where the two do not belong together."""
    tokenizer = Tokenizer.load(files.tokenizer_folder)
    rows = files.checkpoint.model.language.vocab_size
    if not 0 <= rows - len(tokenizer) <= MAX_PADDING_ROWS:
        raise WrongVocabulary(tokenizer=len(tokenizer), embedding=rows)
    return tokenizer


def check_vae(folder: Path, latent_channels: int) -> None:
    """Raise MissingFile, BrokenFile, BadConfig or WrongTensors unless `folder` holds a fitting VAE.

    diffusers would fill in for whatever its file lacks.
    """
    config, file = read_config(folder), WeightFile(folder / VAE_FILE)
    try:
        if config.get("z_dim", latent_channels) != latent_channels:
            raise ValueError(
                f"its latents have {config['z_dim']} channels, the model's have {latent_channels}"
            )
        vae = build_vae_on_meta(config)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise BadConfig(file=folder / CONFIG_FILE, reason=str(error)) from error
    _check_tensors({name: tuple(tensor.shape) for name, tensor in vae.state_dict().items()}, set(), [file])


def save_model(model: Showo2, checkpoint: Checkpoint, folder: str | Path) -> None:
    """Write config.json and model.safetensors, with released names, in the model's own dtype.

    A model in training is saved over its last state: the weights are replaced as a whole.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {released_name(name): parameter.detach() for name, parameter in model.named_parameters()}
    write_weights(tensors, folder)
    write_config(checkpoint, folder)


def write_config(checkpoint: Checkpoint, folder: Path) -> None:
    """Write the config.json of a folder of ours."""
    config = {"format": OWN_FORMAT, "checkpoint": checkpoint.to_dict()}
    (folder / CONFIG_FILE).write_text(
        json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _check_tensors(
    expected: dict[str, tuple[int, ...]], optional: set[str], files: Sequence[WeightFile]
) -> None:
    """Every tensor once, nothing else, each of its shape; those in `optional` may be absent."""
    seen: set[str] = set()
    for file in files:
        for name, spec in file.specs.items():
            if name not in expected:
                raise WrongTensors(file=file.path, reason=f"{name} is too many")
            if name in seen:
                raise WrongTensors(file=file.path, reason=f"{name} is there twice")
            if spec.shape != expected[name]:
                reason = f"{name} is {spec.shape}, but should be {expected[name]}"
                raise WrongTensors(file=file.path, reason=reason)
            seen.add(name)
    if missing := [name for name in expected if name not in seen | optional]:
        raise WrongTensors(file=files[0].path, reason=f"{missing[0]} is missing")


def _assign(model: nn.Module, name: str, parameter: nn.Parameter) -> None:
    parent, _, leaf = name.rpartition(".")
    setattr(model.get_submodule(parent), leaf, parameter)
