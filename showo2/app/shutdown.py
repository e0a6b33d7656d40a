"""Graceful shutdown on SIGTERM or SIGINT.

New requests are refused. Running ones have a grace period to finish; after it they are aborted, and their
visitors are told why. A second signal ends the app at once.
"""

import signal
import sys
import time
from threading import Event
from types import FrameType

import gradio as gr

from showo2.app.events import MODEL_QUEUE
from showo2.app.gradio_private import close_server, end_running, is_working
from showo2.app.i18n import bilingual_error
from showo2.errors import ShuttingDown

# Seconds for clients to fetch the files of a result that has just been finished.
FETCH_SECONDS = 3
POLL_SECONDS = 0.1
QUEUE = MODEL_QUEUE["concurrency_id"]

_begun = Event()


def check_open() -> None:
    """Raise ShuttingDown once the app is ending."""
    if _begun.is_set():
        raise ShuttingDown()


def wait_and_shut_down(page: gr.Blocks, grace: float) -> int:
    """Wait for a signal, then shut down the launched `page`; returns the exit code.

    `grace`: seconds that running requests have to finish.
    """
    asked = Event()

    def note(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            sys.exit(1)
        asked.set()

    try:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, note)
        while not asked.wait(1):
            pass
        shut_down(page, grace)
    except SystemExit:
        return 1
    return 0


def shut_down(page: gr.Blocks, grace: float) -> None:
    """Wait up to `grace` seconds for running requests, and close the server."""
    _begun.set()
    if is_working(page, QUEUE):
        print(f"Shutting down: the running request has {grace:g} s to finish.", flush=True)
        _finish(page, grace)
        time.sleep(FETCH_SECONDS)
    close_server(page)


def _finish(page: gr.Blocks, grace: float) -> None:
    deadline = time.monotonic() + grace
    while is_working(page, QUEUE):
        if time.monotonic() > deadline:
            error = ShuttingDown()
            end_running(page, QUEUE, public=str(error), private=bilingual_error(error))
            return
        time.sleep(POLL_SECONDS)
