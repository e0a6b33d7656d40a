"""The chat on the page, against a fake pipeline: send, stop, retry, edit, undo."""

import re
from pathlib import Path

from conftest import PATIENCE, ROOT
from playwright.sync_api import Locator, expect
from visitors import edit, in_both_languages

from showo2.errors import OutOfMemory

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


@in_both_languages
def test_several_pictures_and_a_clip_are_one_message(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "What is it", PICTURE, EXAMPLES / "scene.png", CLIP)
    expect(panel.get_by_test_id("bot")).to_contain_text(
        re.compile("a picture of .* and a picture of .* and a video of")
    )
    assert question(site) == ["image", "image", "video", "text"]
    ask(panel, "And why")
    assert question(site) == ["text"]
    _, arguments = site.pipeline.calls[-1]
    assert [message["role"] for message in arguments["messages"]] == ["user", "assistant", "user"]


@in_both_languages
def test_the_frames_that_the_model_looked_at_are_shown_under_the_message(site, locale):
    visitor = site.visit(locale, viewport={"width": 390, "height": 664})
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "What is it", PICTURE)
    expect(panel.locator(".watched")).to_have_count(0)
    ask(panel, "And here", CLIP)
    shown = panel.locator("figure.watched")
    expect(shown).to_have_count(1)
    expect(shown.get_by_text(visitor.t("chat_watched", count=5))).to_be_visible()
    expect(panel.get_by_test_id("bot").last).to_be_in_viewport(ratio=1)
    sizes = shown.locator("img").evaluate_all("images => images.map((image) => image.naturalWidth)")
    assert len(sizes) == 5
    assert all(sizes)
    panel.get_by_role("button", name=visitor.gradio("Retry")).click()
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(shown).to_have_count(1)
    assert question(site) == ["video", "text"]
    panel.get_by_role("button", name=visitor.gradio("Undo")).click()
    expect(shown).to_have_count(0)
    expect(panel.locator(".message .thumbnail-item")).to_have_count(1)
    expect(panel.locator(".message textarea")).to_have_value("And here")


@in_both_languages
def test_an_earlier_turn_can_be_edited_and_what_came_after_is_dropped(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "First", PICTURE, CLIP)
    ask(panel, "Second")
    edit(visitor, "First", "Changed")
    expect(panel.get_by_test_id("bot")).to_have_count(1)
    expect(panel.get_by_test_id("bot")).to_contain_text("You said: Changed. I see a picture")
    expect(panel.get_by_text("Second")).to_have_count(0)
    expect(panel.locator("figure.watched")).to_have_count(1)
    _, arguments = site.pipeline.calls[-1]
    assert len(arguments["messages"]) == 1
    assert question(site) == ["image", "video", "text"]
    expect(panel.locator(".submit-button")).to_be_visible()
    ask(panel, "Third")
    panel.get_by_role("button", name=visitor.gradio("Undo")).click()
    expect(panel.locator(".message textarea")).to_have_value("Third")
    expect(panel.get_by_test_id("bot")).to_have_count(1)


@in_both_languages
def test_an_edit_that_cannot_be_sent_is_explained_and_returns_to_the_box(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "First", PICTURE)
    ask(panel, "Second")
    edit(visitor, "First", "长" * 2001)
    expect(visitor.message).to_contain_text(
        visitor.t("error_TextTooLong", name="text", length=2001, maximum=2000)
    )
    expect(panel.locator(".message textarea")).to_have_value("长" * 2001)
    expect(panel.locator(".message .thumbnail-item")).to_have_count(1)
    # The conversation is as it was.
    expect(panel.get_by_test_id("bot")).to_have_text([re.compile("First"), re.compile("Second")])
    expect(panel.get_by_test_id("user").get_by_text("First", exact=True)).to_be_visible()


@in_both_languages
def test_an_answer_stays_until_it_can_be_given_anew(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "First", PICTURE)
    site.pipeline.fault = OutOfMemory(device="cpu")
    panel.get_by_role("button", name=visitor.gradio("Retry")).click()
    expect(visitor.message).to_contain_text(visitor.t("error_OutOfMemory", device="cpu"))
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("You said: First. I see a picture"))
    expect(panel.locator(".message textarea")).to_have_value("")
    expect(panel.locator(".message .thumbnail-item")).to_have_count(0)
    site.pipeline.fault = None
    ask(panel, "Second")
    assert len(site.pipeline.calls[-1][1]["messages"]) == 3


@in_both_languages
def test_nothing_is_asked_again_or_edited_while_an_answer_is_on_its_way(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    ask(panel, "First")
    buttons = [panel.get_by_role("button", name=visitor.gradio(name)) for name in ("Edit", "Retry", "Undo")]
    for button in buttons:
        expect(button).to_be_visible()
    site.pipeline.hold(after=2)
    panel.locator(".message textarea").fill("Second")
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot").last).to_have_text("You said:")
    for button in buttons:
        expect(button.filter(visible=True)).to_have_count(0)
    panel.locator(".stop-button").click()
    expect(buttons[0]).to_have_count(2)
    expect(buttons[0].first).to_be_visible()
    site.pipeline.release()


@in_both_languages
def test_stopping_an_answer_keeps_what_was_written(site, locale):
    site.pipeline.hold(after=2)
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    panel.locator("textarea").fill("Hello")
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")
    panel.locator(".stop-button").click()
    expect(panel.locator(".submit-button")).to_be_visible()
    site.pipeline.repeat_step()
    assert site.pipeline.closed.wait(PATIENCE)
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")


@in_both_languages
def test_a_broken_picture_is_a_named_file_and_its_question_returns_to_the_box(site, locale, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    told = visitor.t("error_UnsupportedMedia", file="broken.png", content="a text file", formats="|")
    panel.locator("textarea").fill("What is it?")
    panel.locator("input[type=file]").set_input_files(tmp_path / "broken.png")
    expect(visitor.message).to_contain_text(told.partition("|")[0])
    shown = panel.locator(".thumbnail-item img")
    expect(shown).to_have_attribute("title", "broken.png")
    assert shown.evaluate("picture => picture.naturalWidth")
    visitor.page.get_by_test_id("toast-close").click()
    expect(visitor.message).to_have_count(0)
    panel.locator(".submit-button").click()
    expect(visitor.message).to_contain_text(told.partition("|")[0])
    expect(panel.locator("textarea")).to_have_value("What is it?")
    expect(panel.get_by_test_id("user")).to_have_count(0)


@in_both_languages
def test_a_message_that_cannot_be_sent_stays_and_is_explained(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    panel.locator("textarea").fill("长" * 2001)
    panel.locator("textarea").press("Enter")
    expect(visitor.message).to_contain_text(
        visitor.t("error_TextTooLong", name="prompt", length=2001, maximum=2000)
    )
    expect(panel.locator("textarea")).to_have_value("长" * 2001)
    assert not site.pipeline.calls


@in_both_languages
def test_undo_takes_back_retry_asks_again_and_clear_empties(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("chat_tab"))
    panel.locator("textarea").fill("Hello")
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name=visitor.gradio("Retry")).click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name=visitor.gradio("Undo")).click()
    expect(panel.locator("textarea")).to_have_value("Hello")
    expect(panel.get_by_test_id("bot")).to_have_count(0)
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile("no picture"))
    panel.get_by_role("button", name=visitor.gradio("Clear")).click()
    expect(panel.get_by_test_id("user")).to_have_count(0)
