"""A served page on a fake pipeline, and its visitors, each in a browser of their own."""

import dataclasses
import re
from collections.abc import Iterator

import pytest
from conftest import PATIENCE, free_port
from fake_pipeline import CHECKPOINT, FakePipeline
from playwright.sync_api import Browser, Locator, Page, expect

from showo2.app.i18n import t
from showo2.app.page import build, launch_options
from showo2.app.strings import LANGUAGES

expect.set_options(timeout=PATIENCE * 1000)
GRADIO_IN_CHINESE = {"Edit": "编辑", "Retry": "重试", "Undo": "撤销", "Clear": "清空对话", "Submit": "发送"}
in_both_languages = pytest.mark.parametrize("locale", ["en-US", "zh-CN"])


class Visitor:
    """A browser of a person's own: its language is the browser's, nothing is shared with other visitors."""

    def __init__(self, browser: Browser, url: str, locale: str = "en-US", **options) -> None:
        self.language = "zh" if locale.startswith("zh") else "en"
        self.context = browser.new_context(locale=locale, **options)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(url)
        expect(self.page.locator("#language input:checked")).to_have_count(1)

    def open(self, name: str) -> Locator:
        """The panel of a tab, by what the visitor reads on it."""
        self.page.get_by_role("tab", name=name, exact=True).click()
        return self.panel

    @property
    def panel(self) -> Locator:
        """What is open."""
        return self.page.get_by_role("tabpanel").filter(visible=True)

    def t(self, key: str, **details) -> str:
        """The page's words of a key of `showo2.app.strings`, in the language of this visitor's browser."""
        return t(self.language, key, **details)

    def start_of(self, key: str) -> str:
        """The same up to the first placeholder."""
        return LANGUAGES[self.language][key].partition("{")[0]

    def gradio(self, name: str) -> str:
        """The name of one of Gradio's own buttons, in that language."""
        return name if self.language == "en" else GRADIO_IN_CHINESE[name]

    def choose(self, language: str) -> None:
        self.page.get_by_text(language, exact=True).click()

    @property
    def message(self) -> Locator:
        return self.page.get_by_test_id("toast-text")

    def leave(self) -> None:
        self.context.close()
        assert not self.faults


def unfold(panel: Locator, name: str = "Settings") -> None:
    """Opens what is folded away under `name`, and lets its fields settle before a test can write into them.

    Gradio gives fields that have just appeared their values again one frame later, over what was written
    meanwhile: nobody types as fast, but a test does.
    """
    panel.get_by_role("button", name=re.compile(name)).click()
    settle(panel)


def settle(panel: Locator) -> None:
    """Waits for two frames: Gradio sets a field that has just appeared or changed once more in the next
    one."""
    panel.evaluate(
        "() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)))"
    )


class Site:
    """A served page and its visitors."""

    def __init__(self, browser: Browser, pipeline: FakePipeline, switching: bool = False) -> None:
        self.browser = browser
        self.pipeline = pipeline
        self.visitors: list[Visitor] = []
        self.blocks = build(pipeline, switching)
        _, self.url, _ = self.blocks.launch(
            server_port=free_port(), prevent_thread_lock=True, quiet=True, **launch_options()
        )

    def visit(self, locale: str = "en-US", query: str = "", **options) -> Visitor:
        """A new visitor, at the page's address with `query` behind it."""
        self.visitors.append(Visitor(self.browser, self.url + query, locale, **options))
        return self.visitors[-1]

    def tidy(self) -> None:
        """Sends the visitors home, and lets the pipeline finish what they left."""
        self.pipeline.release()
        while self.visitors:
            self.visitors.pop().leave()


def serve(browser: Browser, *, switching: bool = False, **changes) -> Iterator[Site]:
    """A site whose checkpoint is changed so, for as long as the tests of this file run."""
    site = Site(browser, FakePipeline(dataclasses.replace(CHECKPOINT, **changes)), switching)
    yield site
    site.blocks.close()
