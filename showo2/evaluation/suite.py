"""An evaluation suite: its parts, and how their outcomes are summarized."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from showo2.evaluation.outcomes import Outcome, Row
from showo2.evaluation.thresholds import Thresholds


@dataclass(frozen=True)
class EvaluationJob:
    """A checkpoint to score, and on how many samples; picklable, so that processes can share the parts."""

    checkpoint: str  # name or folder
    quantization: str | None
    sampling: Mapping[str, Any]  # parameters by name
    count: int  # samples of each task
    seed: int


@dataclass(frozen=True)
class Suite:
    """Named parts that are run one by one, by one process or several.

    A part's name is its group's, or "group/name" where the group has several.
    """

    parts: tuple[str, ...]
    run_part: Callable[[EvaluationJob, str], list[Outcome]]  # a function of a module: it is pickled
    thresholds: Thresholds
    derive: Callable[[Sequence[Row]], list[Row]]  # rows that follow from those of the outcomes

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of parts, in order."""
        return tuple(dict.fromkeys(part.partition("/")[0] for part in self.parts))
