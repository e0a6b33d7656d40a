"""Recipes: stages of training as data. What trains, on which mixture, for how long, with which losses."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class MixtureItem:
    """A part of a mixture: how many samples of which kind a step takes, padded to which length."""

    kind: str  # one of `Dataset.kinds`
    batch_size: int
    length: int  # tokens; longer samples are drawn again

    @property
    def num_tokens(self) -> int:
        return self.batch_size * self.length


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


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """The stages of a run, in order, and what they share."""

    name: str
    stages: tuple[Stage, ...]
    ema_decay: float = 0.999
    weight_decay: float = 0.01
    seed: int = 0


def check_kinds(recipe: Recipe, kinds: Collection[str]) -> None:
    """Raise ValueError where a mixture names a kind of sample that the dataset does not have."""
    for stage in recipe.stages:
        unknown = sorted({item.kind for item in stage.mixture} - set(kinds))
        if unknown:
            raise ValueError(
                f"stage {stage.name} mixes unknown kinds {unknown}; the dataset has {sorted(kinds)}"
            )
