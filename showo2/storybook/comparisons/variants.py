"""What is compared: ways to build and to train the model, in the pairs whose difference is measured.

The paper (Xie et al., 2025) publishes two of them: with and without the fusion, by MME-P, GQA and FID-5K; and
after stage 1 and after stage 2, by GenEval and DPG-Bench.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

# How the features of the two paths become visual tokens: by the fusion of both, by a linear layer each whose
# outputs are added, or by the fusion's layers from one path alone.
Embedding = Literal["fusion", "sum", "low-level path", "semantic path"]

FLOW_LOSS, ANSWER_LOSS = "flow loss", "loss of answers"
FACTS, PICTURES, ANSWERS = "facts of pictures", "pictures", "answers"
LOWER_IS_BETTER = (FLOW_LOSS, ANSWER_LOSS)  # the others are shares of what is right


@dataclass(frozen=True)
class Variant:
    """A way to build and train the model. All take the same number of steps."""

    name: str  # of its folders
    embedding: Embedding = "fusion"
    has_stage_1: bool = True
    has_stage_2: bool = True  # the only stage that learns to answer questions
    is_large: bool = False
    # It starts with the flow head, time embedding and semantic layers of FULL with the same seed.
    carried_over: bool = False


FULL = Variant("full")
LARGE = Variant("large", is_large=True)


@dataclass(frozen=True)
class Comparison:
    """Two variants that differ in one thing."""

    title: str
    without: Variant
    with_it: Variant = FULL
    paper: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # its result, by score
    # Whether to count the steps until `with_it` has the flow loss that `without` ends with.
    counts_steps: bool = False


COMPARISONS = (
    Comparison("Semantic path", Variant("low-level-path", embedding="low-level path")),
    Comparison(
        "Fusion, against a sum of both paths",
        Variant("sum", embedding="sum"),
        paper={ANSWERS: "MME-P +23.1, GQA +1.4", FACTS: "FID-5K −1.3, better"},
    ),
    Comparison(
        "Stage 2, against as many steps of stage 1",
        Variant("stage-1", has_stage_2=False),
        paper={FACTS: "GenEval +0.10, DPG-Bench +1.42"},
    ),
    Comparison(
        "Flow head of a smaller model, against a new one",
        LARGE,
        Variant("large-carried-over", is_large=True, carried_over=True),
        counts_steps=True,
    ),
    Comparison("Stage 1, against as many steps of stage 2", Variant("stage-2", has_stage_1=False)),
    Comparison("Low-level path", Variant("semantic-path", embedding="semantic path")),
)
