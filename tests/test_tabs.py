"""The tabs' handlers, called directly: what they ask of the pipeline and which components they update."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import gradio as gr
import pytest
from fake_pipeline import FakePipeline
from PIL import Image
from uploaded_files import uploaded

from showo2.app.chat import turns
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.i18n import t
from showo2.app.model_queue import ModelQueue
from showo2.app.tabs import chat, image, story, video
from showo2.errors import OutOfMemory
from showo2.media import read_settings
from showo2.outputs import Story
from showo2.resources import EXAMPLES


@pytest.fixture
def pipeline() -> FakePipeline:
    return FakePipeline()


@pytest.fixture
def built(pipeline, tmp_path, monkeypatch) -> Callable[[Any], Any]:
    """Builds a tab on a page of its own."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))

    def build(module: Any) -> Any:
        with gr.Blocks():
            return module.build(pipeline, gr.Radio(["en", "zh"]), ModelQueue())

    return build


def inputs(tab: Any, prompt: str, **changes: Any) -> list[Any]:
    """The values of the tab's inputs as they are at first, but for the prompt and a fixed seed."""
    studio = tab.studio
    values = {component: component.value for component in studio.inputs}
    controls = studio.controls.components
    values |= {studio.prompt: prompt, studio.seed: 7, controls["randomize"]: False}
    values |= {controls[name]: value for name, value in changes.items()}
    return list(values.values())


# Image and video --------------------------------------------------------------------------------------------


def test_drawing_shows_previews_then_files_and_adds_to_the_session(built, pipeline):
    tab = built(image)
    *previews, last = tab.draw([{"image": uploaded("old.png")}], *inputs(tab, "a boat", num_images=2))
    assert all(isinstance(update[tab.gallery][0], Image.Image) for update in previews)
    assert t("en", "progress", step=1, steps=4) in previews[0][tab.run.status]
    files = last[tab.gallery].constructor_args["value"]
    assert [read_settings(file)["seed"] for file in files] == [7, 8]
    assert [path.name for path in last[tab.session.gallery]] == ["showo2-7.png", "showo2-8.png", "old.png"]
    assert last[tab.studio.seed] == 7
    assert pipeline.calls[-1][1]["prompt"] == "a boat"


def test_the_pictures_of_a_visit_are_packed_while_they_are_there(built, tmp_path):
    tab = built(image)
    *_, last = tab.draw(None, *inputs(tab, "a boat", num_images=2))
    shown = [{"image": uploaded(path)} for path in (*last[tab.session.gallery], tmp_path / "deleted.png")]
    with zipfile.ZipFile(tab.session.pack(shown)) as archive:
        assert archive.namelist() == ["01-showo2-7.png", "02-showo2-8.png"]
        archive.extractall(tmp_path)
    assert read_settings(tmp_path / "02-showo2-8.png")["prompt"] == "a boat"
    with pytest.raises(gr.Error, match="no longer has"):
        tab.session.pack(shown[-1:])


@pytest.mark.parametrize("prompt", ["", " \n", "x" * 2001])
def test_a_bad_prompt_becomes_a_message_in_both_languages(built, pipeline, prompt):
    tab = built(image)
    with pytest.raises(gr.Error) as caught:
        list(tab.run.handler(tab.draw)(None, *inputs(tab, prompt)))
    assert 'lang="en"' in caught.value.message
    assert 'lang="zh"' in caught.value.message
    assert not pipeline.calls


def test_a_video_may_start_from_an_image(built, pipeline):
    tab = built(video)
    *previews, last = tab.make_video(None, *inputs(tab, "it moves", num_frames=9))
    assert all("data:image/webp" in update[tab.preview] for update in previews)
    assert last[tab.preview] == ""
    assert read_settings(last[tab.video])["task"] == "text_to_video"
    *_, last = tab.make_video(uploaded(EXAMPLES / "coffee.jpg"), *inputs(tab, "it moves"))
    assert read_settings(last[tab.video])["task"] == "image_to_video"
    assert [name for name, _ in pipeline.calls] == ["text_to_video", "image_to_video"]


# Chat -------------------------------------------------------------------------------------------------------


def test_an_answer_streams_behind_the_frames_of_a_video(built):
    tab = built(chat)
    question = [
        {"role": "user", "content": [{"type": "file", "file": uploaded(EXAMPLES / "clip.mp4")}]},
        {"role": "user", "content": [{"type": "text", "text": "What?"}]},
    ]
    options = [component.value for component in tab.options.components.values()]
    updates = tab.answer(question, *options)
    answers = [(update[tab.chatbot], update[tab.status]) for update in updates]
    for history, status in answers:
        assert history[:2] == question
        assert isinstance(history[2]["content"][0], gr.HTML)
        assert status == ""
    texts = [history[3]["content"][0]["text"] for history, _ in answers]
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert texts[-1].startswith("You said: What?")


def test_sending_moves_the_message_into_the_conversation_or_refuses_it():
    history, box, _, before = turns.send({"text": " Hello ", "files": []}, [])
    assert history == [{"role": "user", "content": [{"type": "text", "text": "Hello"}]}]
    assert box.constructor_args["value"] == {"text": "", "files": []}
    assert before == []
    with pytest.raises(gr.Error):
        turns.send({"text": " ", "files": []}, [])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", chat.EXAMPLE_FILES)
def test_an_example_fills_the_message_box(key, language):
    message = chat.fill_example(key, language)
    assert message["text"] == t(language, key)
    assert len(message["files"]) == (chat.EXAMPLE_FILES[key] is not None)


# Story ------------------------------------------------------------------------------------------------------


@pytest.fixture
def told(built) -> tuple[story.StoryTab, story.StoryState]:
    """The tab with a story of three scenes."""
    tab = built(story)
    states = [update[tab.story] for update in tab.tell(*inputs(tab, "a fish")) if tab.story in update]
    assert [len(state.pages) for state in states if state] == [1, 2, 3]
    return tab, states[-1]


def last_state(tab: story.StoryTab, updates) -> story.StoryState:
    return [update[tab.story] for update in updates if tab.story in update][-1]


def test_a_story_is_continued_from_its_own_prompt(told, pipeline):
    tab, state = told
    continued = last_state(tab, tab.continue_story(state, *inputs(tab, "something else")))
    _, arguments = pipeline.calls[-1]
    assert arguments["prompt"] == "a fish"
    assert [scene.text for scene in arguments["told"]] == [page.text for page in state.pages]
    assert all(scene.picture.size == (128, 128) for scene in arguments["told"])
    assert continued.pages[:3] == state.pages
    assert len(continued.pages) == 6


def test_a_story_that_is_over_says_so(told, pipeline, monkeypatch):
    tab, state = told
    monkeypatch.setattr(pipeline, "run", lambda request: iter([Story((), True, 7)]))
    *_, last = tab.continue_story(state, *inputs(tab, "a fish"))
    assert t("en", "story_over") in last[tab.run.status]


def test_a_story_that_is_full_is_not_continued(told):
    tab, state = told
    shown = tab._finished(
        replace(state, pages=state.pages[:1] * story.MAX_SCENES), Results(tab.pipeline, {"prompt": "a"})
    )
    assert not shown[tab.go_on].constructor_args["interactive"]
    full = replace(state, pages=state.pages[:1] * story.MAX_SCENES)
    with pytest.raises(gr.Error):
        list(tab.run.handler(tab.continue_story)(full, *inputs(tab, "a fish")))


def test_a_scene_is_redrawn_with_a_new_seed_and_the_rest_stays(told, pipeline):
    tab, state = told
    redrawn = last_state(tab, tab.redraw(1, state, *inputs(tab, "a fish")))
    _, arguments = pipeline.calls[-1]
    assert arguments["text"] == state.pages[1].text
    assert arguments["seed"] != 7
    assert (redrawn.pages[0], redrawn.pages[2]) == (state.pages[0], state.pages[2])
    assert redrawn.pages[1].text == state.pages[1].text
    assert redrawn.pages[1].picture != state.pages[1].picture


def test_a_rewritten_scene_retells_what_follows(told, pipeline):
    tab, state = told
    retold = last_state(tab, tab.retell(1, state, "It slept.", *inputs(tab, "a fish")))
    assert retold.pages[0] == state.pages[0]
    assert retold.pages[1].text == "It slept."
    assert retold.pages[2].picture != state.pages[2].picture
    assert pipeline.calls[-1][1]["text"] == "It slept."


@pytest.mark.parametrize("motion", ["it sinks", " "])
def test_an_animated_scene_keeps_its_picture_and_text(told, pipeline, motion):
    tab, state = told
    animated = last_state(tab, tab.animate(0, state, motion, *inputs(tab, "a fish")))
    page = animated.pages[0]
    assert page.clip.suffix == ".gif"
    assert replace(page, clip=None) == state.pages[0]
    assert pipeline.calls[-1][1]["prompt"] == (motion.strip() or page.text)


def test_a_failed_change_takes_nothing_away(told, monkeypatch):
    tab, state = told

    def fail(*_, **__):
        raise OutOfMemory(device="cpu")
        yield

    monkeypatch.setattr(tab.pipeline, "run", fail)
    with pytest.raises(gr.Error):
        list(tab.run.handler(partial(tab.retell, 0))(state, "It slept.", *inputs(tab, "a fish")))
    shown = tab.show_finished(state)
    assert shown[tab.story] is state
    assert shown[tab.slots[0].picture] == state.pages[0].picture


def test_nothing_is_shown_before_there_is_a_story(built):
    tab = built(story)
    assert tab.show_finished(None) == {tab.story: None}
    page = StoryPage("Once.", EXAMPLES / "scene.png")
    assert tab.slots[0].show(page)[tab.slots[0].text] == "<p>Once.</p>"
