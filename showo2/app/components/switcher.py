"""The loaded checkpoint, the others on offer, and switching to one of them, for all visitors.

Switching waits in the model's queue like any request, so earlier requests finish first. Every open page polls
whether the checkpoint has changed and rebuilds what depends on it (see `bindings`).
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape

import gradio as gr
from gradio.events import Dependency

from showo2.app.bindings import Bound, bound_components, rebuild
from showo2.app.components.introduction import introduction_html
from showo2.app.components.progress import render
from showo2.app.components.run_controls import RunControls
from showo2.app.engine import Engine
from showo2.app.events import UI_EVENT, Updates
from showo2.app.i18n import bilingual, bilingual_html, label
from showo2.app.model_queue import ModelQueue
from showo2.errors import UnknownOption
from showo2.outputs import Offer
from showo2.parameters import LORA_STRENGTH

POLL_SECONDS = 3
GB = 1e9
# How many switches there have been, and which checkpoint is being loaded ("" for none).
State = list[int | str]


class Switcher:
    """The introduction, and a panel that lists all checkpoints; if allowed, visitors switch there."""

    def __init__(self, pipeline: Engine, queue: ModelQueue, allowed: bool) -> None:
        self._pipeline, self._queue, self._allowed = pipeline, queue, allowed
        self._loading = ""  # name of the checkpoint being loaded
        # The state that a visitor's page shows.
        self._shown = gr.State(self._state)
        self._introduction = gr.HTML(introduction_html(pipeline), elem_classes="introduction")
        self._news = gr.HTML(elem_classes="notice")
        with gr.Accordion(label("switch_title"), open=False, elem_classes="checkpoints") as self._panel:
            self._cards = gr.HTML(self._cards_html(), elem_classes="offers")
            if allowed:
                self._add_choice()
            else:
                gr.HTML(f"<p>{bilingual('switch_off')}</p>")

    def _add_choice(self) -> None:
        """What is behind the cards' buttons: `page.js` fills it in, and presses the hidden run button."""
        self._choice = [gr.Textbox(visible="hidden") for _ in range(3)]  # the parameters of `_switch`
        self._chosen = gr.Button(visible="hidden", elem_classes="chosen-checkpoint")
        self._run = RunControls("switch_run", self._queue, is_exclusive=True)
        self._run.status.render()

    def wire(self, page: gr.Blocks) -> Dependency:
        """Wires the events, once the page is complete.

        Returns the event after which a newly opened page is up to date.
        """
        shown: list[Bound] = [self._shown, self._introduction, self._cards, self._news]
        outputs = [*shown, *bound_components(page)]
        gr.Timer(POLL_SECONDS).tick(partial(self._poll, page), self._shown, outputs, **UI_EVENT)
        # Free memory changes, so the cards are rebuilt whenever the panel is opened.
        self._panel.expand(self._cards_html, None, self._cards, **UI_EVENT)
        if self._allowed:

            def switch(name: str, precision: str, strength: str) -> Iterator[Updates]:
                return self._switch(page, name, precision, strength)

            chosen = self._chosen.click(
                None, None, self._choice, js="() => window.showo2.chosenCheckpoint", **UI_EVENT
            )
            chosen.then(None, None, None, js="() => window.showo2.loadCheckpoint()", **UI_EVENT)
            self._run.wire(switch, self._choice, outputs)
        return page.load(partial(self._open, page), self._shown, outputs, **UI_EVENT)

    @property
    def _state(self) -> State:
        return [self._pipeline.switches, self._loading]

    def _poll(self, page: gr.Blocks, shown: State) -> Updates:
        """What has changed since the state that a page shows."""
        if shown == self._state:
            return {self._shown: gr.skip()}
        if shown[0] != self._pipeline.switches:
            news = bilingual("switch_news", checkpoint=self._pipeline.checkpoint.name)
            return self._rebuild(page) | {self._news: news}
        news = bilingual("switch_coming", checkpoint=self._loading) if self._loading else ""
        return {self._shown: self._state, self._news: news}

    def _open(self, page: gr.Blocks, shown: State) -> Updates:
        """A page that has just been opened is up to date, and says nothing about it."""
        introduction = introduction_html(self._pipeline)
        return {**self._poll(page, shown), self._introduction: introduction, self._news: ""}

    def _cards_html(self) -> str:
        """HTML: the loaded checkpoint, and a card for each on offer."""
        pipeline = self._pipeline
        cards = (_card_html(pipeline, offer, self._allowed) for offer in pipeline.offers())
        return _facts_html(pipeline) + "".join(cards)

    def _rebuild(self, page: gr.Blocks) -> Updates:
        return {
            self._shown: self._state,
            self._introduction: introduction_html(self._pipeline),
            self._cards: self._cards_html(),
            **rebuild(page, self._pipeline.checkpoint),
        }

    def _switch(self, page: gr.Blocks, name: str, precision: str, strength: str) -> Iterator[Updates]:
        """Loads another checkpoint, with progress. `strength`: of its LoRA; empty where it has none."""
        status = self._run.status
        needed = {offer.name: offer.needed for offer in self._pipeline.offers()}
        quantization = precision or None
        _check("checkpoint", name, needed)
        _check("precision", quantization, needed[name])
        lora_strength = _strength(strength)
        self._loading = name
        try:
            yield {status: render(bilingual("switch_finding"))}
            for loading in self._pipeline.switch(
                name, quantization=quantization, lora_strength=lora_strength
            ):
                done, total = (f"{size / GB:.1f}" for size in (loading.done, loading.total))
                text = bilingual(f"switch_{loading.stage}", checkpoint=name, done=done, total=total)
                yield {status: render(text, loading.done / max(loading.total, 1))}
        finally:
            self._loading = ""
        yield self._rebuild(page) | {
            status: render(bilingual("switch_done", checkpoint=name), 1.0),
            self._news: "",
        }


def _check(option: str, value: str | None, known: Iterable[str | None]) -> None:
    """Raises UnknownOption for a value that is not offered; clients may send anything."""
    if value not in known:
        raise UnknownOption(option=option, value=value, known=", ".join(map(str, known)))


def _strength(text: str) -> float | None:
    """A strength as the slider sends it. Raises BadNumber for what it cannot be set to."""
    if not text:
        return None
    try:
        value: float | str = float(text)
    except ValueError:
        value = text
    strength: float = LORA_STRENGTH.check("lora_strength", value)
    return strength


def _facts_html(pipeline: Engine) -> str:
    """HTML: the loaded checkpoint, its device, precision, memory and tasks."""
    memory = pipeline.memory
    names = (pipeline.checkpoint.name, pipeline.device.upper(), pipeline.precision)
    facts = "".join(f"<b>{escape(name)}</b>" for name in names)
    memory_use = bilingual("bar_memory", weights=_gb(memory.weights), free=_gb(memory.free))
    abilities = bilingual("bar_abilities", tasks=pipeline.checkpoint.tasks)
    return f'<div class="facts">{facts}<b>{memory_use}</b>{abilities}</div>'


def _card_html(pipeline: Engine, offer: Offer, is_choice: bool) -> str:
    """HTML: what a checkpoint can do and needs; a choice has a button for each precision that fits."""
    memory = pipeline.memory
    available = memory.free + memory.weights  # the loaded weights can be dropped
    sizes = [f"{width} × {height}" for width, height in offer.resolutions]
    state = "loaded" if offer.name == pipeline.name else "here" if offer.here else "to_download"
    needed = ""
    for quantization, size in offer.needed.items():
        precision = _precision(pipeline, quantization)
        fits = size <= available
        is_loaded = state == "loaded" and precision == pipeline.precision
        can_change = not is_loaded or offer.lora_strength is not None
        choice = (offer.name, quantization or "") if is_choice and fits and can_change else None
        needed += _need_html(precision, size, fits, choice)
    heading = bilingual("switch_load" if is_choice else "switch_needed", room=_gb(available))
    return (
        f'<section class="{state}"><h3>{escape(offer.name)}</h3><small>{bilingual(f"switch_{state}")}</small>'
        f"<p>{bilingual('switch_abilities', tasks=offer.tasks, sizes=sizes)}</p>"
        f"{_strength_html(offer) if is_choice else ''}<p>{heading}</p><ul>{needed}</ul></section>"
    )


def _strength_html(offer: Offer) -> str:
    """HTML: a slider for the strength of a LoRA; `page.js` shows its value and sends it along."""
    if offer.lora_strength is None:
        return ""
    strength, value = LORA_STRENGTH, f"{offer.lora_strength:g}"
    label, limits = strength.label, f'min="{strength.minimum:g}" max="{strength.maximum:g}"'
    return (
        f"<label>{bilingual_html(lambda language: getattr(label, language))} "
        f'<input type="range" {limits} step="{strength.step:g}" value="{value}">'
        f"<output>{value}</output></label>"
    )


def _need_html(precision: str, size: int, fits: bool, choice: tuple[str, str] | None) -> str:
    """HTML: the memory that a checkpoint needs at a precision, on a button where it is a choice."""
    text = f"{precision} <b>{_gb(size)} GB</b>"
    if choice is not None:
        data = escape(json.dumps(choice))
        return f'<li><button type="button" data-choice="{data}">{text}</button></li>'
    return f"<li>{text}</li>" if fits else f"<li class=large>{text} {bilingual('switch_too_large')}</li>"


def _precision(pipeline: Engine, quantization: str | None) -> str:
    return quantization or pipeline.dtype


def _gb(size: int) -> str:
    """Bytes in GB, small ones with two decimals."""
    return f"{size / GB:.1f}" if size >= GB else f"{size / GB:.2f}"
