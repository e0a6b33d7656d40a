"""Stories by a checkpoint that only chats and draws: through the pipeline, the API and the page."""

import re
from collections.abc import Iterator

import numpy as np
import pytest
from gradio_client import Client
from playwright.sync_api import expect
from served_pages import serving
from small_checkpoints import random_tensors, small_entry, small_model, write_complete
from visitors import Visitor

from showo2 import checkpoints
from showo2.checkpoints import RELEASED, Task
from showo2.errors import UntrainedTask
from showo2.loading.key_mapping import EMBEDDING
from showo2.media import read_settings
from showo2.pipeline import Pipeline, load_pipeline
from showo2.tasks import illustrated_story
from showo2.tasks.illustrated_story import illustration, story_turn

PROMPT = "a red car"
OPTIONS = {"num_inference_steps": 3, "seed": 5}


TOKENS = 12  # of a scene: random weights never end one by themselves


@pytest.fixture(autouse=True, scope="module")
def short_scenes():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(illustrated_story, "SCENE_TOKENS", TOKENS)
        yield


def loaded(folder, **changes) -> Pipeline:
    """A small checkpoint in the released format; it says something, for its embedding is not too large."""
    tensors = random_tensors(small_model())
    tensors[EMBEDDING].mul_(0.02)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            checkpoints, "RELEASED", (small_entry(max_tokens=8192, num_inference_steps=4, **changes),)
        )
        return load_pipeline(write_complete(folder / "small", tensors), device="cpu", dtype="float32")


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory) -> Pipeline:
    return loaded(tmp_path_factory.mktemp("illustrated"))


@pytest.fixture(scope="module")
def url(pipeline) -> Iterator[str]:
    with serving(pipeline) as url:
        yield url


def test_the_released_ones_illustrate_where_they_can_chat_and_draw():
    assert [entry.illustrates for entry in RELEASED] == [Task.CHAT in entry.tasks for entry in RELEASED]


def test_scenes_are_answers_of_a_chat_and_pictures_of_their_own(pipeline):
    events = list(pipeline.tell_story(PROMPT, max_scenes=2, temperature=1, **OPTIONS))
    first, second = events[-1].scenes
    assert events[-1].finished
    assert not any(event.finished for event in events[:-1])
    asked = [
        {"role": "user", "content": story_turn(PROMPT, 1, 2)},
        {"role": "assistant", "content": first.text},
        {"role": "user", "content": story_turn(PROMPT, 2, 2)},
    ]
    answer = list(pipeline.chat(asked, temperature=1, seed=6, max_new_tokens=TOKENS))[-1]
    assert second.text == answer.text.strip() != ""
    prompt = illustration(second.text, [first.text])
    assert first.text in prompt
    drawing = list(pipeline.text_to_image(prompt, num_inference_steps=3, seed=6))[-1]
    assert np.array_equal(second.drawing.clips[0].frames, drawing.clips[0].frames)


def test_a_story_goes_on_from_what_is_told_with_words_of_ones_own(pipeline):
    first, second = list(pipeline.tell_story(PROMPT, max_scenes=2, **OPTIONS))[-1].scenes
    told = [(first.text, first.drawing.images[0])]
    went_on = list(pipeline.tell_story(PROMPT, told=told, max_scenes=1, **OPTIONS))[-1].scenes
    assert went_on[0].text == second.text
    own = list(pipeline.tell_story(PROMPT, told=told, text="It rains.", max_scenes=1, **OPTIONS))[-1].scenes
    assert [scene.text for scene in own] == ["It rains."]
    assert own[0].drawing.seeds == (6,)


def test_one_that_only_draws_tells_no_story_unless_the_caller_insists(tmp_path):
    pipeline = loaded(tmp_path, tasks=(Task.TEXT_TO_IMAGE,))
    with pytest.raises(UntrainedTask):
        next(pipeline.tell_story(PROMPT))
    assert list(pipeline.tell_story(PROMPT, max_scenes=1, allow_untrained=True, **OPTIONS))[-1].finished


@pytest.mark.parametrize("prompt", ["a cat", "一只猫"])
def test_the_model_is_asked_in_the_language_of_the_prompt(prompt):
    for number in (1, 2, 3):
        asked = story_turn(prompt, number, 3).replace(prompt, "")
        assert any(character >= "\u4e00" for character in asked) == (prompt == "一只猫")
        assert str(number) in asked


def test_the_endpoint_tells_one_too(url):
    story = Client(url, verbose=False).predict(
        PROMPT, max_scenes=1, num_inference_steps=3, seed=5, api_name="/tell_story"
    )
    assert story["scenes"][0]["text"]
    assert read_settings(story["scenes"][0]["image"])["task"] == "story"


@pytest.mark.parametrize(
    ("locale", "tab", "run", "told"),
    [
        (
            "en-US",
            "Story",
            "Tell story",
            "Instead, it writes each scene as a chat reply",
        ),
        ("zh-CN", "故事", "讲故事", "这里换一种办法"),
    ],
)
def test_the_page_says_what_it_is_and_tells_one(windows, url, locale, tab, run, told):
    visitor = Visitor(windows, url, locale)
    panel = visitor.open(tab)
    expect(panel.get_by_text(told)).to_be_visible()
    panel.locator("textarea").first.fill(PROMPT)
    panel.get_by_role("button", name=run).click()
    expect(panel.locator(".scene-text p").first).to_have_text(re.compile(r"\S"))
    expect(panel.locator(".scene img").first).to_be_visible()
    visitor.leave()
