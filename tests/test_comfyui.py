"""The ComfyUI nodes against the running app, called as ComfyUI calls them. ComfyUI itself is not there."""

import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
import torch
from conftest import ROOT
from fake_pipeline import FakePipeline
from served_pages import serving

from showo2.app.model_queue import ModelQueue
from showo2.app.openai_api import openai_routes

KEY = "secret"


@pytest.fixture(scope="module")
def pipeline() -> FakePipeline:
    return FakePipeline()


@pytest.fixture(scope="module")
def server(pipeline) -> Iterator[str]:
    queue = ModelQueue()
    with serving(pipeline, queue=queue, routes=openai_routes(pipeline, queue, KEY)) as url:
        yield url


@pytest.fixture(scope="module")
def pack() -> ModuleType:
    """The folder as ComfyUI loads it: by its path, as a package."""
    folder = ROOT / "examples" / "comfyui"
    options = {"submodule_search_locations": [str(folder)]}
    spec = importlib.util.spec_from_file_location("showo2_comfyui", folder / "__init__.py", **options)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def run(pack, name: str, server: str, **inputs):
    """What a node returns, its inputs checked and filled as ComfyUI does."""
    node = pack.NODE_CLASS_MAPPINGS[name]
    types = node.INPUT_TYPES()
    declared = types["required"] | types["optional"]
    assert set(inputs) <= set(declared)
    defaults = {
        key: options[0]["default"]
        for key, (_, *options) in declared.items()
        if options and "default" in options[0]
    }
    given = defaults | {"server": server, "api_key": KEY} | inputs
    result = getattr(node(), node.FUNCTION)(**given)
    assert len(result) == len(node.RETURN_TYPES)
    return result[0]


def test_nodes_are_declared(pack):
    assert set(pack.NODE_CLASS_MAPPINGS) == set(pack.NODE_DISPLAY_NAME_MAPPINGS)
    for node in pack.NODE_CLASS_MAPPINGS.values():
        assert node.CATEGORY == "Show-o2"


def test_pictures(pack, server):
    pictures = run(pack, "Showo2Image", server, prompt="a boat", seed=3, count=2, width=160, height=96)
    assert pictures.shape == (2, 96, 160, 3)
    assert pictures.dtype == torch.float32
    assert 0 <= pictures.min() < pictures.max() <= 1


def test_a_clip_from_a_picture(pack, server, pipeline, monkeypatch):
    monkeypatch.setattr(sys.modules["showo2_comfyui.client"], "POLL_SECONDS", 0.05)
    frames = run(
        pack, "Showo2Video", server, prompt="It moves.", frames=5, first_frame=torch.rand(1, 64, 64, 3)
    )
    assert frames.shape == (5, 128, 128, 3)
    assert pipeline.calls[-1][0] == "image_to_video"


def test_an_answer_about_pictures(pack, server):
    answer = run(pack, "Showo2Chat", server, prompt="What?", image=torch.rand(2, 32, 48, 3))
    assert "a picture of 48 by 32 and a picture of 48 by 32" in answer


def test_a_refusal_is_the_servers_sentence(pack, server):
    with pytest.raises(RuntimeError, match="The prompt is empty"):
        run(pack, "Showo2Image", server, prompt=" ")
    with pytest.raises(RuntimeError, match="needs an API key"):
        run(pack, "Showo2Image", server, prompt="a boat", api_key="other")
