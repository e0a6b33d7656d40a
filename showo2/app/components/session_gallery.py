"""Pictures drawn while the page has been open, as a strip of thumbnails. The one that is chosen is shown
large, like a new result."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app.files.uploads import path_of
from showo2.app.i18n import label

MAX_IMAGES = 24


@dataclass(frozen=True)
class SessionGallery:
    """The thumbnails, newest first; the style sheet hides the strip while there are none."""

    gallery: gr.Gallery

    @classmethod
    def build(cls) -> "SessionGallery":
        return cls(
            gr.Gallery(
                label=label("session"),
                height=150,
                object_fit="cover",
                allow_preview=False,
                interactive=False,
                buttons=["download"],
                elem_classes="session-gallery",
            )
        )

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
