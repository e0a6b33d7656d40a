"""Stories on the page, against a pipeline without a model: told, kept, gone on with and changed."""

import re

from playwright.sync_api import Locator, expect
from visitors import unfold


def test_a_story_forms_scene_by_scene(site):
    visitor = site.visit()
    panel = visitor.open("Story")
    panel.locator("textarea").first.fill("a fish")
    panel.get_by_role("button", name="Tell the story").click()
    expect(panel.get_by_text("Done in")).to_be_visible()
    expect(panel.locator(".scene img")).to_have_count(3)
    # What a model writes is text, never markup.
    expect(panel.locator(".scene-text").first).to_contain_text("Scene 1 of <b>a fish</b>.")


def test_a_story_can_be_kept_as_far_as_it_is_told(site):
    visitor = site.visit()
    panel = visitor.open("Story")
    keep = panel.get_by_role("button", name="Keep as a page")
    expect(keep).to_be_hidden()
    panel.locator("textarea").first.fill("a fish")
    site.pipeline.hold(after=25)  # in the second scene
    panel.get_by_role("button", name="Tell the story").click()
    expect(keep).to_be_enabled()
    expect(panel.get_by_role("button", name="Go on")).to_be_hidden()  # while it is told
    panel.get_by_role("button", name="Stop").click()
    site.pipeline.release()
    with visitor.page.expect_download() as download:
        keep.click()
    text = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename == "showo2-7.html"
    assert "Scene 1 of &lt;b&gt;a fish&lt;/b&gt;." in text
    for name, start in (("Keep as PDF", b"%PDF"), ("Keep as ZIP", b"PK")):
        with visitor.page.expect_download() as download:
            panel.get_by_role("button", name=name).click()
        assert download.value.path().read_bytes().startswith(start)


def scenes_of(panel: Locator) -> list[str]:
    return [text.split("\n")[0] for text in panel.locator(".scene-text p").all_inner_texts()]


def write_words(scene: Locator, words: str) -> None:
    """Changes a scene's words as a person does: keys come one by one."""
    box = scene.get_by_label("Words of the scene")
    expect(box).to_be_visible()
    expect(box).to_have_value(re.compile("Scene"))
    box.fill("")
    box.press_sequentially(words)
    expect(box).to_have_value(words)
    box.blur()


def test_a_story_can_be_gone_on_with_redrawn_and_changed(site):
    visitor = site.visit()
    panel = visitor.open("Story")
    panel.locator("textarea").first.fill("a fish")
    go_on = panel.get_by_role("button", name="Go on")
    expect(go_on).to_be_hidden()
    panel.get_by_role("button", name="Tell the story").click()
    expect(panel.get_by_text("Done in")).to_be_visible()
    go_on.click()
    expect(panel.locator(".scene img")).to_have_count(6)
    expect(panel.get_by_text("Scene 6 of <b>a fish</b>.")).to_be_visible()
    _, arguments = site.pipeline.calls[-1]
    assert [words for words, _ in arguments["told"]] == [f"Scene {n} of <b>a fish</b>." for n in (1, 2, 3)]
    assert arguments["text"] is None

    expect(panel.get_by_text("Done in")).to_be_visible()
    second = panel.locator(".scene").filter(has=visitor.page.get_by_text("Scene 2", exact=True)).first
    before = second.locator("img").get_attribute("src")
    unfold(second, "Change")
    second.get_by_role("button", name="Draw it again").click()
    expect(second.locator("img")).not_to_have_attribute("src", before)
    expect(panel.get_by_text("Done in")).to_be_visible()
    assert len(scenes_of(panel)) == 6  # what comes after stays
    assert site.pipeline.calls[-1][1]["text"] == "Scene 2 of <b>a fish</b>."

    write_words(second, "Then it met a whale.")
    second.get_by_role("button", name="Continue with these words").click()
    expect(panel.get_by_text("Then it met a whale.").first).to_be_visible()
    expect(panel.locator(".scene img")).to_have_count(4)
    expect(panel.get_by_text("Done in")).to_be_visible()
    assert scenes_of(panel) == [
        "Scene 1 of <b>a fish</b>.", "Then it met a whale.", "Scene 3 of <b>a fish</b>.", "Scene 4 of <b>a fish</b>."
    ]  # fmt: skip
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name="Keep as a page").click()
    assert download.value.path().read_text("utf-8").count("<figure>") == 4


def test_a_change_that_is_stopped_leaves_the_scene_as_it_was(site):
    visitor = site.visit()
    panel = visitor.open("Story")
    panel.locator("textarea").first.fill("a fish")
    panel.get_by_role("button", name="Tell the story").click()
    expect(panel.get_by_text("Done in")).to_be_visible()
    first = panel.locator(".scene").first
    before = first.locator("img").get_attribute("src")
    unfold(first, "Change")
    write_words(first, "It slept.")
    site.pipeline.hold(after=4)
    first.get_by_role("button", name="Continue with these words").click()
    expect(panel.locator(".scene-text p").first).to_have_text("It slept.")
    panel.get_by_role("button", name="Stop").click()
    site.pipeline.release()
    expect(panel.get_by_text("Scene 1 of <b>a fish</b>.")).to_be_visible()
    expect(first.locator("img")).to_have_attribute("src", before)
    expect(panel.locator(".scene img")).to_have_count(3)
    for name in ("Go on", "Keep as a page"):
        expect(panel.get_by_role("button", name=name)).to_be_enabled()


def test_a_request_that_cannot_be_done_leaves_the_story(site):
    visitor = site.visit()
    panel = visitor.open("Story")
    panel.locator("textarea").first.fill("a fish")
    panel.get_by_role("button", name="Tell the story").click()
    expect(panel.get_by_text("Done in")).to_be_visible()
    expect(panel.locator("button.stop")).to_be_hidden()
    panel.locator("textarea").first.fill(" ")
    panel.get_by_role("button", name="Tell the story").click()
    expect(visitor.message).to_contain_text("The prompt is empty")
    expect(panel.locator(".scene img")).to_have_count(3)
    panel.get_by_role("button", name="Go on").click()
    expect(panel.locator(".scene img")).to_have_count(6)
