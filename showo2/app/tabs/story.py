"""The tab that tells illustrated stories: the text streams, each scene's picture forms in its place. What is told can be
gone on with, a scene drawn again or set in motion, or its words changed and the rest told anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from showo2.app import examples
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.events import UI_EVENT
from showo2.app.components.progress import Progress
from showo2.app.components.run_controls import RunControls, Trigger
from showo2.app.files.results import Results
from showo2.app.i18n import bilingual, label
from showo2.app.requests import MAX_SCENES, StoryRequest, VideoRequest, whole
from showo2.app.story.export import Page
from showo2.app.story.view import Slot, Stage
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.media import read_settings

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


@dataclass(frozen=True)
class Telling:
    """A story as far as it is finished, kept for the visitor while the page is open."""

    prompt: str
    pages: tuple[Page, ...]
    seed: int  # of the story


def build(pipeline: "Pipeline", language: gr.Radio) -> Studio:
    """Builds and wires the tab's content."""
    notice_if_untrained(pipeline.checkpoint, Task.STORY)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, buttons = prompt_box("story", pipeline)
            work = RunControls("story_run")
            with gr.Accordion(label("settings"), open=False):
                max_scenes = gr.Slider(1, MAX_SCENES, 5, step=1, label=label("story_scenes"))
                studio = Studio.build("story", pipeline, prompt, {"max_scenes": max_scenes})
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            work.status.render()
            gr.HTML(
                f"<p>{bilingual('story_empty')}</p>", elem_classes="story-empty"
            )  # until there is a scene
            slots = [Slot.build(number, pipeline.checkpoint) for number in range(1, MAX_SCENES + 1)]
            with gr.Row(elem_classes="keep"):
                # Disabled, and so out of sight, until there is something to go on from, or to keep.
                go_on = gr.Button(label("story_go_on"), size="sm", interactive=False, elem_classes="go-on")
                keep = [
                    gr.DownloadButton(label(key), size="sm", interactive=False)
                    for key in ("story_keep_html", "story_keep_pdf", "story_keep_zip")
                ]
    telling = gr.State(None)
    controls = studio.sampling

    def kept(told: Telling, results: Results) -> dict:
        """A story that has a scene can be gone on with, and kept as files."""
        files = results.write_book(told.pages, told.seed)
        return {telling: told, go_on: gr.Button(interactive=True)} | {
            button: gr.DownloadButton(value=str(file), interactive=True)
            for button, file in zip(keep, files, strict=True)
        }

    def tell(request: StoryRequest, after: tuple[Page, ...] = ()) -> Iterator[dict]:
        """Tells the request's story into the slots; `after` are pages that stay behind the new ones."""
        first = len(request.told)
        results, progress = Results(pipeline, request.settings), Progress()
        stage = Stage(slots[first:], results, first)
        # What was told before goes once there is something new: a request that cannot be done takes nothing away.
        opening = {} if after else stage.clear()
        if not request.told and request.text is None:
            opening |= {telling: None, go_on: gr.Button(interactive=False)}
            opening |= {button: gr.DownloadButton(value=None, interactive=False) for button in keep}
        for story in request.run(pipeline):
            finished = len(stage.pages)
            shown = opening | stage.show(story.scenes, story.seed)
            opening = {}
            if len(stage.pages) > finished:
                pages = (*request.told, *stage.pages, *after)
                shown |= kept(Telling(request.prompt, pages, story.seed), results)
            if story.finished:
                withheld = sum(scene.drawing.withheld for scene in story.scenes if scene.drawing)
                status = progress.done((story.seed,), withheld)
                yield shown | {work.status: status, controls.seed: story.seed}
            else:
                yield shown | {work.status: stage.status()}

    def begin(prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with page_errors():
            yield from tell(StoryRequest(prompt, controls.read(pipeline.checkpoint, sampling), max_scenes))

    def continue_(told: Telling, prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with page_errors():
            whole("max_scenes", len(told.pages) + 1, 1, MAX_SCENES)
            count = min(max_scenes, MAX_SCENES - len(told.pages))
            yield from tell(
                StoryRequest(told.prompt, controls.read(pipeline.checkpoint, sampling), count, told.pages)
            )

    def redraw(number: int, told: Telling, prompt: str, max_scenes: int, *sampling: Any) -> Iterator[dict]:
        with page_errors():
            # With the seed that there is, it would be the same picture.
            anew = replace(controls.read(pipeline.checkpoint, sampling), seed=None)
            before, page, after = told.pages[:number], told.pages[number], told.pages[number + 1 :]
            yield from tell(StoryRequest(told.prompt, anew, 1, before, page.text), after)

    def retell(
        number: int, told: Telling, words: str, prompt: str, max_scenes: int, *sampling: Any
    ) -> Iterator[dict]:
        with page_errors():
            count = max(1, max_scenes - number)
            request = StoryRequest(
                told.prompt, controls.read(pipeline.checkpoint, sampling), count, told.pages[:number], words
            )
            yield from tell(request)

    def animate(
        number: int, told: Telling, motion: str, prompt: str, max_scenes: int, *sampling: Any
    ) -> Iterator[dict]:
        with page_errors():
            page, how = told.pages[number], controls.read(pipeline.checkpoint, sampling)
            request = VideoRequest(
                motion.strip() or page.text, how, pipeline.checkpoint.num_frames, page.picture
            )
            results, progress = Results(pipeline, request.settings), Progress()
            for drawing in request.run(pipeline):
                shown = {work.status: progress.of(drawing)}
                if drawing.finished:
                    page = replace(page, clip=results.write_gif(drawing))
                    changed = replace(told, pages=(*told.pages[:number], page, *told.pages[number + 1 :]))
                    story = Results(pipeline, StoryRequest(told.prompt, how, max_scenes).settings)
                    shown |= slots[number].filled(page) | kept(changed, story)
                yield shown

    outputs = [controls.seed, telling, go_on, *keep, *(part for slot in slots for part in slot.parts)]
    others = [Trigger([go_on.click], continue_, [telling, *studio.inputs])]
    for number, slot in enumerate(slots):
        others += [
            Trigger([slot.redraw.click], partial(redraw, number), [telling, *studio.inputs]),
            Trigger(
                [slot.retell.click, slot.words.submit],
                partial(retell, number),
                [telling, slot.words, *studio.inputs],
            ),
            Trigger(
                [slot.animate.click, slot.motion.submit],
                partial(animate, number),
                [telling, slot.motion, *studio.inputs],
            ),
        ]
    work.wire(begin, studio.inputs, outputs, prompt, others)

    def told_scenes(told: Telling | None) -> dict:
        """The finished scenes in their slots."""
        pages = told.pages if told else ()
        return {
            part: value
            for slot, page in zip(slots, pages, strict=False)
            for part, value in slot.filled(page).items()
        }

    def example(files: list[Path]) -> dict:
        settings = read_settings(files[0])
        told = Telling(settings["prompt"], examples.pages(files), settings["seed"])
        results = Results(pipeline, settings)
        return Stage(slots, results, 0).clear() | told_scenes(told) | kept(told, results)

    examples.wire(buttons, pipeline, language, prompt, examples.Show(example, outputs))
    # Where a change of scenes was stopped, they are again as they were.
    work.stop.click(lambda told: {telling: told} | told_scenes(told), telling, outputs, **UI_EVENT)
    return studio
