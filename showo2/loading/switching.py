"""One checkpoint in another's place: whatever can be known is known before the old one goes, and progress is told."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

from showo2.errors import NotEnoughMemory
from showo2.loading.checkpoint_files import find_source
from showo2.loading.devices import check_memory
from showo2.loading.hub import Report
from showo2.loading.loader import Components, Plan, make_plan, read
from showo2.loading.quantization import check_quantization
from showo2.outputs import Loading

Result = TypeVar("Result")
REPORT_SECONDS = 0.1  # between two reports, at least


class _Stopped(Exception):
    """Nobody waits for the work any more."""


def plan_switch(old: Components, name: str, quantization: str | None) -> Generator[Loading, None, Plan]:
    """Finds, downloads and checks a checkpoint for the device and the dtype of `old`; yields the download's progress.

    Raises as `showo2.loading.load` does.
    """
    if quantization is not None:
        check_quantization(quantization, old.device)
    source = yield from _reported("download", partial(find_source, name))
    return make_plan(source, old.device, old.dtype, quantization, spread=old.placement is not None)


def fits_beside(plan: Plan, num_bytes: int) -> bool:
    """Whether a plan can be loaded beside what is loaded now, which takes `num_bytes`; False where it has to go first.

    Raises NotEnoughMemory where not even that would do.
    """
    try:
        check_memory(plan.num_bytes, plan.device)
        return True
    except NotEnoughMemory:
        check_memory(plan.num_bytes, plan.device, reclaimable=num_bytes)
        return False


def read_plan(plan: Plan) -> Generator[Loading, None, Components]:
    """Reads a plan's weights; yields how far that is."""
    return (yield from _reported("read", partial(read, plan)))


def read_again(old: Components) -> Components:
    """What was loaded, from its files."""
    return read(
        make_plan(old.source, old.device, old.dtype, old.quantization, spread=old.placement is not None)
    )


def _reported(stage: str, work: Callable[[Report], Result]) -> Generator[Loading, None, Result]:
    """Does `work` in a thread of its own, yields what it reports, and returns its result.

    Closing the generator ends the work at its next report.
    """
    reports: SimpleQueue[Loading | None] = SimpleQueue()
    stopped = Event()
    last = 0.0

    def report(done: int, total: int) -> None:
        nonlocal last
        if stopped.is_set():
            raise _Stopped
        if done == total or time.monotonic() - last > REPORT_SECONDS:
            last = time.monotonic()
            reports.put(Loading(stage, done, total))

    def run() -> Result:
        try:
            return work(report)
        finally:
            reports.put(None)

    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(run)
        try:
            while (loading := reports.get()) is not None:
                yield loading
        finally:
            stopped.set()
    return future.result()
