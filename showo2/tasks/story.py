"""A story: the language head writes a scene, the flow head draws it, and both go on from what there is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from showo2.checkpoints import Task
from showo2.context import Context
from showo2.events import Drawing, Story, StoryScene
from showo2.loading import Loaded
from showo2.prompts import Prompts, Text
from showo2.tasks.chat import Writing
from showo2.tasks.drawing import draw, make_canvas, span_length
from showo2.tasks.requests import (
    MAX_SEED,
    DrawingRequest,
    require_number,
    require_prompt,
    require_room,
    require_task,
    sampler,
)
from showo2.tokenizer import TextStream

MAX_SCENES = 12
SCENE_TOKENS = 256  # a scene's text is cut after this many


@dataclass(frozen=True)
class _Teller:
    """One story being told: its context and everything that stays the same from scene to scene."""

    loaded: Loaded
    context: Context
    writing: Writing
    request: DrawingRequest

    def scene(self, number: int) -> Iterator[StoryScene]:
        """The next scene as far as it is told; without a drawing at its end, it is the last."""
        special = self.loaded.tokenizer.special
        stop = frozenset((special.image_start, special.eos))
        seed = (self.writing.seed + number) % (MAX_SEED + 1)
        stream = TextStream(self.loaded.tokenizer)
        pick = sampler(self.writing.temperature, self.writing.top_p, seed)
        token = None
        for token in self.context.write(SCENE_TOKENS, pick, stop):
            if token not in stop:
                yield StoryScene(stream.push(token).strip())
        text = stream.text.strip()
        if token != special.image_start:
            yield StoryScene(text)
            return
        canvas = make_canvas(self.loaded, replace(self.request, seed=seed), video=False)
        require_room(self.context.length + span_length(self.loaded, canvas), self.loaded.checkpoint)
        for drawing, latents in draw(self.loaded, self.context, canvas):
            yield StoryScene(text, drawing)
            result = latents
        self.context.see(result)
        self.context.read([special.image_end])


def tell_story(
    loaded: Loaded, prompt: str, max_scenes: int, writing: Writing, request: DrawingRequest, insist: bool
) -> Iterator[Story]:
    """The story so far, again and again; it ends when the model says so, or after `max_scenes`.

    `writing.seed` must be set; scene n is written and drawn with seed + n.
    """
    require_task(loaded.checkpoint, Task.STORY, insist)
    require_number("max_scenes", max_scenes, 1, MAX_SCENES)
    prompt = require_prompt(prompt)
    make_canvas(loaded, request, video=False)  # refuse impossible sizes before anything is written
    context = Context(loaded.model)
    for piece in Prompts(loaded.tokenizer).story(prompt):
        if isinstance(piece, Text):
            context.read(list(piece.tokens))
    teller = _Teller(loaded, context, writing, request)
    told: tuple[StoryScene, ...] = ()
    for number in range(max_scenes):
        scene = None
        for scene in teller.scene(number):
            yield Story((*told, scene), False, writing.seed)
        if scene.text or scene.drawing:
            told = (*told, scene)
        if not _is_drawn(scene.drawing):
            break
    yield Story(told, True, writing.seed)


def _is_drawn(drawing: Drawing | None) -> bool:
    return drawing is not None and drawing.finished
