"""What training learns from: samples, and the protocol of a dataset that makes them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from random import Random
from typing import Protocol

from torch import Tensor

from showo2.prompts import Piece


@dataclass(frozen=True, eq=False)
class SampleVisual:
    """One visual span of a sample: n = T * h * w / patch_size^2 tokens."""

    # (C, T, H, W), any float dtype
    latents: Tensor
    # Noised, and trained with the flow loss. Otherwise it stays clean and is only seen.
    denoised: bool
    # The first latent frame of a denoised clip stays clean and carries no loss: image to video.
    first_frame_given: bool = False
    # (n,), at least 0: how much of each token shows something other than background, more where it matters
    # more; see `Stage.foreground_weight`
    foreground: Tensor | None = None
    # (..., n) targets of the run's `AuxiliaryLoss`; None where there is nothing to predict
    auxiliary: Tensor | None = None
    # Each frame's tokens are resized to a square grid of this side: `VideoReading.tokens_per_side`. n is then
    # T * tokens_per_side^2.
    tokens_per_side: int | None = None


@dataclass(frozen=True, eq=False)
class Sample:
    """A sequence as `showo2.prompts` builds it, with the visuals that its `Visual` pieces refer to."""

    pieces: list[Piece]
    visuals: tuple[SampleVisual, ...] = ()


class Dataset(Protocol):
    """Makes samples of several named kinds; a stage's mixture says how many of each a step takes.

    A sample is a function of its kind and of `rng`, and of nothing else. So any process can make any sample,
    and a run resumes at a step by the step's number alone.
    """

    @property
    def kinds(self) -> Collection[str]:
        """The kinds of samples there are."""
        ...

    def sample(self, kind: str, rng: Random) -> Sample:
        """A sample of one of `kinds`; all randomness comes from `rng`."""
        ...


SampleMaker = Callable[[Random], Sample]
