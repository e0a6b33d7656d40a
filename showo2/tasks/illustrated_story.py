"""A story by a checkpoint that was not trained to tell any, but to chat and to draw: chat writes a scene after another,
and each is drawn as a picture of its own. The pictures do not see each other; what ties them is the text alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from showo2.lexicon import contains_chinese
from showo2.loading.loader import Components
from showo2.outputs import Story, StoryScene
from showo2.tasks.chat import Message, Writing, chat
from showo2.tasks.checks import MAX_SEED, DrawingRequest, require_number, require_prompt
from showo2.tasks.image import text_to_image
from showo2.tasks.sampling import make_canvas
from showo2.tasks.story import MAX_SCENES, SCENE_TOKENS, Told

# How a story is asked for where chat stands in for one; the model answers in the language it is asked in.
FIRST_TURN = {
    "en": "Tell a story in {count} scenes: {prompt}\nWrite only scene 1, in one or two sentences: who it is about, what they look like, where they are, what happens. No title and no number.",
    "zh": "请讲一个分为 {count} 幕的故事：{prompt}\n只写第 1 幕，用一两句话：主角是谁，长什么样，在哪里，发生了什么。不要标题，不要编号。",
}
NEXT_TURN = {
    "en": "Write only scene {number}, in one or two sentences: where they are now and what happens.",
    "zh": "只写第 {number} 幕，用一两句话：现在在哪里，发生了什么。",
}
LAST_TURN = {
    "en": "Write only scene {number}, the last one, in one or two sentences: how the story ends.",
    "zh": "只写第 {number} 幕，也就是最后一幕，用一两句话：故事怎样结束。",
}
ILLUSTRATION = {"en": "{text} (What came before: {before})", "zh": "{text}（前情：{before}）"}


def illustrated_story(
    components: Components,
    prompt: str,
    max_scenes: int,
    writing: Writing,
    request: DrawingRequest,
    allow_untrained: bool,
    told: Sequence[Told] = (),
    text: str | None = None,
) -> Iterator[Story]:
    """The same events as of `tell_story`, from the same arguments; always `max_scenes` scenes, the last one an end."""
    require_number("max_scenes", max_scenes, 1, MAX_SCENES)
    prompt = require_prompt(prompt)
    text = None if text is None else require_prompt(text)
    make_canvas(components, request, video=False)  # refuse impossible sizes before anything is written
    texts = [scene.text for scene in told]
    scenes: tuple[StoryScene, ...] = ()
    count = len(told) + max_scenes
    for number in range(len(told), count):
        seed = (writing.seed + number) % (MAX_SEED + 1)
        if number > len(told) or text is None:
            how = replace(writing, max_new_tokens=SCENE_TOKENS, seed=seed)
            for reply in chat(components, _asked(prompt, texts, count), how, allow_untrained):
                text = reply.text.strip()
                yield Story((*scenes, StoryScene(text)), False, writing.seed)
            if not text:
                break
        for drawing in text_to_image(
            components, illustration(text, texts), replace(request, seed=seed), allow_untrained
        ):
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


def story_turn(prompt: str, number: int, count: int) -> str:
    """What asks for scene `number` of `count`, from 1, in a chat that has the scenes before it."""
    turns = FIRST_TURN if number == 1 else LAST_TURN if number == count else NEXT_TURN
    return turns[_language(prompt)].format(prompt=prompt, number=number, count=count)


def illustration(text: str, earlier: Sequence[str]) -> str:
    """The prompt for a scene's picture: its text, and of what came before, the first scene, which says whom it is about,
    and the last one."""
    if not earlier:
        return text
    before = " ".join(dict.fromkeys((earlier[0], earlier[-1])))
    return ILLUSTRATION[_language(text)].format(text=text, before=before)


def _language(text: str) -> str:
    return "zh" if contains_chinese(text) else "en"
