"""The table of checkpoints: names, repositories, sizes, and what each was trained for.

A checkpoint is a value. Folders in this project's own format carry theirs in `config.json`, so software and
checkpoint cannot disagree.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Literal

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.lexicon import Lexicon
from showo2.plain_data import build
from showo2.resources import ASSETS

WAN_VAE = ("Wan-AI/Wan2.1-T2V-1.3B-Diffusers", "vae")  # repository, subfolder
MAX_SIDE = 8192  # px
LEXICON_KEY = "vocabulary"  # of `Checkpoint.lexicon` in config.json


# Where the bidirectional attention block of a span starts that is only to be understood. "training": at the
# time token, as in the public training data. "demo": one position later, as in the public demo scripts; there
# the time token is causal and the end marker is part of the block. For reproducing scores that were published
# with it.
UnderstandingAttention = Literal["training", "demo"]


class Task(StrEnum):
    """What a checkpoint can be trained for."""

    CHAT = "chat"  # text only, and questions about images
    VIDEO_CHAT = "video_chat"
    TEXT_TO_IMAGE = "text_to_image"
    TEXT_TO_VIDEO = "text_to_video"
    IMAGE_TO_VIDEO = "image_to_video"
    STORY = "story"
    MIXED_CHAT = "mixed_chat"  # answers that hold pictures, and clips if TEXT_TO_VIDEO is trained too


@dataclass(frozen=True)
class VideoReading:
    """How a checkpoint looks at a clip in a question."""

    # Sampled uniformly. Each frame is encoded as a picture of its own where `tokens_per_side` is set.
    num_frames: int
    # Each frame's tokens are resized to a square grid of this side; None: one latent clip, not resized.
    tokens_per_side: int | None
    # Positions of the bidirectional attention block; the rest of the span is causal. None: the whole span.
    bidirectional_length: int | None = None

    def __post_init__(self) -> None:
        _require_range("num_frames", self.num_frames, 1)
        for name in ("tokens_per_side", "bidirectional_length"):
            if getattr(self, name) is not None:
                _require_range(name, getattr(self, name), 1)


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint is and what it was trained for."""

    name: str
    model: ModelConfig
    tasks: tuple[Task, ...]
    # (width, height) in px that it was trained at; the first is the default.
    resolutions: tuple[tuple[int, int], ...]
    understanding_size: int  # side in px of the square that pictures are padded and resized to in chat
    max_tokens: int  # longest sequence its language model was made for
    video_reading: VideoReading
    num_frames: int = 17  # default length of a generated clip, 4k + 1
    fps: float = 8.0  # of generated clips
    num_inference_steps: int = 50  # time points, so one fewer model call
    guidance_scale: float = 5.0
    guidance_stop: float = 1.0  # fraction of the steps after which guidance ends
    solver: str = "euler"  # one of `showo2.parameters.SOLVERS`
    system_prompt: str = "You are a helpful assistant."
    languages: tuple[str, ...] = ("en", "zh")
    repo: str | None = None  # on the Hub; None: a folder holds everything
    tokenizer_repo: str | None = None
    vae_repo: tuple[str, str] | None = None  # repository, subfolder
    lexicon: Lexicon | None = None  # the words it knows, where it was trained on one small world
    understanding_attention: UnderstandingAttention = "training"
    # Name of the entry of `RELEASED` whose settings were assumed, where its files fit several entries.
    assumed: str | None = None

    def __post_init__(self) -> None:
        if not self.resolutions:
            raise ValueError("resolutions must not be empty")
        for side in (side for resolution in self.resolutions for side in resolution):
            _require_range("resolutions", side, 1, MAX_SIDE)
        _require_range("understanding_size", self.understanding_size, 1, MAX_SIDE)
        _require_range("max_tokens", self.max_tokens, 1)
        _require_range("num_inference_steps", self.num_inference_steps, 2)
        _require_range("guidance_scale", self.guidance_scale, 0)
        _require_range("guidance_stop", self.guidance_stop, 0, 1)
        if self.num_frames < 1 or self.num_frames % 4 != 1:
            raise ValueError(f"num_frames must be 4k + 1; got {self.num_frames}")
        if self.fps <= 0:
            raise ValueError(f"fps must be positive; got {self.fps}")

    @property
    def illustrates(self) -> bool:
        """Whether it tells stories by chatting and drawing in turns: trained for these, not for stories."""
        return Task.STORY not in self.tasks and {Task.CHAT, Task.TEXT_TO_IMAGE} <= set(self.tasks)

    @property
    def draws_apart(self) -> bool:
        """Whether it chats and draws, but not within an answer."""
        return Task.MIXED_CHAT not in self.tasks and {Task.CHAT, Task.TEXT_TO_IMAGE} <= set(self.tasks)

    @property
    def drawn_in_chat(self) -> tuple[str, ...]:
        """What its answers may hold beside text: "image", "video"."""
        if Task.MIXED_CHAT not in self.tasks:
            return ()
        return ("image", "video") if Task.TEXT_TO_VIDEO in self.tasks else ("image",)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as config.json holds it."""
        values = asdict(self)
        values[LEXICON_KEY] = values.pop("lexicon")
        for name, default in (("understanding_attention", "training"), ("assumed", None)):
            if values[name] == default:  # younger than the format, so written only where it matters
                del values[name]
        return values

    @classmethod
    def from_dict(cls, values: object) -> "Checkpoint":
        """Rebuild from `to_dict`, after JSON; raises ValueError naming the first field that is wrong."""
        if isinstance(values, dict) and LEXICON_KEY in values:
            values = {**values, "lexicon": values[LEXICON_KEY]}
            del values[LEXICON_KEY]
        return build(cls, values)


def _require_range(name: str, value: float, minimum: float, maximum: float | None = None) -> None:
    if value < minimum or (maximum is not None and value > maximum):
        allowed = f"at least {minimum}" if maximum is None else f"from {minimum} to {maximum}"
        raise ValueError(f"{name} must be {allowed}; got {value}")


QWEN_1_5B = LanguageConfig(
    vocab_size=151669,
    hidden_size=1536,
    intermediate_size=8960,
    num_layers=28,
    num_heads=12,
    num_kv_heads=2,
    tie_embeddings=True,
)
QWEN_7B = LanguageConfig(
    vocab_size=151669,
    hidden_size=3584,
    intermediate_size=18944,
    num_layers=28,
    num_heads=28,
    num_kv_heads=4,
    tie_embeddings=False,
)
SIGLIP_SO400M = SemanticConfig(
    hidden_size=1152, intermediate_size=4304, num_layers=26, num_heads=16, grid_size=27
)
FLOW_HEAD = FlowHeadConfig(
    hidden_size=2048, intermediate_size=8192, num_layers=10, num_heads=32, num_kv_heads=8, head_dim=64
)
SHOWO2_1_5B = ModelConfig(language=QWEN_1_5B, semantic=SIGLIP_SO400M, flow_head=FLOW_HEAD)
SHOWO2_7B = ModelConfig(language=QWEN_7B, semantic=SIGLIP_SO400M, flow_head=FLOW_HEAD)
QWEN_WINDOW = 32_768  # tokens; the public demos stop at 1024 to 4352 to bound their padding

# 32 frames of 14 x 14 tokens, and an attention block as long as a picture's, 1 + 27 * 27 positions: the
# public video demo reuses that length; whether training did is not published. Unlike the demo's, the block
# starts at the time token, unless `Checkpoint.understanding_attention` says otherwise.
PUBLIC_VIDEO_READING = VideoReading(num_frames=32, tokens_per_side=14, bidirectional_length=730)


def _released(name: str, model: ModelConfig, tasks: tuple[Task, ...], **changes: Any) -> Checkpoint:
    size = "1.5B" if model is SHOWO2_1_5B else "7B"
    return Checkpoint(
        **{
            "name": name,
            "model": model,
            "tasks": tasks,
            "resolutions": ((432, 432),),
            "understanding_size": 432,
            "max_tokens": QWEN_WINDOW,
            "video_reading": PUBLIC_VIDEO_READING,
            "repo": f"showlab/{name}",
            "tokenizer_repo": f"Qwen/Qwen2.5-{size}-Instruct",
            "vae_repo": WAN_VAE,
            **changes,
        }
    )


IMAGE_TASKS = (Task.CHAT, Task.TEXT_TO_IMAGE)
VIDEO_UNDERSTANDING_TASKS = (*IMAGE_TASKS, Task.VIDEO_CHAT)

RELEASED = (
    _released("show-o2-1.5B", SHOWO2_1_5B, IMAGE_TASKS),
    _released(
        "show-o2-1.5B-HQ",
        SHOWO2_1_5B,
        (Task.TEXT_TO_IMAGE,),
        resolutions=((1024, 1024), (512, 512)),
        guidance_scale=7.5,
    ),
    _released("show-o2-7B", SHOWO2_7B, IMAGE_TASKS),
    _released("show-o2-1.5B-w-video-und", SHOWO2_1_5B, VIDEO_UNDERSTANDING_TASKS),
    _released("show-o2-7B-w-video-und", SHOWO2_7B, VIDEO_UNDERSTANDING_TASKS),
)

FOLDERS = {"nano": ASSETS / "nano"}  # checkpoints that ship with the software
DEFAULT = "nano"
