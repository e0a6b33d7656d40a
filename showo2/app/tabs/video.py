"""The tab that makes videos from text, optionally from a first frame as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component
from PIL import Image

from showo2.app import examples
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.keeping import Kept
from showo2.app.components.progress import Progress
from showo2.app.components.result_actions import ResultActions, required_path, settings_for
from showo2.app.components.run_controls import RunControls, Trigger
from showo2.app.components.thumbnails import animated_data_url
from showo2.app.engine import Engine
from showo2.app.events import Updates
from showo2.app.files.results import Results
from showo2.app.files.uploads import optional_path_of, path_of
from showo2.app.i18n import bilingual, label
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.checkpoints import Task
from showo2.media import open_video, read_settings
from showo2.outputs import Clip
from showo2.requests import TextToVideo, video_request


@dataclass(frozen=True)
class VideoTab:
    """The tab's components; its methods handle their events."""

    pipeline: Engine
    studio: Studio
    run: RunControls
    first_frame: gr.Image
    # While the preview shows a picture, the style sheet hides the player behind it.
    preview: gr.HTML
    video: gr.Video
    gif: gr.DownloadButton
    actions: ResultActions

    def request(self, first_frame: Any, *inputs: Any) -> TextToVideo:
        """The request for the first frame's and the values of `studio.inputs`; raises Showo2Error."""
        values = self.studio.read(*inputs)
        image = optional_path_of(first_frame)
        return video_request(self.pipeline.checkpoint, LIMITS, image=image, **values)

    def make_video(self, *inputs: Any) -> Iterator[Updates]:
        """Makes a video: progress and previews first, then the files."""
        return self._make_video(self.request(*inputs))

    def vary(self, path: str | None) -> Iterator[Updates]:
        """Makes the clip at `path` again with another seed; one that began with a picture begins with it."""
        settings = settings_for(TextToVideo, clip := Path(required_path(path)))
        is_animated = (read_settings(clip) or {}).get("task") == Task.IMAGE_TO_VIDEO
        image = Image.fromarray(open_video(clip, 2).frames[0]) if is_animated else None
        values = {**settings, "seed": None}
        return self._make_video(video_request(self.pipeline.checkpoint, LIMITS, image=image, **values))

    def _make_video(self, request: TextToVideo) -> Iterator[Updates]:
        results, progress = Results(self.pipeline, request.settings), Progress()
        updates = self.actions.show(None)
        for drawing in self.pipeline.run(request):
            updates |= {self.run.status: progress.of(drawing)}
            if drawing.finished:
                updates |= self.show_files(results.write_video(drawing), results.write_gif(drawing))
                updates[self.studio.seed] = drawing.seeds[0]
            elif drawing.preview:
                updates[self.preview] = _preview_html(drawing.preview[0])
            yield updates
            updates = {}

    @property
    def kept(self) -> Kept:
        return Kept("video", self.video.change, [self.video, self.gif], self._restored, self.result_outputs)

    def _restored(self, video: Any, gif: Any) -> Updates:
        return self.show_files(path_of(video), path_of(gif)) if video and gif else {self.preview: ""}

    @property
    def result_outputs(self) -> list[Component]:
        return [self.preview, self.video, self.gif, *self.actions.outputs]

    def show_result(self, files: Sequence[Path]) -> Updates:
        return self.show_files(*files)

    def show_files(self, mp4: Path, gif: Path | None = None) -> Updates:
        """A finished video in place of the preview."""
        return {
            self.preview: "",
            self.video: mp4,
            self.gif: gr.DownloadButton(value=gif and str(gif), interactive=gif is not None),
            **self.actions.show(mp4),
        }

    def wire(self) -> None:
        self.run.wire(
            self.make_video,
            [self.first_frame, *self.studio.inputs],
            [*self.result_outputs, self.studio.seed],
            self.studio.prompt,
            [Trigger([self.actions.vary.click], self.vary, [self.actions.path])],
        )


def build(pipeline: Engine, language: gr.Radio, queue: ModelQueue) -> VideoTab:
    """Lays out and wires the tab."""
    notice_if_untrained(pipeline.checkpoint, Task.TEXT_TO_VIDEO, Task.IMAGE_TO_VIDEO)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, example_buttons = prompt_box("video", pipeline)
            first_frame = _first_frame()
            run = RunControls("video_run", queue)
            with gr.Accordion(label("settings"), open=False):
                studio = Studio.build("video", pipeline, prompt, TextToVideo)
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            preview = gr.HTML(elem_classes="preview")
            video = _player()
            run.status.render()
            gif = gr.DownloadButton(
                label("video_gif"), size="sm", interactive=False, elem_classes=["action", "keep"]
            )
            actions = ResultActions.build(pipeline.checkpoint, "video")
    tab = VideoTab(pipeline, studio, run, first_frame, preview, video, gif, actions)
    examples.wire(example_buttons, pipeline, language, prompt, tab.show_result, tab.result_outputs)
    tab.wire()
    return tab


def _first_frame() -> gr.Image:
    return gr.Image(
        label=label("video_first_frame"),
        placeholder=label("video_first_frame_hint"),
        type="filepath",
        sources=["upload", "webcam", "clipboard"],
        height=200,
        buttons=[],
        elem_classes="first-frame",
    )


def _player() -> gr.Video:
    return gr.Video(
        label=label("video_result"),
        height=460,
        autoplay=True,
        loop=True,
        interactive=False,
        buttons=["download"],
        elem_classes="results",
    )


def _preview_html(clip: Clip) -> str:
    """HTML: the unfinished video, animated."""
    url, caption = animated_data_url(clip), bilingual("video_preview")
    return f'<figure><img src="{url}" alt=""><figcaption>{caption}</figcaption></figure>'
