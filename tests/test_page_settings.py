"""Settings that come back on the page: from the strip of a visit, from files and from links."""

import base64
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import JSHandle, expect
from visitors import Visitor, in_both_languages, settle, unfold

from showo2.media import write_png


@in_both_languages
def test_a_picture_of_this_visit_tells_and_gives_back_its_settings(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("image_tab"))
    prompt = panel.locator("textarea").first
    unfold(panel, visitor.t("settings"))
    panel.get_by_label(visitor.t("randomize")).uncheck()
    panel.get_by_label(visitor.t("seed"), exact=True).fill("12")
    for text in ("the first", "the second"):
        prompt.fill(text)
        panel.get_by_role("button", name=visitor.t("image_run")).click()
        expect(panel.locator(".block.session-gallery img")).to_have_count(1 if text == "the first" else 2)
    panel.get_by_label(visitor.t("seed"), exact=True).fill("13")
    panel.locator(".block.session-gallery img").nth(1).click()  # the newest come first
    expect(panel.locator(".result-actions dd").first).to_have_text("the first")
    panel.get_by_role("button", name=visitor.t("result_edit")).click()
    expect(prompt).to_have_value("the first")
    expect(panel.get_by_label(visitor.t("seed"), exact=True)).to_have_value("12")

    panel.get_by_role("button", name=visitor.t("result_animate")).click()
    expect(visitor.page.get_by_role("tab", name=visitor.t("video_tab"), exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    expect(visitor.page.locator(".first-frame img").filter(visible=True)).to_have_count(1)
    panel = visitor.open(visitor.t("image_tab"))
    panel.get_by_role("button", name=visitor.t("result_ask")).click()
    chat = visitor.panel
    expect(chat.locator(".message .thumbnail-item")).to_have_count(1)
    settle(chat)
    chat.locator("textarea").fill("What is it?")
    chat.locator("textarea").press("Enter")
    expect(chat.get_by_text("I see a picture")).to_be_visible()


def dragged(visitor: Visitor, file: Path) -> JSHandle:
    """What a browser tells of a file that is dragged."""
    return visitor.page.evaluate_handle(
        """([name, data]) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name, { type: "image/png" }));
            return transfer;
        }""",
        [file.name, base64.b64encode(file.read_bytes()).decode()],
    )


def drop(visitor: Visitor, file: Path) -> None:
    """Drops a file somewhere on the page."""
    visitor.page.dispatch_event("body", "drop", {"dataTransfer": dragged(visitor, file)})


@in_both_languages
def test_a_frame_shows_where_a_dragged_file_would_go(site, locale, photograph):
    visitor = site.visit(locale)
    transfer = {"dataTransfer": dragged(visitor, photograph)}
    frame = visitor.page.locator(".drop-frame")
    visitor.page.dispatch_event("body", "dragover", transfer)
    expect(frame).to_have_text(visitor.t("drop_settings"))
    visitor.page.dispatch_event(".block.message textarea", "dragover", transfer)
    expect(frame).to_have_text(visitor.t("drop_message"))
    box = visitor.panel.locator(".block.message").bounding_box()
    assert frame.bounding_box() == pytest.approx(box)
    visitor.page.dispatch_event("body", "dragleave", transfer)
    expect(frame).to_have_count(0)


@in_both_languages
def test_a_dropped_result_restores_its_settings_and_its_tab(site, locale, tmp_path):
    settings = {
        "task": "story",
        "prompt": "of a cat",
        "width": 160,
        "height": 96,
        "num_inference_steps": 5,
        "guidance_scale": 2.5,
        "guidance_stop": 0.75,
        "cache_threshold": 0.1,
        "seed": 77,
        "max_scenes": 3,
        "scene": 2,
    }
    result, photograph = tmp_path / "result.png", tmp_path / "photograph.png"
    write_png(Image.new("RGB", (8, 8)), result, settings)
    Image.new("RGB", (8, 8)).save(photograph)
    visitor = site.visit(locale)
    drop(visitor, result)
    expect(visitor.page.get_by_role("tab", name=visitor.t("story_tab"), exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    expect(visitor.message).to_contain_text(visitor.t("restored", file="result.png"))
    panel = visitor.panel
    expect(panel.locator("textarea").first).to_have_value("of a cat")
    unfold(panel, visitor.t("settings"))
    expect(panel.get_by_label(visitor.t("seed"), exact=True)).to_have_value("77")
    expect(panel.get_by_label(visitor.t("randomize"))).not_to_be_checked()
    unfold(panel, visitor.t("settings_expert"))
    for key, value in (
        ("num_inference_steps", "5"),
        ("guidance_scale", "2.5"),
        ("guidance_stop", "0.75"),
        ("cache_threshold", "0.1"),
        ("max_scenes", "3"),
    ):
        box = panel.get_by_role("spinbutton", name=re.compile(f"{visitor.t(key)}$"))
        expect(box).to_have_value(value)
    drop(visitor, photograph)
    expect(visitor.message.filter(has_text="photograph.png")).to_contain_text(
        visitor.t("error_NoSettings", file="photograph.png")
    )


@in_both_languages
def test_a_link_carries_tab_prompt_and_settings(site, locale):
    query = "?tab=video&prompt=007%20%E7%8C%AB&seed=5&num_frames=9&num_inference_steps=4"
    visitor = site.visit(locale, query)
    expect(visitor.page.get_by_role("tab", name=visitor.t("video_tab"), exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    panel = visitor.panel
    expect(panel.locator("textarea").first).to_have_value("007 猫")
    unfold(panel, visitor.t("settings"))
    expect(panel.get_by_role("spinbutton", name=visitor.t("num_frames"))).to_have_value("9")
    expect(panel.get_by_label(visitor.t("seed"), exact=True)).to_have_value("5")


@in_both_languages
def test_a_copied_link_brings_the_settings_back(site, locale):
    visitor = site.visit(locale, permissions=("clipboard-read", "clipboard-write"))
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("红色 & blue?")
    unfold(panel, visitor.t("settings"))
    panel.get_by_role("spinbutton", name=visitor.t("num_inference_steps")).fill("6")
    panel.get_by_label(visitor.t("randomize")).uncheck()
    panel.get_by_label(visitor.t("seed"), exact=True).fill("12")
    panel.get_by_label(visitor.t("seed"), exact=True).blur()
    panel.get_by_role("button", name=visitor.t("copy_link")).click()
    expect(visitor.message).to_contain_text(visitor.t("link_copied"))
    visitor.page.goto(visitor.page.evaluate("navigator.clipboard.readText()"))
    expect(visitor.page.get_by_role("tab", name=visitor.t("image_tab"), exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    panel = visitor.panel
    expect(panel.locator("textarea").first).to_have_value("红色 & blue?")
    unfold(panel, visitor.t("settings"))
    expect(panel.get_by_role("spinbutton", name=visitor.t("num_inference_steps"))).to_have_value("6")
    expect(panel.get_by_label(visitor.t("seed"), exact=True)).to_have_value("12")


@in_both_languages
def test_a_link_to_a_result_shows_it_while_the_server_has_it(site, locale):
    visitor = site.visit(locale, permissions=("clipboard-read", "clipboard-write"))
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name=visitor.t("image_run")).click()
    panel.get_by_role("button", name=visitor.t("result_link"), exact=True).click()
    expect(visitor.message).to_contain_text(visitor.t("link_copied"))
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    guest = site.visit(locale, link.removeprefix(site.url))
    expect(guest.panel.locator(".results img")).to_have_count(1)
    expect(guest.panel.locator("textarea").first).to_have_value("a boat")
    expect(guest.panel.locator(".result-actions dl")).to_contain_text("a boat")
    gone = re.sub("result=[0-9a-f]{4}", "result=0000", link)
    late = site.visit(locale, gone.removeprefix(site.url))
    expect(late.message).to_contain_text(late.t("link_expired"))
    expect(late.panel.locator("textarea").first).to_have_value("a boat")
    expect(late.panel.locator(".results img")).to_have_count(0)


@in_both_languages
def test_where_there_is_no_clipboard_the_link_is_shown(site, locale):
    visitor = site.visit(locale)
    visitor.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("a boat")
    unfold(panel, visitor.t("settings"))
    shown = panel.get_by_label(visitor.t("link_to_copy")).first  # the other is that of a result
    expect(shown).to_be_hidden()
    panel.get_by_role("button", name=visitor.t("copy_link")).click()
    expect(shown).to_have_value(re.compile(r"\?tab=image&prompt=a\+boat&"))
    selected = "(field) => field.value.slice(field.selectionStart, field.selectionEnd) === field.value"
    visitor.page.wait_for_function(f"() => ({selected})(document.activeElement)")
    expect(visitor.message).to_have_count(0)


@in_both_languages
def test_a_link_with_an_impossible_setting_says_so(site, locale):
    visitor = site.visit(locale, query="?tab=image&num_inference_steps=many")
    expect(visitor.message).to_contain_text(
        visitor.t(
            "error_BadNumber",
            name="num_inference_steps",
            kind="an integer",
            minimum=2,
            maximum=100,
            value="'many'",
        )
    )
