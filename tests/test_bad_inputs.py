"""Every wrong type in every argument, over HTTP: the caller's mistake, told as such and by name."""

import asyncio
import errno
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from tempfile import NamedTemporaryFile

import gradio as gr
import httpx
import pytest
from conftest import PATIENCE
from fake_pipeline import FakePipeline
from served_pages import serving
from test_model_queue import begin, uploaded

from showo2.app.files.ownership import OWNERS
from showo2.app.gradio_private.blocks import GuardedBlocks
from showo2.app.http_limits import MAX_BODY_MB, MAX_DEPTH
from showo2.app.i18n import bilingual_error, t
from showo2.app.input_errors import explained, explained_event
from showo2.app.strings import LANGUAGES
from showo2.errors import NoDiskSpace, StalePage
from showo2.media.limits import MAX_FILES, MAX_FILES_MB

OURS = t("en", "unexpected")
FILE = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
NESTED: list = []
for _ in range(MAX_DEPTH // 2):
    NESTED = [NESTED]
# A value of every JSON type, of no use for any parameter.
VALUES = (
    True,
    -1,
    2.5,
    1e308,
    10**30,
    "",
    " ",
    "a\0b",
    "\ud800",
    "x" * 5000,
    "http://127.0.0.1/a.png",
    "data:image/png;base64,AAAA",
    [],
    [None],
    [[]],
    ["a"],
    [{}],
    {},
    {"path": "/etc/passwd"},
    {"text": 3, "image": "\ud800"},
    FILE,
    [FILE],
    {**FILE, "path": "a\0b"},
    {**FILE, "path": "\udcff"},
    {**FILE, "size": "large"},
    [{"role": "user", "content": NESTED}],
    [{"role": "user", "content": [{"type": "image", "image": FILE}]}],
    [{"role": "user", "content": [{"type": "text", "text": "\udcff"}]}],
    [{"role": "assistant", "content": [{"type": [], "text": {}}]}],
    [{"text": "Once.", "image": FILE}],
    [{"text": None, "image": None}],
    NESTED,
)
ENDPOINTS = {
    "chat": ("prompt", "files", "history"),
    "text_to_image": (),
    "generate_video": ("image", "num_frames"),
    "tell_story": ("told", "text"),
}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(FakePipeline()) as url:
        yield url


def outcome(url: str, endpoint: str, arguments: dict) -> str | None:
    """What a call ends with: None for a result, or the sentence that refuses it."""
    kind = ""
    with httpx.stream("GET", begin(url, endpoint, arguments), timeout=PATIENCE) as stream:
        for line in stream.iter_lines():
            name, _, content = line.partition(": ")
            if name == "event":
                kind = content
            elif name == "data" and kind == "error":
                return json.loads(content)["error"]
            elif name == "data" and kind == "complete":
                return None
    raise AssertionError("the stream of events ended early")


def test_every_wrong_type_is_told_by_name(url, capfd):
    for endpoint, parameters in ENDPOINTS.items():
        for parameter in parameters:
            for value in VALUES:
                sentence = outcome(url, endpoint, {"prompt": "a boat", parameter: value})
                case = f"{endpoint}, {parameter}: {value!r:.80}"
                assert sentence is None or (sentence and sentence != OURS), case
    logged = capfd.readouterr().err
    assert "Traceback" not in logged, logged


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_the_argument_is_named(url, endpoint):
    sentence = outcome(url, endpoint, {"prompt": 3})
    assert sentence == "prompt must be text, without NUL characters or lone surrogates; got 3."


@pytest.mark.parametrize(
    ("endpoint", "arguments"),
    [
        ("chat", {"files": [FILE]}),
        ("chat", {"history": [{"role": "user", "content": [{"type": "image", "image": FILE}]}]}),
        ("generate_video", {"image": FILE}),
        ("tell_story", {"told": [{"text": "Once.", "image": FILE}]}),
    ],
)
def test_files_outside_the_cache_are_told(url, endpoint, arguments):
    sentence = outcome(url, endpoint, {"prompt": "a boat", **arguments})
    assert sentence == "'/etc/passwd' cannot be read: it is neither an upload nor a public address."


@pytest.mark.parametrize(
    ("endpoint", "argument", "content"),
    [
        ("chat", "files", lambda file: file),
        ("chat", "history", lambda file: {"role": "user", "content": [{"type": "image", "image": file}]}),
        ("tell_story", "told", lambda file: {"text": "Once.", "image": file}),
    ],
)
def test_too_many_files_are_refused_before_one_is_opened(url, monkeypatch, endpoint, argument, content):
    monkeypatch.setattr("showo2.media.opening._isolated", "what would open them")
    many = [content(uploaded(url))] * (MAX_FILES + 1)
    sentence = outcome(url, endpoint, {"prompt": "a boat", argument: many})
    assert sentence == f"{MAX_FILES + 1} files are too many: the limit is {MAX_FILES}."


def test_files_that_are_too_large_together_are_refused_before_one_is_opened(url, monkeypatch):
    monkeypatch.setattr("showo2.media.opening._isolated", "what would open them")
    monkeypatch.setattr("showo2.app.files.uploads.MAX_FILES_MB", 0.01)
    told = [{"text": "Once.", "image": uploaded(url)}] * 2
    sentence = outcome(url, "tell_story", {"prompt": "a boat", "told": told})
    assert "too large together: the limit is" in sentence


# Raw HTTP ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 30_000_000,
        b'{"data":' + b'[{"a":' * 200 + b"1" + b"}]" * 200 + b"}",
        b'{"data":[' + b"[]," * 2_000_000 + b"1]}",
        b'{"data":["' + b"x" * (MAX_BODY_MB * 1_000_000) + b'"]}',
    ],
    ids=["deep", "nested", "wide", "long"],
)
def test_excessive_json_is_refused_before_it_is_parsed(url, body, monkeypatch):
    monkeypatch.setattr("starlette.requests.Request.json", None)
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{url}gradio_api/call/chat", content=body, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The request is too large or too deeply nested")
    assert "请求太大或嵌套太深" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b'{"data": 3}', b'{"data": []}', b"\xff", b'{"data": [1]}']
)
def test_what_is_no_call_is_refused(url, body, capfd):
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{url}gradio_api/call/chat", content=body, headers=headers, timeout=PATIENCE)
    if answer.status_code == 200:
        event = answer.json()["event_id"]
        events = httpx.get(f"{url}gradio_api/call/chat/{event}", timeout=PATIENCE).text
        assert "The request cannot be used: arguments are missing" in events
    else:
        assert 400 <= answer.status_code < 500
    assert "Traceback" not in capfd.readouterr().err


def test_brackets_in_a_text_are_no_nesting(url):
    assert outcome(url, "chat", {"prompt": "[{" * 500 + '\\"'}) is None


@pytest.mark.parametrize("length", ["said", "unsaid"])
def test_an_upload_that_is_too_large_is_refused_in_every_language(url, monkeypatch, tmp_path, length):
    monkeypatch.setattr("showo2.app.http_limits.MAX_FILES_MB", 0.1)
    boundary = b"--x\r\nContent-Disposition: form-data; name=files; filename=a.png\r\n\r\n"
    body = boundary + b"x" * 300_000 + b"\r\n--x--\r\n"
    content = body if length == "said" else iter([body[:150_000], body[150_000:]])
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = httpx.post(f"{url}gradio_api/upload", content=content, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 413
    assert answer.text == " ".join(t(language, "upload_too_large") for language in LANGUAGES)
    assert "100 MB" in answer.text
    assert MAX_FILES_MB >= 100


def test_an_upload_to_a_full_disk_is_told_and_leaves_nothing(url, monkeypatch, tmp_path):
    def refuse(file, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gradio.route_utils.GradioUploadFile.write", refuse)
    monkeypatch.setattr(
        "gradio.route_utils.NamedTemporaryFile",
        lambda delete, dir: NamedTemporaryFile(delete=delete, dir=tmp_path),  # noqa: SIM115
    )
    answer = httpx.post(f"{url}gradio_api/upload", files={"files": ("a.png", b"x")}, timeout=PATIENCE)
    assert answer.status_code == 507
    assert answer.text == " ".join(t(language, "error_NoDiskSpace") for language in LANGUAGES)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("is_program", [True, False])
def test_a_result_that_does_not_fit_is_told(is_program, caplog):
    error = ValueError("could not postprocess")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    told = explained(error, is_program, None)
    assert told.message == (str(NoDiskSpace()) if is_program else bilingual_error(NoDiskSpace()))
    assert not told.print_exception
    assert not caplog.text


def test_an_event_of_a_page_from_before_a_restart_is_told_to_reload(caplog):
    with GuardedBlocks(explained, explained_event, OWNERS) as page:
        story = gr.State(None)
        gr.Button().click(lambda story: story.pages[0], story, story)
    (function,) = page.fns.values()
    with pytest.raises(gr.Error) as told:
        # In a thread of its own: a browser of other tests may run a loop in this one.
        ThreadPoolExecutor().submit(asyncio.run, page.call_function(function, [None])).result()
    assert told.value.message == bilingual_error(StalePage())
    assert "has no attribute 'pages'" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_page_that_has_no_language_yet_reads_english():
    assert t(None, "title") == t("en", "title")


def test_a_result_that_cannot_be_stored_otherwise_is_our_fault(caplog):
    assert explained(ValueError("a bug"), True, None).message == OURS
    assert "a bug" in caplog.text
