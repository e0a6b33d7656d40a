"""OpenAI's messages as the endpoints take them, and answers as OpenAI's messages.

The prompt format of the released checkpoints has one fixed system prompt. The text of system and developer
messages is therefore put in front of the next question, as chat templates without a system role do.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from showo2.errors import BadMessages
from showo2.parameter_fields import shown

Message = dict[str, Any]
Block = dict[str, Any]
SYSTEM_ROLES = ("system", "developer")
TEXT_TYPES = ("text", "input_text", "output_text")
MEDIA_TYPES = {"image_url": "image", "video_url": "video"}
FORM = "a content part is {type: text, text}, {type: image_url, image_url: {url}} or {type: video_url, ...}"


def history_of(messages: Any, system_prompt: str) -> list[Message]:
    """The same conversation in the form of the endpoint `chat`, files as addresses.

    `system_prompt` is the checkpoint's own, which need not be repeated. Raises BadMessages.
    """
    if not isinstance(messages, list):
        raise BadMessages(reason="messages must be a list")
    history: list[Message] = []
    instructions: list[str] = []
    for message in messages:
        if not isinstance(message, dict):
            raise BadMessages(reason="a message is {role, content}")
        role, blocks = message.get("role"), list(_blocks(message))
        if role in SYSTEM_ROLES:
            instructions += [text for text in _texts(blocks) if text.strip() != system_prompt]
        elif role == "user":
            history.append({"role": role, "content": _question(instructions, blocks)})
            instructions = []
        elif role == "assistant":
            history.append({"role": role, "content": blocks})
        else:
            raise BadMessages(reason=f"a role must be system, user or assistant, not {shown(role)}")
    if instructions:
        raise BadMessages(reason="a system message must come before a question")
    return history


def _question(instructions: Sequence[str], blocks: Sequence[Block]) -> list[Block]:
    """A question behind its instructions. What is asked about with one text comes first, as in training."""
    texts, others = _texts(blocks), [block for block in blocks if block["type"] != "text"]
    if len(texts) <= 1:
        return [*others, *_text("\n\n".join([*instructions, *texts]))]
    return [*_text("\n\n".join(instructions)), *blocks]


def _text(text: str) -> list[Block]:
    return [{"type": "text", "text": text}] if text else []


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block["text"] for block in blocks if block["type"] == "text"]


def _blocks(message: Mapping[str, Any]) -> Iterator[Block]:
    """The content of a message, and behind it the pictures of an answer of ours."""
    content = message.get("content")
    if isinstance(content, str):
        content = [{"type": "text", "text": content}]
    drawn = [message.get(name) or [] for name in ("images", "videos")]
    parts = [content or [], *drawn]
    if not all(isinstance(part, list) for part in parts):
        raise BadMessages(reason="content must be text or a list of parts")
    for part in (part for each in parts for part in each):
        yield _block(part)


def _block(part: Any) -> Block:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind in TEXT_TYPES and isinstance(part.get("text"), str):
        return {"type": "text", "text": part["text"]}
    if kind in MEDIA_TYPES:
        address = part.get(kind)
        url = address.get("url") if isinstance(address, dict) else address
        if isinstance(url, str):
            return {"type": MEDIA_TYPES[kind], MEDIA_TYPES[kind]: url}
    raise BadMessages(reason=FORM)


def media_part(path: Path, index: int) -> dict[str, Any]:
    """A picture or clip of an answer, inside a `data:` address."""
    kind = "video_url" if path.suffix == ".mp4" else "image_url"
    mime = "video/mp4" if kind == "video_url" else "image/png"
    data = base64.b64encode(path.read_bytes()).decode()
    return {"type": kind, "index": index, kind: {"url": f"data:{mime};base64,{data}"}}
