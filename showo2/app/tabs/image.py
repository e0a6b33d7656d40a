"""The tab that draws pictures from text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from showo2.app import examples
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.progress import Progress
from showo2.app.components.run_controls import RunControls
from showo2.app.components.session_gallery import Visit
from showo2.app.files.results import Results
from showo2.app.i18n import label
from showo2.app.requests import MAX_IMAGES, ImageRequest
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


@dataclass(frozen=True)
class ImageTab:
    """What the page goes on with."""

    studio: Studio
    visit: Visit


def build(pipeline: "Pipeline", language: gr.Radio) -> ImageTab:
    """Builds and wires the tab's content."""
    notice_if_untrained(pipeline.checkpoint, Task.TEXT_TO_IMAGE)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, buttons = prompt_box("image", pipeline)
            work = RunControls("image_run")
            with gr.Accordion(label("settings"), open=False):
                count = gr.Slider(1, MAX_IMAGES, 1, step=1, label=label("image_count"))
                studio = Studio.build("image", pipeline, prompt, {"num_images": count})
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            # Previews come as pixels and may be lossy; results come as PNG files and are served as they are.
            gallery = gr.Gallery(
                label=label("image_results"),
                columns=2,
                height=460,
                object_fit="contain",
                format="jpeg",
                interactive=False,
                buttons=["download", "fullscreen"],
                elem_classes="results",
            )
            work.status.render()
            visit = Visit.build()
    controls = studio.sampling

    def draw(shown_before: Any, prompt: str, num_images: int, *sampling: Any) -> Iterator[dict]:
        with page_errors():
            request = ImageRequest(prompt, controls.read(pipeline.checkpoint, sampling), num_images)
            results, progress = Results(pipeline, request.settings), Progress()
            for drawing in request.run(pipeline):
                shown = {work.status: progress.of(drawing)}
                if drawing.finished:
                    shown[gallery] = paths = results.write_images(drawing)
                    shown[visit.strip] = visit.with_new(shown_before, paths)
                    shown[controls.seed] = drawing.seeds[0]
                elif drawing.preview:
                    shown[gallery] = [clip.image for clip in drawing.preview]
                yield shown

    show = examples.Show(lambda files: {gallery: files}, [gallery])
    examples.wire(buttons, pipeline, language, prompt, show)
    work.wire(draw, [visit.strip, *studio.inputs], [gallery, controls.seed, visit.strip], prompt)
    return ImageTab(studio, visit)
