"""Turns on the model: which of several requests runs its next step.

Every request is a generator of steps, and a turn is one of them. The next turn goes to the visitor who has
used the model for the shortest time (fair queueing, Demers et al., 1989): an answer goes on while clips are
drawn, and sending more requests gains no time. Among the requests of one visitor, the one that has used the
least time is next. Requests that wait for a step of the same kind share the turn, and their steps run as one
batch (see `showo2.batching`).
"""

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Lock

from showo2.batching import Member, SharedTurn

# How far a new visitor starts ahead of those at work, so that a short answer hardly waits.
CREDIT_SECONDS = 3.0
# How fast the starting point of new visitors rises at least, as a fraction of what a visitor at work gets.
# Otherwise a stream of new visitors could keep the others waiting forever.
LEAST_RISE = 0.5
# How long the model is kept free for a request whose last output is on its way to the visitor, if the next
# turn is its own. Otherwise every token of an answer would wait for a step of another visitor's clip.
KEPT_SECONDS = 0.1
MAX_SHARING = 16  # requests that share a turn
# A shared turn takes no longer than this, by what the steps of its requests took so far: whoever comes
# meanwhile, such as an answer beside drawings, waits for its end.
SHARED_SECONDS = 0.25


@dataclass(eq=False)
class Place:
    """A request in line or at work."""

    visitor: Hashable
    number: int  # in order of arrival
    is_exclusive: bool  # runs with no other beside it
    session: Hashable = None  # an open page, or None for a caller without one
    used: float = 0.0  # seconds of its turns
    turns: int = 0
    is_running: bool = False
    wants_turn: bool = False
    kept_until: float = 0.0  # a turn of its own is kept free until then
    turn: SharedTurn | None = None  # that it takes part in
    member: Member = field(default_factory=Member)

    @property
    def seconds_per_turn(self) -> float:
        return self.used / max(1, self.turns)


class Turns:
    """Admits requests while there is room, and gives turns to those at work. Thread-safe."""

    def __init__(self, slots: Callable[[], int]) -> None:
        """`slots()` requests may be at work at a time."""
        self._slots = slots
        self._places: list[Place] = []  # in order of arrival
        self._arrivals = 0
        # Seconds of turns by visitor, on top of where newcomers began when the visitor came.
        self._used: dict[Hashable, float] = {}
        self._beginning = 0.0
        self._current: list[Place] = []  # whose turn it is
        self._at_work = 0  # of these, how many have not given it back
        self._since = 0.0  # when the current turn began, or the last one ended
        self._lock = Lock()
        self._line_changed, self._turn_changed = Condition(self._lock), Condition(self._lock)

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
                self._line_changed.notify_all()
                self._turn_changed.notify_all()

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

    def take(self, place: Place, seconds: float) -> SharedTurn | None:
        """Waits up to `seconds` for the place's turn; `give_back` must follow if it comes."""
        deadline = time.monotonic() + seconds
        with self._lock:
            place.wants_turn = True
            try:
                while place.turn is None:
                    if self._next() is place:
                        self._begin_turn(place)
                        break
                    now = time.monotonic()
                    if now >= deadline:
                        place.kept_until = now + KEPT_SECONDS
                        return None
                    ends = [other.kept_until for other in self._places if other.kept_until > now]
                    self._turn_changed.wait(min([deadline, *ends]) - now)
            finally:
                place.wants_turn = False
            return place.turn

    def give_back(self, place: Place) -> None:
        """Ends the place's part in its turn."""
        with self._lock:
            now = time.monotonic()
            place.turn, place.kept_until = None, now + KEPT_SECONDS
            self._at_work -= 1
            if self._at_work == 0:
                self._end_turn(now)
            self._turn_changed.notify_all()

    def _begin_turn(self, place: Place) -> None:
        """Gives a turn to a place, and to those that wait for a step of the same kind."""
        now = time.monotonic()
        # The time for which the model was kept free is the visitor's too.
        if place not in self._current or now - self._since > KEPT_SECONDS:
            self._since = now
        self._current = [place]
        seconds = place.seconds_per_turn
        for other in sorted(self._of_its_kind(place), key=self._rank)[: MAX_SHARING - 1]:
            seconds += other.seconds_per_turn
            if seconds > SHARED_SECONDS:
                break
            self._current.append(other)
        self._at_work = len(self._current)
        turn = SharedTurn(self._at_work)
        for each in self._current:
            each.turn = turn
        self._turn_changed.notify_all()

    def _of_its_kind(self, place: Place) -> list[Place]:
        """The other places that wait for a step of the same kind."""
        kind = place.member.kind
        return [
            other
            for other in self._places
            if other is not place and other.wants_turn and kind is not None and other.member.kind == kind
        ]

    def _end_turn(self, now: float) -> None:
        """Charges those who shared a turn for their part of its time."""
        seconds, self._since = now - self._since, now
        for each in self._current:
            each.turns += 1
            each.used += seconds / len(self._current)
            if each.visitor in self._used:  # one who ended a step early may have left
                self._used[each.visitor] += seconds / len(self._current)
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

    def _next(self) -> Place | None:
        """Whose turn is next, if it wants it now; None while the model is in use or kept free."""
        now = time.monotonic()
        ready = [
            place
            for place in self._places
            if place.is_running and (place.wants_turn or place.kept_until > now)
        ]
        if self._at_work or not ready:
            return None
        best = min(ready, key=self._rank)
        return best if best.wants_turn else None
