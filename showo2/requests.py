"""Requests to a checkpoint: frozen, picklable values, complete and checked before any work.

`resolve` makes a request of a user's values: it fills gaps with the checkpoint's defaults, checks everything,
and draws a missing seed. From then on the request determines its result: it can be stored, sent to another
process, and run there. Importing this module needs no torch; `run` and `cost` import the task that they need.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeAlias

from PIL import Image

from showo2.checkpoints import Checkpoint, Task
from showo2.errors import BadMessages, UnknownOption
from showo2.media import open_image
from showo2.messages import BLOCKS, Message, checked_messages, checked_prefill, is_sequence
from showo2.outputs import Drawing, Reply
from showo2.outputs import Story as StoryOutput
from showo2.parameter_fields import (
    NO_LIMITS,
    Limits,
    Words,
    checked_text,
    inputs_of,
    parameter,
    parameters_of,
    resolve,
    values_of,
)
from showo2.parameters import (
    Decoding,
    Sampling,
    Size,
    num_frames_parameter,
    prompt_parameter,
    temperature_parameter,
)

if TYPE_CHECKING:
    from showo2.loading.loader import Components

Picture: TypeAlias = Image.Image | str | Path
SCENE_TOKENS = 256  # the longest text of a story's scene


class Cost(NamedTuple):
    """What a request takes, counted before it runs."""

    denoised_tokens: int  # visual tokens that pass through the model, over all steps, results and branches
    written_tokens: int  # at most


class ToldScene(NamedTuple):
    """An earlier scene of a story, which a request continues."""

    text: str
    picture: Image.Image


@dataclass(frozen=True, kw_only=True)
class Request(ABC):
    """The base of all requests. Fields are parameters, groups of parameters, and inputs such as a picture."""

    task: ClassVar[Task]
    allow_untrained: bool = False  # also run a task that the checkpoint was not trained for

    @classmethod
    def resolve(cls, checkpoint: Checkpoint, limits: Limits = NO_LIMITS, /, **values: Any) -> Self:
        """The request with these values by name; the default stands for None and for missing values.

        `limits` are tighter maxima of a host. Raises a `Showo2Error` that names the parameter, what came, and
        what is allowed.
        """
        known = {*parameters_of(cls), *inputs_of(cls)}
        for name in values:
            if name not in known:
                raise UnknownOption(option="parameter", value=name, known=", ".join(sorted(known)))
        return resolve(cls, values, checkpoint, limits)

    @property
    def settings(self) -> dict[str, Any]:
        """What reproduces the result, as results carry it in their files."""
        declared = parameters_of(type(self))
        values = {name: value for name, value in values_of(self).items() if declared[name].is_setting}
        return {"task": self.task.value, **values}

    @abstractmethod
    def run(self, components: "Components") -> Iterator[Any]:
        """The outputs, one after another; closing the iterator stops the work."""

    @abstractmethod
    def cost(self, components: "Components") -> Cost:
        """What it takes with these components."""


@dataclass(frozen=True, kw_only=True)
class TextToImage(Request):
    """Pictures from a text; the n-th, from 0, is what seed + n gives alone."""

    task: ClassVar[Task] = Task.TEXT_TO_IMAGE

    prompt: str = prompt_parameter()
    size: Size
    num_images: int = parameter(
        int,
        Words("Pictures", "张数"),
        Words("Pictures drawn at a time, each with a seed of its own.", "一次生成的张数，每张的种子不同。"),
        minimum=1,
        maximum=16,
        value=1,
        is_setting=False,
    )
    sampling: Sampling

    def run(self, components: "Components") -> Iterator[Drawing]:
        from showo2.tasks.image import text_to_image

        return text_to_image(components, self)

    def cost(self, components: "Components") -> Cost:
        from showo2.tasks.sampling import denoised_tokens

        return Cost(self.num_images * denoised_tokens(components, self.size, self.sampling), 0)


@dataclass(frozen=True, kw_only=True)
class TextToVideo(Request):
    """A clip from a text."""

    task: ClassVar[Task] = Task.TEXT_TO_VIDEO

    prompt: str = prompt_parameter()
    size: Size
    num_frames: int = num_frames_parameter()
    sampling: Sampling

    def run(self, components: "Components") -> Iterator[Drawing]:
        from showo2.tasks.video import text_to_video

        return text_to_video(components, self)

    def cost(self, components: "Components") -> Cost:
        from showo2.tasks.sampling import denoised_tokens

        return Cost(denoised_tokens(components, self.size, self.sampling, self.num_frames), 0)


@dataclass(frozen=True, kw_only=True)
class ImageToVideo(TextToVideo):
    """A clip that starts from a picture, which is cropped to the clip's shape."""

    task: ClassVar[Task] = Task.IMAGE_TO_VIDEO

    image: Image.Image

    @classmethod
    def resolve(
        cls, checkpoint: Checkpoint, limits: Limits = NO_LIMITS, /, *, image: Any = None, **values: Any
    ) -> Self:
        """As `Request.resolve`; `image` is a picture or its path. Raises what `open_image` does."""
        return super().resolve(checkpoint, limits, image=open_image(image), **values)

    def run(self, components: "Components") -> Iterator[Drawing]:
        from showo2.tasks.video import image_to_video

        return image_to_video(components, self)


@dataclass(frozen=True, kw_only=True)
class TellStory(Request):
    """A story in words and pictures; its n-th scene, from 0, is written and drawn with seed + n.

    It goes on from the scenes in `told`, which are not among its outputs. A checkpoint that was trained to
    chat and to draw, but not to tell stories, writes each scene as an answer and draws it by itself, unless
    `allow_untrained`.
    """

    task: ClassVar[Task] = Task.STORY

    prompt: str = prompt_parameter()
    told: tuple[ToldScene, ...] = ()
    text: str | None = parameter(
        str,
        Words("Text of the next scene", "下一幕的文字"),
        Words("What the next scene says; None lets the model write it.", "下一幕的文字；留空则由模型来写。"),
        value=None,
        is_setting=False,
    )
    max_scenes: int = parameter(
        int,
        Words("Max scenes", "最多几幕"),
        Words("The story may end earlier.", "故事可能提前结束。"),
        minimum=1,
        maximum=12,
        value=5,
    )
    size: Size
    sampling: Sampling
    temperature: float = temperature_parameter()

    @classmethod
    def resolve(
        cls, checkpoint: Checkpoint, limits: Limits = NO_LIMITS, /, *, told: Any = None, **values: Any
    ) -> Self:
        """As `Request.resolve`; `told` holds the text and the picture, or its path, of each scene."""
        return super().resolve(checkpoint, limits, told=_told_scenes(told, limits), **values)

    def run(self, components: "Components") -> Iterator[StoryOutput]:
        from showo2.tasks.illustrated_story import illustrated_story
        from showo2.tasks.story import tell_story

        stands_in = components.checkpoint.illustrates and not self.allow_untrained
        return (illustrated_story if stands_in else tell_story)(components, self)

    def cost(self, components: "Components") -> Cost:
        from showo2.tasks.sampling import denoised_tokens

        drawn = denoised_tokens(components, self.size, self.sampling)
        return Cost(self.max_scenes * drawn, self.max_scenes * SCENE_TOKENS)


@dataclass(frozen=True, kw_only=True)
class Chat(Request):
    """The next answer of a conversation in text, pictures and clips.

    Checkpoints that draw in chat (`Checkpoint.drawn_in_chat`) use `size` and the fields behind it; the n-th
    picture or clip of an answer, from 0, is drawn with seed + n. The answer goes on from the blocks of
    `prefill`, which are not among its parts; `opens` makes it go on with an "image" or a "video".
    """

    task: ClassVar[Task] = Task.CHAT

    messages: tuple[Message, ...]
    prefill: tuple[Mapping[str, Any], ...] = ()
    opens: str | None = None
    decoding: Decoding
    size: Size
    sampling: Sampling
    num_frames: int = num_frames_parameter()
    max_pictures: int = parameter(
        int,
        Words("Max pictures", "最多几张图"),
        Words(
            "Pictures and clips in one answer, if the checkpoint draws in chat; with 0 it only writes.",
            "一次回答里最多画几张图片和几段视频，合并计数；只对会在对话中画图的模型有效。0 表示只写文字。",
        ),
        maximum=12,
        value=4,
    )

    @classmethod
    def resolve(
        cls,
        checkpoint: Checkpoint,
        limits: Limits = NO_LIMITS,
        /,
        *,
        messages: Any = None,
        prefill: Any = None,
        opens: str | None = None,
        **values: Any,
    ) -> Self:
        """As `Request.resolve`. Raises BadMessages for messages or a prefill of another form, EmptyPrompt for
        an empty question.
        """
        if opens is not None and opens not in BLOCKS[1:]:
            raise UnknownOption(option="opens", value=str(opens), known=", ".join(BLOCKS[1:]))
        checked = {
            "messages": checked_messages(messages, limits),
            "prefill": checked_prefill(prefill, limits),
            "opens": opens,
        }
        return super().resolve(checkpoint, limits, **checked, **values)

    @property
    def prompt(self) -> str:
        """The text of the last message."""
        blocks = self.messages[-1]["content"]
        return "\n".join(block["text"] for block in blocks if block["type"] == "text")

    @property
    def settings(self) -> dict[str, Any]:
        """As `Request.settings`; of the conversation they hold the last message's text alone."""
        return {**super().settings, "prompt": self.prompt}

    def run(self, components: "Components") -> Iterator[Reply]:
        from showo2.tasks.chat import chat

        return chat(components, self)

    def cost(self, components: "Components") -> Cost:
        from showo2.tasks.sampling import denoised_tokens

        frames = {"image": 1, "video": self.num_frames}
        largest = max(
            (
                denoised_tokens(components, self.size, self.sampling, frames[kind])
                for kind in components.checkpoint.drawn_in_chat
            ),
            default=0,
        )
        written = min(self.decoding.max_new_tokens, components.checkpoint.max_tokens)
        return Cost(self.max_pictures * largest, written)


REQUESTS: tuple[type[Request], ...] = (Chat, TextToImage, TextToVideo, ImageToVideo, TellStory)


def video_request(
    checkpoint: Checkpoint, limits: Limits = NO_LIMITS, /, image: Picture | None = None, **values: Any
) -> TextToVideo:
    """A clip from text, or from text and its first frame where there is an `image`."""
    if image is None:
        return TextToVideo.resolve(checkpoint, limits, **values)
    return ImageToVideo.resolve(checkpoint, limits, image=image, **values)


def _told_scenes(told: Any, limits: Limits) -> tuple[ToldScene, ...]:
    if told is None:
        return ()
    if not is_sequence(told) or not all(is_sequence(scene) and len(scene) == 2 for scene in told):
        raise BadMessages(reason="told must be a list of scenes, each a text and a picture")
    return tuple(
        ToldScene(checked_text("text", text, limits.get("text")), open_image(picture))
        for text, picture in told
    )
