"""A walk through the page of the running app with its own checkpoint, in a real browser.

Each tab once in each language, with a real photograph in Chat and as a first frame in Video. Screenshots of
the finished tabs are kept in test-artefacts/.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from conftest import ARTEFACTS, PATIENCE
from playwright.sync_api import Locator, Page, expect

expect.set_options(timeout=PATIENCE * 1000)
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

# Gradio puts a group's class on two elements, one in the other.
VISIBLE_SCENES = """panel => [...panel.querySelectorAll(".scene")].filter(
    (scene) => !scene.parentElement.closest(".scene") && scene.offsetParent).length"""


@dataclass(frozen=True)
class Words:
    """What the walk reads and clicks in one language."""

    locale: str
    chat: str
    question: str
    image: str
    draw: str
    video: str
    film: str
    story: str
    tell: str
    done: str


ENGLISH = Words(
    "en-US",
    "Chat",
    "What is in the picture?",
    "Image",
    "Draw",
    "Video",
    "Make video",
    "Story",
    "Tell story",
    "Done in",
)
CHINESE = Words(
    "zh-CN", "聊天", "图片里是什么？", "图片", "画图", "视频", "生成视频", "故事", "讲故事", "完成，用时"
)


@dataclass(frozen=True)
class Walk:
    """One browser on the page, in one language, with a way to keep what it shows."""

    page: Page
    words: Words

    def open(self, tab: str) -> Locator:
        self.page.get_by_role("tab", name=tab, exact=True).click()
        return self.page.get_by_role("tabpanel").filter(visible=True)

    def keep(self, name: str) -> None:
        """Screenshots on a desktop and on a phone."""
        for size, viewport in SIZES.items():
            self.page.set_viewport_size(viewport)
            self.page.screenshot(path=ARTEFACTS / f"{name}-{self.words.locale}-{size}.png", full_page=True)
        self.page.set_viewport_size(SIZES["desktop"])


@pytest.fixture(scope="module", params=[ENGLISH, CHINESE], ids=["english", "chinese"])
def walk(request, chromium, app_url) -> Iterator[Walk]:
    """One page for the tests of a language: each uses a tab of its own."""
    ARTEFACTS.mkdir(exist_ok=True)
    context = chromium.new_context(locale=request.param.locale, viewport=SIZES["desktop"])
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(app_url)
    expect(page.locator("#language input:checked")).to_have_count(1)
    yield Walk(page, request.param)
    context.close()
    assert not faults


def try_the_first_example(walk: Walk, panel: Locator, shown: str) -> None:
    """What was made of it beforehand appears where results do, without a wait."""
    expect(panel.locator(shown)).to_have_count(0)
    example = panel.locator("button.example").first
    expect(example.locator("img")).to_be_visible()
    example.click()
    expect(panel.locator(shown).first).to_be_visible()
    expect(panel.get_by_text(walk.words.done)).to_have_count(0)
    assert panel.locator("textarea").first.input_value() == example.text_content().strip()


def finished_without_a_message(walk: Walk, panel: Locator) -> None:
    expect(panel.get_by_text(walk.words.done)).to_be_visible()
    expect(walk.page.get_by_test_id("toast-text")).to_have_count(0)


def test_chat_about_a_photograph(walk, photograph):
    panel = walk.open(walk.words.chat)
    panel.locator("input[type=file]").set_input_files(photograph)
    expect(panel.locator(".thumbnail-item")).to_have_count(1)
    panel.locator("textarea").fill(walk.words.question)
    panel.locator(".submit-button").click()
    expect(panel.get_by_test_id("bot")).to_have_text(re.compile(r"\S"))
    expect(panel.locator(".submit-button")).to_be_visible()
    expect(panel.locator("[data-testid=user] img")).to_be_visible()
    walk.keep("chat-done")


def test_image(walk):
    panel = walk.open(walk.words.image)
    try_the_first_example(walk, panel, ".results img")
    panel.get_by_role("button", name=walk.words.draw).click()
    finished_without_a_message(walk, panel)
    expect(panel.locator(".results img")).to_have_count(1)
    walk.page.wait_for_function(
        "[...document.querySelectorAll('.results img')].every((image) => image.naturalWidth)"
    )
    walk.keep("image-done")


def test_video_from_a_photograph(walk, photograph):
    panel = walk.open(walk.words.video)
    try_the_first_example(walk, panel, ".results video")
    panel.locator(".first-frame input[type=file]").set_input_files(photograph)
    expect(panel.locator(".first-frame img")).to_be_visible()
    panel.get_by_role("button", name=walk.words.film).click()
    finished_without_a_message(walk, panel)
    # The browser has decoded it: it knows its size and can show a frame.
    walk.page.wait_for_function("document.querySelector('.results video')?.readyState >= 2")
    walk.page.wait_for_function("document.querySelector('.results video').videoWidth > 0")
    walk.keep("video-done")


def test_story(walk):
    panel = walk.open(walk.words.story)
    try_the_first_example(walk, panel, ".scene-picture img")
    expect(panel.locator(".keep button").first).to_be_enabled()
    panel.get_by_role("button", name=walk.words.tell).click()
    finished_without_a_message(walk, panel)
    expect(panel.locator(".scene-text").first).not_to_be_empty()
    expect(panel.locator(".scene img").first).to_be_visible()
    pictures = panel.locator(".scene img").filter(visible=True).count()
    assert panel.evaluate(VISIBLE_SCENES) == pictures  # no empty one is left at the end
    walk.keep("story-done")
