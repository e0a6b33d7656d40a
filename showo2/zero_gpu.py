"""ZeroGPU: Hugging Face Spaces that lend a GPU for the length of a call. No-op elsewhere.

On such a Space, weights are placed on an emulated GPU when the app starts, and each call runs in a separate
process that has a real GPU for the number of seconds requested beforehand. Arguments and results are pickled.
The `spaces` package is preinstalled there, and imported nowhere else.
"""

import importlib
import os
from collections.abc import Callable
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])

# Conservative estimates for the lent GPU: a call that asks for too few seconds is cut off, one that asks for
# too many waits longer.
SETUP_SECONDS = 15  # moving weights to the GPU, encoding inputs, decoding results
FLOPS = 4e13  # floating-point operations per second; a multiply-add is two
BYTES = 4e11  # memory read per second


def is_active() -> bool:
    """Whether this process runs on ZeroGPU."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true")


def prepare() -> None:
    """Emulate a GPU on ZeroGPU; to be called before anything is placed on one."""
    if is_active():
        importlib.import_module("spaces")


def on_lent_gpu(function: Function, seconds: Callable[..., int]) -> Function:
    """The generator function, run on a lent GPU for the seconds that `seconds(*arguments)` returns."""
    if not is_active():
        return function
    return cast(Function, importlib.import_module("spaces").GPU(function, duration=seconds))


def estimate(weights: int, drawn: int, written: int) -> int:
    """Seconds to request: `weights` in bytes, `drawn` tokens summed over all passes, `written` tokens."""
    # Two bytes and two operations per weight; each written token reads all weights once.
    return SETUP_SECONDS + round(drawn * weights / FLOPS + written * weights / BYTES)
