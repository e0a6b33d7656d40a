"""Live drawing: the picture is redrawn while the visitor types.

`page.js` numbers the prompts of a page and asks for a sketch a moment after the last key, one at a time. A
newer prompt ends the sketch of an older one at its next step. If a sketch takes too long, live drawing is
switched off.
"""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gradio as gr
from gradio.components import Component

from showo2.app.components.progress import render
from showo2.app.components.result_actions import ResultActions
from showo2.app.components.run_controls import RunControls
from showo2.app.events import GENERATION, UI_EVENT, Updates
from showo2.app.gradio_private.callers import current_session
from showo2.app.i18n import bilingual, label
from showo2.outputs import Drawing

# Of a sketch: few steps, without guidance, which takes two model calls a step.
SKETCH = {"num_inference_steps": 9, "guidance_scale": 1.0, "num_images": 1}
MAX_SECONDS = 6.0  # that a sketch may take
NUMBER = "(_, ...others) => [window.showo2.livePrompt, ...others]"


@dataclass(frozen=True)
class LiveDrawing:
    """A switch, and hidden buttons that `page.js` presses. `newest` are the numbers of the newest prompts of
    pages that have a sketch at work, by session."""

    switch: gr.Checkbox
    number: gr.Number
    sketch: gr.Button
    newer: gr.Button
    newest: dict[str | None, int] = field(default_factory=dict)

    @classmethod
    def build(cls) -> "LiveDrawing":
        return cls(
            gr.Checkbox(label=label("live"), container=False, interactive=True, elem_classes="live"),
            gr.Number(visible="hidden", precision=0),
            gr.Button(visible="hidden", elem_classes="live-sketch"),
            gr.Button(visible="hidden", elem_classes="live-newer"),
        )

    def wire(
        self,
        draw: Callable[..., Iterator[Drawing]],
        inputs: Sequence[Component],
        run: RunControls,
        gallery: gr.Gallery,
        actions: ResultActions,
    ) -> None:
        """`draw` makes a sketch of the values of `inputs`, the prompt first; it is shown in `gallery`."""

        def start(*values: Any) -> Iterator[Updates]:
            return self._shown(draw(*values), run.status, gallery)

        def sketch(number: Any, *values: Any) -> Iterator[Updates]:
            if values[0].strip():
                yield actions.show(None)
                yield from self._while_newest(number, run.handler(start)(*values))

        self.newer.click(self._note, self.number, None, js=NUMBER, preprocess=False, **UI_EVENT)
        self.sketch.click(
            sketch,
            [self.number, *inputs],
            [run.status, gallery, self.switch, *actions.outputs],
            js=NUMBER,
            trigger_mode="always_last",
            **GENERATION,
        )

    def _note(self, number: Any) -> None:
        if current_session() in self.newest:
            self.newest[current_session()] = number

    def _while_newest(self, number: Any, updates: Iterator[Updates]) -> Iterator[Updates]:
        """What `updates` yields, until the page has a newer prompt."""
        session = current_session()
        self.newest[session] = number
        try:
            for update in updates:
                if self.newest[session] != number:
                    break
                yield update
        finally:
            if isinstance(updates, Generator):
                updates.close()
            self.newest.pop(session, None)

    def _shown(self, drawings: Iterator[Drawing], status: gr.HTML, gallery: gr.Gallery) -> Iterator[Updates]:
        started = time.monotonic()
        for drawing in drawings:
            pictures = [clip.image for clip in drawing.clips or drawing.preview]
            updates: Updates = {gallery: pictures} if pictures else {}
            if drawing.finished:
                yield updates | {status: render(bilingual("live_done"), 1.0)}
            elif time.monotonic() - started > MAX_SECONDS:
                yield updates | {status: render(bilingual("live_too_slow")), self.switch: False}
                return
            else:
                yield updates | {status: render(bilingual("live_working"), drawing.step / drawing.num_steps)}
