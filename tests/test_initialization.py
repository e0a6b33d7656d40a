"""Weights to start from."""

import pytest
import torch

from showo2.training.initialization import grid_sinusoids


def test_the_position_table_tells_rows_and_columns():
    table = grid_sinusoids(8, 32).view(8, 8, 32)
    assert table.square().mean().sqrt().item() == pytest.approx(0.5**0.5, abs=1e-3)
    assert torch.equal(table[:, :1, :16].expand(8, 8, 16), table[..., :16])
    assert torch.equal(table[:1, :, 16:].expand(8, 8, 16), table[..., 16:])
    rows = table[:, 0, :16]
    assert torch.cdist(rows, rows).add(10 * torch.eye(8)).min() > 0.5
