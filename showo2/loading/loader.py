"""From a name or a folder to a model, its VAE and its tokenizer on a device, and back to a folder.

The network is built on the meta device and checked against the files by name and shape. Only then every
tensor is read, once, straight to its device and dtype. A checkpoint is either wholly loaded or refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast, get_args

import torch
from torch import Tensor, nn

from showo2.checkpoints import Checkpoint, UnderstandingAttention
from showo2.config import ModelConfig
from showo2.errors import CannotSpread, UnknownOption, WrongVocabulary
from showo2.loading import weight_files
from showo2.loading.checkpoint_files import CheckpointFiles, find_checkpoint, with_lora, with_strength
from showo2.loading.configs import write_config
from showo2.loading.device_map import DeviceMap, available_memory, dispatch, infer_device_map
from showo2.loading.devices import check_memory, resolve_device, resolve_dtype, return_freed_memory
from showo2.loading.hub import ProgressCallback
from showo2.loading.key_mapping import LM_HEAD as RELEASED_LM_HEAD
from showo2.loading.key_mapping import POSITION_IDS, released_name, released_parameters
from showo2.loading.lora import LoraFiles, load_lora
from showo2.loading.quantization import (
    HEADROOM,
    LM_HEAD,
    check_quantization,
    full_bytes,
    peak_bytes,
    replace_linears,
    weight_bytes,
)
from showo2.loading.tensor_checks import check_tensors, require_finite
from showo2.loading.vae_files import build_vae_on_meta, check_vae, load_vae
from showo2.loading.weight_files import WeightFile, write_weights
from showo2.model.showo2 import Showo2
from showo2.prefix_cache import PrefixCache
from showo2.tokenizer import Tokenizer
from showo2.vae import VideoVAE

EMBEDDING = "language_model.embed_tokens.weight"
LM_HEAD_WEIGHT = f"{LM_HEAD}.weight"
# An embedding may have some rows more than the tokenizer has tokens: Qwen2.5's is padded to 151936.
MAX_PADDING_ROWS = 512
# Packing a weight takes full-size copies. What they leave would otherwise add up to more than a chunk.
RETURNS_PER_CHUNK = 16
AUTO = "auto"  # a device name: all GPUs, and main memory for what they cannot hold


@dataclass(frozen=True, eq=False)
class LoadPlan:
    """A checkpoint that was found and checked, and how to load it; no weight is read yet."""

    files: CheckpointFiles
    model: Showo2  # on the meta device
    tokenizer: Tokenizer
    device: torch.device
    dtype: torch.dtype
    quantization: str | None  # "int8", "nf4", "nf4-all"
    device_map: DeviceMap | None  # where not all is on `device`

    @property
    def num_bytes(self) -> int:
        """Bytes that the weights will take, the VAE's included."""
        model = weight_bytes(self.model, self.dtype, self.quantization, self.device)
        return model + _vae_bytes(self.files, self.dtype)

    @property
    def peak_bytes(self) -> int:
        """Bytes that loading will take at its peak, where everything is on one device."""
        return peak_bytes(self.num_bytes, self.model, self.dtype, self.quantization, self.device)

    def peak_by_device(self) -> dict[torch.device, int]:
        """The same by device."""
        if self.device_map is None:
            return {self.device: self.peak_bytes}
        found = {self.device: 0}
        for name, parameter in self.model.named_parameters():
            device = self.device_map.device_of(name)
            found[device] = found.get(device, 0) + parameter.numel() * self.dtype.itemsize
        vae = self.device_map.vae
        found[vae] = found.get(vae, 0) + _vae_bytes(self.files, self.dtype)
        return {device: round(HEADROOM * num_bytes) for device, num_bytes in found.items()}


@dataclass(frozen=True, eq=False)
class Components:
    """A loaded checkpoint: everything that a task needs to answer a request."""

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
    like: str | None = None,
    understanding_attention: str | None = None,
    lora: str | Path | None = None,
    lora_strength: float = 1.0,
) -> Components:
    """Find, download if need be, check and read a checkpoint.

    `name_or_folder`: a name in the table ("nano", "show-o2-1.5B"), a folder, or a Hub name ("owner/model").
    `device`: the fastest one by default; "auto" spreads a model over all GPUs and keeps in main memory what
    they cannot hold. `dtype`: bfloat16 by default, float32 on a CPU without bfloat16 instructions.
    `quantization`: "int8" or "nf4" for the language model's layers, "nf4-all" for the flow head's and the
    semantic layers too. `like`: the entry of the table that a folder in the released format is, where its
    files cannot tell. `understanding_attention`: "training" or "demo" instead of the checkpoint's own (see
    `UnderstandingAttention`). `lora`: a folder in peft's format, such as training writes, scaled by
    `lora_strength`. Raises a `Showo2Error` of the section "Loading" for all that a user can fix.
    """
    spread = device == AUTO
    main = resolve_device(None if spread else device)
    precision = resolve_dtype(dtype, main)
    if quantization is not None:
        check_quantization(quantization, main)
    files = find_checkpoint(name_or_folder, like=like)
    if understanding_attention is not None:
        files = _with_attention(files, understanding_attention)
    if lora is not None:
        files = with_lora(files, LoraFiles(Path(lora), lora_strength))
    else:
        files = with_strength(files, lora_strength)
    plan = make_load_plan(files, main, precision, quantization, spread=spread)
    for where, num_bytes in plan.peak_by_device().items():
        check_memory(num_bytes, where)
    return read_components(plan)


def _with_attention(files: CheckpointFiles, attention: str) -> CheckpointFiles:
    known = get_args(UnderstandingAttention)
    if attention not in known:
        raise UnknownOption(option="understanding_attention", value=attention, known=", ".join(known))
    checkpoint = replace(files.checkpoint, understanding_attention=cast(UnderstandingAttention, attention))
    return replace(files, checkpoint=checkpoint)


def make_load_plan(
    files: CheckpointFiles,
    device: torch.device,
    dtype: torch.dtype,
    quantization: str | None,
    spread: bool = False,
) -> LoadPlan:
    """Check everything about a checkpoint's files that can be checked without reading a weight.

    With `spread`, blocks may go to other devices. Raises CannotSpread if quantized ones would have to.
    """
    tokenizer = load_tokenizer(files)
    check_vae(files.vae_path, files.checkpoint.model.latent_channels)
    model = build_on_meta(files.checkpoint.model)
    check_weights(model, [WeightFile(file) for file in files.weight_files])
    device_map = None
    if spread:
        device_map = infer_device_map(model, dtype, available_memory(), vae=_vae_bytes(files, dtype))
        if device_map.blocks and quantization is not None:
            raise CannotSpread(quantization=quantization)
    return LoadPlan(files, model, tokenizer, device, dtype, quantization, device_map)


def read_components(plan: LoadPlan, on_progress: ProgressCallback | None = None) -> Components:
    """Read the weights of a plan, which can be done once; `on_progress` is called after each tensor."""
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
    if files.lora is not None:
        load_lora(model, files.lora, merged=plan.quantization is None)
    vae = load_vae(files.vae_path, plan.dtype, plan.device)
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


def _vae_bytes(files: CheckpointFiles, dtype: torch.dtype) -> int:
    return full_bytes(build_vae_on_meta(files.vae_path), dtype)


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

    `on_progress` takes the bytes read so far, of the files, and all there are. Raises WrongTensors, with the
    model untouched, unless the files hold exactly its tensors.
    """
    opened = [WeightFile(file) for file in files]
    check_weights(model, opened)
    device = torch.device(device)
    names = {released_name(name): [name] for name, _ in model.named_parameters()}
    make_quantized = {} if quantization is None else replace_linears(model, quantization, dtype, device)
    if LM_HEAD_WEIGHT in make_quantized and model.config.language.tie_embeddings:
        names[released_name(EMBEDDING)].append(LM_HEAD_WEIGHT)
    done, total = 0, sum(spec.num_bytes for file in opened for spec in file.specs.values())
    since_returned = 0
    for file in opened:
        for released, tensor in file.iter_tensors():
            done += file.specs[released].num_bytes
            since_returned += file.specs[released].num_bytes
            if quantization is not None and since_returned > weight_files.CHUNK_BYTES // RETURNS_PER_CHUNK:
                return_freed_memory()
                since_returned = 0
            if on_progress is not None:
                on_progress(done, total)
            # None for the second copy of a tied weight, and for what the model does not need.
            for name in names.get(released, []):
                if name in make_quantized:
                    require_finite(tensor, released, file.path)
                    assign(model, name, make_quantized[name](tensor))
                else:
                    # Always a copy: a memory-mapped weight would be lost with its file.
                    where = device if device_map is None else device_map.device_of(name)
                    copy = torch.empty(tensor.shape, dtype=dtype, device=where).copy_(tensor)
                    require_finite(copy, released, file.path)
                    assign(model, name, nn.Parameter(copy))
    model.tie_weights()
    if quantization is not None:
        return_freed_memory()


def check_weights(model: Showo2, files: Sequence[WeightFile]) -> None:
    """Raise WrongTensors naming the first tensor that is missing, too many, double, or of another shape."""
    expected = {name: tuple(parameter.shape) for name, parameter in released_parameters(model).items()}
    optional = {RELEASED_LM_HEAD} if model.config.language.tie_embeddings else set()
    check_tensors(expected, optional, files, ignored={POSITION_IDS})


def load_tokenizer(files: CheckpointFiles) -> Tokenizer:
    """The tokenizer of a checkpoint. Raises WrongVocabulary where the two do not belong together."""
    tokenizer = Tokenizer.load(files.tokenizer_folder)
    rows = files.checkpoint.model.language.vocab_size
    if not 0 <= rows - len(tokenizer) <= MAX_PADDING_ROWS:
        raise WrongVocabulary(tokenizer=len(tokenizer), embedding=rows)
    return tokenizer


def save_model(model: Showo2, checkpoint: Checkpoint, folder: str | Path) -> None:
    """Write config.json and model.safetensors, with released names, in the model's own dtype.

    A model in training is saved over its last state: the weights are replaced as a whole.
    """
    save_weights(dict(model.named_parameters()), checkpoint, folder)


def save_weights(weights: Mapping[str, Tensor], checkpoint: Checkpoint, folder: str | Path) -> None:
    """The same for a model's parameters by name."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_weights({released_name(name): tensor.detach() for name, tensor in weights.items()}, folder)
    write_config(checkpoint, folder)


def assign(model: nn.Module, name: str, parameter: nn.Parameter) -> None:
    """Put a parameter in the place of the one of that name."""
    parent, _, leaf = name.rpartition(".")
    setattr(model.get_submodule(parent), leaf, parameter)
