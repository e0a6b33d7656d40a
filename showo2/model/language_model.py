"""Qwen2.5: transformers' decoder layers with omni-attention and our own KV cache."""

from torch import Tensor, nn
from transformers import Qwen2Config

from showo2.compat.transformers import CACHE_ARGUMENT, Qwen2DecoderLayer, Qwen2RMSNorm
from showo2.config import LanguageConfig
from showo2.model.attention import ATTENTION
from showo2.model.kv_cache import AttentionCaches
from showo2.model.layers import Rotary, RotaryTable, rotary_frequencies


class LanguageModel(nn.Module):
    """Token embedding, decoder layers, final norm and LM head."""

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.config = config
        qwen = Qwen2Config(
            vocab_size=config.vocab_size,
            hidden_size=config.hidden_size,
            intermediate_size=config.intermediate_size,
            num_hidden_layers=config.num_layers,
            num_attention_heads=config.num_heads,
            num_key_value_heads=config.num_kv_heads,
            rms_norm_eps=config.rms_norm_eps,
            attn_implementation=ATTENTION,
        )
        self.embed_tokens = nn.Embedding(config.vocab_size, config.hidden_size)
        self.layers = nn.ModuleList(Qwen2DecoderLayer(qwen, 0) for _ in range(config.num_layers))
        self.norm = Qwen2RMSNorm(config.hidden_size, eps=config.rms_norm_eps)
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self._rotary = Rotary(rotary_frequencies(config.hidden_size // config.num_heads, config.rope_theta))
        self.tie_weights()

    def tie_weights(self) -> None:
        """Let the LM head share the embedding's weight if the configuration ties them.

        One that was quantized keeps its own.
        """
        if self.config.tie_embeddings and type(self.lm_head) is nn.Linear:
            self.lm_head.weight = self.embed_tokens.weight

    def rotary(self, start: int, count: int) -> RotaryTable:
        """The rotary table for `count` positions from `start` on."""
        return self._rotary(start, count, like=self.norm.weight)

    def forward(
        self,
        embeddings: Tensor,
        rotary: RotaryTable,
        *,
        mask: Tensor | None = None,
        is_causal: bool = True,
        cache: AttentionCaches | None = None,
    ) -> Tensor:
        """Hidden states (B, L, D) after the final norm, from embeddings (B, L, D) and their rotary table."""
        layers = range(len(self.layers))
        hidden = self.run_layers(layers, embeddings, rotary, mask=mask, is_causal=is_causal, cache=cache)
        normed: Tensor = self.norm(hidden)
        return normed

    def run_layers(
        self,
        layers: range,
        hidden: Tensor,
        rotary: RotaryTable,
        *,
        mask: Tensor | None = None,
        is_causal: bool = True,
        cache: AttentionCaches | None = None,
    ) -> Tensor:
        """Hidden states (B, L, D) after some of the layers, before the final norm."""
        for index in layers:
            hidden = self.layers[index](
                hidden,
                attention_mask=mask,
                position_embeddings=rotary,
                is_causal=is_causal,
                **{CACHE_ARGUMENT: None if cache is None else cache[index]},
            )
        return hidden

    def logits(self, hidden: Tensor) -> Tensor:
        """Next-token logits (..., vocab_size), float32, from hidden states (..., D)."""
        logits: Tensor = self.lm_head(hidden)
        return logits.float()
