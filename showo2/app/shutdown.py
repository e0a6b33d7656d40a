"""Graceful shutdown on SIGTERM or SIGINT.

New requests are refused. Running ones have a grace period to finish; after it they are aborted, and their
visitors are told why. A second signal ends the app at once.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

import gradio as gr

from showo2.app.events import MODEL_QUEUE
from showo2.app.gradio_private.queue import close_server, end_running, is_working
from showo2.app.i18n import bilingual_error
from showo2.errors import ShuttingDown

# Seconds for clients to fetch the files of a result that has just been finished.
FETCH_SECONDS = 3
POLL_SECONDS = 0.1
QUEUE = MODEL_QUEUE["concurrency_id"]

_begun = Event()
_over = Event()  # after the grace time
_others: list[object] = []  # a mark for each request in flight that is not in Gradio's queue


def check_open() -> None:
    """Raise ShuttingDown once the app is ending."""
    if _begun.is_set():
        raise ShuttingDown()


def is_closing() -> bool:
    """Whether the app is ending."""
    return _begun.is_set()


@contextmanager
def in_flight() -> Iterator[Callable[[], None]]:
    """A request of another interface than Gradio's, for which the app waits as well before it ends.

    Yields a function that raises ShuttingDown once the grace time is over.
    """

    def check_time() -> None:
        if _over.is_set():
            raise ShuttingDown()

    mark = object()
    _others.append(mark)
    try:
        yield check_time
    finally:
        _others.remove(mark)


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
    if _is_working(page):
        print(f"Shutting down: running requests have {grace:g} s to finish.", flush=True)
        _finish(page, grace)
        time.sleep(FETCH_SECONDS)
    close_server(page)


def _finish(page: gr.Blocks, grace: float) -> None:
    deadline = time.monotonic() + grace
    while _is_working(page):
        if time.monotonic() > deadline:
            _over.set()
            error = ShuttingDown()
            end_running(page, QUEUE, public=str(error), private=bilingual_error(error))
            return
        time.sleep(POLL_SECONDS)


def _is_working(page: gr.Blocks) -> bool:
    return bool(_others) or is_working(page, QUEUE)
