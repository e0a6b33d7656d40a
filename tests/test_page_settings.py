"""Settings that come back on the page: from the strip of a visit, from files and from links."""

import base64
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect
from visitors import Visitor, unfold

from showo2.media import write_png


def test_a_picture_of_this_visit_tells_and_gives_back_its_settings(site):
    visitor = site.visit()
    panel = visitor.open("Image")
    prompt = panel.locator("textarea").first
    unfold(panel)
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
        "guidance_scale": 2.5, "guidance_stop": 0.75, "cache_threshold": 0.1, "seed": 77, "max_scenes": 3, "scene": 2,
    }  # fmt: skip
    result, photograph = tmp_path / "result.png", tmp_path / "photograph.png"
    write_png(Image.new("RGB", (8, 8)), result, settings)
    Image.new("RGB", (8, 8)).save(photograph)
    visitor = site.visit()
    drop(visitor, result)
    expect(visitor.page.get_by_role("tab", name="Story")).to_have_attribute("aria-selected", "true")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("of a cat")
    unfold(panel)
    expect(panel.get_by_label("Seed", exact=True)).to_have_value("77")
    expect(panel.get_by_label("New seed each time")).not_to_be_checked()
    for label, value in (
        ("Steps", "5"), ("Guidance", "2.5"), ("Guidance stops", "0.75"), ("Skip layers", "0.1"), ("Most scenes", "3"),
    ):  # fmt: skip
        box = panel.get_by_role("spinbutton", name=f"number input for {label}", exact=True)
        expect(box).to_have_value(value)
    drop(visitor, photograph)
    expect(visitor.message).to_contain_text("photograph.png holds no settings")


def test_a_link_carries_tab_prompt_and_settings(site):
    query = "?tab=video&prompt=007%20%E7%8C%AB&seed=5&num_frames=9&num_inference_steps=4"
    visitor = site.visit("zh-CN", query)
    expect(visitor.page.get_by_role("tab", name="视频")).to_have_attribute("aria-selected", "true")
    panel = visitor.page.get_by_role("tabpanel").filter(visible=True)
    expect(panel.locator("textarea").first).to_have_value("007 猫")
    unfold(panel, "设置")
    expect(panel.get_by_role("spinbutton", name="帧数")).to_have_value("9")
    expect(panel.get_by_label("随机种子", exact=True)).to_have_value("5")


def test_a_copied_link_brings_the_settings_back(site):
    visitor = site.visit(permissions=["clipboard-read", "clipboard-write"])
    panel = visitor.open("Image")
    panel.locator("textarea").first.fill("红色 & blue?")
    unfold(panel)
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
    unfold(panel)
    expect(panel.get_by_role("spinbutton", name="Steps")).to_have_value("6")
    expect(panel.get_by_label("Seed", exact=True)).to_have_value("12")


def test_a_link_with_an_impossible_setting_says_so(site):
    visitor = site.visit(query="?tab=image&num_inference_steps=many")
    expect(visitor.message).to_contain_text("The number of steps is many, but must lie between 2 and 100")
