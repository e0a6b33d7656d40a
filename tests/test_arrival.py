"""What is shown for a link to the page, read as messengers do: without scripts or cookies."""

import dataclasses
import secrets
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urlencode

import httpx
import pytest
from conftest import PATIENCE, free_port
from fake_pipeline import CHECKPOINT, FakePipeline
from PIL import Image
from playwright.sync_api import expect
from visitors import settle

from showo2.app.arrival import HEIGHT, WIDTH, card
from showo2.app.components.restore import RESULT
from showo2.app.files.results import link_to
from showo2.app.gradio_private.files import cache_folder
from showo2.app.i18n import t
from showo2.app.page import build, launch_options
from showo2.media import write_png

PROMPT = 'a "red" boat & <b>'
SHIFTS = """window.shifts = 0;
const add = (list) => list.getEntries().forEach((entry) => (window.shifts += entry.value));
new PerformanceObserver(add).observe({ type: "layout-shift" });"""
MAX_SHIFT = 0.01  # of what is visible; browsers call 0.1 good


class Head(HTMLParser):
    """The title, and the contents of the meta elements by their names."""

    def __init__(self, address: str, **options) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.title, self._in_title = "", False
        self.links: dict[str, str] = {}
        self.feed(httpx.get(address, timeout=PATIENCE, **options).text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self._in_title = tag == "title"
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            assert name not in self.meta, f"{name} is said twice"
            self.meta[name] = given["content"] or ""
        if tag == "link":
            self.links[given["rel"] or ""] = given["href"] or ""

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    page = build(FakePipeline())
    _, url, _ = page.launch(
        server_port=free_port(), prevent_thread_lock=True, quiet=True, root_path="/o2", **launch_options()
    )
    yield f"{url}o2/"
    page.close()


def picture_at(address: str) -> Image.Image:
    return Image.open(BytesIO(httpx.get(address, timeout=PATIENCE).raise_for_status().content))


@pytest.fixture
def result() -> Iterator[str]:
    """The query of a link to a picture."""
    settings = {"task": "text_to_image", "prompt": PROMPT, "checkpoint": CHECKPOINT.name}
    path = cache_folder() / secrets.token_hex(20) / "showo2-7.png"
    path.parent.mkdir(parents=True)
    write_png(Image.new("RGB", (64, 64), (90, 90, 90)), path, settings)
    yield urlencode({"tab": "image", RESULT: link_to([path])})
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_link_to_the_page_says_what_it_is_with_pictures_by_the_checkpoint(url, language):
    head = Head(url, headers={"Accept-Language": language})
    assert head.title == head.meta["og:title"] == "Show-o2"
    assert head.meta["og:url"] == url
    for name in ("description", "og:description"):
        assert head.meta[name].startswith(t(language, "preview_about"))
        assert CHECKPOINT.name in head.meta[name]
    assert not [name for name, content in head.meta.items() if "radio" in content]
    assert picture_at(head.meta["og:image"]).size == (WIDTH, HEIGHT)
    assert picture_at(head.links["icon"]).size == (192, 192)


def test_a_link_to_a_result_shows_it(url, result):
    head, whole = Head(f"{url}?{result}"), Head(url)
    assert head.title == head.meta["og:title"] == PROMPT
    assert head.meta["og:description"] == t("en", "preview_result", checkpoint=CHECKPOINT.name)
    assert head.meta["og:url"] == f"{url}?{result}"
    assert picture_at(head.meta["og:image"]).getpixel((WIDTH // 2, HEIGHT // 2)) == (90, 90, 90)
    forged = Head(f"{url}?{urlencode({'tab': 'image', RESULT: 'x', 'prompt': 'Your account is closed'})}")
    assert forged.meta == whole.meta


def test_behind_a_login_results_are_not_shown(result):
    page = build(FakePipeline())
    options = launch_options() | {"auth": [("ann", "secret")]}
    _, url, _ = page.launch(server_port=free_port(), prevent_thread_lock=True, quiet=True, **options)
    try:
        head = Head(f"{url}?{result}")
        assert head.title == "Show-o2"
        assert picture_at(f"{url}preview.jpg?{result}") == picture_at(f"{url}preview.jpg")
    finally:
        page.close()


def test_a_checkpoint_that_ships_with_no_pictures_has_none():
    page = build(FakePipeline(dataclasses.replace(CHECKPOINT, name="other")))
    _, url, _ = page.launch(server_port=free_port(), prevent_thread_lock=True, quiet=True, **launch_options())
    try:
        assert "og:image" not in Head(url).meta
        assert httpx.get(f"{url}preview.jpg").status_code == 404
    finally:
        page.close()


def test_until_the_frontend_starts_visitors_see_what_the_page_is(site):
    visitor = site.visit()
    expect(visitor.page.locator("#arrival")).to_have_count(0)
    window = visitor.page.context.browser.new_context(java_script_enabled=False, locale="zh-CN").new_page()
    window.goto(site.url)
    arrival = window.locator("#arrival")
    expect(arrival.get_by_text("nano：", exact=False)).to_be_visible()
    expect(arrival.get_by_text(t("zh", "image_example_1"))).to_be_visible()
    widths = arrival.locator("img").evaluate_all("pictures => pictures.map((each) => each.naturalWidth)")
    assert widths == [128] * 6
    window.context.close()


@pytest.mark.parametrize("width", [390, 1350])
def test_nothing_moves_while_the_page_loads(site, width):
    context = site.visit().page.context.browser.new_context(viewport={"width": width, "height": 900})
    window = context.new_page()
    window.add_init_script(SHIFTS)
    window.goto(site.url)
    expect(window.locator("#arrival")).to_have_count(0)
    expect(window.locator(".showcase img").first).to_be_visible()
    settle(window.locator("body"))
    assert window.evaluate("window.shifts") < MAX_SHIFT
    context.close()


@pytest.mark.parametrize("count", range(1, 9))
def test_every_picture_is_on_the_card(count):
    colors = [(25 * number, 255 - 25 * number, 90) for number in range(1, count + 1)]
    drawn = card([Image.new("RGB", (64, 48), color) for color in colors])
    assert drawn.size == (WIDTH, HEIGHT)
    seen = {color for _, color in drawn.getcolors(WIDTH * HEIGHT)}
    assert set(colors) <= seen
