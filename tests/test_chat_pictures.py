"""Pictures and clips in the conversation of the page: what the chat's handlers show, ask and write."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
import numpy as np
import pytest
from fake_pipeline import CHECKPOINT, MIXED_CHECKPOINT, FakePipeline
from uploaded_files import uploaded

from showo2 import errors
from showo2.app.chat import turns
from showo2.app.chat.answer_view import AnswerView
from showo2.app.chat.history import History, begins, is_display_only
from showo2.app.chat.messages import from_chatbot
from showo2.app.files.results import AnswerFiles, Results
from showo2.app.i18n import t
from showo2.app.model_queue import ModelQueue
from showo2.app.tabs import chat
from showo2.app.tabs.chat import ChatTab
from showo2.checkpoints import Checkpoint, Task
from showo2.media import open_image, read_settings
from showo2.outputs import Clip, Drawing, Reply

EMPTY_BOX = {"text": "", "files": []}


@pytest.fixture
def tab(tmp_path, monkeypatch) -> Callable[[Checkpoint], ChatTab]:
    """Builds the tab for a checkpoint."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))

    def build(checkpoint: Checkpoint = MIXED_CHECKPOINT) -> ChatTab:
        with gr.Blocks():
            return chat.build(FakePipeline(checkpoint), gr.Radio(["en", "zh"]), ModelQueue())

    return build


def values(tab: ChatTab, **changes: Any) -> list[Any]:
    """The values of the options as they are at first, but for the seed."""
    components = tab.options.components
    given = {name: component.value for name, component in components.items()}
    return list((given | {"seed": 7, "randomize": False} | changes).values())


def asked(words: str, history: History = ()) -> History:
    return [*history, {"role": "user", "content": [{"type": "text", "text": words}]}]


def as_sent(tab: ChatTab, history: History) -> History:
    """A conversation as the browser sends it back."""
    sent: History = tab.chatbot.postprocess(history).model_dump()
    return sent


def conversation(tab: ChatTab, updates: Iterator[dict[Any, Any]]) -> History:
    """The conversation in the end, as the browser sends it back."""
    *_, last = updates
    return as_sent(tab, last[tab.chatbot])


def kinds(history: History) -> list[str]:
    return [message["content"][0]["type"] for message in history]


def files(history: History) -> list[Path]:
    blocks = [message["content"][0] for message in history]
    return [Path(block["file"]["path"]) for block in blocks if block["type"] == "file"]


def html(message: dict[str, Any]) -> str:
    found: str = message["content"][0]["value"]
    return found


def test_an_answer_shows_text_a_forming_picture_and_the_file_that_becomes_of_it(tab):
    built = tab()
    shown = [
        as_sent(built, update[built.chatbot])
        for update in built.answer(asked("draw a boat"), *values(built, num_inference_steps=4))
    ]
    forming = [history for history in shown if kinds(history)[1:] == ["text", "component"]]
    assert len(forming) == 3  # each step but the last
    for step, history in enumerate(forming, start=1):
        assert "data:image/webp" in html(history[-1])
        assert t("en", "progress", step=1, steps=4) in html(forming[0][-1]) or step > 1
    assert kinds(shown[-1]) == ["text", "text", "file", "component", "text"]
    (file,) = files(shown[-1])
    settings = read_settings(file)
    assert settings["task"] == "chat"
    assert (settings["prompt"], settings["seed"], settings["num_inference_steps"]) == ("draw a boat", 7, 4)
    assert len(set(map(str, (path for history in shown for path in files(history))))) == 1, "written once"


def test_several_pictures_and_a_clip_are_files_with_their_numbers(tab):
    built = tab()
    history = conversation(built, built.answer(asked("draw 3"), *values(built)))
    assert [(read_settings(file)["seed"], read_settings(file).get("picture")) for file in files(history)] == [
        (7, None),
        (7, 2),
        (7, 3),
    ]
    history = conversation(built, built.answer(asked("let it drive"), *values(built, num_frames=9)))
    (file,) = files(history)
    assert file.suffix == ".mp4"
    assert read_settings(file)["num_frames"] == 9


def test_an_answer_comes_back_as_one_message(tab):
    built = tab()
    history = asked("And now?", conversation(built, built.answer(asked("draw 2"), *values(built))))
    question, answer, following = from_chatbot(history)
    assert [block["type"] for block in answer["content"]] == ["text", "image", "text", "image", "text"]
    assert (question["role"], answer["role"], following["role"]) == ("user", "assistant", "user")


def test_what_can_be_done_with_a_picture_depends_on_the_checkpoint(tab):
    def actions(checkpoint: Checkpoint, words: str) -> str:
        built = tab(checkpoint)
        history = conversation(built, built.answer(asked(words), *values(built)))
        return html(history[3])

    still = replace(MIXED_CHECKPOINT, tasks=(Task.CHAT, Task.MIXED_CHAT, Task.TEXT_TO_IMAGE))
    assert all(f"result-{name}" in actions(MIXED_CHECKPOINT, "draw") for name in ("animate", "ask", "vary"))
    assert "result-animate" not in actions(still, "draw")
    assert "result-animate" not in actions(MIXED_CHECKPOINT, "let it drive")
    assert "result-ask" in actions(MIXED_CHECKPOINT, "let it drive")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_answer_that_draws_on_and_on_is_ended_and_it_is_told(tab, language):
    built = tab()
    history = conversation(built, built.answer(asked("draw 9"), *values(built, max_pictures=2)))
    assert len(files(history)) == 2
    assert t(language, "error_TooManyPictures", maximum=2) in html(history[-1])
    assert is_display_only(history[-1])
    assert conversation(built, built.answer(asked("hello", history), *values(built)))


def test_a_picture_that_has_no_room_is_told(tab):
    built = tab()
    results = Results(built.pipeline, built.request(asked("draw"), *values(built)).settings)
    view = AnswerView(built.pipeline.checkpoint, AnswerFiles(results))
    reason = errors.TooLong(tokens=1100, limit=1024)
    history = as_sent(built, view.show(Reply(("Here:",), True, 7, 1, cut_short=reason), 1))
    for language in ("en", "zh"):
        assert t(language, "error_TooLong", tokens=1100, limit=1024) in html(history[-1])


def test_a_picture_is_varied_in_its_place_and_what_follows_is_dropped(tab):
    built = tab()
    before = conversation(built, built.answer(asked("draw 2"), *values(built)))
    before = conversation(built, built.answer(asked("thanks", before), *values(built)))
    index = kinds(before).index("file")
    kept, _, status, whole = turns.vary(index, before)
    assert "waiting" not in status
    assert whole == before
    after = conversation(built, built.vary(kept, before, *values(built)))
    assert kinds(after) == ["text", "text", "file", "component", "text"]
    assert files(after) != files(before)[:1]
    _, request = built.pipeline.calls[-1]
    assert request["opens"] == "image"
    assert [block["type"] for block in request["prefill"]] == ["text"]
    assert request["seed"] != 7
    second = [number for number, kind in enumerate(kinds(before)) if kind == "file"][1]
    conversation(built, built.vary(before[:second], before, *values(built)))
    _, request = built.pipeline.calls[-1]
    assert [block["type"] for block in request["prefill"]] == ["text", "image", "text"]


def test_only_a_picture_of_an_answer_can_be_chosen(tab):
    built = tab()
    history = conversation(built, built.answer(asked("draw"), *values(built)))
    index = kinds(history).index("file")
    assert turns.ask(index, EMPTY_BOX, history)["files"] == [str(files(history)[0])]
    for wrong in (0, 1, index + 1, 99, -1, "1", None):
        with pytest.raises(gr.Error):
            turns.vary(wrong, history)
    of_the_visitor = [{"role": "user", "content": [{"type": "file", "file": uploaded(files(history)[0])}]}]
    with pytest.raises(gr.Error):
        turns.ask(0, EMPTY_BOX, of_the_visitor)


def test_a_stop_in_the_third_picture_leaves_the_two_before_it(tab):
    built = tab()
    question = asked("draw 3")
    for update in built.answer(question, *values(built)):
        shown = as_sent(built, update[built.chatbot])
        if len(files(shown)) == 2 and "figure" in str(shown[-1]):
            break
    history, *_ = turns.stop(shown, [])
    assert kinds(history) == ["text", "text", "file", "component", "text", "file", "component", "text"]
    assert begins(history[:2], history)
    assert conversation(built, built.answer(asked("And now?", history), *values(built)))


def test_a_stop_before_anything_came_returns_what_was_to_be_replaced(tab):
    built = tab()
    before = conversation(built, built.answer(asked("draw 2"), *values(built)))
    index = kinds(before).index("file")
    assert turns.stop(before[:index], before)[0] == before
    forming = next(built.vary(before[:index], before, *values(built)))[built.chatbot]
    assert turns.stop(as_sent(built, forming), before)[0] == before


def test_a_picture_that_the_checker_holds_back_is_gray_and_it_is_told(tab):
    built = tab()
    gray = Clip(np.full((1, 128, 128, 3), 128, np.uint8))
    drawing = Drawing(4, 4, (7,), preview=(gray,), clips=(gray,), withheld=1)
    results = Results(built.pipeline, built.request(asked("draw"), *values(built)).settings)
    view = AnswerView(built.pipeline.checkpoint, AnswerFiles(results))
    history = as_sent(built, view.show(Reply((drawing,), True, 7, 0), 1))
    assert (np.asarray(open_image(files(history)[0])) == 128).all()
    for language in ("en", "zh"):
        assert t(language, "withheld", count=1) in html(history[1])
    unseen = replace(drawing, preview=(), clips=(), step=2)
    history = as_sent(built, view.show(Reply((drawing, unseen), False, 7, 0), 1))
    assert "<img" not in html(history[-1])


def test_settings_of_a_picture_fill_the_chat(tab):
    built = tab()
    options = values(built, num_inference_steps=3, temperature=0.5)
    (file,) = files(conversation(built, built.answer(asked("draw a boat"), *options)))
    filled = built.filled(read_settings(file))
    components = built.options.components
    assert filled[built.box] == {"text": "draw a boat", "files": []}
    assert (filled[components["seed"]], filled[components["randomize"]]) == (7, False)
    assert (filled[components["num_inference_steps"]], filled[components["temperature"]]) == (3, 0.5)


# Draw this --------------------------------------------------------------------------------------------------


def test_the_last_request_is_drawn_apart_and_put_into_the_conversation(tab):
    built = tab(CHECKPOINT)
    history = conversation(built, built.answer(asked("draw a red boat"), *values(built)))
    kept, _, _, before = turns.send_to_draw(EMPTY_BOX, history)
    assert kept == before == history
    drawn = conversation(built, built.draw(kept, *values(built, num_inference_steps=3)))
    assert kinds(drawn) == ["text", "text", "file", "component"]
    name, request = built.pipeline.calls[-1]
    assert (name, request["prompt"], request["num_inference_steps"]) == (
        "text_to_image",
        "draw a red boat",
        3,
    )
    for language in ("en", "zh"):
        assert t(language, "chat_drawn_apart") in html(drawn[-1])
    settings = read_settings(files(drawn)[0])
    assert (settings["task"], settings["prompt"]) == ("text_to_image", "draw a red boat")
    again = conversation(built, built.vary(drawn[:2], drawn, *values(built)))
    assert built.pipeline.calls[-1][1]["prompt"] == "draw a red boat"
    assert kinds(again) == kinds(drawn)
    assert files(again) != files(drawn)
    conversation(built, built.answer(asked("What is it?", again), *values(built)))
    answer = built.pipeline.calls[-1][1]["messages"][1]
    assert [block["type"] for block in answer["content"]] == ["text", "image"]


def test_what_is_in_the_box_is_drawn_first(tab):
    history, *_ = turns.send_to_draw({"text": "a cat", "files": []}, asked("a dog"))
    assert turns.last_request(history) == "a cat"
    with pytest.raises(gr.Error):
        turns.send_to_draw(EMPTY_BOX, [])


def test_drawing_apart_is_offered_where_it_is_needed(tab):
    assert tab(CHECKPOINT).draw_this.visible is True
    assert tab(MIXED_CHECKPOINT).draw_this.visible == "hidden"
    assert tab(replace(CHECKPOINT, tasks=(Task.CHAT,))).draw_this.visible == "hidden"


# Bad input --------------------------------------------------------------------------------------------------


def test_a_history_with_a_broken_file_is_a_sentence(tab, tmp_path):
    built = tab()
    (tmp_path / "broken.png").write_bytes(b"no picture")
    broken = {"role": "assistant", "content": [{"type": "file", "file": uploaded(tmp_path / "broken.png")}]}
    with pytest.raises(errors.UnsupportedMedia, match=r"broken\.png"):
        built.answer(asked("And now?", [*asked("draw"), broken]), *values(built))


def test_an_answer_that_fails_returns_the_conversation_before_it(tab):
    built = tab()
    before = conversation(built, built.answer(asked("draw"), *values(built)))
    history, *_ = turns.send({"text": "draw 2", "files": []}, before)
    built.pipeline.fault = errors.OutOfMemory(device="cpu")
    with pytest.raises(gr.Error):
        list(built.in_line(built.answer)(history, *values(built)))
    restored, box, _ = turns.restore_turn(history, EMPTY_BOX, before)
    assert restored == before
    assert box.constructor_args["value"] == {"text": "draw 2", "files": []}
