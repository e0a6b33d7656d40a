"""Stories on the page, against a pipeline without a model: told, kept, gone on with and changed."""

import re
import zipfile

from conftest import PATIENCE
from playwright.sync_api import Locator, expect
from visitors import Visitor, in_both_languages, unfold


def tell(visitor: Visitor) -> Locator:
    """Has a story of three scenes told; the panel of its tab."""
    panel = visitor.open(visitor.t("story_tab"))
    panel.locator("textarea").first.fill("a fish")
    panel.get_by_role("button", name=visitor.t("story_run")).click()
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    return panel


@in_both_languages
def test_a_story_forms_scene_by_scene(site, locale):
    visitor = site.visit(locale)
    panel = tell(visitor)
    expect(panel.locator(".scene img")).to_have_count(3)
    # What a model writes is text, never markup.
    expect(panel.locator(".scene-text").first).to_contain_text("Scene 1 of <b>a fish</b>.")


@in_both_languages
def test_a_story_can_be_kept_as_far_as_it_is_told(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("story_tab"))
    keep = panel.get_by_role("button", name=visitor.t("story_download_html"))
    expect(keep).to_be_hidden()
    panel.locator("textarea").first.fill("a fish")
    site.pipeline.hold(after=7)  # in the second scene
    panel.get_by_role("button", name=visitor.t("story_run")).click()
    expect(keep).to_be_enabled()
    expect(panel.get_by_role("button", name=visitor.t("story_go_on"))).to_be_hidden()  # while it is told
    panel.get_by_role("button", name=visitor.t("stop")).click()
    site.pipeline.release()
    with visitor.page.expect_download() as download:
        keep.click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == "showo2-7.html"
    assert "Scene 1 of &lt;b&gt;a fish&lt;/b&gt;." in text
    for name, start in (("pdf", b"%PDF"), ("zip", b"PK"), ("film", b"\0\0\0 ftyp")):
        with visitor.page.expect_download() as download:
            panel.get_by_role("button", name=visitor.t(f"story_download_{name}")).click()
        assert download.value.path().read_bytes().startswith(start)


@in_both_languages
def test_a_story_is_opened_by_its_link_and_a_scene_is_asked_about(site, locale):
    visitor = site.visit(locale, permissions=("clipboard-read", "clipboard-write"))
    panel = tell(visitor)
    panel.get_by_role("button", name=visitor.t("result_link"), exact=True).click()
    expect(visitor.message).to_contain_text(visitor.t("link_copied"))
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    guest = site.visit(locale, link.removeprefix(site.url))
    expect(guest.panel.locator(".scene img")).to_have_count(3)
    assert scenes_of(guest.panel) == scenes_of(panel)
    expect(guest.panel.locator("textarea").first).to_have_value("a fish")
    panel.get_by_role("button", name=visitor.t("result_ask"), exact=True).nth(1).click()
    expect(visitor.panel.locator(".message .thumbnail-item")).to_have_count(1)


def second_scene(visitor: Visitor) -> Locator:
    heading = visitor.page.get_by_text(visitor.t("story_scene", number=2), exact=True)
    return visitor.panel.locator(".scene").filter(has=heading).first


def scenes_of(panel: Locator) -> list[str]:
    return [text.split("\n")[0] for text in panel.locator(".scene-text p").all_inner_texts()]


def write_words(visitor: Visitor, scene: Locator, words: str) -> None:
    """Changes a scene's words as a person does: keys come one by one."""
    box = scene.get_by_label(visitor.t("story_text"), exact=True)
    expect(box).to_be_visible()
    expect(box).to_have_value(re.compile("Scene"))
    box.fill("")
    box.press_sequentially(words)
    expect(box).to_have_value(words)
    box.blur()


@in_both_languages
def test_a_story_can_be_gone_on_with_redrawn_and_changed(site, locale):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("story_tab"))
    panel.locator("textarea").first.fill("a fish")
    go_on = panel.get_by_role("button", name=visitor.t("story_go_on"))
    expect(go_on).to_be_hidden()
    panel.get_by_role("button", name=visitor.t("story_run")).click()
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    panel.get_by_role("button", name=visitor.t("story_read")).click()
    book = visitor.page.get_by_role("dialog", name=visitor.t("story_read"))
    expect(book.get_by_text("1 / 3")).to_be_visible()
    visitor.page.keyboard.press("ArrowRight")
    expect(book.get_by_text("Scene 2 of <b>a fish</b>.")).to_be_visible()
    book.get_by_role("button", name=visitor.t("story_close")).click()
    expect(book).to_have_count(0)
    go_on.click()
    expect(panel.locator(".scene img")).to_have_count(6)
    expect(panel.get_by_text("Scene 6 of <b>a fish</b>.")).to_be_visible()
    _, arguments = site.pipeline.calls[-1]
    assert [words for words, _ in arguments["told"]] == [f"Scene {n} of <b>a fish</b>." for n in (1, 2, 3)]
    assert arguments["text"] is None

    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    second = second_scene(visitor)
    before = second.locator("img").get_attribute("src")
    unfold(second, visitor.t("story_change"))
    second.get_by_role("button", name=visitor.t("story_redraw")).click()
    expect(second.locator("img")).not_to_have_attribute("src", before)
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    assert len(scenes_of(panel)) == 6  # what comes after stays
    assert site.pipeline.calls[-1][1]["text"] == "Scene 2 of <b>a fish</b>."

    write_words(visitor, second, "Then it met a whale.")
    second.get_by_label(visitor.t("story_text"), exact=True).press("Enter")
    expect(panel.get_by_text("Then it met a whale.").first).to_be_visible()
    expect(panel.locator(".scene img")).to_have_count(4)
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    assert scenes_of(panel) == [
        "Scene 1 of <b>a fish</b>.",
        "Then it met a whale.",
        "Scene 3 of <b>a fish</b>.",
        "Scene 4 of <b>a fish</b>.",
    ]
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name=visitor.t("story_download_html")).click()
    assert download.value.path().read_text("utf-8").count("<figure>") == 4


@in_both_languages
def test_a_scene_can_be_set_in_motion(site, locale):
    visitor = site.visit(locale)
    panel = tell(visitor)
    second = second_scene(visitor)
    unfold(panel, visitor.t("settings"))
    panel.get_by_label(visitor.t("randomize")).uncheck()
    panel.get_by_label(visitor.t("seed"), exact=True).fill("99")
    panel.get_by_label(visitor.t("seed"), exact=True).blur()
    unfold(second, visitor.t("story_change"))
    animate = second.get_by_role("button", name=visitor.t("story_animate"))
    animate.click()
    expect(second.locator("img")).to_have_attribute("src", re.compile("gif$"))
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    task, arguments = site.pipeline.calls[-1]
    assert (task, arguments["prompt"]) == ("image_to_video", "Scene 2 of <b>a fish</b>.")
    expect(panel.locator(".scene img")).to_have_count(3)
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name=visitor.t("story_download_zip")).click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert [name for name in archive.namelist() if name.endswith("gif")] == ["scene-2.gif"]
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name=visitor.t("story_download_html")).click()
    assert download.value.suggested_filename == "showo2-7.html", "the story's seed, not the clip's"
    assert download.value.path().read_text("utf-8").count("data:image/gif") == 1
    box = second.get_by_label(visitor.t("story_motion"))
    box.fill("it sinks")
    before = second.locator("img").get_attribute("src")
    box.press("Enter")
    expect(second.locator("img")).not_to_have_attribute("src", before)
    assert site.pipeline.calls[-1][1]["prompt"] == "it sinks"


@in_both_languages
def test_a_change_that_is_stopped_leaves_the_scene_as_it_was(site, locale):
    visitor = site.visit(locale)
    panel = tell(visitor)
    first = panel.locator(".scene").first
    before = first.locator("img").get_attribute("src")
    unfold(first, visitor.t("story_change"))
    write_words(visitor, first, "It slept.")
    site.pipeline.hold(after=2)
    first.get_by_role("button", name=visitor.t("story_retell")).click()
    expect(panel.locator(".scene-text p").first).to_have_text("It slept.")
    panel.get_by_role("button", name=visitor.t("stop")).click()
    site.pipeline.repeat_step()
    assert site.pipeline.closed.wait(PATIENCE)
    expect(panel.get_by_text("Scene 1 of <b>a fish</b>.")).to_be_visible()
    expect(first.locator("img")).to_have_attribute("src", before)
    expect(panel.locator(".scene img")).to_have_count(3)
    for key in ("story_go_on", "story_download_html"):
        expect(panel.get_by_role("button", name=visitor.t(key))).to_be_enabled()


@in_both_languages
def test_a_request_that_cannot_be_done_leaves_the_story(site, locale):
    visitor = site.visit(locale)
    panel = tell(visitor)
    expect(panel.locator("button.stop")).to_be_hidden()
    panel.locator("textarea").first.fill(" ")
    panel.get_by_role("button", name=visitor.t("story_run")).click()
    expect(visitor.message).to_contain_text(visitor.t("error_EmptyPrompt"))
    expect(panel.locator(".scene img")).to_have_count(3)
    panel.get_by_role("button", name=visitor.t("story_go_on")).click()
    expect(panel.locator(".scene img")).to_have_count(6)
