"""A story: the language head writes a scene, the flow head draws it, and both go on from what there is."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from showo2.context import Context
from showo2.loading.loader import Components
from showo2.outputs import Drawing, Story, StoryScene
from showo2.parameters import Decoding, offset_seed
from showo2.prompts import Prompts, Text
from showo2.requests import SCENE_TOKENS, TellStory, ToldScene
from showo2.tasks.checks import require_room, require_task
from showo2.tasks.conversation import Composer, Opening
from showo2.tasks.pixels import encode_first_frame
from showo2.tasks.sampling import LatentGrid


def tell_story(components: Components, request: TellStory) -> Iterator[Story]:
    """The new scenes so far, again and again, until the model ends the story or after `max_scenes`.

    Raises TooLong where the next picture has no room."""
    require_task(components.checkpoint, request.task, request.allow_untrained)
    composer = _composer(components, request, LatentGrid.of(components, request.size))
    for piece in Prompts(components.tokenizer).story(request.prompt):
        if isinstance(piece, Text):
            composer.context.read(list(piece.tokens))
    for told in request.told:
        _retell(composer, told)
    seed, text = request.sampling.seed, request.text or ""
    opened = _read(composer, text) if text else None
    scenes: tuple[StoryScene, ...] = (StoryScene(text),) if text else ()
    if text:
        yield Story(scenes, False, seed)
    with closing(composer.compose(text, opened)) as replies:
        for reply in replies:
            if reply.cut_short is not None:
                raise reply.cut_short
            scenes = _scenes(reply.parts)
            yield Story(scenes, False, seed)
            if len(scenes) == request.max_scenes and _is_drawn(scenes[-1]):
                break
    yield Story(scenes, True, seed)


def _composer(components: Components, request: TellStory, grid: LatentGrid) -> Composer:
    """What goes on from the scenes that are told; scene n of the story, from 0, has seed + n."""
    special = components.tokenizer.special
    decoding = Decoding(
        max_new_tokens=request.max_scenes * SCENE_TOKENS,
        temperature=request.temperature,
        seed=offset_seed(request.sampling.seed, len(request.told)),
    )
    return Composer(
        components,
        Context(components.model),
        [],
        decoding,
        openings={special.image_start: Opening(grid, request.sampling, special.image_end)},
        max_pictures=request.max_scenes,
        max_passage_tokens=SCENE_TOKENS,
    )


def _read(composer: Composer, text: str) -> int:
    """Append a scene's text and the start of its picture, which is returned."""
    (start,) = composer.openings
    composer.context.read([*composer.components.tokenizer.encode(text), start])
    return start


def _retell(composer: Composer, told: ToldScene) -> None:
    """Go on as if the scene had been told here."""
    components, opening = composer.components, composer.openings[_read(composer, told.text)]
    require_room(composer.context.length + opening.grid.num_tokens, components.checkpoint)
    composer.context.see(encode_first_frame(components, told.picture, opening.grid.size))
    composer.context.read([opening.end_token])


def _scenes(parts: Sequence[str | Drawing]) -> tuple[StoryScene, ...]:
    """Text and the picture behind it are one scene; a text that ends the story has none."""
    scenes: list[StoryScene] = []
    text = ""
    for part in parts:
        if isinstance(part, str):
            text = part.strip()
        else:
            scenes.append(StoryScene(text, part))
            text = ""
    return (*scenes, StoryScene(text)) if text else tuple(scenes)


def _is_drawn(scene: StoryScene) -> bool:
    return scene.drawing is not None and scene.drawing.finished
