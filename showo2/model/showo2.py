"""Show-o2: embeds text and latents, runs the language model, and reads out logits or velocities.

`forward` takes whole padded sequences, for training. `showo2.context` runs the same modules piece by piece
against KV caches; `tests/test_context.py` checks that both agree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from showo2.config import ModelConfig
from showo2.model.attention import omni_mask
from showo2.model.decoding import DecoderPool
from showo2.model.flow_head import FlowHead, unpack_velocity
from showo2.model.language_model import LanguageModel
from showo2.model.layers import TimeEmbedding
from showo2.model.visual_embedder import VisualEmbedder

# Compiled graphs per kind of block: torch's default of 8 is too few for batches of one and of several rows.
MAX_GRAPHS = 64


@dataclass(frozen=True, eq=False)
class Spans:
    """N visual spans of one shape within a batch of sequences: a time token, then the visual tokens."""

    row: Tensor  # (N,) index of the sequence
    start: Tensor  # (N,) position of the time token
    latents: Tensor  # (N, C, T, H, W)
    t: Tensor  # (N,) in [0, 1]; 1 is clean
    tokens_per_side: int | None = None  # of each frame, resized: see `VisualEmbedder.forward`


@dataclass(frozen=True, eq=False)
class Sequences:
    """A batch of token sequences with visual spans in them, padded at the right."""

    tokens: Tensor  # (B, L) token ids; ignored within spans
    spans: Sequence[Spans] = ()  # grouped by shape


@dataclass(frozen=True, eq=False)
class _Layout:
    """Mask and modulation rows of a batch, shared by the language model and the flow head."""

    mask: Tensor | None  # (B, 1, L, L); None without spans
    time: Tensor | None  # (N, width) time embeddings of all spans
    token_time: Tensor  # (B, L) 0 for text, n for a token of the n-th span
    span_index: tuple[Tensor, ...]  # for each group (N, 1 + n): its tokens' flat indices into B * L


@dataclass(frozen=True, eq=False)
class Output:
    """Hidden states of a batch, the input of both heads."""

    hidden: Tensor  # (B, L, D)
    layout: _Layout


class Showo2(nn.Module):
    """The network without the VAE. It has no buffers, so it can be built on the meta device."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.language_model = LanguageModel(config.language)
        self.visual_embedder = VisualEmbedder(config)
        self.time_embedding = TimeEmbedding(
            config.flow_head.frequency_dim, config.flow_head.hidden_size, config.language.hidden_size
        )
        self.flow_head = FlowHead(config)
        self.decoder_pool: DecoderPool | None = None

    def tie_weights(self) -> None:
        """See `LanguageModel.tie_weights`."""
        self.language_model.tie_weights()

    def compile_blocks(self, backend: str | Callable[..., object] = "inductor") -> None:
        """Compile the transformer blocks with torch when they first run.

        All blocks of a kind share their graphs, one for each way they are used, whatever the length of the
        prefix (`tests/test_compilation.py` counts them).
        """
        torch._dynamo.config.recompile_limit = MAX_GRAPHS
        semantic = self.visual_embedder.semantic_layers.layers
        for block in (*self.language_model.layers, *self.flow_head.blocks, *semantic):
            block.compile(dynamic=True, backend=backend)

    def enable_static_cache(self) -> None:
        """Decode with static KV caches, replayed as CUDA graphs on a GPU.

        Not for quantized layers, or layers with hooks that move them: these may wait for the device.
        """
        self.decoder_pool = DecoderPool(self.language_model)

    def embed_span(self, visual_tokens: Tensor, time: Tensor) -> Tensor:
        """(N, 1 + n, D): a time token from time embeddings (N or 1, width), then visual tokens (N, n, D)."""
        time_token = self.time_embedding.to_token(time)[:, None].to(visual_tokens.dtype)
        return torch.cat((time_token.expand(len(visual_tokens), -1, -1), visual_tokens), dim=1)

    def forward(self, sequences: Sequences) -> Output:
        """Hidden states of whole sequences in one pass, without a cache."""
        embeddings = self.language_model.embed_tokens(sequences.tokens)
        flat = embeddings.flatten(0, 1)
        times, indices = [], []
        for spans in sequences.spans:
            time = self.time_embedding(spans.t)
            visual_tokens = self.visual_embedder(spans.latents, spans.tokens_per_side)
            embedded = self.embed_span(visual_tokens, time)
            offsets = torch.arange(embedded.shape[1], device=flat.device)
            index = (spans.row * embeddings.shape[1] + spans.start)[:, None] + offsets
            flat = flat.index_copy(0, index.flatten(), embedded.flatten(0, 1).to(flat.dtype))
            times.append(time)
            indices.append(index)
        layout = self._layout(sequences.tokens, times, indices)
        rotary = self.language_model.rotary(0, embeddings.shape[1])
        hidden = self.language_model(flat.view_as(embeddings), rotary, mask=layout.mask)
        return Output(hidden, layout)

    def logits(self, output: Output) -> Tensor:
        """Next-token logits (B, L, vocab_size), float32."""
        return self.language_model.logits(output.hidden)

    def velocity(self, output: Output) -> list[Tensor]:
        """Velocity tokens (N, n, p*p*C), float32, of each group of spans; see `unpack`."""
        layout = output.layout
        modulation = self.flow_head.modulation(layout.time)
        features = self.flow_head(
            output.hidden,
            self.flow_head.rotary(0, output.hidden.shape[1]),
            modulation,
            token_time=layout.token_time,
            mask=layout.mask,
        )
        finals = modulation.final.split([len(index) for index in layout.span_index])
        flat = features.flatten(0, 1)
        return [
            self.flow_head.velocity_tokens(flat[index[:, 1:]], final)
            for index, final in zip(layout.span_index, finals, strict=True)
        ]

    def unpack(self, velocity_tokens: Tensor, latents_shape: torch.Size) -> Tensor:
        """Velocity (N, C, T, H, W) from its tokens, in the layout that the checkpoint was trained with."""
        config = self.config
        return unpack_velocity(velocity_tokens, latents_shape, config.patch_size, config.velocity_layout)

    def _layout(self, tokens: Tensor, times: list[Tensor], indices: list[Tensor]) -> _Layout:
        token_time = torch.zeros_like(tokens)
        first = 1
        for index in indices:
            numbers = torch.arange(first, first + len(index), device=tokens.device)
            token_time.view(-1)[index.flatten()] = numbers.repeat_interleave(index.shape[1])
            first += len(index)
        return _Layout(
            mask=omni_mask(token_time - 1) if indices else None,
            time=torch.cat(times) if times else None,
            token_time=token_time,
            span_index=tuple(indices),
        )
