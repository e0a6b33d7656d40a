"""Turns on the model: which of several requests runs its next step.

Every request is a generator of steps, and a turn is one of them. The next turn goes to the visitor who has
used the model for the shortest time (fair queueing, Demers et al., 1989): an answer goes on while clips are
drawn, and sending more requests gains no time. Among the requests of one visitor, the one that has used the
least time is next. Requests that wait for a step of the same kind share the turn, and their steps run as one
batch (see `showo2.batching`).
"""

import math
import time
from collections.abc import Callable, Generator, Iterator
from threading import Condition
from typing import Any

from showo2.app.line import NOT_YET, Line, Place
from showo2.batching import SharedTurn

# How long the model is kept free for a request whose last output is on its way to the visitor, if the next
# turn is its own. Otherwise every token of an answer would wait for a step of another visitor's clip.
KEPT_SECONDS = 0.1
MAX_SHARING = 16  # requests that share a turn
# A shared turn takes no longer than this, estimated from earlier steps of its requests: a request that
# arrives meanwhile, such as an answer beside drawings, has to wait for its end.
SHARED_SECONDS = 0.25


class Turns(Line):
    """Gives turns on the model of this process to the requests at work. Thread-safe."""

    def __init__(self, slots: Callable[[], int], time_limit: float = math.inf) -> None:
        """As for every line."""
        super().__init__(slots, time_limit)
        self._current: list[Place] = []  # whose turn it is
        self._at_work = 0  # of these, how many have not given it back
        self._since = 0.0  # when the current turn began, or the last one ended
        self._turn_changed = Condition(self._lock)

    def _steps(
        self, place: Place, outputs: Iterator[Any], poll_seconds: Callable[[], float]
    ) -> Generator[Any, None, None]:
        """The outputs, each in a turn of its own."""
        while True:
            while (turn := self.take(place, poll_seconds())) is None:
                yield NOT_YET
            try:
                with turn.entered(place.member):
                    output = next(outputs)
            except StopIteration:
                return
            finally:
                self.give_back(place)
            yield output

    def _wake(self) -> None:
        super()._wake()
        self._turn_changed.notify_all()

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
        """Charges the requests that shared a turn for their part of its time."""
        seconds, self._since = now - self._since, now
        self._charge(self._current, seconds)

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
