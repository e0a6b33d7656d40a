"""The tab that tells illustrated stories: text streams in, and each scene's picture forms beside it.

A finished story can be continued. A scene can be redrawn, animated, or rewritten, which retells what follows.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import gradio as gr

from showo2.app import examples
from showo2.app.api_results import file_of
from showo2.app.components.controls import Studio, notice_if_untrained, prompt_box
from showo2.app.components.keeping import Kept
from showo2.app.components.links import wire_link
from showo2.app.components.progress import Progress, render
from showo2.app.components.restore import link_of
from showo2.app.components.result_actions import action_button, send_to_chat, settings_of
from showo2.app.components.run_controls import RunControls, Trigger
from showo2.app.components.story_view import SceneSlot, StoryView
from showo2.app.engine import Engine
from showo2.app.events import FALLIBLE_EVENT, UI_EVENT, Updates
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.files.uploads import optional_path_of, path_of
from showo2.app.i18n import bilingual, label
from showo2.app.limits import LIMITS, MAX_SCENES
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import page_errors
from showo2.checkpoints import Task
from showo2.errors import BadNumber, StalePage
from showo2.media import read_settings
from showo2.parameter_fields import values_of
from showo2.requests import ImageToVideo, TellStory

Pages = tuple[StoryPage, ...]
# One film at a time: writing it takes all of a processor.
FILMING: dict[str, Any] = {**FALLIBLE_EVENT, "concurrency_limit": 1, "concurrency_id": "film"}


@dataclass(frozen=True)
class StoryState:
    """The finished part of a story, kept for the visitor while the page is open."""

    prompt: str
    pages: Pages
    seed: int

    def with_page(self, index: int, page: StoryPage) -> "StoryState":
        return replace(self, pages=(*self.pages[:index], page, *self.pages[index + 1 :]))

    @property
    def record(self) -> str:
        """The story as the visitor's browser keeps it, as JSON."""
        pages = [
            {
                "text": page.text,
                "picture": file_of(page.picture).model_dump(),
                "clip": None if page.clip is None else file_of(page.clip).model_dump(),
            }
            for page in self.pages
        ]
        return json.dumps(
            {"prompt": self.prompt, "pages": pages, "seed": self.seed, "link": urlencode(self.link)}
        )

    @property
    def link(self) -> dict[str, Any]:
        """The query of a link to the story."""
        pictures = [page.picture for page in self.pages]
        settings = settings_of(pictures[0]) or {"prompt": self.prompt, "seed": self.seed}
        return link_of(pictures, {**settings, "task": Task.STORY})

    @classmethod
    def of_record(cls, record: dict[str, Any]) -> "StoryState":
        pages = tuple(
            StoryPage(page["text"], path_of(page["picture"]), optional_path_of(page["clip"]))
            for page in record["pages"]
        )
        return cls(record["prompt"], pages, record["seed"])


@dataclass(frozen=True)
class StoryTab:
    """The tab's components; its methods handle their events.

    `inputs` in the handlers are the values of `studio.inputs`: the prompt and the parameters.
    """

    pipeline: Engine
    studio: Studio
    run: RunControls
    slots: tuple[SceneSlot, ...]
    story: gr.State  # StoryState or None
    record: gr.Textbox  # the same for the visitor's browser, hidden
    go_on: gr.Button
    downloads: tuple[gr.DownloadButton, ...]  # HTML, PDF, ZIP
    film: gr.Button
    film_file: gr.File  # hidden

    def request(self, *inputs: Any) -> TellStory:
        """The request for the values of `studio.inputs`; raises Showo2Error for impossible ones."""
        return TellStory.resolve(self.pipeline.checkpoint, LIMITS, **self.studio.read(*inputs))

    def tell(self, *inputs: Any) -> Iterator[Updates]:
        """Tells a new story."""
        return self._tell(self.request(*inputs))

    def continue_story(self, story: StoryState | None, *inputs: Any) -> Iterator[Updates]:
        """Tells further scenes, up to MAX_SCENES in all."""
        story = _required(story)
        room = MAX_SCENES - len(story.pages)
        if room < 1:
            raise BadNumber(
                name="max_scenes", kind="an integer", minimum=1, maximum=MAX_SCENES, value=MAX_SCENES + 1
            )
        request = self._request_after(story, len(story.pages), inputs)
        request = replace(request, max_scenes=min(request.max_scenes, room))
        return self._tell(request, before=story.pages)

    def redraw(self, index: int, story: StoryState | None, *inputs: Any) -> Iterator[Updates]:
        """Draws a scene's picture again; the scenes after it stay."""
        story = _required(story, index)
        # The same seed would give the same picture.
        changes = {"text": story.pages[index].text, "max_scenes": 1, "seed": None}
        request = self._request_after(story, index, inputs, **changes)
        return self._tell(request, story.pages[:index], story.pages[index + 1 :])

    def retell(self, index: int, story: StoryState | None, text: str, *inputs: Any) -> Iterator[Updates]:
        """Replaces a scene's text, and tells the story anew from there."""
        story = _required(story, index)
        request = self._request_after(story, index, inputs, text=text)
        request = replace(request, max_scenes=max(1, request.max_scenes - index))
        return self._tell(request, story.pages[:index])

    def animate(
        self, index: int, story: StoryState | None, motion: str | None, *inputs: Any
    ) -> Iterator[Updates]:
        """Turns a scene's picture into a clip; an empty `motion` means the scene's text."""
        story = _required(story, index)
        page, told = story.pages[index], self._request_after(story, 0, inputs)
        request = ImageToVideo.resolve(
            self.pipeline.checkpoint,
            LIMITS,
            image=page.picture,
            prompt=(motion or "").strip() or page.text,
            **values_of(told.size),
            **values_of(told.sampling),
        )
        return self._animate(request, story, index, Results(self.pipeline, told.settings))

    def _animate(
        self, request: ImageToVideo, story: StoryState, index: int, told: Results
    ) -> Iterator[Updates]:
        """`told` writes the story with the clip in it."""
        results, progress = Results(self.pipeline, request.settings), Progress()
        for drawing in self.pipeline.run(request):
            updates: Updates = {self.run.status: progress.of(drawing)}
            if drawing.finished:
                page = replace(story.pages[index], clip=results.write_gif(drawing))
                updates |= self.slots[index].show(page)
                updates |= self._finished(story.with_page(index, page), told)
            yield updates

    def make_film(self, story: StoryState | None) -> Iterator[Updates]:
        """Writes the story's film, which takes too long to be done for every story."""
        with page_errors():
            story = _required(story)
            settings = read_settings(story.pages[0].picture) or {"prompt": story.prompt}
            for written, path in Results(self.pipeline, settings).write_film(story.pages, story.seed):
                if written < 1:
                    yield {self.run.status: render(bilingual("story_filming"), written)}
                else:
                    yield {self.run.status: render(bilingual("story_filmed"), 1.0), self.film_file: str(path)}

    @property
    def result_outputs(self) -> list[gr.components.Component]:
        return self.outputs

    def show_result(self, files: Sequence[Path]) -> Updates:
        """A story from its pictures, as one that ships with the checkpoint."""
        settings = read_settings(files[0]) or {}
        return self._show_whole(
            StoryState(settings["prompt"], examples.story_pages(files), settings["seed"]), settings
        )

    @property
    def kept(self) -> Kept:
        return Kept("story", self.record.change, [self.record], self._restored, self.outputs)

    def _restored(self, record: dict[str, Any]) -> Updates:
        story = StoryState.of_record(record)
        return self._show_whole(story, read_settings(story.pages[0].picture) or {"prompt": story.prompt})

    def _show_whole(self, story: StoryState, settings: dict[str, Any]) -> Updates:
        results = Results(self.pipeline, settings)
        cleared = StoryView(self.slots, results).clear()
        return cleared | self._show(story) | self._finished(story, results)

    def show_finished(self, story: StoryState | None) -> Updates:
        """The scenes as they were before a change that was stopped."""
        return {self.story: story} | self._show(story)

    def _request_after(
        self, story: StoryState, count: int, inputs: Sequence[Any], **changes: Any
    ) -> TellStory:
        """A request that continues the story's first `count` scenes, with the story's prompt."""
        told = [(page.text, page.picture) for page in story.pages[:count]]
        values = self.studio.read(*inputs) | {"prompt": story.prompt, "told": told} | changes
        return TellStory.resolve(self.pipeline.checkpoint, LIMITS, **values)

    def _tell(self, request: TellStory, before: Pages = (), after: Pages = ()) -> Iterator[Updates]:
        """Tells the request's scenes into their slots.

        `before` are the scenes in `request.told`; those in `after` stay behind the new ones.
        """
        results, progress = Results(self.pipeline, request.settings), Progress()
        view = StoryView(self.slots, results, len(request.told), request.max_scenes)
        # Old scenes disappear with the first update, so a request that fails takes nothing away.
        updates = {} if after else view.clear()
        if not request.told and request.text is None:
            updates |= self._nothing_finished()
        for story in self.pipeline.run(request):
            finished = len(view.pages)
            updates |= view.show(story.scenes, story.seed)
            if len(view.pages) > finished:
                pages = (*before, *view.pages, *after)
                updates |= self._finished(StoryState(request.prompt, pages, story.seed), results)
            if story.finished and request.told and request.text is None and not view.pages:
                updates[self.run.status] = render(bilingual("story_over"))
            elif story.finished:
                withheld = sum(scene.drawing.withheld for scene in story.scenes if scene.drawing)
                updates[self.run.status] = progress.done((story.seed,), withheld)
                updates[self.studio.seed] = story.seed
            else:
                updates[self.run.status] = view.status()
            yield updates
            updates = {}

    def _show(self, story: StoryState | None) -> Updates:
        """A story's finished scenes in their slots."""
        pages = story.pages if story else ()
        return {
            component: value
            for slot, page in zip(self.slots, pages, strict=False)
            for component, value in slot.show(page).items()
        }

    def _finished(self, story: StoryState, results: Results) -> Updates:
        """A story with at least one scene can be downloaded, and continued while there is room for more."""
        files = results.write_story(story.pages, story.seed)
        has_room = len(story.pages) < MAX_SCENES
        shown: Updates = {self.story: story, self.record: story.record}
        return (
            shown
            | {self.go_on: gr.Button(interactive=has_room)}
            | {
                button: gr.DownloadButton(value=str(file), interactive=True)
                for button, file in zip(self.downloads, files, strict=True)
            }
        )

    def _nothing_finished(self) -> Updates:
        return {self.story: None, self.record: "", self.go_on: gr.Button(interactive=False)} | {
            button: gr.DownloadButton(value=None, interactive=False) for button in self.downloads
        }

    @property
    def outputs(self) -> list[gr.components.Component]:
        slots = [component for slot in self.slots for component in slot.outputs]
        return [self.studio.seed, self.story, self.record, self.go_on, *self.downloads, *slots]

    def wire_actions(self, tabs: gr.Tabs, message_box: gr.MultimodalTextbox) -> None:
        """Lets a scene be asked about in the chat, whose box is `message_box`."""
        for index, slot in enumerate(self.slots):
            slot.ask.click(partial(_ask, index), self.story, [tabs, message_box], **UI_EVENT)

    def triggers(self) -> Iterator[Trigger]:
        """Everything but the run button that starts work."""
        inputs = self.studio.inputs
        yield Trigger([self.go_on.click], self.continue_story, [self.story, *inputs])
        for index, slot in enumerate(self.slots):
            yield Trigger([slot.redraw.click], partial(self.redraw, index), [self.story, *inputs])
            yield Trigger(
                [slot.retell.click, slot.new_text.submit],
                partial(self.retell, index),
                [self.story, slot.new_text, *inputs],
            )
            yield Trigger(
                [slot.animate.click, slot.motion.submit],
                partial(self.animate, index),
                [self.story, slot.motion, *inputs],
            )


def _required(story: StoryState | None, index: int = 0) -> StoryState:
    """The story that the page shows. Raises StalePage where the server has none with a scene `index`."""
    if story is None or index >= len(story.pages):
        raise StalePage
    return story


def _ask(index: int, story: StoryState | None) -> tuple[gr.Tabs, dict[str, Any]]:
    with page_errors():
        return send_to_chat(str(_required(story, index).pages[index].picture))


def build(pipeline: Engine, language: gr.Radio, queue: ModelQueue) -> StoryTab:
    """Lays out and wires the tab."""
    notice_if_untrained(pipeline.checkpoint, Task.STORY)
    with gr.Row(elem_classes="studio"):
        with gr.Column(scale=2, min_width=300):
            prompt, example_buttons = prompt_box("story", pipeline)
            run = RunControls("story_run", queue)
            with gr.Accordion(label("settings"), open=False):
                studio = Studio.build("story", pipeline, prompt, TellStory)
        with gr.Column(scale=3, min_width=300, elem_classes="output"):
            run.status.render()
            # Visible until there is a scene.
            gr.HTML(f"<p>{bilingual('story_empty')}</p>", elem_classes="story-empty")
            slots = tuple(SceneSlot.build(number, pipeline.checkpoint) for number in range(1, MAX_SCENES + 1))
            with gr.Row(elem_classes="keep"):
                # Disabled, and therefore hidden, until there is something to continue or to download.
                go_on = gr.Button(
                    label("story_go_on"), size="sm", interactive=False, elem_classes=["action", "go-on"]
                )
                gr.Button(label("story_read"), size="sm", elem_classes=["action", "read"]).click(
                    None, None, None, js="() => window.showo2.readStory()", **UI_EVENT
                )
                downloads = tuple(
                    gr.DownloadButton(
                        label(f"story_download_{kind}"), size="sm", interactive=False, elem_classes="action"
                    )
                    for kind in ("html", "pdf", "zip")
                )
                film = gr.Button(label("story_download_film"), size="sm", elem_classes=["action", "film"])
                link = action_button("link", pipeline.checkpoint)
            record = gr.Textbox(visible="hidden")
            wire_link(link, "(record) => window.showo2.copyStoryLink(record)", [record])
    film_file = gr.File(visible="hidden", label=label("story_download_film"))
    story = gr.State(None)
    tab = StoryTab(pipeline, studio, run, slots, story, record, go_on, downloads, film, film_file)
    examples.wire(example_buttons, pipeline, language, prompt, tab.show_result, tab.outputs)
    run.wire(tab.tell, studio.inputs, tab.outputs, prompt, list(tab.triggers()))
    filmed = film.click(tab.make_film, story, [run.status, film_file], **FILMING)
    filmed.success(None, film_file, None, js="(file) => window.showo2.downloadFile(file)", **UI_EVENT)
    filmed.failure(lambda: render(""), None, run.status, **UI_EVENT)
    run.stop.click(tab.show_finished, tab.story, tab.outputs, **UI_EVENT)
    return tab
