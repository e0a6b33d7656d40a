"""Processes that train together."""

import torch
import torch.multiprocessing as mp

from showo2.training.distributed import average_gradients, process_rank, spawn_group


def average_in_group(results) -> None:
    model = torch.nn.Linear(2, 1)
    model.weight.grad = torch.full((1, 2), float(process_rank()))  # the bias has no gradient: it is frozen
    average_gradients(model.parameters())
    results.put((process_rank(), model.weight.grad.tolist()))


def test_processes_average_their_gradients(tmp_path):
    assert process_rank() == 0
    results = mp.get_context("spawn").SimpleQueue()
    spawn_group(average_in_group, (results,), tmp_path, processes=2, threads=1)
    assert sorted(results.get() for _ in range(2)) == [(0, [[0.5, 0.5]]), (1, [[0.5, 0.5]])]
