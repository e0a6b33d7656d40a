"""A story: the language head writes a scene, the flow head draws it, and both go on from what there is."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from torch import Tensor

from showo2.context import Context
from showo2.loading.loader import Components
from showo2.outputs import Drawing, Story, StoryScene
from showo2.parameters import Decoding, offset_seed
from showo2.prompts import Prompts, Text
from showo2.requests import SCENE_TOKENS, TellStory, ToldScene
from showo2.tasks.checks import require_room, require_task
from showo2.tasks.decoding import token_sampler
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.sampling import LatentGrid, denoise
from showo2.tokenizer import TextStream


def tell_story(components: Components, request: TellStory) -> Iterator[Story]:
    """The new scenes so far, again and again, until the model ends the story or after `max_scenes`."""
    require_task(components.checkpoint, request.task, request.allow_untrained)
    grid = LatentGrid.of(components, request.size)
    context = Context(components.model)
    for piece in Prompts(components.tokenizer).story(request.prompt):
        if isinstance(piece, Text):
            context.read(list(piece.tokens))
    teller = _Teller(components, context, request, grid)
    for told in request.told:
        teller.retell(told)
    seed, first = request.sampling.seed, len(request.told)
    scenes: tuple[StoryScene, ...] = ()
    for number in range(first, first + request.max_scenes):
        scene = StoryScene("")
        for scene in teller.scene(number, request.text if number == first else None):
            yield Story((*scenes, scene), False, seed)
        if scene.text or scene.drawing:
            scenes = (*scenes, scene)
        if not _is_drawn(scene.drawing):
            break
    yield Story(scenes, True, seed)


@dataclass(frozen=True)
class _Teller:
    """One story being told: its context, and everything that stays the same from scene to scene."""

    components: Components
    context: Context
    request: TellStory
    grid: LatentGrid

    def scene(self, number: int, text: str | None) -> Iterator[StoryScene]:
        """The next scene so far, written by the model unless `text` is given. A scene that ends without a
        drawing is the story's last."""
        seed = offset_seed(self.request.sampling.seed, number)
        if text is None:
            text = yield from self._write(seed)
            if text is None:
                return
        else:
            self._read(text)
            yield StoryScene(text)
        require_room(self.context.length + self.grid.num_tokens, self.components.checkpoint)
        for drawing, latents in denoise(
            self.components, self.context, self.grid, self.request.sampling, (seed,)
        ):
            yield StoryScene(text, drawing)
            result = latents
        self._see(result)

    def retell(self, told: ToldScene) -> None:
        """Go on as if the scene had been told here."""
        self._read(told.text)
        require_room(self.context.length + self.grid.num_tokens, self.components.checkpoint)
        self._see(encode_first_frame(self.components, told.picture, self.grid.size))

    def _write(self, seed: int) -> Generator[StoryScene, None, str | None]:
        """Yields the scene's text as it grows; returns it, or None where the story ends with it."""
        special = self.components.tokenizer.special
        stop = frozenset((special.image_start, special.eos))
        stream = TextStream(self.components.tokenizer)
        decoding = Decoding(max_new_tokens=SCENE_TOKENS, temperature=self.request.temperature, seed=seed)
        token = None
        for token in self.context.write(decoding.max_new_tokens, token_sampler(decoding), stop):
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


def _is_drawn(drawing: Drawing | None) -> bool:
    return drawing is not None and drawing.finished
