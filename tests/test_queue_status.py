"""A visitor's place in line, without a browser."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import gradio as gr

from showo2.app.components import queue_status


def test_the_place_in_line_is_told_until_nobody_is_ahead(monkeypatch):
    """The last value, which Gradio repeats at the end, changes nothing: the result may be shown already."""
    places = iter([None, 2, 2, 1, 0, None])
    monkeypatch.setattr(queue_status, "requests_ahead", lambda *_: next(places))
    monkeypatch.setattr(queue_status, "POLL_SECONDS", 0)
    with gr.Blocks():
        watch = queue_status.queue_watcher()

    async def told() -> list:
        return [value async for value in watch(SimpleNamespace(session_hash="visitor"))]

    with ThreadPoolExecutor(1) as pool:  # in this thread a browser may keep a loop running
        first, *news, last = pool.submit(asyncio.run, told()).result()
    assert first == last == gr.skip()
    assert [re.search(r"\d", each)[0] for each in news] == ["2", "1"]
