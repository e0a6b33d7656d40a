"""Chat about pictures and clips: see, read, write."""

from collections.abc import Iterator, Sequence

from showo2.checkpoints import Task
from showo2.context import Context
from showo2.loading.loader import Components
from showo2.outputs import Reply
from showo2.prefix_cache import Item, Span
from showo2.prompts import Image, Prompts, Text, Turn, Video
from showo2.requests import Chat
from showo2.tasks.checks import require_room, require_task
from showo2.tasks.decoding import token_sampler
from showo2.tasks.pixels import SeenClip, SeenPicture, see_clip, see_picture
from showo2.tokenizer import TextStream


def chat(components: Components, request: Chat) -> Iterator[Reply]:
    """The answer to the last message, token by token; the last reply is `finished`.

    Raises UntrainedTask for a checkpoint that was not trained to chat, or not to chat about clips where there
    is one."""
    checkpoint, tokenizer, decoding = components.checkpoint, components.tokenizer, request.decoding
    require_task(checkpoint, request.task, request.allow_untrained)
    turns, seen = _see_messages(components, request)
    pieces = Prompts(tokenizer).conversation(turns, checkpoint.system_prompt)
    spans = [each.span(checkpoint.model.patch_size) for each in seen]
    parts: list[Sequence[Item]] = [
        piece.tokens if isinstance(piece, Text) else (spans[piece.index],) for piece in pieces
    ]
    items = [item for part in parts for item in part]
    needed = sum(item.num_tokens if isinstance(item, Span) else 1 for item in items)
    require_room(needed + 1, checkpoint)

    context, held = components.prefix_cache.fork(items)
    context = context or Context(components.model)
    for number, (piece, part) in enumerate(zip(pieces, parts, strict=True)):
        if isinstance(piece, Text):
            context.read(list(piece.tokens[held:]))
        elif held == 0:
            end_token = None
            after = pieces[number + 1]
            if checkpoint.understanding_attention == "demo" and isinstance(after, Text):
                end_token = after.tokens[0]  # read with the span
                held = len(part) + 1
            context.see(seen[piece.index].latents, **seen[piece.index].see_options, end_token=end_token)
        held = max(0, held - len(part))

    shown = (seen[part.index] for part in turns[-1].content if not isinstance(part, str))
    watched = tuple(clip.frames() for clip in shown if isinstance(clip, SeenClip))
    stop = frozenset((tokenizer.special.eos,))
    stream = TextStream(tokenizer)
    count = 0
    limit = min(decoding.max_new_tokens, checkpoint.max_tokens - needed)
    sampler = token_sampler(decoding)
    try:
        for count, token in enumerate(context.write(limit, sampler, stop), start=1):
            items.append(token)
            if token not in stop:
                yield Reply(stream.push(token), False, decoding.seed, count, watched)
        yield Reply(stream.text, True, decoding.seed, count, watched)
    finally:  # an answer that was stopped is kept too
        components.prefix_cache.insert(items, context)


def _see_messages(components: Components, request: Chat) -> tuple[list[Turn], list[SeenPicture]]:
    """Turns of the conversation and, in order, what is seen in it."""
    turns: list[Turn] = []
    seen: list[SeenPicture] = []
    for message in request.messages:
        parts: list[str | Image | Video] = []
        for block in message["content"]:
            if block["type"] == "text":
                parts.append(block["text"])
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
