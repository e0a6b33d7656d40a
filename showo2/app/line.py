"""The line in front of the model: a scheduler that admits requests, fair between visitors.

Admitted requests run step by step, in turns on the model of this process (`turns`), or elsewhere
(`remote_steps`).
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Condition, Lock
from typing import Any

from showo2.batching import Member, SharedTurn
from showo2.errors import TookTooLong

# How far a new visitor starts ahead of those at work, so that a short answer hardly waits.
CREDIT_SECONDS = 3.0
# How fast the starting point of new visitors rises at least, as a fraction of what a visitor at work gets.
# Otherwise a stream of new visitors could keep the others waiting forever.
LEAST_RISE = 0.5
NOT_YET = object()  # stands for an output that is still to come


@dataclass(eq=False)
class Place:
    """A request in line or at work."""

    visitor: Hashable
    number: int  # in order of arrival
    is_exclusive: bool  # runs with no other beside it
    session: Hashable = None  # an open page, or None for a caller without one
    used: float = 0.0  # seconds of its steps
    turns: int = 0
    is_running: bool = False
    wants_turn: bool = False
    kept_until: float = 0.0  # a turn of its own is kept free until then
    turn: SharedTurn | None = None  # that it takes part in
    member: Member = field(default_factory=Member)

    @property
    def seconds_per_turn(self) -> float:
        return self.used / max(1, self.turns)


class Line(ABC):
    """Admits requests while there is room, and takes the steps of those that run. Thread-safe."""

    def __init__(self, slots: Callable[[], int], time_limit: float = math.inf) -> None:
        """`slots()` requests may be at work at a time. A request is ended after `time_limit` seconds of
        steps."""
        self._slots, self._time_limit = slots, time_limit
        self._places: list[Place] = []  # in order of arrival
        self._arrivals = 0
        # Seconds of steps by visitor, on top of where newcomers began when the visitor came.
        self._used: dict[Hashable, float] = {}
        self._beginning = 0.0
        self._lock = Lock()
        self._line_changed = Condition(self._lock)

    def __len__(self) -> int:
        """Requests in line or at work."""
        return len(self._places)

    @contextmanager
    def place(
        self, visitor: Hashable = None, is_exclusive: bool = False, session: Hashable = None
    ) -> Iterator[Place]:
        """A place in line, given up on exit. An exclusive request begins when all earlier ones have ended,
        and later ones begin when it has."""
        with self._lock:
            self._open_account(visitor)
            self._arrivals += 1
            place = Place(visitor, self._arrivals, is_exclusive, session)
            self._places.append(place)
        try:
            yield place
        finally:
            with self._lock:
                self._places.remove(place)
                self._wake()

    def wait_in_line(self, place: Place, seconds: float) -> int:
        """Waits up to `seconds` for room; returns how many requests must end before, 0 once it may run."""
        with self._lock:
            if self._line_changed.wait_for(lambda: self._is_admitted(place), seconds):
                place.is_running = True
                self._line_changed.notify_all()  # there may be room for another
                return 0
            if place.is_exclusive:
                return sum(other.number < place.number for other in self._places)
            running = sum(other.is_running for other in self._places)
            before = sum(
                not other.is_running and self._rank(other) < self._rank(place) for other in self._places
            )
            return max(1, running + before + 1 - self._slots())

    def is_alone(self, place: Place) -> bool:
        """Whether all requests come from the same open page, such as one that was stopped and is ending."""
        with self._lock:
            return place.session is not None and all(other.session == place.session for other in self._places)

    def steps(
        self, place: Place, outputs: Iterator[Any], poll_seconds: Callable[[], float]
    ) -> Generator[Any, None, None]:
        """The outputs of a request that may run, and NOT_YET whenever none has come for `poll_seconds()`.

        Closing it closes `outputs`. Raises TookTooLong, and what `outputs` raises.
        """
        try:
            with closing(self._steps(place, outputs, poll_seconds)) as steps:
                for output in steps:
                    yield output
                    if place.used > self._time_limit:
                        raise TookTooLong(limit=round(self._time_limit))
        finally:
            if isinstance(outputs, Generator):
                outputs.close()

    @abstractmethod
    def _steps(
        self, place: Place, outputs: Iterator[Any], poll_seconds: Callable[[], float]
    ) -> Generator[Any, None, None]:
        """As `steps`, without the time limit and the closing."""

    def _wake(self) -> None:
        """Notifies all waiting threads that a request has left."""
        self._line_changed.notify_all()

    def _charge(self, places: Sequence[Place], seconds: float) -> None:
        """Charges the requests that shared a step for their part of its time."""
        for each in places:
            each.turns += 1
            each.used += seconds / len(places)
            if each.visitor in self._used:  # one who ended a step early may have left
                self._used[each.visitor] += seconds / len(places)
        running = {other.visitor for other in self._places if other.is_running}
        mean = sum(self._used[visitor] for visitor in running) / len(running)
        self._beginning += LEAST_RISE * seconds / len(running)
        self._beginning = max(self._beginning, mean - CREDIT_SECONDS)

    def _open_account(self, visitor: Hashable) -> None:
        present = {place.visitor for place in self._places}
        if not present:
            self._used, self._beginning = {}, 0.0
        self._used = {
            each: used for each, used in self._used.items() if each in present or used > self._beginning
        }
        self._used.setdefault(visitor, self._beginning)

    def _rank(self, place: Place) -> tuple[float, float, int]:
        return self._used[place.visitor], place.used, place.number

    def _is_admitted(self, place: Place) -> bool:
        """Whether the first place in line that has room is this one."""
        room = [other for other in self._places if not other.is_running and self._has_room(other)]
        return bool(room) and min(room, key=self._rank) is place

    def _has_room(self, place: Place) -> bool:
        earlier = [other for other in self._places if other.number < place.number]
        if place.is_exclusive:
            return not earlier
        running = sum(other.is_running for other in self._places)
        return running < self._slots() and not any(other.is_exclusive for other in earlier)
