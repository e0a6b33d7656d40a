"""Blocks over several devices: who goes where, and the same numbers."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from small_checkpoints import small_model

from showo2.context import Context, Guidance
from showo2.errors import CannotSpread
from showo2.flow import time_points
from showo2.loading.device_map import CPU, DeviceMap, block_of, dispatch, infer_device_map
from showo2.loading.loader import build_on_meta
from showo2.model.showo2 import Showo2
from showo2.pipeline import Pipeline, load_pipeline

FIRST, SECOND = torch.device("cuda", 0), torch.device("cuda", 1)


def size(model: Showo2, prefix: str) -> int:
    return sum(4 * tensor.numel() for name, tensor in model.named_parameters() if name.startswith(prefix))


@pytest.fixture
def model() -> Showo2:
    return build_on_meta(small_model())


@pytest.fixture
def rest(model) -> int:
    """Bytes of all that is no block."""
    return sum(4 * tensor.numel() for name, tensor in model.named_parameters() if block_of(name) is None)


def test_what_fits_on_the_first_stays_there(model):
    assert infer_device_map(model, torch.float32, [(FIRST, 10**9), (SECOND, 10**9)], 0) == DeviceMap(
        FIRST, FIRST, {}
    )


def test_blocks_fill_one_device_after_the_other_and_the_rest_is_for_main_memory(model, rest):
    layer = size(model, "language_model.layers.0.")
    room = [(FIRST, rest + layer), (SECOND, layer)]
    found = infer_device_map(model, torch.float32, room, 0)
    assert found.device_of("language_model.layers.0.mlp.up_proj.weight") == FIRST
    assert found.device_of("language_model.layers.1.mlp.up_proj.weight") == SECOND
    assert found.device_of("visual_embedder.semantic_layers.layers.0.mlp.fc1.weight") == CPU
    assert found.device_of("flow_head.blocks.0.mlp.up_proj.weight") == CPU
    assert found.device_of("flow_head.final_linear.weight") == FIRST


def test_the_vae_is_the_first_to_wait_in_main_memory(model):
    everything = size(model, "")
    assert infer_device_map(model, torch.float32, [(FIRST, everything + 100)], vae=100).vae == FIRST
    assert infer_device_map(model, torch.float32, [(FIRST, everything)], vae=100) == DeviceMap(FIRST, CPU, {})


def test_what_is_needed_besides_counts(model, rest):
    layer = size(model, "language_model.layers.0.")
    found = infer_device_map(model, torch.float32, [(FIRST, rest + layer), (SECOND, 10**9)], vae=layer)
    assert set(found.blocks.values()) == {SECOND}


def use(model: Showo2) -> tuple[torch.Tensor, list[int]]:
    context, empty = Context(model), Context(model)
    context.read([5, 6, 7])
    empty.read([5])
    noise = torch.randn(1, 16, 1, 8, 8, generator=torch.Generator().manual_seed(1))
    *_, state = context.draw(noise, time_points(4), guidance=Guidance(empty, 3.0))
    context.see(state.x)
    return state.x, list(context.write(5, lambda logits: int(logits.argmax())))


def test_blocks_in_main_memory_give_the_same_and_hold_nothing_between_passes():
    torch.manual_seed(0)
    model = Showo2(small_model()).eval().requires_grad_(False)
    latents, answer = use(model)
    device_map = DeviceMap(
        CPU, CPU, dict.fromkeys(("language_model.layers.1", "visual_embedder.semantic_layers.layers.0"), CPU)
    )
    blocks = {"flow_head.blocks.1": torch.device("cpu", 0)}  # as another GPU would be given to it
    dispatch(model, replace(device_map, blocks=device_map.blocks | blocks))
    found = use(model)
    assert torch.equal(found[0], latents)
    assert found[1] == answer
    for name, parameter in model.named_parameters():
        assert parameter.is_meta == (block_of(name) in device_map.blocks)


@pytest.mark.skipif(torch.cuda.device_count() < 2, reason="needs two GPUs")
def test_two_gpus_give_the_same():
    torch.manual_seed(0)
    model = Showo2(small_model()).eval().requires_grad_(False).to(FIRST)
    latents, answer = use(model)
    model.language_model.layers[1].to(SECOND)
    dispatch(model, DeviceMap(FIRST, FIRST, {"language_model.layers.1": SECOND}))
    found = use(model)
    torch.testing.assert_close(found[0], latents, atol=1e-4, rtol=0)
    assert found[1] == answer


def test_a_checkpoint_that_the_first_device_cannot_hold_is_loaded_and_draws_the_same(monkeypatch):
    def draw(pipeline: Pipeline) -> np.ndarray:
        *_, drawing = pipeline.text_to_image("a red car", seed=1, num_inference_steps=3)
        return drawing.clips[0].frames

    expected = draw(load_pipeline("nano", dtype="float32"))
    blocks = dict.fromkeys(("language_model.layers.2", "language_model.layers.4"), CPU)
    monkeypatch.setattr(
        "showo2.loading.loader.infer_device_map", lambda *_, **__: DeviceMap(CPU, CPU, blocks)
    )
    pipeline = load_pipeline("nano", dtype="float32", device="auto")
    assert pipeline._components.model.language_model.layers[4].mlp.up_proj.weight.is_meta
    assert np.array_equal(draw(pipeline), expected)


def test_quantized_weights_are_not_spread(monkeypatch):
    monkeypatch.setattr("showo2.loading.loader.available_memory", lambda: [(torch.device("cpu", 0), 0)])
    with pytest.raises(CannotSpread, match="int8"):
        load_pipeline("nano", quantization="int8", device="auto")
