"""Loading one checkpoint in place of another, with progress; all is checked before the old one goes."""

import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

from showo2.errors import NotEnoughMemory
from showo2.loading.checkpoint_files import CheckpointFiles, find_checkpoint, with_strength
from showo2.loading.devices import check_memory
from showo2.loading.hub import ProgressCallback
from showo2.loading.loader import Components, LoadPlan, build_on_meta, make_load_plan, read_components
from showo2.loading.quantization import check_quantization
from showo2.loading.vae_files import build_vae_on_meta
from showo2.outputs import Loading
from showo2.prefix_cache import PrefixCache
from showo2.vae import VideoVAE

Result = TypeVar("Result")
REPORT_SECONDS = 0.1  # at least, between two reports


class _Stopped(Exception):
    """Ends the work, whose caller no longer waits."""


def plan_switch(
    old: Components,
    name: str,
    quantization: str | None,
    first: CheckpointFiles,
    lora_strength: float | None = None,
) -> Generator[Loading, None, LoadPlan]:
    """Find, download and check a checkpoint for the device and dtype of `old`; yields download progress.

    `first` is what the pipeline was started with: its name alone may not find it again as it was understood
    then. `lora_strength`: None for that of `first`, or as it was trained. Raises what
    `showo2.loading.loader.load` does.
    """
    if quantization is not None:
        check_quantization(quantization, old.device)
    files = first
    if name != first.name:
        files = yield from _in_thread("download", partial(find_checkpoint, name))
    if lora_strength is not None:
        files = with_strength(files, lora_strength)
    return make_load_plan(files, old.device, old.dtype, quantization, spread=old.device_map is not None)


def fits_alongside(plan: LoadPlan, num_bytes: int) -> bool:
    """Whether a plan can be loaded while what is loaded now, of `num_bytes`, stays; if not, that goes first.

    Raises NotEnoughMemory if even that would not be enough.
    """
    try:
        check_memory(plan.peak_bytes, plan.device)
        return True
    except NotEnoughMemory:
        check_memory(plan.peak_bytes, plan.device, reclaimable=num_bytes)
        return False


def read_with_progress(plan: LoadPlan) -> Generator[Loading, None, Components]:
    """Read a plan's weights; yields the progress."""
    return (yield from _in_thread("read", partial(read_components, plan)))


def without_weights(components: Components) -> Components:
    """The same checkpoint with its networks on the meta device and nothing cached; it can be reloaded."""
    return replace(
        components,
        model=build_on_meta(components.checkpoint.model),
        vae=VideoVAE(build_vae_on_meta(components.files.vae_path)),
        prefix_cache=PrefixCache(),
    )


def reload(old: Components) -> Components:
    """Load `old` again from its files."""
    return read_components(
        make_load_plan(old.files, old.device, old.dtype, old.quantization, spread=old.device_map is not None)
    )


def _in_thread(stage: str, work: Callable[[ProgressCallback], Result]) -> Generator[Loading, None, Result]:
    """Run `work` in a thread, yield its progress, and return its result.

    Closing the generator stops the work at its next progress callback.
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
