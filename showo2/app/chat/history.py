"""A conversation as `gr.Chatbot` holds it: one message per file and per text, so that text is edited alone.

A question is the visitor's files, followed by the text that ends it, if any. An answer is its texts, pictures
and clips in order. What is only shown, and not read by the model, is HTML: the frames that it looked at in a
question's clip, below the question; a picture that is forming; what can be done with a picture, below it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import gradio as gr

from showo2.app.components.thumbnails import frame_data_urls
from showo2.app.i18n import bilingual
from showo2.outputs import Clip

Message = dict[str, Any]
History = list[Message]

# The class of the element that holds a picture while it is forming.
FORMING = "forming"


def question_messages(text: str, files: Iterable[str]) -> History:
    """A visitor's question."""
    content: list[dict[str, Any]] = [{"path": file} for file in files]
    if text:
        content.append({"type": "text", "text": text})
    return [{"role": "user", "content": [block]} for block in content]


def answer_message(text: str) -> Message:
    """A text of an answer."""
    return {"role": "assistant", "content": [{"type": "text", "text": text}]}


def shown_message(html: str) -> Message:
    """What is shown in an answer and is not part of it."""
    return {"role": "assistant", "content": [gr.HTML(html)]}


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


def without_unfinished(history: History) -> History:
    """The conversation without a picture that was forming when its answer was stopped."""
    return [message for message in history if not (is_display_only(message) and _is_forming(message))]


def begins(history: History, whole: History) -> bool:
    """Whether a conversation is how another begins, apart from what is only shown, and empty answers."""
    parts = _parts(history)
    return parts == _parts(whole)[: len(parts)]


def is_display_only(message: Message) -> bool:
    """Whether a message is not part of the conversation that the model reads."""
    return _kind(message) == "component"


def _parts(history: History) -> list[tuple[str, str]]:
    """Who said it, and the text or the path of the file."""
    parts = []
    for message in history:
        (block,) = message["content"]
        if not is_display_only(message):
            said = block["file"]["path"] if block["type"] == "file" else block["text"]
            parts.append((message["role"], said))
    return [(role, said) for role, said in parts if said]


def _is_forming(message: Message) -> bool:
    return f'class="{FORMING}"' in str(message["content"][0].get("value"))


def _kind(message: Message) -> str:
    return message["content"][0]["type"]


def _frames_html(clip: Clip) -> str:
    pictures = "".join(f'<img src="{url}" alt="">' for url in frame_data_urls(clip))
    caption = bilingual("chat_watched", count=len(clip.frames))
    strip = f'<div tabindex="0">{pictures}</div>'  # which scrolls, by keys too
    return f'<figure class="watched">{strip}<figcaption>{caption}</figcaption></figure>'
