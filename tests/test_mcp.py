"""The endpoints as tools of the Model Context Protocol: a real client of it against the running app."""

import asyncio
import base64
import re
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import urlopen

import pytest
from conftest import ROOT
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult

from showo2.media import read_settings

SCENE = ROOT / "examples" / "scene.png"
AS_DATA = f"data:image/png;base64,{base64.b64encode(SCENE.read_bytes()).decode()}"
ADDRESS = re.compile(r"http://\S+?\.png")


@pytest.fixture(scope="module")
def using(app_url) -> Iterator[Callable[[Callable[[ClientSession], Awaitable[Any]]], Any]]:
    """Does something with a session of its own, and returns what that gave."""

    async def session(work: Callable[[ClientSession], Awaitable[Any]]) -> Any:
        async with (
            streamable_http_client(f"{app_url}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as opened,
        ):
            await opened.initialize()
            return await work(opened)

    # In a thread of its own: playwright, which other tests leave open, keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(asyncio.run, session(work)).result()


@pytest.fixture(scope="module")
def call(using) -> Callable[..., CallToolResult]:
    return lambda tool, **arguments: using(lambda session: session.call_tool(tool, arguments))


def text_of(result: CallToolResult) -> str:
    return "\n".join(part.text for part in result.content if part.type == "text")


def pictures_of(result: CallToolResult) -> list[bytes]:
    found = [part for part in result.content if part.type == "image"]
    assert {part.mimeType for part in found} <= {"image/png"}
    return [base64.b64decode(part.data) for part in found]


def test_every_endpoint_is_a_tool_that_explains_itself(using):
    tools = {tool.name: tool for tool in using(lambda session: session.list_tools()).tools}
    assert set(tools) == {"chat", "text_to_image", "generate_video", "tell_story"}
    for tool in tools.values():
        assert "Returns:" in tool.description
        assert tool.inputSchema["required"] == ["prompt"]
        for name, schema in tool.inputSchema["properties"].items():
            assert schema["description"], name
            assert {"type", "oneOf"} & set(schema), name


def test_a_picture_is_drawn_and_can_be_asked_about(call, tmp_path):
    drawn = call("text_to_image", prompt="a red boat on the beach", num_inference_steps=4, seed=3)
    assert not drawn.isError
    address = ADDRESS.search(text_of(drawn)).group()
    (tmp_path / "boat.png").write_bytes(urlopen(address).read())
    assert read_settings(tmp_path / "boat.png")["seed"] == 3
    assert pictures_of(drawn) == [(tmp_path / "boat.png").read_bytes()]
    asked = call("chat", prompt="What is in the picture?", files=[address])
    assert not asked.isError
    assert text_of(asked).strip()


def test_every_scene_of_a_story_comes_with_its_picture(call):
    told = call("tell_story", prompt="A story about a red car.", num_inference_steps=3, max_scenes=2, seed=1)
    addresses = ADDRESS.findall(text_of(told))
    assert len(addresses) == 2
    assert pictures_of(told) == [urlopen(address).read() for address in addresses]


def test_files_may_come_as_data_in_every_place_that_takes_one(call):
    alone, earlier = (
        call("chat", prompt="What colour is it?", files=[AS_DATA]),
        call(
            "chat",
            prompt="What colour is it?",
            history=[
                {
                    "role": "user",
                    "content": [{"type": "image", "image": AS_DATA}, {"type": "text", "text": "What is it?"}],
                },
                {"role": "assistant", "content": "a boat"},
            ],
        ),
    )
    assert text_of(alone).strip()
    assert text_of(earlier).strip()
    clip = call("generate_video", prompt="it moves", image=AS_DATA, num_frames=5, num_inference_steps=3)
    assert ".mp4" in text_of(clip)
    assert not pictures_of(clip)


def test_steps_are_reported_on_the_way(using):
    heard = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        heard.append(message)

    arguments = {"prompt": "a red boat on the beach", "num_inference_steps": 6}
    result = using(lambda session: session.call_tool("text_to_image", arguments, progress_callback=hear))
    assert not result.isError
    assert heard.count("Processing") >= 5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"prompt": " "}, "The prompt is empty"),
        ({"prompt": "What?", "files": ["scene.png"]}, "cannot be read"),
        ({"prompt": "What?", "files": ["http://127.0.0.1/x.png"]}, "cannot be read"),
    ],
)
def test_mistakes_are_explained(call, arguments, sentence):
    result = call("chat", **arguments)
    assert result.isError
    assert sentence in text_of(result)
