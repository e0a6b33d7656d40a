"""Picking tokens from logits."""

from collections.abc import Callable

import torch


def token_sampler(temperature: float, top_p: float, seed: int) -> Callable[[torch.Tensor], int]:
    """A function from logits (vocab_size,) to a token: the likeliest at temperature 0, else one of the
    nucleus of probability `top_p` (Holtzman et al., 2020), drawn by a generator of its own on the CPU."""
    generator = torch.Generator().manual_seed(seed)

    def sample(logits: torch.Tensor) -> int:
        if temperature == 0:
            return int(logits.argmax())
        probabilities = torch.softmax(logits.float().cpu() / temperature, dim=-1)
        ordered, order = probabilities.sort(descending=True)
        ordered[ordered.cumsum(0) - ordered > top_p] = 0  # the likeliest token always stays
        return int(order[torch.multinomial(ordered, 1, generator=generator)])

    return sample
