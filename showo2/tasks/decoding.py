"""Picking tokens from logits."""

from collections.abc import Callable

import torch

from showo2.parameters import Decoding


def token_sampler(decoding: Decoding) -> Callable[[torch.Tensor], int]:
    """A function from logits (vocab_size,) to a token: the likeliest at temperature 0, else one of the
    nucleus of probability `top_p` (Holtzman et al., 2020) and of the `top_k` likeliest, drawn by a generator
    of its own on the CPU.
    """
    generator = torch.Generator().manual_seed(decoding.seed)

    def sample(logits: torch.Tensor) -> int:
        if decoding.temperature == 0:
            return int(logits.argmax())
        probabilities = torch.softmax(logits.float().cpu() / decoding.temperature, dim=-1)
        ordered, order = probabilities.sort(descending=True)
        ordered[ordered.cumsum(0) - ordered > decoding.top_p] = 0  # the likeliest token always stays
        ordered[decoding.top_k or len(ordered) :] = 0
        return int(order[torch.multinomial(ordered, 1, generator=generator)])

    return sample
