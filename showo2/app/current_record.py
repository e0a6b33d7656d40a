"""Fields of the current request for its log line, beyond the outcome.

A request runs in steps, each in whichever thread is free and thus in a context of its own: its record is
carried from one to the next.
"""

from collections.abc import Generator, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass
class Record:
    """Fields of one request."""

    prompt: str | None = None  # only if prompts are logged, and once the model has begun


_CURRENT: ContextVar[Record | None] = ContextVar("record", default=None)


def new_record() -> Record:
    """A record, current in this step from now on."""
    record = Record()
    _CURRENT.set(record)
    return record


def current_record() -> Record | None:
    """The record of the request whose step runs; None for a request that is not recorded."""
    return _CURRENT.get()


def with_record(record: Record | None, outputs: Iterator[Any]) -> Generator[Any, None, None]:
    """The same outputs, each made while `record` is the current one. Closing it closes `outputs`."""
    try:
        while True:
            _CURRENT.set(record)
            try:
                output = next(outputs)
            except StopIteration:
                return
            yield output
    finally:
        if isinstance(outputs, Generator):
            outputs.close()
