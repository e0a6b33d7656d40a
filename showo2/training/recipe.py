"""Recipes: stages of training as data. What trains, on which mixture, for how long, with which losses."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

OptimizerName = Literal["muon", "adamw", "adamw8bit"]


@dataclass(frozen=True)
class MixtureItem:
    """A part of a mixture: samples of one kind, as one padded batch."""

    kind: str  # of sample: what the run's batches are made of
    batch_size: int  # of each process
    length: int  # tokens; longer samples are left out
    # Where steps do not take a batch of every item: the share of the batches that are of this one.
    weight: float = 1.0

    @property
    def num_tokens(self) -> int:
        return self.batch_size * self.length


@dataclass(frozen=True)
class PartRate:
    """The learning rate of a part of the network."""

    part: str  # prefix of parameter names
    learning_rate: float


@dataclass(frozen=True)
class Stage:
    """One stage of training the model."""

    name: str
    steps: int
    mixture: tuple[MixtureItem, ...]
    learning_rate: float
    trains: tuple[str, ...] = ("",)  # prefixes of parameter names; everything else is frozen
    warmup_steps: int = 100
    cosine: bool = True  # decay to a hundredth of the learning rate; otherwise constant
    ntp_coeff: float = 1.0
    flow_coeff: float = 1.0
    auxiliary_coeff: float = 0.0  # of the run's `AuxiliaryLoss`
    foreground_weight: float = 4.0  # a token's loss weighs 1 + foreground_weight * its share of foreground
    time_sampling: str = "shifted_uniform"  # one of `showo2.training.time_sampling.TIME_SAMPLERS`
    part_rates: tuple[PartRate, ...] = ()  # where not `learning_rate`; the longest prefix decides
    optimizer: OptimizerName = "muon"
    betas: tuple[float, float] = (0.9, 0.98)  # of AdamW
    weight_decay: float = 0.01  # of matrices
    warmup_share: float = 0.0  # of the steps, where that is more than `warmup_steps`
    # Of data in files: the share of generation samples with an empty prompt, and of pictures to be drawn,
    # with others after them, that stay clean and are only seen.
    prompt_dropout: float = 0.1
    clean_share: float = 0.5

    def __post_init__(self) -> None:
        for name in ("steps", "warmup_steps", "learning_rate", "ntp_coeff", "flow_coeff", "weight_decay"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must be at least 0; got {getattr(self, name)}")
        for name in ("warmup_share", "prompt_dropout", "clean_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be from 0 to 1; got {getattr(self, name)}")

    def rate_of(self, name: str) -> float:
        """The learning rate of the parameter of that name."""
        fitting = [each for each in self.part_rates if name.startswith(each.part)]
        return max(fitting, key=lambda each: len(each.part)).learning_rate if fitting else self.learning_rate


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """The stages of a run, in order, and what they share."""

    name: str
    stages: tuple[Stage, ...]
    ema_decay: float = 0.999  # 0: the last weights are the result
    seed: int = 0


def check_kinds(recipe: Recipe, kinds: Collection[str]) -> None:
    """Raise ValueError where a mixture names a kind of sample that the dataset does not have."""
    for stage in recipe.stages:
        unknown = sorted({item.kind for item in stage.mixture} - set(kinds))
        if unknown:
            raise ValueError(
                f"stage {stage.name} mixes unknown kinds {unknown}; the dataset has {sorted(kinds)}"
            )
