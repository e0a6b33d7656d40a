"""What visitors do on the page, in a real browser against a fake pipeline that a test can hold between steps.

`test_browser.py` walks through the page with the real model.
"""

import math
import re
from collections.abc import Iterator

import pytest
from conftest import PATIENCE
from gradio_client import Client
from media_files import CASES
from playwright.sync_api import expect
from visitors import DESKTOP, Site, in_both_languages, serve, settle, unfold

from showo2.app.components import live_drawing
from showo2.checkpoints import Task
from showo2.media import read_settings
from showo2.media.limits import MAX_FILE_MB
from showo2.storybook.captions import lexicon

NARROW = {"width": 360, "height": 740}  # px, a small phone


@pytest.fixture(scope="module")
def served_limited(windows) -> Iterator[Site]:
    yield from serve(windows, tasks=(Task.CHAT,))


@pytest.fixture(scope="module")
def served_world(windows) -> Iterator[Site]:
    yield from serve(windows, lexicon=lexicon())


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


# Language ---------------------------------------------------------------------------------------------------


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
    panel.locator("textarea").first.fill("a red boat")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text("Seed: 7")).to_be_visible()
    unfold(panel)
    unfold(panel, "Expert")
    expect(panel.get_by_label("Guidance").first).to_be_visible()

    visitor.choose("中文")
    expect(panel.get_by_role("button", name="画图")).to_be_visible()
    expect(panel.get_by_text("种子：7")).to_be_visible()
    expect(panel.locator("textarea").first).to_have_value("a red boat")
    expect(panel.locator(".results img")).to_have_count(1)
    assert not re.search("[A-Za-z]{5,}", panel.inner_text().replace("a red boat", "")), panel.inner_text()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(panel.locator("textarea").first).to_have_attribute("placeholder", "描述你想要的画面")

    visitor.reload()
    expect(visitor.page.get_by_role("tab", name="图片", exact=True)).to_have_attribute(
        "aria-selected", "true"
    )
    expect(panel.locator("textarea").first).to_have_value("a red boat")
    expect(panel.locator(".results img")).to_have_count(1)
    expect(panel.locator(".session-gallery img")).to_have_count(1)
    visitor.open("聊天")
    expect(visitor.page).to_have_url(re.compile("tab=chat"))
    visitor.page.go_back()
    expect(panel.locator("textarea").first).to_have_value("a red boat")


def test_where_the_browser_denies_storage_everything_works_but_a_reload(chromium, site):
    denied = "() => { throw new DOMException('denied', 'SecurityError'); }"
    context = chromium.new_context(locale="en-US")
    context.add_init_script(
        "for (const area of ['localStorage', 'sessionStorage'])"
        f"Object.defineProperty(window, area, {{ get: {denied} }});"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site.url + "?tab=image")
    page.get_by_text("中文", exact=True).click()
    panel = page.get_by_role("tabpanel").filter(visible=True)
    panel.locator(".prompt textarea").fill("a boat")
    panel.get_by_role("button", name="画图").click()
    expect(panel.locator(".results img")).to_have_count(1)
    context.close()
    assert not faults


def test_no_english_is_left_on_the_chinese_page(site):
    visitor = site.visit()
    visitor.choose("中文")
    known = {
        "Show",
        "English",
        "nano",
        "CPU",
        "float",
        "API",
        "Top",
        "PNG",
        "PDF",
        "ZIP",
        "GIF",
        "GPU",
        "show",
    }
    for tab in ("聊天", "图片", "视频", "故事"):
        panel = visitor.open(tab)
        unfold(panel, "^设置")
        unfold(panel, "高级设置")
        shown = visitor.page.locator("body").inner_text()
        assert set(re.findall("[A-Za-z]{3,}", shown)) <= known, tab


def test_errors_come_in_the_visitors_language_and_keep_what_was_typed(site):
    english, chinese = site.visit("en-US"), site.visit("zh-CN")
    for visitor, tab, run, seed, settings, sentence in (
        (
            english,
            "Image",
            "Draw",
            "Seed",
            "Settings",
            "Seed must be an integer from 0 to 4294967295; got -1.",
        ),
        (
            chinese,
            "图片",
            "画图",
            "随机种子",
            "设置",
            "随机种子必须是 0 到 4294967295 之间的整数，收到的是 -1。",
        ),
    ):
        panel = visitor.open(tab)
        panel.locator("textarea").first.fill("words")
        unfold(panel, settings)
        panel.get_by_label(visitor.t("randomize"), exact=True).uncheck()
        panel.get_by_label(seed, exact=True).fill("-1")
        panel.get_by_role("button", name=run).click()
        expect(visitor.message).to_have_text(re.compile(re.escape(sentence)))
        assert re.fullmatch(re.escape(sentence) + r" #\w+", visitor.message.inner_text())
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
    expect(third.page.get_by_text("Waiting in line. Requests ahead of yours: 2")).to_be_visible()
    first.choose("中文")
    expect(second.page.get_by_role("tab", name="图片", exact=True)).to_be_visible()
    site.pipeline.release()
    for panel in panels:
        expect(panel.locator(".results img")).to_have_count(1)
    expect(third.page.get_by_text("You said: Hello.")).to_be_visible()
    assert [arguments["prompt"] for _, arguments in site.pipeline.calls[:2]] == ["Image", "图片"]


# Working and stopping ---------------------------------------------------------------------------------------


def test_enter_starts_the_work_and_shift_enter_a_new_line(site):
    visitor = site.visit()
    for calls, tab in enumerate(("image", "video", "story")):
        panel = visitor.open(visitor.t(f"{tab}_tab"))
        prompt = panel.locator("textarea").first
        height = prompt.bounding_box()["height"]
        prompt.press_sequentially("a boat")
        prompt.press("Shift+Enter")
        prompt.press_sequentially("at night")
        expect(prompt).to_have_value("a boat\nat night")
        assert prompt.bounding_box()["height"] == height > 50
        assert len(site.pipeline.calls) == calls
        prompt.press("Enter")
        expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
        assert site.pipeline.calls[calls][1]["prompt"] == "a boat\nat night"


@in_both_languages
def test_stopping_really_stops(site, locale):
    site.pipeline.hold(after=2)
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name=visitor.t("image_run")).click()
    expect(panel.get_by_text(visitor.t("progress", step=2, steps=4), exact=True)).to_be_visible()
    expect(panel.locator(".results img")).to_have_count(1)
    panel.get_by_role("button", name=visitor.t("stop")).click()
    expect(panel.get_by_text(visitor.t("stopped"))).to_be_visible()
    expect(panel.get_by_role("button", name=visitor.t("image_run"))).to_be_visible()
    site.pipeline.repeat_step()
    assert site.pipeline.closed.wait(PATIENCE)
    assert site.pipeline.finished == 0


def test_leaving_the_page_stops_its_work(site):
    site.pipeline.repeat_step()
    visitor = site.visit()
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.get_by_text("Step 1 of 4")).to_be_visible()
    visitor.page.goto("about:blank")
    assert site.pipeline.closed.wait(PATIENCE)


@in_both_languages
def test_several_pictures_with_a_chosen_seed_are_files_with_settings(site, locale, tmp_path):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("spinbutton", name=visitor.t("num_images")).fill("3")
    unfold(panel, visitor.t("settings"))
    panel.get_by_label(visitor.t("randomize"), exact=True).uncheck()
    panel.get_by_label(visitor.t("seed"), exact=True).fill("41")
    panel.get_by_role("button", name=visitor.t("image_run")).click()
    expect(panel.get_by_text(visitor.start_of("done"))).to_contain_text("41, 42, 43")
    expect(panel.locator(".results img")).to_have_count(3)
    source = panel.locator(".results img").last.get_attribute("src")
    (tmp_path / "a.png").write_bytes(visitor.page.context.request.get(source).body())
    assert read_settings(tmp_path / "a.png")["seed"] == 43

    pictures = panel.locator(".results .thumbnail-item")
    widths = [picture.bounding_box()["width"] for picture in pictures.all()]
    assert widths[0] > 3 * widths[1] == 3 * widths[2]  # the first one is chosen
    pictures.nth(1).click()
    expect(panel.locator(".result-actions dl")).to_contain_text("42")
    assert pictures.nth(1).bounding_box()["width"] == widths[0]
    panel.get_by_role("button", name=visitor.t("result_compare")).click()
    left, beside = pictures.nth(1).bounding_box(), pictures.nth(0).bounding_box()
    assert (left["width"], left["y"]) == (beside["width"], beside["y"])
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name=visitor.t("result_download"), exact=True).click()
    assert download.value.suggested_filename == "showo2-42.png"
    panel.get_by_role("button", name=visitor.t("result_vary")).click()
    strip = panel.locator(".session-gallery img")
    expect(strip).to_have_count(6)
    first, second = (strip.nth(index).bounding_box() for index in (0, 1))
    assert second["x"] - first["x"] < 1.5 * first["width"]
    name, asked = site.pipeline.calls[-1]
    assert (name, asked["prompt"], asked["num_images"]) == ("text_to_image", "a boat", 3)
    assert asked["seed"] not in (41, 42)
    with visitor.page.expect_download() as download:
        panel.get_by_role("button", name=visitor.t("session_download")).click()
    assert download.value.suggested_filename == "showo2.zip"
    expect(panel.get_by_role("button", name=visitor.t("result_remove"))).to_be_visible()
    panel.get_by_role("button", name=visitor.t("result_remove")).click()
    expect(panel.locator(".session-gallery img")).to_have_count(5)


def test_the_picture_follows_while_one_types(site, monkeypatch):
    monkeypatch.setattr(live_drawing, "MAX_SECONDS", math.inf)
    visitor = site.visit()
    panel = visitor.open("Image")
    prompt = panel.locator("textarea").first
    prompt.press_sequentially("a cat")
    panel.get_by_label(visitor.t("live")).check()
    expect(panel.get_by_text(visitor.t("live_done"))).to_be_visible()
    expect(panel.locator(".results img")).to_have_count(1)
    name, asked = site.pipeline.calls[-1]
    assert (name, asked["prompt"], asked["guidance_scale"]) == ("text_to_image", "a cat", 1.0)
    calls = len(site.pipeline.calls)
    site.pipeline.repeat_step()
    prompt.press_sequentially(" on a")
    expect(panel.get_by_text(visitor.t("live_working"))).to_be_visible()
    prompt.press_sequentially(" beach")
    assert site.pipeline.closed.wait(PATIENCE)  # the sketch of an older prompt has ended
    site.pipeline.release()
    expect(panel.get_by_text(visitor.t("live_done"))).to_be_visible()
    assert site.pipeline.calls[-1][1]["prompt"] == "a cat on a beach"
    assert len(site.pipeline.calls) <= calls + 1 + len(" on a beach")
    monkeypatch.setattr(live_drawing, "MAX_SECONDS", 0)
    prompt.press_sequentially("!")
    expect(panel.get_by_text(visitor.t("live_too_slow"))).to_be_visible()
    expect(panel.get_by_label(visitor.t("live"))).not_to_be_checked()


@in_both_languages
def test_a_video_can_be_kept_as_gif(site, locale, tmp_path):
    visitor = site.visit(locale)
    panel = visitor.open(visitor.t("video_tab"))
    keep = panel.get_by_role("button", name=visitor.t("video_gif"))
    expect(keep).to_be_hidden()
    panel.locator("textarea").first.fill("a boat moves")
    panel.get_by_role("button", name=visitor.t("video_run")).click()
    expect(keep).to_be_enabled()
    with visitor.page.expect_download() as download:
        keep.click()
    download.value.save_as(tmp_path / "a.gif")
    assert read_settings(tmp_path / "a.gif")["prompt"] == "a boat moves"
    details = panel.locator("[data-link]")
    first = details.get_attribute("data-link")
    panel.get_by_role("button", name=visitor.t("result_vary")).click()
    expect(details).not_to_have_attribute("data-link", first)
    assert [(name, asked["prompt"]) for name, asked in site.pipeline.calls] == [
        ("text_to_video", "a boat moves")
    ] * 2
    expect(panel.get_by_role("button", name=visitor.t("result_ask"))).to_be_visible()
    panel.get_by_role("button", name=visitor.t("result_ask")).click()
    expect(visitor.panel.locator(".message .thumbnail-item")).to_have_count(1)


@in_both_languages
def test_the_largest_size_of_a_file_is_said_before_the_upload_and_at_it(site, locale, tmp_path):
    with open(tmp_path / "a.png", "wb") as file:
        file.truncate(MAX_FILE_MB * 1_000_000 + 1)
    visitor = site.visit(locale)
    chat = visitor.open(visitor.t("chat_tab"))
    hint = visitor.t("chat_placeholder")
    assert "100 MB" in hint
    expect(chat.locator("textarea").first).to_have_attribute("placeholder", hint)
    chat.locator("input[type=file]").first.set_input_files(tmp_path / "a.png")
    expect(visitor.message).to_have_text(visitor.t("upload_too_large"))
    visitor.page.get_by_test_id("toast-close").click()
    expect(visitor.message).to_have_count(0)
    video = visitor.open(visitor.t("video_tab"))
    hint = visitor.t("video_first_frame_hint")
    assert "100 MB" in hint
    expect(video.get_by_text(hint)).to_be_visible()
    video.locator("input[type=file]").first.set_input_files(tmp_path / "a.png")
    expect(visitor.message).to_have_text(visitor.t("upload_too_large"))


@in_both_languages
def test_what_gradio_says_by_itself_is_said_in_the_visitors_language(site, locale, tmp_path):
    (tmp_path / "notes.txt").write_text("no picture")
    visitor = site.visit(locale)
    video = visitor.open(visitor.t("video_tab"))
    video.locator("input[type=file]").first.set_input_files(tmp_path / "notes.txt")
    expect(visitor.message).to_have_text(visitor.t("upload_no_picture"))
    visitor.page.get_by_test_id("toast-close").click()
    expect(visitor.message).to_have_count(0)
    visitor.page.route("**", lambda route: route.abort())  # the server is gone
    video.locator("textarea").first.fill("a boat moves")
    video.get_by_role("button", name=visitor.t("video_run")).click()
    expect(visitor.message).to_have_text(visitor.t("connection_lost"))
    visitor.page.unroute_all()
    expect(visitor.message).to_have_count(0)  # the page has been loaded anew


def test_a_phones_picture_is_asked_about_and_set_in_motion(site):
    """HEIC, which browsers other than Safari cannot show."""
    picture = CASES / "grid.heic"
    visitor = site.visit("en-US")
    chat = visitor.open(visitor.t("chat_tab"))
    chat.locator("input[type=file]").first.set_input_files(picture)
    expect(chat.locator(".message .thumbnail-item img")).to_have_attribute("title", "grid.heic")
    chat.locator(".message textarea").fill("What is it?")
    chat.locator(".submit-button").click()
    expect(chat.get_by_test_id("bot").last).to_contain_text("I see a picture of 1024 by 1024")
    video = visitor.open(visitor.t("video_tab"))
    with visitor.page.expect_response("**/upload*"):
        video.locator("input[type=file]").first.set_input_files(picture)
    expect(video.get_by_text(visitor.t("video_first_frame_hint"))).to_have_count(0)
    video.locator("textarea").first.fill("it moves")
    video.get_by_role("button", name=visitor.t("video_run")).click()
    expect(video.get_by_role("button", name=visitor.t("video_gif"))).to_be_enabled()
    name, arguments = site.pipeline.calls[-1]
    assert (name, arguments["image"].size) == ("image_to_video", (1024, 1024))
    expect(visitor.message).to_have_count(0)


# What a checkpoint cannot do --------------------------------------------------------------------------------


@in_both_languages
@pytest.mark.parametrize(
    ("tab", "task", "made"), [("image", "text_to_image", ".results"), ("story", "tell_story", ".scene")]
)
def test_a_tap_on_what_was_made_beforehand_makes_the_visitors_own(site, locale, tab, task, made):
    visitor = site.visit(locale)
    prompt = visitor.t(f"{tab}_example_1")
    expect(visitor.panel.locator(".showcase img")).to_have_count(6)
    visitor.panel.locator(".showcase").get_by_role("button", name=prompt).click()
    expect(visitor.panel.locator(f"{made} img").first).to_be_visible()
    expect(visitor.panel.locator(".prompt textarea").first).to_have_value(prompt)
    assert [(name, asked["prompt"]) for name, asked in site.pipeline.calls] == [(task, prompt)]


@pytest.mark.parametrize(
    ("locale", "sought", "words", "prompt"),
    [
        ("en-US", "船", ("red", "boat", "a beach"), "red boat, a beach"),
        ("zh-CN", "boat", ("红色", "小船", "沙滩"), "红色小船，沙滩"),
    ],
)
def test_words_of_the_checkpoints_world_build_the_prompt(world_site, locale, sought, words, prompt):
    visitor = world_site.visit(locale)
    visitor.page.get_by_text(visitor.t("lexicon_title")).click()
    shelf = visitor.page.locator(".shelf")
    search, buttons = shelf.get_by_role("searchbox"), shelf.locator("button")
    search.fill("zzz")
    expect(shelf.get_by_text(visitor.t("lexicon_none"))).to_be_visible()
    search.fill(sought)
    expect(buttons.filter(visible=True)).to_have_count(1)
    expect(buttons.filter(visible=True)).to_have_text(words[1], use_inner_text=True)
    search.fill("")
    for tab in ("image_tab", "chat_tab"):
        panel = visitor.open(visitor.t(tab))
        box = panel.locator(".prompt textarea, .message textarea")
        for word in words:
            shelf.get_by_role("button", name=word, exact=True).click()
        expect(box).to_have_value(prompt)


def test_words_outside_the_checkpoints_world_are_named_while_one_writes(world_site):
    visitor = world_site.visit()
    visitor.page.get_by_text("What it can draw").click()
    for place in ("a meadow", "a beach", "snow", "night", "sunset"):
        expect(visitor.page.get_by_role("button", name=place, exact=True)).to_be_visible()
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
    notice = "nano was not trained to draw images"
    expect(panel.get_by_text(notice)).to_be_visible()
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(visitor.message).to_contain_text("nano was not trained to draw images")
    visitor.choose("中文")
    expect(panel.get_by_text("nano 没学过画图")).to_be_visible()


# Room and reach ---------------------------------------------------------------------------------------------


def test_a_small_phone_is_wide_enough(site):
    visitor = site.visit(viewport=NARROW)
    for tab in ("Chat", "Image", "Video", "Story"):
        panel = visitor.open(tab)
        unfold(panel)
        expect(panel.get_by_role("slider").first).to_be_visible()
        for scheme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=scheme)
            expect(visitor.page.locator("body.dark")).to_have_count(1 if scheme == "dark" else 0)
            settle(panel)
            width = visitor.page.evaluate("document.documentElement.scrollWidth")
            assert width <= NARROW["width"], (tab, scheme)


@in_both_languages
def test_the_composer_and_an_example_are_in_the_first_screen(site, locale):
    visitor = site.visit(locale, viewport=DESKTOP)
    for viewport in (DESKTOP, {"width": 390, "height": 664}):
        visitor.page.set_viewport_size(viewport)
        settle(visitor.panel)
        for selector in (".message textarea", ".examples button"):
            expect(visitor.panel.locator(selector).first).to_be_in_viewport(ratio=1)


def test_nothing_is_fetched_from_elsewhere(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(site.url)
    expect(page.locator("#language input:checked")).to_have_count(1)
    context.close()
    assert [address for address in addresses if not address.startswith((site.url, "data:", "blob:"))] == []


def test_calls_can_be_cancelled(site):
    site.pipeline.repeat_step()
    client = Client(site.url, verbose=False)
    job = client.submit("a boat", api_name="/text_to_image")
    assert next(result for result in job if result["step"])["num_steps"] == 4
    job.cancel()
    assert site.pipeline.closed.wait(PATIENCE)
