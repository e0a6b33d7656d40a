"""How training draws its times."""

import pytest
import torch

from showo2 import flow
from showo2.training.time_sampling import logit_normal, shifted_uniform


def test_shifted_uniform_times_lean_to_noise_the_more_tokens_there_are():
    for tokens, shift in ((64, 4.0), (256, 8.0)):
        t = shifted_uniform(20_000, tokens, torch.Generator().manual_seed(0))
        assert t.min() >= 0
        assert t.max() <= 1
        # Half of them come before the middle of the even times, as shifted.
        assert t.median().item() == pytest.approx(0.5 / (0.5 + shift * 0.5), abs=0.01)
        expected = torch.tensor(flow.time_points(5, shift))[1:-1]
        quartiles = t.quantile(torch.tensor([0.25, 0.5, 0.75]))
        torch.testing.assert_close(quartiles, expected, atol=0.01, rtol=0)


def test_logit_normal_times_are_the_published_ones():
    """t = sigmoid(normal), whose odds are then divided by e^0.5 at 256 tokens."""
    t = logit_normal(20_000, 256, torch.Generator().manual_seed(0))
    assert t.min() > 0
    assert t.max() < 1
    odds = (t / (1 - t)).log() + 0.5
    assert odds.mean().item() == pytest.approx(0, abs=0.03)
    assert odds.std().item() == pytest.approx(1, abs=0.03)
    few = logit_normal(100_000, 64, torch.Generator().manual_seed(0))
    assert few.lt(0.05).float().mean().item() == pytest.approx(0.007, abs=0.001)
