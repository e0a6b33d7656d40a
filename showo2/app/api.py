"""Named endpoints for programs, one for each task of the page.

Each is a generator that reports its progress and ends with the result, so `Client.predict` returns the result
and `Client.submit` can follow and cancel the work. Signatures and descriptions are derived from the
declarations of the request's parameters. Errors are in English. Under `app.py --mcp` the endpoints are tools
of the Model Context Protocol as well; their docstrings are what a model reads there.
"""

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated, Any, get_type_hints

import gradio as gr
from gradio import FileData

from showo2.app.api_results import WAITING, Answer, Images, Scene, Story, Video, answer_of, file_of, steps_of
from showo2.app.chat.messages import from_api, paths_in, read_files_ahead, user_message
from showo2.app.engine import Engine
from showo2.app.events import MODEL_QUEUE
from showo2.app.files.results import AnswerFiles, Results
from showo2.app.files.uploads import check_count, check_total, optional_path_of, path_of, paths_of
from showo2.app.gradio_private.callers import current_visitor
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.user_errors import api_errors
from showo2.errors import BadMessages, BadRequest
from showo2.parameter_fields import Parameter, parameters_of
from showo2.requests import Chat, Request, TellStory, TextToImage, TextToVideo, video_request

# Arguments of tools where a caller of the Model Context Protocol passes none: a model is to see the drawings.
MCP_ARGUMENTS = {"chat": {"as_message": True}}
FILE = "by handle_file(path or URL), or as a URL"
HISTORY = (
    '[{"role": "user" or "assistant", "content": text or a list of {"type": "text", "text": ...}, '
    '{"type": "image", "image": handle_file(...) or a URL}, '
    '{"type": "video", "video": handle_file(...) or a URL}}]'
)


def add(pipeline: Engine, queue: ModelQueue) -> None:
    """Adds the endpoints to the page that is being built."""
    endpoints = Endpoints(pipeline)
    for function, request, result in (
        (endpoints.chat, Chat, str),
        (endpoints.text_to_image, TextToImage, Images),
        (endpoints.generate_video, TextToVideo, Video),
        (endpoints.tell_story, TellStory, Story),
    ):
        published = _published(function, request, result, queue)
        gr.api(published, api_name=function.__name__, **MODEL_QUEUE)


class Endpoints:
    """The endpoints of one pipeline. Each checks the request and reads its files; what it returns uses the
    model. `parameters` are those of the request, by name (see `_published`)."""

    def __init__(self, pipeline: Engine) -> None:
        self.pipeline = pipeline

    def chat(
        self,
        prompt: Annotated[str, "The message, at most 2000 characters."],
        files: Annotated[
            list[FileData] | None, f"Pictures and videos that the message is about, each {FILE}."
        ] = None,
        history: Annotated[list[dict] | None, f"Earlier turns, {HISTORY}."] = None,
        *,
        as_message: Annotated[
            bool,
            "False: the text of the answer. True: a message for history, with the images and videos that the "
            "checkpoint draws in it as files.",
        ] = False,
        **parameters: Any,
    ) -> Iterator[str | Answer]:
        """Answers a message about pictures and videos, or without any; streams the answer as it comes."""
        if not isinstance(as_message, bool | None):  # None is the default, as everywhere
            raise BadRequest(reason="as_message must be true or false")
        earlier, paths = from_api(history), paths_of(files)
        check_total([*paths_in(earlier), *paths])
        messages = [*earlier, user_message(prompt, paths)]
        request = Chat.resolve(self.pipeline.checkpoint, LIMITS, messages=messages, **parameters)
        read_files_ahead(request, self.pipeline.checkpoint)
        return self._messages(request) if as_message else self._texts(request)

    def _texts(self, request: Chat) -> Iterator[str]:
        for reply in self.pipeline.run(request):
            yield reply.text

    def _messages(self, request: Chat) -> Iterator[Answer]:
        files = AnswerFiles(Results(self.pipeline, request.settings))
        for reply in self.pipeline.run(request):
            yield answer_of(reply, files.paths(reply))

    def text_to_image(self, **parameters: Any) -> Iterator[Images]:
        """Draws pictures from text. What is left out is the checkpoint's default."""
        return self._images(TextToImage.resolve(self.pipeline.checkpoint, LIMITS, **parameters))

    def _images(self, request: TextToImage) -> Iterator[Images]:
        results = Results(self.pipeline, request.settings)
        for drawing in self.pipeline.run(request):
            images = [file_of(path) for path in results.write_images(drawing)] if drawing.finished else []
            yield Images(**steps_of(drawing), images=images, seeds=list(drawing.seeds))

    def generate_video(
        self,
        image: Annotated[
            FileData | None, f"The first frame, {FILE}; cropped to the size around its center."
        ] = None,
        **parameters: Any,
    ) -> Iterator[Video]:
        """Makes a video from text, or from text and its first frame. What is left out is the checkpoint's
        default."""
        path = optional_path_of(image)
        return self._video(video_request(self.pipeline.checkpoint, LIMITS, image=path, **parameters))

    def _video(self, request: TextToVideo) -> Iterator[Video]:
        results = Results(self.pipeline, request.settings)
        for drawing in self.pipeline.run(request):
            video = file_of(results.write_video(drawing)) if drawing.finished else None
            yield Video(**steps_of(drawing), video=video, seed=drawing.seeds[0])

    def tell_story(
        self,
        told: Annotated[
            list[dict] | None,
            'Scenes to continue from, [{"text": ..., "image": handle_file(path or URL) or a URL}], '
            "as this endpoint returns them.",
        ] = None,
        **parameters: Any,
    ) -> Iterator[Story]:
        """Tells an illustrated story, scene by scene. What is left out is the checkpoint's default. A
        checkpoint that was trained to chat and draw, but not to tell stories, writes each scene as an answer
        and draws it by itself.
        """
        scenes = _told_scenes(told)
        return self._story(TellStory.resolve(self.pipeline.checkpoint, LIMITS, told=scenes, **parameters))

    def _story(self, request: TellStory) -> Iterator[Story]:
        results = Results(self.pipeline, request.settings)
        images: dict[int, FileData] = {}
        for story in self.pipeline.run(request):
            for index, scene in enumerate(story.scenes):
                if index not in images and scene.drawing is not None and scene.drawing.finished:
                    number = len(request.told) + index + 1
                    images[index] = file_of(results.write_scene(scene, number, story.seed))
            scenes = [
                Scene(text=scene.text, image=images.get(index)) for index, scene in enumerate(story.scenes)
            ]
            yield Story(scenes=scenes, finished=story.finished, seed=story.seed)


# What the endpoints do, as the log and the metrics name it.
TASKS = {"chat": "chat", "text_to_image": "image", "generate_video": "video", "tell_story": "story"}


def _published(
    function: Callable[..., Iterator[Any]], request: type[Request], result: type, queue: ModelQueue
) -> Callable[..., Iterator[Any]]:
    """`function` as Gradio and its clients read it: with a signature and a docstring that name the request's
    parameters, with a place in the queue, and with failures told to the caller.

    The prompt comes first, then the inputs that `function` names, then the other parameters, then inputs that
    `function` takes by name only: they were added later, and the positions of the others must not change.
    """
    arguments = _arguments(function, request)

    def endpoint(*values: Any) -> Iterator[Any]:
        given = dict(zip(arguments, values, strict=False))
        latest = WAITING[Answer if given.get("as_message") is True else result]
        with api_errors(TASKS[function.__name__]):
            for output in queue.run(partial(function, **given), lambda ahead: None, current_visitor()):
                latest = latest if output is None else output
                yield latest

    signature = [argument for argument, _ in arguments.values()]
    endpoint.__name__ = function.__name__
    endpoint.__doc__ = _docstring(function, arguments, result)
    endpoint.__annotations__ = {each.name: each.annotation for each in signature} | {"return": result}
    vars(endpoint)["__signature__"] = inspect.Signature(signature, return_annotation=result)
    return endpoint


Arguments = dict[str, tuple[inspect.Parameter, str]]  # by name, each with its description


def _arguments(function: Callable[..., Iterator[Any]], request: type[Request]) -> Arguments:
    declared = parameters_of(request)
    hints = get_type_hints(function, include_extras=True)
    inputs = [
        each for each in inspect.signature(function).parameters.values() if each.kind is not each.VAR_KEYWORD
    ]
    found: Arguments = {}
    if "prompt" in declared:
        found["prompt"] = _argument("prompt", declared.pop("prompt"))
    named = {each.name: _input(each, hints[each.name]) for each in inputs}
    late = {each.name for each in inputs if each.kind is each.KEYWORD_ONLY}
    found |= {name: argument for name, argument in named.items() if name not in late}
    found |= {name: _argument(name, parameter) for name, parameter in declared.items()}
    return found | {name: named[name] for name in named if name in late}


def _input(parameter: inspect.Parameter, hint: Any) -> tuple[inspect.Parameter, str]:
    changed = parameter.replace(annotation=hint.__origin__, kind=parameter.POSITIONAL_OR_KEYWORD)
    return changed, hint.__metadata__[0]


def _argument(name: str, parameter: Parameter) -> tuple[inspect.Parameter, str]:
    annotation: Any = parameter.kind
    default = parameter.constant
    if parameter.is_required:
        default = inspect.Parameter.empty
    elif parameter.default is not None or default is None:
        annotation, default = annotation | None, None
    argument = inspect.Parameter(
        name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation
    )
    return argument, parameter.describe("en", LIMITS.get(name))


def _docstring(function: Callable[..., Iterator[Any]], arguments: Arguments, result: type) -> str:
    """In the form that Gradio parses: every description is one line."""
    described = "\n".join(f"    {name}: {description}" for name, (_, description) in arguments.items())
    returns = f"the answer; with as_message: {Answer.__doc__}" if result is str else result.__doc__
    return f"{_one_line(function.__doc__)}\n\nParameters:\n{described}\nReturns:\n    {_one_line(returns)}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _told_scenes(told: Any) -> list[tuple[str, Any]] | None:
    """A caller's scenes as texts and paths; raises BadMessages for what is none."""
    if told is None:
        return None
    if not isinstance(told, list) or not all(isinstance(scene, dict) for scene in told):
        raise BadMessages(reason="a scene in told is {text, image}")
    check_count(len(told))
    scenes = [(scene.get("text"), path_of(scene.get("image"))) for scene in told]
    check_total([path for _, path in scenes])
    return scenes
