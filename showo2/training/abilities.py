"""The tasks of a checkpoint after a run: those it had before, and those that the data trains."""

from collections.abc import Iterable, Iterator

from showo2.checkpoints import Checkpoint, Task
from showo2.errors import BadTrainingData
from showo2.training.data.media_files import is_clip
from showo2.training.data.records import Conversation, Pair, Record, Story
from showo2.training.data.sources import Source

LOOKED_AT = 200  # records of each source, from its start


def taught_tasks(sources: Iterable[Source]) -> list[Task]:
    """The tasks that the first records of the sources are samples of, in the order of `Task`."""
    found = {task for source in sources if source.weight for task in _tasks(source)}
    return [task for task in Task if task in found]


def with_tasks(checkpoint: Checkpoint, tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks of a checkpoint and further ones."""
    known = {*checkpoint.tasks, *tasks}
    return tuple(task for task in Task if task in known)


def _tasks(source: Source) -> Iterator[Task]:
    records = source.records
    for index in range(min(LOOKED_AT, len(records))):
        try:
            yield from _tasks_of(records.record(index), source)
        except (BadTrainingData, OSError):  # left out later, and named then
            continue


def _tasks_of(record: Record, source: Source) -> Iterator[Task]:
    if isinstance(record, Story):
        yield Task.STORY
    elif isinstance(record, Conversation):
        yield Task.CHAT
        for role, parts in record.turns:
            files = [part for part in parts if not isinstance(part, str)]
            if role == "assistant" and files:
                yield Task.MIXED_CHAT
                if any(is_clip(file) for file in files):
                    yield Task.TEXT_TO_VIDEO
            elif any(is_clip(file) for file in files):
                yield Task.VIDEO_CHAT
    elif isinstance(record, Pair) and source.task == "captioning":
        yield Task.VIDEO_CHAT if is_clip(record.file) else Task.CHAT
    elif isinstance(record, Pair):
        yield Task.TEXT_TO_VIDEO if is_clip(record.file) else Task.TEXT_TO_IMAGE
        if is_clip(record.file) and source.first_frame > 0:
            yield Task.IMAGE_TO_VIDEO
