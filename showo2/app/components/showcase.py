"""What the loaded checkpoint made beforehand, on the first tab: pictures and stories.

A tap makes the visitor's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app import examples
from showo2.app.bindings import bind
from showo2.app.engine import Engine
from showo2.app.events import FALLIBLE_EVENT, UI_EVENT
from showo2.app.i18n import bilingual, label, t
from showo2.checkpoints import Checkpoint

TAB_OF_KEY = {key: tab for tab in ("image", "story") for key in examples.keys(tab)}


@dataclass(frozen=True)
class Showcase:
    """A button with the first picture of each example; hidden where the checkpoint has none."""

    buttons: dict[str, gr.Button]  # by the example's key

    @classmethod
    def build(cls, pipeline: Engine) -> "Showcase":
        bind(gr.HTML, pipeline.checkpoint, _caption, elem_classes="showcase-caption")
        with gr.Row(elem_classes="showcase"):
            return cls({key: _button(pipeline.checkpoint, key) for key in TAB_OF_KEY})

    def wire(self, tabs: gr.Tabs, language: gr.Radio, prompts: Mapping[str, gr.Textbox]) -> None:
        """Lets a button open its tab with its prompt, and start. `prompts` are the boxes of the tabs."""
        for key, button in self.buttons.items():
            tab = TAB_OF_KEY[key]
            filled = button.click(partial(_open, key), language, [tabs, prompts[tab]], **FALLIBLE_EVENT)
            filled.success(None, None, None, js=f"() => window.showo2.start({tab!r})", **UI_EVENT)


def pictures(checkpoint: Checkpoint) -> dict[str, Path]:
    """The pictures by the examples' keys; empty for a checkpoint that does not ship with any."""
    found = {key: picture_of(checkpoint, key) for key in TAB_OF_KEY}
    return {key: picture for key, picture in found.items() if picture is not None}


def _open(key: str, language: str) -> tuple[gr.Tabs, str]:
    return gr.Tabs(selected=TAB_OF_KEY[key]), t(language, key)


def _button(checkpoint: Checkpoint, key: str) -> gr.Button:
    def properties(loaded: Checkpoint) -> dict[str, Any]:
        picture = picture_of(loaded, key)
        return {"icon": picture, "visible": picture is not None}

    button: gr.Button = bind(
        gr.Button, checkpoint, properties, value=label(key), size="sm", min_width=0, elem_classes="made"
    )
    return button


def picture_of(checkpoint: Checkpoint, key: str) -> Path | None:
    """The first picture of an example that ships with a checkpoint."""
    return next(iter(examples.result_files(checkpoint, key, examples.THUMBNAIL_LANGUAGE)), None)


def _caption(checkpoint: Checkpoint) -> dict[str, str]:
    return {"value": bilingual("showcase", checkpoint=checkpoint.name) if pictures(checkpoint) else ""}
