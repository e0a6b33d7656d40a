"""The chat tab: text, images and videos in; streamed text, with pictures and clips in it, out; over several
turns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app import examples
from showo2.app.bindings import bind
from showo2.app.chat import turns
from showo2.app.chat.answer_view import AnswerView
from showo2.app.chat.history import History, Message, frame_strips, without_unfinished
from showo2.app.chat.messages import from_chatbot, read_files_ahead, split_beginning
from showo2.app.chat.picture_actions import PictureActions, picture_at
from showo2.app.components.controls import ParameterControls, notice_if_untrained
from showo2.app.components.keeping import Kept
from showo2.app.components.lexicon_hint import add_hint, chat_hint_html
from showo2.app.components.progress import waiting_status
from showo2.app.components.result_actions import send_to_video
from showo2.app.components.showcase import Showcase
from showo2.app.engine import Engine
from showo2.app.events import FALLIBLE_EVENT, GENERATION, UI_EVENT, Updates
from showo2.app.files.results import AnswerFiles, Results
from showo2.app.gradio_private.callers import current_session, current_visitor
from showo2.app.i18n import label, t
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Checkpoint, Task
from showo2.media import media_kind, read_settings
from showo2.outputs import Drawing, Reply
from showo2.parameter_fields import checked_text, parameters_of
from showo2.parameters import Decoding
from showo2.requests import Chat, TextToImage
from showo2.resources import EXAMPLES

# Each example and the file it asks about.
EXAMPLE_FILES = {
    "chat_example_1": None,
    "chat_example_2": EXAMPLES / "scene.png",
    "chat_example_3": EXAMPLES / "clip.mp4",
    "chat_example_4": None,
}
DRAWING_EXAMPLE = "chat_example_4"
# Checks a request and reads its files; the iterator that it returns uses the model.
Generate = Callable[..., Iterator[Updates]]


@dataclass(frozen=True)
class ChatTab:
    """The tab's components. `answer`, `vary` and `draw` read files and run the model; how turns begin and end
    is in `chat.turns`. `values` in them are those of `options`."""

    pipeline: Engine
    queue: ModelQueue
    chatbot: gr.Chatbot
    box: gr.MultimodalTextbox
    status: gr.HTML
    draw_this: gr.Button
    pictures: PictureActions
    options: ParameterControls
    before: gr.State  # the conversation before the current turn
    showcase: Showcase
    tab = "chat"

    @property
    def inputs(self) -> list[Component]:
        """What settings of a file or a link fill."""
        return [self.box, *self.options.components.values()]

    def filled(self, settings: dict[str, Any]) -> Updates:
        """The values that settings give the inputs; raises for impossible ones."""
        values: Updates = dict(self.options.filled(self.pipeline.checkpoint, settings))
        if settings.get("prompt") is not None:
            text = checked_text("prompt", settings["prompt"], LIMITS["prompt"])
            values[self.box] = {"text": text, "files": []}
        return values

    @property
    def kept(self) -> Kept:
        return Kept("chat", self.chatbot.change, [self.chatbot], self._restored, [self.chatbot])

    def _restored(self, history: History) -> Updates:
        return {self.chatbot: without_unfinished(history)}

    def request(self, history: History, *values: Any) -> Chat:
        """The request for a conversation and the values of `options`; raises Showo2Error."""
        options = self.options.read(self.pipeline.checkpoint, values)
        return self._request(from_chatbot(history), options)

    def _request(self, messages: list[Message], options: dict[str, Any], **more: Any) -> Chat:
        return Chat.resolve(self.pipeline.checkpoint, LIMITS, messages=messages, **options, **more)

    def answer(self, history: History, *values: Any) -> Iterator[Updates]:
        """Streams the answer to the last question into the conversation."""
        request = self.request(history, *values)
        read_files_ahead(request, self.pipeline.checkpoint)
        return self._show(history, request, self.pipeline.run(request))

    def draw(self, history: History, *values: Any) -> Iterator[Updates]:
        """Draws the last request as a picture of its own, and puts it into the conversation."""
        options = self.options.read(self.pipeline.checkpoint, values)
        return self._draw(history, turns.last_request(history), options)

    def vary(self, history: History, before: History, *values: Any) -> Iterator[Updates]:
        """Draws the picture or clip behind `history` in the conversation `before` once more, with a new seed.

        The rest of its answer is written anew; what came after that is dropped.
        """
        path = picture_at(before, len(history))
        options = {**self.options.read(self.pipeline.checkpoint, values), "seed": None}
        settings = read_settings(path) or {}
        if settings.get("task") == Task.TEXT_TO_IMAGE:
            return self._draw(history, settings.get("prompt"), options)
        messages, prefill = split_beginning(from_chatbot(history))
        request = self._request(messages, options, prefill=prefill, opens=media_kind(path))
        read_files_ahead(request, self.pipeline.checkpoint)
        return self._show(history, request, map(_without_frames, self.pipeline.run(request)))

    def _draw(self, history: History, prompt: Any, options: dict[str, Any]) -> Iterator[Updates]:
        names = parameters_of(TextToImage)
        taken = {name: value for name, value in options.items() if name in names}
        request = TextToImage.resolve(self.pipeline.checkpoint, LIMITS, prompt=prompt, **taken)
        return self._show(history, request, map(_reply, self.pipeline.run(request)))

    def _show(
        self, history: History, request: Chat | TextToImage, replies: Iterator[Reply]
    ) -> Iterator[Updates]:
        """Streams an answer behind the conversation."""
        files = AnswerFiles(Results(self.pipeline, request.settings))
        view = AnswerView(self.pipeline.checkpoint, files, is_apart=isinstance(request, TextToImage))
        strips: History | None = None
        for reply in replies:
            if strips is None:
                strips = frame_strips(reply.watched)
            shown = [*history, *strips]
            updates: Updates = {self.chatbot: [*shown, *view.show(reply, len(shown))], self.status: ""}
            if reply.finished:
                updates[self.options.components["seed"]] = reply.seed
            yield updates

    def in_line(self, generate: Generate) -> Callable[..., Iterator[Updates]]:
        """`generate` as a handler: it waits in the queue, and its errors are shown to the visitor."""

        def handle(*inputs: Any) -> Iterator[Updates]:
            with page_errors("chat"):
                yield from self.queue.run(
                    partial(generate, *inputs), self._waiting, current_visitor(), session=current_session()
                )

        return handle

    def _waiting(self, ahead: int | None) -> Updates:
        return {self.status: waiting_status(ahead, self.queue.seconds_until(ahead or 0))}

    def wire(self) -> None:
        """What starts an answer; Stop and Clear end whichever runs."""
        turn = [self.chatbot, self.box, self.status]
        started_turn = [*turn, self.before]
        message = [self.box, self.chatbot]
        unprepared: dict[str, Any] = {"preprocess": False}
        answers = [
            self.box.submit(turns.send, message, started_turn, **unprepared, **FALLIBLE_EVENT),
            self.chatbot.retry(turns.retry, self.chatbot, started_turn, **unprepared, **UI_EVENT),
            self.chatbot.edit(turns.edit, self.chatbot, started_turn, **unprepared, **UI_EVENT),
        ]
        drawing = self.draw_this.click(
            turns.send_to_draw, message, started_turn, **unprepared, **FALLIBLE_EVENT
        )
        varying = self.pictures.on("result_vary", turns.vary, [self.chatbot], started_turn, **FALLIBLE_EVENT)
        running: list[dict[str, Any]] = [
            *(self._work_after(start, self.answer, [self.chatbot]) for start in answers),
            self._work_after(drawing, self.draw, [self.chatbot]),
            self._work_after(varying, self.vary, [self.chatbot, self.before]),
        ]
        stopped = [self.chatbot, self.before]
        self.box.stop(turns.stop, stopped, started_turn, cancels=running, **unprepared, **UI_EVENT)
        self.chatbot.clear(turns.clear, None, started_turn[1:], cancels=running, **UI_EVENT)
        self.chatbot.undo(turns.undo, [self.chatbot, self.box], turn, **unprepared, **UI_EVENT)
        asked = self.pictures.on("result_ask", turns.ask, message, [self.box], **FALLIBLE_EVENT)
        asked.success(None, None, None, js="() => { window.showo2.focusMessage(); return []; }", **UI_EVENT)

    def wire_animation(self, tabs: gr.Tabs, first_frame: gr.Image) -> None:
        """Lets a picture become the first frame on the video tab."""
        self.pictures.on("result_animate", _animate, [self.chatbot], [tabs, first_frame], **FALLIBLE_EVENT)

    def _work_after(self, start: Dependency, generate: Generate, inputs: list[Component]) -> Dependency:
        """Wires work behind an event that starts a turn; returns what Stop cancels."""
        working = start.success(
            self.in_line(generate),
            [*inputs, *self.options.components.values()],
            [self.chatbot, self.status, self.options.components["seed"]],
            **GENERATION,
        )
        working.success(turns.ready, None, [self.box, self.status], **UI_EVENT)
        working.failure(
            turns.restore_turn,
            [self.chatbot, self.box, self.before],
            [self.chatbot, self.box, self.status],
            preprocess=False,
            **UI_EVENT,
        )
        return working


def build(pipeline: Engine, language: gr.Radio, queue: ModelQueue) -> ChatTab:
    """Lays out and wires the tab."""
    checkpoint = pipeline.checkpoint
    notice_if_untrained(checkpoint, Task.CHAT)
    chatbot = _chatbot(checkpoint)
    with gr.Row(elem_classes="chat-bar"):
        status = gr.HTML(elem_classes=["status", "chat-status"])
        draw_this = bind(
            gr.Button,
            checkpoint,
            lambda loaded: {"visible": loaded.draws_apart or "hidden"},
            value=label("chat_draw_this"),
            size="sm",
            min_width=0,
            elem_classes="draw-this",
        )
    box = gr.MultimodalTextbox(
        label=label("chat_message"),
        show_label=False,
        placeholder=label("chat_placeholder"),
        file_count="multiple",
        sources=["upload"],
        max_plain_text_length=100_000,
        elem_classes="message",
    )
    add_hint(pipeline, box, chat_hint_html)
    with gr.Row(elem_classes="examples"):
        for key in EXAMPLE_FILES:
            suits = {"suits": _draws_in_chat} if key == DRAWING_EXAMPLE else {}
            button = examples.button(pipeline, key, **suits)
            button.click(partial(fill_example, key), language, box, **UI_EVENT)
    showcase = Showcase.build(pipeline)
    with gr.Accordion(label("settings"), open=False):
        options = _options(checkpoint)
    pictures = PictureActions.build()
    tab = ChatTab(pipeline, queue, chatbot, box, status, draw_this, pictures, options, gr.State([]), showcase)
    tab.wire()
    return tab


def _options(checkpoint: Checkpoint) -> ParameterControls:
    """The controls of writing and, below them where it draws, of drawing."""
    with gr.Row():
        writing = ParameterControls.build(Decoding, checkpoint, hidden=("seed",), expert=())
    with bind(gr.Column, checkpoint, lambda loaded: {"visible": _draws(loaded) or "hidden"}), gr.Row():
        drawing = ParameterControls.build(Chat, checkpoint, hidden=writing.declared)
    return ParameterControls(writing.declared | drawing.declared, writing.components | drawing.components)


def _draws(checkpoint: Checkpoint) -> bool:
    """Whether pictures can come into a conversation."""
    return checkpoint.draws_apart or _draws_in_chat(checkpoint)


def _draws_in_chat(checkpoint: Checkpoint) -> bool:
    return bool(checkpoint.drawn_in_chat)


def _chatbot(checkpoint: Checkpoint) -> gr.Chatbot:
    chatbot: gr.Chatbot = bind(
        gr.Chatbot,
        checkpoint,
        lambda loaded: {"placeholder": label("chat_hello_draws" if loaded.drawn_in_chat else "chat_hello")},
        label=label("chat_conversation"),
        show_label=False,  # it would cover the first message; `i18n.ARIA_LABELS` names the log
        buttons=["copy"],
        editable="user",
        group_consecutive_messages=False,
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        elem_classes="conversation",
    )
    return chatbot


def _reply(drawing: Drawing) -> Reply:
    """A picture that was drawn apart, as an answer."""
    return Reply((drawing,), drawing.finished, drawing.seeds[0], num_tokens=0)


def _without_frames(reply: Reply) -> Reply:
    """The frames of the question's clips are shown already."""
    return replace(reply, watched=())


def _animate(index: Any, history: History) -> tuple[gr.Tabs, str]:
    with page_errors():
        return send_to_video(str(picture_at(history, index)))


def fill_example(key: str, language: str) -> Message:
    """An example's question and file for the message box."""
    path = EXAMPLE_FILES[key]
    return {"text": t(language, key), "files": [str(path)] if path else []}
