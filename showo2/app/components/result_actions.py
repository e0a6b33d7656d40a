"""What can be done with a finished picture or clip, and the settings that made it: a panel below it."""

from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import gradio as gr
from gradio.components import Component

from showo2.app.bindings import bind
from showo2.app.components.links import wire_link
from showo2.app.components.restore import Restorer, link_of
from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.results import address_of
from showo2.app.i18n import bilingual, label
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Checkpoint, Task
from showo2.errors import NoSettings, StalePage
from showo2.media import read_settings
from showo2.media.settings import read_settings as read_own_settings
from showo2.parameter_fields import parameters_of
from showo2.requests import Request

# By their names in files, which are the keys of their labels.
SHOWN_SETTINGS = ("prompt", "seed", "size", "num_inference_steps", "guidance_scale", "checkpoint")


@dataclass(frozen=True)
class ResultActions:
    """The panel of one tab; the style sheet hides it while it has no result."""

    path: gr.State  # of the result, or None
    details: gr.HTML
    animate: gr.Button
    ask: gr.Button
    vary: gr.Button
    edit: gr.Button
    remove: gr.Button  # from the pictures of the session

    @classmethod
    def build(cls, checkpoint: Checkpoint, kind: str) -> "ResultActions":
        """`kind` of the results is "image" or "video"."""
        with gr.Column(elem_classes="result-actions"):
            with gr.Row():
                animate = action_button("animate", checkpoint, kind == "image", Task.IMAGE_TO_VIDEO)
                ask = action_button(
                    "ask", checkpoint, True, Task.CHAT if kind == "image" else Task.VIDEO_CHAT
                )
                vary, edit = action_button("vary", checkpoint), action_button("edit", checkpoint)
                if kind == "image":
                    action_button("download", checkpoint).click(
                        None, None, None, js="() => window.showo2.downloadPicture()", **UI_EVENT
                    )
                    action_button("compare", checkpoint).click(
                        None, None, None, js="() => window.showo2.comparePictures()", **UI_EVENT
                    )
                link = action_button("link", checkpoint)
                remove = action_button("remove", checkpoint, kind == "image")
            wire_link(link, "() => window.showo2.copyResultLink()")
            details = gr.HTML(elem_classes="details")
        return cls(gr.State(None), details, animate, ask, vary, edit, remove)

    @property
    def outputs(self) -> list[Component]:
        """What `show` writes to."""
        return [self.path, self.details]

    def show(self, path: Path | None) -> Updates:
        """The panel for a result; empty for None, or a file without settings, such as a preview."""
        settings = None if path is None else settings_of(path)
        if path is None or settings is None:
            return {self.path: None, self.details: ""}
        return {self.path: str(path), self.details: _details_html(path, settings)}

    def wire(
        self, restorer: Restorer, tabs: gr.Tabs, message_box: gr.MultimodalTextbox, first_frame: gr.Image
    ) -> None:
        """`message_box` is the chat's, `first_frame` the video tab's."""
        edited = self.edit.click(
            partial(restore_settings, restorer), self.path, restorer.inputs_and_tabs, **FALLIBLE_EVENT
        )
        edited.success(None, None, None, js="() => window.showo2.focusPrompt()", **UI_EVENT)
        self.ask.click(send_to_chat, self.path, [tabs, message_box], **UI_EVENT)
        self.animate.click(send_to_video, self.path, [tabs, first_frame], **UI_EVENT)


def restore_settings(restorer: Restorer, path: str | None) -> Updates:
    """The inputs as they were for the result at `path`."""
    with page_errors():  # files are deleted after a day
        return restorer.from_file(Path(required_path(path)))


def required_path(path: str | None) -> str:
    """The path of the result that the page shows. Raises StalePage where the server knows of none."""
    if path is None:
        raise StalePage
    return path


def settings_of(path: Path) -> dict[str, Any] | None:
    """The settings in a file. Results are read in this process: they must not wait for uploads in the
    workers."""
    return read_own_settings(path) if address_of(path) else read_settings(path)


def settings_for(request: type[Request], path: Path) -> dict[str, Any]:
    """What a result's file says of a request's parameters. Raises NoSettings for any other file."""
    settings = settings_of(path)
    if settings is None:
        raise NoSettings(file=path.name)
    return {name: settings[name] for name in parameters_of(request) if name in settings}


def send_to_chat(path: str | None) -> tuple[gr.Tabs, dict[str, Any]]:
    with page_errors():
        path = required_path(path)
    return gr.Tabs(selected="chat"), {"text": "", "files": [path]}


def send_to_video(path: str | None) -> tuple[gr.Tabs, str]:
    with page_errors():
        path = required_path(path)
    return gr.Tabs(selected="video"), path


def action_button(
    action: str, checkpoint: Checkpoint, suits: bool = True, task: Task | None = None
) -> gr.Button:
    """The button of an action; hidden where it does not suit the results, or needs a task that the loaded
    checkpoint was not trained for."""

    def properties(loaded: Checkpoint) -> dict[str, Any]:
        return {"visible": (suits and (task is None or task in loaded.tasks)) or "hidden"}

    button: gr.Button = bind(
        gr.Button,
        checkpoint,
        properties,
        value=label(f"result_{action}"),
        size="sm",
        min_width=0,
        elem_classes=["action", action],
    )
    return button


def _details_html(path: Path, settings: dict[str, Any]) -> str:
    """HTML: the settings in a file with their labels, and the link to the result."""
    shown = {**settings, "size": "{width} × {height}".format_map(settings)}
    rows = (
        f"<div><dt>{bilingual(name)}</dt><dd>{escape(str(shown[name]))}</dd></div>" for name in SHOWN_SETTINGS
    )
    return f'<dl data-link="{escape(urlencode(link_of([path], settings)))}">{"".join(rows)}</dl>'
