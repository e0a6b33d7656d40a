"""The table of checkpoints: what each is called, where its files are, its sizes, and what it was trained for.

A checkpoint is a value. Folders of our own carry theirs in `config.json` (see `showo2.loading.loader`), so software
and checkpoint cannot disagree.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig, build
from showo2.lexicon import Lexicon
from showo2.resources import ASSETS

WAN_VAE = ("Wan-AI/Wan2.1-T2V-1.3B-Diffusers", "vae")  # repository, subfolder


LEXICON_KEY = "vocabulary"  # of `Checkpoint.lexicon` in config.json
SOLVER_NAMES = ("euler", "adams_bashforth", "heun")  # of `showo2.flow`, named here where nothing needs torch


class Task(StrEnum):
    """What a checkpoint can be trained for."""

    CHAT = "chat"  # text only, and questions about images
    VIDEO_CHAT = "video_chat"
    TEXT_TO_IMAGE = "text_to_image"
    TEXT_TO_VIDEO = "text_to_video"
    IMAGE_TO_VIDEO = "image_to_video"
    STORY = "story"


@dataclass(frozen=True)
class VideoReading:
    """How a checkpoint looks at a clip in a question (facts: video understanding)."""

    num_frames: (
        int  # sampled uniformly; each is encoded as an image of its own where `tokens_per_side` is set
    )
    tokens_per_side: (
        int | None
    )  # each frame's tokens are resized to this grid; None: one latent clip, not resized
    # Positions of the span, time token included, that attend to all of each other; the rest is causal.
    # The public demo reuses the image's count, 730; whether training did is not published. None: the whole span.
    bidirectional_length: int | None = None


@dataclass(frozen=True)
class Checkpoint:
    """One entry of the table."""

    name: str
    model: ModelConfig
    tasks: tuple[Task, ...]
    resolutions: tuple[
        tuple[int, int], ...
    ]  # (width, height) in px it was trained at; the first is the default
    understanding_size: int  # side in px of the square that images are padded and resized to in chat
    max_tokens: int  # the longest sequence its language model was made for
    video_reading: VideoReading
    num_frames: int = 17  # default length of a generated clip, 4k + 1
    fps: float = 8.0  # of generated clips
    num_inference_steps: int = 50  # time points, so one fewer model call
    guidance_scale: float = 5.0
    guidance_stop: float = 1.0  # part of the steps after which guidance ends
    solver: str = SOLVER_NAMES[0]
    system_prompt: str = "You are a helpful assistant."
    languages: tuple[str, ...] = ("en", "zh")
    repo: str | None = None  # on the Hub; None: a folder holds everything
    tokenizer_repo: str | None = None
    vae_repo: tuple[str, str] | None = None
    lexicon: Lexicon | None = None  # of a checkpoint that knows one small world

    @property
    def illustrates(self) -> bool:
        """Whether it tells stories by chat and pictures in turns, as it was trained for both but not for stories."""
        return Task.STORY not in self.tasks and {Task.CHAT, Task.TEXT_TO_IMAGE} <= set(self.tasks)

    def to_dict(self) -> dict[str, Any]:
        values = asdict(self)
        values[LEXICON_KEY] = values.pop("lexicon")
        return values

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Checkpoint":
        """Rebuild from `to_dict`, after JSON; raises ValueError for a key that is unknown or missing."""
        values = dict(values)
        if "model" in values:
            values["model"] = ModelConfig.from_dict(values["model"])
        if "video_reading" in values:
            values["video_reading"] = build(VideoReading, values["video_reading"])
        lexicon = values.pop(LEXICON_KEY, None)
        values["lexicon"] = None if lexicon is None else Lexicon.from_dict(lexicon)
        for key in ("resolutions", "languages", "vae_repo", "tasks"):
            if values.get(key) is not None:
                values[key] = tuple(tuple(item) if isinstance(item, list) else item for item in values[key])
        if "tasks" in values:
            values["tasks"] = tuple(Task(task) for task in values["tasks"])
        return build(cls, values)


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

# The public video demo's reading: 32 frames of 14 x 14 tokens, of which its mask makes 1 + 27 * 27 positions
# bidirectional, as many as an image has.
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
