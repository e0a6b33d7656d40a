"""Training over torch.distributed; everything is a no-op in a process that trains alone."""

import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor, nn
from torch.distributed.tensor import DTensor, distribute_tensor
from torch.multiprocessing import ProcessExitedException
from torch.utils._pytree import tree_map_only

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
    return bool(max_of_processes([flag], device)[0])


def max_of_processes(values: Sequence[float], device: torch.device | None = None) -> list[float]:
    """The largest of each value in any process; `device` is where the group communicates."""
    if not dist.is_initialized():
        return list(values)
    largest = torch.tensor(values, dtype=torch.float32, device=device)
    dist.all_reduce(largest, dist.ReduceOp.MAX)
    return largest.tolist()


def wait_for_all() -> None:
    """Return once every process has come here."""
    if dist.is_initialized():
        dist.barrier()


def gather(values: Any) -> Any:
    """Nested values with whole tensors in main memory in place of shards, in the first process; in the
    others, None in their place. Every process must call this at the same time."""

    def whole(tensor: DTensor) -> Tensor | None:
        full = tensor.full_tensor()
        return full.cpu() if process_rank() == 0 else None

    return tree_map_only(DTensor, whole, values)


def shard_like(tensor: Tensor, parameter: Tensor) -> Tensor:
    """The shard of a whole tensor that belongs to a parameter; the tensor itself where it is not sharded."""
    if not isinstance(parameter, DTensor) or tensor.shape != parameter.shape:
        return tensor
    # Every process has the whole tensor, so none has to send it.
    return distribute_tensor(tensor, parameter.device_mesh, parameter.placements, src_data_rank=None)


def num_local(tensor: Tensor) -> int:
    """Numbers of a tensor that this process holds."""
    return (tensor.to_local() if isinstance(tensor, DTensor) else tensor).numel()


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
