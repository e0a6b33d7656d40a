"""Restores finished results after a reload of the page.

It is kept in the storage of their browser window (see `page.js`), as the records of the files that the page
shows; the server keeps the files for a day, and nothing about visitors. Where the browser denies storage, as
in a frame of another site, nothing is kept. Prompts and the open tab are kept by `page.js` alone.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from showo2.app.events import UI_EVENT, Updates
from showo2.app.gradio_private.files import files_in


@dataclass(frozen=True)
class Kept:
    """What a tab keeps: the values of `components`, whenever `changed` occurs; those of texts are JSON.

    `restored` takes the values as the browser kept them, of which not all are empty and none of whose files
    is missing, and returns updates of `outputs`.
    """

    tab: str
    changed: Callable[..., Dependency]
    components: Sequence[Component]
    restored: Callable[..., Updates]
    outputs: Sequence[Any]


class Keeper:
    """Keeps what tabs have finished in the browser, and shows it again after a reload."""

    def __init__(self, tabs: Sequence[Kept]) -> None:
        self._tabs = {kept.tab: kept for kept in tabs}
        self._from_browser = gr.JSON(visible="hidden")

    def wire(self, arrived: Callable[..., Dependency]) -> Dependency:
        """Wires the events; what is kept is shown after the event `arrived`."""
        for tab, kept in self._tabs.items():
            keep = f"(...values) => window.showo2.keep({json.dumps(tab)}, values)"
            kept.changed(None, list(kept.components), None, js=keep, **UI_EVENT)
        outputs = [output for kept in self._tabs.values() for output in kept.outputs]
        return arrived(
            self._restore,
            self._from_browser,
            outputs,
            js="() => [window.showo2.kept()]",
            preprocess=False,
            **UI_EVENT,
        )

    def _restore(self, values: Any) -> Updates:
        updates: Updates = {}
        for tab, kept in self._tabs.items():
            shown = (values or {}).get(tab)
            if shown and any(shown) and all(map(_exists, files_in(shown))):
                updates |= kept.restored(*shown)
        return updates or {next(iter(self._tabs.values())).outputs[0]: gr.skip()}


def _exists(file: dict[str, Any]) -> bool:
    return Path(file["path"]).is_file()
