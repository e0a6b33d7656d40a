"""Decoding with a static KV cache. Shapes and addresses never change, so a pass can be one CUDA graph.

A GPU runs one token through a small model in less time than Python takes to launch the kernels; a graph
launches them together. On a CPU a static cache only adds attention over unused positions (tests use it there,
without a graph).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import torch
from torch import Tensor

from showo2.model.kv_cache import KeyValueCache, LayerBuffers
from showo2.model.language_model import LanguageModel

MIN_CAPACITY = 512  # positions; larger ones by doubling, so that few graphs serve every length
NUM_WARMUPS = 3  # passes before a capture, in which kernels are chosen and blocks compiled


class DecoderPool:
    """Thread-safe pool of one language model's decoders; each serves one answer at a time."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._idle: list[Decoder] = []
        self._lock = Lock()

    @contextmanager
    def decoding(self, cache: KeyValueCache, num_tokens: int) -> Iterator[Callable[[int], Tensor]]:
        """Moves `cache` into a decoder's buffers while up to `num_tokens` tokens are appended.

        Yields the function that runs one token, advances the cache, and returns the hidden state (1, 1, D).
        """
        decoder = self._acquire(cache.length + num_tokens)
        cache.move_to(decoder.buffers)
        try:
            yield lambda token: decoder.step(token, cache)
        finally:
            cache.detach()
            with self._lock:
                self._idle.append(decoder)

    def _acquire(self, num_positions: int) -> "Decoder":
        capacity = MIN_CAPACITY
        while capacity < num_positions:
            capacity *= 2
        with self._lock:
            for decoder in self._idle:
                if decoder.capacity == capacity:
                    self._idle.remove(decoder)
                    return decoder
        return Decoder(self._model, capacity)


class Decoder:
    """A pass over one token behind up to `capacity` - 1 others, captured as a CUDA graph on a GPU."""

    @torch.no_grad()
    def __init__(self, model: LanguageModel, capacity: int) -> None:
        self._model, self.capacity = model, capacity
        like, config = model.norm.weight, model.config
        shape = (1, config.num_kv_heads, capacity, config.hidden_size // config.num_heads)
        # Zeros rather than empty memory: masked positions must still hold finite numbers.
        self.buffers: list[LayerBuffers] = [
            (like.new_zeros(shape), like.new_zeros(shape)) for _ in range(config.num_layers)
        ]
        self._rotary = model.rotary(0, capacity)
        self._token = torch.zeros(1, 1, dtype=torch.long, device=like.device)
        self._position = torch.zeros(1, dtype=torch.long, device=like.device)
        self._positions = torch.arange(capacity, device=like.device)
        self._layers = [_StaticLayerCache(buffers, self._position) for buffers in self.buffers]
        self._graph = self._capture() if like.is_cuda else None

    @torch.no_grad()
    def step(self, token: int, cache: KeyValueCache) -> Tensor:
        """Append `token` to `cache`, which lives in these buffers; returns the hidden state (1, 1, D)."""
        self._token.fill_(token)
        self._position.fill_(cache.length)
        if self._graph is None:
            hidden = self._run()
        else:
            self._graph.replay()
            hidden = self._hidden.clone()
        cache.advance(1)
        return hidden

    def _run(self) -> Tensor:
        model = self._model
        cosines, sines = (table.index_select(1, self._position) for table in self._rotary)
        mask = (self._positions <= self._position)[None, None, None]
        embedding = model.embed_tokens(self._token)
        hidden: Tensor = model(embedding, (cosines, sines), mask=mask, cache=self._layers)
        return hidden

    def _capture(self) -> torch.cuda.CUDAGraph:
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(NUM_WARMUPS):
                self._run()
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        # Other threads may use the GPU meanwhile.
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            self._hidden = self._run()
        return graph


class _StaticLayerCache:
    """One layer's buffers, written at a position that only the device knows, and always returned whole."""

    def __init__(self, buffers: LayerBuffers, position: Tensor) -> None:
        self._buffers, self._position = buffers, position

    def update(self, keys: Tensor, values: Tensor, _: int = 0, /, **options: object) -> LayerBuffers:
        """Like `LayerCache.update`, for one position."""
        for buffer, new in zip(self._buffers, (keys, values), strict=True):
            buffer.index_copy_(2, self._position, new)
        return self._buffers
