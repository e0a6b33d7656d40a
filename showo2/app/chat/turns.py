"""How turns of a conversation begin and end: what is sent, asked again, edited, taken back or stopped."""

from typing import Any

import gradio as gr

from showo2.app.chat.history import (
    History,
    Message,
    begins,
    question_messages,
    split_last_question,
    through_last_question,
    with_text,
    without_unfinished,
)
from showo2.app.chat.picture_actions import picture_at
from showo2.app.components.progress import render
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual
from showo2.app.limits import LIMITS
from showo2.app.user_errors import page_errors
from showo2.errors import EmptyPrompt
from showo2.parameter_fields import checked_text

# What changes when a turn ends, or a question is taken back: conversation, message box, status.
Turn = tuple[History, gr.MultimodalTextbox, str]
# The same when a turn starts, and the conversation to return to if the answer fails.
StartedTurn = tuple[History, gr.MultimodalTextbox, str, History]


def send(message: Message, history: History) -> StartedTurn:
    """Moves the message from the box into the conversation.

    Raises gr.Error, and leaves it there, if it is invalid.
    """
    with page_errors():
        text = message["text"].strip()
        if not text and not message["files"]:
            raise EmptyPrompt()
        if text:
            checked_text("prompt", text, LIMITS["prompt"])
        files = [str(path_of(file)) for file in message["files"]]
    return [*history, *question_messages(text, files)], *busy(value={"text": "", "files": []}), history


def send_to_draw(message: Message, history: History) -> StartedTurn:
    """The same for a message that is to be drawn; with an empty box, the last request is drawn.

    Raises gr.Error where there is none.
    """
    if message["text"].strip():
        return send(message, history)
    with page_errors():
        checked_text("prompt", last_request(history), LIMITS["prompt"])
    return history, *busy(), history


def last_request(history: History) -> str:
    """The text of the last question that has one; "" where there is none."""
    texts = (
        block["text"]
        for message in reversed(history)
        if message["role"] == "user"
        for block in message["content"]
        if block["type"] == "text"
    )
    return next(texts, "")


def retry(history: History) -> StartedTurn:
    """Keeps the conversation through its last question, which is answered again."""
    return through_last_question(history), *busy(), history


def edit(history: History, event: gr.EditData) -> StartedTurn:
    """Keeps the conversation through the edited question, which is answered anew.

    If that fails, the conversation returns with the old text, and the new text goes into the message box.
    """
    index = event.index
    assert isinstance(index, int)  # a pair only for components that have rows and columns
    edited = with_text(history, index, event.value.strip())[: index + 1]
    return edited, *busy(), with_text(history, index, event.previous_value)


def vary(index: Any, history: History) -> StartedTurn:
    """Keeps the conversation up to the picture at `index`, which is drawn once more."""
    with page_errors():
        picture_at(history, index)
    return history[:index], *busy(), history


def ask(index: Any, message: Message, history: History) -> Message:
    """The message box with the picture or clip at `index` added to it."""
    with page_errors():
        paths = [path_of(file) for file in message["files"]]
        return {"text": message["text"], "files": [*map(str, paths), str(picture_at(history, index))]}


def restore_turn(history: History, message: Message, before: History) -> Turn:
    """The conversation before an answer that failed.

    The question goes into the message box, unless it is still in the conversation or the box is not empty.
    """
    question = through_last_question(history)
    if split_last_question(before[: len(question)])[1:] == split_last_question(question)[1:]:
        return before, *ready()
    _, box, status = undo(question, message)
    return before, box, status


def stop(history: History, before: History) -> StartedTurn:
    """The conversation with what had come of an answer that was stopped; as it was before where an answer was
    to be replaced and nothing had come.

    Gradio takes an answer that was stopped for one that failed: it returns to the same conversation.
    """
    stopped = without_unfinished(history)
    left = before if begins(stopped, before) else stopped
    return left, *ready(), left


def clear() -> tuple[gr.MultimodalTextbox, str, History]:
    """Message box and status, and the conversation to return to, once the conversation is empty."""
    return *ready(), []


def undo(history: History, message: Message) -> Turn:
    """Moves the last question back into the box and drops its answer, unless the box has something new."""
    if message["text"].strip() or message["files"]:
        return history, *ready()
    before, text, files = split_last_question(history)
    return before, *ready(value={"text": text, "files": files})


def busy(**changes: Any) -> tuple[gr.MultimodalTextbox, str]:
    """Message box and status while an answer is awaited."""
    return gr.MultimodalTextbox(submit_btn=False, stop_btn=True, **changes), render(bilingual("waiting"))


def ready(**changes: Any) -> tuple[gr.MultimodalTextbox, str]:
    """Message box and status when it is the visitor's turn."""
    return gr.MultimodalTextbox(submit_btn=True, stop_btn=False, **changes), ""
