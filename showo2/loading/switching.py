"""One checkpoint in another's place: whatever can be known is known before the old one goes, and progress is told."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

from showo2.errors import NotEnoughMemory
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.loading.devices import check_memory
from showo2.loading.hub import ProgressCallback
from showo2.loading.loader import Components, LoadPlan, make_load_plan, read_components
from showo2.loading.quantization import check_quantization
from showo2.outputs import Loading

Result = TypeVar("Result")
REPORT_SECONDS = 0.1  # between two reports, at least


class _Stopped(Exception):
    """Nobody waits for the work any more."""


def plan_switch(old: Components, name: str, quantization: str | None) -> Generator[Loading, None, LoadPlan]:
    """Finds, downloads and checks a checkpoint for the device and the dtype of `old`; yields the download's progress.

    Raises as `showo2.loading.load` does.
    """
    if quantization is not None:
        check_quantization(quantization, old.device)
    files = yield from _reported("download", partial(find_checkpoint, name))
    return make_load_plan(files, old.device, old.dtype, quantization, spread=old.device_map is not None)


def fits_alongside(plan: LoadPlan, num_bytes: int) -> bool:
    """Whether a plan can be loaded beside what is loaded now, which takes `num_bytes`; False where it has to go first.

    Raises NotEnoughMemory where not even that would do.
    """
    try:
        check_memory(plan.num_bytes, plan.device)
        return True
    except NotEnoughMemory:
        check_memory(plan.num_bytes, plan.device, reclaimable=num_bytes)
        return False


def read_with_progress(plan: LoadPlan) -> Generator[Loading, None, Components]:
    """Reads a plan's weights; yields how far that is."""
    return (yield from _reported("read", partial(read_components, plan)))


def reload(old: Components) -> Components:
    """What was loaded, from its files."""
    return read_components(
        make_load_plan(old.files, old.device, old.dtype, old.quantization, spread=old.device_map is not None)
    )


def _reported(stage: str, work: Callable[[ProgressCallback], Result]) -> Generator[Loading, None, Result]:
    """Does `work` in a thread of its own, yields what it reports, and returns its result.

    Closing the generator ends the work at its next on_progress.
    """
    reports: SimpleQueue[Loading | None] = SimpleQueue()
    stopped = Event()
    last = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal last
        if stopped.is_set():
            raise _Stopped
        if done == total or time.monotonic() - last > REPORT_SECONDS:
            last = time.monotonic()
            reports.put(Loading(stage, done, total))

    def run() -> Result:
        try:
            return work(on_progress)
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
