"""Steps that run elsewhere: side by side, in the order of the line, and stopped when their caller leaves."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from conftest import PATIENCE

from showo2.app import model_queue
from showo2.app.model_queue import ModelQueue
from showo2.app.remote_steps import RemoteSteps, current_caller
from showo2.errors import EmptyPrompt

WAITS = "waits"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(model_queue, "POLL_SECONDS", 0.01)


def queue_of(slots: int) -> ModelQueue:
    return ModelQueue(lambda: slots, line=RemoteSteps)


def run(queue: ModelQueue, start, visitor: str | None = None, session: str | None = None) -> Iterator:
    """What is not a wait."""
    outputs = queue.run(start, lambda ahead: WAITS, visitor, session=session)
    return (output for output in outputs if output != WAITS)


def test_requests_go_on_at_the_same_time():
    queue, together = queue_of(2), threading.Barrier(2)

    def work() -> Iterator[str]:
        together.wait(PATIENCE)  # in turns, nobody would come to the second one
        yield "done"

    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append(list(run(queue, work)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert results == [["done"], ["done"]]


def test_no_more_than_there_is_room_for():
    queue = queue_of(1)
    with closing(run(queue, lambda: iter("ab"))) as first:
        assert next(first) == "a"
        second = queue.run(lambda: iter("c"), lambda ahead: f"{ahead} ahead")
        while (output := next(second)) == "None ahead":
            pass
        assert output == "1 ahead"
    assert [output for output in second if len(output) == 1] == ["c"]


def test_the_step_knows_for_whom_it_is():
    def work() -> Iterator[tuple]:
        caller = current_caller()
        yield caller.visitor, caller.session

    assert list(run(queue_of(1), work, "ann", "page")) == [("ann", "page")]
    assert list(work()) == [(None, None)]


def test_who_leaves_during_a_step_stops_it():
    """Not only between steps: one that is far away may take long, or wait there for its turn."""
    queue, stopped, closed = queue_of(1), threading.Event(), threading.Event()

    def work() -> Iterator[str]:
        current_caller().on_leave(stopped.set)
        try:
            yield "begun"
            assert stopped.wait(PATIENCE)
            assert current_caller().has_left
            yield "too late"
        finally:
            closed.set()

    outputs = queue.run(work, lambda ahead: WAITS)
    while next(outputs) != "begun":
        pass
    assert next(outputs) == WAITS
    assert not stopped.is_set()
    outputs.close()
    assert stopped.is_set()
    assert closed.is_set()
    assert queue.length == 0


def test_who_left_before_the_step_began_is_not_served():
    calls: list[str] = []
    caller = current_caller()
    caller.leave()
    caller.on_leave(lambda: calls.append("stopped"))
    assert calls == ["stopped"]


def test_what_a_step_raises_is_raised():
    def work() -> Iterator[str]:
        yield "begun"
        raise EmptyPrompt()

    outputs = run(queue_of(1), work)
    assert next(outputs) == "begun"
    with pytest.raises(EmptyPrompt):
        next(outputs)
