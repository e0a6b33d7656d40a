"""The page's tasks for programs: named endpoints with types and descriptions, apart from buttons and languages.

Each is a generator that reports its progress and ends with the result, so `Client.predict` returns the result and
`Client.submit` can follow, and cancel, what is going on. Errors come in English. Under `app.py --mcp` they are tools of the
Model Context Protocol as well; their docstrings are what a model reads there.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, TypedDict

import gradio as gr
from gradio import FileData

from showo2.app.chat.messages import from_api, user_message
from showo2.app.components.events import MODEL_QUEUE
from showo2.app.files.results import Results
from showo2.app.files.uploads import optional_path_of, path_of
from showo2.app.requests import ChatRequest, ImageRequest, Sampling, StoryRequest, VideoRequest
from showo2.app.story.export import StoryPage
from showo2.app.user_errors import api_errors
from showo2.errors import BadMessages
from showo2.outputs import Drawing

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


class Images(TypedDict):
    step: int
    num_steps: int
    images: list[FileData]
    seeds: list[int]
    withheld: int


class Video(TypedDict):
    step: int
    num_steps: int
    video: FileData | None
    seed: int
    withheld: int


class Scene(TypedDict):
    text: str
    image: FileData | None


class Story(TypedDict):
    scenes: list[Scene]
    finished: bool
    seed: int


def add(pipeline: "Pipeline") -> None:
    """Adds the endpoints to the page that is being built."""
    endpoints = Endpoints(pipeline)
    for function, result in (
        (endpoints.chat, str),
        (endpoints.text_to_image, Images),
        (endpoints.generate_video, Video),
        (endpoints.tell_story, Story),
    ):
        gr.api(_announced(function, result), api_name=function.__name__, **MODEL_QUEUE)


class Endpoints:
    """The endpoints of one pipeline."""

    def __init__(self, pipeline: "Pipeline") -> None:
        self.pipeline = pipeline

    def chat(
        self,
        prompt: str,
        files: list[FileData] | None = None,
        history: list[dict] | None = None,
        max_new_tokens: int = 512,
        temperature: float = 0.0,
        top_p: float = 1.0,
        seed: int | None = None,
    ) -> Iterator[str]:
        """
        Answers a message about pictures and videos, or without any. Streams the answer as far as it is written.

        Parameters:
            prompt: the message, at most 2000 characters
            files: pictures and videos the message is about, each by handle_file(path or URL), or as a URL
            history: earlier turns, [{"role": "user" or "assistant", "content": text or a list of {"type": "text", "text": ...}, {"type": "image", "image": handle_file(...) or a URL}, {"type": "video", "video": handle_file(...) or a URL}]}]
            max_new_tokens: the longest answer, 1 to 1024
            temperature: 0 takes the likeliest token each time; up to 2
            top_p: only the likeliest tokens that make up this share are considered, above 0 to 1
            seed: 0 to 4294967295; None for a new one
        Returns:
            the answer
        """
        question = user_message(prompt, [path_of(file) for file in files or []])
        request = ChatRequest([*from_api(history or []), question], max_new_tokens, temperature, top_p, seed)
        for reply in request.run(self.pipeline):
            yield reply.text

    def text_to_image(
        self,
        prompt: str,
        width: int | None = None,
        height: int | None = None,
        num_images: int = 1,
        num_inference_steps: int | None = None,
        guidance_scale: float | None = None,
        seed: int | None = None,
        solver: str | None = None,
        guidance_start: float | None = None,
        guidance_stop: float | None = None,
        cache_threshold: float | None = None,
    ) -> Iterator[Images]:
        """
        Draws pictures from text. What is left out is the checkpoint's default.

        Parameters:
            prompt: what to draw, at most 2000 characters
            width: px
            height: px
            num_images: 1 to 4
            num_inference_steps: 2 to 100; more are finer and slower
            guidance_scale: 0 to 20; higher is closer to the prompt and less varied
            seed: 0 to 4294967295; None for a new one
            solver: "euler" as published; "adams_bashforth" is as exact with fewer steps
            guidance_start: 0 to 1, part of the steps before guidance begins; steps without it take half the time
            guidance_stop: 0 to 1, part of the steps after which guidance ends
            cache_threshold: 0 to 1; above 0, steps in which little changes skip most layers: faster, less exact
        Returns:
            step of num_steps; when finished, images: PNG files with their settings inside (text chunk "showo2"), and seeds: one per image, each gives its image alone; withheld: how many images the host's safety checker made grey
        """
        sampling = Sampling.of(
            self.pipeline.checkpoint,
            width=width,
            height=height,
            num_inference_steps=num_inference_steps,
            guidance_scale=guidance_scale,
            guidance_start=guidance_start,
            guidance_stop=guidance_stop,
            solver=solver,
            cache_threshold=cache_threshold,
            seed=seed,
        )
        request = ImageRequest(prompt, sampling, num_images)
        results = Results(self.pipeline, request.settings)
        for drawing in request.run(self.pipeline):
            images = [_file(path) for path in results.write_images(drawing)] if drawing.finished else []
            yield {**_steps(drawing), "images": images, "seeds": list(drawing.seeds)}

    def generate_video(
        self,
        prompt: str,
        image: FileData | None = None,
        width: int | None = None,
        height: int | None = None,
        num_frames: int | None = None,
        num_inference_steps: int | None = None,
        guidance_scale: float | None = None,
        seed: int | None = None,
        solver: str | None = None,
        guidance_start: float | None = None,
        guidance_stop: float | None = None,
        cache_threshold: float | None = None,
    ) -> Iterator[Video]:
        """
        Makes a video from text, or from text and its first frame. What is left out is the checkpoint's default.

        Parameters:
            prompt: what happens, at most 2000 characters
            image: the first frame, by handle_file(path or URL), or as a URL; cropped to the size around its middle
            width: px
            height: px
            num_frames: 4k + 1
            num_inference_steps: 2 to 100; more are finer and slower
            guidance_scale: 0 to 20; higher is closer to the prompt and less varied
            seed: 0 to 4294967295; None for a new one
            solver: "euler" as published; "adams_bashforth" is as exact with fewer steps
            guidance_start: 0 to 1, part of the steps before guidance begins; steps without it take half the time
            guidance_stop: 0 to 1, part of the steps after which guidance ends
            cache_threshold: 0 to 1; above 0, steps in which little changes skip most layers: faster, less exact
        Returns:
            step of num_steps; when finished, video: an MP4 file with its settings inside (comment); seed: gives the same video again; withheld: 1 where the host's safety checker made it grey
        """
        sampling = Sampling.of(
            self.pipeline.checkpoint,
            width=width,
            height=height,
            num_inference_steps=num_inference_steps,
            guidance_scale=guidance_scale,
            guidance_start=guidance_start,
            guidance_stop=guidance_stop,
            solver=solver,
            cache_threshold=cache_threshold,
            seed=seed,
        )
        request = VideoRequest(
            prompt, sampling, num_frames or self.pipeline.checkpoint.num_frames, optional_path_of(image)
        )
        results = Results(self.pipeline, request.settings)
        for drawing in request.run(self.pipeline):
            video = _file(results.write_video(drawing)) if drawing.finished else None
            yield {**_steps(drawing), "video": video, "seed": drawing.seeds[0]}

    def tell_story(
        self,
        prompt: str,
        told: list[dict] | None = None,
        text: str | None = None,
        max_scenes: int = 5,
        width: int | None = None,
        height: int | None = None,
        num_inference_steps: int | None = None,
        guidance_scale: float | None = None,
        seed: int | None = None,
        solver: str | None = None,
        guidance_start: float | None = None,
        guidance_stop: float | None = None,
        cache_threshold: float | None = None,
    ) -> Iterator[Story]:
        """
        Tells an illustrated story, scene by scene. What is left out is the checkpoint's default. A checkpoint that was not trained for stories but to chat and draw writes each scene as an answer and draws it by itself.

        Parameters:
            prompt: what the story is about, at most 2000 characters
            told: scenes to go on from, [{"text": ..., "image": handle_file(path or URL) or a URL}], as this endpoint returns them
            text: what the next scene says; None lets the model write it
            max_scenes: 1 to 8
            width: px, of the pictures
            height: px
            num_inference_steps: 2 to 100, for each picture
            guidance_scale: 0 to 20; higher is closer to the text and less varied
            seed: 0 to 4294967295; None for a new one
            solver: "euler" as published; "adams_bashforth" is as exact with fewer steps
            guidance_start: 0 to 1, part of the steps before guidance begins; steps without it take half the time
            guidance_stop: 0 to 1, part of the steps after which guidance ends
            cache_threshold: 0 to 1; above 0, steps in which little changes skip most layers: faster, less exact
        Returns:
            scenes: the new ones as far as told, each with its text and, once finished, its image (PNG with settings inside); finished; seed: gives the same story again
        """
        sampling = Sampling.of(
            self.pipeline.checkpoint,
            width=width,
            height=height,
            num_inference_steps=num_inference_steps,
            guidance_scale=guidance_scale,
            guidance_start=guidance_start,
            guidance_stop=guidance_stop,
            solver=solver,
            cache_threshold=cache_threshold,
            seed=seed,
        )
        request = StoryRequest(prompt, sampling, max_scenes, tuple(map(_story_page, told or [])), text)
        results = Results(self.pipeline, request.settings)
        images: dict[int, dict] = {}
        for story in request.run(self.pipeline):
            for index, scene in enumerate(story.scenes):
                if index not in images and scene.drawing is not None and scene.drawing.finished:
                    number = len(request.told) + index + 1
                    images[index] = _file(results.write_scene(scene, number, story.seed))
            scenes = [
                {"text": scene.text, "image": images.get(index)} for index, scene in enumerate(story.scenes)
            ]
            yield {"scenes": scenes, "finished": story.finished, "seed": story.seed}


def _announced(function: Callable[..., Iterator[Any]], result: type) -> Callable[..., Iterator[Any]]:
    """`function` with failures told to the caller, and the type of what it yields where Gradio looks for a result's."""

    @wraps(function)
    def endpoint(*arguments: Any) -> Iterator[Any]:
        with api_errors():
            yield from function(*arguments)

    endpoint.__signature__ = inspect.signature(function).replace(return_annotation=result)
    return endpoint


def _story_page(scene: Any) -> StoryPage:
    """A scene of a caller; raises BadMessages where it is none."""
    if not isinstance(scene, dict) or not isinstance(scene.get("text"), str):
        raise BadMessages(reason="a scene that is told is {text, image}")
    return StoryPage(scene["text"], path_of(scene.get("image")))


def _steps(drawing: Drawing) -> dict[str, int]:
    return {"step": drawing.step, "num_steps": drawing.num_steps, "withheld": drawing.withheld}


def _file(path) -> dict[str, Any]:
    return FileData(path=str(path)).model_dump()
