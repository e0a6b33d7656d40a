"""The messages of a conversation: `{"role": "user" | "assistant", "content": text or a list of blocks}`.

A block is `{"type": "text", "text": ...}`, `{"type": "image", "image": PIL image or path}` or
`{"type": "video", "video": path}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from showo2.errors import BadMessages, EmptyPrompt
from showo2.parameter_fields import Limits, checked_text, shown

Message: TypeAlias = Mapping[str, Any]
ROLES = ("user", "assistant")
BLOCKS = ("text", "image", "video")


def checked_messages(messages: Any, limits: Limits) -> tuple[Message, ...]:
    """The messages with their contents as tuples of blocks, without empty texts.

    `limits` bound the length of a text as that of a prompt. Raises BadMessages for another form, and
    EmptyPrompt where the last message, which must be the user's, is empty.
    """
    if not is_sequence(messages):
        raise BadMessages(reason="messages must be a list")
    if not messages:
        raise BadMessages(reason="there are none")
    checked = tuple(_checked_message(message, limits.get("prompt")) for message in messages)
    if checked[-1]["role"] != "user":
        raise BadMessages(reason="the last one must be the user's")
    if not checked[-1]["content"]:
        raise EmptyPrompt()
    return checked


def _checked_message(message: Any, maximum: float | None) -> Message:
    """The message with its content as a tuple of blocks, without empty texts."""
    role = message.get("role") if isinstance(message, Mapping) else None
    if role not in ROLES:
        raise BadMessages(reason=f"a role must be user or assistant, not {shown(role)}")
    content = message.get("content", ())
    blocks = ({"type": "text", "text": content},) if isinstance(content, str) else content
    if not is_sequence(blocks):
        raise BadMessages(reason="content must be text or a list of blocks")
    checked = (_checked_block(block, maximum) for block in blocks)
    return {"role": role, "content": tuple(block for block in checked if block is not None)}


def _checked_block(block: Any, maximum: float | None) -> Mapping[str, Any] | None:
    """The block, its text without surrounding whitespace; None for an empty text."""
    kind = block.get("type") if isinstance(block, Mapping) else None
    if kind not in BLOCKS or block.get(kind) is None:
        raise BadMessages(reason="a block is a text, an image or a video: {type: text, text: ...}")
    if kind != "text":
        return block
    if isinstance(block["text"], str) and not block["text"].strip():
        return None
    return {"type": "text", "text": checked_text("text", block["text"], maximum)}


def checked_prefill(blocks: Any, limits: Limits) -> tuple[Mapping[str, Any], ...]:
    """The blocks that an answer is to begin with, checked as those of a message; None is none."""
    message = {"role": "assistant", "content": () if blocks is None else blocks}
    content: tuple[Mapping[str, Any], ...] = _checked_message(message, limits.get("prompt"))["content"]
    return content


def is_sequence(value: Any) -> bool:
    """Whether it is a list or tuple of something, and no text."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
