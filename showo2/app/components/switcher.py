"""Which checkpoint is loaded and which others there are; and another in its place, for all visitors of the page.

Loading waits in the model's queue like any request, so what was asked before is finished first. Every open page looks
now and then whether the checkpoint is still the one it knows, and follows if not (`following`).
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.components import lexicon_hint
from showo2.app.components.bindings import bound_components, rebuild
from showo2.app.components.events import UI_EVENT
from showo2.app.components.progress import render
from showo2.app.components.run_controls import RunControls
from showo2.app.i18n import bilingual, label
from showo2.app.user_errors import page_errors
from showo2.errors import UnknownOption
from showo2.outputs import Offer

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

LOOK_SECONDS = 3  # between two looks of an open page
GB = 1e9
Values = dict[Component, Any]


class Switcher:
    """The bar under the title, and a panel with all checkpoints; to choose from, where the host lets visitors."""

    def __init__(self, pipeline: "Pipeline", allowed: bool) -> None:
        self._pipeline, self._allowed = pipeline, allowed
        self._coming = ""  # the checkpoint that is being loaded
        self._known = gr.State(self._state)  # as of when a visitor's page was built, or last told
        self._bar = gr.HTML(_bar(pipeline), elem_classes="bar")
        self._news = gr.HTML(elem_classes="notice")
        with gr.Accordion(label("switch_title"), open=False, elem_classes="checkpoints") as self._panel:
            self._cards = gr.HTML(_cards(pipeline), elem_classes="offers")
            if not allowed:
                gr.HTML(f"<p>{bilingual('switch_off')}</p>")
                return
            needed = {offer.name: offer.needed for offer in pipeline.offers()}
            with gr.Row():
                self._name = gr.Dropdown(list(needed), value=pipeline.name, label=label("checkpoint"))
                self._precision = gr.Dropdown(
                    [
                        (_precision(pipeline, quantization), quantization or "")
                        for quantization in needed[pipeline.name]
                    ],
                    value="",
                    label=label("switch_precision"),
                    info=label("switch_precision_info"),
                )
            self._work = RunControls("switch_run")
            self._work.status.render()

    def wire(self, page: gr.Blocks) -> Dependency:
        """To be called when the page is complete; returns the event after which a new visitor's page is up to date."""
        self._followers = bound_components(page)
        outputs = [self._known, self._bar, self._news, *self._followers]
        gr.Timer(LOOK_SECONDS).tick(lambda known: self._look(page, known), self._known, outputs, **UI_EVENT)
        # What is free changes, so it is looked up when somebody wants to know.
        self._panel.expand(lambda: _cards(self._pipeline), None, self._cards, **UI_EVENT)
        if self._allowed:

            def switch(name: str, precision: str) -> Iterator[Values]:
                with page_errors():
                    yield from self._switch(page, name, precision)

            self._work.wire(switch, [self._name, self._precision], [*outputs, self._cards])
        return page.load(
            lambda known: {**self._look(page, known), self._bar: _bar(self._pipeline), self._news: ""},
            self._known,
            outputs,
            **UI_EVENT,
        )

    @property
    def _state(self) -> list:
        """How many switches there were, and what is being loaded."""
        return [self._pipeline.switches, self._coming]

    def _look(self, page: gr.Blocks, known: list) -> Values:
        """What has changed since a visitor's page was built, or last told."""
        if known == self._state:
            return {self._known: gr.skip()}
        if known[0] != self._pipeline.switches:
            return self._rebuilt(page) | {
                self._news: bilingual("switch_news", checkpoint=self._pipeline.checkpoint.name)
            }
        news = bilingual("switch_coming", checkpoint=self._coming) if self._coming else ""
        return {self._known: self._state, self._news: news}

    def _rebuilt(self, page: gr.Blocks) -> Values:
        return {
            self._known: self._state,
            self._bar: _bar(self._pipeline),
            **rebuild(page, self._pipeline.checkpoint),
        }

    def _switch(self, page: gr.Blocks, name: str, precision: str) -> Iterator[Values]:
        status = self._work.status
        needed = {offer.name: offer.needed for offer in self._pipeline.offers()}
        quantization = precision or None
        _check("checkpoint", name, needed)
        _check("precision", quantization, needed[name])
        self._coming = name
        try:
            yield {status: render(bilingual("switch_finding"))}
            for loading in self._pipeline.switch(name, quantization=quantization):
                done, total = (f"{amount / GB:.1f}" for amount in (loading.done, loading.total))
                told = bilingual(f"switch_{loading.stage}", checkpoint=name, done=done, total=total)
                yield {status: render(told, loading.done / max(loading.total, 1))}
        finally:
            self._coming = ""
        yield self._rebuilt(page) | {
            status: render(bilingual("switch_done", checkpoint=name), 1.0),
            self._cards: _cards(self._pipeline),
            self._news: "",
        }


def _check(option: str, value: str | None, known: Iterable[str | None]) -> None:
    """Raises UnknownOption for what is not offered; a choice comes from a stranger and may be anything."""
    if value not in known:
        raise UnknownOption(option=option, value=value, known=", ".join(map(str, known)))


def _bar(pipeline: "Pipeline") -> str:
    """HTML: what is loaded, where, how precise, how large, what it was trained to do, and what else is good to know."""
    checkpoint, memory = pipeline.checkpoint, pipeline.memory
    names = (checkpoint.name, pipeline.device.upper(), pipeline.precision)
    facts = "".join(f"<b>{escape(name)}</b>" for name in names)
    amount = bilingual("bar_memory", weights=_gb(memory.weights), free=_gb(memory.free))
    abilities = bilingual("bar_abilities", tasks=checkpoint.tasks)
    return (
        f'<p>{bilingual("tagline")}</p><div class="facts">{facts}<b>{amount}</b>{abilities}</div>'
        f"{lexicon_hint.described(checkpoint)}"
    )


def _cards(pipeline: "Pipeline") -> str:
    """HTML: a card for each checkpoint."""
    return "".join(_card(pipeline, offer) for offer in pipeline.offers())


def _card(pipeline: "Pipeline", offer: Offer) -> str:
    memory = pipeline.memory
    room = memory.free + memory.weights  # the loaded weights make room if need be
    sizes = ", ".join(f"{width} × {height}" for width, height in offer.resolutions)
    state = "loaded" if offer.name == pipeline.name else "here" if offer.here else "to_download"
    needed = "".join(
        f"<li{'' if amount <= room else ' class=large'}>{_precision(pipeline, quantization)} <b>{_gb(amount)} GB</b>"
        f"{'' if amount <= room else ' ' + bilingual('switch_too_large')}</li>"
        for quantization, amount in offer.needed.items()
    )
    return (
        f'<section class="{state}"><h3>{escape(offer.name)}</h3><small>{bilingual(f"switch_{state}")}</small>'
        f"<p>{bilingual('switch_abilities', tasks=offer.tasks, sizes=sizes)}</p>"
        f"<p>{bilingual('switch_needed', room=_gb(room))}</p><ul>{needed}</ul></section>"
    )


def _precision(pipeline: "Pipeline", quantization: str | None) -> str:
    return quantization or pipeline.dtype


def _gb(amount: int) -> str:
    """Bytes in GB, small ones with more digits."""
    return f"{amount / GB:.1f}" if amount >= GB else f"{amount / GB:.2f}"
