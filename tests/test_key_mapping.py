"""The released format: names and shapes of the real checkpoints, and the recognition of a folder."""

import json
from pathlib import Path

import pytest

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS, SHOWO2_1_5B, SHOWO2_7B
from showo2.loading.key_mapping import EMBEDDING, LM_HEAD, recognize, released_name, released_parameters
from showo2.loading.loader import build_on_meta

LISTED = json.loads((Path(__file__).parent / "data" / "parity" / "released_state_dicts.json").read_text())


def listed_shapes(name: str) -> dict[str, tuple[int, ...]]:
    """The list with its patterns written out."""
    shapes = {}
    for pattern, entry in LISTED[name].items():
        for layer in range(entry.get("layers", 1)):
            shapes[pattern.replace("{i}", str(layer))] = tuple(entry["shape"])
    return shapes


@pytest.mark.parametrize(("name", "config"), [("show-o2-1.5B", SHOWO2_1_5B), ("show-o2-7B", SHOWO2_7B)])
def test_the_network_has_exactly_the_released_names_and_shapes(name, config):
    model = build_on_meta(config)
    shapes = {key: tuple(parameter.shape) for key, parameter in released_parameters(model).items()}
    assert shapes == listed_shapes(name)
    assert len(shapes) == 910
    assert (model.language_model.lm_head.weight is model.language_model.embed_tokens.weight) == (
        "1.5B" in name
    )


def test_names_are_translated_by_the_longest_prefix():
    assert released_name("language_model.embed_tokens.weight") == EMBEDDING
    assert released_name("language_model.lm_head.weight") == LM_HEAD
    assert released_name("time_embedding.mlp.0.bias") == "time_embed.mlp.0.bias"
    assert released_name("time_embedding.to_token.bias") == "time_embed_proj.bias"
    with pytest.raises(KeyError):
        released_name("optimizer.step")


@pytest.mark.parametrize("entry", checkpoints.RELEASED, ids=lambda entry: entry.name)
def test_a_name_of_the_table_is_that_entry_with_the_embeddings_own_vocabulary(entry):
    found = recognize({}, entry.name, (151936, entry.model.language.hidden_size))
    assert (found.tasks, found.resolutions, found.max_tokens) == (
        entry.tasks,
        entry.resolutions,
        entry.max_tokens,
    )
    assert found.model.language.vocab_size == 151936


@pytest.mark.parametrize(("width", "config"), [(1536, SHOWO2_1_5B), (3584, SHOWO2_7B)])
def test_another_name_is_recognised_by_its_sizes(width, config):
    found = recognize({"_class_name": "Showo2Qwen2_5"}, "my-tuned-model", (151669, width))
    assert (found.name, found.model, found.tasks) == ("my-tuned-model", config, IMAGE_TASKS)
    assert found.tokenizer_repo.startswith("Qwen/")


def test_other_models_are_not_taken_for_one():
    with pytest.raises(ValueError, match="_class_name"):
        recognize({"_class_name": "UNet2DModel"}, "model", (151669, 1536))
    with pytest.raises(ValueError, match="width of 896"):
        recognize({"_class_name": "Showo2Qwen2_5"}, "model", (151669, 896))
