"""A story on the page while it is told: a slot per scene with its text and its picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr
from gradio.components import Component

from showo2.app.bindings import bind
from showo2.app.components.progress import Progress, render
from showo2.app.components.result_actions import action_button
from showo2.app.events import Updates
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.i18n import bilingual, label
from showo2.app.limits import MAX_PROMPT_LENGTH
from showo2.checkpoints import Checkpoint, Task
from showo2.outputs import StoryScene


@dataclass(frozen=True)
class SceneSlot:
    """The components of one scene; the style sheet hides it while it has no text."""

    picture: gr.Image
    text: gr.HTML
    ask: gr.Button
    new_text: gr.Textbox
    redraw: gr.Button
    retell: gr.Button
    motion: gr.Textbox
    animate: gr.Button

    @classmethod
    def build(cls, number: int, checkpoint: Checkpoint) -> "SceneSlot":
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
                ask = action_button("ask", checkpoint, task=Task.CHAT)
                with gr.Accordion(label("story_change"), open=False, elem_classes="change"):
                    return cls(picture, text, ask, *_change_controls(checkpoint))

    @property
    def outputs(self) -> tuple[Component, ...]:
        """What `show` and `clear` write to."""
        return self.picture, self.text, self.new_text, self.motion

    def clear(self) -> Updates:
        return {self.picture: None, self.text: "", self.new_text: "", self.motion: ""}

    def show(self, page: StoryPage) -> Updates:
        return {self.picture: page.media, self.text: _paragraph(page.text), self.new_text: page.text}


def _change_controls(
    checkpoint: Checkpoint,
) -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Textbox, gr.Button]:
    """The controls that change a scene, in the order of SceneSlot's fields."""
    redraw = gr.Button(label("story_redraw"), size="sm")
    new_text = gr.Textbox(
        label=label("story_text"),
        lines=1,
        max_lines=8,
        max_length=MAX_PROMPT_LENGTH,
        elem_classes="prompt",
    )
    retell = gr.Button(label("story_retell"), size="sm")
    motion = bind(
        gr.Textbox,
        checkpoint,
        _visible_if_animates,
        label=label("story_motion"),
        info=label("story_motion_info"),
        lines=1,
        max_lines=4,
        max_length=MAX_PROMPT_LENGTH,
    )
    animate = bind(gr.Button, checkpoint, _visible_if_animates, value=label("story_animate"), size="sm")
    return new_text, redraw, retell, motion, animate


class StoryView:
    """Shows new scenes while a story is told, and saves each picture once it is finished."""

    def __init__(
        self, slots: Sequence[SceneSlot], results: Results, first: int = 0, max_scenes: int = 1
    ) -> None:
        """`first` is the index of the slot for the first new scene, `max_scenes` how many there may be."""
        self.slots, self.results, self.first, self.max_scenes = slots[first:], results, first, max_scenes
        self.scenes: tuple[StoryScene, ...] = ()
        self.progress = Progress()
        self.pages: list[StoryPage] = []  # the finished scenes

    def clear(self) -> Updates:
        return {component: value for slot in self.slots for component, value in slot.clear().items()}

    def show(self, scenes: tuple[StoryScene, ...], seed: int) -> Updates:
        """`seed` is the story's; its pictures are saved with it."""
        updates: Updates = {}
        for index, scene in enumerate(scenes):
            before = self.scenes[index] if index < len(self.scenes) else None
            if scene != before:
                updates |= self._show_scene(index, scene, before, seed)
        self.scenes = scenes
        return updates

    def status(self) -> str:
        """HTML: what is happening to the last scene, over a bar for all scenes that there may be."""
        told = min(len(self.pages), self.max_scenes - 1)
        number, drawing = self.first + told + 1, self.scenes[-1].drawing if self.scenes else None
        if drawing is None or drawing.finished:
            return render(bilingual("story_writing", scene=number), told / self.max_scenes)
        step, steps = told * drawing.num_steps + drawing.step, self.max_scenes * drawing.num_steps
        seconds = self.progress.seconds_left(step, steps)
        key = "story_drawing" if seconds is None else "story_drawing_left"
        details = {"scene": number, "step": drawing.step, "steps": drawing.num_steps, "seconds": seconds}
        return render(bilingual(key, **details), step / steps)

    def _show_scene(self, index: int, scene: StoryScene, before: StoryScene | None, seed: int) -> Updates:
        slot = self.slots[index]
        # The model may end a story by starting a scene without text, which stays hidden.
        updates: Updates = {slot.text: _paragraph(scene.text)}
        drawing = scene.drawing
        if drawing is not None and (before is None or drawing is not before.drawing):
            if drawing.finished:
                number = self.first + index + 1
                page = StoryPage(scene.text, self.results.write_scene(scene, number, seed))
                self.pages.append(page)
                updates |= slot.show(page) | {slot.motion: ""}
            elif drawing.preview:
                updates[slot.picture] = drawing.preview[0].image
        return updates


def _visible_if_animates(checkpoint: Checkpoint) -> dict[str, Any]:
    return {"visible": Task.IMAGE_TO_VIDEO in checkpoint.tasks or "hidden"}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
