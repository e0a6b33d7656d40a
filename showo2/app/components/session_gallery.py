"""Images drawn while the page has been open, as a strip of thumbnails.

Selecting one shows its settings and offers to reuse them, to chat about it, or to animate it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app.components.restore import Restorer
from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual, label
from showo2.app.user_errors import page_errors
from showo2.errors import StalePage
from showo2.media import read_settings

MAX_IMAGES = 24
# By their names in files, which are the keys of their labels.
SHOWN_SETTINGS = ("prompt", "seed", "size", "num_inference_steps", "guidance_scale", "checkpoint")


@dataclass(frozen=True)
class SessionGallery:
    """The thumbnails, and details and buttons for the selected one; the style sheet hides empty parts."""

    gallery: gr.Gallery
    selected: gr.State  # path of the selected image
    details: gr.HTML
    reuse: gr.Button
    to_chat: gr.Button
    to_video: gr.Button

    @classmethod
    def build(cls) -> "SessionGallery":
        gallery = gr.Gallery(
            label=label("session"),
            columns=6,
            height=150,
            object_fit="cover",
            allow_preview=False,
            interactive=False,
            buttons=[],
            elem_classes="session-gallery",
        )
        with gr.Column(elem_classes="selected-image"):
            details = gr.HTML(elem_classes="details")
            with gr.Row():
                reuse, to_chat, to_video = (
                    gr.Button(label(key), size="sm")
                    for key in ("session_reuse", "session_to_chat", "session_to_video")
                )
        return cls(gallery, gr.State(None), details, reuse, to_chat, to_video)

    @staticmethod
    def with_new(shown: list[dict[str, Any]] | None, paths: Sequence[Path]) -> list[Path]:
        """The gallery's next value, newest first, from its present one (unprocessed) and new results."""
        return [*paths, *(path_of(item["image"]) for item in shown or [])][:MAX_IMAGES]

    def wire(
        self, restorer: Restorer, tabs: gr.Tabs, message_box: gr.MultimodalTextbox, first_frame: gr.Image
    ) -> None:
        """`message_box` is the chat's, `first_frame` the video tab's."""
        self.gallery.select(select, self.gallery, [self.selected, self.details], preprocess=False, **UI_EVENT)
        self.reuse.click(
            partial(restore_settings, restorer), self.selected, restorer.outputs, **FALLIBLE_EVENT
        )
        self.to_chat.click(send_to_chat, self.selected, [tabs, message_box], **UI_EVENT)
        self.to_video.click(send_to_video, self.selected, [tabs, first_frame], **UI_EVENT)


def select(shown: list[dict[str, Any]], event: gr.SelectData) -> tuple[str, str]:
    """Path and details of the selected image."""
    path = path_of(shown[event.index]["image"])
    return str(path), _details_html(path)


def restore_settings(restorer: Restorer, path: str | None) -> Updates:
    """The inputs as they were for the image at `path`."""
    with page_errors():  # files are deleted after a day
        return restorer.from_file(Path(_held(path)))


def _held(path: str | None) -> str:
    """The selected image's path. Raises StalePage where the server knows of none."""
    if path is None:
        raise StalePage
    return path


def send_to_chat(path: str | None) -> tuple[gr.Tabs, dict[str, Any]]:
    with page_errors():
        path = _held(path)
    return gr.Tabs(selected="chat"), {"text": "", "files": [path]}


def send_to_video(path: str | None) -> tuple[gr.Tabs, str]:
    with page_errors():
        path = _held(path)
    return gr.Tabs(selected="video"), path


def _details_html(path: Path) -> str:
    """HTML: the settings in a file, with their labels."""
    settings = read_settings(path) or {}
    settings["size"] = "{width} × {height}".format_map(settings)
    rows = (f"<dt>{bilingual(name)}</dt><dd>{escape(str(settings[name]))}</dd>" for name in SHOWN_SETTINGS)
    return f"<dl>{''.join(rows)}</dl>"
