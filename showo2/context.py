"""Four verbs on one growing context: `read` text, `see` latents, `write` tokens, `draw` latents.

A visual span attends to everything before it and to all of itself, and nothing before it attends to it. So
cached keys and values stay valid whatever follows, and a span is denoised against them step after step,
without a mask and without recomputing anything else.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import torch
from torch import Tensor

from showo2.batching import run_pass
from showo2.denoiser import Denoiser, Prefix
from showo2.flow import Solver, State, euler, guide
from showo2.model.kv_cache import BranchCaches, KeyValueCache
from showo2.model.language_model import LanguageModel
from showo2.model.layers import stack_tables
from showo2.model.showo2 import Showo2

# Guided calls in which both branches are evaluated whatever the stride: the difference changes fastest where
# only noise is seen. (nano, eight pictures, 16 calls, stride 2: error 1.49, and 1.74 with one such call.)
FIRST_CALLS = 2
Sampler = Callable[[Tensor], int]  # logits (vocab_size,) -> token id


@dataclass(frozen=True, eq=False)
class _Segment:
    """Hidden states that the flow head has not processed yet."""

    hidden: Tensor  # (B, n, D)
    time: Tensor | None  # time embedding (1, width) of a visual span; None for text
    is_causal: bool
    num_text: int = 0  # tokens at the end of a piece of a span that are text


class Context:
    """The KV caches of one sequence: the language model's, and, from the first `draw` on, the flow head's."""

    def __init__(self, model: Showo2) -> None:
        self.model = model
        self._language_cache = KeyValueCache(model.config.language.num_layers)
        self._flow_cache = KeyValueCache(model.config.flow_head.num_layers)
        self._pending: list[_Segment] = []  # to be processed by the flow head when something is drawn
        self._last_hidden: Tensor | None = None  # (B, D) at the last position
        self._logits: Tensor | None = None  # (vocab_size,) of the next token, where a batch computed them

    @property
    def length(self) -> int:
        """Number of tokens, visual ones included."""
        return self._language_cache.length

    @property
    def device(self) -> torch.device:
        """The device of the token embedding, where sequences start."""
        return self.model.language_model.embed_tokens.weight.device

    @property
    def num_bytes(self) -> int:
        """Memory of the keys and values, and of hidden states that the flow head has not processed yet."""
        pending = sum(segment.hidden.numel() * segment.hidden.element_size() for segment in self._pending)
        return self._language_cache.num_bytes + self._flow_cache.num_bytes + pending

    @torch.no_grad()
    def read(self, tokens: list[int]) -> None:
        """Append text tokens."""
        if tokens:
            ids = torch.tensor([tokens], device=self.device)
            self._append(self.model.language_model.embed_tokens(ids), time=None, is_causal=True)

    @torch.no_grad()
    def see(
        self,
        latents: Tensor,
        *,
        tokens_per_side: int | None = None,
        bidirectional_length: int | None = None,
        end_token: int | None = None,
    ) -> None:
        """Append a clean visual span (t = 1) of latents (1, C, T, H, W).

        `tokens_per_side` resizes each frame's tokens (see `VisualEmbedder`). The positions of the
        bidirectional attention block see all of each other: the whole span, time token included, or its first
        `bidirectional_length` positions; the rest is causal.
        `end_token`, the text token behind the span, is appended too and moves the block one position on, as
        in the public demo scripts: the time token is causal then, and the end token is part of a block of
        full length.
        """
        time = self.model.time_embedding(torch.ones(1, device=self.device))
        visual = self.model.visual_embedder(latents.to(self.device), tokens_per_side)
        span = self.model.embed_span(visual, time)
        start = num_text = 0
        if end_token is not None:
            start = num_text = 1
            ids = torch.tensor([[end_token]], device=self.device)
            span = torch.cat((span, self.model.language_model.embed_tokens(ids)), dim=1)
            self._append(span[:, :start], time, is_causal=True)
        length = span.shape[1]
        stop = length if bidirectional_length is None else min(start + bidirectional_length, length)
        self._append(span[:, start:stop], time, is_causal=False, num_text=num_text if stop == length else 0)
        if stop < length:
            self._append(span[:, stop:], time, is_causal=True, num_text=num_text)

    def write(
        self, max_new_tokens: int, sampler: Sampler, stop: frozenset[int] = frozenset()
    ) -> Iterator[int]:
        """Generate text: yields token ids, already appended, up to the limit or one of `stop`, inclusive."""
        with self._appending(max_new_tokens) as append:
            for _ in range(max_new_tokens):
                token = sampler(self.logits())
                append(token)
                yield token
                if token in stop:
                    return

    def draw(
        self,
        noise: Tensor,
        times: list[float],
        *,
        guidance: "Guidance | None" = None,
        first_frame: Tensor | None = None,
        solver: Solver = euler,
        cache_threshold: float = 0.0,
    ) -> Iterator[State]:
        """Denoise a new visual span against the context, which does not change.

        `noise` (N, C, T, H, W) gives N images or clips. `first_frame` (1, C, 1, H, W) is a clean latent frame
        that is held: it replaces the noise there, and its velocity is zero. A `cache_threshold` above 0 skips
        layers where little changes (see `FirstBlockCache`). The `x` of the last state is the result, ready
        for `see`.
        """
        branches = [self.expand(len(noise))]
        if guidance is not None:
            branches.append(guidance.context.expand(len(noise)))
        noise = noise.to(self.device, torch.float32)
        held = 0
        if first_frame is not None:
            held = first_frame.shape[2]
            first = first_frame.to(noise).expand(len(noise), -1, -1, -1, -1)
            noise = torch.cat((first, noise[:, :, held:]), dim=2)

        prefixes = [Prefix(branch._language_cache, branch._flow_cache) for branch in branches]

        @cache  # one for guided steps and one for the others, each built when first needed
        def denoiser(count: int) -> Denoiser:
            return Denoiser(self.model, prefixes[:count], noise.shape, times[:-1], cache_threshold)

        guided = _GuidedVelocity(denoiser, guidance, times)

        def velocity(x: Tensor, t: float) -> Tensor:
            result = guided(x, t)
            result[:, :, :held] = 0
            return result

        yield from solver(velocity, noise, times)

    def logits(self) -> Tensor:
        """Logits (vocab_size,) of the next token. Raises ValueError for an empty context."""
        if self._last_hidden is None:
            raise ValueError("the context must not be empty")
        if self._logits is not None:
            return self._logits
        with torch.no_grad():
            return self.model.language_model.logits(self._last_hidden[0])

    def expand(self, batch_size: int) -> "Context":
        """An independent copy of this context, repeated for `batch_size` spans that are drawn at once."""
        with torch.no_grad():
            self._flush()
        return self._copy(batch_size)

    def fork(self, length: int) -> "Context":
        """An independent copy of the first `length` tokens, which must not end within a span."""
        copy = self._copy()
        copy.crop(length)
        return copy

    def crop(self, length: int) -> None:
        """Keep the first `length` tokens, which must not end within a span; then `read` or `see`."""
        pending, start = self._pending, self._flow_cache.length
        self._pending = []
        for segment in pending:
            count = segment.hidden.shape[1]
            if start < length:
                self._pending.append(replace(segment, hidden=segment.hidden[:, : length - start]))
            start += count
        self._language_cache.crop(length)
        self._flow_cache.crop(length)
        self._last_hidden = self._logits = None

    def _copy(self, batch_size: int = 1) -> "Context":
        copy = Context(self.model)
        copy._language_cache = self._language_cache.expand(batch_size)
        copy._flow_cache = self._flow_cache.expand(batch_size)
        copy._pending = list(self._pending)
        copy._last_hidden = self._last_hidden
        return copy

    @contextmanager
    def _appending(self, max_new_tokens: int) -> Iterator[Callable[[int], None]]:
        """Yields the function that appends one token, to be called up to `max_new_tokens` times."""
        pool = self.model.decoder_pool
        if pool is None:
            kind = "token", id(self.model)
            yield lambda token: run_pass(kind, append_tokens, (self, token))
            return
        with pool.decoding(self._language_cache, max_new_tokens) as step:
            yield lambda token: self._record(step(token), time=None, is_causal=True)

    def _append(self, embeddings: Tensor, time: Tensor | None, is_causal: bool, num_text: int = 0) -> None:
        count = embeddings.shape[1]
        rotary = self.model.language_model.rotary(self.length, count)
        hidden = self.model.language_model(
            embeddings, rotary, is_causal=is_causal, cache=self._language_cache
        )
        self._language_cache.advance(count)
        self._record(hidden, time, is_causal, num_text)

    def _record(self, hidden: Tensor, time: Tensor | None, is_causal: bool, num_text: int = 0) -> None:
        """Remember hidden states that the language model has cached, for the flow head and the next token."""
        self._pending.append(_Segment(hidden, time, is_causal, num_text))
        self._last_hidden, self._logits = hidden[:, -1], None

    def _flush(self) -> None:
        """Run the flow head over the pending segments, which fills its cache."""
        segments, self._pending = self._pending, []
        for segment in segments:
            count = segment.hidden.shape[1]
            token_time = None
            if segment.num_text:
                token_time = torch.ones(1, count, dtype=torch.long, device=self.device)
                token_time[:, -segment.num_text :] = 0
            self.model.flow_head(
                segment.hidden,
                self.model.flow_head.rotary(self._flow_cache.length, count),
                self.model.flow_head.modulation(segment.time),
                token_time=token_time,
                is_causal=segment.is_causal,
                cache=self._flow_cache,
            )
            self._flow_cache.advance(count)


@torch.no_grad()
def append_tokens(rows: Sequence[tuple[Context, int]]) -> list[None]:
    """Append a token to each of several contexts of one model, in one pass; returns nothing for each."""
    if len(rows) == 1:
        context, token = rows[0]
        context.read([token])
        return [None]
    contexts, tokens = zip(*rows, strict=True)
    model: LanguageModel = contexts[0].model.language_model
    ids = torch.tensor(tokens, device=contexts[0].device)[:, None]
    rotary = stack_tables([model.rotary(context.length, 1) for context in contexts])
    caches = BranchCaches([context._language_cache for context in contexts])
    hidden = model(model.embed_tokens(ids), rotary, is_causal=True, cache=caches)
    logits = model.logits(hidden[:, -1])
    for row, context in enumerate(contexts):
        context._language_cache.advance(1)
        context._record(hidden[row : row + 1].clone(), time=None, is_causal=True)
        context._logits = logits[row].clone()
    return [None] * len(rows)


@dataclass(frozen=True, eq=False)
class Guidance:
    """Classifier-free guidance in an interval of the steps (Kynkäänniemi et al., 2024); other steps cost
    half.

    `start` and `stop` are fractions of the number of steps. In the interval, the unconditional branch is
    evaluated in the first two model calls and in every `stride`-th. In between, the difference between the
    branches is kept, which changes less from step to step than the unconditional velocity does.
    """

    context: Context  # without the prompt
    scale: float
    start: float = 0.0
    stop: float = 1.0
    stride: int = 1

    def applies_at(self, t: float, times: list[float]) -> bool:
        """Whether time t lies in one of the guided steps of a sampling with these time points."""
        num_steps = len(times) - 1
        step = min(bisect_right(times, t), num_steps) - 1
        return self.start <= step / num_steps < self.stop


def evaluates_both(call: int, stride: int) -> bool:
    """Whether guidance with this stride evaluates the unconditional branch in its call `call`, from 0."""
    return call < FIRST_CALLS or call % stride == 0


class _GuidedVelocity:
    """The velocity of one drawing: decides which branches a model call evaluates, and what stands in for the
    others."""

    def __init__(
        self, denoiser: Callable[[int], Denoiser], guidance: Guidance | None, times: list[float]
    ) -> None:
        """`denoiser` gives the denoiser of the conditional branch (1) or of both (2)."""
        self._denoiser, self._guidance, self._times = denoiser, guidance, times
        self._calls = 0  # guided ones
        self._difference: Tensor | None = None  # conditional - unconditional, when both were last evaluated

    def __call__(self, x: Tensor, t: float) -> Tensor:
        guidance = self._guidance
        if guidance is None or not guidance.applies_at(t, self._times):
            (conditional,) = self._denoiser(1).velocities(x, t)
            return conditional
        call, self._calls = self._calls, self._calls + 1
        if self._difference is None or evaluates_both(call, guidance.stride):
            conditional, unconditional = self._denoiser(2).velocities(x, t)
            self._difference = conditional - unconditional
        else:
            (conditional,) = self._denoiser(1).velocities(x, t)
            unconditional = conditional - self._difference
        return guide(conditional, unconditional, guidance.scale)
