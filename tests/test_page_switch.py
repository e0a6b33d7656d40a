"""Checkpoints on the page: what each can do and needs, and switching between them, for all visitors."""

from collections.abc import Iterator

import pytest
from conftest import ARTEFACTS, PATIENCE
from playwright.sync_api import Locator, expect
from visitors import Site, Visitor, serve

from showo2.app.examples import keys
from showo2.app.i18n import t
from showo2.errors import NoNetwork, NotEnoughDisk, NotEnoughMemory, OutOfMemory

NAME, OTHER = "show-o2-1.5B", "show-o2-7B"
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def served_switching(windows) -> Iterator[Site]:
    yield from serve(windows, switching=True)


@pytest.fixture
def site(served_switching) -> Iterator[Site]:
    """Its visitors may load another checkpoint."""
    served_switching.pipeline.reset()
    yield served_switching
    served_switching.tidy()


def panel_of(visitor: Visitor, title: str = "Checkpoints") -> Locator:
    visitor.page.get_by_role("button", name=title).click()
    panel = visitor.page.locator(".block.checkpoints")
    expect(panel.locator(".offers section").first).to_be_visible()
    return panel


def load(visitor: Visitor, panel: Locator, name: str, precision: str = "float32") -> None:
    card = panel.locator("section").filter(has=visitor.page.get_by_text(name, exact=True))
    card.get_by_role("button", name=precision).click()


def draw(visitor: Visitor, tab: str = "Image", run: str = "Draw") -> Locator:
    panel = visitor.open(tab)
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name=run, exact=True).click()
    return panel


@pytest.mark.parametrize(
    ("locale", "title", "large", "abilities"),
    [
        (
            "en-US",
            "Checkpoints",
            "float32 20.8 GB (too large)",
            "Trained to chat about images and draw images.",
        ),
        ("zh-CN", "模型列表", "float32 20.8 GB （太大）", "会看图聊天和画图。"),
    ],
)
def test_the_panel_says_what_each_can_do_and_needs(site, locale, title, large, abilities):
    ARTEFACTS.mkdir(exist_ok=True)
    visitor = site.visit(locale)
    panel = panel_of(visitor, title)
    expect(panel.locator(".facts")).to_contain_text("2.0 GB")
    card = panel.locator("section").filter(has=visitor.page.get_by_text(OTHER, exact=True))
    expect(card).to_contain_text(large, use_inner_text=True)
    expect(card).to_contain_text(abilities, use_inner_text=True)
    expect(card.locator("li").last).to_have_class("")
    for size, viewport in SIZES.items():
        visitor.page.set_viewport_size(viewport)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        visitor.page.screenshot(path=ARTEFACTS / f"checkpoints-{locale}-{size}.png", full_page=True)


def test_another_checkpoint_is_loaded_with_progress_and_every_page_follows(site):
    first, second = site.visit("en-US"), site.visit("zh-CN")
    second.open("视频")
    site.pipeline.hold(after=1)
    panel = panel_of(first)
    load(first, panel, NAME, "nf4")
    expect(panel.get_by_text(f"Downloading {NAME}: 3.0 of 6.0 GB")).to_be_visible()
    expect(second.page.get_by_text(f"正在切换到 {NAME}")).to_be_visible()
    pictures = second.page.get_by_role("tabpanel").locator(".example img")
    assert pictures.count() > 0
    site.pipeline.release()
    expect(panel.get_by_text(f"{NAME} is loaded.")).to_be_visible()
    assert site.pipeline.calls[-1] == ("switch", {"name": NAME, "quantization": "nf4", "lora_strength": None})
    expect(panel.locator("section.loaded h3")).to_have_text(NAME)
    expect(first.page.locator(".facts")).to_contain_text(f"{NAME}CPUnf4")
    expect(first.page.get_by_text("This page now uses")).to_have_count(0)

    expect(second.page.get_by_text(f"现在使用的模型是 {NAME}")).to_be_visible()
    expect(second.page.get_by_text("正在切换到")).to_have_count(0)
    expect(second.page.get_by_text(f"{NAME} 没学过制作视频")).to_be_visible()
    expect(pictures).to_have_count(0)
    picture = draw(second, "图片", "画图")
    expect(picture.locator(".results img")).to_have_count(1)
    assert site.pipeline.calls[-1][1]["width"] == 432
    # The examples are those of a checkpoint that knows more than one small world.
    examples = [picture.get_by_role("button", name=t("zh", key)) for key in keys("image", in_world=False)]
    for example in examples:
        expect(example).to_be_visible()
    expect(picture.locator(".example").filter(visible=True)).to_have_count(len(examples))
    examples[1].click()
    expect(picture.locator("textarea").first).to_have_value(t("zh", keys("image", in_world=False)[1]))
    picture.get_by_role("button", name="设置").click()
    expect(picture.get_by_label("尺寸", exact=True)).to_have_value("432 × 432")


@pytest.mark.parametrize(
    ("locale", "title", "label"),
    [
        ("en-US", "Checkpoints", "LoRA strength (1 as trained)"),
        ("zh-CN", "模型列表", "LoRA 强度（1 为训练时的强度）"),
    ],
)
def test_a_lora_is_loaded_as_strongly_as_its_slider_says(site, locale, title, label):
    site.pipeline.loras[NAME] = 1.0
    visitor = site.visit(locale)
    panel = panel_of(visitor, title)
    card = panel.locator("section").filter(has=visitor.page.get_by_text(NAME, exact=True))
    slider = card.get_by_role("slider", name=label)
    expect(panel.get_by_role("slider")).to_have_count(1)
    expect(slider).to_have_value("1")
    expect(slider).to_have_attribute("max", "2")
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    expect(card.locator("output")).to_have_text("1.1")
    load(visitor, panel, NAME)
    expect(panel.locator("section.loaded h3")).to_have_text(NAME)
    assert site.pipeline.calls[-1] == (
        "switch",
        {"name": NAME, "quantization": None, "lora_strength": 1.1},
    )
    # What is loaded can be loaded again with another strength.
    expect(slider).to_have_attribute("value", "1.1")
    slider.press("Home")
    load(visitor, panel, NAME)
    expect(slider).to_have_attribute("value", "0")
    assert site.pipeline.calls[-1][1]["lora_strength"] == 0


def test_a_page_that_is_opened_later_is_the_new_checkpoints_and_a_link_still_counts(site):
    list(site.pipeline.switch(NAME))
    visitor = site.visit(query="?tab=image&prompt=a%20boat&num_inference_steps=9")
    expect(visitor.page.locator(".block.introduction")).to_contain_text(f"{NAME}: ")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("a boat")
    panel.get_by_role("button", name="Draw").click()
    expect(panel.locator(".results img")).to_have_count(1)
    _, asked = site.pipeline.calls[-1]
    assert (asked["num_inference_steps"], asked["width"]) == (9, 432)
    assert (asked["guidance_scale"], asked["guidance_stop"]) == (5.0, 1.0)
    visitor.open("Video")
    expect(visitor.page.get_by_text(f"{NAME} was not trained to make videos")).to_be_visible()
    expect(visitor.page.get_by_text("This page now uses")).to_have_count(0)


def test_what_was_asked_before_is_finished_first(site):
    first, second = site.visit(), site.visit()
    site.pipeline.hold(after=2)
    drawing = draw(second)
    expect(drawing.get_by_text("Step 2 of 4")).to_be_visible()
    panel = panel_of(first)
    load(first, panel, NAME)
    expect(panel.get_by_text("Waiting in line. Requests ahead of yours: 1")).to_be_visible()
    site.pipeline.release()
    expect(panel.get_by_text(f"{NAME} is loaded.")).to_be_visible()
    expect(drawing.locator(".results img")).to_have_count(1)
    assert [name for name, _ in site.pipeline.calls] == ["text_to_image", "switch"]


def close_message(visitor: Visitor) -> None:
    """Closes the message, unless it has closed itself by now."""
    visitor.page.get_by_test_id("toast-close").evaluate_all("(all) => all.forEach((each) => each.click())")
    expect(visitor.message).to_have_count(0)


FAULTS = (
    (NoNetwork(repo="showlab/x", files="its files"), "the Hub cannot be reached", "无法连接 Hub"),
    (
        NotEnoughDisk(needed_gb=5, available_gb=1, folder="/f"),
        "5.0 GB of disk space are needed",
        "需要 5.0 GB 磁盘空间",
    ),
    (NotEnoughMemory(needed_gb=9, available_gb=1, where="main"), "9.0 GB of main memory", "需要 9.0 GB"),
    (OutOfMemory(device="cpu"), "ran out of memory", "内存不够了"),
)


def test_failures_are_told_in_the_visitors_language_and_the_old_one_stays(site):
    visitors = site.visit("en-US"), site.visit("zh-CN")
    panels = [panel_of(visitors[0]), panel_of(visitors[1], "模型列表")]
    for number, (fault, *sentences) in enumerate(FAULTS, start=1):
        site.pipeline.fault = fault
        for visitor, panel, sentence in zip(visitors, panels, sentences, strict=True):
            load(visitor, panel, NAME)
            expect(visitor.message).to_contain_text(sentence)
            expect(visitor.page.locator(".facts")).to_contain_text("nanoCPUfloat32")
            close_message(visitor)
        site.pipeline.fault = None
        picture = draw(visitors[1], "图片", "画图")
        expect(picture.locator(".session-gallery img")).to_have_count(number)
        expect(picture.locator(".results img")).to_have_count(1)


def test_a_switch_can_be_stopped(site):
    site.pipeline.hold(after=1)
    visitor = site.visit()
    panel = panel_of(visitor)
    load(visitor, panel, NAME)
    expect(panel.get_by_text("Downloading")).to_be_visible()
    panel.get_by_role("button", name="Stop").click()
    site.pipeline.repeat_step()
    assert site.pipeline.closed.wait(PATIENCE)
    assert site.pipeline.name == "nano"
    expect(visitor.page.get_by_text("Switching to")).to_have_count(0)


def test_where_the_host_has_chosen_there_is_nothing_to_choose(served):
    served.pipeline.reset()
    visitor = served.visit()
    panel = panel_of(visitor)
    expect(panel.get_by_text("The host of this page chose the checkpoint")).to_be_visible()
    expect(panel.locator(".offers section").first).to_be_visible()
    expect(panel.locator(".offers button")).to_have_count(0)
    served.tidy()
