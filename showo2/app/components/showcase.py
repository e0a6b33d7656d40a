"""Pictures that the loaded checkpoint drew beforehand, on the first tab; a tap draws the visitor's own."""

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


@dataclass(frozen=True)
class Showcase:
    """A button with the picture for each example of the image tab; hidden where the checkpoint has none."""

    buttons: dict[str, gr.Button]  # by the example's key

    @classmethod
    def build(cls, pipeline: Engine) -> "Showcase":
        bind(gr.HTML, pipeline.checkpoint, _caption, elem_classes="showcase-caption")
        with gr.Row(elem_classes="showcase"):
            return cls({key: _button(pipeline.checkpoint, key) for key in examples.keys("image")})

    def wire(self, tabs: gr.Tabs, language: gr.Radio, prompt: gr.Textbox) -> None:
        """Lets a button open the image tab with its `prompt`, and start to draw."""
        for key, button in self.buttons.items():
            filled = button.click(
                partial(_open_image_tab, key),
                language,
                [tabs, prompt],
                **FALLIBLE_EVENT,
            )
            filled.success(None, None, None, js="() => window.showo2.startDrawing()", **UI_EVENT)


def _open_image_tab(key: str, language: str) -> tuple[gr.Tabs, str]:
    return gr.Tabs(selected="image"), t(language, key)


def _button(checkpoint: Checkpoint, key: str) -> gr.Button:
    def properties(loaded: Checkpoint) -> dict[str, Any]:
        picture = picture_of(loaded, key)
        return {"icon": picture, "visible": picture is not None}

    button: gr.Button = bind(
        gr.Button, checkpoint, properties, value=label(key), size="sm", min_width=0, elem_classes="made"
    )
    return button


def picture_of(checkpoint: Checkpoint, key: str) -> Path | None:
    """The picture of an example that ships with a checkpoint."""
    return next(iter(examples.result_files(checkpoint, key, examples.THUMBNAIL_LANGUAGE)), None)


def _caption(checkpoint: Checkpoint) -> dict[str, str]:
    has_pictures = any(picture_of(checkpoint, key) for key in examples.keys("image"))
    return {"value": bilingual("showcase", checkpoint=checkpoint.name) if has_pictures else ""}
