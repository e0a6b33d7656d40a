"""Where a story is shown while it is told: a slot for each scene, in which its text grows and its picture forms."""

from dataclasses import dataclass
from html import escape

import gradio as gr
from gradio.components import Component

from showo2.app.components.bindings import bind
from showo2.app.components.progress import Progress, render
from showo2.app.files.results import Results
from showo2.app.i18n import bilingual, label
from showo2.app.requests import MAX_PROMPT_LENGTH
from showo2.app.story.export import Page
from showo2.checkpoints import Checkpoint, Task
from showo2.outputs import StoryScene


@dataclass(frozen=True)
class Slot:
    """Where a scene is shown, and changed; without a text, the style sheet hides it."""

    picture: gr.Image
    text: gr.HTML
    words: gr.Textbox
    redraw: gr.Button
    retell: gr.Button
    motion: gr.Textbox
    animate: gr.Button

    @classmethod
    def build(cls, number: int, checkpoint: Checkpoint) -> "Slot":
        with gr.Group(elem_classes="scene"), gr.Row():
            picture = gr.Image(
                show_label=False,
                format="jpeg",
                interactive=False,
                height=260,
                min_width=200,
                buttons=["download", "fullscreen"],
                elem_classes="scene-picture",
            )
            with gr.Column(min_width=200):
                gr.HTML(bilingual("story_scene", number=number), elem_classes="scene-number")
                text = gr.HTML(elem_classes="scene-text")
                with gr.Accordion(label("story_change"), open=False, elem_classes="change"):
                    redraw = gr.Button(label("story_redraw"), size="sm")
                    words = gr.Textbox(
                        label=label("story_words"),
                        lines=1,
                        max_lines=8,
                        max_length=MAX_PROMPT_LENGTH,
                        elem_classes="prompt",
                    )
                    retell = gr.Button(label("story_retell"), size="sm")
                    motion = bind(
                        gr.Textbox,
                        checkpoint,
                        _moves,
                        label=label("story_motion"),
                        info=label("story_motion_info"),
                        lines=1,
                        max_lines=4,
                        max_length=MAX_PROMPT_LENGTH,
                    )
                    animate = bind(gr.Button, checkpoint, _moves, value=label("story_animate"), size="sm")
        return cls(picture, text, words, redraw, retell, motion, animate)

    @property
    def parts(self) -> tuple[Component, ...]:
        return self.picture, self.text, self.words, self.motion

    def emptied(self) -> dict:
        return {self.picture: None, self.text: "", self.words: "", self.motion: ""}

    def filled(self, page: Page) -> dict:
        return {self.picture: page.shown, self.text: _paragraph(page.text), self.words: page.text}


class Stage:
    """The slots for new scenes while a story is told: sends what has changed, and writes each picture once it is
    finished."""

    def __init__(self, slots: list[Slot], results: Results, first: int) -> None:
        """`first` is how many scenes stand before those of `slots`."""
        self.slots, self.results, self.first = slots, results, first
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
            return render(bilingual("story_writing"))
        return self.progress.bar(scene.drawing.step, scene.drawing.num_steps)

    def _show_scene(self, index: int, scene: StoryScene, before: StoryScene | None, seed: int) -> dict:
        slot = self.slots[index]
        # A story ends with a scene that stays without a word: nothing of it is shown.
        shown = {slot.text: _paragraph(scene.text)}
        drawing = scene.drawing
        if drawing is not None and (before is None or drawing is not before.drawing):
            if drawing.finished:
                number = self.first + index + 1
                page = Page(scene.text, self.results.write_scene(scene, number, seed))
                self.pages.append(page)
                shown |= slot.filled(page) | {slot.motion: ""}
            elif drawing.preview:
                shown[slot.picture] = drawing.preview[0].image
        return shown


def _moves(checkpoint: Checkpoint) -> dict:
    """Only where the checkpoint can set pictures in motion is there a button for it."""
    return {"visible": Task.IMAGE_TO_VIDEO in checkpoint.tasks or "hidden"}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
