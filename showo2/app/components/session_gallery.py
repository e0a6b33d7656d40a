"""What was drawn during this visit: a strip of pictures. One that is chosen tells its settings, and can give them back,
be talked about, or become the first frame of a video."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app.components.events import FALLIBLE_EVENT, UI_EVENT
from showo2.app.files.restore import Restorer, Values
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual, label
from showo2.app.user_errors import page_errors
from showo2.media import read_settings

MOST = 24  # pictures that are kept in sight
# Settings worth reading, by their names in files, with the keys of their names in words.
TOLD = {
    "prompt": "prompt",
    "seed": "seed",
    "size": "size",
    "num_inference_steps": "steps",
    "guidance_scale": "guidance",
    "checkpoint": "checkpoint",
}


@dataclass(frozen=True)
class Visit:
    """The strip and what belongs to the chosen picture; the style sheet hides what is empty."""

    strip: gr.Gallery
    chosen: gr.State  # its path
    told: gr.HTML
    reuse: gr.Button
    to_chat: gr.Button
    to_video: gr.Button

    @classmethod
    def build(cls) -> "Visit":
        strip = gr.Gallery(
            label=label("visit"),
            columns=6,
            height=150,
            object_fit="cover",
            allow_preview=False,
            interactive=False,
            buttons=[],
            elem_classes="visit",
        )
        with gr.Column(elem_classes="chosen"):
            told = gr.HTML(elem_classes="told")
            with gr.Row():
                reuse, to_chat, to_video = (
                    gr.Button(label(key), size="sm")
                    for key in ("visit_reuse", "visit_to_chat", "visit_to_video")
                )
        return cls(strip, gr.State(None), told, reuse, to_chat, to_video)

    @staticmethod
    def with_new(shown: list[dict[str, Any]] | None, paths: Sequence[Path]) -> list[Path]:
        """The strip's next value from its last one, unprocessed, and new results; the newest come first."""
        return [*paths, *(path_of(item["image"]) for item in shown or [])][:MOST]

    def wire(
        self, restorer: Restorer, tabs: gr.Tabs, message: gr.MultimodalTextbox, first_frame: gr.Image
    ) -> None:
        """`message` is the box of the chat, `first_frame` that of the video tab."""

        def choose(shown: list[dict[str, Any]], event: gr.SelectData) -> tuple[str, str]:
            path = path_of(shown[event.index]["image"])
            return str(path), _told(path)

        self.strip.select(choose, self.strip, [self.chosen, self.told], preprocess=False, **UI_EVENT)

        def reuse(path: str) -> Values:
            with page_errors():  # a file is deleted after a day
                return restorer.from_file(Path(path))

        self.reuse.click(reuse, self.chosen, restorer.outputs, **FALLIBLE_EVENT)
        self.to_chat.click(
            lambda path: (gr.Tabs(selected="chat"), {"text": "", "files": [path]}),
            self.chosen,
            [tabs, message],
            **UI_EVENT,
        )
        self.to_video.click(
            lambda path: (gr.Tabs(selected="video"), path), self.chosen, [tabs, first_frame], **UI_EVENT
        )


def _told(path: Path) -> str:
    """HTML: the settings in a file, by their names in words."""
    settings = read_settings(path) or {}
    settings["size"] = "{width} × {height}".format_map(settings)
    rows = (f"<dt>{bilingual(key)}</dt><dd>{escape(str(settings[name]))}</dd>" for name, key in TOLD.items())
    return f"<dl>{''.join(rows)}</dl>"
