"""The tab that draws images from text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app import examples
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.keeping import Kept
from showo2.app.components.progress import Progress
from showo2.app.components.run_controls import RunControls
from showo2.app.components.session_gallery import SessionGallery
from showo2.app.engine import Engine
from showo2.app.events import Updates
from showo2.app.files.results import Results
from showo2.app.files.uploads import path_of
from showo2.app.i18n import label
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.checkpoints import Task
from showo2.requests import TextToImage


@dataclass(frozen=True)
class ImageTab:
    """The tab's components; its methods handle their events."""

    pipeline: Engine
    studio: Studio
    run: RunControls
    gallery: gr.Gallery
    session: SessionGallery

    def request(self, *inputs: Any) -> TextToImage:
        """The request for the values of `studio.inputs`; raises Showo2Error for impossible ones."""
        return TextToImage.resolve(self.pipeline.checkpoint, LIMITS, **self.studio.read(*inputs))

    def draw(self, session: list[dict[str, Any]] | None, *inputs: Any) -> Iterator[Updates]:
        """Draws images: progress and previews first, then the files.

        `session` is the session gallery's value.
        """
        return self._draw(self.request(*inputs), session)

    def _draw(self, request: TextToImage, session: list[dict[str, Any]] | None) -> Iterator[Updates]:
        results, progress = Results(self.pipeline, request.settings), Progress()
        for drawing in self.pipeline.run(request):
            updates: Updates = {self.run.status: progress.of(drawing)}
            if drawing.finished:
                paths = results.write_images(drawing)
                updates[self.gallery] = paths
                updates[self.session.gallery] = self.session.with_new(session, paths)
                updates[self.studio.seed] = drawing.seeds[0]
            elif drawing.preview:
                updates[self.gallery] = [clip.image for clip in drawing.preview]
            yield updates

    @property
    def kept(self) -> Kept:
        pictures = [self.gallery, self.session.gallery]
        return Kept("image", self.session.gallery.change, pictures, self._restored, pictures)

    def _restored(self, shown: list[dict[str, Any]] | None, session: list[dict[str, Any]] | None) -> Updates:
        return {
            gallery: [path_of(item["image"]) for item in items or []]
            for gallery, items in ((self.gallery, shown), (self.session.gallery, session))
        }

    def show_example(self, files: Sequence[Path]) -> Updates:
        return {self.gallery: list(files)}


def build(pipeline: Engine, language: gr.Radio, queue: ModelQueue) -> ImageTab:
    """Lays out and wires the tab."""
    notice_if_untrained(pipeline.checkpoint, Task.TEXT_TO_IMAGE)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, example_buttons = prompt_box("image", pipeline)
            run = RunControls("image_run", queue)
            with gr.Accordion(label("settings"), open=False):
                studio = Studio.build("image", pipeline, prompt, TextToImage)
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            gallery = _gallery()
            run.status.render()
            session = SessionGallery.build()
    tab = ImageTab(pipeline, studio, run, gallery, session)
    examples.wire(example_buttons, pipeline, language, prompt, tab.show_example, [gallery])
    outputs = [gallery, studio.seed, session.gallery]
    run.wire(tab.draw, [session.gallery, *studio.inputs], outputs, prompt)
    return tab


def _gallery() -> gr.Gallery:
    """Previews are sent as JPEG; results are PNG files, which are served unchanged."""
    return gr.Gallery(
        label=label("image_results"),
        columns=2,
        height=460,
        object_fit="contain",
        format="jpeg",
        interactive=False,
        buttons=["download", "fullscreen"],
        elem_classes="results",
    )
