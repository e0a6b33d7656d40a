"""The chat tab: text, images and videos in, streamed text out, over several turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import Dependency

from showo2.app import examples
from showo2.app.chat.history import (
    History,
    answer_message,
    frame_strips,
    question_messages,
    split_last_question,
    through_last_question,
    with_text,
)
from showo2.app.chat.messages import from_chatbot, read_files_ahead
from showo2.app.components.controls import ParameterControls, notice_if_untrained
from showo2.app.components.progress import render, waiting_status
from showo2.app.events import FALLIBLE_EVENT, GENERATION, UI_EVENT
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual, label, t
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.errors import EmptyPrompt
from showo2.parameter_fields import checked_text
from showo2.parameters import Decoding
from showo2.requests import Chat
from showo2.resources import EXAMPLES

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

# Each example and the file it asks about.
EXAMPLE_FILES = {
    "chat_example_1": None,
    "chat_example_2": EXAMPLES / "scene.png",
    "chat_example_3": EXAMPLES / "clip.mp4",
}
Message = dict[str, Any]  # the message box's value: text and files
# What changes when a turn ends, or a question is taken back: conversation, message box, status.
Turn = tuple[History, gr.MultimodalTextbox, str]
# The same when a turn starts, and the conversation to return to if the answer fails.
StartedTurn = tuple[History, gr.MultimodalTextbox, str, History]


@dataclass(frozen=True)
class ChatTab:
    """The tab's components. `answer` reads files and runs the model; the other handlers are functions of this
    module."""

    pipeline: "Pipeline"
    queue: ModelQueue
    chatbot: gr.Chatbot
    box: gr.MultimodalTextbox
    status: gr.HTML
    options: ParameterControls
    before: gr.State  # the conversation before the current turn

    def request(self, history: History, *values: Any) -> Chat:
        """The request for a conversation and the values of `options`; raises Showo2Error."""
        checkpoint = self.pipeline.checkpoint
        options = self.options.read(checkpoint, values)
        return Chat.resolve(checkpoint, LIMITS, messages=from_chatbot(history), **options)

    def answer(self, history: History, *values: Any) -> Iterator[tuple[History, str]]:
        """Streams the answer to the last question into the conversation."""
        request = self.request(history, *values)
        read_files_ahead(request, self.pipeline.checkpoint)
        return self._answer(request, history)

    def _answer(self, request: Chat, history: History) -> Iterator[tuple[History, str]]:
        strips: History | None = None
        for reply in self.pipeline.run(request):
            if strips is None:
                strips = frame_strips(reply.watched)
            yield [*history, *strips, *answer_message(reply.text)], ""

    def _answer_in_line(self, *inputs: Any) -> Iterator[tuple[Any, str]]:
        with page_errors("chat"):
            yield from self.queue.run(partial(self.answer, *inputs), _waiting)

    def wire(self) -> None:
        """Sending, retrying and editing start an answer; Stop and Clear end whichever runs."""
        turn = [self.chatbot, self.box, self.status]
        started_turn = [*turn, self.before]
        starts = [
            self.box.submit(send, [self.box, self.chatbot], started_turn, preprocess=False, **FALLIBLE_EVENT),
            self.chatbot.retry(retry, self.chatbot, started_turn, preprocess=False, **UI_EVENT),
            self.chatbot.edit(edit, self.chatbot, started_turn, preprocess=False, **UI_EVENT),
        ]
        running: list[dict[str, Any]] = [self._answer_after(start) for start in starts]
        for event in (self.box.stop, self.chatbot.clear):
            event(ready, None, [self.box, self.status], cancels=running, **UI_EVENT)
        self.chatbot.undo(undo, [self.chatbot, self.box], turn, preprocess=False, **UI_EVENT)

    def _answer_after(self, start: Dependency) -> Dependency:
        """Wires an answer behind an event that starts a turn; returns what Stop cancels."""
        answering = start.success(
            self._answer_in_line,
            [self.chatbot, *self.options.components.values()],
            [self.chatbot, self.status],
            **GENERATION,
        )
        answering.success(ready, None, [self.box, self.status], **UI_EVENT)
        answering.failure(
            restore_turn,
            [self.chatbot, self.box, self.before],
            [self.chatbot, self.box, self.status],
            preprocess=False,
            **UI_EVENT,
        )
        return answering


def build(pipeline: "Pipeline", language: gr.Radio, queue: ModelQueue) -> ChatTab:
    """Lays out and wires the tab."""
    notice_if_untrained(pipeline.checkpoint, Task.CHAT)
    chatbot = _chatbot()
    status = gr.HTML(elem_classes=["status", "chat-status"])
    box = gr.MultimodalTextbox(
        label=label("chat_message"),
        show_label=False,
        placeholder=label("chat_placeholder"),
        file_count="multiple",
        sources=["upload"],
        max_plain_text_length=100_000,
        elem_classes="message",
    )
    with gr.Row(elem_classes="examples"):
        for key in EXAMPLE_FILES:
            examples.button(pipeline, key).click(partial(fill_example, key), language, box, **UI_EVENT)
    with gr.Accordion(label("settings"), open=False), gr.Row():
        options = ParameterControls.build(Decoding, pipeline.checkpoint, hidden=("seed",))
    tab = ChatTab(pipeline, queue, chatbot, box, status, options, gr.State([]))
    tab.wire()
    return tab


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        label=label("chat_conversation"),
        placeholder=label("chat_hello"),
        height=440,
        buttons=["copy"],
        editable="user",
        group_consecutive_messages=False,
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        elem_classes="conversation",
    )


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


def restore_turn(history: History, message: Message, before: History) -> Turn:
    """The conversation before an answer that failed.

    The question goes into the message box, unless it is still in the conversation or the box is not empty.
    """
    question = through_last_question(history)
    if split_last_question(before[: len(question)])[1:] == split_last_question(question)[1:]:
        return before, *ready()
    _, box, status = undo(question, message)
    return before, box, status


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


def _waiting(ahead: int | None) -> tuple[Any, str]:
    return gr.skip(), waiting_status(ahead)


def fill_example(key: str, language: str) -> Message:
    """An example's question and file for the message box."""
    path = EXAMPLE_FILES[key]
    return {"text": t(language, key), "files": [str(path)] if path else []}
