"""Small checkpoints in every format that can be loaded, for tests to write, load and spoil."""

import json
from dataclasses import replace
from pathlib import Path

import torch
from diffusers import AutoencoderKLWan
from safetensors.torch import save_file
from torch import Tensor

from showo2.checkpoints import IMAGE_TASKS, Checkpoint, VideoReading
from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.loading.key_mapping import released_parameters
from showo2.loading.weight_files import write_weights
from showo2.model.showo2 import Showo2
from showo2.training.tokenizer_training import train_tokenizer

VOCAB_SIZE = 280
FORMS = ("pickle", "pickle shards", "pickle shards of transformers", "safetensors", "safetensors shards")
# What shards are listed in: the public code of Show-o2 writes the first beside `pytorch_model-*.bin`.
INDEX_NAMES = {
    "pickle shards": "diffusion_pytorch_model.bin.index.json",
    "pickle shards of transformers": "pytorch_model.bin.index.json",
}
RELEASED_CONFIG = {
    "_class_name": "Showo2Qwen2_5",
    "llm_model_path": "Qwen/Qwen2.5-1.5B-Instruct",
    "patch_size": 2,
}


def small_model(tie: bool = True) -> ModelConfig:
    """All the parts of the real network; widths that four-bit blocks fill."""
    return ModelConfig(
        language=LanguageConfig(VOCAB_SIZE, 64, 128, 2, 4, 2, tie_embeddings=tie),
        semantic=SemanticConfig(64, 128, 2, 4, grid_size=4),
        flow_head=FlowHeadConfig(64, 128, 2, 2, 1, head_dim=32, frequency_dim=16),
    )


def small_entry(tie: bool = True, **changes) -> Checkpoint:
    entry = Checkpoint(
        "small",
        small_model(tie),
        IMAGE_TASKS,
        ((64, 64),),
        64,
        256,
        VideoReading(4, None),
        repo="owner/small",
        tokenizer_repo="owner/tokenizer",
        vae_repo=("owner/vae", "vae"),
    )
    return replace(entry, **changes)


def random_tensors(config: ModelConfig, dtype: torch.dtype = torch.float32) -> dict[str, Tensor]:
    """Weights by released names, like a pickle of the public code: both names of a tied weight are there."""
    torch.manual_seed(0)
    return {
        name: parameter.detach().to(dtype) for name, parameter in released_parameters(Showo2(config)).items()
    }


def write_tensors(folder: Path, tensors: dict[str, Tensor], form: str) -> None:
    """Weight files in one of `FORMS`."""
    folder.mkdir(parents=True, exist_ok=True)
    if form == "pickle":
        torch.save(tensors, folder / "pytorch_model.bin")
    elif form in INDEX_NAMES:
        _write_shards(folder, tensors, INDEX_NAMES[form])
    else:
        separate = {name: tensor.clone() for name, tensor in tensors.items()}
        shard_bytes = 200_000 if form == "safetensors shards" else 10**9
        write_weights(separate, folder, shard_bytes)


def _write_shards(folder: Path, tensors: dict[str, Tensor], index: str) -> None:
    names, places = list(tensors), {}
    for number, part in enumerate((names[::2], names[1::2]), start=1):
        file = f"pytorch_model-{number:05d}-of-00002.bin"
        torch.save({name: tensors[name] for name in part}, folder / file)
        places |= dict.fromkeys(part, file)
    (folder / index).write_text(json.dumps({"weight_map": places}))


def write_released(folder: Path, tensors: dict[str, Tensor], form: str = "pickle") -> Path:
    """A folder in the released format: weights and config.json only."""
    write_tensors(folder, tensors, form)
    (folder / "config.json").write_text(json.dumps(RELEASED_CONFIG))
    return folder


def write_tokenizer(folder: Path, vocab_size: int = VOCAB_SIZE) -> Path:
    train_tokenizer(["a red car on the beach, and a blue boat on the sea"] * 3, vocab_size, folder)
    return folder


def write_vae(folder: Path, latent_channels: int = 16) -> Path:
    torch.manual_seed(1)
    vae = AutoencoderKLWan(
        base_dim=8,
        z_dim=latent_channels,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        latents_mean=[0.0] * latent_channels,
        latents_std=[1.0] * latent_channels,
    )
    vae.save_pretrained(folder)
    return folder


def write_complete(folder: Path, tensors: dict[str, Tensor], form: str = "pickle") -> Path:
    """A released-format folder with tokenizer and VAE beside the weights, so that nothing is downloaded."""
    write_released(folder, tensors, form)
    write_tokenizer(folder)
    write_vae(folder / "vae")
    return folder


def rewrite_config(folder: Path, **changes) -> None:
    """Change keys of a config.json; None removes one."""
    file = folder / "config.json"
    config = json.loads(file.read_text()) | changes
    file.write_text(json.dumps({key: value for key, value in config.items() if value is not None}))


def save_as(file: Path, tensors: dict[str, Tensor]) -> None:
    if file.suffix == ".safetensors":
        save_file({name: tensor.clone() for name, tensor in tensors.items()}, file)
    else:
        torch.save(tensors, file)
