"""A story: the language head writes a scene, the flow head draws it, and both go on from what there is."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image
from torch import Tensor

from showo2.checkpoints import Task
from showo2.context import Context
from showo2.loading.loader import Components
from showo2.outputs import Drawing, Story, StoryScene
from showo2.prompts import Prompts, Text
from showo2.tasks.chat import Writing
from showo2.tasks.checks import (
    MAX_SEED,
    DrawingRequest,
    require_number,
    require_prompt,
    require_room,
    require_task,
    sampler,
)
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.sampling import draw, make_canvas, span_length
from showo2.tokenizer import TextStream

MAX_SCENES = 12
SCENE_TOKENS = 256  # a scene's text is cut after this many


@dataclass(frozen=True, eq=False)
class Told:
    """A scene that is told already."""

    text: str
    picture: Image.Image


@dataclass(frozen=True)
class _Teller:
    """One story being told: its context and everything that stays the same from scene to scene."""

    components: Components
    context: Context
    writing: Writing
    request: DrawingRequest

    def scene(self, number: int, text: str | None) -> Iterator[StoryScene]:
        """The next scene as far as it is told, with words of its own unless `text` is given; without a drawing at its
        end, it is the last."""
        seed = (self.writing.seed + number) % (MAX_SEED + 1)
        if text is None:
            text = yield from self._write(seed)
            if text is None:
                return
        else:
            self._read(text)
            yield StoryScene(text)
        canvas = make_canvas(self.components, replace(self.request, seed=seed), video=False)
        require_room(self.context.length + span_length(self.components, canvas), self.components.checkpoint)
        for drawing, latents in draw(self.components, self.context, canvas):
            yield StoryScene(text, drawing)
            result = latents
        self._see(result)

    def retell(self, told: "Told") -> None:
        """Go on as if the scene had been told here."""
        canvas = make_canvas(self.components, self.request, video=False)
        self._read(told.text)
        require_room(self.context.length + span_length(self.components, canvas), self.components.checkpoint)
        self._see(encode_first_frame(self.components, told.picture, canvas.width, canvas.height))

    def _write(self, seed: int) -> Generator[StoryScene, None, str | None]:
        """Yields the scene's text as it grows; returns it, or None where the story is over with it."""
        special = self.components.tokenizer.special
        stop = frozenset((special.image_start, special.eos))
        stream = TextStream(self.components.tokenizer)
        pick = sampler(self.writing.temperature, self.writing.top_p, seed)
        token = None
        for token in self.context.write(SCENE_TOKENS, pick, stop):
            if token not in stop:
                yield StoryScene(stream.push(token).strip())
        text = stream.text.strip()
        if token == special.image_start:
            return text
        yield StoryScene(text)
        return None

    def _read(self, text: str) -> None:
        tokenizer = self.components.tokenizer
        self.context.read([*tokenizer.encode(text), tokenizer.special.image_start])

    def _see(self, latents: Tensor) -> None:
        self.context.see(latents)
        self.context.read([self.components.tokenizer.special.image_end])


def tell_story(
    components: Components,
    prompt: str,
    max_scenes: int,
    writing: Writing,
    request: DrawingRequest,
    allow_untrained: bool,
    told: Sequence[Told] = (),
    text: str | None = None,
) -> Iterator[Story]:
    """The story's scenes so far, again and again; it ends when the model says so, or after `max_scenes`.

    It goes on from the scenes in `told`, which it does not yield, and with `text` in the first new one, if that is
    given. `writing.seed` must be set; the n-th of all scenes, from 0, is written and drawn with seed + n.
    """
    require_task(components.checkpoint, Task.STORY, allow_untrained)
    require_number("max_scenes", max_scenes, 1, MAX_SCENES)
    prompt = require_prompt(prompt)
    text = None if text is None else require_prompt(text)
    make_canvas(components, request, video=False)  # refuse impossible sizes before anything is written
    context = Context(components.model)
    for piece in Prompts(components.tokenizer).story(prompt):
        if isinstance(piece, Text):
            context.read(list(piece.tokens))
    teller = _Teller(components, context, writing, request)
    for scene in told:
        teller.retell(scene)
    scenes: tuple[StoryScene, ...] = ()
    for number in range(len(told), len(told) + max_scenes):
        scene = None
        for scene in teller.scene(number, text if number == len(told) else None):
            yield Story((*scenes, scene), False, writing.seed)
        if scene.text or scene.drawing:
            scenes = (*scenes, scene)
        if not _is_drawn(scene.drawing):
            break
    yield Story(scenes, True, writing.seed)


def _is_drawn(drawing: Drawing | None) -> bool:
    return drawing is not None and drawing.finished
