"""The tab that makes clips, from text or from text and a first frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from showo2.app import examples
from showo2.app.components.bindings import bind
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.progress import Progress
from showo2.app.components.run_controls import RunControls
from showo2.app.components.thumbnails import moving
from showo2.app.files.results import Results
from showo2.app.files.uploads import optional_path_of
from showo2.app.i18n import bilingual, label
from showo2.app.requests import VideoRequest
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Checkpoint, Task
from showo2.outputs import Clip

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


@dataclass(frozen=True)
class VideoTab:
    """What the page goes on with."""

    studio: Studio
    first_frame: gr.Image


def build(pipeline: "Pipeline", language: gr.Radio) -> VideoTab:
    """Builds and wires the tab's content."""
    notice_if_untrained(pipeline.checkpoint, Task.TEXT_TO_VIDEO, Task.IMAGE_TO_VIDEO)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, buttons = prompt_box("video", pipeline)
            first_frame = gr.Image(
                label=label("video_first_frame"),
                placeholder=label("video_first_frame_hint"),
                type="filepath",
                sources=["upload", "webcam", "clipboard"],
                height=200,
                buttons=[],
                elem_classes="first-frame",
            )
            work = RunControls("video_run")
            with gr.Accordion(label("settings"), open=False):
                frames = _frames_slider(pipeline.checkpoint)
                studio = Studio.build("video", pipeline, prompt, {"num_frames": frames})
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            # While the preview shows a picture, the style sheet hides the player behind it.
            preview = gr.HTML(elem_classes="preview")
            video = gr.Video(
                label=label("video_result"),
                height=460,
                autoplay=True,
                loop=True,
                interactive=False,
                buttons=["download"],
                elem_classes="results",
            )
            work.status.render()
            gif = gr.DownloadButton(label("video_gif"), size="sm", interactive=False, elem_classes="keep")
    controls = studio.sampling

    def clip_shown(mp4: Path, moving: Path) -> dict:
        return {preview: "", video: mp4, gif: gr.DownloadButton(value=str(moving), interactive=True)}

    def film(image: Any, prompt: str, num_frames: int, *sampling: Any) -> Iterator[dict]:
        with page_errors():
            request = VideoRequest(
                prompt, controls.read(pipeline.checkpoint, sampling), num_frames, optional_path_of(image)
            )
            results, progress = Results(pipeline, request.settings), Progress()
            for drawing in request.run(pipeline):
                shown = {work.status: progress.of(drawing)}
                if drawing.finished:
                    shown |= clip_shown(results.write_video(drawing), results.write_gif(drawing))
                    shown[controls.seed] = drawing.seeds[0]
                elif drawing.preview:
                    shown[preview] = _figure(drawing.preview[0])
                yield shown

    show = examples.Show(lambda files: clip_shown(*files), [preview, video, gif])
    examples.wire(buttons, pipeline, language, prompt, show)
    work.wire(film, [first_frame, *studio.inputs], [preview, video, gif, controls.seed], prompt)
    return VideoTab(studio, first_frame)


def _figure(clip: Clip) -> str:
    """HTML: the clip as far as it is known, moving."""
    return f'<figure><img src="{moving(clip)}" alt=""><figcaption>{bilingual("video_preview")}</figcaption></figure>'


def _frames_slider(checkpoint: Checkpoint) -> gr.Slider:
    """Lengths the VAE can make, 4k + 1, up to twice what the checkpoint was trained for."""
    return bind(
        gr.Slider,
        checkpoint,
        lambda loaded: {"maximum": 2 * loaded.num_frames - 1, "value": loaded.num_frames},
        minimum=5,
        step=4,
        label=label("video_frames"),
        elem_id="video-frames",
    )
