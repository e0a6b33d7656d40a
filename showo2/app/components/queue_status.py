"""A visitor's place among those who wait for the model. Gradio knows it, but tells it in English only; so it is read
from Gradio's queue and told in the visitor's language."""

import asyncio
from collections.abc import AsyncIterator, Callable

import gradio as gr
from gradio.context import Context

from showo2.app.components.progress import render
from showo2.app.i18n import both

LOOK_SECONDS = 0.4
PATIENCE = 5  # looks before the visitor's request has joined the line, or was served at once


def watch_line(concurrency_id: str) -> Callable[[gr.Request], AsyncIterator[str]]:
    """A function for an event beside the one that waits in line: HTML of the visitor's place whenever it changes, until
    it is their turn. To be called while the page is built."""
    page = Context.root_block

    async def watch(request: gr.Request) -> AsyncIterator[str]:
        yield gr.skip()  # an event that ends without a value would empty what it writes to
        told, joined, looks = 0, False, 0
        while joined or looks < PATIENCE:
            ahead = _ahead(page, concurrency_id, request.session_hash)
            if ahead is None and joined:
                break
            joined = joined or ahead is not None
            # With nobody ahead the work begins at once: news of it could arrive after the result's.
            if ahead and ahead != told:
                told = ahead
                yield render(both("waiting_in_line", count=ahead))
            looks += 1
            await asyncio.sleep(LOOK_SECONDS)
        # Gradio sends the last value again at the end, when the result may be there already.
        yield gr.skip()

    return watch


def _ahead(page: gr.Blocks, concurrency_id: str, session_hash: str) -> int | None:
    """How many requests come before the first one of a visitor, the one at work included; None if it does not wait."""
    # Gradio offers no public way to a single request's place.
    line = page._queue.event_queue_per_concurrency_id.get(concurrency_id)
    waiting = [event.session_hash for event in line.queue] if line else []
    if session_hash not in waiting:
        return None
    return waiting.index(session_hash) + line.current_concurrency
