"""What a visitor or a caller of the API asks for: plain, frozen values, checked once, the same for both.

A request knows what it takes from the pipeline (`run`) and what is written into its results (`settings`).
Numbers come from strangers and may be anything; what is left out (None) is the checkpoint's own default.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showo2.app.story.export import StoryPage
from showo2.checkpoints import SOLVER_NAMES, Checkpoint, Task
from showo2.errors import BadNumber, EmptyPrompt, UnknownOption
from showo2.media import open_image
from showo2.outputs import Drawing, Reply, Story

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

MAX_PROMPT_LENGTH = 2000  # characters
MAX_SEED = 2**32 - 1
MAX_STEPS = 100
MAX_GUIDANCE = 20.0
MAX_IMAGES = 4
MAX_SCENES = 8
MAX_NEW_TOKENS = 1024
MAX_SIDE = 4096  # px; the pipeline knows which sizes the checkpoint can draw


@dataclass(frozen=True)
class Sampling:
    """How pictures are drawn. Raises BadNumber for a value out of range, UnknownOption for a solver there is not."""

    width: int  # px
    height: int  # px
    num_inference_steps: int
    guidance_scale: float
    guidance_start: float  # parts of the steps
    guidance_stop: float
    solver: str
    cache_threshold: float
    seed: int | None  # None: a new one, reported with the result

    @classmethod
    def of(cls, checkpoint: Checkpoint, **given: Any) -> "Sampling":
        """From raw values by the fields' names; those missing or None are the checkpoint's."""
        width, height = checkpoint.resolutions[0]
        defaults = {
            "width": width,
            "height": height,
            "num_inference_steps": checkpoint.num_inference_steps,
            "guidance_scale": checkpoint.guidance_scale,
            "guidance_start": 0.0,
            "guidance_stop": checkpoint.guidance_stop,
            "solver": checkpoint.solver,
            "cache_threshold": 0.0,
        }
        values = defaults | {name: value for name, value in given.items() if value is not None}
        return cls(
            width=whole("width", values["width"], 1, MAX_SIDE),
            height=whole("height", values["height"], 1, MAX_SIDE),
            num_inference_steps=whole("num_inference_steps", values["num_inference_steps"], 2, MAX_STEPS),
            guidance_scale=number("guidance_scale", values["guidance_scale"], 0, MAX_GUIDANCE),
            guidance_start=number("guidance_start", values["guidance_start"], 0, 1),
            guidance_stop=number("guidance_stop", values["guidance_stop"], 0, 1),
            solver=one_of("solver", values["solver"], SOLVER_NAMES),
            cache_threshold=number("cache_threshold", values["cache_threshold"], 0, 1),
            seed=optional_seed(values.get("seed")),
        )


@dataclass(frozen=True)
class ImageRequest:
    """Pictures from text."""

    prompt: str
    sampling: Sampling
    num_images: int = 1
    task = Task.TEXT_TO_IMAGE

    def __post_init__(self):
        check_prompt(self.prompt)
        whole("num_images", self.num_images, 1, MAX_IMAGES)

    def run(self, pipeline: "Pipeline") -> Iterator[Drawing]:
        return pipeline.text_to_image(self.prompt, num_images=self.num_images, **asdict(self.sampling))

    @property
    def settings(self) -> dict[str, Any]:
        return {"task": self.task.value, "prompt": self.prompt, **asdict(self.sampling)}


@dataclass(frozen=True)
class VideoRequest:
    """A clip from text, or from text and its first frame."""

    prompt: str
    sampling: Sampling
    num_frames: int
    first_frame: Path | None = None

    def __post_init__(self):
        check_prompt(self.prompt)

    @property
    def task(self) -> Task:
        return Task.IMAGE_TO_VIDEO if self.first_frame else Task.TEXT_TO_VIDEO

    def run(self, pipeline: "Pipeline") -> Iterator[Drawing]:
        options = {"num_frames": self.num_frames, **asdict(self.sampling)}
        if self.first_frame:
            return pipeline.image_to_video(open_image(self.first_frame), self.prompt, **options)
        return pipeline.text_to_video(self.prompt, **options)

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "task": self.task.value,
            "prompt": self.prompt,
            "num_frames": self.num_frames,
            **asdict(self.sampling),
        }


@dataclass(frozen=True)
class StoryRequest:
    """A story, text and pictures in turns."""

    prompt: str
    sampling: Sampling
    max_scenes: int = 5
    told: tuple[StoryPage, ...] = ()  # scenes that it goes on from
    text: str | None = None  # of the first new scene; None: the model's
    task = Task.STORY

    def __post_init__(self):
        check_prompt(self.prompt)
        if self.text is not None:
            check_prompt(self.text)
        whole("max_scenes", self.max_scenes, 1, MAX_SCENES)

    def run(self, pipeline: "Pipeline") -> Iterator[Story]:
        told = [(page.text, page.picture) for page in self.told]
        return pipeline.tell_story(
            self.prompt, told=told, text=self.text, max_scenes=self.max_scenes, **asdict(self.sampling)
        )

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "task": self.task.value,
            "prompt": self.prompt,
            "max_scenes": self.max_scenes,
            **asdict(self.sampling),
        }


@dataclass(frozen=True)
class ChatRequest:
    """The next answer of a conversation; `messages` as `Pipeline.chat` takes them."""

    messages: list[dict[str, Any]]
    max_new_tokens: int = 512
    temperature: float = 0.0
    top_p: float = 1.0
    seed: int | None = None

    def __post_init__(self):
        for message in self.messages:
            for block in message["content"]:
                check_length(block.get("text", ""))
        whole("max_new_tokens", self.max_new_tokens, 1, MAX_NEW_TOKENS)
        number("temperature", self.temperature, 0, 2)
        number("top_p", self.top_p, 0.01, 1)
        optional_seed(self.seed)

    def run(self, pipeline: "Pipeline") -> Iterator[Reply]:
        return pipeline.chat(
            self.messages,
            max_new_tokens=int(self.max_new_tokens),
            temperature=self.temperature,
            top_p=self.top_p,
            seed=self.seed,
        )


def check_prompt(prompt: str) -> None:
    """Raises EmptyPrompt, or BadNumber for more than MAX_PROMPT_LENGTH characters."""
    if not prompt or not prompt.strip():
        raise EmptyPrompt()
    check_length(prompt)


def check_length(text: str) -> None:
    """Raises BadNumber for more than MAX_PROMPT_LENGTH characters."""
    if len(text) > MAX_PROMPT_LENGTH:
        raise BadNumber(name="prompt_length", value=len(text), minimum=1, maximum=MAX_PROMPT_LENGTH)


def optional_seed(value: Any) -> int | None:
    """A seed, None for a new one; raises BadNumber out of 0 ... MAX_SEED."""
    return None if value is None else whole("seed", value, 0, MAX_SEED)


def one_of(option: str, value: Any, known: tuple[str, ...]) -> str:
    """`value`, if it is one of `known`; raises UnknownOption otherwise."""
    if value not in known:
        raise UnknownOption(option=option, value=str(value), known=", ".join(known))
    return value


def whole(name: str, value: Any, minimum: int, maximum: int) -> int:
    """`value` as a whole number; raises BadNumber if it is none, or out of range."""
    if number(name, value, minimum, maximum) != int(value):
        raise BadNumber(name=name, value=value, minimum=minimum, maximum=maximum)
    return int(value)


def number(name: str, value: Any, minimum: float, maximum: float) -> float:
    """`value` as a number; raises BadNumber if it is none, or out of range."""
    # A comparison with NaN is false, so NaN is refused here too.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not minimum <= value <= maximum:
        raise BadNumber(name=name, value=value, minimum=minimum, maximum=maximum)
    return float(value)
