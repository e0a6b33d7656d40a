"""Run and stop: a run button that turns into a stop button, a status line, and their events.

Stopping closes the generator between two steps, which ends the pipeline's work.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.bindings import Bound
from showo2.app.components.progress import render, waiting_status
from showo2.app.events import GENERATION, UI_EVENT, Updates
from showo2.app.gradio_private.callers import current_session, current_visitor
from showo2.app.i18n import bilingual, label
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import page_errors

# On a phone, the results are below the visible part of the page.
REVEAL_RESULTS = "() => window.showo2.revealResults()"

# Checks a request and reads its files; the iterator that it returns uses the model.
Generate = Callable[..., Iterator[Updates]]


@dataclass(frozen=True)
class Trigger:
    """Events that start `generate` with the values of `inputs`."""

    events: Sequence[Callable[..., Dependency]]
    generate: Generate
    inputs: Sequence[Component]
    js: str | None = None  # runs in the browser at once


class RunControls:
    """The buttons and the status line of a tab. Components appear where they are created or rendered.

    The unused button stays in the page, hidden: Gradio would not translate a new one when the language
    changes.
    """

    def __init__(self, run_key: str, queue: ModelQueue, is_exclusive: bool = False) -> None:
        """The work of exclusive controls runs with no other beside it."""
        self._queue, self._is_exclusive, self._task = queue, is_exclusive, run_key.removesuffix("_run")
        with gr.Row(elem_classes="run-row") as self.row:
            self.run = gr.Button(label(run_key), variant="primary", elem_classes="run")
            self.stop = gr.Button(label("stop"), variant="stop", visible="hidden", elem_classes="stop")
        self.status = gr.HTML(render(""), render=False, elem_classes="status")

    def wire(
        self,
        generate: Generate,
        inputs: Sequence[Component],
        outputs: Sequence[Bound],
        prompt: gr.Textbox | None = None,
        others: Sequence[Trigger] = (),
    ) -> None:
        """Starts `generate` with the button, or with Enter in `prompt`; it yields values by component.

        `others` start further kinds of work in the same tab, with the same outputs.
        """
        if prompt is None:
            main = Trigger([self.run.click], generate, inputs)
        else:
            main = Trigger([self.run.click, prompt.submit], generate, inputs, REVEAL_RESULTS)
        running = [event for trigger in (main, *others) for event in self._start(trigger, outputs)]
        self.stop.click(self._stopped, None, [self.run, self.stop, self.status], cancels=running, **UI_EVENT)

    def _start(self, trigger: Trigger, outputs: Sequence[Bound]) -> list[dict[str, Any]]:
        """Wires a trigger; returns the events that Stop cancels."""
        buttons = [self.run, self.stop]
        started = gr.on(
            trigger.events, self._started, None, [*buttons, self.status], js=trigger.js, **UI_EVENT
        )
        generate = self.handler(trigger.generate)
        working = started.then(generate, list(trigger.inputs), [self.status, *outputs], **GENERATION)
        working.success(self._idle, None, buttons, **UI_EVENT)
        working.failure(self._failed, None, [*buttons, self.status], **UI_EVENT)
        return [working]

    def handler(self, generate: Generate) -> Generate:
        """`generate` as a handler: it waits in the queue, and its errors are shown to the visitor."""

        @wraps(generate)
        def handle(*inputs: Any) -> Iterator[Updates]:
            with page_errors(self._task):
                yield from self._queue.run(
                    partial(generate, *inputs),
                    self._waiting,
                    current_visitor(),
                    self._is_exclusive,
                    current_session(),
                )

        return handle

    def _waiting(self, ahead: int | None) -> Updates:
        return {self.status: waiting_status(ahead, self._queue.seconds_until(ahead or 0))}

    @staticmethod
    def _started() -> tuple[gr.Button, gr.Button, str]:
        return gr.Button(visible="hidden"), gr.Button(visible=True), render(bilingual("waiting"))

    @staticmethod
    def _idle() -> tuple[gr.Button, gr.Button]:
        return gr.Button(visible=True), gr.Button(visible="hidden")

    @classmethod
    def _failed(cls) -> tuple[gr.Button, gr.Button, str]:
        return *cls._idle(), render("")

    @classmethod
    def _stopped(cls) -> tuple[gr.Button, gr.Button, str]:
        return *cls._idle(), render(bilingual("stopped"))
