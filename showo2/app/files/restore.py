"""Settings that come back: from a file that was made here, dropped anywhere on the page, or from the page's address.

A link holds what a file's settings hold, by the same names: `?tab=image&prompt=...&seed=7&num_inference_steps=21`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.components.controls import Studio
from showo2.app.components.events import FALLIBLE_EVENT, UI_EVENT
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
}
Values = dict[Component, Any]


class Restorer:
    """Fills the tabs of a page from settings, and opens the right one."""

    def __init__(self, tabs: gr.Tabs, studios: Sequence[Studio]) -> None:
        self._tabs = tabs
        self._studios = {studio.tab: studio for studio in studios}

    @property
    def outputs(self) -> list[Component]:
        """All inputs, and the tabs: last, since Gradio's frontend sets values in this order, and a tab that opens has
        what it was sent. A visitor who is quicker opens settings that are still the old ones, and stay so."""
        return [*(part for studio in self._studios.values() for part in studio.inputs), self._tabs]

    def from_file(self, path: Path) -> Values:
        """The values for a file of results; raises NoSettings for any other."""
        settings = read_settings(path)
        if settings is None or settings.get("task") not in TAB_OF_TASK:
            raise NoSettings(file=path.name)
        return self._opened(TAB_OF_TASK[settings["task"]], settings)

    def from_link(self, parameters: Mapping[str, str]) -> Values:
        """The values for the parameters of an address; nothing changes without a tab that is known."""
        tab = parameters.get("tab")
        if tab not in self._studios:
            return {self._tabs: gr.Tabs(selected=tab) if tab == "chat" else gr.skip()}
        return self._opened(
            tab, {name: value if name == "prompt" else _number(value) for name, value in parameters.items()}
        )

    def wire(self, arrived: Callable[..., Dependency]) -> None:
        """Lets visitors drop a file anywhere, or choose one by a button in the settings, or come by a link, which is
        read at the event `arrived`."""
        dropped = gr.File(visible="hidden", elem_id="restore", label=label("restore"))

        def restore(file: Any) -> Values:
            with page_errors():
                return {**self.from_file(path_of(file)), dropped: None}

        def arrive(request: gr.Request) -> Values:
            with page_errors():
                return self.from_link(dict(request.query_params))

        # Emptied when done, so that the same file can be dropped again.
        restored = dropped.upload(
            restore, dropped, [dropped, *self.outputs], preprocess=False, **FALLIBLE_EVENT
        )
        restored.failure(lambda: None, None, dropped, **UI_EVENT)
        arrived(arrive, None, self.outputs, **FALLIBLE_EVENT)

    def _opened(self, tab: str, settings: Mapping[str, Any]) -> Values:
        return {self._tabs: gr.Tabs(selected=tab), **self._studios[tab].filled(dict(settings))}


def _number(value: str) -> Any:
    """A parameter as a number where it looks like one."""
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value)
    except ValueError:
        return value
