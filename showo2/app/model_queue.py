"""The queue in front of the model: requests wait for room in memory, then take turns, step by step, or share
them.

A request is checked, and its files are read, before it joins the queue: in a thread and within a budget of
its own, so that a slow file delays nobody else. Closing a request's iterator ends its work, whatever stage it
is in; Gradio does so when a visitor stops it or leaves.
"""

import math
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Hashable, Iterator
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager
from contextvars import copy_context
from threading import Lock, Thread
from typing import TypeVar

from showo2.app.current_record import current_record, with_record
from showo2.app.line import NOT_YET, Line
from showo2.app.shutdown import check_open
from showo2.app.turns import Turns
from showo2.errors import QueueFull, ReadersBusy, TooManyRequests
from showo2.media import Budget, reading_within

MAX_WAITING = 200  # requests in the queue, the running ones included; further ones are refused
MAX_READING = 32  # requests whose files are being read
MAX_PER_VISITOR = 8  # requests of one visitor, at any stage
POLL_SECONDS = 0.2  # within which a request that waits notices that its client has gone
MEASURED_ENDS = 20  # of requests in a row, from which waiting times are estimated
LEAST_ENDS = 3
POLLED_TOGETHER = 16  # requests; in a longer line, each polls less often
T = TypeVar("T")
Result = TypeVar("Result")


class ModelQueue:
    """Lets requests use the model: as many at a time as memory holds, in turns of one step."""

    def __init__(
        self,
        slots: Callable[[], int] = lambda: 1,
        time_limit: float = math.inf,
        line: type[Line] = Turns,
    ) -> None:
        """`slots()` requests may run at a time, such as the engine's `capacity`. A request is ended after
        `time_limit` seconds of steps. `line`: where they are taken."""
        self._line = line(slots, time_limit)
        self._ends: deque[float] = deque(maxlen=MEASURED_ENDS)  # when requests ended while others waited
        self._reading = 0
        self._requests: Counter[Hashable] = Counter()  # by visitor
        self._lock = Lock()

    @property
    def length(self) -> int:
        """Requests in the queue, the running ones included."""
        return len(self._line)

    @property
    def reading(self) -> int:
        """Requests whose files are being read."""
        return self._reading

    @property
    def is_full(self) -> bool:
        return self.length >= MAX_WAITING

    def seconds_until(self, ahead: int) -> float | None:
        """How long it takes until `ahead` requests have ended, by those that ended lately; None where too
        few have."""
        if len(self._ends) < LEAST_ENDS:
            return None
        return ahead * (self._ends[-1] - self._ends[0]) / (len(self._ends) - 1)

    def run(
        self,
        start: Callable[[], Iterator[T]],
        waiting: Callable[[int | None], T],
        visitor: Hashable = None,
        is_exclusive: bool = False,
        session: Hashable = None,
    ) -> Iterator[T]:
        """What the iterator that `start` returns yields.

        `start` checks the request and reads its files; the iterator uses the model. While it cannot go on,
        yields what `waiting` gives for the number of requests ahead, for 0 while it only waits for its turn
        between two steps or for the end of requests from the same page, `session`, or for None while files
        are read. `visitor`, such as an address, is who asks; None is nobody in particular, and not counted.
        An exclusive request runs alone.
        Raises TooManyRequests, QueueFull, ReadersBusy, TookTooLong, ShuttingDown, and what `start` and the
        iterator raise.
        """
        record = current_record()  # whoever iterates over this has just begun it
        with self._counted(visitor):
            outputs = with_record(record, (yield from self._started(start, waiting)))
            if self.is_full:
                raise QueueFull()
            with self._line.place(visitor, is_exclusive, session) as place:
                if self._line.wait_in_line(place, 0):
                    while ahead := self._line.wait_in_line(place, self._poll_seconds()):
                        check_open()
                        yield waiting(0 if self._line.is_alone(place) else ahead)
                else:
                    self._ends.clear()  # nobody waits: what was measured in an earlier rush says nothing
                with closing(self._line.steps(place, outputs, self._poll_seconds)) as steps:
                    for output in steps:
                        yield waiting(0) if output is NOT_YET else output
            self._ends.append(time.monotonic())

    def _poll_seconds(self) -> float:
        return POLL_SECONDS * (1 + self.length // POLLED_TOGETHER)

    @contextmanager
    def _counted(self, visitor: Hashable) -> Iterator[None]:
        """Counts a request of a visitor, who may have MAX_PER_VISITOR at a time."""
        with self._lock:
            if visitor is not None and self._requests[visitor] >= MAX_PER_VISITOR:
                raise TooManyRequests(limit=MAX_PER_VISITOR)
            self._requests[visitor] += 1
        try:
            yield
        finally:
            with self._lock:
                self._requests[visitor] -= 1
                if not self._requests[visitor]:
                    del self._requests[visitor]

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
