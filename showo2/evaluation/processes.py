"""Work spread over processes: those of `accelerate launch` or torchrun, or a pool of our own."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from typing import TypeVar

import torch

Item = TypeVar("Item")
Result = TypeVar("Result")
# Environment variables that launchers set for each process.
LOCAL_RANK, RANK, WORLD_SIZE = "LOCAL_RANK", "RANK", "WORLD_SIZE"


def local_device() -> str | None:
    """The GPU of this process, by its number on this machine; None without CUDA."""
    count = torch.cuda.device_count()
    return f"cuda:{int(os.environ.get(LOCAL_RANK, 0)) % count}" if count else None


def num_launched() -> int:
    """How many processes a launcher started; 1 without one."""
    return int(os.environ.get(WORLD_SIZE, 1))


def share_of(items: Sequence[Item]) -> Sequence[Item]:
    """This process's share of `items` under a launcher; otherwise all of them."""
    return items[int(os.environ.get(RANK, 0)) :: num_launched()]


def spread(function: Callable[[Item], Result], items: Sequence[Item], num_processes: int) -> Iterator[Result]:
    """Applies `function` to the items and yields the results in order, in a pool of processes that share the
    GPUs, or in this process if `num_processes` is 1."""
    if num_processes == 1:
        yield from map(function, items)
        return
    context = get_context("spawn")
    ranks = context.SimpleQueue()
    for rank in range(num_processes):
        ranks.put(rank)
    with ProcessPoolExecutor(num_processes, context, _take_rank, (ranks,)) as pool:
        yield from pool.map(function, items)


def _take_rank(ranks: "SimpleQueue[int]") -> None:
    os.environ[LOCAL_RANK] = str(ranks.get())
