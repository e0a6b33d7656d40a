"""A larger model that starts from a smaller one: which tensors are carried over, as published."""

from pathlib import Path

import pytest
import torch
from test_tuning import run, values, write_small
from transformers import Qwen2Config, Qwen2ForCausalLM

from showo2.errors import OtherSizes
from showo2.loading.key_mapping import released_parameters
from showo2.loading.loader import load
from showo2.training.__main__ import main
from showo2.training.scaling import NOT_CARRIED_OVER, scale_up


def write_language(folder: Path, rows: int = 320, tie: bool = False, width: int = 96) -> Path:
    """A small Qwen2.5, wider and deeper than that of the small checkpoint, as transformers writes it."""
    config = Qwen2Config(
        vocab_size=rows,
        hidden_size=width,
        intermediate_size=160,
        num_hidden_layers=3,
        num_attention_heads=6,
        num_key_value_heads=2,
        tie_word_embeddings=tie,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6},
    )
    torch.manual_seed(3)
    Qwen2ForCausalLM(config).save_pretrained(folder)
    return folder


@pytest.mark.parametrize("tie", [True, False])
def test_what_does_not_depend_on_the_language_model_is_carried_over(tmp_path, tie):
    small, language = write_small(tmp_path / "small"), write_language(tmp_path / "language", tie=tie)
    assert main(["scale", str(small), str(language), str(tmp_path / "large")]) == 0
    before, after = load(small, dtype="bfloat16"), load(tmp_path / "large", dtype="bfloat16")
    config = after.checkpoint.model
    assert config.language.hidden_size == 96
    assert config.language.vocab_size == len(before.tokenizer)
    assert (config.flow_head, config.semantic) == (
        before.checkpoint.model.flow_head,
        before.checkpoint.model.semantic,
    )
    old, new = released_parameters(before.model), released_parameters(after.model)
    carried = {name for name in new if not name.startswith(NOT_CARRIED_OVER)}
    assert {name.partition(".")[0] for name in carried} == {
        "image_embedder_und",
        "position_embedding",
        "und_trans",
        "time_embed",
        "diffusion_head_a",
        "diffusion_head_b",
    }
    for name in carried:
        assert torch.equal(old[name], new[name]), name
    qwen = dict(Qwen2ForCausalLM.from_pretrained(language, dtype=torch.bfloat16).named_parameters())
    for name, tensor in qwen.items():
        assert torch.equal(new[f"showo.{name}"], tensor[: len(new[f"showo.{name}"])]), name
    assert new["diff_proj.0.weight"].shape[1] == 96  # aligns the widths


def test_the_larger_model_trains(tmp_path):
    small, language = write_small(tmp_path / "small"), write_language(tmp_path / "language")
    scale_up(small, language, tmp_path / "large")
    stages = [{"preset": "1a", "steps": 2, "warmup_steps": 0}]
    result = run(values(tmp_path / "large", tmp_path / "run", stages=stages, lora=None, accumulation=1))
    before, after = load(tmp_path / "large", dtype="float32"), load(result, dtype="float32")
    frozen = ("language_model", "visual_embedder.semantic", "visual_embedder.position")
    for (name, one), other in zip(before.model.named_parameters(), after.model.parameters(), strict=True):
        if name.startswith(frozen):
            assert torch.equal(one, other), name
    assert not torch.equal(
        before.model.flow_head.input_mlp[0].weight, after.model.flow_head.input_mlp[0].weight
    )


def test_a_language_model_that_does_not_fit_is_told(tmp_path):
    small = write_small(tmp_path / "small")
    with pytest.raises(OtherSizes, match="rows"):
        scale_up(small, write_language(tmp_path / "short", rows=100), tmp_path / "large")
    (tmp_path / "none").mkdir()
    with pytest.raises(OtherSizes, match=r"config\.json"):
        scale_up(small, tmp_path / "none", tmp_path / "large")
    assert not (tmp_path / "large").exists()
