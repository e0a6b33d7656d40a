"""Signing in with the Hub: the served page, and a stand-in for the Hub's side of OpenID Connect."""

import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import gradio.oauth
import httpx
import pytest
from conftest import PATIENCE, ROOT, free_port, wait_until_served
from fake_pipeline import FakePipeline
from playwright.sync_api import expect
from served_pages import serving

from showo2.app import upload_quotas
from showo2.app.__main__ import read_login
from showo2.app.arguments import parse_arguments
from showo2.app.model_queue import ModelQueue
from showo2.app.monitoring.routes import monitoring_routes
from showo2.app.openai_api import openai_routes
from showo2.app.sign_in import HubAccounts
from showo2.app.strings import LANGUAGES
from showo2.errors import NotASpace

pytest.importorskip("authlib", reason="gradio[oauth] is not installed")
from openid_provider import Provider, serve_provider

KEY = "key-of-programs"
SCENE = ROOT / "examples" / "scene.png"
CALL = "/gradio_api/call/v2/text_to_image"
REFUSED = [
    ("GET", "/config"),
    ("GET", "/gradio_api/info"),
    ("GET", "/gradio_api/openapi.json"),
    ("GET", "/theme.css"),
    ("GET", "/preview.jpg"),
    ("GET", f"/gradio_api/file={SCENE}"),
    ("GET", "/gradio_api/queue/data?session_hash=x"),
    ("GET", "/gradio_api/mcp/"),
    ("POST", "/gradio_api/mcp/"),
    ("POST", "/gradio_api/upload"),
    ("POST", "/gradio_api/queue/join"),
    ("POST", "/gradio_api/run/predict"),
    ("POST", CALL),
    ("POST", "/login"),
]


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with serve_provider() as provider, pytest.MonkeyPatch.context() as patch:
        for name, value in provider.environment.items():
            patch.setenv(name, value)
            if hasattr(gradio.oauth, name):  # which Gradio reads when it is imported
                patch.setattr(gradio.oauth, name, value)
        patch.delenv("SPACE_HOST", raising=False)
        # Editing a running Space needs the package `spaces`, which the Hub installs.
        patch.setattr("gradio.http_server.get_space", lambda: None)
        yield provider


@pytest.fixture
def hub(provider) -> Iterator[Provider]:
    """The same, fresh for a test."""
    provider.account, provider.seconds = "ann", 3600
    return provider


def served(provider: Provider, queue: ModelQueue, listed: str | None) -> AbstractContextManager[str]:
    """Serves a page for the listed accounts."""
    pipeline, accounts = FakePipeline(), HubAccounts.of(listed, provider.environment)
    routes = [*monitoring_routes(pipeline, queue), *openai_routes(pipeline, queue, KEY)]
    return serving(pipeline, queue=queue, routes=routes, accounts=accounts)


@pytest.fixture(scope="module")
def queue() -> ModelQueue:
    return ModelQueue()


@pytest.fixture(scope="module")
def url(provider, queue) -> Iterator[str]:
    with served(provider, queue, None) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="module")
def url_for_ben(provider) -> Iterator[str]:
    with served(provider, ModelQueue(), "Ben, eve") as url:
        yield url.rstrip("/")


class LikeBrowsers(httpx.HTTPTransport):
    """On this machine, a cookie that is marked as secure goes without TLS."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        items = response.headers.multi_items()
        response.headers = httpx.Headers([(name, value.replace("; secure", "")) for name, value in items])
        return response


@pytest.fixture
def visit(hub) -> Iterator[Callable[..., httpx.Client]]:
    """Opens a browser of its own, without a page; with an account, it signs in."""
    clients = []

    def visit(url: str, account: str | None = None) -> httpx.Client:
        transport = LikeBrowsers()
        client = httpx.Client(base_url=url, timeout=PATIENCE, follow_redirects=True, transport=transport)
        clients.append(client)
        if account is not None:
            hub.account = account
            client.get("/login/huggingface").raise_for_status()
        return client

    yield visit
    for client in clients:
        client.close()


def drawn(client: httpx.Client) -> str:
    """The events of a picture that was asked for."""
    call = client.post(CALL, json={"prompt": "a boat", "num_inference_steps": 4})
    events = client.get(f"/gradio_api/call/text_to_image/{call.raise_for_status().json()['event_id']}").text
    assert "event: complete" in events
    return events


def sent(client: httpx.Client, content: bytes = b"a") -> httpx.Response:
    return client.post("/gradio_api/upload", files={"files": ("a.txt", content)})


@pytest.mark.parametrize(("method", "path"), REFUSED)
def test_who_has_not_signed_in_is_told_so_and_gets_nothing(url, visit, method, path):
    answer = visit(url).request(method, path, json={"prompt": "a boat"} if method == "POST" else None)
    assert answer.status_code == 401
    for table in LANGUAGES.values():
        assert table["sign_in_needed"] in answer.json()["detail"]


def test_the_page_to_sign_in_on_has_a_sentence_and_a_button(url, visit):
    answer = visit(url).get("/?result=a&b=%22%3E")
    for table in LANGUAGES.values():
        assert table["sign_in_needed"] in answer.text
        assert table["sign_in"] in answer.text
    assert 'href="/login/huggingface?_target_url=%2F%3Fresult%3Da%26b%3D%2522%253E"' in answer.text
    assert "gradio" not in answer.text.lower()
    assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_supervisors_and_programs_with_a_key_need_no_account(url, visit):
    client = visit(url)
    for path in ("/health", "/ready", "/metrics"):
        assert client.get(path).status_code == 200
    assert client.get("/v1/models").status_code == 401
    assert client.get("/v1/models", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200


def test_who_has_signed_in_uses_everything_until_they_sign_out(url, visit):
    ann = visit(url, "ann")
    assert ann.get("/config").status_code == 200
    assert drawn(ann)
    assert sent(ann).status_code == 200
    assert visit(url).get("/config").status_code == 401
    assert LANGUAGES["en"]["sign_in_needed"] in ann.get("/logout").text
    assert ann.get("/config").status_code == 401


def test_a_visit_goes_on_where_it_began(url, visit):
    ann = visit(url)
    assert ann.get("/login/huggingface?_target_url=/%3Fresult%3Dx").url.raw_path == b"/?result=x"


def test_a_session_ends_when_the_hub_says(url, visit, hub):
    hub.seconds = -1
    assert visit(url, "ann").get("/config").status_code == 401


@pytest.mark.parametrize("value", ["", "x", "eyJvYXV0aF9pbmZvIjoge319.x.y"])
def test_a_forged_session_is_nobodys(url, visit, value):
    assert visit(url).get("/config", headers={"Cookie": f"session={value}"}).status_code == 401


def test_who_declines_is_asked_again(url, visit, hub):
    hub.account = None
    answer = visit(url).get("/login/huggingface")
    assert answer.status_code == 200
    assert LANGUAGES["en"]["sign_in_needed"] in answer.text


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "https://127.0.0.1.example"])
def test_pages_of_other_sites_cannot_use_a_visitors_account(url, visit, origin):
    ann = visit(url, "ann")
    assert ann.get("/config", headers={"Origin": url}).status_code == 200
    assert ann.get("/config", headers={"Origin": origin}).status_code == 401


def test_only_listed_accounts_may_use_the_page(url_for_ben, visit):
    assert visit(url_for_ben, "ben").get("/config").status_code == 200
    ann = visit(url_for_ben, "ann")
    refused = ann.get("/config")
    assert refused.status_code == 403
    page = ann.get("/").text
    for table in LANGUAGES.values():
        assert table["sign_in_denied"] in refused.json()["detail"]
        assert table["sign_in_denied"] in page
        assert table["sign_in_again"] in page
    assert 'href="/logout?' in page


def test_files_belong_to_the_account(url, visit):
    ann, same, ben = visit(url, "ann"), visit(url, "ann"), visit(url, "ben")
    path = sent(ann, secrets.token_bytes(8)).json()[0]
    assert same.get(f"/gradio_api/file={path}").status_code == 200
    assert ben.get(f"/gradio_api/file={path}").status_code == 403
    assert visit(url).get(f"/gradio_api/file={path}").status_code == 401


def test_turns_and_limits_go_by_account(url, queue, visit, monkeypatch):
    asked, run = [], queue.run

    def watched(*arguments: Any, **options: Any) -> Any:
        asked.append(arguments[2])
        return run(*arguments, **options)

    monkeypatch.setattr(queue, "run", watched)
    for account in ("ann", "ben"):
        drawn(visit(url, account))
    assert asked == ["ann", "ben"]


def test_the_quota_of_uploads_goes_by_account(url, visit, monkeypatch):
    ann, ben = visit(url, "quota-ann"), visit(url, "quota-ben")
    assert sent(ann, b"a" * 100).status_code == 200
    monkeypatch.setattr(upload_quotas, "VISITOR_MB", 1e-4)
    assert sent(ann).status_code == 429
    assert sent(ben).status_code == 200


def test_a_visitor_signs_in_and_out_in_the_browser(url, windows, hub):
    hub.account = "ann"
    page = windows.open("en-US")
    page.goto(f"{url}/")
    page.get_by_role("link", name=LANGUAGES["en"]["sign_in"]).click()
    link = page.get_by_role("link", name=LANGUAGES["en"]["sign_out"].format(account="ann"))
    expect(link).to_be_visible()
    page.get_by_role("tab", name=LANGUAGES["en"]["image_tab"], exact=True).click()
    panel = page.get_by_role("tabpanel").filter(visible=True)
    panel.locator("textarea").first.fill("a boat")
    panel.get_by_role("button", name=LANGUAGES["en"]["image_run"]).click()
    expect(panel.get_by_text(LANGUAGES["en"]["done"].partition("{")[0])).to_be_visible()
    link.click()
    expect(page.get_by_text(LANGUAGES["zh"]["sign_in_needed"])).to_be_visible()
    windows.close(page, "en-US")


def test_the_command_serves_who_has_signed_in(provider, visit):
    port = free_port()
    command = [sys.executable, "app.py", "--auth", "huggingface", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT)  # in the environment of a Space
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_served(process, url)
        assert visit(url).get("/config").status_code == 401
        ann = visit(url, "ann")
        assert ann.get("/config").status_code == 200
        assert drawn(ann)
        assert ann.get("/v1/models").status_code == 404  # which need a key behind a login
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("missing", ["SYSTEM", "OAUTH_CLIENT_ID", "OPENID_PROVIDER_URL"])
def test_elsewhere_the_app_says_what_is_missing(provider, monkeypatch, missing):
    monkeypatch.delenv(missing)
    with pytest.raises(NotASpace, match=f"hf_oauth: true.*Not set here: {missing}\\.$"):
        read_login(parse_arguments(["--auth", "huggingface"]))
