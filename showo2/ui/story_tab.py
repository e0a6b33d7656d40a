"""The tab that tells illustrated stories: the text streams, each scene's picture forms in its place. What is told can be
gone on with, a scene drawn again, or its words changed and the rest told anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.components import Component

from showo2.checkpoints import Task
from showo2.events import StoryScene
from showo2.ui.book import Page
from showo2.ui.controls import Studio, notice_if_untrained, prompt_box
from showo2.ui.failures import told_to_visitor
from showo2.ui.language import DISPLAY, both, word
from showo2.ui.progress import Progress, render
from showo2.ui.requests import MAX_PROMPT_LENGTH, MAX_SCENES, StoryRequest, whole
from showo2.ui.results import Results
from showo2.ui.work import Work

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


@dataclass(frozen=True)
class Slot:
    """Where a scene is shown, and changed; without a text, the style sheet hides it."""

    picture: gr.Image
    text: gr.HTML
    words: gr.Textbox
    redraw: gr.Button
    retell: gr.Button

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
                with gr.Accordion(word("story_change"), open=False, elem_classes="change"):
                    redraw = gr.Button(word("story_redraw"), size="sm")
                    words = gr.Textbox(
                        label=word("story_words"), lines=2, max_lines=8, max_length=MAX_PROMPT_LENGTH
                    )
                    retell = gr.Button(word("story_retell"), size="sm")
        return cls(picture, text, words, redraw, retell)

    @property
    def parts(self) -> tuple[Component, ...]:
        return self.picture, self.text, self.words

    def emptied(self) -> dict:
        return {self.picture: None, self.text: "", self.words: ""}

    def filled(self, page: Page) -> dict:
        return {self.picture: page.picture, self.text: _paragraph(page.text), self.words: page.text}


@dataclass(frozen=True)
class Telling:
    """A story as far as it is finished, kept for the visitor while the page is open."""

    prompt: str
    pages: tuple[Page, ...] = ()


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
                studio = Studio.build("story", checkpoint, prompt, {"max_scenes": max_scenes})
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            work.status.render()
            slots = [Slot.build(number) for number in range(1, MAX_SCENES + 1)]
            with gr.Row(elem_classes="keep"):
                # Disabled until there is something to go on from, or to keep.
                go_on = gr.Button(word("story_go_on"), size="sm", interactive=False)
                keep = [
                    gr.DownloadButton(word(key), size="sm", interactive=False)
                    for key in ("story_keep_html", "story_keep_pdf", "story_keep_zip")
                ]
    telling = gr.State(None)
    controls = studio.sampling

    def tell(request: StoryRequest, after: tuple[Page, ...] = ()) -> Iterator[dict]:
        """Tells the request's story into the slots; `after` are pages that stay behind the new ones."""
        first = len(request.told)
        results, progress = Results(pipeline, request.settings), Progress()
        stage = Stage(slots[first:], results, first)
        if not after:
            yield stage.clear() | _of_what_is_told(bool(request.told))
        for story in request.run(pipeline):
            finished = len(stage.pages)
            shown = stage.show(story.scenes, story.seed)
            if len(stage.pages) > finished:
                pages = (*request.told, *stage.pages, *after)
                files = results.write_book(pages, story.seed)
                shown |= {telling: Telling(request.prompt, pages), **_of_what_is_told(True, files)}
            if story.finished:
                yield shown | {work.status: progress.done((story.seed,)), controls.seed: story.seed}
            else:
                yield shown | {work.status: stage.status()}

    def _of_what_is_told(any_page: bool, files: Sequence[Path] | None = None) -> dict:
        """The buttons below the story; files to keep stay as they are until there are new ones."""
        buttons: dict = {go_on: gr.Button(interactive=any_page)}
        if not any_page:
            buttons |= {button: gr.DownloadButton(value=None, interactive=False) for button in keep}
        for button, file in zip(keep, files or (), strict=False):
            buttons[button] = gr.DownloadButton(value=str(file), interactive=True)
        return buttons

    def begin(prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with told_to_visitor():
            yield {telling: None}
            yield from tell(StoryRequest(prompt, controls.read(checkpoint, sampling), max_scenes))

    def continue_(told: Telling, prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with told_to_visitor():
            whole("max_scenes", len(told.pages) + 1, 1, MAX_SCENES)
            count = min(max_scenes, MAX_SCENES - len(told.pages))
            yield from tell(StoryRequest(told.prompt, controls.read(checkpoint, sampling), count, told.pages))

    def redraw(number: int, told: Telling, prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with told_to_visitor():
            # With the seed that there is, it would be the same picture.
            anew = replace(controls.read(checkpoint, sampling), seed=None)
            before, page, after = told.pages[:number], told.pages[number], told.pages[number + 1 :]
            yield from tell(StoryRequest(told.prompt, anew, 1, before, page.text), after)

    def retell(
        number: int, told: Telling, words: str, prompt: str, max_scenes: int, *sampling: Any
    ) -> Iterator[dict]:
        with told_to_visitor():
            count = max(1, max_scenes - number)
            request = StoryRequest(
                told.prompt, controls.read(checkpoint, sampling), count, told.pages[:number], words
            )
            yield from tell(request)

    outputs = [controls.seed, telling, go_on, *keep, *(part for slot in slots for part in slot.parts)]
    others = [(go_on.click, continue_, [telling, *studio.inputs])]
    for number, slot in enumerate(slots):
        others.append((slot.redraw.click, partial(redraw, number), [telling, *studio.inputs]))
        others.append((slot.retell.click, partial(retell, number), [telling, slot.words, *studio.inputs]))
    work.wire(begin, studio.inputs, outputs, prompt, others)

    def tidy(told: Telling | None) -> dict:
        """The finished scenes as they were, where a change of them was stopped."""
        return {telling: told} | {
            part: value
            for slot, page in zip(slots, told.pages if told else (), strict=False)
            for part, value in slot.filled(page).items()
        }

    work.stop.click(tidy, telling, outputs, **DISPLAY)
    return studio


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
            return render(both("story_writing"))
        return self.progress.bar(scene.drawing.step, scene.drawing.num_steps)

    def _show_scene(self, index: int, scene: StoryScene, before: StoryScene | None, seed: int) -> dict:
        slot = self.slots[index]
        # A story ends with a scene that stays without a word: nothing of it is shown.
        shown = {slot.text: _paragraph(scene.text)}
        drawing = scene.drawing
        if drawing is not None and (before is None or drawing is not before.drawing):
            if drawing.finished:
                number = self.first + index + 1
                page = Page(scene.text, self.results.write_scene(drawing, number, seed))
                self.pages.append(page)
                shown |= slot.filled(page)
            elif drawing.preview:
                shown[slot.picture] = drawing.preview[0].image
        return shown


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
