"""A visitor's place in the model's queue, in their language: Gradio itself shows it in English only."""

import asyncio
from collections.abc import AsyncIterator, Callable

import gradio as gr

from showo2.app.components.events import MODEL_QUEUE
from showo2.app.components.progress import render
from showo2.app.gradio_private import current_page, requests_ahead
from showo2.app.i18n import bilingual

POLL_SECONDS = 0.4
# Polls to wait for the visitor's request to appear in the queue; it never does if it was served at once.
POLLS_BEFORE_JOINING = 5


def queue_watcher() -> Callable[[gr.Request], AsyncIterator[str]]:
    """An event handler to run beside a request that waits for the model.

    It yields HTML with the visitor's place in the queue whenever that changes, until it is their turn. To be
    called while the page is being built.
    """
    page = current_page()

    async def watch(request: gr.Request) -> AsyncIterator[str]:
        yield gr.skip()  # an event that ends without a value would empty its output
        shown, joined, polls = 0, False, 0
        while joined or polls < POLLS_BEFORE_JOINING:
            ahead = requests_ahead(page, MODEL_QUEUE["concurrency_id"], request.session_hash)
            if ahead is None and joined:
                break
            joined = joined or ahead is not None
            # With nobody ahead the work begins at once, and this message could arrive after the result.
            if ahead and ahead != shown:
                shown = ahead
                yield render(bilingual("waiting_in_line", count=ahead))
            polls += 1
            await asyncio.sleep(POLL_SECONDS)
        # Gradio sends the last value again at the end, when the result may be shown already.
        yield gr.skip()

    return watch
