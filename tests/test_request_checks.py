"""Requests for what does not exist, over HTTP: refused in a sentence, without a traceback in the log."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from conftest import PATIENCE
from fake_pipeline import FakePipeline
from served_pages import serving
from starlette.requests import Request

from showo2.app.request_checks import RequestChecks


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(FakePipeline()) as url:
        yield f"{url}gradio_api/"


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("call/nothing", b'{"data": []}', "there is no endpoint 'nothing', only chat, text_to_image"),
        ("call/v2/nothing", b"{}", "there is no endpoint 'nothing'"),
        ("call/v2/chat", b"{}", "chat needs prompt"),
        ("call/v2/chat", b'{"prompt": "x", "size": 3}', "chat has no parameter 'size'"),
        ("call/chat", b"[]", "its body must be a JSON object"),
        ("call/chat/", b"{", "its body is not JSON"),
        ("call/chat", b'{"data": Infinity}', "data: "),
        ("queue/join", b'{"data": [], "fn_index": 1, "trigger_id": NaN}', "trigger_id: "),
        ("cancel", b'{"event_id": "\\ud800", "fn_index": Infinity}', "session_hash: "),
        ("queue/join", b'{"data": [], "session_hash": "x"}', "fn_index must be the number of a function"),
        ("queue/join", b'{"data": [], "fn_index": 100000, "session_hash": "x"}', "fn_index must be"),
        ("queue/join", b'{"data": [], "fn_index": 1, "session_hash": "\\ud800"}', "session_hash must be"),
    ],
)
def test_what_does_not_exist_is_refused_in_a_sentence(url, path, body, sentence, capfd):
    reply = httpx.post(
        url + path, content=body, headers={"Content-Type": "application/json"}, timeout=PATIENCE
    )
    assert reply.status_code == 400
    assert reply.json()["detail"].startswith(f"The request cannot be used: {sentence}")
    assert "Traceback" not in capfd.readouterr().err


def test_functions_of_the_page_are_called_by_number(url):
    """As the page does for what needs no queue, on the route of an endpoint that does not exist."""
    found = httpx.get(f"{url.removesuffix('gradio_api/')}config", timeout=PATIENCE).json()["dependencies"]
    number = next(
        each["id"] for each in found if not each["queue"] and each["backend_fn"] and not each["inputs"]
    )
    body = {"data": [], "fn_index": number, "session_hash": "x"}
    assert httpx.post(f"{url}run/predict", json=body, timeout=PATIENCE).status_code == 200
    unknown = httpx.post(f"{url}run/predict", json=body | {"fn_index": 100_000}, timeout=PATIENCE)
    assert unknown.status_code == 400
    assert "fn_index must be the number of a function" in unknown.json()["detail"]


def test_the_queue_cannot_be_passed_by(url):
    reply = httpx.post(f"{url}run/text_to_image", json={"data": ["a boat"] + [None] * 10}, timeout=PATIENCE)
    assert reply.status_code == 404


@pytest.mark.parametrize(
    ("path", "part"),
    [("queue/data?session_hash=nobody", '"session_not_found":true'), ("call/chat/nobody", "event: error")],
)
def test_the_stream_of_an_unknown_session_ends(url, path, part, capfd):
    assert part in httpx.get(url + path, timeout=PATIENCE).text
    assert "Traceback" not in capfd.readouterr().err


def test_a_client_that_breaks_off_its_upload_is_no_fault(caplog):
    async def read_body(scope, receive, send):
        await Request(scope, receive).body()

    async def disconnect():
        return {"type": "http.disconnect"}

    async def refuse(message):
        raise AssertionError(f"nobody is there to receive {message}")

    scope = {"type": "http", "method": "POST", "path": "/gradio_api/upload", "headers": []}
    with ThreadPoolExecutor() as pool:  # Playwright leaves an event loop running in this thread
        pool.submit(asyncio.run, RequestChecks(read_body)(scope, disconnect, refuse)).result()
    assert not caplog.records
