"""The configuration of a run on people's own data, from a YAML file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from showo2.errors import BadTrainingConfig
from showo2.loading.lora import LoraPart
from showo2.plain_data import build
from showo2.training.data.sources import Source
from showo2.training.presets import PRESETS
from showo2.training.recipe import Recipe, Stage


@dataclass(frozen=True, kw_only=True)
class LoraSettings:
    """LoRA on all Linears in the blocks of some parts; the rest is frozen."""

    rank: int = 16
    alpha: float = 32.0  # adapters act with alpha / rank
    dropout: float = 0.0
    parts: tuple[LoraPart, ...] = ("language_model", "flow_head")

    def __post_init__(self) -> None:
        if self.rank < 1:
            raise ValueError(f"rank must be at least 1; got {self.rank}")
        if not self.parts:
            raise ValueError("parts must not be empty")


@dataclass(frozen=True, kw_only=True)
class SampleSettings:
    """What is asked of the model every `every` steps, always with the same seed."""

    every: int = 250
    pictures: tuple[str, ...] = ()  # prompts
    clips: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()  # file of a picture, and question
    seed: int = 0
    num_inference_steps: int | None = None  # None: the checkpoint's


@dataclass(frozen=True, kw_only=True)
class TrainingConfig:
    """A run: from which checkpoint, on which data, in which stages. Sizes left out are the checkpoint's."""

    checkpoint: str  # a name or a folder, as `load_pipeline` takes it
    out: str  # folder of the run; the same configuration resumes it
    data: tuple[Source, ...]
    stages: tuple[Stage, ...]
    lora: LoraSettings | None = None  # None: all that a stage names is trained in full
    quantization: str | None = None  # int8, nf4 or nf4-all for the frozen weights under a LoRA
    batch_size: int = 1  # samples of one source in a pass, in each process
    accumulation: int = 4  # passes of a step
    max_tokens: int | None = None  # of a sample
    size: tuple[int, int] | None = None  # width, height in px of what is drawn
    buckets: bool = True  # keep the shape of pictures: other sizes of the same area
    num_frames: int | None = None  # of clips that are drawn
    latents: bool = True  # keep latents on disk, beside the run
    workers: int = 2  # processes that decode
    checkpoint_activations: bool = False  # less memory, a third more time
    ema_decay: float = 0.99
    seed: int = 0
    save_minutes: float = 10.0
    keep: int = 2  # states
    log_steps: int = 10
    samples: SampleSettings = SampleSettings()

    def __post_init__(self) -> None:
        if not self.data:
            raise ValueError("data must not be empty")
        if not self.stages:
            raise ValueError("stages must not be empty")
        for name in ("batch_size", "accumulation", "keep", "log_steps"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1; got {getattr(self, name)}")
        if self.quantization is not None and self.lora is None:
            raise ValueError("quantization is for the frozen weights under a lora")
        names = [source.name for source in self.data]
        if len(set(names)) < len(names):
            raise ValueError(f"data: two sources have the same name, of {', '.join(names)}")

    @property
    def recipe(self) -> Recipe:
        """What the training loop carries out."""
        return Recipe(name=Path(self.out).name, stages=self.stages, ema_decay=self.ema_decay, seed=self.seed)


def read_config(file: Path) -> TrainingConfig:
    """The configuration in a YAML file. Raises BadTrainingConfig naming what is wrong."""
    try:
        values = yaml.load(file.read_text(encoding="utf-8"), _Loader)
        return parse_config(values)
    except OSError as error:
        raise BadTrainingConfig(file=file, reason=error.strerror or str(error)) from error
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise BadTrainingConfig(file=file, reason=f"it is not YAML ({reason})") from error
    except ValueError as error:
        raise BadTrainingConfig(file=file, reason=str(error)) from error


def parse_config(values: object) -> TrainingConfig:
    """The configuration in parsed YAML. Raises ValueError naming the field that is wrong."""
    if not isinstance(values, dict):
        raise ValueError("it must hold fields such as checkpoint, out, data and stages")
    sources = [build(Source, each, f"data[{at}]") for at, each in enumerate(_list(values, "data"))]
    size = {"batch_size": values.get("batch_size", 1), "length": values.get("max_tokens") or 2**31}
    stages = [_stage(each, at, sources, size) for at, each in enumerate(_list(values, "stages"))]
    return build(TrainingConfig, {**values, "data": [asdict(each) for each in sources], "stages": stages})


def _stage(values: object, at: int, sources: Sequence[Source], size: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a stage: those of its preset, and what the configuration has instead."""
    if not isinstance(values, dict):
        raise ValueError(f"stages[{at}] must be an object with a preset")
    given = dict(values)
    preset = given.pop("preset", "tune")
    if preset not in PRESETS:
        raise ValueError(f"stages[{at}].preset must be one of {', '.join(PRESETS)}; got {preset!r}")
    weights = given.pop("weights", {source.name: source.weight for source in sources})
    known = [source.name for source in sources]
    if not isinstance(weights, dict) or not set(weights) <= set(known):
        raise ValueError(f"stages[{at}].weights must be numbers for some of {', '.join(known)}")
    mixture = [{"kind": name, "weight": weight, **size} for name, weight in weights.items() if weight]
    return {**asdict(PRESETS[preset]), "name": f"{at + 1}-{preset}", **given, "mixture": mixture}


def _list(values: Mapping[str, Any], key: str) -> list[Any]:
    found = values.get(key)
    if not isinstance(found, list):
        raise ValueError(f"{key} must be a list; got {str(found)[:40]!r}")
    return found


class _Loader(yaml.SafeLoader):
    """YAML in which 1e-4 is a number, as in YAML 1.2."""


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$"),
    list("-+.0123456789"),
)
