"""How a model of a comparison is scored: by losses of held-out pictures, by the judge, and by its answers."""

from dataclasses import dataclass, replace
from statistics import fmean

import torch

from showo2.loading.devices import training_autocast
from showo2.loading.loader import Components
from showo2.model.showo2 import Showo2
from showo2.pipeline import Pipeline
from showo2.storybook.comparisons.plan import Plan, is_simple, sample_simple
from showo2.storybook.comparisons.variants import ANSWER_LOSS, ANSWERS, FACTS, FLOW_LOSS, PICTURES
from showo2.storybook.evaluation.categories import Category
from showo2.storybook.evaluation.generation import evaluate_text_to_image
from showo2.storybook.evaluation.samples import EvalSample, each_number, picture_samples
from showo2.storybook.evaluation.understanding import evaluate_picture_questions
from showo2.storybook.scenes import Scene
from showo2.training.batches import make_batch, stage_collator
from showo2.training.collation import Batch, Collator
from showo2.training.dataset import Dataset
from showo2.training.losses import Losses, compute_losses
from showo2.training.recipe import Stage

SEED = 0  # of prompts and questions, which are the same for all models
TASK = "comparison"
SIMPLE = Category(is_simple, ("place", "count", "kinds", "colours", "kinds with colours"))


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Pictures that no run learns from, with the same noise and the same questions for every model."""

    pictures: Batch
    questions: Batch

    @classmethod
    def of(cls, dataset: Dataset, collator: Collator, stage: Stage, count: int) -> "HeldOut":
        """`count` samples of each kind that `stage` mixes: pictures to be drawn, and questions."""
        pictures, questions = (
            make_batch(dataset, replace(item, batch_size=count), stage_collator(collator, stage), "held out")
            for item in stage.mixture
        )
        return cls(pictures, questions)

    def flow_loss(self, model: Showo2) -> float:
        """Weighted squared velocity error."""
        return _losses(model, self.pictures).flow.item()

    def answer_loss(self, model: Showo2) -> float:
        """Cross-entropy of the tokens of answers."""
        return _losses(model, self.questions).ntp.item()


@torch.no_grad()
def _losses(model: Showo2, batch: Batch) -> Losses:
    with training_autocast(torch.device("cpu")):
        return compute_losses(model, None, batch)


def score(components: Components, held_out: HeldOut, plan: Plan, answers: bool) -> dict[str, float]:
    """The scores by name; those of answers only where the model learned to give any."""
    pipeline, model = Pipeline(components), components.model
    wanted = picture_samples(TASK, SIMPLE, plan.drawn, SEED)
    drawn = list(
        evaluate_text_to_image(pipeline, wanted, SIMPLE.judged, num_inference_steps=plan.num_inference_steps)
    )
    scores = {
        FLOW_LOSS: held_out.flow_loss(model),
        # The first check is whether all is right.
        FACTS: fmean(passed for outcome in drawn for _, passed in outcome.checks[1:]),
        PICTURES: fmean(outcome.checks[0][1] for outcome in drawn),
    }
    if answers:
        given = evaluate_picture_questions(pipeline, _asked_about(plan.asked_about))
        scores |= {
            ANSWER_LOSS: held_out.answer_loss(model),
            ANSWERS: fmean(outcome.right for outcome in given),
        }
    return scores


def _asked_about(count: int) -> list[EvalSample[Scene]]:
    return [
        EvalSample(TASK, language, number, sample_simple(rng))
        for language, number, rng in each_number(TASK, count, SEED)
    ]
