"""A story by a checkpoint that was trained to chat and to draw, but not to tell stories: chat writes scene
after scene, and each is drawn as a picture of its own. The pictures do not see each other; only the text ties
them together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from showo2.lexicon import contains_chinese
from showo2.loading.loader import Components
from showo2.messages import Message
from showo2.outputs import Story, StoryScene
from showo2.parameters import Decoding, offset_seed
from showo2.requests import SCENE_TOKENS, Chat, TellStory, TextToImage
from showo2.tasks.chat import chat
from showo2.tasks.image import text_to_image
from showo2.tasks.sampling import LatentGrid

# How chat is asked for a story; the model answers in the language that it is asked in.
FIRST_TURN = {
    "en": (
        "Tell a story in {count} scenes: {prompt}\n"
        "Write only scene 1, in one or two sentences: who it is about, what they look like, "
        "where they are, what happens. No title and no number."
    ),
    "zh": (
        "请讲一个分为 {count} 幕的故事：{prompt}\n"
        "只写第 1 幕，用一两句话：主角是谁，长什么样，在哪里，发生了什么。不要标题，不要编号。"
    ),
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


def illustrated_story(components: Components, request: TellStory) -> Iterator[Story]:
    """The same outputs as `tell_story`; always `max_scenes` scenes, the last one an end."""
    LatentGrid.of(components, request.size)  # refuse impossible sizes before anything is written
    first_seed, text = request.sampling.seed, request.text
    texts = [scene.text for scene in request.told]
    scenes: tuple[StoryScene, ...] = ()
    count = len(texts) + request.max_scenes
    for number in range(len(texts), count):
        seed = offset_seed(first_seed, number)
        if number > len(request.told) or text is None:
            for reply in chat(components, _scene_request(request, texts, count, seed)):
                text = reply.text.strip()
                yield Story((*scenes, StoryScene(text)), False, first_seed)
            if not text:
                break
        picture = TextToImage(
            prompt=illustration(text, texts),
            size=request.size,
            sampling=replace(request.sampling, seed=seed),
            allow_untrained=request.allow_untrained,
        )
        scene = StoryScene(text)
        for drawing in text_to_image(components, picture):
            scene = StoryScene(text, drawing)
            yield Story((*scenes, scene), False, first_seed)
        texts.append(text)
        scenes = (*scenes, scene)
    yield Story(scenes, True, first_seed)


def _scene_request(request: TellStory, texts: Sequence[str], count: int, seed: int) -> Chat:
    """The conversation in which the scene after `texts` is asked for."""
    messages = []
    for number, text in enumerate(texts, start=1):
        messages += [_message("user", story_turn(request.prompt, number, count)), _message("assistant", text)]
    messages.append(_message("user", story_turn(request.prompt, len(texts) + 1, count)))
    return Chat(
        messages=tuple(messages),
        decoding=Decoding(max_new_tokens=SCENE_TOKENS, temperature=request.temperature, seed=seed),
        size=request.size,
        sampling=replace(request.sampling, seed=seed),
        num_frames=1,
        max_pictures=0,  # each scene's picture is drawn by itself, from its text
        allow_untrained=request.allow_untrained,
    )


def _message(role: str, text: str) -> Message:
    return {"role": role, "content": ({"type": "text", "text": text},)}


def story_turn(prompt: str, number: int, count: int) -> str:
    """What asks for scene `number` of `count`, from 1, in a chat that has the scenes before it."""
    turns = FIRST_TURN if number == 1 else LAST_TURN if number == count else NEXT_TURN
    return turns[_language(prompt)].format(prompt=prompt, number=number, count=count)


def illustration(text: str, earlier: Sequence[str]) -> str:
    """The prompt for a scene's picture: its text, and of what came before, the first scene, which says whom
    it is about, and the last one."""
    if not earlier:
        return text
    before = " ".join(dict.fromkeys((earlier[0], earlier[-1])))
    return ILLUSTRATION[_language(text)].format(text=text, before=before)


def _language(text: str) -> str:
    return "zh" if contains_chinese(text) else "en"
