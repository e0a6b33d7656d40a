"""Gradio's queue of requests, and the end of serving."""

import gradio as gr
from gradio.queueing import Event
from gradio.server_messages import ProcessCompletedMessage
from gradio.tunneling import CURRENT_TUNNELS
from gradio.utils import error_payload


def is_working(page: gr.Blocks, concurrency_id: str) -> bool:
    """Whether a request of this queue is running or waiting."""
    queue = page._queue.event_queue_per_concurrency_id.get(concurrency_id)
    return queue is not None and bool(queue.queue or queue.current_concurrency)


def end_running(page: gr.Blocks, concurrency_id: str, *, public: str, private: str) -> None:
    """Reports failure to the clients of this queue's running requests, whatever their threads are doing.

    `public` is for callers of endpoints, `private` for the page.
    """

    def tell(event: Event) -> None:
        message = public if event.fn.api_visibility == "public" else private
        output = error_payload(gr.Error(message), False)
        page._queue.send_message(event, ProcessCompletedMessage(output=output, success=False))

    tasks = list(page._queue._asyncio_tasks)
    for events in page._queue.active_jobs:
        for event in events or ():
            if event.concurrency_id == concurrency_id:
                tasks[0].get_loop().call_soon_threadsafe(tell, event)


def close_server(page: gr.Blocks) -> None:
    """Stops serving; downloads in progress have a few seconds to finish."""
    page.close(verbose=False)
    for tunnel in CURRENT_TUNNELS:
        tunnel.kill()
