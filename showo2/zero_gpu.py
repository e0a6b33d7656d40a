"""ZeroGPU: Spaces that lend a GPU for the length of a call. Everywhere else nothing here does anything.

There, weights are placed on an emulated GPU when the app starts, and a call runs in a process of its own that has a real
one for as many seconds as were asked for beforehand. What goes in and comes out is pickled: plain requests and events.
The `spaces` package comes with those Spaces and is imported nowhere else.
"""

import importlib
import os
from collections.abc import Callable
from typing import TypeVar

Function = TypeVar("Function", bound=Callable)

# Careful guesses for the GPU that is lent: too few seconds end a call, too many put a visitor back in the queue.
SETUP_SECONDS = 15  # weights go to the GPU, what is seen is encoded, results are decoded
FLOPS = 4e13  # multiply-adds counted twice, a second
BYTES = 4e11  # read from memory, a second


def is_active() -> bool:
    """Whether this process runs on ZeroGPU."""
    return os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true")


def prepare() -> None:
    """To be called before anything is placed on a GPU: from then on there seems to be one."""
    if is_active():
        importlib.import_module("spaces")


def lent(function: Function, seconds: Callable[..., int]) -> Function:
    """A generator function with a GPU for as long as `seconds`, of the same arguments, says; itself elsewhere."""
    if not is_active():
        return function
    return importlib.import_module("spaces").GPU(function, duration=seconds)


def estimate(weights: int, drawn: int, written: int) -> int:
    """Seconds to ask for: `weights` in bytes, `drawn` tokens times passes through the model, `written` tokens."""
    # Two bytes a weight, two operations; each written token reads all weights once.
    return SETUP_SECONDS + round(drawn * weights / FLOPS + written * weights / BYTES)
