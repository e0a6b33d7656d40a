"""The tab that tells illustrated stories: the text streams, each scene's picture forms in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component

from showo2.checkpoints import Task
from showo2.events import StoryScene
from showo2.ui.book import Page
from showo2.ui.controls import SamplingControls, Studio, notice_if_untrained, prompt_box
from showo2.ui.failures import told_to_visitor
from showo2.ui.language import both, word
from showo2.ui.progress import Progress, render
from showo2.ui.requests import MAX_SCENES, StoryRequest
from showo2.ui.restore import restore_button
from showo2.ui.results import Results
from showo2.ui.work import Work

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


@dataclass(frozen=True)
class Slot:
    """Where a scene is shown; without a text, the style sheet hides it."""

    picture: gr.Image
    text: gr.HTML

    @classmethod
    def build(cls, number: int) -> "Slot":
        with gr.Group(elem_classes="scene"), gr.Row():
            picture = gr.Image(
                show_label=False, format="jpeg", interactive=False, height=260, min_width=200,
                buttons=["download", "fullscreen"], elem_classes="scene-picture",
            )  # fmt: skip
            with gr.Column(min_width=200):
                gr.HTML(both("story_scene", number=number), elem_classes="scene-number")
                text = gr.HTML(elem_classes="scene-text")
        return cls(picture, text)

    @property
    def parts(self) -> tuple[Component, Component]:
        return self.picture, self.text

    def emptied(self) -> dict:
        return {self.picture: None, self.text: ""}


def build(pipeline: "Pipeline", language: gr.Radio) -> Studio:
    """Builds and wires the tab's content."""
    checkpoint = pipeline.checkpoint
    notice_if_untrained(checkpoint, Task.STORY)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt = prompt_box("story", checkpoint, language)
            work = Work("story_run")
            with gr.Accordion(word("settings"), open=False):
                max_scenes = gr.Slider(1, MAX_SCENES, 5, step=1, label=word("story_scenes"))
                controls = SamplingControls.build(checkpoint)
                restore_button()
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            work.status.render()
            slots = [Slot.build(number) for number in range(1, MAX_SCENES + 1)]
            with gr.Row(elem_classes="keep"):
                # Disabled until there is something to keep.
                keep = [
                    gr.DownloadButton(word(key), size="sm", interactive=False)
                    for key in ("story_keep_html", "story_keep_pdf", "story_keep_zip")
                ]
    studio = Studio("story", checkpoint, prompt, controls, {"max_scenes": max_scenes})

    def tell(prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with told_to_visitor():
            request = StoryRequest(prompt, controls.read(checkpoint, sampling), max_scenes)
            results = Results(pipeline, request.settings)
            stage = Stage(slots, results)
            progress = Progress()
            yield stage.clear() | {
                button: gr.DownloadButton(value=None, interactive=False) for button in keep
            }
            for story in request.run(pipeline):
                kept = len(stage.pages)
                shown = stage.show(story.scenes, story.seed)
                if len(stage.pages) > kept:
                    files = results.write_book(stage.pages, story.seed)
                    shown |= {
                        button: gr.DownloadButton(value=str(file), interactive=True)
                        for button, file in zip(keep, files, strict=True)
                    }
                if story.finished:
                    yield shown | {work.status: progress.done((story.seed,)), controls.seed: story.seed}
                else:
                    yield shown | {work.status: stage.status()}

    outputs = [controls.seed, *keep, *(part for slot in slots for part in slot.parts)]
    work.wire(tell, studio.inputs, outputs, prompt)
    return studio


class Stage:
    """The slots while one story is told: sends what has changed, and writes each picture once it is finished."""

    def __init__(self, slots: list[Slot], results: Results) -> None:
        self.slots = slots
        self.results = results
        self.scenes: tuple[StoryScene, ...] = ()
        self.progress = Progress()  # of the scene that is being drawn
        self.pages: list[Page] = []  # of the scenes that are finished

    def clear(self) -> dict:
        return {part: value for slot in self.slots for part, value in slot.emptied().items()}

    def show(self, scenes: tuple[StoryScene, ...], seed: int) -> dict:
        """`seed` is the story's, which gives all of it again."""
        shown = {}
        for index, scene in enumerate(scenes):
            before = self.scenes[index] if index < len(self.scenes) else None
            if scene != before:
                shown |= self._show_scene(index, scene, before, seed)
        self.scenes = scenes
        return shown

    def status(self) -> str:
        """HTML for what is going on with the last scene."""
        scene = self.scenes[-1] if self.scenes else None
        if scene is None or scene.drawing is None or scene.drawing.finished:
            self.progress = Progress()
            return render(both("story_writing"))
        return self.progress.bar(scene.drawing.step, scene.drawing.num_steps)

    def _show_scene(self, index: int, scene: StoryScene, before: StoryScene | None, seed: int) -> dict:
        slot = self.slots[index]
        # A story ends with a scene that stays without a word: nothing of it is shown.
        shown = {slot.text: f"<p>{escape(scene.text)}</p>" if scene.text else ""}
        drawing = scene.drawing
        if drawing is not None and (before is None or drawing is not before.drawing):
            if drawing.finished:
                shown[slot.picture] = path = self.results.write_scene(drawing, index + 1, seed)
                self.pages.append(Page(scene.text, path))
            elif drawing.preview:
                shown[slot.picture] = drawing.preview[0].image
        return shown
