"""The first five things that a new visitor does, as clicks and seconds from opening the page, with nano.

`python tests/first_tasks.py` prints a table. An action is a click, a tap, or a text that is typed and sent.
Every task begins on a page that has just been opened, in a browser that knows it.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conftest import ROOT
from playwright.sync_api import Locator, Page, expect, sync_playwright

sys.path.insert(0, str(ROOT))
from served_pages import serving
from visitors import Visitor, Windows, settle

from showo2.pipeline import load_pipeline

MAX_ACTIONS = 3
MAX_FIRST_SECONDS = 5.0  # from the first action to the first thing that comes of it


class Task:
    """A task at work: counts actions, and measures the time until the first result and until the end."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.actions, self.first, self.last = 0, 0.0, 0.0
        self._began = 0.0

    @property
    def panel(self) -> Locator:
        return self.visitor.panel

    def click(self, target: Locator) -> None:
        self._act()
        target.click()

    def send(self, box: Locator, text: str) -> None:
        settle(self.panel)
        self._act()
        box.fill(text)
        box.press("Enter")

    def _act(self) -> None:
        self.actions += 1
        self._began = self._began or time.monotonic()

    def sees(self, result: Locator) -> None:
        """Waits for a result; the first one counts."""
        expect(result).to_be_visible()
        self.last = time.monotonic() - self._began
        self.first = self.first or self.last


def draw(task: Task) -> None:
    task.click(task.page.locator(".showcase button").first)
    task.sees(task.page.locator(".results img").first)
    task.sees(task.page.locator(".result-actions dl").filter(visible=True))


def change(task: Task) -> None:
    draw(task)
    task.send(task.panel.locator(".prompt textarea"), "a blue boat on the beach")
    expect(task.panel.locator(".result-actions dl")).to_contain_text("blue")
    task.sees(task.panel.locator(".results img").first)


def move(task: Task) -> None:
    draw(task)
    task.click(task.panel.locator("button.action.animate"))
    expect(task.panel.locator(".first-frame img")).to_be_visible()
    task.send(task.panel.locator(".prompt textarea"), "the boat moves to the right")
    task.sees(task.panel.locator(".results video"))


def ask(task: Task) -> None:
    draw(task)
    task.click(task.panel.locator("button.action.ask"))
    expect(task.panel.locator(".message .thumbnail-item")).to_be_visible()
    task.send(task.panel.locator(".message textarea"), "What is in the picture?")
    task.sees(task.panel.get_by_test_id("bot").first)
    expect(task.panel.locator(".submit-button")).to_be_visible()


def keep_a_story(task: Task) -> None:
    task.click(task.page.get_by_role("tab", name=task.visitor.t("story_tab"), exact=True))
    task.send(task.panel.locator(".prompt textarea"), "A story about a pink fish")
    task.sees(task.panel.locator(".scene-text p").first)
    pdf = task.panel.get_by_role("button", name=task.visitor.t("story_download_pdf"))
    expect(task.panel.get_by_text(task.visitor.start_of("done"))).to_be_visible()
    with task.page.expect_download():
        task.click(pdf)
    task.sees(pdf)


TASKS: dict[str, Callable[[Task], None]] = {
    "first picture": draw,
    "change it": change,
    "make it move": move,
    "ask about it": ask,
    "a story as a file": keep_a_story,
}


@contextmanager
def windows() -> Iterator[tuple[Windows, str]]:
    """Browser windows, and the address of the page on nano."""
    os.chdir(ROOT)
    pipeline = load_pipeline("nano", device="cpu", dtype="float32")
    with serving(pipeline, switching=True) as url, sync_playwright() as playwright:
        yield Windows(playwright.chromium.launch(executable_path=shutil.which("chromium"))), url


def opened(page: Page) -> float:
    """Seconds from the address to the page's first paint with contents."""
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    return float(page.evaluate(paint)) / 1000


def main() -> None:
    print("| task | actions | first result after | done after | shown after |\n|---|---|---|---|---|")
    missed = []
    with windows() as (browser, url):
        Visitor(browser, url).leave()
        for name, perform in TASKS.items():
            visitor = Visitor(browser, url)
            task = Task(visitor)
            perform(task)
            times = f"{task.first:.1f} s | {task.last:.1f} s | {opened(visitor.page):.1f} s"
            print(f"| {name} | {task.actions} | {times} |", flush=True)
            if task.actions > MAX_ACTIONS or task.first > MAX_FIRST_SECONDS:
                missed.append(name)
            visitor.leave()
    if missed:
        sys.exit(f"missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
