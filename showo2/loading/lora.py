"""LoRA: low-rank adapters on chosen parts of a network, in peft's format, loaded with a checkpoint.

A folder of a LoRA holds peft's `adapter_config.json` and `adapter_model.safetensors`, which peft itself can
load, and `showo2.json` with what the checkpoint can do with it. peft is imported when first needed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from showo2.errors import BrokenFile, MissingFile, TrainingPackageMissing, WrongLora

if TYPE_CHECKING:
    from peft import LoraConfig

LoraPart = Literal["language_model", "flow_head", "semantic_layers"]
# The blocks of each part, as prefixes of module names, for a regular expression.
PARTS: dict[LoraPart, str] = {
    "language_model": r"language_model\.layers",
    "flow_head": r"flow_head\.blocks",
    "semantic_layers": r"visual_embedder\.semantic_layers\.layers",
}
# The Linears of attention and MLP, in the names of Qwen2.5 and of SigLIP; adaLN modulation is none of them.
LINEARS = "q_proj|k_proj|v_proj|o_proj|out_proj|gate_proj|up_proj|down_proj|fc1|fc2"
ADAPTER = "default"  # peft's name of the only adapter
CONFIG, WEIGHTS, ABILITIES = "adapter_config.json", "adapter_model.safetensors", "showo2.json"
PREFIX = "base_model.model."  # of every name in peft's files


@dataclass(frozen=True)
class LoraFiles:
    """A LoRA in a folder, and the factor that scales it; 1 is as it was trained."""

    folder: Path
    strength: float = 1.0

    def read_config(self) -> dict[str, Any]:
        """Its adapter_config.json. Raises MissingFile, BrokenFile."""
        return _read_json(self.folder / CONFIG)

    @property
    def base(self) -> str | None:
        """The name or folder of the checkpoint that it was trained on."""
        return self.read_config().get("base_model_name_or_path")

    @property
    def tasks(self) -> list[str]:
        """Tasks that it was trained for beside those of the checkpoint."""
        return _read_json(self.folder / ABILITIES).get("tasks", []) if self.knows_tasks else []

    @property
    def knows_tasks(self) -> bool:
        return (self.folder / ABILITIES).is_file()


def is_lora(folder: Path) -> bool:
    """Whether a folder holds a LoRA."""
    return (folder / CONFIG).is_file()


def add_lora(model: nn.Module, config: "LoraConfig") -> None:
    """Put adapters, which change nothing yet, on a model; in float32, whatever its weights are."""
    _peft().inject_adapter_in_model(config, model, adapter_name=ADAPTER)
    for parameter in lora_parameters(model).values():
        parameter.data = parameter.data.float()


def lora_config(
    parts: tuple[LoraPart, ...], rank: int, alpha: float, dropout: float, base: str
) -> "LoraConfig":
    """peft's configuration for LoRA on all Linears of the blocks of some parts."""
    target = f"({'|'.join(PARTS[part] for part in parts)})" + rf"\..*\.({LINEARS})"
    return _peft().LoraConfig(
        r=rank,
        lora_alpha=alpha,
        lora_dropout=dropout,
        target_modules=target,
        base_model_name_or_path=base,
    )


def lora_parameters(model: nn.Module) -> dict[str, nn.Parameter]:
    """The parameters of a model's adapters, by name."""
    return {name: each for name, each in model.named_parameters() if is_lora_name(name)}


def is_lora_name(name: str) -> bool:
    """Whether a parameter of that name belongs to an adapter."""
    return ".lora_" in name


def save_lora(weights: Mapping[str, Tensor], config: "LoraConfig", folder: Path, tasks: list[str]) -> None:
    """Write adapters' weights, by the names of `lora_parameters`, to a folder that exists."""
    tensors = {
        PREFIX + name.replace(f".{ADAPTER}.", "."): tensor.detach().cpu().contiguous()
        for name, tensor in weights.items()
    }
    save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
    config.inference_mode = True
    config.save_pretrained(str(folder))
    (folder / ABILITIES).write_text(json.dumps({"tasks": tasks}, indent=2) + "\n", encoding="utf-8")


def load_lora(model: nn.Module, files: LoraFiles, merged: bool) -> None:
    """Put a LoRA on a model, and into its weights if `merged`, which quantized ones do not allow.

    Raises WrongLora for one that was made for a network of another kind or size, MissingFile, BrokenFile.
    """
    files.read_config()
    weights = _read_weights(files.folder / WEIGHTS)
    try:
        config = _peft().PeftConfig.from_pretrained(str(files.folder))
    except (TypeError, ValueError, KeyError) as error:
        raise WrongLora(folder=files.folder, reason="its adapter_config.json is not of a LoRA") from error
    config.inference_mode = False
    expected = _inject(model, config, files.folder)
    if wrong := sorted(expected.keys() ^ weights.keys()):
        raise WrongLora(folder=files.folder, reason=f"{wrong[0]} is only in one of the two")
    with torch.no_grad():
        for name, parameter in expected.items():
            if parameter.shape != weights[name].shape:
                sizes = f"{tuple(weights[name].shape)}, not {tuple(parameter.shape)}"
                raise WrongLora(folder=files.folder, reason=f"{name} has the shape {sizes}")
            parameter.data = weights[name].to(parameter.device, torch.float32)
    for _, layer in list(_lora_layers(model)):
        layer.scaling[ADAPTER] *= files.strength
    if merged:
        merge_lora(model)
    model.requires_grad_(False)


def merge_lora(model: nn.Module) -> None:
    """Add the adapters to the weights that they stand at, and remove them."""
    for name, layer in list(_lora_layers(model)):
        layer.merge()
        parent, _, leaf = name.rpartition(".")
        setattr(model.get_submodule(parent), leaf, layer.get_base_layer())


def _inject(model: nn.Module, config: Any, folder: Path) -> dict[str, nn.Parameter]:
    """The new adapters' parameters by the names that they have in a file."""
    try:
        _peft().inject_adapter_in_model(config, model, adapter_name=ADAPTER)
    except ValueError as error:  # it finds none of the modules
        raise WrongLora(folder=folder, reason="it is for a model with other parts") from error
    return {name.replace(f".{ADAPTER}.", "."): each for name, each in lora_parameters(model).items()}


def _lora_layers(model: nn.Module) -> Iterator[tuple[str, Any]]:
    layer_class = _peft().tuners.lora.LoraLayer
    return ((name, module) for name, module in model.named_modules() if isinstance(module, layer_class))


def _read_weights(file: Path) -> dict[str, Tensor]:
    if not file.is_file():
        raise MissingFile(folder=file.parent, file=file.name)
    try:
        return {name.removeprefix(PREFIX): tensor for name, tensor in load_file(file).items()}
    except SafetensorError as error:
        raise BrokenFile(file=file, reason=str(error).splitlines()[0]) from error


def _read_json(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingFile(folder=file.parent, file=file.name) from error
    except (ValueError, RecursionError) as error:
        raise BrokenFile(file=file, reason="not JSON") from error
    if not isinstance(values, dict):
        raise BrokenFile(file=file, reason="not a configuration")
    return values


def _peft() -> Any:
    try:
        import peft
    except ImportError as error:
        raise TrainingPackageMissing(use="A LoRA", package="peft") from error
    return peft
