"""What the page says of a slow computer comes from timing layers."""

from collections.abc import Callable
from typing import Any

import pytest

from showo2.loading.loader import load
from showo2.requests import TextToImage
from showo2.tasks import speed
from showo2.tasks.sampling import LatentGrid


def test_a_layer_of_each_kind_stands_for_its_stack(small_pipeline, monkeypatch):
    components = small_pipeline._components
    config = components.checkpoint.model
    timed: list[Any] = []

    def two_seconds(call: Callable[[], Any]) -> float:
        timed.append(call())
        return 2.0

    monkeypatch.setattr(speed, "_seconds", two_seconds)
    measured = speed.measure_speed(components)
    assert len(timed) == 5  # a layer of each kind, one with one token, and the LM head
    request = TextToImage.resolve(components.checkpoint, prompt="any")
    passes = request.cost(components).denoised_tokens / speed.PASS_TOKENS
    reading = 2.0 * (config.language.num_layers + config.semantic.num_layers)
    token = 2.0 * (config.language.num_layers + 1)
    assert measured.picture == pytest.approx(passes * (reading + 2.0 * config.flow_head.num_layers))
    seen = LatentGrid.of(components, request.size).num_tokens / speed.PASS_TOKENS
    assert measured.first_token == pytest.approx(seen * reading + token)
    assert measured.tokens_per_second == pytest.approx(1 / token)


@pytest.mark.parametrize("quantization", [None, "int8", "nf4-all"])
def test_layers_of_every_precision_are_timed(small_folder, quantization):
    measured = speed.measure_speed(load(small_folder, device="cpu", quantization=quantization))
    assert measured.first_token > 0
    assert measured.picture > 0
    assert measured.tokens_per_second > 0
