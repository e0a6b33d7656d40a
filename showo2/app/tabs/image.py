"""The tab that draws images from text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component

from showo2.app import examples
from showo2.app.components.controls import Studio, count_box, notice_if_untrained, prompt_box
from showo2.app.components.keeping import Kept
from showo2.app.components.live_drawing import SKETCH, LiveDrawing
from showo2.app.components.progress import Progress
from showo2.app.components.result_actions import ResultActions, required_path, settings_for
from showo2.app.components.run_controls import RunControls, Trigger
from showo2.app.components.session_gallery import SessionGallery, paths_in
from showo2.app.engine import Engine
from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.results import Results
from showo2.app.i18n import label
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.outputs import Drawing
from showo2.parameter_fields import parameters_of
from showo2.requests import TextToImage


@dataclass(frozen=True)
class ImageTab:
    """The tab's components; its methods handle their events."""

    pipeline: Engine
    studio: Studio
    run: RunControls
    # The chosen picture is large, the others stand beside it; the style sheet sees to that.
    gallery: gr.Gallery
    actions: ResultActions
    session: SessionGallery
    live: LiveDrawing

    def request(self, *inputs: Any, **changes: Any) -> TextToImage:
        """The request for the values of `studio.inputs`, some of them changed; raises Showo2Error for
        impossible ones."""
        values = self.studio.read(*inputs) | changes
        return TextToImage.resolve(self.pipeline.checkpoint, LIMITS, **values)

    def sketch(self, *inputs: Any) -> Iterator[Drawing]:
        """A quick picture for the values of `studio.inputs`, always with the seed in its field."""
        seed = dict(zip(self.studio.inputs, inputs, strict=True))[self.studio.seed]
        return self.pipeline.run(self.request(*inputs, **SKETCH, seed=seed))

    def draw(self, session: list[dict[str, Any]] | None, *inputs: Any) -> Iterator[Updates]:
        """Draws images: progress and previews first, then the files.

        `session` is the session gallery's value.
        """
        return self._draw(self.request(*inputs), session)

    def vary(self, session: list[dict[str, Any]] | None, path: str | None, count: Any) -> Iterator[Updates]:
        """Draws as many variations of the picture at `path`: the same settings, another seed."""
        settings = settings_for(TextToImage, Path(required_path(path)))
        values = {**settings, "seed": None, "num_images": count}
        return self._draw(TextToImage.resolve(self.pipeline.checkpoint, LIMITS, **values), session)

    def _draw(self, request: TextToImage, session: list[dict[str, Any]] | None) -> Iterator[Updates]:
        results, progress = Results(self.pipeline, request.settings), Progress()
        updates = self.actions.show(None)
        for drawing in self.pipeline.run(request):
            updates |= {self.run.status: progress.of(drawing)}
            if drawing.finished:
                paths = results.write_images(drawing)
                updates |= self._show(paths)
                updates[self.session.gallery] = self.session.with_new(session, paths)
                updates[self.studio.seed] = drawing.seeds[0]
            elif drawing.preview:
                updates[self.gallery] = [clip.image for clip in drawing.preview]
            yield updates
            updates = {}

    @property
    def kept(self) -> Kept:
        pictures = [self.gallery, self.session.gallery]
        outputs = [self.session.gallery, *self.result_outputs]
        return Kept("image", self.session.gallery.change, pictures, self._restored, outputs)

    def _restored(self, shown: list[dict[str, Any]] | None, session: list[dict[str, Any]] | None) -> Updates:
        return {**self._show(paths_in(shown)), self.session.gallery: paths_in(session)}

    @property
    def result_outputs(self) -> list[Component]:
        return [self.gallery, *self.actions.outputs]

    def show_result(self, files: Sequence[Path]) -> Updates:
        return self._show(files)

    def _show(self, paths: Sequence[Path]) -> Updates:
        """Finished pictures, the first of them chosen."""
        gallery = gr.Gallery(list(paths), selected_index=0 if paths else None)
        return {self.gallery: gallery, **self.actions.show(paths[0] if paths else None)}

    def choose(self, shown: list[dict[str, Any]], event: gr.SelectData) -> Updates:
        """The actions for one of the pictures that are shown."""
        return self.actions.show(paths_in(shown)[event.index])

    def choose_earlier(self, session: list[dict[str, Any]], event: gr.SelectData) -> Updates:
        """Shows one of the pictures of the session."""
        return self._show([paths_in(session)[event.index]])

    def remove(self, session: list[dict[str, Any]] | None, path: str | None) -> Updates:
        """Takes the picture that is shown out of the session."""
        with page_errors():
            rest = self.session.without(session, Path(required_path(path)))
        return {self.session.gallery: rest, **self._show(rest[:1])}

    def wire(self) -> None:
        session, path = self.session.gallery, self.actions.path
        count = self.studio.controls.components["num_images"]
        vary = Trigger([self.actions.vary.click], self.vary, [session, path, count])
        self.run.wire(
            self.draw,
            [session, *self.studio.inputs],
            [self.studio.seed, session, *self.result_outputs],
            self.studio.prompt,
            [vary],
        )
        self.session.wire()
        self.live.wire(self.sketch, self.studio.inputs, self.run, self.gallery, self.actions)
        unprepared: dict[str, Any] = {"preprocess": False, **UI_EVENT}
        self.gallery.select(self.choose, self.gallery, self.actions.outputs, **unprepared)
        session.select(self.choose_earlier, session, self.result_outputs, **unprepared)
        self.actions.remove.click(
            self.remove,
            [session, path],
            [session, *self.result_outputs],
            preprocess=False,
            **FALLIBLE_EVENT,
        )


def build(pipeline: Engine, language: gr.Radio, queue: ModelQueue) -> ImageTab:
    """Lays out and wires the tab."""
    notice_if_untrained(pipeline.checkpoint, Task.TEXT_TO_IMAGE)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, example_buttons = prompt_box("image", pipeline)
            run = RunControls("image_run", queue)
            with run.row:
                count = count_box("num_images", parameters_of(TextToImage)["num_images"])
            live = LiveDrawing.build()
            with gr.Accordion(label("settings"), open=False):
                studio = Studio.build("image", pipeline, prompt, TextToImage, placed={"num_images": count})
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            gallery = _gallery()
            run.status.render()
            actions = ResultActions.build(pipeline.checkpoint, "image")
            session = SessionGallery.build()
    tab = ImageTab(pipeline, studio, run, gallery, actions, session, live)
    examples.wire(example_buttons, pipeline, language, prompt, tab.show_result, tab.result_outputs)
    tab.wire()
    return tab


def _gallery() -> gr.Gallery:
    """Previews are sent as JPEG; results are PNG files, which are served unchanged."""
    return gr.Gallery(
        label=label("image_results"),
        allow_preview=False,
        format="jpeg",
        interactive=False,
        buttons=["download"],
        elem_classes="results",
    )
