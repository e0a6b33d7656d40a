"""The released format: names and shapes of the real checkpoints, and the recognition of a folder."""

import json
from pathlib import Path

import pytest

from showo2 import checkpoints
from showo2.checkpoints import IMAGE_TASKS, SHOWO2_1_5B, SHOWO2_7B
from showo2.errors import UnknownOption
from showo2.loading.key_mapping import EMBEDDING, LM_HEAD, released_name, released_parameters
from showo2.loading.loader import build_on_meta
from showo2.loading.recognition import known_names, recognize

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
    found = recognize({}, [entry.name], (151936, entry.model.language.hidden_size))
    assert (found.tasks, found.resolutions, found.max_tokens) == (
        entry.tasks,
        entry.resolutions,
        entry.max_tokens,
    )
    assert found.model.language.vocab_size == 151936


@pytest.mark.parametrize(("width", "config"), [(1536, SHOWO2_1_5B), (3584, SHOWO2_7B)])
def test_another_name_is_recognized_by_its_sizes(width, config):
    found = recognize({"_class_name": "Showo2Qwen2_5"}, ["my-tuned-model"], (151669, width))
    assert (found.name, found.model, found.tasks) == ("my-tuned-model", config, IMAGE_TASKS)
    assert found.tokenizer_repo.startswith("Qwen/")


def test_other_models_are_not_taken_for_one():
    with pytest.raises(ValueError, match="_class_name"):
        recognize({"_class_name": "UNet2DModel"}, ["model"], (151669, 1536))
    with pytest.raises(ValueError, match="width of 896"):
        recognize({"_class_name": "Showo2Qwen2_5"}, ["model"], (151669, 896))


# Recognition ------------------------------------------------------------------------------------------------

PUBLIC = {"_class_name": "Showo2Qwen2_5"}
BASE, HQ, VIDEO = "show-o2-1.5B", "show-o2-1.5B-HQ", "show-o2-1.5B-w-video-und"


def sized(side: int) -> dict:
    """A config.json as the public code writes it, for pictures of `side` x `side` visual tokens."""
    return {**PUBLIC, "image_latent_height": side, "image_latent_width": side, "hidden_size": 1536}


def entry_of(name: str) -> checkpoints.Checkpoint:
    return next(entry for entry in checkpoints.RELEASED if entry.name == name)


@pytest.mark.parametrize(("side", "resolution"), [(64, (1024, 1024)), (32, (512, 512))])
@pytest.mark.parametrize("name", ["my-weights", BASE])
def test_the_hq_checkpoint_is_told_by_its_sizes(side, resolution, name):
    found, hq = recognize(sized(side), [name], (151669, 1536)), entry_of(HQ)
    assert (found.tasks, found.guidance_scale, found.assumed) == (hq.tasks, hq.guidance_scale, None)
    assert found.resolutions[0] == resolution
    assert set(found.resolutions) == set(hq.resolutions)
    assert found.name == ("my-weights" if name == "my-weights" else HQ)


@pytest.mark.parametrize(
    ("width", "base"), [(1536, "show-o2-1.5B"), (3584, "show-o2-7B")], ids=["1.5B", "7B"]
)
def test_what_sizes_cannot_tell_is_assumed_and_said(width, base):
    found = recognize(sized(27), ["my-weights"], (151669, width))
    assert (found.name, found.tasks, found.assumed) == ("my-weights", IMAGE_TASKS, base)
    assert found.resolutions == ((432, 432),)
    liked = recognize(sized(27), ["my-weights"], (151669, width), like=f"{base}-w-video-und")
    assert (liked.tasks, liked.assumed) == (entry_of(f"{base}-w-video-und").tasks, None)


def test_sizes_of_no_released_checkpoint_are_kept():
    found = recognize(sized(24), ["my-weights"], (151669, 1536))
    assert (found.resolutions, found.assumed) == (((384, 384),), BASE)


def test_a_name_tells_apart_what_sizes_cannot():
    assert recognize(sized(27), [VIDEO], (151669, 1536)) == entry_of(VIDEO)
    moved = {**sized(27), "_name_or_path": f"/models/{VIDEO}"}
    found = recognize(moved, ["renamed"], (151669, 1536))
    assert found.assumed is None
    assert found.tasks == entry_of(VIDEO).tasks


def test_like_is_a_name_of_the_table_and_has_to_fit():
    assert recognize(PUBLIC, ["mine"], (151669, 1536), like="showlab/show-o2-1.5B-HQ").guidance_scale == 7.5
    with pytest.raises(UnknownOption, match=r"like must be one of show-o2-1\.5B, .*; got 'sdxl'"):
        recognize(PUBLIC, ["mine"], (151669, 1536), like="sdxl")
    with pytest.raises(ValueError, match="width of 1536, but show-o2-7B has 3584"):
        recognize(PUBLIC, ["mine"], (151669, 1536), like="show-o2-7B")


def test_a_folder_goes_by_its_repository_and_by_both_ends_of_a_symlink(tmp_path):
    snapshot = tmp_path / "models--showlab--show-o2-1.5B-HQ" / "snapshots" / "0123abcd"
    snapshot.mkdir(parents=True)
    assert known_names(snapshot) == [HQ]
    (tmp_path / "current").symlink_to(snapshot)
    assert known_names(tmp_path / "current") == ["current", HQ]
    (tmp_path / VIDEO).symlink_to(tmp_path)
    assert known_names(tmp_path / VIDEO) == [VIDEO, tmp_path.name]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("image_latent_height", "64", "image_latent_height must be an integer; got '64'"),
        ("num_diffusion_layers", -10, "num_diffusion_layers must be at least 1; got -10"),
        ("patch_size", 0, "patch_size must be at least 1; got 0"),
        ("hidden_size", [1536], r"hidden_size must be an integer; got \[1536\]"),
        ("llm_vocab_size", True, "llm_vocab_size must be an integer; got True"),
    ],
)
def test_impossible_sizes_in_a_released_config_are_named(field, value, message):
    with pytest.raises(ValueError, match=message):
        recognize({**sized(27), field: value}, [BASE], (151669, 1536))
