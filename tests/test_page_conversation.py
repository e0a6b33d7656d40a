"""Pictures and clips in the chat of the page, in a real browser against a fake pipeline that draws in its
answers."""

import re
from collections.abc import Iterator

import pytest
from conftest import PATIENCE
from fake_pipeline import MIXED_CHECKPOINT
from playwright.sync_api import Locator, expect
from visitors import Site, Visitor, edit, in_both_languages, serve

from showo2.errors import OutOfMemory

# A conversation of six turns, by locale: two pictures, an edit, a clip, and two that only talk.
TURNS = {
    "en-US": ("draw a red car", "What color is it?", "make it blue", "let it drive", "draw a boat", "Thanks"),
    "zh-CN": ("画一辆红色的汽车", "它是什么颜色？", "把它变成蓝色", "让它往右开", "画一艘船", "谢谢"),
}
SIZES = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def served_mixed(windows) -> Iterator[Site]:
    yield from serve(windows, tasks=MIXED_CHECKPOINT.tasks)


@pytest.fixture
def mixed(served_mixed) -> Iterator[Site]:
    """With a checkpoint that draws in chat."""
    served_mixed.pipeline.reset()
    yield served_mixed
    served_mixed.tidy()


def open_chat(visitor: Visitor) -> Locator:
    return visitor.open(visitor.t("chat_tab"))


def send(panel: Locator, words: str) -> None:
    panel.locator(".message textarea").fill(words)
    panel.locator(".submit-button").click()


def ask(panel: Locator, words: str) -> None:
    """Sends a message and waits for the end of the answer."""
    ends = panel.get_by_test_id("bot").filter(has_text=re.compile(r"Anything else\?|I see"))
    answers = ends.count()
    send(panel, words)
    expect(ends).to_have_count(answers + 1)
    expect(panel.locator(".submit-button")).to_be_visible()


def pictures(panel: Locator) -> Locator:
    return panel.get_by_test_id("bot").locator(".image-container img")


def clips(panel: Locator) -> Locator:
    return panel.get_by_test_id("bot").locator("video")


def action(visitor: Visitor, panel: Locator, name: str) -> Locator:
    return panel.locator(".picture-actions").get_by_role("button", name=visitor.t(name), exact=True)


def check_width(visitor: Visitor) -> None:
    """Nothing is wider than the screen, on a desktop and on a phone."""
    for viewport in SIZES:
        visitor.page.set_viewport_size(viewport)
        assert visitor.page.evaluate(TOO_WIDE) <= 0


@in_both_languages
def test_a_conversation_of_six_turns_with_pictures_an_edit_and_a_clip(mixed, locale):
    visitor = mixed.visit(locale)
    panel = open_chat(visitor)
    for turn, shown in zip(TURNS[locale], ((1, 0), (1, 0), (2, 0), (2, 1), (3, 1), (3, 1)), strict=True):
        ask(panel, turn)
        expect(pictures(panel)).to_have_count(shown[0])
        expect(clips(panel)).to_have_count(shown[1])
        if shown == (2, 1):
            visitor.page.wait_for_function("document.querySelector('.bot video').videoWidth > 0")
            check_width(visitor)
    check_width(visitor)
    _, arguments = mixed.pipeline.calls[-1]
    answers = [
        [block["type"] for block in message["content"]]
        for message in arguments["messages"]
        if message["role"] == "assistant"
    ]
    drawn, said = ["text", "image", "text"], ["text"]
    assert answers == [drawn, said, drawn, ["text", "video", "text"], drawn]
    expect(visitor.message).to_have_count(0)


@in_both_languages
def test_a_picture_can_be_asked_about_animated_and_varied(mixed, locale):
    visitor = mixed.visit(locale)
    panel = open_chat(visitor)
    ask(panel, TURNS[locale][0])
    first = pictures(panel).get_attribute("src")
    action(visitor, panel, "result_vary").press("Enter")
    expect(pictures(panel)).not_to_have_attribute("src", first)
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(pictures(panel)).to_have_count(1)
    assert mixed.pipeline.calls[-1][1]["opens"] == "image"
    action(visitor, panel, "result_ask").click()
    expect(panel.locator(".message .thumbnail-item")).to_have_count(1)
    expect(panel.locator(".message textarea")).to_be_focused()
    expect(panel.get_by_role("link").filter(has=visitor.page.locator("button"))).to_have_attribute(
        "download", re.compile(r"\.png$")
    )
    action(visitor, panel, "result_animate").click()
    expect(visitor.page.get_by_role("tab", name=visitor.t("video_tab"), exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    expect(visitor.panel.locator(".first-frame img")).to_be_visible()


@in_both_languages
def test_a_stop_in_the_third_picture_keeps_the_others_and_the_conversation_goes_on(mixed, locale):
    visitor = mixed.visit(locale)
    panel = open_chat(visitor)
    several = {"en-US": "draw 3 cars", "zh-CN": "画 3 辆车"}[locale]
    mixed.pipeline.hold(after=3 * 4 + 2 * 4 + 2)  # words and steps of two pictures, two steps of the third
    send(panel, several)
    expect(panel.locator("figure.forming img")).to_be_visible()
    expect(pictures(panel)).to_have_count(2)
    expect(panel.locator(".picture-actions").filter(visible=True)).to_have_count(0)
    check_width(visitor)
    panel.locator(".stop-button").click()
    expect(panel.locator(".submit-button")).to_be_visible()
    mixed.pipeline.repeat_step()
    assert mixed.pipeline.closed.wait(PATIENCE)
    expect(panel.locator("figure.forming")).to_have_count(0)
    expect(pictures(panel)).to_have_count(2)
    mixed.pipeline.release()
    ask(panel, TURNS[locale][1])
    answer = mixed.pipeline.calls[-1][1]["messages"][1]["content"]
    assert [block["type"] for block in answer] == ["text", "image", "text", "image", "text"]
    panel.get_by_role("button", name=visitor.gradio("Undo")).click()
    expect(panel.locator(".message textarea")).to_have_value(TURNS[locale][1])
    expect(pictures(panel)).to_have_count(2)
    panel.locator(".message textarea").fill("")
    panel.get_by_role("button", name=visitor.gradio("Retry")).click()
    expect(pictures(panel)).to_have_count(3)
    expect(panel.locator(".submit-button")).to_be_visible()
    edit(visitor, several, TURNS[locale][0])
    expect(pictures(panel)).to_have_count(1)


@in_both_languages
def test_too_many_pictures_and_failures_are_told_and_the_conversation_stays_whole(mixed, locale):
    visitor = mixed.visit(locale)
    panel = open_chat(visitor)
    many = {"en-US": "draw 9 cars", "zh-CN": "画 9 辆车"}[locale]
    send(panel, many)
    expect(panel.get_by_text(visitor.t("error_TooManyPictures", maximum=4))).to_be_visible()
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(pictures(panel)).to_have_count(4)
    check_width(visitor)
    mixed.pipeline.fault = OutOfMemory(device="cpu")
    send(panel, TURNS[locale][0])
    expect(visitor.message).to_contain_text(visitor.t("error_OutOfMemory", device="cpu"))
    expect(panel.locator(".message textarea")).to_have_value(TURNS[locale][0])
    expect(pictures(panel)).to_have_count(4)
    expect(panel.get_by_test_id("user")).to_have_count(1)


@in_both_languages
def test_a_checkpoint_that_draws_apart_draws_the_last_request_into_the_conversation(site, locale):
    visitor = site.visit(locale)
    panel = open_chat(visitor)
    draw_this = panel.get_by_role("button", name=visitor.t("chat_draw_this"), exact=True)
    ask(panel, TURNS[locale][0])
    expect(pictures(panel)).to_have_count(0)
    draw_this.click()
    expect(pictures(panel)).to_have_count(1)
    expect(panel.get_by_text(visitor.t("chat_drawn_apart"))).to_be_visible()
    expect(draw_this).to_be_visible()
    check_width(visitor)
    assert site.pipeline.calls[-1][0] == "text_to_image"
    assert site.pipeline.calls[-1][1]["prompt"] == TURNS[locale][0]
    ask(panel, TURNS[locale][1])
    answer = site.pipeline.calls[-1][1]["messages"][1]["content"]
    assert [block["type"] for block in answer] == ["text", "image"]
    expect(visitor.message).to_have_count(0)
