"""The other way: what the public implementation does, on the same modules, as plainly as it can be written.

Nothing is kept. Every denoising step runs the whole padded sequence with a dense mask, for both guidance branches:
text, semantic layers, trunk, flow head on every position, and the LM head on every position though nobody reads it.
Every token of an answer runs the whole sequence and the LM head on all of it; in a story all pictures as well.
"""

from collections.abc import Callable, Generator, Mapping, Sequence

import torch
from torch import Tensor

from showo2.flow import euler, guide
from showo2.model.attention import omni_mask
from showo2.model.showo2 import Output, Sequences, Showo2, Spans

Piece = list[int] | Tensor  # text, or a visual span of latents (1, C, T, H, W)
PAD = 0


def whole(model: Showo2, rows: Sequence[Sequence[Piece]], t: float = 1.0, padded: int = 0) -> Output:
    """One pass over sequences padded to at least `padded` tokens; a span that ends a row stands at t, others at 1.

    All spans are of one shape.
    """
    tokens, starts, times, latents = [], [], [], []
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
    if not latents:
        return model(Sequences(ids))
    row, start = torch.tensor(starts).T
    return model(Sequences(ids, (Spans(row, start, torch.cat(latents), torch.tensor(times)),)))


@torch.no_grad()
def velocity(model: Showo2, rows: Sequence[Sequence[Piece]], x: Tensor, t: float, padded: int) -> Tensor:
    """The velocity (rows, C, T, H, W) of x (1, C, T, H, W) behind each row's pieces."""
    rows = [[*pieces, x] for pieces in rows]
    output = whole(model, rows, t, padded)
    model.logits(output)
    (tokens,) = model.velocity(output)
    spans = [sum(isinstance(piece, Tensor) for piece in pieces) for pieces in rows]
    last = torch.tensor(spans).cumsum(0) - 1
    return model.unpack(tokens[last], torch.Size((len(rows), *x.shape[1:])))


def draw_picture(
    model: Showo2, prompts: Sequence[list[int]], noise: Tensor, times: list[float], scale: float, padded: int
) -> Generator[float, None, Tensor]:
    """The latents of a picture; `prompts` are the prompt and the empty one, and run as one batch."""

    def guided(x: Tensor, t: float) -> Tensor:
        v = velocity(model, [[prompt] for prompt in prompts], x, t, padded)
        return guide(v[:1], v[1:], scale)

    for state in euler(guided, noise, times):  # noqa: B007, the last one is returned
        yield 1
    return state.x


def answer(
    model: Showo2,
    pieces: Sequence[Piece],
    tokens: list[int],
    reading: Mapping,
    counts: Sequence[int],
    passes: int,
) -> Generator[float, None, int]:
    """Comes to an answer whose `tokens` are known; returns how many of them recomputing does not come to.

    The visual tokens are computed once, in the first part. Then come `passes` parts for each of `counts`, which stand for
    that many of the tokens.
    """
    embeddings, block = _embed(model, pieces, tokens, reading)
    yield 1
    length = embeddings.shape[1] - len(tokens)
    return (
        yield from _token_by_token(
            lambda count: _logits(model, embeddings[:, : length + count], block[:, : length + count]),
            tokens,
            counts,
            passes,
        )
    )


def scene(
    model: Showo2, pieces: Sequence[Piece], tokens: list[int], passes: int
) -> Generator[float, None, int]:
    """The same for a story's text, where every token runs all pictures through the semantic layers again."""

    @torch.no_grad()
    def run(count: int) -> Tensor:
        return model.logits(whole(model, [[*pieces, tokens[:count]]]))

    return (yield from _token_by_token(run, tokens, [len(tokens)], passes))


def _token_by_token(
    run: Callable[[int], Tensor], tokens: list[int], counts: Sequence[int], passes: int
) -> Generator[float, None, int]:
    """Every token by a pass over all before it; `run` gives the logits of all positions behind `count` tokens.

    From one pass to the next the sequence is longer by one, so of the first of `counts` tokens only `passes` evenly spread
    ones are run, and each stands for its neighbours; then of the next. One more, not counted, gives the likeliest token
    at every position.
    """
    for count in counts:
        for number in range(passes):
            run((2 * number + 1) * count // (2 * passes))
            yield count / passes
    likeliest = run(len(tokens))[0, -len(tokens) - 1 : -1].argmax(-1)
    yield 0
    return int((likeliest != torch.tensor(tokens)).sum())


@torch.no_grad()
def _logits(model: Showo2, embeddings: Tensor, block: Tensor) -> Tensor:
    """Logits (1, L, vocab_size) of every position, behind a dense mask made for this pass."""
    rotary = model.language_model.rotary(0, embeddings.shape[1])
    hidden = model.language_model(embeddings, rotary, mask=omni_mask(block))
    return model.language_model.logits(hidden)


@torch.no_grad()
def _embed(
    model: Showo2, pieces: Sequence[Piece], tokens: list[int], reading: Mapping
) -> tuple[Tensor, Tensor]:
    """Embeddings (1, L, D) of pieces and tokens, and their blocks (1, L) as `omni_mask` takes them."""
    parts, block = [], []
    time = model.time_embedding(torch.ones(1))
    for number, piece in enumerate((*pieces, tokens)):
        if isinstance(piece, Tensor):
            visual = model.visual_embedder(piece, reading.get("tokens_per_side"))
            parts.append(model.embed_span(visual, time))
            head = reading.get("bidirectional_length") or parts[-1].shape[1]
            block += [number] * head + [-1] * (parts[-1].shape[1] - head)
        else:
            parts.append(model.language_model.embed_tokens(torch.tensor([piece])))
            block += [-1] * len(piece)
    return torch.cat(parts, dim=1), torch.tensor([block])
