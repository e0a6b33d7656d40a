"""Data parallel training over torch.distributed; everything is a no-op in a process that trains alone."""

import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import nn
from torch.multiprocessing import ProcessExitedException

from showo2.training.interruption import Stopped

STOPPED = 130  # exit code of a process that was asked to stop: what shells expect


def process_rank() -> int:
    """The number of this process among those that train together; 0 where one trains alone."""
    return dist.get_rank() if dist.is_initialized() else 0


def num_processes() -> int:
    """How many processes train together."""
    return dist.get_world_size() if dist.is_initialized() else 1


def average_gradients(parameters: Iterable[nn.Parameter]) -> None:
    """Replace every gradient by its mean over all processes."""
    if not dist.is_initialized():
        return
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    together = torch.cat([gradient.flatten() for gradient in gradients])
    dist.all_reduce(together)
    together /= dist.get_world_size()
    parts = together.split([gradient.numel() for gradient in gradients])
    for gradient, mean in zip(gradients, parts, strict=True):
        gradient.copy_(mean.view_as(gradient))


def any_process(flag: bool, device: torch.device | None = None) -> bool:
    """Whether `flag` is true in any process; `device` is where the group communicates."""
    if not dist.is_initialized():
        return flag
    votes = torch.tensor(float(flag), device=device)
    dist.all_reduce(votes)
    return bool(votes)


def wait_for_all() -> None:
    """Return once every process has come here."""
    if dist.is_initialized():
        dist.barrier()


def spawn_group(
    train: Callable[..., None], arguments: tuple[Any, ...], folder: Path, processes: int, threads: int
) -> None:
    """Run `train(*arguments)` in `processes` new processes of one gloo group, with `threads` CPU threads
    each.

    They find each other through a file in `folder`, which must exist. For the main thread. Raises Stopped
    where one of them does.
    """
    rendezvous = folder / "rendezvous"
    rendezvous.unlink(missing_ok=True)  # a stopped run may have left one
    # A terminal sends Ctrl-C to this process too. If it ended, the others would be interrupted once more,
    # within their last step.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        mp.spawn(_join_group, (train, arguments, rendezvous, processes, threads), processes)
    except ProcessExitedException as error:
        if error.exit_code != STOPPED:
            raise
        raise Stopped from error
    finally:
        signal.signal(signal.SIGINT, before)


def _join_group(
    rank: int,
    train: Callable[..., None],
    arguments: tuple[Any, ...],
    rendezvous: Path,
    processes: int,
    threads: int,
) -> None:
    torch.set_num_threads(threads)
    # torch interrupts these processes when their parent dies; a shell's background jobs ignore that by
    # default.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    address = rendezvous.resolve().as_uri()
    dist.init_process_group("gloo", init_method=address, rank=rank, world_size=processes)
    try:
        train(*arguments)
    except Stopped:
        sys.exit(STOPPED)
    dist.destroy_process_group()
