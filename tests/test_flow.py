"""Flow matching: schedule, path, solver and guidance."""

import itertools
import math

import pytest
import torch

from showo2 import flow
from showo2.parameters import SOLVERS


def test_time_points_are_shifted_toward_noise():
    times = flow.time_points(5)
    assert times == pytest.approx([0, 0.25 / 2.5, 0.5 / 2, 0.75 / 1.5, 1])
    assert flow.time_points(3, shift=1.0) == [0, 0.5, 1]


@pytest.mark.parametrize("solver", flow.SOLVERS.values(), ids=flow.SOLVERS)
def test_solvers_are_exact_on_a_constant_velocity(solver):
    noise, data = torch.randn(2, 4), torch.randn(2, 4)
    states = list(solver(lambda x, t: data - noise, noise, flow.time_points(7)))
    assert [state.step for state in states] == list(range(7))
    assert all(state.num_steps == 6 for state in states)
    torch.testing.assert_close(states[-1].x, data, atol=1e-6, rtol=0)
    for state in states[1:]:  # the estimate knows the data from the first step on
        torch.testing.assert_close(state.estimate, data, atol=1e-6, rtol=0)


@pytest.mark.parametrize(("name", "order"), [("euler", 1), ("adams_bashforth", 2), ("heun", 2)])
def test_solvers_converge_with_their_order_on_a_curved_flow(name, order):
    start = torch.tensor([1.0])
    errors = []
    for steps in (20, 40, 80):
        calls = []
        *_, state = flow.SOLVERS[name](
            lambda x, t, calls=calls: calls.append(t) or x.double() * math.cos(3 * t),
            start,
            flow.time_points(steps + 1),
        )
        errors.append(abs(state.x.item() - math.exp(math.sin(3) / 3)))
        assert state.num_steps == steps
        assert len(calls) == steps * flow.CALLS_PER_STEP[name]
    for coarse, fine in itertools.pairwise(errors):
        assert coarse / fine == pytest.approx(2**order, rel=0.3)


def test_every_solver_has_its_price_and_its_schedule():
    assert set(flow.SOLVERS) == set(flow.CALLS_PER_STEP) == set(flow.SHIFTS) == set(SOLVERS)


def test_the_state_is_float32_whatever_the_velocity_is():
    *_, state = flow.euler(lambda x, t: x.bfloat16(), torch.randn(3).bfloat16(), flow.time_points(4))
    assert state.x.dtype == torch.float32


def test_guidance():
    conditional, unconditional = torch.tensor([2.0]), torch.tensor([1.0])
    assert flow.guide(conditional, unconditional, 1.0).item() == 2
    assert flow.guide(conditional, unconditional, 5.0).item() == 6


def test_the_path_runs_from_noise_to_data():
    data, noise = torch.randn(3, 2, 2), torch.randn(3, 2, 2)
    noised = flow.noised(data, noise, torch.tensor([0.0, 0.25, 1.0]))
    torch.testing.assert_close(noised[0], noise[0])
    torch.testing.assert_close(noised[1], 0.25 * data[1] + 0.75 * noise[1])
    torch.testing.assert_close(noised[2], data[2])
