"""Work that a visitor starts: a run button that turns into a stop button, a line of status, and their wiring.

Everything that uses the model goes through one queue with one place (`MODEL`), whoever asks and from which tab.
Stopping closes the generator between two steps, which the pipeline takes as the end.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.components.progress import render
from showo2.app.components.queue_status import watch_line
from showo2.app.i18n import DISPLAY, TELLING, both, word

# Options of every event that uses the model. Inputs arrive as they were sent, unprocessed, and are checked where
# requests are made, so that a visitor is told in their own language what is wrong.
MODEL = {"concurrency_id": "model", "concurrency_limit": 1}
GENERATION = {**MODEL, "preprocess": False, "show_progress": "hidden", "api_visibility": "private"}
# On a phone the results are out of sight below.
REVEAL = "() => window.showo2.revealResults()"


Generate = Callable[..., Iterator[dict[Component, Any]]]


class Work:
    """The buttons and the status line of a tab. Components appear where they are created or rendered.

    The button that is not needed stays in the page, hidden: a new one would not know its words' other languages.
    """

    def __init__(self, run_key: str) -> None:
        with gr.Row():
            self.run = gr.Button(word(run_key), variant="primary", elem_classes="run")
            self.stop = gr.Button(word("stop"), variant="stop", visible="hidden", elem_classes="stop")
        self.status = gr.HTML(render(""), render=False, elem_classes="status")

    def wire(
        self,
        generate: Generate,
        inputs: Sequence[Component],
        outputs: Sequence[Component],
        prompt: gr.Textbox | None = None,
        others: Sequence[tuple[list[Callable[..., Dependency]], Generate, Sequence[Component]]] = (),
    ) -> None:
        """Starts `generate` by the button or by Enter in a tab's `prompt`; it yields values by component.

        `others` are further events that start work of this tab, those of each generator with its inputs.
        """
        buttons = [self.run, self.stop]
        works = []
        for events, function, given in (
            ([self.run.click, *([prompt.submit] if prompt else [])], generate, inputs),
            *others,
        ):
            started = gr.on(
                events,
                self._started,
                None,
                [*buttons, self.status],
                js=REVEAL if prompt and function is generate else None,
                **DISPLAY,
            )
            running = started.then(function, list(given), [self.status, *outputs], **GENERATION)
            watching = started.then(watch_line(MODEL["concurrency_id"]), None, self.status, **TELLING)
            running.success(self._idle, None, buttons, **DISPLAY)
            running.failure(lambda: (*self._idle(), render("")), None, [*buttons, self.status], **DISPLAY)
            works += [running, watching]
        self.stop.click(
            lambda: (*self._idle(), render(both("stopped"))),
            None,
            [*buttons, self.status],
            cancels=works,
            **DISPLAY,
        )

    @staticmethod
    def _started() -> tuple[gr.Button, gr.Button, str]:
        return gr.Button(visible="hidden"), gr.Button(visible=True), render(both("waiting"))

    @staticmethod
    def _idle() -> tuple[gr.Button, gr.Button]:
        return gr.Button(visible=True), gr.Button(visible="hidden")
