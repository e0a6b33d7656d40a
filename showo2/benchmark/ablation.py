"""The way from the published 49 calls to `fast`: what each step gains in time, and costs in nano's scores.

Times are those of `image`, our way and recomputed. A score is the share of nano's pictures in which the judge
finds all that was asked for, over all categories and both languages, always with the same seeds.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from showo2.benchmark.denoising import draw_baseline, draw_cached
from showo2.benchmark.measurement import interleave
from showo2.benchmark.sizes import Setup
from showo2.flow import SOLVERS
from showo2.loading.loader import Components, load
from showo2.requests import TextToImage
from showo2.storybook.evaluation.categories import CATEGORIES
from showo2.storybook.evaluation.parts import evaluate
from showo2.tasks.sampling import Schedule

SCENES = 10  # of each category, half in each language
PUBLISHED = {"num_inference_steps": 50, "solver": "euler", "guidance_stop": 1.0, "cache_threshold": 0.0}
RECOMPUTED = "published: 49 calls, all recomputed"
# Each step of the way, as parameters of a request. The first computes the same as the public code.
STEPS: Mapping[str, Mapping[str, Any]] = {
    "exact: nothing is computed twice": PUBLISHED,
    "16 calls, Adams–Bashforth": PUBLISHED | {"num_inference_steps": 17, "solver": "adams_bashforth"},
    "balanced: guidance in every second": PUBLISHED | {"quality": "balanced"},
    "fast: 12 calls": PUBLISHED | {"quality": "fast"},
}
Z = 1.96  # of a 95% interval


@dataclass(frozen=True)
class Difference:
    """A difference of two shares of the same samples, with its 95% interval."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, ones: Sequence[bool], others: Sequence[bool]) -> "Difference":
        """ones' share - others', with the interval of Agresti and Min (2005).

        It adds half a sample to each of the four outcomes of a pair, and so is not empty where all agree.
        """
        pairs = list(zip(ones, others, strict=True))
        gained, lost = pairs.count((True, False)), pairs.count((False, True))
        count, difference, disagreeing = len(pairs) + 2, gained - lost, gained + lost + 1
        half = Z * math.sqrt(disagreeing - difference**2 / count) / count
        return cls(difference / len(pairs), difference / count - half, difference / count + half)

    def __str__(self) -> str:
        return f"{self.mean:+.3f} ({self.low:+.3f} to {self.high:+.3f})"


@dataclass(frozen=True)
class Ablation:
    """A step of the way."""

    name: str
    seconds: float
    factor: float  # of time that this step saves
    speedup: float  # of all steps so far
    score: float
    count: int  # samples of the score
    price: Difference | None  # in score, against the first step; None for those that give the same latents

    def to_dict(self) -> dict[str, Any]:
        """A row of the JSON output."""
        return asdict(self)

    def __str__(self) -> str:
        times = f"{self.seconds:.3g} s, {self.speedup:.3g}x, by this step {self.factor:.3g}x"
        price = "" if self.price is None else f", {self.price}"
        return f"{self.name}: {times}; score {self.score:.3f} of {self.count}{price}"


def ablation(
    setup: Setup, categories: Sequence[str] = tuple(CATEGORIES), scenes: int = SCENES
) -> list[Ablation]:
    """All steps of the way, the published algorithm first."""
    nano = load("nano", device="cpu", dtype="float32")
    schedules = [_schedule(nano, options) for options in STEPS.values()]
    drawings = [
        partial(draw_cached, setup, each.num_calls, SOLVERS[each.solver], each.guidance_stride)
        for each in schedules
    ]
    timings = interleave(partial(draw_baseline, setup), *drawings, runs=setup.sizes.runs)
    seconds = [timing.seconds for timing in timings]
    scores = [list(_right(nano, options, categories, scenes)) for options in STEPS.values()]
    scores = [scores[0], *scores]  # recomputing gives the same latents
    rows = []
    for number, name in enumerate((RECOMPUTED, *STEPS)):
        before = seconds[max(0, number - 1)]
        right = scores[number]
        rows.append(
            Ablation(
                name,
                seconds[number],
                factor=before / seconds[number],
                speedup=seconds[0] / seconds[number],
                score=sum(right) / len(right),
                count=len(right),
                price=Difference.of(right, scores[0]) if number > 1 else None,
            )
        )
    return rows


def _schedule(components: Components, options: Mapping[str, Any]) -> Schedule:
    return Schedule.of(TextToImage.resolve(components.checkpoint, prompt="any", **options).sampling)


def _right(
    components: Components, options: Mapping[str, Any], categories: Sequence[str], scenes: int
) -> Iterator[bool]:
    """Whether each picture is right."""
    for name in categories:
        for outcome in evaluate(f"pictures/{name}", components, options, scenes, seed=0):
            yield outcome.right
