"""The learning rate of a step."""

import math

from showo2.training.recipe import Stage


def learning_rate(stage: Stage, step: int) -> float:
    """Linear warm-up, then constant or a cosine down to a hundredth."""
    warmup_steps = max(1, stage.warmup_steps, round(stage.warmup_share * stage.steps))
    warm = min(1.0, (step + 1) / warmup_steps)
    if not stage.cosine:
        return stage.learning_rate * warm
    cosine = 0.5 * (1 + math.cos(math.pi * step / stage.steps))
    return stage.learning_rate * warm * (0.01 + 0.99 * cosine)
