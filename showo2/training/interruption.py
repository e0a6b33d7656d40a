"""Ctrl-C and SIGTERM as a wish that is granted after the step."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(Exception):
    """The run was asked to stop, and its state is saved."""


class Interruption:
    """Whether someone wants the run to stop."""

    def __init__(self) -> None:
        self.wanted = False

    def _want(self, number: int, frame: FrameType | None) -> None:
        if self.wanted:  # a second time: at once
            raise KeyboardInterrupt
        self.wanted = True


@contextmanager
def interruption() -> Iterator[Interruption]:
    """Until the end of the block, the first signal only sets `wanted`. For the main thread."""
    wish = Interruption()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, wish._want) for each in signals]
    try:
        yield wish
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
