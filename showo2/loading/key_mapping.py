"""Names of tensors in weight files, and the names of the same parameters in the network.

All weight files use the released names, including those written here; this is the only place that knows both.
"""

from torch import nn

# Prefix in a file -> prefix in the network.
PREFIXES = {
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
# A buffer of the public code that follows from the sizes. Files written by some of its versions hold it.
POSITION_IDS = "image_position_ids"


def released_name(name: str) -> str:
    """The name of a parameter of the network in a file. Raises KeyError for a parameter that has none."""
    # The longest prefix wins: the LM head is part of the language model here, but beside it in a file.
    matches = [(new, old) for old, new in PREFIXES.items() if name.startswith(new)]
    if not matches:
        raise KeyError(name)
    new, old = max(matches, key=lambda match: len(match[0]))
    return old + name.removeprefix(new)


def released_parameters(model: nn.Module) -> dict[str, nn.Parameter]:
    """The parameters of a network by their names in a file, with both names of a tied weight."""
    return {
        released_name(name): parameter for name, parameter in model.named_parameters(remove_duplicate=False)
    }
