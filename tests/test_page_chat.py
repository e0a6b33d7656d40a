"""The chat on the page, against a pipeline without a model: sent, stopped, asked again, edited, taken back and shown."""

import re
from pathlib import Path

from conftest import ROOT
from playwright.sync_api import Locator, expect

EXAMPLES = ROOT / "examples"
PICTURE, CLIP = EXAMPLES / "coffee.jpg", EXAMPLES / "clip.mp4"


def ask(panel: Locator, words: str, *files: Path) -> None:
    """Sends a message; the answer must not have been there before."""
    if files:
        panel.locator("input[type=file]").set_input_files(files)
        expect(panel.locator(".message .thumbnail-item")).to_have_count(len(files))
    panel.locator(".message textarea").fill(words)
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot").last).to_contain_text(f"You said: {words}. I see")
    expect(panel.locator(".submit-button")).to_be_visible()


def question(site, number: int = -1) -> list[str]:
    """The kinds of blocks in the last message of a call."""
    _, arguments = site.pipeline.calls[number]
    return [block["type"] for block in arguments["messages"][-1]["content"]]


def edit(panel: Locator, old: str, new: str) -> None:
    """Edits an own message as a person does."""
    panel.get_by_role("button", name="Edit").nth(0).click()
    box = panel.locator("textarea.edit-textarea")
    expect(box).to_have_value(old)
    box.fill(new)
    panel.locator(".conversation").get_by_role("button", name="Submit").first.click()


def test_several_pictures_and_a_clip_are_one_message(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    ask(panel, "What is it", PICTURE, EXAMPLES / "scene.png", CLIP)
    expect(panel.get_by_test_id("bot")).to_contain_text(
        re.compile("a picture of .* and a picture of .* and a video of")
    )
    assert question(site) == ["image", "image", "video", "text"]
    ask(panel, "And why")
    assert question(site) == ["text"]
    _, arguments = site.pipeline.calls[-1]
    assert [message["role"] for message in arguments["messages"]] == ["user", "assistant", "user"]


def test_the_frames_that_the_model_looked_at_are_shown_under_the_message(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    ask(panel, "What is it", PICTURE)
    expect(panel.locator(".watched")).to_have_count(0)
    ask(panel, "And here", CLIP)
    shown = panel.locator("figure.watched")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("The model looked at these 5 frames.")
    visitor.choose("中文")
    expect(shown.get_by_text("模型看的是这 5 帧。")).to_be_visible()
    sizes = shown.locator("img").evaluate_all("images => images.map((image) => image.naturalWidth)")
    assert len(sizes) == 5
    assert all(sizes)
    visitor.choose("English")
    panel.get_by_role("button", name="Retry").click()
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(shown).to_have_count(1)
    assert question(site) == ["video", "text"]
    panel.get_by_role("button", name="Undo").click()
    expect(shown).to_have_count(0)
    expect(panel.locator(".message .thumbnail-item")).to_have_count(1)
    expect(panel.locator(".message textarea")).to_have_value("And here")


def test_an_earlier_turn_can_be_edited_and_what_came_after_is_dropped(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    ask(panel, "First", PICTURE, CLIP)
    ask(panel, "Second")
    edit(panel, "First", "Changed")
    expect(panel.get_by_test_id("bot")).to_have_count(1)
    expect(panel.get_by_test_id("bot")).to_contain_text("You said: Changed. I see a picture")
    expect(panel.get_by_text("Second")).to_have_count(0)
    expect(panel.locator("figure.watched")).to_have_count(1)
    _, arguments = site.pipeline.calls[-1]
    assert len(arguments["messages"]) == 1
    assert question(site) == ["image", "video", "text"]
    expect(panel.locator(".submit-button")).to_be_visible()
    ask(panel, "Third")
    panel.get_by_role("button", name="Undo").click()
    expect(panel.locator(".message textarea")).to_have_value("Third")
    expect(panel.get_by_test_id("bot")).to_have_count(1)


def test_an_edit_that_cannot_be_sent_is_explained_and_returns_to_the_box(site):
    visitor = site.visit("zh-CN")
    panel = visitor.open("聊天")
    ask(panel, "First", PICTURE)
    panel.get_by_role("button", name="编辑").click()
    panel.locator("textarea.edit-textarea").fill("长" * 2001)
    panel.locator(".conversation").get_by_role("button", name="发送").first.click()
    expect(visitor.message).to_contain_text("提示词的字数是 2001，但必须在 1 到 2000 之间")
    expect(panel.locator(".message textarea")).to_have_value("长" * 2001)
    expect(panel.locator(".message .thumbnail-item")).to_have_count(1)


def test_stopping_an_answer_keeps_what_was_written(site):
    site.pipeline.hold(after=2)
    visitor = site.visit()
    panel = visitor.open("Chat")
    panel.locator("textarea").fill("Hello")
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")
    panel.locator(".stop-button").click()
    expect(panel.locator(".submit-button")).to_be_visible()
    site.pipeline.release()
    assert site.pipeline.closed.wait(30)
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")


def test_a_failed_question_returns_to_the_box(site, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    visitor = site.visit()
    panel = visitor.open("Chat")
    panel.locator("textarea").fill("What is it?")
    panel.locator("input[type=file]").set_input_files(tmp_path / "broken.png")
    expect(panel.locator(".thumbnail-item")).to_have_count(1)
    panel.locator(".submit-button").click()
    expect(visitor.message).to_contain_text("broken.png cannot be read as a video")
    expect(panel.locator("textarea")).to_have_value("What is it?")
    expect(panel.get_by_test_id("user")).to_have_count(0)


def test_a_message_that_cannot_be_sent_stays_and_is_explained(site):
    visitor = site.visit("zh-CN")
    panel = visitor.open("聊天")
    panel.locator("textarea").fill("长" * 2001)
    panel.locator("textarea").press("Enter")
    expect(visitor.message).to_contain_text("提示词的字数是 2001，但必须在 1 到 2000 之间")
    expect(panel.locator("textarea")).to_have_value("长" * 2001)
    assert not site.pipeline.calls


def test_undo_takes_back_retry_asks_again_and_clear_empties(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    panel.locator("textarea").fill("Hello")
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name="Retry").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name="Undo").click()
    expect(panel.locator("textarea")).to_have_value("Hello")
    expect(panel.get_by_test_id("bot")).to_have_count(0)
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name="Clear").click()
    expect(panel.get_by_test_id("user")).to_have_count(0)
