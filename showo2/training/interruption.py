"""Ctrl-C and SIGTERM end a run after the current step; a second one ends it at once."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(Exception):
    """The run was asked to stop, and its state is saved."""


class Interruption:
    """Whether a signal has asked the run to stop."""

    def __init__(self) -> None:
        self.requested = False

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True


@contextmanager
def interruption() -> Iterator[Interruption]:
    """Inside the block, the first signal only sets `requested`. For the main thread."""
    request = Interruption()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, request._handle) for each in signals]
    try:
        yield request
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
