"""A blocking generator whose steps run in threads."""

from collections.abc import Iterator
from threading import Lock
from typing import Any

END = object()


class Stepper:
    """A generator that one thread advances and another may close: closing waits for the step to end."""

    def __init__(self, generator: Iterator[Any]) -> None:
        self._generator: Any = generator
        self._lock = Lock()

    def step(self) -> Any:
        """The next output, or END."""
        with self._lock:
            return next(self._generator, END)

    def close(self) -> None:
        with self._lock:
            self._generator.close()
