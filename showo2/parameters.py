"""Every parameter of a request, declared once: type, range, step, words in both languages, default.

A field of `Size`, `Sampling`, `Decoding` or of a request (`showo2.requests`) carries its `Parameter` as
metadata. The checks, the page's controls, the endpoints' signatures and descriptions, the settings inside
files, links and the table in the documents are derived from it. To add a parameter, declare it here and use
it where it acts.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from showo2.parameter_fields import Parameter, Words, parameter

MAX_SEED = 2**32 - 1


def random_seed() -> int:
    return secrets.randbelow(MAX_SEED + 1)


def offset_seed(seed: int, count: int) -> int:
    """The seed of the `count`-th result after the first; wraps around at 2^32."""
    return (seed + count) % (MAX_SEED + 1)


def temperature_parameter() -> Any:
    """The field that `Decoding` and stories share."""
    return parameter(
        float,
        Words("Temperature", "温度"),
        Words(
            "0 always picks the likeliest token; higher is more varied.", "0 表示总选最可能的词；越高越多样。"
        ),
        maximum=2,
        step=0.1,
        value=0.0,
    )


def _seed() -> Any:
    return parameter(
        int,
        Words("Seed", "随机种子"),
        Words("The same seed and settings give the same result.", "种子和设置相同，结果也相同。"),
        maximum=MAX_SEED,
        default=lambda checkpoint: random_seed(),
    )


def prompt_parameter() -> Any:
    """The field that all requests with a prompt share."""
    return parameter(str, Words("Prompt", "提示词"), Words("What to make.", "要生成的内容。"))


def num_frames_parameter() -> Any:
    """The field that all requests with a clip share."""
    return parameter(
        int,
        Words("Frames", "帧数"),
        Words("Length of the clip, 4k + 1.", "视频的帧数，为 4k + 1。"),
        minimum=1,
        maximum=129,
        step=4,
        default=lambda checkpoint: checkpoint.num_frames,
    )


# Of a checkpoint that comes with a LoRA, as the page loads it.
LORA_STRENGTH = Parameter(
    float,
    Words("LoRA strength (1 as trained)", "LoRA 强度（1 为训练时的强度）"),
    Words(
        "How strongly the LoRA acts: 1 as it was trained, 0 not at all.",
        "LoRA 的作用强度：1 与训练时相同，0 不起作用。",
    ),
    maximum=2,
    step=0.05,
    constant=1.0,
)

# By the names of `showo2.flow`.
SOLVERS = {
    "euler": Words("Euler", "欧拉法"),
    "adams_bashforth": Words("Adams–Bashforth", "亚当斯–巴什福斯法"),
    "heun": Words("Heun", "休恩法"),
}

# By the names of `showo2.tasks.sampling`.
QUALITIES = {
    "exact": Words("Exact", "精确"),
    "balanced": Words("Balanced", "均衡"),
    "fast": Words("Fast", "快速"),
}


@dataclass(frozen=True, kw_only=True)
class Size:
    """Of pictures and frames, in px; both sides must be multiples of what a visual token covers."""

    width: int = parameter(
        int,
        Words("Width", "宽度"),
        Words("Width in pixels.", "宽度（像素）。"),
        minimum=16,
        maximum=2048,
        default=lambda checkpoint: checkpoint.resolutions[0][0],
    )
    height: int = parameter(
        int,
        Words("Height", "高度"),
        Words("Height in pixels.", "高度（像素）。"),
        minimum=16,
        maximum=2048,
        default=lambda checkpoint: checkpoint.resolutions[0][1],
    )


@dataclass(frozen=True, kw_only=True)
class Sampling:
    """How the flow head denoises pictures and clips."""

    num_inference_steps: int = parameter(
        int,
        Words("Steps", "步数"),
        Words(
            "More steps: finer and slower. Counts time points as published, so one fewer model call.",
            "步数越多，画面越精细，也越慢。按论文以时间点计数，模型调用次数少一次。",
        ),
        minimum=2,
        maximum=1000,
        default=lambda checkpoint: checkpoint.num_inference_steps,
    )
    guidance_scale: float = parameter(
        float,
        Words("Guidance", "引导强度"),
        Words("Higher: closer to the prompt, less varied.", "越高越贴近提示词，变化越少。"),
        maximum=50,
        step=0.5,
        default=lambda checkpoint: checkpoint.guidance_scale,
    )
    seed: int = _seed()
    solver: str = parameter(
        str,
        Words("Solver", "求解器"),
        Words(
            "Euler is the published one. The others need fewer steps; each of Heun's takes two model calls.",
            "欧拉法与论文一致。亚当斯–巴什福斯法和休恩法所需步数更少；休恩法每步调用模型两次。",
        ),
        choices=SOLVERS,
        default=lambda checkpoint: checkpoint.solver,
    )
    guidance_start: float = parameter(
        float,
        Words("Guidance start", "引导开始"),
        Words(
            "Fraction of the steps after which guidance starts. Steps without guidance take half the time.",
            "从全部步数的这一比例处开始引导。不引导的步骤只需一半时间。",
        ),
        maximum=1,
        step=0.05,
        value=0.0,
    )
    guidance_stop: float = parameter(
        float,
        Words("Guidance stop", "引导结束"),
        Words(
            "Fraction of the steps after which guidance ends. Steps without guidance take half the time.",
            "到全部步数的这一比例处结束引导。不引导的步骤只需一半时间。",
        ),
        maximum=1,
        step=0.05,
        default=lambda checkpoint: checkpoint.guidance_stop,
    )
    cache_threshold: float = parameter(
        float,
        Words("Cache threshold", "缓存阈值"),
        Words(
            "First-block caching: steps that change less reuse most layers; faster, less exact. 0: off.",
            "首块缓存：变化小于该值的步骤会沿用大部分层的结果。0 表示关闭。更快，但精度略低。",
        ),
        maximum=1,
        step=0.01,
        value=0.0,
    )
    quality: str = parameter(
        str,
        Words("Quality", "质量"),
        Words(
            "Balanced and Fast replace steps and solver by their own and do less work: faster, less exact.",
            "“均衡”和“快速”改用自己的步数和求解器，减少计算量：更快，但精度略低。",
        ),
        choices=QUALITIES,
        value="exact",
    )


@dataclass(frozen=True, kw_only=True)
class Decoding:
    """How the language head picks tokens."""

    max_new_tokens: int = parameter(
        int,
        Words("Max length", "最大长度"),
        Words(
            "In tokens: each is about three quarters of an English word or one Chinese character.",
            "回答的最大长度，以词元计：每个词元约为一个汉字或四分之三个英文单词。",
        ),
        minimum=1,
        maximum=8192,
        value=512,
    )
    temperature: float = temperature_parameter()
    top_p: float = parameter(
        float,
        Words("Top p", "Top p"),
        Words(
            "Nucleus sampling: only the likeliest tokens that add up to this probability.",
            "核采样：只考虑概率之和达到该值的最可能的词。",
        ),
        maximum=1,
        step=0.05,
        value=1.0,
    )
    seed: int = _seed()
    top_k: int = parameter(
        int,
        Words("Top k", "Top k"),
        Words("Only the k likeliest tokens; 0: no limit.", "只考虑最可能的 k 个词元；0 表示不限。"),
        maximum=1000,
        value=0,
    )
