"""Restores settings from a result's file, dropped anywhere on the page, or from the page's address.

A link holds the same settings as a file, under the same names:
`?tab=image&prompt=...&seed=7&num_inference_steps=21`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.uploads import path_of
from showo2.app.i18n import label
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.errors import NoSettings
from showo2.media import read_settings

TAB_OF_TASK = {
    Task.TEXT_TO_IMAGE: "image",
    Task.TEXT_TO_VIDEO: "video",
    Task.IMAGE_TO_VIDEO: "video",
    Task.STORY: "story",
    Task.CHAT: "chat",
}


class Restorable(Protocol):
    """A tab's inputs."""

    @property
    def tab(self) -> str: ...

    @property
    def inputs(self) -> list[Component]: ...

    def filled(self, settings: dict[str, Any]) -> Updates:
        """The values that settings, of a result or a link, give the inputs; raises for impossible ones."""


class Restorer:
    """Fills a tab's inputs from settings, and opens the tab."""

    def __init__(self, tabs: gr.Tabs, studios: Sequence[Restorable]) -> None:
        self._tabs = tabs
        self._studios = {studio.tab: studio for studio in studios}
        self._dropped = gr.File(visible="hidden", elem_id="restore", label=label("restore"))

    @property
    def outputs(self) -> list[Any]:
        """All inputs, then the tabs.

        Gradio's frontend sets values in this order, so a tab has its values by the time it opens.
        """
        return [*(component for studio in self._studios.values() for component in studio.inputs), self._tabs]

    def from_file(self, path: Path) -> Updates:
        """The inputs that gave the result in a file. Raises NoSettings for any other file."""
        settings = read_settings(path)
        if settings is None or settings.get("task") not in TAB_OF_TASK:
            raise NoSettings(file=path.name)
        return self._open(TAB_OF_TASK[settings["task"]], settings)

    def from_link(self, parameters: Mapping[str, str]) -> Updates:
        """The inputs in an address's query; nothing changes without a known `tab`."""
        tab = parameters.get("tab")
        if tab not in self._studios:
            return {self._tabs: gr.skip()}
        settings = {
            name: value if name == "prompt" else _parse_number(value) for name, value in parameters.items()
        }
        return self._open(tab, settings)

    def wire(self, arrived: Callable[..., Dependency]) -> None:
        """Lets visitors drop a file anywhere, choose one with a button in the settings, or arrive by a link.

        The link is read after the event `arrived`.
        """
        dropped, outputs = self._dropped, self.outputs
        restored = dropped.upload(
            self._restore, dropped, [dropped, *outputs], preprocess=False, **FALLIBLE_EVENT
        )
        restored.failure(lambda: None, None, dropped, **UI_EVENT)
        arrived(self._arrive, None, outputs, **FALLIBLE_EVENT)

    def _restore(self, file: Any) -> Updates:
        """Empties the file input as well, so that the same file can be dropped again."""
        with page_errors():
            return {**self.from_file(path_of(file)), self._dropped: None}

    def _arrive(self, request: gr.Request) -> Updates:
        with page_errors():
            return self.from_link(dict(request.query_params))

    def _open(self, tab: str, settings: Mapping[str, Any]) -> Updates:
        return {self._tabs: gr.Tabs(selected=tab), **self._studios[tab].filled(dict(settings))}


def _parse_number(value: str) -> Any:
    """The value as a number if it looks like one, otherwise as it is."""
    for number in (int, float):
        try:
            return number(value)
        except ValueError:
            continue
    return value
