"""A conversation as `gr.Chatbot` holds it: one message per file and per text, so that text is edited alone.

A question is the visitor's files, followed by the text that ends it, if any. The frames that the model looked
at may be shown below it; they are display only.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import gradio as gr

from showo2.app.components.thumbnails import frame_data_urls
from showo2.app.i18n import bilingual
from showo2.outputs import Clip

History = list[dict[str, Any]]


def question_messages(text: str, files: Iterable[str]) -> History:
    """A visitor's question."""
    content: list[dict[str, Any]] = [{"path": file} for file in files]
    if text:
        content.append({"type": "text", "text": text})
    return [{"role": "user", "content": [block]} for block in content]


def answer_message(text: str) -> History:
    """What the model has written so far."""
    return [{"role": "assistant", "content": [{"type": "text", "text": text}]}]


def frame_strips(clips: Sequence[Clip]) -> History:
    """The frames that the model looked at in each of the question's videos."""
    return [{"role": "user", "content": [gr.HTML(_frames_html(clip))]} for clip in clips]


def through_last_question(history: History) -> History:
    """The conversation without the answer to its last question."""
    end = len(history)
    while end and (history[end - 1]["role"] == "assistant" or is_display_only(history[end - 1])):
        end -= 1
    return history[:end]


def split_last_question(history: History) -> tuple[History, str, list[str]]:
    """What came before the last question, and that question's text and files."""
    before, text = through_last_question(history), ""
    files: list[str] = []
    if before and _kind(before[-1]) == "text":
        text, before = before[-1]["content"][0]["text"], before[:-1]
    while before and before[-1]["role"] == "user" and _kind(before[-1]) == "file":
        files.insert(0, before[-1]["content"][0]["file"]["path"])
        before = before[:-1]
    return before, text, files


def with_text(history: History, index: int, text: str) -> History:
    """The conversation with another text in the message at `index`."""
    message = {"role": "user", "content": [{"type": "text", "text": text}]}
    return [*history[:index], message, *history[index + 1 :]]


def is_display_only(message: dict[str, Any]) -> bool:
    """Whether a message is not part of the conversation that the model reads."""
    return _kind(message) == "component"


def _kind(message: dict[str, Any]) -> str:
    return message["content"][0]["type"]


def _frames_html(clip: Clip) -> str:
    pictures = "".join(f'<img src="{url}" alt="">' for url in frame_data_urls(clip))
    caption = bilingual("chat_watched", count=len(clip.frames))
    return f'<figure class="watched"><div>{pictures}</div><figcaption>{caption}</figcaption></figure>'
