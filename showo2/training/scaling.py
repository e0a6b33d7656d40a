"""A larger model that starts from a smaller one, as Show-o2's 7B does from its 1.5B.

Published (showlab/Show-o, show-o2/configs, `params_not_load` of the 7B's stage 1a): the language model comes
from Qwen2.5, and of the smaller model's tensors all are taken but `image_embedder_gen`, `showo`,
`fusion_proj`, `diff_proj` and `time_embed_proj`. These begin anew, and `diff_proj`, the flow head's input
MLP, aligns the width of the new language model with that of the flow head.
"""

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from transformers import AutoConfig

from showo2.atomic_files import atomic_folder
from showo2.config import LanguageConfig
from showo2.errors import OtherSizes
from showo2.loading.key_mapping import EMBEDDING, LM_HEAD, released_parameters
from showo2.loading.loader import load, save_model
from showo2.loading.vae_files import VAE_FOLDER, write_vae
from showo2.loading.weight_files import WeightFile, find_weight_files
from showo2.model.showo2 import Showo2
from showo2.training.initialization import initialize

# Prefixes of released names.
NOT_CARRIED_OVER = ("image_embedder_gen.", "showo.", "fusion_proj.", "diff_proj.", "time_embed_proj.")
LANGUAGE_PREFIX = "showo."  # before the names of transformers' Qwen2ForCausalLM


def scale_up(small: str | Path, language: Path, out: Path, seed: int = 0) -> None:
    """Write a checkpoint of the sizes of `small` around the language model in `language`, to a new folder.

    `language`: a folder of transformers' Qwen2.5. Raises OtherSizes where it does not fit, CannotWrite, and
    what loading raises.
    """
    components = load(small, device="cpu", dtype=torch.float32)
    entry = components.checkpoint
    rows = entry.model.language.vocab_size
    model_config = replace(entry.model, language=_language_config(language, rows, small))
    model = Showo2(model_config)
    initialize(model, seed)
    carry_over(components.model, model)
    found = _language_tensors(language)
    with torch.no_grad():
        for name, parameter in released_parameters(model).items():
            if name.startswith(LANGUAGE_PREFIX):
                tensor = found.get(name, found[EMBEDDING] if name == LM_HEAD else None)
                if tensor is None or not _fits(tensor, parameter, name):
                    reason = f"{name} is missing or of another size"
                    raise OtherSizes(small=small, large=language, reason=reason)
                parameter.copy_(tensor[: len(parameter)])
    checkpoint = replace(
        entry, name=out.name, model=model_config, repo=None, tokenizer_repo=None, vae_repo=None
    )
    with atomic_folder(out) as folder:
        save_model(model.bfloat16(), checkpoint, folder)
        components.tokenizer.save(folder)
        write_vae(components.files.vae_path, folder / VAE_FOLDER)


@torch.no_grad()
def carry_over(small: Showo2, large: Showo2) -> None:
    """Copy to `large`, in place, what of `small` does not depend on the language model."""
    old = released_parameters(small)
    for name, parameter in released_parameters(large).items():
        if not name.startswith(NOT_CARRIED_OVER):
            parameter.copy_(old[name])


def _language_config(folder: Path, rows: int, small: str | Path) -> LanguageConfig:
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError) as error:
        raise OtherSizes(small=small, large=folder, reason="its config.json cannot be read") from error
    if config.model_type != "qwen2":
        raise OtherSizes(
            small=small, large=folder, reason=f"its model_type is {config.model_type}, not qwen2"
        )
    if config.vocab_size < rows:
        reason = f"its embedding has {config.vocab_size} rows, the tokenizer needs {rows}"
        raise OtherSizes(small=small, large=folder, reason=reason)
    return LanguageConfig(
        vocab_size=rows,
        hidden_size=config.hidden_size,
        intermediate_size=config.intermediate_size,
        num_layers=config.num_hidden_layers,
        num_heads=config.num_attention_heads,
        num_kv_heads=config.num_key_value_heads,
        tie_embeddings=config.tie_word_embeddings,
        rope_theta=config.rope_parameters["rope_theta"],
        rms_norm_eps=config.rms_norm_eps,
    )


def _language_tensors(folder: Path) -> dict[str, Tensor]:
    """The language model's tensors by released names."""
    files = [WeightFile(file) for file in find_weight_files(folder)]
    return {f"{LANGUAGE_PREFIX}{name}": tensor for file in files for name, tensor in file.tensors().items()}


def _fits(tensor: Tensor, parameter: Tensor, name: str) -> bool:
    """Whether shapes agree; an embedding may have more rows than the tokenizer has tokens."""
    rows = len(tensor) >= len(parameter) if name in (EMBEDDING, LM_HEAD) else len(tensor) == len(parameter)
    return rows and tensor.shape[1:] == parameter.shape[1:]
