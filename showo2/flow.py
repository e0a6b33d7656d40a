"""Flow matching, for training and for sampling alike: t = 0 is noise, t = 1 is data.

x_t = t * x_1 + (1 - t) * x_0 and the velocity is x_1 - x_0. (diffusers' schedulers run the other way,
sigma = 1 - t.) Nothing here knows a network: a velocity is a function of x and t.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from showo2.checkpoints import SOLVER_NAMES

Velocity = Callable[[Tensor, float], Tensor]  # x (N, ...), t in [0, 1] -> velocity (N, ...)

SAMPLING_SHIFT = 3.0  # s in t / (t + s - s * t): more of the steps go to the noisy end


@dataclass(frozen=True, eq=False)
class State:
    """Where an integration stands after a step."""

    step: int  # steps done, 0 ... num_steps
    num_steps: int
    x: Tensor  # float32
    estimate: Tensor  # of the data x_1: x + (1 - t) * v with the step's velocity


def time_points(count: int, shift: float = SAMPLING_SHIFT) -> list[float]:
    """`count` times from 0 to 1; one fewer model call is made between them."""
    # float64 and tensor-free: a time is a number of the host and never waits for the device.
    even = (index / (count - 1) for index in range(count))
    return [t / (t + shift - shift * t) for t in even]


# A solver integrates from noise at times[0] = 0 to data at times[-1] = 1; it yields the start and after each step.
Solver = Callable[[Velocity, Tensor, list[float]], Iterator[State]]


def euler(velocity: Velocity, noise: Tensor, times: list[float]) -> Iterator[State]:
    """As published: each step follows its own velocity."""
    return _integrate(velocity, noise, times, lambda v, before, ratio: v)


def adams_bashforth(velocity: Velocity, noise: Tensor, times: list[float]) -> Iterator[State]:
    """Of second order without a second call: the velocity goes on to change as it has since the step before."""
    return _integrate(velocity, noise, times, lambda v, before, ratio: v + ratio / 2 * (v - before))


SOLVERS: dict[str, Solver] = dict(zip(SOLVER_NAMES, (euler, adams_bashforth), strict=True))
# Of each one's time points. With 3.0, 25 calls of Adams-Bashforth come to 1.34 and 1.35 times the error of Euler's 49
# (nano, two prompts), with 2.0 to 0.76 and 0.96: a step that grows toward the end is a longer way to go on as before.
SHIFTS = {"euler": SAMPLING_SHIFT, "adams_bashforth": 2.0}


def _integrate(
    velocity: Velocity, noise: Tensor, times: list[float], slope: Callable[[Tensor, Tensor, float], Tensor]
) -> Iterator[State]:
    """`slope` makes the step's slope of its velocity, the one before, and the ratio of this step's length to that one's."""
    x = noise.float()
    steps = len(times) - 1
    yield State(0, steps, x, torch.zeros_like(x))
    v, length = None, 1.0
    for step, (t, after) in enumerate(pairwise(times), start=1):
        before, v = v, velocity(x, t)
        ratio, length = (after - t) / length, after - t
        estimate = x + (1 - t) * v
        x = x + length * slope(v, v if before is None else before, ratio)
        yield State(step, steps, x, estimate)


def guide(conditional: Tensor, unconditional: Tensor, scale: float) -> Tensor:
    """Classifier-free guidance: scale 1 is the conditional velocity itself."""
    return unconditional + scale * (conditional - unconditional)


# Training ----------------------------------------------------------------------------------------------------


def sample_times(count: int, num_tokens: int, generator: torch.Generator | None = None) -> Tensor:
    """Training times (N,): even ones, shifted toward noise as in sampling, by sqrt(num_tokens) / 2.

    What a small picture shows, and where, is settled early: by its signal-to-noise ratio, something that fills a fifth
    of 64 tokens stands out at t = 0.05, and the more tokens there are the earlier (Esser et al., 2024, derive the
    square root). The published distribution, a shifted sigmoid of a normal, puts 0.7 % of its times before that.
    """
    even = torch.rand(count, generator=generator)
    return even / (even + math.sqrt(num_tokens) / 2 * (1 - even))


def noised(data: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """x_t (N, ...) on the straight path between noise and data, for times (N,)."""
    t = t.view(-1, *(1,) * (data.dim() - 1))
    return t * data + (1 - t) * noise
