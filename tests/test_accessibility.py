"""Accessibility: no serious fault found by axe, names in the visitor's language, everything by keyboard.

Against a fake pipeline.
"""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from conftest import ROOT
from playwright.sync_api import Locator, expect
from visitors import Visitor, settle, unfold

FILES = [ROOT / "examples" / name for name in ("coffee.jpg", "clip.mp4")]
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
# The tabs, and the settings' and the scene's name, by locale.
WORDS = {
    "en-US": (("Chat", "Image", "Video", "Story"), "Settings", "Edit scene"),
    "zh-CN": (("聊天", "图片", "视频", "故事"), "设置", "修改这一幕"),
}
# Only what stands in the way of somebody counts.
GRAVE = ("serious", "critical")
TRANSITIONS_FINISHED = """() => Promise.all(
    document.getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map((each) => each.finished.catch(() => null))
)"""
NUM_ANIMATIONS = "() => document.getAnimations().filter((each) => each instanceof CSSAnimation).length"
AXE_VIOLATIONS = """async (rules) =>
    (await axe.run({ resultTypes: ["violations"], ...(rules && { runOnly: rules }) })).violations"""
# Rules that look at colors. Nothing else differs between the color schemes.
COLOR_RULES = ["color-contrast", "link-in-text-block"]


def faults(visitor: Visitor, where: str) -> list[str]:
    """Axe's grave findings on the page as it stands, in every size and color scheme, with their elements."""
    found = []
    for size, viewport in SIZES.items():
        visitor.page.set_viewport_size(viewport)
        for scheme, rules in (("dark", None), ("light", COLOR_RULES)):
            visitor.page.emulate_media(color_scheme=scheme)
            expect(visitor.page.locator("body.dark")).to_have_count(1 if scheme == "dark" else 0)
            settle(visitor.panel)
            visitor.page.evaluate(TRANSITIONS_FINISHED)
            found += [
                f"{where}, {size}, {scheme}: {fault['id']} ({fault['impact']}): {node['html'][:160]}"
                for fault in visitor.page.evaluate(AXE_VIOLATIONS, rules)
                if fault["impact"] in GRAVE
                for node in fault["nodes"]
            ]
    return found


def fill_chat(panel: Locator, change: str) -> None:
    panel.locator("input[type=file]").set_input_files(FILES)
    expect(panel.locator(".message .thumbnail-item")).to_have_count(len(FILES))
    panel.locator(".message textarea").fill("Hi")


def use_chat(panel: Locator, change: str) -> None:
    panel.locator(".submit-button").click()
    expect(panel.locator(".watched")).to_have_count(1)
    expect(panel.locator(".submit-button")).to_be_visible()
    panel.locator(".message-buttons-right button").last.click()
    expect(panel.locator(".edit-textarea")).to_be_visible()


def fill_prompt(panel: Locator, change: str) -> None:
    panel.locator("textarea").first.fill("a boat")


def use_studio(panel: Locator, change: str) -> None:
    panel.locator("button.run").click()
    expect(panel.locator("button.stop")).to_be_hidden()
    expect(panel.locator(".block.status")).to_contain_text("7")  # the seed
    if panel.locator(".block.session-gallery img").count():
        panel.locator(".block.session-gallery img").first.click()
        expect(panel.locator(".result-actions dd").first).to_be_visible()
    if panel.locator(".scene").count():
        unfold(panel.locator(".scene").first, change)


def compare(panel: Locator, change: str) -> None:
    panel.locator(".count input").fill("2")
    panel.locator("button.run").click()
    expect(panel.locator(".results img")).to_have_count(2)
    panel.locator("button.action.compare").click()
    expect(panel.locator("[data-beside]")).to_have_count(1)


def film_and_read(panel: Locator, change: str) -> None:
    with panel.page.expect_download():
        panel.locator("button.film").click()
    panel.locator("button.read").click()
    expect(panel.page.locator(".book")).to_be_visible()


Step = Callable[[Locator, str], None]
# What is done on each tab before axe looks; the last is a further view that few tabs have.
STEPS: tuple[tuple[Step, Step, Step | None], ...] = (
    (fill_chat, use_chat, None),
    (fill_prompt, use_studio, compare),
    (fill_prompt, use_studio, None),
    (fill_prompt, use_studio, film_and_read),
)


@pytest.mark.parametrize("locale", WORDS)
def test_axe_finds_no_grave_fault(site, locale):
    visitor = site.visit(locale)
    tabs, settings, change = WORDS[locale]
    found = []
    for tab, (fill, use, go_on) in zip(tabs, STEPS, strict=True):
        visitor.reload(forgets=True)  # axe also goes through what earlier tabs hold
        visitor.page.evaluate(AXE_SCRIPT)
        panel = visitor.open(tab)
        unfold(panel, settings)
        expect(panel.get_by_role("slider").first).to_be_visible()
        fill(panel, change)
        found += faults(visitor, f"{tab}, empty")
        use(panel, change)
        found += faults(visitor, f"{tab}, done")
        if go_on is not None:
            go_on(panel, change)
            found += faults(visitor, f"{tab}, {go_on.__name__}")
    assert not found, "\n".join(found)


def test_names_are_spoken_in_the_visitors_language(site):
    visitor = site.visit()
    panel = visitor.open("Image")
    expect(panel.get_by_role("img", name="What you make appears here.")).to_be_visible()
    visitor.choose("中文")
    expect(panel.get_by_role("img", name="作品会出现在这里。")).to_be_visible()
    panel = visitor.open("聊天")
    expect(panel.get_by_role("log", name="对话")).to_be_visible()
    panel.locator("input[type=file]").set_input_files(FILES[0])
    expect(panel.get_by_role("group", name="消息附件")).to_be_visible()


def tab_to(visitor: Visitor, target: Locator, presses: int = 5) -> None:
    """Goes on to `target` by the Tab key alone, which must take no more than so many presses."""
    for _ in range(presses):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{target} was not reached")


def test_the_keyboard_alone_draws_and_stops(site):
    visitor = site.visit()
    panel = visitor.open("Image")
    tab_to(visitor, panel.locator("textarea").first)
    visitor.page.keyboard.type("a boat")
    tab_to(visitor, panel.locator("button.run"))  # past three examples
    site.pipeline.hold(after=2)
    visitor.page.keyboard.press("Enter")
    expect(panel.locator(".results img")).to_have_count(1)
    expect(panel.locator("button.stop")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(panel.get_by_text("Stopped.")).to_be_visible()
    expect(panel.locator("button.run")).to_be_focused()
    tab_to(visitor, panel.get_by_role("button", name="Settings"), presses=3)  # past two fields
    visitor.page.keyboard.press("Enter")
    expect(panel.get_by_role("slider").first).to_be_visible()


def test_the_keyboard_alone_talks(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    tab_to(visitor, panel.locator(".message textarea"), presses=6)
    visitor.page.keyboard.type("Hello")
    site.pipeline.hold(after=2)
    visitor.page.keyboard.press("Enter")
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")
    tab_to(visitor, panel.locator(".stop-button"))
    visitor.page.keyboard.press("Enter")
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(panel.get_by_test_id("bot")).to_have_text("You said:")


def places(panel: Locator, selectors: dict[str, str]) -> dict[str, dict]:
    """Where things are, from the page's top, however far it is scrolled."""
    scrolled = panel.page.evaluate("window.scrollY")
    boxes = {name: panel.locator(selector).first.bounding_box() for name, selector in selectors.items()}
    return {name: {**box, "y": box["y"] + scrolled} for name, box in boxes.items()}


def places_at_rest(panel: Locator, selectors: dict[str, str]) -> dict[str, dict]:
    """The same, once the page that was just opened has come to rest: pictures and fonts arrive late."""
    before, now = None, places(panel, selectors)
    while now != before:
        panel.page.wait_for_timeout(300)
        before, now = now, places(panel, selectors)
    return now


@pytest.mark.parametrize("size", SIZES)
def test_nothing_jumps_while_a_picture_forms(site, size):
    visitor = site.visit(viewport={**SIZES[size], "height": 1600})
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("a boat")
    things = {"prompt": "textarea", "results": ".block.results", "status": ".block.status"}
    before = places_at_rest(panel, things)
    go = places(panel, {"button": "button.run"})
    site.pipeline.hold(after=2)
    panel.locator("button.run").click()
    expect(panel.get_by_text("Step 2 of 4")).to_be_visible()
    assert visitor.page.evaluate(NUM_ANIMATIONS) == 0, "for those who prefer reduced motion"
    assert places(panel, things) == before
    assert places(panel, {"button": "button.stop"}) == go
    site.pipeline.release()
    expect(panel.get_by_text("Done in")).to_be_visible()
    assert places(panel, things) == before


def test_nothing_jumps_while_an_answer_is_written(site):
    visitor = site.visit()
    panel = visitor.open("Chat")
    things = {"conversation": ".block.conversation", "message": ".block.message", "examples": ".examples"}
    panel.locator(".message textarea").fill("Hi")
    site.pipeline.hold(after=0)
    panel.locator(".submit-button").click()
    expect(panel.locator(".block.status p")).to_be_visible()
    before = places(panel, things)
    site.pipeline.release()
    expect(panel.get_by_test_id("bot")).to_contain_text("no picture")
    expect(panel.locator(".submit-button")).to_be_visible()
    assert places(panel, things) == before
