"""Results of the endpoints: records that clients receive as JSON, with their files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gradio import FileData
from gradio.data_classes import GradioModel

from showo2.outputs import Drawing, Reply


class Steps(GradioModel):
    """How far a drawing is, and how many of its results the host's safety checker made gray."""

    step: int
    num_steps: int
    withheld: int


class Images(Steps):
    """step of num_steps, 0 while it waits; when finished, images: PNG files with their settings inside (text
    chunk "showo2"), and seeds: one per image, each gives its image alone; withheld: how many images the
    host's safety checker made gray."""

    images: list[FileData]
    seeds: list[int]


class Video(Steps):
    """step of num_steps, 0 while it waits; when finished, video: an MP4 file with its settings inside
    (comment); seed: gives the same video again; withheld: 1 where the host's safety checker made it gray."""

    video: FileData | None
    seed: int


class Answer(Steps):
    """A message as history takes it, with what the answer holds so far. content: texts, images (PNG) and
    videos (MP4) in order, files with their settings inside; step of num_steps: of the image or video that is
    being drawn, else 0; seed: gives the same answer again; cut_short: why it ends early, in a sentence."""

    role: str
    content: list[dict[str, Any]]
    finished: bool
    seed: int
    cut_short: str | None


class Scene(GradioModel):
    text: str
    image: FileData | None


class Story(GradioModel):
    """scenes: the new ones so far, each with its text and, once finished, its image (PNG with settings
    inside); finished; seed: gives the same story again."""

    scenes: list[Scene]
    finished: bool
    seed: int


def answer_of(reply: Reply, paths: Sequence[Path]) -> Answer:
    """The answer with the files of what is finished in it."""
    content: list[dict[str, Any]] = []
    files, forming, withheld = iter(paths), None, 0
    for part in reply.parts:
        if isinstance(part, str):
            content.append({"type": "text", "text": part})
        elif part.finished:
            kind = "video" if part.clips[0].fps else "image"
            content.append({"type": kind, kind: file_of(next(files))})
            withheld += part.withheld
        else:
            forming = part
    return Answer(
        step=forming.step if forming else 0,
        num_steps=forming.num_steps if forming else 0,
        withheld=withheld,
        role="assistant",
        content=content,
        finished=reply.finished,
        seed=reply.seed,
        cut_short=str(reply.cut_short) if reply.cut_short else None,
    )


def steps_of(drawing: Drawing) -> dict[str, int]:
    """The fields of `Steps`."""
    return {"step": drawing.step, "num_steps": drawing.num_steps, "withheld": drawing.withheld}


def file_of(path: Path) -> FileData:
    """A file in Gradio's cache, as clients fetch it."""
    return FileData(path=str(path))


# What the endpoints yield while a request waits, by the type of their results.
WAITING: dict[type, Any] = {
    str: "",
    Answer: answer_of(Reply((), finished=False, seed=0, num_tokens=0), []),
    Images: Images(step=0, num_steps=0, images=[], seeds=[], withheld=0),
    Video: Video(step=0, num_steps=0, video=None, seed=0, withheld=0),
    Story: Story(scenes=[], finished=False, seed=0),
}
