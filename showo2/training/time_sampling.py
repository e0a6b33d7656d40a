"""How training draws its times t in [0, 1]; 0 is noise, 1 is data."""

import math
from collections.abc import Callable

import torch
from torch import Tensor

# (how many times, visual tokens of each span, generator) -> times (N,)
TimeSampler = Callable[[int, int, torch.Generator | None], Tensor]


def shifted_uniform(count: int, num_tokens: int, generator: torch.Generator | None = None) -> Tensor:
    """Times (N,): uniform, then shifted toward noise as in sampling, with shift sqrt(num_tokens) / 2. Nano's.

    The content and layout of a small image are settled early. Judged by its signal-to-noise ratio, an object
    that fills a fifth of 64 tokens stands out from t = 0.05 on, and earlier with more tokens; the square root
    follows Esser et al. (2024). The published distribution, `logit_normal`, draws only 0.7% of its times
    below 0.05.
    """
    even = torch.rand(count, generator=generator)
    return even / (even + math.sqrt(num_tokens) / 2 * (1 - even))


def logit_normal(count: int, num_tokens: int, generator: torch.Generator | None = None) -> Tensor:
    """Times (N,) as Show-o2 published: the sigmoid of a normal, shifted toward noise by exp(mu).

    mu is linear in the number of visual tokens, 0.5 at 256 and 1.15 at 4096.
    """
    mu = 0.5 + (1.15 - 0.5) * (num_tokens - 256) / (4096 - 256)
    t = torch.randn(count, generator=generator).sigmoid()
    return t / (t + math.exp(mu) * (1 - t))


TIME_SAMPLERS: dict[str, TimeSampler] = {"shifted_uniform": shifted_uniform, "logit_normal": logit_normal}
