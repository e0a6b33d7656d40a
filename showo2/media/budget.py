"""Time and memory that the files of one request may take together, where workers read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Event

from showo2.errors import FilesTooLarge, FilesTooSlow, MediaTooSlow
from showo2.media.limits import MAX_READ_MB, MAX_READING_SECONDS

_current: ContextVar["Budget | None"] = ContextVar("budget", default=None)


class ReadingCancelled(Exception):
    """Nobody waits for the file any longer."""


class Budget:
    """Seconds of a worker's time and megabytes of pixels; `cancelled` is set once nobody waits.

    One thread reads, another may cancel.
    """

    def __init__(self, seconds: float = MAX_READING_SECONDS, megabytes: float = MAX_READ_MB) -> None:
        self.cancelled = Event()
        self.seconds_left = seconds
        self._bytes_left = megabytes * 1e6
        self._read: set[Path] = set()  # files that took time

    def spend(self, file: Path, seconds: float, size: int) -> None:
        """Takes a file's share; `size` in bytes. Raises FilesTooLarge where the pixels are too many."""
        self.seconds_left -= seconds
        self._bytes_left -= size
        if seconds:
            self._read.add(file)
        if self._bytes_left < 0:
            raise FilesTooLarge(limit=MAX_READ_MB, unit="MB of pixels")

    def too_slow(self, file: Path) -> FilesTooSlow | MediaTooSlow:
        """The error for the file at which the time ran out: MediaTooSlow where no other file took any."""
        if self._read - {file}:
            return FilesTooSlow(limit=MAX_READING_SECONDS)
        return MediaTooSlow(file=file.name, limit=MAX_READING_SECONDS)


@contextmanager
def reading_within(budget: Budget) -> Iterator[None]:
    """All files that are read inside, in this thread, share the budget."""
    token = _current.set(budget)
    try:
        yield
    finally:
        _current.reset(token)


def current_budget() -> Budget:
    """The budget that is shared here, or else a new one for a single file."""
    return _current.get() or Budget()
