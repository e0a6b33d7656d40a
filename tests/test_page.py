"""What visitors do on the page and what happens then, in a real browser against a pipeline without a model: there
a test can hold a step back, look, and let it go. `test_browser.py` walks through the page with the real one."""

import base64
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ARTEFACTS, free_port
from fake_pipeline import CHECKPOINT, FakePipeline
from gradio_client import Client
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from showo2.checkpoints import Task
from showo2.media import read_settings, write_png
from showo2.training.narration import vocabulary
from showo2.ui.page import build, launch_options

expect.set_options(timeout=60_000)
NARROW = {"width": 360, "height": 740}  # px, a small phone


class Visitor:
    """A browser of a person's own: its language is the browser's, nothing is shared with other visitors."""

    def __init__(self, browser: Browser, url: str, locale: str = "en-US", **options) -> None:
        self.context = browser.new_context(locale=locale, **options)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(url)
        expect(self.page.locator("#language input:checked")).to_have_count(1)

    def open(self, name: str) -> Locator:
        self.page.get_by_role("tab", name=name, exact=True).click()
        return self.page.get_by_role("tabpanel").filter(visible=True)

    def choose(self, language: str) -> None:
        self.page.get_by_text(language, exact=True).click()

    @property
    def message(self) -> Locator:
        return self.page.get_by_test_id("toast-text")

    def leave(self) -> None:
        self.context.close()
        assert not self.faults


class Site:
    """A served page and its visitors."""

    def __init__(self, browser: Browser, pipeline: FakePipeline) -> None:
        self.browser = browser
        self.pipeline = pipeline
        self.visitors: list[Visitor] = []
        self.blocks = build(pipeline)
        _, self.url, _ = self.blocks.launch(
            server_port=free_port(), prevent_thread_lock=True, quiet=True, **launch_options()
        )

    def visit(self, locale: str = "en-US", **options) -> Visitor:
        self.visitors.append(Visitor(self.browser, self.url, locale, **options))
        return self.visitors[-1]

    def tidy(self) -> None:
        """Sends the visitors home, and lets the pipeline finish what they left."""
        self.pipeline.release()
        while self.visitors:
            self.visitors.pop().leave()


def serve(browser: Browser, **changes) -> Iterator[Site]:
    """A site whose checkpoint is changed so, for as long as the tests of this file run."""
    site = Site(browser, FakePipeline(dataclasses.replace(CHECKPOINT, **changes)))
    yield site
    site.blocks.close()


@pytest.fixture(scope="module")
def served(chromium) -> Iterator[Site]:
    yield from serve(chromium)


@pytest.fixture(scope="module")
def served_slow(chromium) -> Iterator[Site]:
    yield from serve(chromium, num_inference_steps=100)


@pytest.fixture(scope="module")
def served_limited(chromium) -> Iterator[Site]:
    yield from serve(chromium, tasks=(Task.CHAT,))


@pytest.fixture(scope="module")
def served_world(chromium) -> Iterator[Site]:
    yield from serve(chromium, vocabulary=vocabulary())


@pytest.fixture
def site(served) -> Iterator[Site]:
    served.pipeline.reset()
    yield served
    served.tidy()


@pytest.fixture
def slow_site(served_slow) -> Iterator[Site]:
    """Takes 20 s for what it draws: time enough to stop it."""
    served_slow.pipeline.reset()
    served_slow.pipeline.seconds_per_step = 0.2
    yield served_slow
    served_slow.tidy()


@pytest.fixture
def limited_site(served_limited) -> Iterator[Site]:
    """With a checkpoint that was trained for chat alone."""
    yield served_limited
    served_limited.tidy()


@pytest.fixture
def world_site(served_world) -> Iterator[Site]:
    """With a checkpoint that knows the storybook world alone."""
    yield served_world
    served_world.tidy()


# Language ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "tab"),
    [("en-GB", "Image"), ("zh-CN", "图片"), ("zh-TW", "图片"), ("zh", "图片"), ("fr-FR", "Image")],
)
def test_the_browser_decides_the_language_at_first(site, locale, tab):
    visitor = site.visit(locale)
    expect(visitor.page.get_by_role("tab", name=tab, exact=True)).to_be_visible()


def test_the_switch_changes_everything_and_loses_nothing(site):
    visitor = site.visit()
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("my own words")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text("Seed: 7")).to_be_visible()
    panel.get_by_role("button", name="Settings").click()
    expect(panel.get_by_label("Guidance").first).to_be_visible()

    visitor.choose("中文")
    expect(panel.get_by_role("button", name="画图")).to_be_visible()
    expect(panel.get_by_text("种子：7")).to_be_visible()
    expect(panel.locator("textarea").first).to_have_value("my own words")
    expect(panel.locator(".results img")).to_have_count(1)
    assert not re.search("[A-Za-z]{5,}", panel.inner_text().replace("my own words", "")), panel.inner_text()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(panel.locator("textarea").first).to_have_attribute("placeholder", "画面里应该有什么？")

    visitor.page.reload()
    expect(visitor.page.get_by_role("tab", name="图片", exact=True)).to_be_visible()


@pytest.mark.parametrize("tab", ["聊天", "图片", "视频", "故事"])
def test_no_english_is_left_on_the_chinese_page(site, tab):
    visitor = site.visit()
    visitor.choose("中文")
    panel = visitor.open(tab)
    panel.get_by_role("button", name="设置").click()
    shown = visitor.page.locator("body").inner_text()
    known = {"Show", "English", "nano", "CPU", "float", "API", "Top", "PNG", "PDF", "ZIP", "GIF"}
    assert set(re.findall("[A-Za-z]{3,}", shown)) <= known


def test_errors_come_in_the_visitors_language_and_keep_what_was_typed(site):
    english, chinese = site.visit("en-US"), site.visit("zh-CN")
    for visitor, tab, run, seed, settings, sentence in (
        (
            english,
            "Image",
            "Draw",
            "Seed",
            "Settings",
            "The seed is -1, but must lie between 0 and 4294967295.",
        ),
        (chinese, "图片", "画图", "随机种子", "设置", "随机种子是 -1，但必须在 0 到 4294967295 之间。"),
    ):
        panel = visitor.open(tab)
        panel.locator("textarea").first.fill("words")
        panel.get_by_role("button", name=settings).click()
        panel.locator("input[type=checkbox]").uncheck()
        panel.get_by_label(seed, exact=True).fill("-1")
        panel.get_by_role("button", name=run).click()
        expect(visitor.message).to_have_text(re.compile(re.escape(sentence)))
        assert visitor.message.inner_text() == sentence
        expect(panel.locator("textarea").first).to_have_value("words")
        expect(panel.get_by_role("button", name=run)).to_be_visible()


def test_two_visitors_share_nothing_but_the_queue(site):
    first, second = site.visit("en-US"), site.visit("zh-CN")
    site.pipeline.hold(after=0)
    panels = []
    for visitor, tab, run in ((first, "Image", "Draw"), (second, "图片", "画图")):
        panels.append(visitor.open(tab))
        panels[-1].locator("textarea").first.fill(tab)
        panels[-1].get_by_role("button", name=run).click()
    expect(panels[1].get_by_text("排队中，前面还有 1 个请求")).to_be_visible()
    third = site.visit()
    third.open("Chat").locator("textarea").fill("Hello")
    third.page.keyboard.press("Enter")
    expect(third.page.get_by_text("Waiting. Requests before yours: 2")).to_be_visible()
    first.choose("中文")
    expect(second.page.get_by_role("tab", name="图片", exact=True)).to_be_visible()
    site.pipeline.release()
    for panel in panels:
        expect(panel.locator(".results img")).to_have_count(1)
    expect(third.page.get_by_text("You said: Hello.")).to_be_visible()
    assert [arguments["prompt"] for _, arguments in site.pipeline.calls[:2]] == ["Image", "图片"]


# Working and stopping ----------------------------------------------------------------------------------------


def test_stopping_really_stops(site):
    site.pipeline.hold(after=2)
    visitor = site.visit()
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text(re.compile("Step 2 of 7, . s left"))).to_be_visible()
    expect(panel.locator(".results img")).to_have_count(1)
    panel.get_by_role("button", name="Stop").click()
    expect(panel.get_by_text("Stopped.")).to_be_visible()
    expect(panel.get_by_role("button", name="Draw")).to_be_visible()
    site.pipeline.release()
    assert site.pipeline.closed.wait(30)
    assert site.pipeline.finished == 0


def test_leaving_the_page_stops_its_work(slow_site):
    visitor = slow_site.visit()
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text(re.compile("Step . of 99"))).to_be_visible()
    visitor.page.goto("about:blank")
    assert slow_site.pipeline.closed.wait(15)


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


def slide(panel: Locator, label: str, value: str) -> None:
    """Set a slider by its number, again if what has just been unfolded took its own value after ours."""

    def attempt() -> bool:
        panel.get_by_label(f"number input for {label}").fill(value)
        panel.get_by_label(f"number input for {label}").press("Tab")
        try:
            expect(panel.get_by_label(f"range slider for {label}")).to_have_value(value, timeout=2_000)
        except AssertionError:
            return False
        return True

    assert any(attempt() for _ in range(10))


def test_several_pictures_with_a_chosen_seed_are_files_with_settings(site, tmp_path):
    visitor = site.visit()
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Settings").click()
    slide(panel, "Pictures", "3")
    panel.locator("input[type=checkbox]").uncheck()
    panel.get_by_label("Seed", exact=True).fill("41")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text("Seed: 41, 42, 43")).to_be_visible()
    expect(panel.locator(".results img")).to_have_count(3)
    source = panel.locator(".results img").last.get_attribute("src")
    (tmp_path / "a.png").write_bytes(visitor.context.request.get(source).body())
    assert read_settings(tmp_path / "a.png")["seed"] == 43


def test_a_video_can_be_kept_as_gif(site, tmp_path):
    visitor = site.visit()
    panel = visitor.open("Video")
    keep = panel.get_by_role("button", name="Keep as GIF")
    expect(keep).to_be_disabled()
    panel.locator("textarea").first.fill("a boat moves")
    panel.get_by_role("button", name="Make the video").click()
    expect(keep).to_be_enabled()
    with visitor.page.expect_download() as download:
        keep.click()
    download.value.save_as(tmp_path / "a.gif")
    assert read_settings(tmp_path / "a.gif")["prompt"] == "a boat moves"


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
    expect(keep).to_be_disabled()
    panel.locator("textarea").first.fill("a fish")
    site.pipeline.hold(after=25)  # in the second scene
    panel.get_by_role("button", name="Tell the story").click()
    expect(keep).to_be_enabled()
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
    """Changes a scene's words as a person does: what opened has settled, and keys come one by one."""
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
    expect(go_on).to_be_disabled()
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
    second.get_by_role("button", name="Change").click()
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
    first.get_by_role("button", name="Change").click()
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
    panel.locator("textarea").first.fill(" ")
    panel.get_by_role("button", name="Tell the story").click()
    expect(visitor.message).to_contain_text("The prompt is empty")
    expect(panel.locator(".scene img")).to_have_count(3)
    panel.get_by_role("button", name="Go on").click()
    expect(panel.locator(".scene img")).to_have_count(6)


# What a checkpoint cannot do ---------------------------------------------------------------------------------


def test_words_outside_the_checkpoints_world_are_named_while_one_writes(world_site):
    visitor = world_site.visit()
    visitor.page.get_by_text("What it knows").click()
    expect(visitor.page.get_by_text("a meadow, a beach, snow, night and sunset")).to_be_visible()
    panel = visitor.open("Image")
    prompt, hint = panel.locator("textarea").first, panel.locator(".block.hint")
    prompt.fill("a red dragon and a rokcet")
    expect(hint).to_contain_text("“dragon” and “rokcet” (rocket?)")
    expect(hint).to_contain_text("car, boat, fish")
    visitor.choose("中文")
    expect(hint).to_contain_text("“dragon”和“rokcet”（rocket？）")
    prompt.fill("雪地里有一只红色的恐龙")
    expect(hint).to_contain_text("“恐龙”")
    prompt.fill("雪地里有一只红色的猫")
    expect(hint).to_be_hidden()


def test_untrained_tasks_are_explained_and_not_done(limited_site):
    visitor = limited_site.visit()
    panel = visitor.open("Image")
    notice = "The checkpoint nano was not trained to draw pictures"
    expect(panel.get_by_text(notice)).to_be_visible()
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(visitor.message).to_contain_text("nano was not trained to draw pictures")
    visitor.choose("中文")
    expect(panel.get_by_text("模型 nano 没有学过画图片")).to_be_visible()


# Settings that come back -------------------------------------------------------------------------------------


def test_a_picture_of_this_visit_tells_and_gives_back_its_settings(site):
    visitor = site.visit()
    panel = visitor.open("Image")
    prompt = panel.locator("textarea").first
    panel.get_by_role("button", name="Settings ▼").click()
    panel.get_by_label("New seed each time").uncheck()
    panel.get_by_label("Seed", exact=True).fill("12")
    for text in ("the first", "the second"):
        prompt.fill(text)
        panel.get_by_role("button", name="Draw").click()
        expect(panel.locator(".block.visit img")).to_have_count(1 if text == "the first" else 2)
    panel.get_by_label("Seed", exact=True).fill("13")
    panel.locator(".block.visit img").nth(1).click()  # the newest come first
    expect(panel.locator(".chosen dd").first).to_have_text("the first")
    panel.get_by_role("button", name="Use these settings again").click()
    expect(prompt).to_have_value("the first")
    expect(panel.get_by_label("Seed", exact=True)).to_have_value("12")

    panel.get_by_role("button", name="Set it in motion").click()
    expect(visitor.page.get_by_role("tab", name="Video")).to_have_attribute("aria-selected", "true")
    expect(visitor.page.locator(".first-frame img").filter(visible=True)).to_have_count(1)
    panel = visitor.open("Image")
    panel.get_by_role("button", name="Talk about it").click()
    chat = visitor.page.get_by_role("tabpanel").filter(visible=True)
    chat.locator("textarea").fill("What is it?")
    chat.locator("textarea").press("Enter")
    expect(chat.get_by_text("I see a picture")).to_be_visible()


def drop(visitor: Visitor, file: Path) -> None:
    """Drops a file somewhere on the page."""
    transfer = visitor.page.evaluate_handle(
        """([name, data]) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name, { type: "image/png" }));
            return transfer;
        }""",
        [file.name, base64.b64encode(file.read_bytes()).decode()],
    )
    visitor.page.dispatch_event("body", "drop", {"dataTransfer": transfer})


def test_a_dropped_result_restores_its_settings_and_its_tab(site, tmp_path):
    settings = {
        "task": "story", "prompt": "of a cat", "width": 160, "height": 96, "num_inference_steps": 5,
        "guidance_scale": 2.5, "seed": 77, "max_scenes": 3, "scene": 2,
    }  # fmt: skip
    result, photograph = tmp_path / "result.png", tmp_path / "photograph.png"
    write_png(Image.new("RGB", (8, 8)), result, settings)
    Image.new("RGB", (8, 8)).save(photograph)
    visitor = site.visit()
    drop(visitor, result)
    expect(visitor.page.get_by_role("tab", name="Story")).to_have_attribute("aria-selected", "true")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("of a cat")
    panel.get_by_role("button", name="Settings ▼").click()
    expect(panel.get_by_label("Seed", exact=True)).to_have_value("77")
    expect(panel.get_by_label("New seed each time")).not_to_be_checked()
    for label, value in (("Steps", "5"), ("Guidance", "2.5"), ("Most scenes", "3")):
        expect(panel.get_by_role("spinbutton", name=label)).to_have_value(value)
    drop(visitor, photograph)
    expect(visitor.message).to_contain_text("photograph.png holds no settings")


def test_a_link_carries_tab_prompt_and_settings(site):
    site.url, bare = (
        f"{site.url}?tab=video&prompt=007%20%E7%8C%AB&seed=5&num_frames=9&num_inference_steps=4",
        site.url,
    )
    try:
        visitor = site.visit("zh-CN")
    finally:
        site.url = bare
    expect(visitor.page.get_by_role("tab", name="视频")).to_have_attribute("aria-selected", "true")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("007 猫")
    panel.get_by_role("button", name="设置 ▼").click()
    expect(panel.get_by_role("spinbutton", name="帧数")).to_have_value("9")
    expect(panel.get_by_label("随机种子", exact=True)).to_have_value("5")


def test_a_copied_link_brings_the_settings_back(site):
    visitor = site.visit(permissions=["clipboard-read", "clipboard-write"])
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("红色 & blue?")
    panel.get_by_role("button", name="Settings ▼").click()
    panel.get_by_role("spinbutton", name="Steps").fill("6")
    panel.get_by_label("New seed each time").uncheck()
    panel.get_by_label("Seed", exact=True).fill("12")
    panel.get_by_label("Seed", exact=True).blur()
    panel.get_by_role("button", name="Copy a link").click()
    expect(visitor.message).to_contain_text("The link is copied.")
    visitor.page.goto(visitor.page.evaluate("navigator.clipboard.readText()"))
    expect(visitor.page.get_by_role("tab", name="Image")).to_have_attribute("aria-selected", "true")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("红色 & blue?")
    panel.get_by_role("button", name="Settings ▼").click()
    expect(panel.get_by_role("spinbutton", name="Steps")).to_have_value("6")
    expect(panel.get_by_label("Seed", exact=True)).to_have_value("12")


def test_a_link_with_an_impossible_setting_says_so(site):
    site.url, bare = f"{site.url}?tab=image&num_inference_steps=many", site.url
    try:
        visitor = site.visit()
    finally:
        site.url = bare
    expect(visitor.message).to_contain_text("The number of steps is many, but must lie between 2 and 100")


# Room and reach ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["Chat", "Image", "Video", "Story"])
def test_a_small_phone_is_wide_enough(site, tab, scheme):
    visitor = site.visit(viewport=NARROW, color_scheme=scheme)
    panel = visitor.open(tab)
    panel.get_by_role("button", name="Settings").click()
    expect(panel.get_by_role("slider").first).to_be_visible()
    ARTEFACTS.mkdir(exist_ok=True)
    visitor.page.screenshot(path=ARTEFACTS / f"phone-{tab}-{scheme}.png", full_page=True)
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


def test_nothing_is_fetched_from_elsewhere(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(site.url)
    expect(page.locator("#language input:checked")).to_have_count(1)
    context.close()
    assert [address for address in addresses if not address.startswith((site.url, "data:", "blob:"))] == []


def test_calls_can_be_cancelled(slow_site):
    client = Client(slow_site.url, verbose=False)
    job = client.submit("a boat", api_name="/text_to_image")
    assert next(iter(job))["num_steps"] == 99
    job.cancel()
    assert slow_site.pipeline.closed.wait(15)
