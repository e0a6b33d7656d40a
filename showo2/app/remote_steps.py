"""Steps that run elsewhere, such as on the machines of a cluster: those of several requests at the same time.

A thread waits for each step, so that the queue notices meanwhile that a visitor has left. `current_caller`
tells the code that runs a step whom it is for, and when it is no longer wanted.
"""

import math
import time
from collections.abc import Callable, Generator, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import ContextVar, copy_context
from functools import partial
from threading import Lock
from typing import Any

from showo2.app.line import NOT_YET, Line, Place
from showo2.app.stepper import END

MAX_THREADS = 1000  # as many requests may run at a time
_CURRENT: ContextVar["Caller | None"] = ContextVar("caller", default=None)


class Caller:
    """Who waits for the outputs of a request. Thread-safe."""

    def __init__(self, visitor: Hashable = None, session: Hashable = None) -> None:
        """`visitor` and `session`: as in the queue; None is nobody in particular."""
        self.visitor, self.session = visitor, session
        self._lock = Lock()
        self._has_left = False
        self._on_leave: Callable[[], None] = lambda: None

    @property
    def has_left(self) -> bool:
        """Whether nobody waits any longer."""
        return self._has_left

    def on_leave(self, stop: Callable[[], None]) -> None:
        """Calls `stop`, in place of what was to be called so far, when the caller leaves; at once if it
        has."""
        with self._lock:
            self._on_leave = stop
            has_left = self._has_left
        if has_left:
            stop()

    def leave(self) -> None:
        with self._lock:
            self._has_left = True
        self._on_leave()


def current_caller() -> Caller:
    """The caller of the request whose step runs in this thread."""
    return _CURRENT.get() or Caller()


class RemoteSteps(Line):
    """Lets each request at work go on by itself. Thread-safe."""

    def __init__(self, slots: Callable[[], int], time_limit: float = math.inf) -> None:
        """As for every line."""
        super().__init__(slots, time_limit)
        self._threads = ThreadPoolExecutor(MAX_THREADS, "remote-step")

    def _steps(
        self, place: Place, outputs: Iterator[Any], poll_seconds: Callable[[], float]
    ) -> Generator[Any, None, None]:
        caller, context = Caller(place.visitor, place.session), copy_context()
        context.run(_CURRENT.set, caller)
        step: Future[Any] = Future()
        step.set_result(None)
        try:
            while True:
                began = time.monotonic()
                step = self._threads.submit(context.run, partial(next, outputs, END))
                while not wait([step], poll_seconds()).done:
                    yield NOT_YET
                output = step.result()
                with self._lock:
                    self._charge([place], time.monotonic() - began)
                if output is END:
                    return
                yield output
        finally:
            caller.leave()
            wait([step])  # its generator cannot be closed while it runs
