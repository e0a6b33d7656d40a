"""Parts that several modules of the network share: rotary position tables and the time embedding."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from showo2.compat.transformers import ROPE_INIT_FUNCTIONS, Qwen3Config

RotaryTable = tuple[Tensor, Tensor]  # cosines and sines, each (B, L, head_dim)


class Rotary:
    """Half-split rotary tables, computed in float32 and remembered for the longest sequence so far."""

    def __init__(self, frequencies: Tensor) -> None:
        self.frequencies = frequencies
        self._table: RotaryTable | None = None

    def __call__(self, start: int, count: int, like: Tensor) -> RotaryTable:
        """The rows (1, count, head_dim) from position `start` on, with the dtype and device of `like`."""
        end, table = start + count, self._table
        if (
            table is None
            or table[0].shape[1] < end
            or (table[0].dtype, table[0].device) != (like.dtype, like.device)
        ):
            # Doubled, so that decoding token by token seldom recomputes it.
            positions = torch.arange(2 * end, dtype=torch.float32, device=like.device)
            angles = positions[:, None] * self.frequencies.to(like.device)
            angles = torch.cat((angles, angles), dim=-1)[None]
            table = self._table = angles.cos().to(like.dtype), angles.sin().to(like.dtype)
        cosines, sines = table
        return cosines[:, start:end], sines[:, start:end]


def stack_tables(tables: Sequence[RotaryTable]) -> RotaryTable:
    """One table for a batch whose rows start at different positions."""
    cosines, sines = zip(*tables, strict=True)
    return torch.cat(cosines), torch.cat(sines)


def rotary_frequencies(head_dim: int, theta: float) -> Tensor:
    """theta^(-2i/d) for i = 0 ... d/2 - 1, on the CPU even where another default device is set."""
    exponents = torch.arange(0, head_dim, 2, dtype=torch.float32, device="cpu") / head_dim
    frequencies: Tensor = theta ** (-exponents)
    return frequencies


def llama3_frequencies(head_dim: int, theta: float) -> Tensor:
    """Llama 3's scaled rotary frequencies, as in the public flow head: factor 32, original length 8192."""
    scaling = {
        "rope_type": "llama3",
        "rope_theta": theta,
        "factor": 32.0,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    }
    config = Qwen3Config(head_dim=head_dim, rope_parameters=scaling, max_position_embeddings=8192 * 32)
    with torch.device("cpu"):  # even while the model around it is built on the meta device
        frequencies: Tensor = ROPE_INIT_FUNCTIONS["llama3"](config, torch.device("cpu"))[0]
    return frequencies


def take_rows(tensor: Tensor, rows: Sequence[int]) -> Tensor:
    """A copy of `tensor[rows]`, without an index tensor, whose upload would wait for the device."""
    return torch.stack([tensor[row] for row in rows])


class TimeEmbedding(nn.Module):
    """Embeds a span's time t in [0, 1], for the modulation and, projected, for the span's first token."""

    def __init__(self, frequency_dim: int, width: int, token_width: int) -> None:
        super().__init__()
        self.frequency_dim = frequency_dim
        self.mlp = nn.Sequential(nn.Linear(frequency_dim, width), nn.SiLU(), nn.Linear(width, width))
        self.to_token = nn.Linear(width, token_width)

    def forward(self, t: Tensor) -> Tensor:
        """Embeddings (N, width) of times (N,), from cosines, then sines, at frequencies 10000^(-i/half)."""
        half = self.frequency_dim // 2
        exponents = torch.arange(half, dtype=torch.float32, device=t.device) / half
        angles = t.float()[:, None] * torch.exp(-math.log(10_000) * exponents)
        sinusoid = torch.cat((angles.cos(), angles.sin()), dim=-1)
        embedding: Tensor = self.mlp(sinusoid.to(self.to_token.weight.dtype))
        return embedding
