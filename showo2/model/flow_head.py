"""The flow head: hidden states of the language model to velocities of latents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from showo2.compat.transformers import CACHE_ARGUMENT, Qwen3Attention, Qwen3Config, Qwen3MLP
from showo2.config import ModelConfig, VelocityLayout
from showo2.model.attention import ATTENTION
from showo2.model.kv_cache import AttentionCache, AttentionCaches
from showo2.model.layers import Rotary, RotaryTable, llama3_frequencies


@dataclass(frozen=True, eq=False)
class Modulation:
    """Shifts, scales and gates, computed from the time embeddings of N spans."""

    blocks: tuple[Tensor, ...]  # for each block (N + 1, 1, 6 * width); row 0 is for text
    final: Tensor  # shift and scale of the output layer, (N, 1, 2 * width)

    def of_span(self, index: int) -> "Modulation":
        """The modulation of one span, for an input that consists of nothing else."""
        blocks = tuple(block[index + 1 : index + 2] for block in self.blocks)
        return Modulation(blocks, self.final[index : index + 1])

    @staticmethod
    def of_rows(parts: "Sequence[tuple[Modulation, int]]") -> "Modulation":
        """The modulation of a batch in which, for each part, so many rows are spans of its one time."""
        if len(parts) == 1:
            return parts[0][0]
        stages = zip(*(modulation.blocks for modulation, _ in parts), strict=True)
        counts = [count for _, count in parts]
        # A row for text comes first; nothing in such a batch uses it.
        blocks = tuple(torch.cat((stage[0], _repeat(stage, counts))) for stage in stages)
        return Modulation(blocks, _repeat([modulation.final for modulation, _ in parts], counts))


class FlowHead(nn.Module):
    """An input MLP, adaLN-Zero attention blocks (Peebles and Xie, 2023), and an adaLN output layer.

    Each visual token, time tokens included, is modulated by the time embedding of its span. Text passes
    through the same blocks unmodulated: shift 0, scale 0, gate 1.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        head = config.flow_head
        width = head.hidden_size
        qwen = Qwen3Config(
            hidden_size=width,
            intermediate_size=head.intermediate_size,
            num_hidden_layers=head.num_layers,
            num_attention_heads=head.num_heads,
            num_key_value_heads=head.num_kv_heads,
            head_dim=head.head_dim,
            rms_norm_eps=1e-6,  # of the q/k norms
            attn_implementation=ATTENTION,
        )
        self.input_mlp = nn.Sequential(
            nn.Linear(config.language.hidden_size, width), nn.GELU(), nn.Linear(width, width)
        )
        self.blocks = nn.ModuleList(FlowBlock(qwen, head.rms_norm_eps) for _ in range(head.num_layers))
        self.final_norm = nn.RMSNorm(width, eps=1e-6)
        self.final_linear = nn.Linear(width, config.patch_values)
        self.final_modulation = nn.Sequential(nn.SiLU(), nn.Linear(width, 2 * width))
        self._rotary = Rotary(llama3_frequencies(head.head_dim, head.rope_theta))

    def rotary(self, start: int, count: int) -> RotaryTable:
        """The rotary table for `count` positions from `start` on."""
        return self._rotary(start, count, like=self.final_norm.weight)

    def modulation(self, time: Tensor | None) -> Modulation:
        """The modulation by time embeddings (N, width) of spans; None where there is only text.

        It depends on nothing else, so it can be computed before sampling, for all steps at once.
        """
        blocks = tuple(cast(FlowBlock, block).modulation(time) for block in self.blocks)
        if time is None:
            width = self.final_norm.weight.numel()
            return Modulation(blocks, self.final_norm.weight.new_empty(0, 1, 2 * width))
        return Modulation(blocks, self.final_modulation(time)[:, None])

    def forward(
        self,
        hidden: Tensor,
        rotary: RotaryTable,
        modulation: Modulation,
        *,
        token_time: Tensor | None = None,
        mask: Tensor | None = None,
        is_causal: bool = True,
        cache: AttentionCaches | None = None,
    ) -> Tensor:
        """Features (B, L, width) from the language model's hidden states (B, L, D) and their rotary table.

        `token_time` (B, L) is each token's row of the modulation: 0 for text, n for the n-th span. Without
        it, every row of the batch is one span, all rows share the modulation of one span, or everything is
        text.
        """
        features: Tensor = self.input_mlp(hidden)
        for index, (block, row) in enumerate(zip(self.blocks, modulation.blocks, strict=True)):
            features = block(
                features,
                _per_token(row, token_time),
                rotary,
                mask=mask,
                is_causal=is_causal,
                cache=None if cache is None else cache[index],
            )
        return features

    def velocity_tokens(self, features: Tensor, final: Tensor) -> Tensor:
        """Velocity tokens (N, n, p*p*C), float32, from features (N, n, width) and `Modulation.final`."""
        shift, scale = final.chunk(2, dim=-1)
        velocity: Tensor = self.final_linear(_modulate(self.final_norm(features), shift, scale))
        return velocity.float()


class FlowBlock(nn.Module):
    """Attention and SwiGLU MLP, each between a modulated norm and a gate."""

    def __init__(self, config: Qwen3Config, eps: float) -> None:
        super().__init__()
        width = config.hidden_size
        self.input_layernorm = nn.RMSNorm(width, eps=eps)
        self.self_attn = Qwen3Attention(config, 0)
        self.post_attention_layernorm = nn.RMSNorm(width, eps=eps)
        self.mlp = Qwen3MLP(config)
        self.adaLN_modulation = nn.Sequential(nn.SiLU(), nn.Linear(width, 6 * width))

    def modulation(self, time: Tensor | None) -> Tensor:
        """(N + 1, 1, 6 * width): shift, scale, gate of the attention, then of the MLP; row 0 is for text."""
        width = self.input_layernorm.weight.numel()
        like = self.input_layernorm.weight  # may be a shard of it
        text = torch.zeros(1, 1, 6, width, dtype=like.dtype, device=like.device)
        text[:, :, 2] = text[:, :, 5] = 1
        text = text.flatten(2)
        return text if time is None else torch.cat((text, self.adaLN_modulation(time)[:, None]))

    def forward(
        self,
        features: Tensor,
        modulation: Tensor,
        rotary: RotaryTable,
        *,
        mask: Tensor | None,
        is_causal: bool,
        cache: AttentionCache | None,
    ) -> Tensor:
        shift_a, scale_a, gate_a, shift_m, scale_m, gate_m = modulation.chunk(6, dim=-1)
        attended, _ = self.self_attn(
            _modulate(self.input_layernorm(features), shift_a, scale_a),
            position_embeddings=rotary,
            attention_mask=mask,
            is_causal=is_causal,
            **{CACHE_ARGUMENT: cache},
        )
        features = features + gate_a * attended
        inner: Tensor = self.mlp(_modulate(self.post_attention_layernorm(features), shift_m, scale_m))
        return features + gate_m * inner


def _repeat(parts: Sequence[Tensor], counts: Sequence[int]) -> Tensor:
    """One row of each part (1, 1, width), as often as its count says."""
    return torch.cat([part.expand(count, -1, -1) for part, count in zip(parts, counts, strict=True)])


def _per_token(modulation: Tensor, token_time: Tensor | None) -> Tensor:
    """Modulation that broadcasts over (B, L, width); for `token_time` see `FlowHead.forward`."""
    if token_time is not None:
        return modulation[token_time, 0]
    return modulation if len(modulation) == 1 else modulation[1:]


def _modulate(normed: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    return normed * (1 + scale) + shift


def pack_velocity(velocity: Tensor, patch_size: int, layout: VelocityLayout) -> Tensor:
    """A velocity of latents (N, C, T, H, W) as tokens (N, T*h*w, p*p*C), channels last.

    "raster": token n of a frame holds the cells n*p*p ... n*p*p + p*p - 1 in raster order over the whole
    frame, as every released checkpoint predicts. "patch": token (i, j) holds the p x p cells of its patch.
    """
    cells = velocity.permute(0, 2, 3, 4, 1)  # N, T, H, W, C
    if layout == "patch":
        cells = cells.unflatten(3, (-1, patch_size)).unflatten(2, (-1, patch_size)).transpose(3, 4)
    return cells.reshape(len(velocity), -1, patch_size**2 * velocity.shape[1])


def unpack_velocity(tokens: Tensor, shape: torch.Size, patch_size: int, layout: VelocityLayout) -> Tensor:
    """The inverse of `pack_velocity`, for latents of `shape` (N, C, T, H, W)."""
    count, channels, frames, height, width = shape
    if layout == "patch":
        grid = (count, frames, height // patch_size, width // patch_size, patch_size, patch_size, channels)
        cells = tokens.reshape(grid).transpose(3, 4)
        cells = cells.reshape(count, frames, height, width, channels)
    else:
        cells = tokens.reshape(count, frames, height, width, channels)
    return cells.permute(0, 4, 1, 2, 3)
