"""Pictures of every tab in every state, in both languages, at four widths, in light and dark.

`python tests/screenshots.py` writes them to test-artefacts/screenshots, with a contact sheet for each tab,
language, width and color scheme. The page runs on nano itself; while a picture of work in progress is taken,
the model stands still. `--tabs`, `--languages`, `--widths` and `--schemes` choose some of them.
"""

import argparse
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from conftest import ARTEFACTS, ROOT
from PIL import Image, ImageOps
from playwright.sync_api import Locator, Page, expect, sync_playwright

sys.path.insert(0, str(ROOT))
from served_pages import serving
from visitors import Visitor, Windows, settle

from showo2.pipeline import load_pipeline

HEIGHTS = {390: 844, 768: 1024, 1440: 900, 2560: 1440}  # px, by width
LOCALES = {"en": "en-US", "zh": "zh-CN"}
SCHEMES = ("light", "dark")
STATES = ("arriving", "working", "done", "error", "long")
LONG = {
    "en": "a small red boat on the left and a large yellow ball on the right, on the beach, at sunset, "
    "with a white bird, a green tree, a purple rocket, and a very long sentence that goes on and on, ",
    "zh": "沙滩上左边有一只红色的小船，右边有一个黄色的大球，夕阳下还有一只白色的鸟、"
    "一棵绿色的树和一枚紫色的火箭，这句话很长很长，",
}
SHEET_HEIGHT = 900  # px


class HeldPipeline:
    """A pipeline that stands still at a step while `working` is cleared."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self.working, self.hold_after = threading.Event(), 0
        self.working.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pipeline, name)

    def run(self, request: Any) -> Iterator[Any]:
        for number, output in enumerate(self._pipeline.run(request)):
            yield output
            if number >= self.hold_after:
                self.working.wait()


class Tab:
    """A tab of a visitor's page, brought into each state in turn."""

    def __init__(self, name: str, visitor: Visitor, pipeline: HeldPipeline) -> None:
        self.name, self.visitor, self.pipeline = name, visitor, pipeline
        self.panel = visitor.open(visitor.t(f"{name}_tab"))

    @property
    def box(self) -> Locator:
        return self.panel.locator(".message textarea" if self.name == "chat" else ".prompt textarea").first

    def _start(self, prompt: str, after: int = 0) -> None:
        """Sends a prompt; the model stands still after so many outputs of the answer to it."""
        self.pipeline.hold_after = after
        self.box.fill(prompt)
        self.box.press("Enter")

    def _finish(self) -> None:
        self.pipeline.working.set()
        ready = self.panel.locator(".submit-button" if self.name == "chat" else "button.run")
        expect(self.panel.locator(".stop-button, button.stop").filter(visible=True)).to_have_count(0)
        expect(ready.first).to_be_visible()

    def arriving(self) -> None:
        """Nothing has been done yet."""

    def working(self) -> None:
        self.pipeline.working.clear()
        if self.name == "chat":
            self.panel.locator("button.example").nth(2).click()
            expect(self.panel.locator(".message .thumbnail-item")).to_have_count(1)
            self.pipeline.hold_after = 1
            self.box.press("Enter")
            expect(self.panel.get_by_test_id("bot").last).to_be_visible()
            return
        example = f"{self.name}_example_1"
        self._start(self.visitor.t(example), after={"image": 5, "video": 4, "story": 60}[self.name])
        expect(self.panel.locator(".results img, .preview img, .scene img").first).to_be_visible()

    def done(self) -> None:
        self._finish()
        if self.name == "image":
            self._fold()
            count = self.panel.get_by_label(self.visitor.t("num_images")).first
            count.fill("4")
            count.press("Enter")
            self._start(self.visitor.t("image_example_2"))
            expect(self.panel.locator(".results img").nth(3)).to_be_visible()
            self._finish()
            self._fold()

    def _fold(self) -> None:
        """Opens the settings, or closes them."""
        settings = self.panel.locator("button.label-wrap").filter(has_text=self.visitor.t("settings"))
        settings.first.click()  # in Chinese, the name of the expert settings inside ends the same

    def error(self) -> None:
        if self.name == "chat":
            ARTEFACTS.mkdir(exist_ok=True)
            broken = ARTEFACTS / "broken.png"
            broken.write_bytes(b"no picture")
            self.panel.locator("input[type=file]").set_input_files(broken)
            expect(self.panel.locator(".message .thumbnail-item")).to_have_count(1)
        self._start("" if self.name != "chat" else "?")
        expect(self.visitor.message).to_be_visible()

    def long(self) -> None:
        self.visitor.reload(forgets=True)
        self.panel = self.visitor.open(self.visitor.t(f"{self.name}_tab"))
        for _ in range(2 if self.name in ("chat", "story") else 1):
            self._start(LONG[self.visitor.language] * 2)
            expect(self.panel.locator(".stop-button, button.stop").filter(visible=True)).to_have_count(1)
            self._finish()
        self._fold()


def shoot(page: Page, panel: Locator, stem: str, choice: argparse.Namespace) -> None:
    """The page as it stands, at every chosen width and in every chosen color scheme."""
    for width in choice.widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        for scheme in choice.schemes:
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("body.dark")).to_have_count(1 if scheme == "dark" else 0)
            settle(panel)
            path = choice.out / f"{stem}-{width}-{scheme}.jpg"
            page.screenshot(path=path, type="jpeg", quality=85, full_page=width < 1440)


def sheets(choice: argparse.Namespace) -> None:
    """All states of a tab side by side."""
    for tab in choice.tabs:
        for language in choice.languages:
            for width in choice.widths:
                for scheme in choice.schemes:
                    paths = [
                        choice.out / f"{tab}-{state}-{language}-{width}-{scheme}.jpg" for state in STATES
                    ]
                    pictures = [Image.open(path) for path in paths if path.exists()]
                    tiles = [ImageOps.contain(each, (10_000, SHEET_HEIGHT)) for each in pictures]
                    sheet = Image.new("RGB", (sum(tile.width + 10 for tile in tiles), SHEET_HEIGHT), "gray")
                    left = 0
                    for tile in tiles:
                        sheet.paste(tile, (left, 0))
                        left += tile.width + 10
                    sheet.save(choice.out / f"sheet-{tab}-{language}-{width}-{scheme}.jpg", quality=80)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ARTEFACTS / "screenshots")
    choices: tuple[tuple[str, Callable[[str], Any], Any], ...] = (
        ("tabs", str, ("chat", "image", "video", "story")),
        ("languages", str, tuple(LOCALES)),
        ("widths", int, tuple(HEIGHTS)),
        ("schemes", str, SCHEMES),
        ("states", str, STATES),
    )
    for name, kind, values in choices:
        parser.add_argument(f"--{name}", type=kind, nargs="+", choices=values, default=values)
    return parser.parse_args()


def main() -> None:
    choice = parse()
    choice.out.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    pipeline = HeldPipeline(load_pipeline("nano", device="cpu", dtype="float32"))
    with serving(pipeline, switching=True) as url, sync_playwright() as playwright:
        windows = Windows(playwright.chromium.launch(executable_path=shutil.which("chromium")))
        for language in choice.languages:
            for name in choice.tabs:
                visitor = Visitor(windows, url, LOCALES[language])
                tab = Tab(name, visitor, pipeline)
                for state in STATES:
                    if state in choice.states or state in ("working", "done"):
                        getattr(tab, state)()
                    if state in choice.states:
                        shoot(visitor.page, tab.panel, f"{name}-{state}-{language}", choice)
                visitor.leave()
    sheets(choice)


if __name__ == "__main__":
    main()
