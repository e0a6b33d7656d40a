"""The learning rate of a step."""

import math

from showo2.training.recipe import Stage


def learning_rate(stage: Stage, step: int, progress: float | None = None) -> float:
    """Linear warm-up, then constant or a cosine down to a hundredth.

    `progress` in [0, 1] is where the cosine is; the share of the stage's steps where None.
    """
    progress = step / stage.steps if progress is None else progress
    warmup_steps = max(1, stage.warmup_steps, round(stage.warmup_share * stage.steps))
    warm = min(1.0, (step + 1) / warmup_steps)
    if not stage.cosine:
        return stage.learning_rate * warm
    cosine = 0.5 * (1 + math.cos(math.pi * progress))
    return stage.learning_rate * warm * (0.01 + 0.99 * cosine)
