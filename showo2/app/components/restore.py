"""Restores settings from a result's file, dropped anywhere on the page, or from the page's address.

A link holds the same settings as a file, under the same names:
`?tab=image&prompt=...&seed=7&num_inference_steps=21`. That of a result also names its files, which are shown
while this server has them: a picture, a clip, or the pictures of a story.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.results import link_to, results_at
from showo2.app.files.uploads import path_of
from showo2.app.i18n import bilingual, label
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
RESULT = "result"  # the parameter of a link that names files
# Of the settings in a file: what links say otherwise, and what a visitor does not choose.
NOT_IN_LINKS = ("task", "checkpoint", "precision", "stand_in", "picture", "scene", "text")


class Restorable(Protocol):
    """A tab's inputs."""

    @property
    def tab(self) -> str: ...

    @property
    def inputs(self) -> list[Component]: ...

    def filled(self, settings: dict[str, Any]) -> Updates:
        """The values that settings, of a result or a link, give the inputs; raises for impossible ones."""


class ShowsResults(Protocol):
    """A tab that shows a result by its files."""

    @property
    def result_outputs(self) -> Sequence[Component]: ...

    def show_result(self, files: Sequence[Path]) -> Updates:
        """Updates of `result_outputs`."""


class Restorer:
    """Fills a tab's inputs from settings, and opens the tab."""

    def __init__(
        self, tabs: gr.Tabs, studios: Sequence[Restorable], views: Mapping[str, ShowsResults]
    ) -> None:
        """`views` are the tabs that show results by their files, by name."""
        self._tabs, self._views = tabs, views
        self._studios = {studio.tab: studio for studio in studios}
        self._dropped = gr.File(visible="hidden", elem_id="restore", label=label("restore"))

    @property
    def inputs_and_tabs(self) -> list[Any]:
        """All inputs, then the tabs.

        Gradio's frontend sets values in this order, so a tab has its values by the time it opens.
        """
        return [*(component for studio in self._studios.values() for component in studio.inputs), self._tabs]

    @property
    def outputs(self) -> list[Any]:
        """What shows results, then `inputs_and_tabs`; a seed may be among both."""
        inputs = self.inputs_and_tabs
        shown = (component for view in self._views.values() for component in view.result_outputs)
        return [*(component for component in shown if component not in inputs), *inputs]

    def from_file(self, path: Path) -> Updates:
        """The inputs that gave the result in a file. Raises NoSettings for any other file."""
        settings = read_settings(path)
        if settings is None or settings.get("task") not in TAB_OF_TASK:
            raise NoSettings(file=path.name)
        return self._open(TAB_OF_TASK[settings["task"]], settings)

    def opened(self, files: Sequence[Path]) -> Updates:
        """The same for the first of a result's files, and the result itself where its tab shows one."""
        tab = TAB_OF_TASK.get((read_settings(files[0]) or {}).get("task", ""), "")
        shown = self._views[tab].show_result(files) if tab in self._views else {}
        return self.from_file(files[0]) | shown

    def from_link(self, parameters: Mapping[str, str]) -> Updates:
        """What an address's query names: a result that is still there, or else inputs.

        Nothing changes without a known `tab`; a tab alone is opened by `page.js`.
        """
        if RESULT in parameters:
            if files := results_at(parameters[RESULT]):
                return self.opened(files)
            gr.Info(bilingual("link_expired"))
        tab = parameters.get("tab")
        settings = {
            name: value if name == "prompt" else _parse_number(value)
            for name, value in parameters.items()
            if name != "tab" and not name.startswith("__")  # as parameters of a host begin
        }
        if tab not in self._studios or not settings:
            return {self._tabs: gr.skip()}
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
            updates = self._opened_alone(path := path_of(file))
            gr.Info(bilingual("restored", file=path.name))
            return {**updates, self._dropped: None}

    def _opened_alone(self, path: Path) -> Updates:
        """A scene alone would take the place of a story, so it only fills the inputs."""
        is_scene = "scene" in (read_settings(path) or {})
        return self.from_file(path) if is_scene else self.opened([path])

    def _arrive(self, request: gr.Request) -> Updates:
        with page_errors():
            return self.from_link(dict(request.query_params))

    def _open(self, tab: str, settings: Mapping[str, Any]) -> Updates:
        return {self._tabs: gr.Tabs(selected=tab), **self._studios[tab].filled(dict(settings))}


def link_of(files: Sequence[Path], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The query of a link to a result, which says its settings too: files are deleted after a day."""
    values = {name: value for name, value in settings.items() if name not in NOT_IN_LINKS}
    result = {RESULT: link} if (link := link_to(files)) else {}
    return {"tab": TAB_OF_TASK[settings["task"]], **result, **values}


def _parse_number(value: str) -> Any:
    """The value as a number if it looks like one, otherwise as it is."""
    for number in (int, float):
        try:
            return number(value)
        except ValueError:
            continue
    return value
