"""Example prompts.

The embedded checkpoint ships with their results, so that visitors can see some without waiting, and with a
picture of each thing that it knows.

`python -m showo2.app.examples` draws each prompt, in each language, and each thing with seed 0.
"""

import argparse
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component

from showo2.app.bindings import bind
from showo2.app.engine import Engine
from showo2.app.events import FALLIBLE_EVENT, Updates
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.i18n import label, t
from showo2.app.limits import LIMITS
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import DEFAULT, FOLDERS, Checkpoint
from showo2.media import read_settings
from showo2.requests import Request, TellStory, TextToImage, TextToVideo

FOLDER = "examples"  # beside the checkpoint's weights
COUNT = 3  # per tab
SEED = 0
THUMBNAIL_LANGUAGE = "en"  # whose result illustrates the button


def folders() -> list[Path]:
    """The folders with the results of examples."""
    return [folder / FOLDER for folder in FOLDERS.values()]


def keys(tab: str, in_world: bool = True) -> list[str]:
    """Keys of a tab's examples among the strings: for a checkpoint of a small world, or for a general one."""
    kind = "example" if in_world else "open_example"
    return [f"{tab}_{kind}_{number}" for number in range(1, COUNT + 1)]


def buttons(pipeline: Engine, tab: str) -> dict[str, gr.Button]:
    """Buttons for all examples of a tab, by key; those that suit the loaded checkpoint are visible."""
    return {
        key: button(pipeline, key, suits)
        for in_world, suits in ((True, _has_lexicon), (False, _has_no_lexicon))
        for key in keys(tab, in_world)
    }


def _has_lexicon(checkpoint: Checkpoint) -> bool:
    return checkpoint.lexicon is not None


def _has_no_lexicon(checkpoint: Checkpoint) -> bool:
    return checkpoint.lexicon is None


def button(pipeline: Engine, key: str, suits: Callable[[Checkpoint], bool] = lambda _: True) -> gr.Button:
    """A small button with an example's prompt, visible if it `suits` the loaded checkpoint.

    It shows a thumbnail if the checkpoint ships with the example's result.
    """

    def properties(checkpoint: Checkpoint) -> dict[str, Any]:
        files = result_files(checkpoint, key, THUMBNAIL_LANGUAGE)
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


def result_files(checkpoint: Checkpoint, key: str, language: str) -> list[Path]:
    """An example's result: a PNG, an MP4 and a GIF, or a story's PNGs in order; none if it does not ship."""
    if checkpoint.name not in FOLDERS:
        return []
    return sorted((FOLDERS[checkpoint.name] / FOLDER).glob(f"{key}-{language}-*"))


def picture_of_kind(checkpoint: Checkpoint, number: int) -> Path | None:
    """The picture of a thing that a checkpoint knows, by its place in the lexicon, from 1."""
    return next(iter(result_files(checkpoint, f"kind_{number}", THUMBNAIL_LANGUAGE)), None)


def story_pages(files: Sequence[Path]) -> tuple[StoryPage, ...]:
    """The scenes of a story from the files of their pictures."""
    return tuple(StoryPage((read_settings(file) or {})["text"], file) for file in files)


def wire(
    buttons: dict[str, gr.Button],
    pipeline: Engine,
    language: gr.Radio,
    prompt: gr.Textbox,
    show: Callable[[Sequence[Path]], Updates],
    outputs: Sequence[Component],
) -> None:
    """Lets each button fill the prompt in the visitor's language, and show the result that ships with it.

    `show` turns the result's files into values of `outputs`.
    """

    def choose(key: str, chosen: str) -> Updates:
        files = result_files(pipeline.checkpoint, key, chosen)
        return {prompt: t(chosen, key), **(show(files) if files else {})}

    for key, pressed in buttons.items():
        pressed.click(partial(choose, key), language, [prompt, *outputs], **FALLIBLE_EVENT)


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the results of the page's examples.")
    parser.add_argument("--checkpoint", choices=sorted(FOLDERS), default=DEFAULT)
    from showo2.pipeline import load_pipeline

    name = parser.parse_args().checkpoint
    make(load_pipeline(name), FOLDERS[name] / FOLDER)


def make(pipeline: Engine, folder: Path) -> None:
    """Draws every example, and every thing that the checkpoint knows, into `folder`, replacing its
    contents."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)

    def draw(tab: str, prompt: str, name: str) -> None:
        for number, file in enumerate(_draw(pipeline, tab, prompt), start=1):
            shutil.copy(file, folder / f"{name}-{number}{file.suffix}")

    for tab in ("image", "video", "story"):
        for key in keys(tab):
            for language in LANGUAGES:
                draw(tab, t(language, key), f"{key}-{language}")
    lexicon = pipeline.checkpoint.lexicon
    for number, kind in enumerate(lexicon.lists[THUMBNAIL_LANGUAGE]["kinds"] if lexicon else (), start=1):
        draw("image", f"a {kind}", f"kind_{number}-{THUMBNAIL_LANGUAGE}")


def _draw(pipeline: Engine, tab: str, prompt: str) -> list[Path]:
    """The files that a tab makes for a prompt, in the order of `result_files`."""
    requests: dict[str, type[Request]] = {"image": TextToImage, "video": TextToVideo, "story": TellStory}
    request = requests[tab].resolve(pipeline.checkpoint, LIMITS, prompt=prompt, seed=SEED)
    *_, result = pipeline.run(request)
    results = Results(pipeline, request.settings)
    if tab == "image":
        return results.write_images(result)
    if tab == "video":
        return [results.write_video(result), results.write_gif(result)]
    scenes = [scene for scene in result.scenes if scene.drawing]
    return [results.write_scene(scene, number, result.seed) for number, scene in enumerate(scenes, start=1)]


if __name__ == "__main__":
    main()
