"""Chat: see and read the conversation, then write the answer, and draw in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from showo2.checkpoints import Task
from showo2.context import Context
from showo2.loading.loader import Components
from showo2.outputs import Reply
from showo2.prefix_cache import Item, Span
from showo2.prompts import Drawn, Image, Piece, Prompts, Text, Turn, Video, merge
from showo2.requests import Chat
from showo2.tasks.checks import require_room, require_task
from showo2.tasks.conversation import Composer, Opening
from showo2.tasks.pixels import (
    DrawnPicture,
    SeenClip,
    SeenPicture,
    see_clip,
    see_drawn_clip,
    see_drawn_picture,
    see_picture,
)
from showo2.tasks.sampling import LatentGrid


def chat(components: Components, request: Chat) -> Iterator[Reply]:
    """The answer to the last message, token by token; the last reply is `finished`.

    Pictures and clips of earlier answers are seen as they were drawn: the context that is kept from the turn
    before holds the latents themselves. Without it, they are encoded from their pixels.
    Raises UntrainedTask for a checkpoint that was not trained to chat, or not to chat about clips where there
    is one, or to draw what the request opens; BadSize, BadFrameCount where it draws in chat and cannot draw
    that."""
    require_task(components.checkpoint, request.task, request.allow_untrained)
    openings = _openings(components, request)
    opened = None if request.opens is None else _opened(components, request.opens)
    turns, seen = _see_messages(components, request)
    pieces = _pieces(components, turns, opened)
    (*_, question) = (turn for turn in turns if turn.role == "user")
    shown = (seen[part.index] for part in question.content if not isinstance(part, str))
    context, items = _read(components, pieces, seen)
    composer = Composer(components, context, items, request.decoding, openings, request.max_pictures)
    watched = tuple(clip.frames() for clip in shown if isinstance(clip, SeenClip))
    try:
        for reply in composer.compose(opened=opened):
            yield replace(reply, watched=watched)
    finally:  # an answer that was stopped is kept too
        components.prefix_cache.insert(items, context)


def _pieces(components: Components, turns: Sequence[Turn], opened: int | None) -> list[Piece]:
    """The conversation up to where the answer goes on: behind its beginning, and what it opens, if any."""
    prompts, prompt = Prompts(components.tokenizer), components.checkpoint.system_prompt
    pieces = prompts.conversation(turns, prompt, unfinished=turns[-1].role == "assistant")
    return pieces if opened is None else merge([*pieces, Text((opened,))])


def _read(
    components: Components, pieces: Sequence[Piece], seen: Sequence[SeenPicture]
) -> tuple[Context, list[Item]]:
    """A context that holds the pieces, from the longest cached prefix on, and its items. Raises TooLong."""
    checkpoint = components.checkpoint
    parts: list[Sequence[Item]] = [
        piece.tokens if isinstance(piece, Text) else (seen[piece.index].span(checkpoint.model.patch_size),)
        for piece in pieces
    ]
    items = [item for part in parts for item in part]
    require_room(1 + sum(item.num_tokens if isinstance(item, Span) else 1 for item in items), checkpoint)

    context, held = components.prefix_cache.fork(items)
    context = context or Context(components.model)
    for number, (piece, part) in enumerate(zip(pieces, parts, strict=True)):
        if isinstance(piece, Text):
            context.read(list(piece.tokens[held:]))
        elif held == 0:
            end_token = None
            span, after = seen[piece.index], pieces[number + 1]
            only_seen = not isinstance(span, DrawnPicture)
            if only_seen and checkpoint.understanding_attention == "demo" and isinstance(after, Text):
                end_token = after.tokens[0]  # read with the span
                held = len(part) + 1
            context.see(span.latents, **span.see_options, end_token=end_token)
        held = max(0, held - len(part))
    return context, items


def _opened(components: Components, kind: str) -> int:
    """The start token of the picture or clip that the request opens. Raises UntrainedTask where the
    checkpoint draws none in chat."""
    checkpoint, special = components.checkpoint, components.tokenizer.special
    if kind not in checkpoint.drawn_in_chat:
        require_task(checkpoint, Task.MIXED_CHAT, allow_untrained=False)
        require_task(checkpoint, Task.TEXT_TO_VIDEO, allow_untrained=False)
    return special.video_start if kind == "video" else special.image_start


def _openings(components: Components, request: Chat) -> dict[int, Opening]:
    """What the answer may hold beside text, by start token; other start tokens are plain tokens."""
    if request.max_pictures == 0 and request.opens is None:
        return {}
    special = components.tokenizer.special
    kinds = {
        "image": (special.image_start, 1, special.image_end),
        "video": (special.video_start, request.num_frames, special.video_end),
    }
    openings = {}
    for kind in components.checkpoint.drawn_in_chat:
        start, num_frames, end = kinds[kind]
        grid = LatentGrid.of(components, request.size, num_frames)
        openings[start] = Opening(grid, request.sampling, end)
    return openings


def _see_messages(components: Components, request: Chat) -> tuple[list[Turn], list[SeenPicture]]:
    """Turns of the conversation and, in order, what is seen in it."""
    turns: list[Turn] = []
    seen: list[SeenPicture] = []
    begun = ({"role": "assistant", "content": request.prefill},) if request.prefill else ()
    for message in (*request.messages, *begun):
        parts: list[str | Image | Video | Drawn] = []
        drawn = components.checkpoint.drawn_in_chat if message["role"] == "assistant" else ()
        for block in message["content"]:
            if block["type"] == "text":
                parts.append(block["text"])
            elif block["type"] in drawn:
                parts.append(Drawn(len(seen), video=block["type"] == "video"))
                seen.append(_see_drawn(components, request, block))
            elif block["type"] == "image":
                parts.append(Image(len(seen)))
                seen.append(see_picture(components, block["image"]))
            else:
                require_task(components.checkpoint, Task.VIDEO_CHAT, request.allow_untrained)
                as_frames = components.checkpoint.video_reading.tokens_per_side is not None
                parts.append(Video(len(seen), as_frames))
                seen.append(see_clip(components, block["video"]))
        turns.append(Turn(message["role"], tuple(parts)))
    return turns, seen


def _see_drawn(components: Components, request: Chat, block: Mapping[str, Any]) -> SeenPicture:
    if block["type"] == "image":
        return see_drawn_picture(components, block["image"], request.size)
    return see_drawn_clip(components, block["video"], request.size, request.num_frames)
