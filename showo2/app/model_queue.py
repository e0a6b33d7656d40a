"""The queue in front of the model: one request at a time, in order of arrival.

A request is checked, and its files are read, before it joins the queue: in a thread and within a budget of
its own, so that a slow file delays nobody else. Closing a request's iterator ends its work, whatever stage it
is in; Gradio does so when a visitor stops it or leaves.
"""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import copy_context
from threading import Condition, Lock, Thread
from typing import TypeVar

from showo2.app.shutdown import check_open
from showo2.errors import QueueFull, ReadersBusy
from showo2.media import Budget, reading_within

MAX_WAITING = 32  # requests in the queue, the running one included; further ones are refused
MAX_READING = 16  # requests whose files are being read
POLL_SECONDS = 0.2  # within which a waiting request notices that its client has gone
T = TypeVar("T")
Result = TypeVar("Result")


class ModelQueue:
    """Lets requests use the model one after another."""

    def __init__(self) -> None:
        self._line: list[object] = []  # the first has the model
        self._changed = Condition()
        self._reading = 0
        self._lock = Lock()

    @property
    def length(self) -> int:
        """Requests in the queue, the running one included."""
        return len(self._line)

    @property
    def reading(self) -> int:
        """Requests whose files are being read."""
        return self._reading

    @property
    def is_full(self) -> bool:
        return self.length >= MAX_WAITING

    def run(self, start: Callable[[], Iterator[T]], waiting: Callable[[int | None], T]) -> Iterator[T]:
        """What the iterator that `start` returns yields.

        `start` checks the request and reads its files; the iterator uses the model. Until its turn comes,
        yields what `waiting` gives for the number of requests ahead, or for None while files are read. Raises
        QueueFull, ReadersBusy, ShuttingDown, and what `start` and the iterator raise.
        """
        outputs = yield from self._started(start, waiting)
        with self._place() as place:
            while ahead := self._ahead(place):
                check_open()
                yield waiting(ahead)
            yield from outputs

    def _started(
        self, start: Callable[[], Result], waiting: Callable[[int | None], T]
    ) -> Generator[T, None, Result]:
        """What `start` returns, which runs in a thread of its own."""
        with self._budget() as budget:
            started = _in_thread(start, budget)
            while not wait([started], POLL_SECONDS).done:
                check_open()
                yield waiting(None)
        return started.result()

    @contextmanager
    def _budget(self) -> Iterator[Budget]:
        """A budget for reading the files of a request; canceled on exit."""
        with self._lock:
            if self._reading == MAX_READING:
                raise ReadersBusy()
            self._reading += 1
        budget = Budget()
        try:
            yield budget
        finally:
            budget.cancelled.set()
            with self._lock:
                self._reading -= 1

    @contextmanager
    def _place(self) -> Iterator[object]:
        """A place at the end of the line."""
        place = object()
        with self._changed:
            if self.is_full:
                raise QueueFull()
            self._line.append(place)
        try:
            yield place
        finally:
            with self._changed:
                self._line.remove(place)
                self._changed.notify_all()

    def _ahead(self, place: object) -> int:
        """The number of requests ahead, after waiting up to POLL_SECONDS for it to become 0."""
        with self._changed:
            self._changed.wait_for(lambda: self._line[0] is place, POLL_SECONDS)
            return self._line.index(place)


def _in_thread(function: Callable[[], Result], budget: Budget) -> "Future[Result]":
    """Starts a function that reads files within the budget; returns its future result."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            with reading_within(budget):
                future.set_result(function())
        except BaseException as error:  # raised again by whoever asks for the result
            future.set_exception(error)

    # A daemon, so that a slow file cannot keep the server from ending.
    Thread(target=copy_context().run, args=(run,), daemon=True).start()
    return future
