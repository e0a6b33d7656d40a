"""Processes that train together."""

import signal

import pytest
import torch
import torch.multiprocessing as mp

from showo2.training.distributed import average_gradients, process_rank, spawn_group, wait_for_all
from showo2.training.interruption import Stopped


def average_in_group(results) -> None:
    model = torch.nn.Linear(2, 1)
    model.weight.grad = torch.full((1, 2), float(process_rank()))  # the bias has no gradient: it is frozen
    average_gradients(model.parameters())
    results.put((process_rank(), model.weight.grad.tolist()))


def stop() -> None:
    """What the trainer does in each process once it has saved."""
    wait_for_all()
    raise Stopped


def test_a_group_that_was_asked_to_stop_says_so(tmp_path):
    handler = signal.getsignal(signal.SIGINT)
    with pytest.raises(Stopped):
        spawn_group(stop, (), tmp_path, processes=2, threads=1)
    assert signal.getsignal(signal.SIGINT) is handler


def test_processes_average_their_gradients(tmp_path):
    assert process_rank() == 0
    results = mp.get_context("spawn").SimpleQueue()
    spawn_group(average_in_group, (results,), tmp_path, processes=2, threads=1)
    assert sorted(results.get() for _ in range(2)) == [(0, [[0.5, 0.5]]), (1, [[0.5, 0.5]])]
