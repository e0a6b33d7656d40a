"""Monitoring of a run: a progress bar, TensorBoard, and samples of fixed prompts every few steps."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from showo2.checkpoints import Task
from showo2.errors import Showo2Error
from showo2.loading.loader import Components
from showo2.media import write_mp4, write_png
from showo2.outputs import Clip
from showo2.pipeline import Pipeline
from showo2.prefix_cache import PrefixCache
from showo2.requests import Chat, Request, TellStory, TextToImage, TextToVideo
from showo2.training.config import SampleSettings
from showo2.training.loop import Progress, Trainer

STORY_SCENES = 4


class ProgressBar:
    """Steps of all stages, the time left, and the last losses."""

    def __init__(self, total: int, done: int, shown: bool) -> None:
        self._bar = tqdm(total=total, initial=done, unit="step", dynamic_ncols=True, disable=not shown)

    def __call__(self, progress: Progress, trainer: Trainer) -> None:
        self._bar.set_description(progress.stage.name, refresh=False)
        losses = {name: f"{value:.3f}" for name, value in progress.values.items() if name != "norm"}
        self._bar.set_postfix(losses, refresh=False)
        self._bar.update()

    def close(self) -> None:
        self._bar.close()


class TensorBoardWriter:
    """Writes to TensorBoard; a no-op without a folder, and where tensorboard is not installed."""

    def __init__(self, folder: Path | None) -> None:
        self._writer: Any = None
        if folder is None:
            return
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError:
            return
        self._writer = SummaryWriter(str(folder / "tensorboard"))

    def __call__(self, progress: Progress, trainer: Trainer) -> None:
        if self._writer is not None:
            step = steps_before(trainer, progress)
            for name, value in progress.values.items():
                self._writer.add_scalar(name, value, step)

    def picture(self, name: str, clip: Clip, step: int) -> None:
        if self._writer is not None:
            self._writer.add_image(name, clip.frames[0], step, dataformats="HWC")

    def text(self, name: str, text: str, step: int) -> None:
        if self._writer is not None:
            self._writer.add_text(name, text, step)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


def steps_before(trainer: Trainer, progress: Progress) -> int:
    """Steps of the whole run that are done."""
    stages = trainer.recipe.stages
    number = next(index for index, stage in enumerate(stages) if stage is progress.stage)
    return sum(stage.steps for stage in stages[:number]) + progress.step


@dataclass(frozen=True)
class SampleLogger:
    """Samples fixed prompts with fixed seeds from the averaged model, every `settings.every` steps.

    Results lie in `folder/samples/STEP/`: PNG, MP4 and text files. Processes that share the weights draw
    together, and one of them writes.
    """

    settings: SampleSettings
    components: Components  # that the trainer trains
    folder: Path | None  # None: write nothing
    board: TensorBoardWriter
    requests: list[tuple[str, Callable[[], Request]]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "requests", list(self._requests()))

    def _requests(self) -> list[tuple[str, Callable[[], Request]]]:
        checkpoint, settings = self.components.checkpoint, self.settings
        options: dict[str, Any] = {"seed": settings.seed, "allow_untrained": True}
        drawing = {**options, "num_inference_steps": settings.num_inference_steps}

        def asked(kind: type[Request], **values: Any) -> Callable[[], Request]:
            return lambda: kind.resolve(checkpoint, **values)

        found: list[tuple[str, Callable[[], Request]]] = []
        for number, prompt in _numbered(settings.pictures):
            found.append((f"picture-{number}", asked(TextToImage, prompt=prompt, **drawing)))
        for number, prompt in _numbered(settings.clips):
            found.append((f"clip-{number}", asked(TextToVideo, prompt=prompt, **drawing)))
        for number, prompt in _numbered(settings.stories):
            story = asked(TellStory, prompt=prompt, max_scenes=STORY_SCENES, **drawing)
            found.append((f"story-{number}", story))
        for number, (file, question) in _numbered(settings.questions):
            content = [{"type": "image", "image": file}, {"type": "text", "text": question}]
            message = {"role": "user", "content": content}
            found.append((f"answer-{number}", asked(Chat, messages=[message], temperature=0.0, **options)))
        return found

    def check(self) -> None:
        """Raises what is wrong with a request, before the run begins."""
        for _, request in self.requests:
            request()

    def __call__(self, progress: Progress, trainer: Trainer) -> None:
        step = steps_before(trainer, progress)
        if self.requests and step % self.settings.every == 0:
            self.draw(step, trainer)

    def draw(self, step: int, trainer: Trainer) -> None:
        """Draw and write everything with the averaged weights, which are put back afterwards."""
        folder = None if self.folder is None else self.folder / "samples" / f"{step:06d}"
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        latest = {name: each.detach().clone() for name, each in trainer.learned.items()}
        trainer.take_average()
        trainer.model.eval()
        try:
            with torch.no_grad(), trainer.gathered():
                for name, request in self.requests:
                    output = self._ask(request())
                    if folder is not None:
                        self._write(name, request(), output, folder, step)
        finally:
            trainer.model.train()
            with torch.no_grad():
                for name, parameter in trainer.learned.items():
                    parameter.copy_(latest[name])

    def _ask(self, request: Request) -> Any:
        """The output; or the error of a checkpoint that cannot do it yet, or has no room."""
        try:
            # With a cache of its own: what the model said of a picture before, it may not say now.
            *_, output = Pipeline(replace(self.components, prefix_cache=PrefixCache())).run(request)
        except Showo2Error as error:
            return error
        return output

    def _write(self, name: str, request: Request, output: Any, folder: Path, step: int) -> None:
        if isinstance(output, Showo2Error):
            (folder / f"{name}.txt").write_text(f"{output}\n", encoding="utf-8")
            return
        if request.task is Task.STORY:
            drawings = [(f"{name}-{at}", scene.drawing) for at, scene in enumerate(output.scenes)]
            text = "\n".join(scene.text for scene in output.scenes)
        elif request.task is Task.CHAT:
            drawings, text = [], output.text
        else:
            drawings, text = [(name, output)], ""
        if text:
            (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
            self.board.text(name, text, step)
        for file, drawing in drawings:
            if drawing is not None and drawing.clips:
                self._write_clip(drawing.clips[0], folder / file, request.settings, step)

    def _write_clip(self, clip: Clip, file: Path, settings: dict[str, Any], step: int) -> None:
        if clip.fps:
            write_mp4(clip, file.with_suffix(".mp4"), settings)
        else:
            write_png(clip.image, file.with_suffix(".png"), settings)
        self.board.picture(file.name, clip, step)


def _numbered(values: tuple[Any, ...]) -> list[tuple[int, Any]]:
    return list(enumerate(values, start=1))
