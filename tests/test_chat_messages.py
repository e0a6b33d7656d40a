"""Conversations as the chat component and callers hold them, and as the pipeline takes them."""

from pathlib import Path

import gradio as gr
import pytest
from uploaded_files import uploaded

from showo2.app.chat import messages, turns
from showo2.errors import BadMessages

PHOTOGRAPH = Path(__file__).parent.parent / "examples" / "coffee.jpg"
CLIP = PHOTOGRAPH.with_name("clip.mp4")


def block(role: str, **content) -> dict:
    """A message as the chat component sends it."""
    return {"role": role, "content": [content]}


def said(role: str, words: str) -> dict:
    return block(role, type="text", text=words)


def sent(name: str) -> dict:
    return block("user", type="file", file=uploaded(PHOTOGRAPH.with_name(name)))


FRAMES = block("user", type="component", component="html", value="<figure>", constructor_args={}, props={})


def test_files_come_before_words_and_are_told_apart():
    message = messages.user_message("What is it?", [PHOTOGRAPH, CLIP])
    assert [block["type"] for block in message["content"]] == ["image", "video", "text"]


def test_conversations_of_the_page_become_messages():
    user, assistant = messages.from_chatbot(
        [sent("coffee.jpg"), said("user", "What?"), said("assistant", "Coffee.")]
    )
    assert user == messages.user_message("What?", [PHOTOGRAPH])
    assert assistant == {"role": "assistant", "content": [{"type": "text", "text": "Coffee."}]}


def test_conversations_of_callers_become_messages():
    image = {"type": "image", "image": uploaded(PHOTOGRAPH)}
    history = [{"role": "user", "content": [image]}, {"role": "assistant", "content": "Coffee."}]
    user, assistant = messages.from_api(history)
    assert user["content"] == [{"type": "image", "image": PHOTOGRAPH}]
    assert assistant["content"] == [{"type": "text", "text": "Coffee."}]


@pytest.mark.parametrize(
    "turn",
    [
        "text",
        {"role": "system", "content": "x"},
        {"role": "user", "content": 3},
        {"role": "user", "content": [3]},
    ],
)
def test_other_conversations_are_refused(turn):
    with pytest.raises(BadMessages):
        messages.from_api([turn])


def test_a_failed_or_undone_question_returns_to_the_box():
    talk = [
        said("user", "Hello"),
        said("assistant", "Hi"),
        sent("coffee.jpg"),
        sent("clip.mp4"),
        said("user", "What?"),
    ]
    for history in (talk, [*talk, FRAMES, said("assistant", "It is")]):
        left, box, _ = turns.undo(history, {"text": "", "files": []})
        assert left == talk[:2]
        assert box.constructor_args["value"] == {"text": "What?", "files": [str(PHOTOGRAPH), str(CLIP)]}
        left, box, _ = turns.undo(history, {"text": "something new", "files": []})
        assert left == history
        assert "value" not in box.constructor_args


def test_asking_again_drops_the_answer_and_what_was_shown_under_the_question():
    talk = [sent("clip.mp4"), said("user", "What?")]
    assert turns.retry([*talk, FRAMES, said("assistant", "A fish.")])[0] == talk


def test_editing_a_question_keeps_its_files_and_drops_what_came_after():
    talk = [sent("clip.mp4"), said("user", "Old"), FRAMES, said("assistant", "A fish."), said("user", "Why?")]
    event = gr.EditData(None, {"index": 1, "value": " New ", "previous_value": "Old"})
    assert turns.edit(talk, event)[0] == [talk[0], said("user", "New")]
    event = gr.EditData(None, {"index": 4, "value": " ", "previous_value": "Why?"})
    assert turns.edit(talk, event)[0] == [*talk[:4], said("user", "")]  # is refused, and told so


def test_a_question_ends_with_its_text():
    talk = [sent("coffee.jpg"), sent("clip.mp4"), said("user", "What?"), FRAMES, said("user", "And why?")]
    assert messages.from_chatbot(talk) == [
        messages.user_message("What?", [PHOTOGRAPH, CLIP]),
        messages.user_message("And why?", []),
    ]
