"""Chat about pictures and clips: see, read, write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from showo2.checkpoints import Task, VideoReading
from showo2.context import Context
from showo2.errors import BadMessages, EmptyPrompt
from showo2.loading.loader import Components
from showo2.media import open_image, open_video
from showo2.outputs import Clip, Reply
from showo2.prefix_cache import Item, Span, digest
from showo2.prompts import Image, Prompts, Text, Turn, Video
from showo2.tasks.checks import choose_seed, require_number, require_room, require_task, sampler
from showo2.tasks.pixels import encode_clip, encode_picture
from showo2.tokenizer import TextStream

Message = Mapping[
    str, Any
]  # {"role": "user" | "assistant", "content": [{"type": "text" | "image" | "video", ...}]}
ROLES = ("user", "assistant")
MAX_NEW_TOKENS = 8192


@dataclass(frozen=True)
class Writing:
    """How an answer is to be written."""

    max_new_tokens: int = 512
    temperature: float = 0.0  # 0 ... 2; 0 always takes the likeliest token
    top_p: float = 1.0  # 0 ... 1: the nucleus that tokens are drawn from
    seed: int | None = None


@dataclass(frozen=True, eq=False)
class _Seen:
    """A picture or clip of the conversation, encoded."""

    latents: Tensor
    reading: VideoReading | None = None  # how it is looked at; None for a picture
    clip: Clip | None = None  # the frames of it that are looked at; None for a picture

    @property
    def how(self) -> dict[str, int | None]:
        if self.reading is None:
            return {}
        return {
            "tokens_per_side": self.reading.tokens_per_side,
            "bidirectional_length": self.reading.bidirectional_length,
        }

    def span(self, patch_size: int) -> Span:
        """Its place in a sequence."""
        frames, height, width = self.latents.shape[2:]
        side = None if self.reading is None else self.reading.tokens_per_side
        num_tokens = 1 + frames * (side**2 if side else height * width // patch_size**2)
        return Span(digest(self.latents.cpu().numpy()), num_tokens, self.reading)


def chat(
    components: Components, messages: Sequence[Message], writing: Writing, allow_untrained: bool
) -> Iterator[Reply]:
    """The answer to the last message, token by token; the last reply is `finished`.

    A checkpoint without chat among its tasks is refused, one without video chat as soon as a clip comes.
    """
    require_task(components.checkpoint, Task.CHAT, allow_untrained)
    require_number("max_new_tokens", writing.max_new_tokens, 1, MAX_NEW_TOKENS)
    seed = choose_seed(writing.seed)
    pick = sampler(writing.temperature, writing.top_p, seed)
    turns, seen = _read_messages(components, messages, allow_untrained)
    pieces = Prompts(components.tokenizer).conversation(turns, components.checkpoint.system_prompt)
    spans = [each.span(components.checkpoint.model.patch_size) for each in seen]
    parts: list[Sequence[Item]] = [
        piece.tokens if isinstance(piece, Text) else (spans[piece.index],) for piece in pieces
    ]
    items = [item for part in parts for item in part]
    needed = sum(item.num_tokens if isinstance(item, Span) else 1 for item in items)
    require_room(needed + 1, components.checkpoint)

    context, held = components.prefix_cache.fork(items)
    context = context or Context(components.model)
    for piece, part in zip(pieces, parts, strict=True):
        if isinstance(piece, Text):
            context.read(list(part[held:]))
        elif held == 0:
            context.see(seen[piece.index].latents, **seen[piece.index].how)
        held = max(0, held - len(part))

    watched = tuple(seen[part.index].clip for part in turns[-1].content if isinstance(part, Video))
    stop = frozenset((components.tokenizer.special.eos,))
    stream = TextStream(components.tokenizer)
    count = 0
    limit = min(writing.max_new_tokens, components.checkpoint.max_tokens - needed)
    try:
        for count, token in enumerate(context.write(limit, pick, stop), start=1):
            items.append(token)
            if token not in stop:
                yield Reply(stream.push(token), False, seed, count, watched)
        yield Reply(stream.text, True, seed, count, watched)
    finally:  # also of an answer that was stopped
        components.prefix_cache.keep(items, context)


def _read_messages(
    components: Components, messages: Sequence[Message], allow_untrained: bool
) -> tuple[list[Turn], list[_Seen]]:
    """Turns of the conversation and, in order, what is seen in it."""
    if not messages:
        raise BadMessages(reason="there are none")
    turns: list[Turn] = []
    seen: list[_Seen] = []
    for message in messages:
        role = message.get("role")
        if role not in ROLES:
            raise BadMessages(reason=f"a role must be user or assistant, not {role!r}")
        content = message.get("content") or ()
        if isinstance(content, str):
            content = ({"type": "text", "text": content},)
        parts = [_read_part(components, part, seen, allow_untrained) for part in content]
        turns.append(Turn(role, tuple(part for part in parts if part != "")))
    if turns[-1].role != "user":
        raise BadMessages(reason="the last one must be the user's")
    if not turns[-1].content:
        raise EmptyPrompt()
    return turns, seen


def _read_part(
    components: Components, part: Mapping[str, Any], seen: list[_Seen], allow_untrained: bool
) -> str | Image | Video:
    """One part of a message; a picture or clip is encoded and added to `seen`."""
    kind = part.get("type")
    if kind not in ("text", "image", "video") or part.get(kind) is None:
        raise BadMessages(reason=f"a part must be a text, an image or a video with its content, not {kind!r}")
    if kind == "text":
        return str(part["text"]).strip()
    if kind == "image":
        seen.append(_Seen(encode_picture(components, open_image(part["image"]))))
        return Image(len(seen) - 1)
    require_task(components.checkpoint, Task.VIDEO_CHAT, allow_untrained)
    reading = components.checkpoint.video_reading
    clip = open_video(part["video"], reading.num_frames)
    seen.append(_Seen(encode_clip(components, clip), reading, clip))
    return Video(len(seen) - 1, as_frames=reading.tokens_per_side is not None)
