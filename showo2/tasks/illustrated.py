"""A story by a checkpoint that was not trained to tell any, but to chat and to draw: chat writes a scene after another,
and each is drawn as a picture of its own. The pictures do not see each other; what ties them is the text alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from showo2.events import Story, StoryScene
from showo2.loading import Loaded
from showo2.prompts import illustration, story_turn
from showo2.tasks.chat import Message, Writing, chat
from showo2.tasks.drawing import make_canvas
from showo2.tasks.image import text_to_image
from showo2.tasks.requests import MAX_SEED, DrawingRequest, require_number, require_prompt
from showo2.tasks.story import MAX_SCENES, SCENE_TOKENS, Told


def illustrated_story(
    loaded: Loaded, prompt: str, max_scenes: int, writing: Writing, request: DrawingRequest, insist: bool,
    told: Sequence[Told] = (), text: str | None = None,
) -> Iterator[Story]:  # fmt: skip
    """The same events as of `tell_story`, from the same arguments; always `max_scenes` scenes, the last one an end."""
    require_number("max_scenes", max_scenes, 1, MAX_SCENES)
    prompt = require_prompt(prompt)
    text = None if text is None else require_prompt(text)
    make_canvas(loaded, request, video=False)  # refuse impossible sizes before anything is written
    texts = [scene.text for scene in told]
    scenes: tuple[StoryScene, ...] = ()
    count = len(told) + max_scenes
    for number in range(len(told), count):
        seed = (writing.seed + number) % (MAX_SEED + 1)
        if number > len(told) or text is None:
            how = replace(writing, max_new_tokens=SCENE_TOKENS, seed=seed)
            for reply in chat(loaded, _asked(prompt, texts, count), how, insist):
                text = reply.text.strip()
                yield Story((*scenes, StoryScene(text)), False, writing.seed)
            if not text:
                break
        for drawing in text_to_image(loaded, illustration(text, texts), replace(request, seed=seed), insist):
            scene = StoryScene(text, drawing)
            yield Story((*scenes, scene), False, writing.seed)
        texts.append(text)
        scenes = (*scenes, scene)
    yield Story(scenes, True, writing.seed)


def _asked(prompt: str, texts: Sequence[str], count: int) -> list[Message]:
    """The conversation in which the scene after `texts` is asked for."""
    messages: list[Message] = []
    for number, text in enumerate(texts, start=1):
        messages.append({"role": "user", "content": story_turn(prompt, number, count)})
        messages.append({"role": "assistant", "content": text})
    return [*messages, {"role": "user", "content": story_turn(prompt, len(texts) + 1, count)}]
