"""Conversations from the chat component and from API callers, as the messages that the pipeline takes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from showo2.app.chat.history import is_display_only
from showo2.app.files.uploads import check_count, check_total, path_of
from showo2.app.limits import LIMITS
from showo2.checkpoints import Checkpoint
from showo2.errors import BadMessages
from showo2.media import media_kind, read_ahead
from showo2.parameter_fields import checked_text
from showo2.requests import Chat

Message = dict[str, Any]


def user_message(text: Any, files: list[Path]) -> Message:
    """A person's message: files first, as in training; a blank text is left out.

    Raises what `checked_text` does.
    """
    blocks = [_media_block(path) for path in files]
    if not isinstance(text, str) or text.strip():
        blocks.append({"type": "text", "text": checked_text("prompt", text, LIMITS["prompt"])})
    return {"role": "user", "content": blocks}


def from_chatbot(history: list[dict[str, Any]]) -> list[Message]:
    """The messages in a `gr.Chatbot`'s value.

    The parts of one question, and those of one answer, become one message (see `history`). Raises what
    `check_total` does, before any file is opened, and BadMessages for what no chat component sends.
    """
    try:
        return _from_turns(history)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise BadMessages(reason="history must be a list of turns") from error


def _from_turns(history: list[dict[str, Any]]) -> list[Message]:
    shown = (block for turn in history if not is_display_only(turn) for block in turn["content"])
    check_total([path_of(block["file"]) for block in shown if block["type"] == "file"])
    messages: list[Message] = []
    for turn in history:
        if is_display_only(turn):
            continue
        blocks = [_from_chatbot(block) for block in turn["content"]]
        last = messages[-1] if messages else None
        if last and _goes_on(last, turn["role"]):
            last["content"] += blocks
        else:
            messages.append({"role": turn["role"], "content": blocks})
    return messages


def _goes_on(message: Message, role: str) -> bool:
    """Whether the next block of this role continues the message: a text ends a question."""
    return message["role"] == role and (role == "assistant" or message["content"][-1]["type"] != "text")


def split_beginning(messages: list[Message]) -> tuple[list[Message], list[dict[str, Any]]]:
    """Messages through the last question, and the blocks of the answer that has begun."""
    if messages and messages[-1]["role"] == "assistant":
        return messages[:-1], messages[-1]["content"]
    return messages, []


def from_api(history: Any) -> list[Message]:
    """The messages of an API call: content is text, or a list of text, image and video blocks; None is none.

    Raises BadMessages for anything else.
    """
    if history is None:
        return []
    if not isinstance(history, list):
        raise BadMessages(reason="history must be a list of turns")
    check_count(sum(_is_file_block(block) for turn in history for block in _blocks(turn)))
    messages = []
    for turn in history:
        if not isinstance(turn, dict) or turn.get("role") not in ("user", "assistant"):
            raise BadMessages(reason="each needs a role, user or assistant, and content")
        content = turn.get("content")
        blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
        if not isinstance(blocks, list):
            raise BadMessages(reason="content must be text or a list of blocks")
        messages.append({"role": turn["role"], "content": [_from_api(block) for block in blocks]})
    return messages


def paths_in(messages: Sequence[Mapping[str, Any]]) -> list[Path]:
    """The files of a conversation."""
    blocks = (block for message in messages for block in message["content"])
    return [block[block["type"]] for block in blocks if block["type"] != "text"]


def read_files_ahead(request: Chat, checkpoint: Checkpoint) -> None:
    """Reads the files of a conversation as they will be read for the model. Raises what `open_image` does."""
    begun = {"role": "assistant", "content": request.prefill}
    for message in (*request.messages, begun):
        is_drawn = message["role"] == "assistant" and "video" in checkpoint.drawn_in_chat
        num_frames = request.num_frames if is_drawn else checkpoint.video_reading.num_frames
        for path in paths_in([message]):
            read_ahead(path, num_frames)


def _blocks(turn: Any) -> Sequence[Any]:
    content = turn.get("content") if isinstance(turn, dict) else None
    return content if isinstance(content, list) else ()


def _is_file_block(block: Any) -> bool:
    return isinstance(block, dict) and block.get("type") != "text"


def _from_chatbot(block: dict[str, Any]) -> dict[str, Any]:
    if block["type"] == "file":
        return _media_block(path_of(block["file"]))
    if block["type"] == "text":
        return {"type": "text", "text": block["text"]}
    raise BadMessages(reason=f"a block of type {block['type']} is neither text nor a file")


def _from_api(block: Any) -> dict[str, Any]:
    if isinstance(block, dict):
        kind = block.get("type")
        if kind == "text" and isinstance(block.get("text"), str):
            return {"type": "text", "text": block["text"]}
        if kind in ("image", "video"):
            return {"type": kind, kind: path_of(block.get(kind))}
    raise BadMessages(reason="a block is {type: text, text}, {type: image, image} or {type: video, video}")


def _media_block(path: Path) -> dict[str, Any]:
    kind = media_kind(path)
    return {"type": kind, kind: path}
