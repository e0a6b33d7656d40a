"""Uploads and results are served to those whose they are: real clients, with their own cookies or without."""

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import PATIENCE, ROOT
from fake_pipeline import FakePipeline
from gradio_client import Client
from playwright.sync_api import expect
from served_pages import serving
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from showo2.app.api_results import file_of
from showo2.app.files import ownership
from showo2.app.files.ownership import COOKIE, FileOwners, OwnerCookies
from showo2.app.files.results import ADDRESS, link_to, results_at
from showo2.app.strings import LANGUAGES

SCENE = ROOT / "examples" / "scene.png"
FILE = "gradio_api/file="
get, head, post = (partial(request, timeout=PATIENCE) for request in (httpx.get, httpx.head, httpx.post))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(FakePipeline()) as url:
        yield url


def connected(url: str, **options: Any) -> Client:
    """A visitor with cookies of their own."""
    return Client(url, verbose=False, download_files=False, **options)


def status(url: str, path: str, client: Client | None = None, **options: Any) -> int:
    """Of a request for a file, with the cookies of a client."""
    cookies = client.cookies if client else None
    return get(f"{url}{FILE}{path}", cookies=cookies, **options).status_code


def sent(url: str, client: Client | None = None, name: str = "") -> str:
    """The path of an upload; without a name, of one that nobody has sent before."""
    with SCENE.open("rb") as file:
        answer = post(
            f"{url}gradio_api/upload",
            files={"files": (name or f"{secrets.token_hex(4)}.png", file)},
            cookies=client.cookies if client else None,
        )
    return answer.json()[0]


def drawn(client: Client) -> str:
    """The path of a result."""
    images = client.predict("a boat", num_inference_steps=4, api_name="/text_to_image")["images"]
    return images[0]["path"]


@pytest.mark.parametrize("make", ["upload", "result"])
def test_a_second_client_gets_neither_uploads_nor_results_of_the_first(url, make):
    first, second = connected(url), connected(url)
    assert first.cookies[COOKIE] != second.cookies[COOKIE]
    path = sent(url, first) if make == "upload" else drawn(first)
    assert status(url, path, first) == 200
    assert status(url, path, first, headers={"Range": "bytes=0-9"}) == 206
    for headers in ({}, {"Range": "bytes=0-9"}):
        assert status(url, path, second, headers=headers) == 403
        assert status(url, path, headers=headers) == 403
    deprecated = get(f"{url}gradio_api/file/{path}", cookies=second.cookies)
    assert deprecated.status_code == 403
    assert head(f"{url}{FILE}{path}", cookies=second.cookies).status_code == 403
    around = f"{Path(path).parent}/x/../{Path(path).name}"
    assert status(url, around.replace("/..", "/%2e%2e"), second) == 403


def test_a_refused_file_is_told_in_every_language_and_kept_out_of_shared_caches(url):
    first, second = connected(url), connected(url)
    path = drawn(first)
    told = get(f"{url}{FILE}{path}", cookies=second.cookies).json()["detail"]
    for table in LANGUAGES.values():
        assert table["error_ForeignFile"].format(file=Path(path).name) in told
    served = get(f"{url}{FILE}{path}", cookies=first.cookies)
    assert served.headers["Cache-Control"] == "private"


def test_the_client_fetches_its_own_results(url, tmp_path):
    client = Client(url, verbose=False, download_files=tmp_path)
    path = client.predict("a boat", num_inference_steps=4, api_name="/text_to_image")["images"][0]
    assert Path(path if isinstance(path, str) else path["path"]).is_relative_to(tmp_path)


@pytest.mark.parametrize("place", ["files", "history", "address"])
def test_a_second_client_cannot_ask_about_files_of_the_first(url, place):
    first, second = connected(url), connected(url)
    path = sent(url, first)

    def ask(client: Client) -> str:
        file: Any = file_of(Path(path)).model_dump()
        if place == "address":
            file = f"{url}{FILE}{path}"
        block = {"role": "user", "content": [{"type": "image", "image": file}]}
        answered = {"role": "assistant", "content": "Yes."}
        inputs = {"files": [file]} if place == "files" else {"history": [block, answered]}
        # Past the client, which replaces files by uploads of its own.
        data = {"prompt": "What is it?", **inputs}
        call = post(f"{url}gradio_api/call/v2/chat", json=data, cookies=client.cookies)
        event = call.raise_for_status().json()["event_id"]
        return get(f"{url}gradio_api/call/chat/{event}", cookies=client.cookies).text

    assert "event: complete" in ask(first)
    refused = ask(second)
    assert "event: complete" not in refused
    assert f"{Path(path).name} is not yours" in json.loads(refused.rpartition("data: ")[2])["error"]


def test_who_has_sent_the_same_file_has_it_too(url):
    first, second = connected(url), connected(url)
    path = sent(url, first, "same.png")
    assert sent(url, second, "same.png") == path
    assert status(url, path, first) == status(url, path, second) == 200


def test_programs_without_cookies_fetch_their_files_by_address(url):
    path = sent(url)
    assert status(url, path) == 200
    call = post(f"{url}gradio_api/call/v2/text_to_image", json={"prompt": "a boat", "num_inference_steps": 4})
    event = call.json()["event_id"]
    events = get(f"{url}gradio_api/call/text_to_image/{event}").text
    (images,) = json.loads(events.rpartition("data: ")[2])
    assert get(images["images"][0]["url"]).status_code == 200


def test_a_forged_cookie_is_nobodys(url):
    first = connected(url)
    path = drawn(first)
    for value in ("", "x", first.cookies[COOKIE][:-1], first.cookies[COOKIE] + "x", "None"):
        assert get(f"{url}{FILE}{path}", cookies={COOKIE: value}).status_code == 403


def test_the_pages_own_files_are_everybodys(url):
    config = get(f"{url}config").text
    examples = set(re.findall(rf"{re.escape(url)}{FILE}[^\"]+", config))
    assert examples
    for address in examples:
        assert get(address).status_code == 200


def test_the_cookie_is_given_once_and_to_those_who_begin(url):
    page = get(url)
    cookie = page.headers["Set-Cookie"]
    assert re.fullmatch(rf"{COOKIE}=[\w-]{{43}}; Path=/; HttpOnly; SameSite=Lax", cookie)
    assert "Set-Cookie" not in get(url, cookies=page.cookies).headers
    assert "Set-Cookie" not in get(f"{url}gradio_api/info").headers
    # Gradio's MCP server connects as a client for everybody who calls it.
    assert "Set-Cookie" not in get(f"{url}config", headers={"X-Gradio-User": "mcp"}).headers


def test_over_https_the_cookie_is_kept_in_frames_of_other_sites():
    routes = [Route("/", lambda _: PlainTextResponse("page"))]
    app = Starlette(routes=routes, middleware=[Middleware(OwnerCookies)])
    cookie = TestClient(app, "https://testserver").get("/").headers["Set-Cookie"]
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=None; Secure; Partitioned")


def test_links_open_results_for_those_who_have_them(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    path = tmp_path / f"{'ab' * 20}" / "showo2-7.png"
    path.parent.mkdir()
    shutil.copy(SCENE, path)
    link = link_to([path, path])
    assert results_at(link) == [path, path]
    address = link.partition(",")[2]
    assert ADDRESS.fullmatch(address)
    for forged in (
        address,
        f"/{address}",
        f"{'0' * 64}/{address}",
        f"{link}x",
        FileOwners().signed(address),
        "",
    ):
        assert results_at(forged) == []
    assert link_to([path, tmp_path / "upload.png"]) is None
    path.unlink()
    assert results_at(link) == []


def test_the_record_does_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(ownership, "TIDIED_AT", 10)
    owners = FileOwners()
    owners._tidied_at = 10
    kept = tmp_path / "kept.png"
    kept.touch()
    for number in range(200):
        owners.give([str(kept), str(tmp_path / f"gone-{number}.png")], "ann")
    assert len(owners._owners) <= 11
    assert str(kept) in owners._owners


# In the browser ---------------------------------------------------------------------------------------------


def draw(visitor: Any) -> str:
    """Draws on the image tab; returns the address of the picture."""
    panel = visitor.open(visitor.t("image_tab"))
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name=visitor.t("image_run")).click()
    expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    return panel.locator(".results img").first.get_attribute("src")


def test_only_the_visitor_who_drew_it_sees_a_picture_until_they_copy_a_link(site):
    ann = site.visit(permissions=("clipboard-read", "clipboard-write"))
    address = draw(ann)
    assert ann.page.request.get(address).status == 200
    ben = site.visit()
    assert ben.page.request.get(address).status == 403
    ann.panel.get_by_role("button", name=ann.t("result_link"), exact=True).click()
    expect(ann.message).to_contain_text(ann.t("link_copied"))
    link = ann.page.evaluate("navigator.clipboard.readText()")
    guest = site.visit(query=link.removeprefix(site.url))
    expect(guest.panel.locator(".results img").first).to_be_visible()
    shown = guest.panel.locator(".results img").first
    guest.page.wait_for_function("(image) => image.naturalWidth > 0", arg=shown.element_handle())
    assert guest.page.request.get(address).status == 200
    assert ben.page.request.get(address).status == 403


def test_a_browser_that_keeps_no_cookies_sees_its_pictures(site):
    visitor = site.visit()
    visitor.page.context.clear_cookies()
    address = draw(visitor)
    shown = visitor.panel.locator(".results img").first
    visitor.page.wait_for_function("(image) => image.naturalWidth > 0", arg=shown.element_handle())
    assert ThreadPoolExecutor(1).submit(get, address).result().status_code == 200
