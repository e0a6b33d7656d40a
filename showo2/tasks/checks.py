"""Checks of every task before it runs: whether the checkpoint was trained for it, and whether it fits."""

from showo2.checkpoints import Checkpoint, Task
from showo2.errors import TooLong, UntrainedTask


def require_task(checkpoint: Checkpoint, task: Task, allow_untrained: bool) -> None:
    """Raises UntrainedTask where the checkpoint was not trained for `task`, unless that is allowed."""
    if task not in checkpoint.tasks and not allow_untrained:
        raise UntrainedTask(checkpoint=checkpoint.name, task=task.value, trained=", ".join(checkpoint.tasks))


def require_room(tokens: int, checkpoint: Checkpoint) -> None:
    """Raises TooLong for more tokens than the checkpoint's longest sequence."""
    if tokens > checkpoint.max_tokens:
        raise TooLong(tokens=tokens, limit=checkpoint.max_tokens)
