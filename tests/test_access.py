"""Under which names the page answers, to which sites, and with which security headers."""

import re
from collections.abc import Iterator

import httpx
import pytest
from conftest import PATIENCE, free_port
from fake_pipeline import FakePipeline
from playwright.sync_api import expect

from showo2.app import upload_quotas
from showo2.app.hosts import AllowedHosts, host_name
from showo2.app.model_queue import ModelQueue
from showo2.app.monitoring.routes import monitoring_routes
from showo2.app.openai_api import openai_routes
from showo2.app.page import build, launch_options
from showo2.app.strings import LANGUAGES

UPLOAD = "gradio_api/upload"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Of an app that listens on this machine, and may also be called studio.example."""
    pipeline, queue, port = FakePipeline(), ModelQueue(), free_port()
    page = build(pipeline, queue=queue)
    routes = [*monitoring_routes(pipeline, queue), *openai_routes(pipeline, queue)]
    options = launch_options(routes, AllowedHosts.of("127.0.0.1", "studio.example"))
    page.launch(server_port=port, prevent_thread_lock=True, quiet=True, **options)
    yield port
    page.close()


def request(port: int, method: str, path: str, **options) -> httpx.Response:
    return httpx.request(method, f"http://127.0.0.1:{port}/{path}", timeout=PATIENCE, **options)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:7860", 200),
        ("[::1]:7860", 200),
        ("studio.example", 200),
        ("rebound.example", 403),
        ("127.0.0.1.rebound.example", 403),
        ("192.168.1.5:7860", 403),
        ("0.0.0.0", 403),
        ("[", 403),
    ],
)
def test_the_page_answers_under_known_names_only(port, host, status):
    for path in ("config", "v1/models"):
        assert request(port, "GET", path, headers={"Host": host}).status_code == status


def test_a_refused_name_is_told_what_to_do(port):
    answer = request(port, "GET", "config", headers={"Host": "rebound.example"})
    assert "SHOWO2_ALLOWED_HOSTS" in answer.json()["detail"]
    answer = request(port, "GET", "v1/models", headers={"Host": "rebound.example"})
    assert "SHOWO2_ALLOWED_HOSTS" in answer.json()["error"]["message"]


def test_probes_come_by_any_address(port):
    for path in ("health", "ready"):
        assert request(port, "GET", path, headers={"Host": "10.0.0.7"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost", "http://localhost", 200),
        ("localhost", "http://127.0.0.1:3000", 200),
        ("localhost", "https://studio.example", 200),
        ("localhost", "https://elsewhere.example", 403),
        ("[::1]", "https://elsewhere.example", 403),
        ("localhost", "null", 403),
        ("studio.example", "https://elsewhere.example", 403),
        ("studio.example", "https://studio.example", 200),
    ],
)
def test_uploads_from_other_sites_are_refused(port, host, origin, status):
    headers = {"Host": host, "Origin": origin}
    answer = request(port, "POST", UPLOAD, headers=headers, files={"files": ("a.txt", b"a")})
    assert answer.status_code == status


@pytest.mark.parametrize(("host", "status"), [("localhost", 403), ("studio.example", 200)])
def test_requests_from_other_sites_stay_off_this_machine(port, host, status):
    """A page that a visitor has open cannot use what runs beside their browser."""
    headers = {"Host": host, "Origin": "https://elsewhere.example", "Content-Type": "text/plain"}
    body = b'{"messages": [{"role": "user", "content": "What?"}]}'
    answer = request(port, "POST", "v1/chat/completions", headers=headers, content=body)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("host", "listed", "name", "allowed"),
    [
        ("0.0.0.0", None, "192.168.1.5", True),
        ("0.0.0.0", None, "::1", True),
        ("0.0.0.0", None, "rebound.example", False),
        ("0.0.0.0", "a.example, B.example", "b.example", True),
        ("0.0.0.0", "*", "any.example", True),
        ("127.0.0.1", ".example", "any.example", True),
        ("studio.example", None, "studio.example", True),
    ],
)
def test_an_app_for_others_answers_under_addresses_and_listed_names(host, listed, name, allowed):
    assert (name in AllowedHosts.of(host, listed)) is allowed


def test_names_of_spaces_and_shared_links_are_known(monkeypatch):
    monkeypatch.setenv("SPACE_HOST", "owner-name.hf.space")
    hosts = AllowedHosts.of("0.0.0.0", None, is_shared=True)
    assert "owner-name.hf.space" in hosts
    assert "abc.gradio.live" in hosts
    assert "gradio.live.example" not in hosts


@pytest.mark.parametrize(
    ("header", "name"), [("[::1]:80", "::1"), ("A.example:1", "a.example"), ("", ""), ("[", "")]
)
def test_names_in_host_headers(header, name):
    assert host_name(header) == name


def test_every_answer_has_security_headers(port):
    page = request(port, "GET", "")
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://huggingface.co https://*.hf.space" in policy
    for answer in (page, request(port, "GET", "config"), request(port, "GET", "v1/nothing")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_is_compressed_and_browsers_keep_the_frontend(port):
    page = request(port, "GET", "")
    assert page.headers["Content-Encoding"] == "gzip"
    script = re.search(r"assets/[\w.-]+\.js", page.text)[0]
    assert "immutable" in request(port, "GET", script).headers["Cache-Control"]
    for path in ("", "assets/nothing.js"):
        assert "immutable" not in request(port, "GET", path).headers.get("Cache-Control", "")


@pytest.fixture(scope="module")
def port_behind_proxy() -> Iterator[int]:
    """Of an app that a proxy serves under `/show-o2`."""
    pipeline, queue, port = FakePipeline(), ModelQueue(), free_port()
    page = build(pipeline, queue=queue)
    options = launch_options([*monitoring_routes(pipeline, queue), *openai_routes(pipeline, queue)])
    page.launch(server_port=port, root_path="/show-o2", prevent_thread_lock=True, quiet=True, **options)
    yield port
    page.close()


@pytest.mark.parametrize("kept", ["", "show-o2/"])
def test_proxies_that_take_the_path_off_and_those_that_keep_it_get_the_same(port_behind_proxy, kept):
    port = port_behind_proxy
    page = request(port, "GET", kept)
    assert f'"root":"http://127.0.0.1:{port}/show-o2"' in page.text
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Set-Cookie" in page.headers
    script = re.search(r"assets/[\w.-]+\.js", page.text)[0]
    assert "immutable" in request(port, "GET", kept + script).headers["Cache-Control"]
    assert request(port, "GET", f"{kept}v1/models").status_code == 200
    assert request(port, "GET", f"{kept}health", headers={"Host": "10.0.0.7"}).status_code == 200
    unknown = request(port, "POST", f"{kept}gradio_api/queue/join", json={"fn_index": 10**6})
    assert "fn_index" in unknown.json()["detail"]


def test_without_its_last_slash_the_path_leads_to_the_page(port_behind_proxy):
    answer = request(port_behind_proxy, "GET", "show-o2?tab=image")
    assert answer.headers["Location"] == f"http://127.0.0.1:{port_behind_proxy}/show-o2/?tab=image"


def test_the_page_keeps_its_own_policy(site):
    """No script, style, picture or connection of a visit is blocked, and pictures of other sites are."""
    visitor = site.visit()
    visitor.page.add_init_script(
        "window.blocked = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.blocked.push(event.blockedURI))"
    )
    visitor.page.reload()
    for tab, button in (("image_tab", "image_run"), ("video_tab", "video_run")):
        panel = visitor.open(visitor.t(tab))
        panel.locator("textarea").first.fill("a boat")
        panel.get_by_role("button", name=visitor.t(button)).click()
        expect(panel.get_by_text(visitor.start_of("done"))).to_be_visible()
    assert visitor.page.evaluate("window.blocked") == []
    visitor.page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'http://other.example/x.png'}))"
    )
    visitor.page.wait_for_function("window.blocked.length > 0")


@pytest.mark.parametrize("limit", ["VISITOR_MB", "TOTAL_MB"])
def test_uploads_have_a_quota(port, monkeypatch, limit):
    def upload() -> httpx.Response:
        return request(port, "POST", UPLOAD, files={"files": ("a.txt", b"a" * 100)})

    assert upload().status_code == 200
    monkeypatch.setattr(upload_quotas, limit, 1e-4)
    refused = upload()
    assert refused.status_code == 429
    assert all(table["upload_quota"] in refused.text for table in LANGUAGES.values())
    monkeypatch.setattr(upload_quotas, "DAY", -1)
    assert upload().status_code == 200


def test_with_users_the_page_asks_for_a_login():
    page, port = build(FakePipeline()), free_port()
    page.launch(
        server_port=port, prevent_thread_lock=True, quiet=True, auth=[("ann", "secret")], **launch_options()
    )
    try:
        assert request(port, "GET", "config").status_code == 401
        assert request(port, "POST", UPLOAD, files={"files": ("a.txt", b"a")}).status_code == 401
        wrong = {"username": "ann", "password": "other"}
        assert request(port, "POST", "login", data=wrong).status_code == 400
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client:
            assert client.post("/login", data=wrong | {"password": "secret"}).status_code == 200
            assert client.get("/config").status_code == 200
    finally:
        page.close()


def test_refusals_have_a_sentence_in_every_language():
    for table in LANGUAGES.values():
        assert "{host}" in table["foreign_host"]
        assert table["foreign_origin"]
