"""The baseline: what the public implementation computes, written plainly with the same modules.

There is no cache. Every denoising step runs the whole padded sequence with a dense mask, for both branches of
guidance: text, semantic layers, language model, flow head on every position, and the LM head on every
position though its logits are not used. Every token of an answer runs the whole sequence and the LM head on
all of it; in a story, all images as well.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from showo2.flow import State, euler, guide
from showo2.model.attention import omni_mask
from showo2.model.showo2 import Output, Sequences, Showo2, Spans

Piece = list[int] | Tensor  # text tokens, or the latents (1, C, T, H, W) of a visual span
PAD = 0


def full_forward(model: Showo2, rows: Sequence[Sequence[Piece]], t: float = 1.0, padded: int = 0) -> Output:
    """One pass over sequences padded to at least `padded` tokens.

    All spans have one shape. A span at the end of a row has time t, others 1.
    """
    tokens: list[list[int]] = []
    starts, times, latents = [], [], []
    for row, pieces in enumerate(rows):
        tokens.append([])
        for piece in pieces:
            if isinstance(piece, Tensor):
                starts.append((row, len(tokens[row])))
                latents.append(piece)
                times.append(t if piece is pieces[-1] else 1.0)
                tokens[row] += [PAD] * (1 + piece[0, 0].numel() // model.config.patch_size**2)
            else:
                tokens[row] += piece
    length = max(padded, *map(len, tokens))
    ids = torch.tensor([row + [PAD] * (length - len(row)) for row in tokens])
    spans: tuple[Spans, ...] = ()
    if latents:
        row_index, start = torch.tensor(starts).T
        spans = (Spans(row_index, start, torch.cat(latents), torch.tensor(times)),)
    output: Output = model(Sequences(ids, spans))
    return output


@torch.no_grad()
def velocity(model: Showo2, rows: Sequence[Sequence[Piece]], x: Tensor, t: float, padded: int) -> Tensor:
    """The velocity (rows, C, T, H, W) of x (1, C, T, H, W) at the end of each row."""
    rows = [[*pieces, x] for pieces in rows]
    output = full_forward(model, rows, t, padded)
    model.logits(output)
    (tokens,) = model.velocity(output)
    spans = [sum(isinstance(piece, Tensor) for piece in pieces) for pieces in rows]
    last = torch.tensor(spans).cumsum(0) - 1
    return model.unpack(tokens[last], torch.Size((len(rows), *x.shape[1:])))


def draw_image(
    model: Showo2, prompts: Sequence[list[int]], noise: Tensor, times: list[float], scale: float, padded: int
) -> Generator[float, None, Tensor]:
    """The latents of an image; `prompts` are the prompt and the empty one, and run as one batch."""

    def guided(x: Tensor, t: float) -> Tensor:
        v = velocity(model, [[prompt] for prompt in prompts], x, t, padded)
        return guide(v[:1], v[1:], scale)

    state: State
    for state in euler(guided, noise, times):  # noqa: B007, the last one is returned
        yield 1
    return state.x


def generate_answer(
    model: Showo2,
    pieces: Sequence[Piece],
    tokens: list[int],
    see_options: Mapping[str, Any],
    counts: Sequence[int],
    passes: int,
) -> Generator[float, None, int]:
    """Generates an answer whose `tokens` are known; returns how many of them differ.

    The first part computes the visual tokens, once. It is followed by `passes` parts for each of `counts`,
    which stand for as many tokens.
    """
    embeddings, block = _embed(model, pieces, tokens, see_options)
    yield 1
    length = embeddings.shape[1] - len(tokens)

    def run(count: int) -> Tensor:
        return _logits(model, embeddings[:, : length + count], block[:, : length + count])

    return (yield from _token_by_token(run, tokens, counts, passes))


def generate_scene(
    model: Showo2, pieces: Sequence[Piece], tokens: list[int], passes: int
) -> Generator[float, None, int]:
    """The same for a story's scene, where every token runs all images through the semantic layers again."""

    @torch.no_grad()
    def run(count: int) -> Tensor:
        return model.logits(full_forward(model, [[*pieces, tokens[:count]]]))

    return (yield from _token_by_token(run, tokens, [len(tokens)], passes))


def _token_by_token(
    run: Callable[[int], Tensor], tokens: list[int], counts: Sequence[int], passes: int
) -> Generator[float, None, int]:
    """A pass over everything before it for each token; `run(n)` gives the logits of all positions after n
    tokens.

    The sequence grows by one token per pass, so only `passes` evenly spaced ones of the first `counts[0]` are
    run, each standing for its neighbors; then of the first `counts[1]`, and so on. One more pass, which is
    not measured, gives the most likely token at every position.
    """
    for count in counts:
        for number in range(passes):
            run((2 * number + 1) * count // (2 * passes))
            yield count / passes
    most_likely = run(len(tokens))[0, -len(tokens) - 1 : -1].argmax(-1)
    yield 0
    return int((most_likely != torch.tensor(tokens)).sum())


@torch.no_grad()
def _logits(model: Showo2, embeddings: Tensor, block: Tensor) -> Tensor:
    """Logits (1, L, vocab_size) of every position, with a dense mask built for this pass."""
    rotary = model.language_model.rotary(0, embeddings.shape[1])
    hidden = model.language_model(embeddings, rotary, mask=omni_mask(block))
    return model.language_model.logits(hidden)


@torch.no_grad()
def _embed(
    model: Showo2, pieces: Sequence[Piece], tokens: list[int], see_options: Mapping[str, Any]
) -> tuple[Tensor, Tensor]:
    """Embeddings (1, L, D) of pieces and tokens, and their blocks (1, L) for `omni_mask`."""
    parts: list[Tensor] = []
    block: list[int] = []
    time = model.time_embedding(torch.ones(1))
    for number, piece in enumerate((*pieces, tokens)):
        if isinstance(piece, Tensor):
            visual = model.visual_embedder(piece, see_options.get("tokens_per_side"))
            parts.append(model.embed_span(visual, time))
            head = see_options.get("bidirectional_length") or parts[-1].shape[1]
            block += [number] * head + [-1] * (parts[-1].shape[1] - head)
        else:
            parts.append(model.language_model.embed_tokens(torch.tensor([piece])))
            block += [-1] * len(piece)
    return torch.cat(parts, dim=1), torch.tensor([block])
