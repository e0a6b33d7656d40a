"""Passes of several requests through the model as one batch.

Requests run in threads of their own. Those that take a turn together share a `SharedTurn`: one thread works
at a time, until each of them waits for a pass or has ended its step; then passes of a kind run as one batch.
Code that runs a pass calls `run_pass` and need not know whether it shares a turn.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, TypeVar, cast

Work = TypeVar("Work")
Result = TypeVar("Result")


@dataclass(eq=False)
class Member:
    """A request that takes part in a shared turn."""

    kind: Hashable = None  # of the last pass of its last step; None where there was none


@dataclass(eq=False)
class _Pass:
    """A pass that waits for those of the other members."""

    kind: Hashable
    run: Callable[[Sequence[Any]], Sequence[Any]]
    work: Any
    results: list[Any] = field(default_factory=list)  # one, once it has run
    error: Exception | None = None

    @property
    def has_run(self) -> bool:
        return bool(self.results) or self.error is not None


class SharedTurn:
    """One step of each of `size` requests, whose passes run together. Thread-safe.

    Each member must enter it: the others wait for one that does not.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._running = size  # members that neither wait for a pass nor have ended
        self._is_working = False  # whether a member's thread works
        self._passes: list[_Pass] = []
        self._changed = Condition()

    @contextmanager
    def entered(self, member: Member) -> Iterator[None]:
        """Runs a member's step in this thread."""
        self._begin_work()
        member.kind = None
        token = _CURRENT.set((self, member))
        try:
            yield
        finally:
            _CURRENT.reset(token)
            with self._changed:
                self._end_work()

    def run(self, member: Member, waiting: _Pass) -> Any:
        """The result of a pass, run with those that the other members wait for."""
        member.kind = waiting.kind
        with self._changed:
            self._passes.append(waiting)
            self._end_work()
            self._changed.wait_for(lambda: waiting.has_run and not self._is_working)
            self._is_working = True
        if waiting.error is not None:
            raise waiting.error
        return waiting.results[0]

    def _begin_work(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._is_working)
            self._is_working = True

    def _end_work(self) -> None:
        """This thread ends its step or waits for a pass; the last one that does runs all passes."""
        self._is_working = False
        self._running -= 1
        if self._running == 0 and self._passes:
            passes, self._passes = self._passes, []
            for kind in dict.fromkeys(each.kind for each in passes):
                _run_batch([each for each in passes if each.kind == kind])
            self._running = len(passes)
        self._changed.notify_all()


# The turn that the current thread's request takes part in.
_CURRENT: ContextVar[tuple[SharedTurn, Member] | None] = ContextVar("current", default=None)


def run_pass(kind: Hashable, run: Callable[[Sequence[Work]], Sequence[Result]], work: Work) -> Result:
    """`run([work])[0]`. In a shared turn, passes of one kind run as one call with the work of all."""
    current = _CURRENT.get()
    if current is None:
        return run([work])[0]
    turn, member = current
    return cast(Result, turn.run(member, _Pass(kind, run, work)))


def num_sharing() -> int:
    """How many requests share the turn of this thread's request, itself included; 1 outside of a turn."""
    current = _CURRENT.get()
    return 1 if current is None else current[0].size


def _run_batch(passes: Sequence[_Pass]) -> None:
    """Runs passes of one kind together; one by one where that fails, for example for lack of memory."""
    try:
        results = passes[0].run([each.work for each in passes])
    except Exception as error:
        if len(passes) == 1:
            passes[0].error = error
        else:
            for each in passes:
                _run_batch([each])
        return
    for each, result in zip(passes, results, strict=True):
        each.results.append(result)
