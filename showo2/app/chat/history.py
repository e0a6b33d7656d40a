"""A conversation as `gr.Chatbot` holds it: a list of messages, each file and each text one of its own, so that a text can
be edited without its files.

A question is the visitor's files, then the text that ends it, if there is one; under it may stand what the model looked
at, which says nothing itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import gradio as gr

from showo2.app.components.thumbnails import thumbnails
from showo2.app.i18n import bilingual
from showo2.outputs import Clip

History = list[dict[str, Any]]


def question(text: str, files: Iterable[str]) -> History:
    """What a visitor asks, as messages."""
    content: list[dict[str, Any]] = [{"path": file} for file in files]
    if text:
        content.append({"type": "text", "text": text})
    return [{"role": "user", "content": [block]} for block in content]


def said(text: str) -> History:
    """What the model has written so far."""
    return [{"role": "assistant", "content": [{"type": "text", "text": text}]}]


def watched(clips: Sequence[Clip]) -> History:
    """What the model looked at in each of the question's clips."""
    return [{"role": "user", "content": [gr.HTML(_frames(clip))]} for clip in clips]


def asked(history: History) -> History:
    """The conversation up to its last question."""
    end = len(history)
    while end and (history[end - 1]["role"] == "assistant" or is_shown_only(history[end - 1])):
        end -= 1
    return history[:end]


def split(history: History) -> tuple[History, str, list[str]]:
    """What came before the last question, and that question's text and files."""
    before, text, files = asked(history), "", []
    if before and _kind(before[-1]) == "text":
        text, before = before[-1]["content"][0]["text"], before[:-1]
    while before and before[-1]["role"] == "user" and _kind(before[-1]) == "file":
        files.insert(0, before[-1]["content"][0]["file"]["path"])
        before = before[:-1]
    return before, text, files


def edited(history: History, index: int, text: str) -> History:
    """The conversation up to the question whose text is the message at `index`, with another text."""
    return replaced(history, index, text.strip())[: index + 1]


def replaced(history: History, index: int, text: str) -> History:
    """The conversation with another text in the message at `index`."""
    message = {"role": "user", "content": [{"type": "text", "text": text}]}
    return [*history[:index], message, *history[index + 1 :]]


def is_shown_only(message: dict[str, Any]) -> bool:
    """Whether a message is no part of what is said."""
    return _kind(message) == "component"


def _kind(message: dict[str, Any]) -> str:
    return message["content"][0]["type"]


def _frames(clip: Clip) -> str:
    """HTML: the frames, small, and a line that says what they are."""
    pictures = "".join(f'<img src="{address}" alt="">' for address in thumbnails(clip))
    caption = bilingual("chat_watched", count=len(clip.frames))
    return f'<figure class="watched"><div>{pictures}</div><figcaption>{caption}</figcaption></figure>'
