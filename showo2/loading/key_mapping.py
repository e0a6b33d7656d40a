"""The released format: how weight files name their tensors, and what a released `config.json` tells.

All weight files carry the released names, ours too; the network has clearer ones, and the two meet here only.
"""

from dataclasses import replace
from typing import Any

from torch import nn

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS, Checkpoint

# Prefix in a file -> prefix in the network.
RENAMED = {
    "showo.model.": "language_model.",
    "showo.lm_head.": "language_model.lm_head.",
    "image_embedder_und.proj.": "visual_embedder.semantic_patch.",
    "image_embedder_gen.proj.": "visual_embedder.projector.",
    "position_embedding.": "visual_embedder.position_table.",
    "und_trans.": "visual_embedder.semantic_layers.",
    "fusion_proj.": "visual_embedder.fusion.",
    "time_embed.": "time_embedding.",
    "time_embed_proj.": "time_embedding.to_token.",
    "diff_proj.": "flow_head.input_mlp.",
    "diffusion_head_a.": "flow_head.blocks.",
    "diffusion_head_b.norm_final.": "flow_head.final_norm.",
    "diffusion_head_b.linear.": "flow_head.final_linear.",
    "diffusion_head_b.adaLN_modulation.": "flow_head.final_modulation.",
}
EMBEDDING = "showo.model.embed_tokens.weight"
LM_HEAD = "showo.lm_head.weight"

CLASS_NAME = "Showo2Qwen2_5"  # `_class_name` in a released config.json


def released_name(name: str) -> str:
    """The name a parameter of the network has in a file. Raises KeyError for a parameter that has none."""
    # The longest prefix decides: the LM head stands under the language model here, beside it in a file.
    matches = [(new, old) for old, new in RENAMED.items() if name.startswith(new)]
    if not matches:
        raise KeyError(name)
    new, old = max(matches, key=lambda match: len(match[0]))
    return old + name.removeprefix(new)


def released_parameters(model: nn.Module) -> dict[str, nn.Parameter]:
    """The parameters of a network by their names in a file; both names of a tied weight are there."""
    return {
        released_name(name): parameter for name, parameter in model.named_parameters(remove_duplicate=False)
    }


def recognize(config: dict[str, Any], name: str, embedding_shape: tuple[int, int]) -> Checkpoint:
    """The entry of a released-format folder called `name`, from its config.json and its embedding's shape.

    Found in the table by that name, or else by its sizes; then it is taken to be trained for images. The
    vocabulary is the embedding's own. Raises ValueError where config.json describes something else.
    """
    vocab_size, width = embedding_shape
    known = [entry for entry in checkpoints.RELEASED if entry.name == name]
    if not known:
        if config.get("_class_name") != CLASS_NAME:
            raise ValueError(f"_class_name is {config.get('_class_name')!r}, not {CLASS_NAME!r}")
        known = [
            replace(entry, name=name, tasks=IMAGE_TASKS, repo=None)
            for entry in checkpoints.RELEASED
            if entry.model.language.hidden_size == width
        ]
    if not known:
        raise ValueError(f"its language model has a width of {width}, as no released one has")
    entry = known[0]
    language = replace(entry.model.language, vocab_size=vocab_size)
    return replace(entry, model=replace(entry.model, language=language))
