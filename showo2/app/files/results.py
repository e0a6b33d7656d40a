"""The files that results become: each in a folder of its own in Gradio's cache, with its settings inside.

Gradio serves what lies in its cache and deletes it there after a day (see `page`); a random folder name keeps
visitors from guessing, or overwriting, each other's files.
"""

import errno
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showo2.app.gradio_private import cache_folder
from showo2.app.i18n import t
from showo2.app.story.export import Book, Page, language_of
from showo2.checkpoints import Task
from showo2.errors import DiskFull
from showo2.media import write_gif, write_mp4, write_png
from showo2.media.ffmpeg import FfmpegError
from showo2.outputs import Drawing, StoryScene

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

MADE_AS_STAND_IN = (
    "story_made_as_stand_in"  # the words for a story that its checkpoint was not trained to tell
)
ROOM = 4_000_000  # bytes, about a clip; with less, a clip that could not be written had no room


class Results:
    """Writes the results of one request; `settings` are the request's, completed by what made them."""

    def __init__(self, pipeline: "Pipeline", settings: dict[str, Any]) -> None:
        self.settings = {**settings, "checkpoint": pipeline.checkpoint.name, "precision": pipeline.precision}
        if settings.get("task") == Task.STORY and pipeline.checkpoint.illustrates:
            self.settings["stand_in"] = t("en", MADE_AS_STAND_IN)

    def write_images(self, drawing: Drawing) -> list[Path]:
        """One PNG per picture; each carries the seed that gives it alone."""
        return [
            self._write(write_png, image, seed, "png")
            for image, seed in zip(drawing.images, drawing.seeds, strict=True)
        ]

    def write_scene(self, scene: StoryScene, number: int, seed: int) -> Path:
        """The picture of a story's scene as PNG, with its text and the seed of the story."""
        return self._write(write_png, scene.drawing.images[0], seed, "png", scene=number, text=scene.text)

    def write_video(self, drawing: Drawing) -> Path:
        """The clip as MP4."""
        return self._write(write_mp4, drawing.clips[0], drawing.seeds[0], "mp4")

    def write_gif(self, drawing: Drawing) -> Path:
        """The clip as GIF."""
        return self._write(write_gif, drawing.clips[0], drawing.seeds[0], "gif")

    def write_book(self, pages: Sequence[Page], seed: int) -> list[Path]:
        """A story as HTML, PDF and ZIP."""
        title = self.settings["prompt"]
        made = ["Show-o2", self.settings["checkpoint"], str(seed)]
        if "stand_in" in self.settings:
            made.append(t(language_of(title, pages), MADE_AS_STAND_IN))
        book = Book(title, pages, " · ".join(made))
        with _new_folder(seed) as folder:
            return book.write(folder, f"showo2-{seed}")

    def _write(self, write, content, seed: int, suffix: str, **settings: Any) -> Path:
        """The file that `write` made of `content`."""
        with _new_folder(seed) as folder:
            path = folder / f"showo2-{seed}.{suffix}"
            write(content, path, {**self.settings, **settings, "seed": seed})
        return path


@contextmanager
def _new_folder(seed: int) -> Iterator[Path]:
    """A folder that nobody can guess, for the files of one result; raises DiskFull where there is no room for them."""
    cache = cache_folder()
    folder = cache / secrets.token_hex(20)
    try:
        folder.mkdir(parents=True)
        yield folder
    except (OSError, FfmpegError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if (isinstance(error, OSError) and error.errno == errno.ENOSPC) or _is_full(cache):
            raise DiskFull(seed=seed) from error
        raise


def _is_full(folder: Path) -> bool:
    return folder.exists() and shutil.disk_usage(folder).free < ROOM
