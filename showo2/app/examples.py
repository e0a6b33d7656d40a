"""Prompts to try. For the embedded checkpoint, what comes of them is made beforehand, so that a visitor sees results
before the first wait: `python -m showo2.app.examples` draws each prompt, in each language, with seed 0."""

import argparse
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component

from showo2.app.components.bindings import bind
from showo2.app.components.events import FALLIBLE_EVENT
from showo2.app.files.results import Results
from showo2.app.i18n import label, t
from showo2.app.requests import ImageRequest, Sampling, StoryRequest, VideoRequest
from showo2.app.story.export import Page
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import DEFAULT, FOLDERS, Checkpoint
from showo2.media import read_settings

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

FOLDER = "examples"  # beside the checkpoint's weights
COUNT = 3  # in each tab
SEED = 0
ON_BUTTON = "en"  # whose result stands on the button


def folders() -> list[Path]:
    """Where results made beforehand lie."""
    return [folder / FOLDER for folder in FOLDERS.values()]


def keys(tab: str, in_world: bool = True) -> list[str]:
    """The names of a tab's examples, which are those of their words: for a checkpoint of one small world, or for one that
    has seen everything."""
    kind = "example" if in_world else "open_example"
    return [f"{tab}_{kind}_{number}" for number in range(1, COUNT + 1)]


def buttons(pipeline: "Pipeline", tab: str) -> dict[str, gr.Button]:
    """All examples of a tab by their names; those that suit the checkpoint are visible."""
    return {
        key: button(pipeline, key, lambda checkpoint, fits=in_world: (checkpoint.lexicon is not None) == fits)
        for in_world in (True, False)
        for key in keys(tab, in_world)
    }


def button(pipeline: "Pipeline", key: str, suits: Callable[[Checkpoint], bool] = lambda _: True) -> gr.Button:
    """A small button with the words of an example, and a picture of its result where the checkpoint has one; visible
    with checkpoints that it `suits`."""

    def properties(checkpoint: Checkpoint) -> dict[str, Any]:
        files = made(checkpoint, key, ON_BUTTON)
        picture = next((file for file in files if file.suffix != ".mp4"), None)
        return {"icon": picture, "visible": suits(checkpoint)}

    return bind(
        gr.Button,
        pipeline.checkpoint,
        properties,
        value=label(key),
        size="sm",
        variant="secondary",
        min_width=0,
        elem_classes="example",
    )


def made(checkpoint: Checkpoint, key: str, language: str) -> list[Path]:
    """The files made beforehand for an example: a picture, a clip as MP4 and GIF, or a story's pictures in order."""
    if checkpoint.name not in FOLDERS:
        return []
    return sorted((FOLDERS[checkpoint.name] / FOLDER).glob(f"{key}-{language}-*"))


def pages(files: Sequence[Path]) -> tuple[Page, ...]:
    """The scenes of a story in the files of their pictures."""
    return tuple(Page((read_settings(file) or {})["text"], file) for file in files)


def wire(
    buttons: dict[str, gr.Button], pipeline: "Pipeline", language: gr.Radio, prompt: gr.Textbox, show: "Show"
) -> None:
    """Lets each button fill the prompt in the visitor's language, and show what was made of it beforehand."""

    def choose(key: str, chosen: str) -> dict[Component, Any]:
        files = made(pipeline.checkpoint, key, chosen)
        return {prompt: t(chosen, key), **(show.values(files) if files else {})}

    for key, pressed in buttons.items():
        pressed.click(partial(choose, key), language, [prompt, *show.outputs], **FALLIBLE_EVENT)


@dataclass(frozen=True)
class Show:
    """How a tab shows results that were made beforehand: from their files, the values of `outputs`."""

    values: Callable[[list[Path]], dict[Component, Any]]
    outputs: Sequence[Component]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the results of the examples beforehand.")
    parser.add_argument("--checkpoint", choices=sorted(FOLDERS), default=DEFAULT)
    from showo2.pipeline import load_pipeline

    name = parser.parse_args().checkpoint
    make(load_pipeline(name), FOLDERS[name] / FOLDER)


def make(pipeline: "Pipeline", folder: Path) -> None:
    """Draws every example into `folder`, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for tab in ("image", "video", "story"):
        for key in keys(tab):
            for language in LANGUAGES:
                for number, file in enumerate(_draw(pipeline, tab, t(language, key)), start=1):
                    shutil.copy(file, folder / f"{key}-{language}-{number}{file.suffix}")


def _draw(pipeline: "Pipeline", tab: str, prompt: str) -> list[Path]:
    """The files that a tab makes of a prompt, in the order of `made`."""
    sampling = Sampling.of(pipeline.checkpoint, seed=SEED)
    requests = {
        "image": lambda: ImageRequest(prompt, sampling),
        "video": lambda: VideoRequest(prompt, sampling, pipeline.checkpoint.num_frames),
        "story": lambda: StoryRequest(prompt, sampling),
    }
    request = requests[tab]()
    *_, result = request.run(pipeline)
    results = Results(pipeline, request.settings)
    if tab == "image":
        return results.write_images(result)
    if tab == "video":
        return [results.write_video(result), results.write_gif(result)]
    scenes = [scene for scene in result.scenes if scene.drawing]
    return [results.write_scene(scene, number, result.seed) for number, scene in enumerate(scenes, start=1)]


if __name__ == "__main__":
    main()
