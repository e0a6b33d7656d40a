"""The tab that talks: text, pictures and videos in, streamed text out, over several turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from showo2.app import examples
from showo2.app.chat.history import History, asked, edited, question, replaced, said, split, watched
from showo2.app.chat.messages import from_chatbot
from showo2.app.components.controls import notice_if_untrained
from showo2.app.components.events import FALLIBLE_EVENT, GENERATION, UI_EVENT
from showo2.app.components.progress import render
from showo2.app.components.queue_status import queue_watcher
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual, label, t
from showo2.app.requests import MAX_NEW_TOKENS, ChatRequest, check_length
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.errors import EmptyPrompt
from showo2.resources import EXAMPLES

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

# Each example with the file it asks about.
EXAMPLE_FILES = {
    "chat_example_1": None,
    "chat_example_2": EXAMPLES / "scene.png",
    "chat_example_3": EXAMPLES / "clip.mp4",
}


@dataclass(frozen=True)
class Parts:
    """The components of the tab."""

    chatbot: gr.Chatbot
    box: gr.MultimodalTextbox
    status: gr.HTML
    options: list[gr.components.Component]


def build(pipeline: "Pipeline", language: gr.Radio) -> gr.MultimodalTextbox:
    """Builds and wires the tab's content; returns the message box."""
    notice_if_untrained(pipeline.checkpoint, Task.CHAT)
    chatbot = gr.Chatbot(
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
        for key, path in EXAMPLE_FILES.items():
            examples.button(pipeline, key).click(
                lambda chosen, key=key, path=path: _example(chosen, key, path), language, box, **UI_EVENT
            )
    with gr.Accordion(label("settings"), open=False):
        options = _options()
    _wire(pipeline, Parts(chatbot, box, status, options))
    return box


def _options() -> list[gr.components.Component]:
    with gr.Row():
        tokens = gr.Slider(
            16, MAX_NEW_TOKENS, 512, step=16, label=label("max_new_tokens"), info=label("max_new_tokens_info")
        )
        temperature = gr.Slider(0, 2, 0, step=0.1, label=label("temperature"), info=label("temperature_info"))
        top_p = gr.Slider(0.05, 1, 1, step=0.05, label=label("top_p"), info=label("top_p_info"))
    return [tokens, temperature, top_p]


def _wire(pipeline: "Pipeline", parts: Parts) -> None:
    """Sending, asking again and editing start an answer; stopping ends whichever runs."""

    def answer(history: History, *options: Any) -> Iterator[tuple[History, str]]:
        with page_errors():
            frames = None
            for reply in ChatRequest(from_chatbot(history), *options).run(pipeline):
                frames = watched(reply.watched) if frames is None else frames
                yield [*history, *frames, *said(reply.text)], ""

    chatbot, box, status = parts.chatbot, parts.box, parts.status
    before = gr.State([])  # the conversation as it was, for an answer that fails
    turn = [chatbot, box, status]
    starts = [
        box.submit(ask, [box, chatbot], [*turn, before], preprocess=False, **FALLIBLE_EVENT),
        chatbot.retry(again, chatbot, [*turn, before], preprocess=False, **UI_EVENT),
        chatbot.edit(change, chatbot, [*turn, before], preprocess=False, **UI_EVENT),
    ]
    answers = []
    for start in starts:
        running = start.success(answer, [chatbot, *parts.options], [chatbot, status], **GENERATION)
        watching = start.success(queue_watcher(), None, status, **FALLIBLE_EVENT)
        running.success(ready, None, [box, status], **UI_EVENT)
        running.failure(restore, [chatbot, box, before], turn, preprocess=False, **UI_EVENT)
        answers += [running, watching]
    box.stop(ready, None, [box, status], cancels=answers, **UI_EVENT)
    chatbot.clear(ready, None, [box, status], cancels=answers, **UI_EVENT)
    chatbot.undo(take_back, [chatbot, box], turn, preprocess=False, **UI_EVENT)


Started = tuple[History, gr.MultimodalTextbox, str, History]  # the last is the conversation as it was


def ask(message: dict[str, Any], history: History) -> Started:
    """Moves what is in the box into the conversation; raises gr.Error, leaving it there, if nothing can come of it."""
    with page_errors():
        text = message["text"].strip()
        if not text and not message["files"]:
            raise EmptyPrompt()
        check_length(text)
        files = [str(path_of(file)) for file in message["files"]]
    return [*history, *question(text, files)], *busy(value={"text": "", "files": []}), history


def again(history: History) -> Started:
    """The conversation up to its last question."""
    return asked(history), *busy(), history


def change(history: History, event: gr.EditData) -> Started:
    """The conversation up to the question that was edited; it goes on from there. If nothing can come of the new text,
    the answer fails, and the question goes to the box."""
    return (
        edited(history, event.index, event.value),
        *busy(),
        replaced(history, event.index, event.previous_value),
    )


def restore(
    history: History, message: dict[str, Any], before: History
) -> tuple[History, gr.MultimodalTextbox, str]:
    """The conversation as it was before an answer that failed, and the question in the box, unless it still stands in
    the conversation or something new stands in the box."""
    question = asked(history)
    if split(before[: len(question)])[1:] == split(question)[1:]:
        return before, *ready()
    _, *box = take_back(question, message)
    return before, *box


def take_back(history: History, message: dict[str, Any]) -> tuple[History, gr.MultimodalTextbox, str]:
    """Takes the last question, and what was answered, back into the box, unless something new stands there."""
    if message["text"].strip() or message["files"]:
        return history, *ready()
    before, text, files = split(history)
    return before, *ready(value={"text": text, "files": files})


def busy(**changes: Any) -> tuple[gr.MultimodalTextbox, str]:
    """Message box and status while an answer is waited for."""
    return gr.MultimodalTextbox(submit_btn=False, stop_btn=True, **changes), render(bilingual("waiting"))


def ready(**changes: Any) -> tuple[gr.MultimodalTextbox, str]:
    """Message box and status when it is the visitor's turn."""
    return gr.MultimodalTextbox(submit_btn=True, stop_btn=False, **changes), ""


def _example(language: str, key: str, path: Path | None) -> dict[str, Any]:
    return {"text": t(language, key), "files": [str(path)] if path else []}
