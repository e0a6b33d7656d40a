"""Pictures drawn while the page has been open, as a strip of thumbnails. The one that is chosen is shown
large, like a new result; all of them can be downloaded at once."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app.events import FALLIBLE_EVENT, UI_EVENT
from showo2.app.files.folders import new_folder
from showo2.app.files.uploads import path_of
from showo2.app.i18n import label
from showo2.app.user_errors import page_errors
from showo2.errors import StalePage

MAX_IMAGES = 24


@dataclass(frozen=True)
class SessionGallery:
    """The thumbnails, newest first; the style sheet hides the strip while there are none."""

    gallery: gr.Gallery
    download: gr.Button
    archive: gr.File  # hidden

    @classmethod
    def build(cls) -> "SessionGallery":
        gallery = gr.Gallery(
            label=label("session"),
            height=150,
            object_fit="cover",
            allow_preview=False,
            interactive=False,
            buttons=["download"],
            elem_classes="session-gallery",
        )
        download = gr.Button(
            label("session_download"), size="sm", min_width=0, elem_classes=["action", "session-download"]
        )
        return cls(gallery, download, gr.File(visible="hidden", label=label("session_download")))

    def wire(self) -> None:
        packed = self.download.click(
            self.pack, self.gallery, self.archive, preprocess=False, **FALLIBLE_EVENT
        )
        packed.success(None, self.archive, None, js="(file) => window.showo2.downloadFile(file)", **UI_EVENT)

    @staticmethod
    def pack(shown: list[dict[str, Any]] | None) -> str:
        """A ZIP of those pictures that are still there, newest first, with their settings inside."""
        with page_errors(), new_folder() as folder:
            if not (there := [path for path in paths_in(shown) if path.is_file()]):
                raise StalePage
            with zipfile.ZipFile(folder / "showo2.zip", "w") as archive:
                for number, path in enumerate(there, start=1):
                    archive.write(path, f"{number:02}-{path.name}")
            return str(folder / "showo2.zip")

    @staticmethod
    def with_new(shown: list[dict[str, Any]] | None, paths: Sequence[Path]) -> list[Path]:
        """The gallery's next value from its present one (unprocessed) and new results."""
        return [*paths, *paths_in(shown)][:MAX_IMAGES]

    @staticmethod
    def without(shown: list[dict[str, Any]] | None, path: Path) -> list[Path]:
        """The gallery's next value from its present one (unprocessed), without a picture."""
        return [other for other in paths_in(shown) if other != path]


def paths_in(shown: list[dict[str, Any]] | None) -> list[Path]:
    """The files of a gallery's pictures, from its value (unprocessed)."""
    return [path_of(item["image"]) for item in shown or []]
