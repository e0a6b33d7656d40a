"""Files of results: each in a folder of its own in Gradio's cache, with its settings inside.

Gradio serves its cache, to each visitor their own files (see `ownership`); files there are deleted after a
day, and when the app ends (see `instance`). A random folder name keeps visitors from overwriting each
other's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from showo2.app.engine import Engine
from showo2.app.files.folders import new_folder
from showo2.app.files.ownership import OWNERS
from showo2.app.files.story_export import StoryExport, StoryPage, language_of, title_of
from showo2.app.files.story_film import write_film
from showo2.app.gradio_private.files import cache_folder
from showo2.app.i18n import t
from showo2.checkpoints import Task
from showo2.errors import DiskFull, NoDiskSpace
from showo2.media import write_gif, write_mp4, write_png
from showo2.outputs import Drawing, Reply, StoryScene

# Key of the text that marks a story by a checkpoint that was not trained to tell stories.
STAND_IN_NOTE = "story_made_as_stand_in"
# Of a result's file in Gradio's cache: the name of its folder, which nobody can guess, and its own.
ADDRESS = re.compile(r"[0-9a-f]{40}/showo2-\d+\.(png|mp4)")


class Results:
    """Writes the results of one request; `settings` are the request's, completed with what produced them."""

    def __init__(self, pipeline: Engine, settings: dict[str, Any]) -> None:
        self.settings = {**settings, "checkpoint": pipeline.checkpoint.name, "precision": pipeline.precision}
        if settings.get("task") == Task.STORY and pipeline.checkpoint.illustrates:
            self.settings["stand_in"] = t("en", STAND_IN_NOTE)

    def write_images(self, drawing: Drawing) -> list[Path]:
        """A PNG per image, each with the seed that reproduces it alone."""
        return [
            self._write(write_png, image, seed, "png")
            for image, seed in zip(drawing.images, drawing.seeds, strict=True)
        ]

    def write_scene(self, scene: StoryScene, number: int, seed: int) -> Path:
        """The picture of a scene as PNG, with the scene's text and the story's seed."""
        if scene.drawing is None:
            raise ValueError("the scene has no picture yet")
        return self._write(write_png, scene.drawing.images[0], seed, "png", scene=number, text=scene.text)

    def write_video(self, drawing: Drawing) -> Path:
        """The clip as MP4."""
        return self._write(write_mp4, drawing.clips[0], drawing.seeds[0], "mp4")

    def write_drawn(self, drawing: Drawing, number: int, seed: int) -> Path:
        """The picture or clip of an answer as PNG or MP4, with the answer's seed; from the second one on
        also with its number."""
        (clip,) = drawing.clips
        place = {"picture": number} if number > 1 else {}
        if clip.fps:
            return self._write(write_mp4, clip, seed, "mp4", **place)
        return self._write(write_png, clip.image, seed, "png", **place)

    def write_gif(self, drawing: Drawing) -> Path:
        """The clip as GIF."""
        return self._write(write_gif, drawing.clips[0], drawing.seeds[0], "gif")

    def write_story(self, pages: Sequence[StoryPage], seed: int) -> list[Path]:
        """A story as HTML, PDF and ZIP."""
        title = title_of(self.settings["prompt"])
        credits = ["Show-o2", self.settings["checkpoint"], str(seed)]
        if "stand_in" in self.settings:
            credits.append(t(language_of(title, pages), STAND_IN_NOTE))
        export = StoryExport(title, pages, " · ".join(credits))
        with _result_folder(seed) as folder:
            return export.write(folder, f"showo2-{seed}")

    def write_film(self, pages: Sequence[StoryPage], seed: int) -> Iterator[tuple[float, Path]]:
        """A story as MP4: yields how much of it is written, up to 1, and the file. Raises MissingFont."""
        title = title_of(self.settings["prompt"])
        scenes = [(page.text, page.picture, page.clip) for page in pages]
        with _result_folder(seed) as folder:
            path = folder / f"showo2-{seed}.mp4"
            settings = {**self.settings, "seed": seed}
            for written in write_film(path, title, scenes, language_of(title, pages), settings):
                yield written, path

    def _write(
        self, write: Callable[..., Any], content: Any, seed: int, suffix: str, **settings: Any
    ) -> Path:
        """The file that `write` makes of `content`."""
        with _result_folder(seed) as folder:
            path = folder / f"showo2-{seed}.{suffix}"
            write(content, path, {**self.settings, **settings, "seed": seed})
        return path


class AnswerFiles:
    """The files of an answer's finished pictures and clips, each written when it is first asked for."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._paths: dict[int, Path] = {}  # by number, from 1

    def paths(self, reply: Reply) -> list[Path]:
        """The files of what is finished in the answer, in order."""
        finished = (part for part in reply.parts if isinstance(part, Drawing) and part.finished)
        for number, drawing in enumerate(finished, start=1):
            if number not in self._paths:
                self._paths[number] = self._results.write_drawn(drawing, number, reply.seed)
        return list(self._paths.values())


def address_of(path: Path) -> str | None:
    """The name of a result's file; None for other files."""
    address = f"{path.parent.name}/{path.name}"
    return address if ADDRESS.fullmatch(address) and path.parent.parent == cache_folder() else None


def link_to(files: Sequence[Path]) -> str | None:
    """What names a result's files in a link, which opens them for whoever has it; None if one is not a
    result's."""
    addresses = [address for file in files if (address := address_of(file)) is not None]
    return OWNERS.signed(",".join(addresses)) if len(addresses) == len(files) else None


def results_at(link: str) -> list[Path]:
    """The files that a link names, while all of them are there; otherwise none."""
    addresses = OWNERS.opened(link)
    files = [cache_folder() / address for address in addresses.split(",")] if addresses else []
    return files if all(file.is_file() for file in files) else []


@contextmanager
def _result_folder(seed: int) -> Iterator[Path]:
    """A folder for the files of one result. Raises DiskFull if they do not fit."""
    try:
        with new_folder() as folder:
            yield folder
    except NoDiskSpace as error:
        raise DiskFull(seed=seed) from error
