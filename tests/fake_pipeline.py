"""A pipeline without a model, for tests of the page: colored squares that move, words that come one by one.

It keeps the interface of `showo2.pipeline.Pipeline`, stands still after as many steps as a test wants to see,
and records what it was asked, what it finished, and whether a call was closed half-way.
"""

import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from showo2.checkpoints import RELEASED, Checkpoint, Task
from showo2.errors import TooManyPictures, UntrainedTask
from showo2.media import fit, open_image, open_video
from showo2.outputs import Clip, Drawing, Loading, Memory, Offer, Reply, Speed, Story, StoryScene
from showo2.parameter_fields import inputs_of, values_of
from showo2.requests import Chat, ImageToVideo, Request, TellStory, TextToImage, TextToVideo
from showo2.storybook import captions

CHECKPOINT = replace(
    RELEASED[0],
    name="nano",
    tasks=tuple(task for task in Task if task is not Task.MIXED_CHAT),
    resolutions=((128, 128), (160, 96)),
    num_inference_steps=4,
    guidance_scale=3.0,
    guidance_stop=0.6,
    max_tokens=1024,
    lexicon=captions.lexicon(),
)
TASK_NAMES = {
    Chat: "chat",
    TextToImage: "text_to_image",
    TextToVideo: "text_to_video",
    ImageToVideo: "image_to_video",
    TellStory: "tell_story",
}
FRAMES = 5  # that it looks at in a clip
# Draws in its answers whatever is asked for in these words.
MIXED_CHECKPOINT = replace(CHECKPOINT, tasks=tuple(Task))
DRAWING_WORDS = {"video": ("drive", "clip", "开"), "image": ("draw", "Draw", "make it", "画", "变")}


class FakePipeline:
    device = "cpu"
    dtype = "float32"
    file_bytes = 25_090_768
    capacity = 1
    speed: Speed | None = Speed(picture=1.0, first_token=0.1, tokens_per_second=50.0)

    def __init__(self, checkpoint: Checkpoint = CHECKPOINT) -> None:
        self._first = self.checkpoint = checkpoint
        self.precision = self.dtype
        self.switches = 0
        self._listeners: list[Any] = []
        self.fault: Exception | None = None  # what the next switch ends with, half-way
        self.reset()

    def reset(self) -> None:
        """Forgets what it was asked, and works without a pause, with its first checkpoint."""
        if self.checkpoint is not self._first:
            self.checkpoint, self.precision = self._first, self.dtype
            self.switches += 1
        self.fault = None
        self.loras: dict[str, float] = {}  # strengths, by the names of checkpoints that have a LoRA
        self.drawing_fault: Exception | None = None  # what drawings end with, after their first step
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.finished = 0
        self.closed = threading.Event()  # set when a call was closed before its end
        self._changed = threading.Condition()
        self._steps_left: int | None = None  # None: no limit
        self._repeating = False

    def hold(self, after: int) -> None:
        """From now on, stand still after so many steps."""
        self._steps_left = after

    def repeat_step(self) -> None:
        """From now on, yield the present step again and again until the call is closed, however long that
        takes."""
        self._go_on(repeating=True)

    def release(self) -> None:
        """Go on, without a limit."""
        self._go_on(repeating=False)

    def _go_on(self, repeating: bool) -> None:
        with self._changed:
            self._repeating = repeating
            self._steps_left = None
            self._changed.notify_all()

    @property
    def name(self) -> str:
        return self.checkpoint.name

    @property
    def memory(self) -> Memory:
        return Memory(weights=2 * 10**9, free=8 * 10**9)

    def offers(self) -> list[Offer]:
        needed = {self._first.name: (1, 0.6), RELEASED[0].name: (6.6, 4), RELEASED[2].name: (20.8, 9.5)}
        return [
            Offer(
                entry.name,
                entry.tasks,
                entry.resolutions,
                {None: int(full * 1e9), "nf4": int(nf4 * 1e9)},
                first,
                self.loras.get(entry.name),
            )
            for entry in (self._first, RELEASED[0], RELEASED[2])
            for full, nf4 in [needed[entry.name]]
            for first in [entry is self._first]
        ]

    def switch(
        self, name: str, *, quantization: str | None = None, lora_strength: float | None = None
    ) -> Iterator[Loading]:
        asked = {"name": name, "quantization": quantization, "lora_strength": lora_strength}
        self.calls.append(("switch", asked))
        for step in self._steps(4):
            yield Loading("download" if step < 2 else "read", (step % 2 + 1) * 3 * 10**9, 6 * 10**9)
            if self.fault is not None and step == 2:
                raise self.fault
        self.checkpoint = next(entry for entry in (self._first, *RELEASED) if entry.name == name)
        self.precision = quantization or self.dtype
        if lora_strength is not None:
            self.loras[name] = lora_strength
        self.switches += 1

    def listen(self, listener: Any) -> None:
        self._listeners.append(listener)

    def run(self, request: Request) -> Iterator[Any]:
        """The outputs of a request, whose parameters and inputs are recorded once the first is asked for."""
        self._tell(request, None)
        inputs = {name: getattr(request, name) for name in inputs_of(type(request))}
        self.calls.append((TASK_NAMES[type(request)], inputs | values_of(request)))
        task = request.task
        if task not in self.checkpoint.tasks and not (task is Task.STORY and self.checkpoint.illustrates):
            raise UntrainedTask(
                checkpoint=self.checkpoint.name, task=task.value, trained=", ".join(self.checkpoint.tasks)
            )
        work = {Chat: self._chat, TextToImage: self._images, TellStory: self._story}
        yield from self._heard(request, work.get(type(request), self._video)(request))

    def _heard(self, request: Request, outputs: Iterator[Any]) -> Iterator[Any]:
        for output in outputs:
            self._tell(request, output)
            yield output

    def _tell(self, request: Request, output: Any) -> None:
        for listener in self._listeners:
            listener(request, output)

    def _chat(self, request: Chat) -> Iterator[Reply]:
        drawn = self._asked_for(request)
        return self._illustrated(request, drawn) if drawn else self._written(request)

    def _written(self, request: Chat) -> Iterator[Reply]:
        blocks = [block for message in request.messages for block in message["content"]]
        seen = [_describe(block) for block in blocks if block["type"] != "text"]
        last = request.messages[-1]
        videos = [block["video"] for block in last["content"] if block["type"] == "video"]
        watched = tuple(open_video(video, FRAMES) for video in videos)
        words = f"You said: {_text(last)}. I see {' and '.join(seen) or 'no picture'}.".split()
        for count in self._steps(len(words)):
            if self.fault is not None and count == 2:
                raise self.fault
            text = " ".join(words[: count + 1])
            yield Reply((text,), count + 1 == len(words), 7, count + 1, watched)

    def _asked_for(self, request: Chat) -> list[str]:
        """What an answer draws: "image" or "video", as often as a number in the question says."""
        if not self.checkpoint.drawn_in_chat:
            return []
        question = _text(request.messages[-1])
        kind = request.opens
        for named, words in DRAWING_WORDS.items():
            if kind is None and any(word in question for word in words):
                kind = named
        count = re.search(r"\d+", question)
        return [kind] * int(count.group() if count and request.opens is None else 1) if kind else []

    def _illustrated(self, request: Chat, drawn: Sequence[str]) -> Iterator[Reply]:
        """A text before each picture or clip, unless the answer begins with one, and a text at the end."""
        seed, parts = request.sampling.seed, ()
        for number, kind in enumerate(drawn):
            if request.opens is None:
                for text in self._words(f"Here is number {number + 1}:"):
                    yield Reply((*parts, text), False, seed, 1)
                parts = (*parts, text)
            if number == request.max_pictures:
                yield Reply(parts, True, seed, 1, cut_short=TooManyPictures(maximum=request.max_pictures))
                return
            frames = request.num_frames if kind == "video" else 1
            for drawing in self._draw(request, [seed + number], frames):
                yield Reply((*parts, drawing), False, seed, 1)
            parts = (*parts, drawing)
        for text in self._words("Anything else?"):
            yield Reply((*parts, text), text.endswith("?"), seed, 1)

    def _words(self, text: str) -> Iterator[str]:
        words = text.split()
        for count in self._steps(len(words)):
            if self.fault is not None and count == 1:
                raise self.fault
            yield " ".join(words[: count + 1])

    def _images(self, request: TextToImage) -> Iterator[Drawing]:
        seeds = range(request.sampling.seed, request.sampling.seed + request.num_images)
        return self._draw(request, seeds)

    def _video(self, request: TextToVideo) -> Iterator[Drawing]:
        first = request.image if isinstance(request, ImageToVideo) else None
        return self._draw(request, [request.sampling.seed], request.num_frames, first)

    def _story(self, request: TellStory) -> Iterator[Story]:
        seed, first = request.sampling.seed, len(request.told)
        new: list[StoryScene] = []
        for number in range(first + 1, first + min(3, request.max_scenes) + 1):
            text = request.text if request.text and not new else f"Scene {number} of <b>{request.prompt}</b>."
            for count in self._steps(2):  # half of the text, then all of it
                yield Story((*new, StoryScene(text[: (count + 1) * len(text) // 2])), False, seed)
            for drawing in self._draw(request, [seed + number], num_steps=2):
                scene = StoryScene(text, drawing)
                yield Story((*new, scene), False, seed)
            new.append(scene)
        yield Story(tuple(new), True, seed)

    def _steps(self, count: int) -> Iterator[int]:
        try:
            for step in range(count):
                self._wait()
                yield step
                while self._repeating:
                    time.sleep(0.05)
                    yield step
        except GeneratorExit:
            self.closed.set()
            raise
        self.finished += 1

    def _wait(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._steps_left != 0)
            if self._steps_left is not None:
                self._steps_left -= 1

    def _draw(
        self,
        request: Any,
        seeds: Sequence[int],
        num_frames: int = 1,
        first: Any = None,
        num_steps: int | None = None,
    ) -> Iterator[Drawing]:
        size, num_steps = request.size, num_steps or request.sampling.num_inference_steps
        for step in self._steps(num_steps):
            if self.drawing_fault is not None and step > 0:
                raise self.drawing_fault
            left = step + 1 - num_steps
            clips = tuple(_square(seed, size.width, size.height, num_frames, left, first) for seed in seeds)
            yield Drawing(step + 1, num_steps, tuple(seeds), preview=clips, clips=clips if not left else ())


def _square(seed: int, width: int, height: int, num_frames: int, steps_left: int, first) -> Clip:
    """A square whose color follows from the seed, moving to the right, noisy while steps are left."""
    rng = np.random.default_rng(seed)
    frames = np.full((num_frames, height, width, 3), (236, 232, 224), np.uint8)
    if first is not None:
        frames[:] = np.asarray(fit(first, width, height))
    color, side = rng.integers(40, 220, 3), height // 3
    for index, frame in enumerate(frames):
        left = round((width - side) * (0.1 + 0.8 * index / max(num_frames - 1, 8)))
        frame[side : 2 * side, left : left + side] = color
    noise = rng.normal(0, 12.0 * -steps_left, frames.shape)
    return Clip((frames + noise).clip(0, 255).astype(np.uint8), fps=8.0 if num_frames > 1 else 0.0)


def _text(message: dict) -> str:
    return " ".join(block["text"] for block in message["content"] if block["type"] == "text")


def _describe(block: dict) -> str:
    if block["type"] == "image":
        width, height = open_image(block["image"]).size
        return f"a picture of {width} by {height}"
    return f"a video of {len(open_video(block['video'], FRAMES).frames)} frames"
