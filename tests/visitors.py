"""A served page on a fake pipeline, and its visitors, each in a browser window of their own."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

import pytest
from conftest import PATIENCE
from fake_pipeline import CHECKPOINT, FakePipeline
from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect
from served_pages import serving

from showo2.app.i18n import t
from showo2.app.strings import LANGUAGES

expect.set_options(timeout=PATIENCE * 1000)
DESKTOP: ViewportSize = {"width": 1280, "height": 720}
GRADIO_IN_CHINESE = {"Edit": "编辑", "Retry": "重试", "Undo": "撤销", "Clear": "清空对话", "Submit": "发送"}
# The page keeps what is on it when it is left, so storage is cleared after that.
FORGET = "addEventListener('pagehide', () => sessionStorage.clear())"
in_both_languages = pytest.mark.parametrize("locale", ["en-US", "zh-CN"])


class Windows:
    """Browser windows, each in a context of its own, kept for later visitors.

    Loading the page in a new context takes more than twice the CPU time of loading it in one that has loaded
    it before. Without animations, which are drawn without a GPU, waiting takes hardly any.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[tuple[str, ...], list[Page]] = defaultdict(list)

    def open(self, locale: str, *permissions: str) -> Page:
        """A blank page that nobody else has; its context has no cookies and an empty storage."""
        free = self._free[locale, *permissions]
        if free:
            return free.pop()
        context = self._browser.new_context(locale=locale, permissions=permissions, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 1000)
        return context.new_page()

    def close(self, page: Page, locale: str, *permissions: str) -> None:
        """Takes back a page that `open` gave, with the same arguments."""
        page.evaluate("localStorage.clear()")
        page.evaluate(FORGET)
        page.context.clear_cookies()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        self._free[locale, *permissions].append(page)


class Visitor:
    """A person with a browser window in their own language; nothing is shared with other visitors."""

    def __init__(
        self,
        windows: Windows,
        url: str,
        locale: str = "en-US",
        *,
        permissions: tuple[str, ...] = (),
        viewport: ViewportSize = DESKTOP,
        color_scheme: Literal["light", "dark"] = "light",
    ) -> None:
        self.language = "zh" if locale.startswith("zh") else "en"
        self.faults: list[str] = []
        self._windows, self._window = windows, (locale, *permissions)
        self.page = windows.open(*self._window)
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(color_scheme=color_scheme)
        self.page.on("pageerror", self._note)
        self.page.goto(url)
        self._wait_until_loaded()

    def _note(self, error: Error) -> None:
        self.faults.append(str(error))

    def reload(self, *, forgets: bool = False) -> None:
        """Loads the page again; it shows what it kept, unless the browser forgets that."""
        if forgets:
            self.page.evaluate(FORGET)
        self.page.reload()
        self._wait_until_loaded()

    def _wait_until_loaded(self) -> None:
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
        """Gives the window back."""
        self.page.remove_listener("pageerror", self._note)
        if self.page.url == "about:blank":  # it left the site before
            self.page.context.close()
        else:
            self._windows.close(self.page, *self._window)
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


def edit(visitor: Visitor, old: str, new: str) -> None:
    """Edits the first own message of a conversation as a person does."""
    panel = visitor.panel
    panel.get_by_role("button", name=visitor.gradio("Edit")).first.click()
    box = panel.locator("textarea.edit-textarea")
    expect(box).to_have_value(old)
    settle(panel)
    box.fill(new)
    settle(panel)
    expect(box).to_have_value(new)
    panel.locator(".conversation").get_by_role("button", name=visitor.gradio("Submit")).first.click()


class Site:
    """A served page and its visitors."""

    def __init__(self, windows: Windows, pipeline: FakePipeline, url: str) -> None:
        self.windows = windows
        self.pipeline = pipeline
        self.url = url
        self.visitors: list[Visitor] = []

    def visit(self, locale: str = "en-US", query: str = "", **options) -> Visitor:
        """A new visitor, at the page's address with `query` behind it."""
        self.visitors.append(Visitor(self.windows, self.url + query, locale, **options))
        return self.visitors[-1]

    def tidy(self) -> None:
        """Sends the visitors home, and lets the pipeline finish what they left."""
        self.pipeline.release()
        while self.visitors:
            self.visitors.pop().leave()


def serve(windows: Windows, *, switching: bool = False, **changes) -> Iterator[Site]:
    """A site whose checkpoint is changed so, for as long as the tests of this file run."""
    pipeline = FakePipeline(dataclasses.replace(CHECKPOINT, **changes))
    with serving(pipeline, switching=switching) as url:
        yield Site(windows, pipeline, url)
