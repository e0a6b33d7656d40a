"""Answers with pictures and clips through real clients: of Python, of JavaScript, and of the Model Context
Protocol, against a fake pipeline that draws in its answers."""

import asyncio
import base64
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from fake_pipeline import MIXED_CHECKPOINT, FakePipeline
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from javascript import needs_node, run
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult
from served_pages import serving

from showo2.app.api import MCP_ARGUMENTS
from showo2.app.gradio_private.mcp_server import install_mcp_server
from showo2.media import open_video, read_settings

SCRIPT = Path(__file__).with_name("conversation_client.mjs")


@pytest.fixture(scope="module")
def pipeline() -> FakePipeline:
    return FakePipeline(MIXED_CHECKPOINT)


@pytest.fixture(scope="module")
def url(pipeline) -> Iterator[str]:
    install_mcp_server(MCP_ARGUMENTS)
    with serving(pipeline, mcp_server=True) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="module")
def client(url) -> Client:
    return Client(url, verbose=False)


def kinds(message: dict) -> list[str]:
    return [block["type"] for block in message["content"]]


def as_history(message: dict) -> dict:
    """An answer as a script sends it back: the client has downloaded its files."""
    content = [
        block if block["type"] == "text" else {**block, block["type"]: handle_file(block[block["type"]])}
        for block in message["content"]
    ]
    return {"role": message["role"], "content": content}


def test_an_answer_is_text_for_clients_that_do_not_ask_for_more(client):
    answers = list(client.submit("draw 2", api_name="/chat"))
    assert all(isinstance(answer, str) for answer in answers)
    assert all(later.startswith(earlier) for earlier, later in pairwise(answers))
    assert answers[-1] == "Here is number 1:\nHere is number 2:\nAnything else?"


def test_pictures_and_clips_are_files_beside_the_text_and_come_back_as_history(client, pipeline):
    job = client.submit("draw 2", seed=4, num_inference_steps=3, as_message=True, api_name="/chat")
    *before, first = list(job)
    assert {(answer["step"], answer["num_steps"]) for answer in before} >= {(1, 3), (2, 3)}
    assert kinds(first) == ["text", "image", "text", "image", "text"]
    assert (first["role"], first["finished"], first["seed"], first["step"]) == ("assistant", True, 4, 0)
    settings = [read_settings(block["image"]) for block in first["content"] if block["type"] == "image"]
    assert [each["seed"] for each in settings] == [4, 4]
    assert settings[1]["picture"] == 2
    history = [{"role": "user", "content": "draw 2"}, as_history(first)]
    second = client.predict("let it drive", history=history, num_frames=5, as_message=True, api_name="/chat")
    assert kinds(second) == ["text", "video", "text"]
    assert len(open_video(second["content"][1]["video"], 5).frames) == 5
    assert kinds(pipeline.calls[-1][1]["messages"][1]) == kinds(first)
    history += [{"role": "user", "content": "let it drive"}, as_history(second)]
    third = client.predict("Thanks", history=history, as_message=True, api_name="/chat")
    assert kinds(third) == ["text"]


def test_an_answer_that_draws_on_and_on_is_ended_and_it_is_told(client):
    answer = client.predict("draw 9", max_pictures=1, as_message=True, api_name="/chat")
    assert kinds(answer) == ["text", "image", "text"]
    assert "the 1 that max_pictures allows" in answer["cut_short"]
    assert answer["finished"]


def test_mistakes_are_sentences(client, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    broken = [{"type": "image", "image": handle_file(tmp_path / "broken.png")}]
    history = [{"role": "user", "content": "draw"}, {"role": "assistant", "content": broken}]
    with pytest.raises(AppError, match=r"broken\.png is a text file"):
        client.predict("And now?", history=history, api_name="/chat")
    with pytest.raises(AppError, match="as_message must be true or false"):
        client.predict("draw", as_message="yes", api_name="/chat")
    with pytest.raises(AppError, match="max_pictures must be an integer from 0 to 8; got 9"):
        client.predict("draw", max_pictures=9, api_name="/chat")


@needs_node
def test_the_same_from_javascript(url, javascript_folder, tmp_path):
    told = json.loads(run(shutil.copy(SCRIPT, javascript_folder), url))
    assert told["text"] == "Here is number 1:\nAnything else?"
    assert kinds(told["first"]) == ["text", "image", "text"]
    assert kinds(told["second"]) == ["text", "video", "text"]
    (tmp_path / "car.png").write_bytes(base64.b64decode(told["png"]))
    assert read_settings(tmp_path / "car.png")["seed"] == 4


def test_a_model_sees_what_was_drawn(url):
    """Over the Model Context Protocol: texts and pictures in order, clips as addresses."""

    async def ask(**arguments: object) -> CallToolResult:
        async with (
            streamable_http_client(f"{url}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await session.call_tool("chat", arguments)

    def asked(**arguments: object) -> CallToolResult:
        with ThreadPoolExecutor(1) as pool:  # in this thread, playwright may keep a loop running
            return pool.submit(lambda: asyncio.run(ask(**arguments))).result()

    drawn = asked(prompt="draw a red car", seed=4)
    assert not drawn.isError
    assert [part.type for part in drawn.content] == ["text", "text", "image", "text"]
    assert drawn.content[0].text == "Here is number 1:"
    assert base64.b64decode(drawn.content[2].data).startswith(b"\x89PNG")
    (clip,) = [part.text for part in asked(prompt="let it drive").content if ".mp4" in part.text]
    assert clip.startswith("http")
    (text,) = asked(prompt="draw a red car", as_message=False).content
    assert text.text == "Here is number 1:\nAnything else?"
