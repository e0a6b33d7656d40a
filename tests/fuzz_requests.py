"""Bad requests by every way into the app, and what may come back (see `fuzz`)."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote

import httpx
from fuzz_values import EXAMPLES, GOOD, Values
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from h11 import LocalProtocolError

from showo2.app.strings import LANGUAGES
from showo2.errors import Showo2Error

SECONDS = 60  # a request that takes longer hangs
# Our sentences, with anything in place of the details.
SENTENCES = re.compile(
    "|".join(
        re.sub(r"\\{[^}]*\\}", ".*", re.escape(error.template)) for error in Showo2Error.__subclasses__()
    ),
    re.DOTALL,
)
ENGLISH = re.compile(r'<span lang="en">(.*?)</span>', re.DOTALL)
FAULT = LANGUAGES["en"]["unexpected"]
# A sentence about these names the file, or the part of the list.
LISTS_AND_FILES = ("files", "history", "image", "told")
BODIES = (
    *(b"", b"null", b"[]", b"7", b'"x"', b"{", b'{"data": null}', b'{"data": {}}', b'{"data": []}'),
    *(b'{"data": [1, 2]}', b'{"data": "x"}', b'{"DATA": []}', b'{"data": [NaN, Infinity, 1e999]}'),
    b'{"data": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    b'{"data": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    b'{"data": [' + b"[" * 40 + b"]" * 40 + b"]}",
    b'{"data": [' + b"1," * 300_000 + b"1]}",
    b'{"data": ["' + b"x" * 3_000_000 + b'"]}',
    b"[" * 1_000_000,
)
CONTENT_TYPES = ("text/plain", "multipart/form-data", "application/octet-stream", "", "x/y; z")
FILE_NAMES = ("a.png", "", "../../a.png", "a" * 3000, "照片.jpg", "a\0b", ".", "/etc/x")
PLACES = ("x", "chat2", "../chat", "%00", "%ed%a0%80", "a" * 3000, "", "_", "send", "lambda")


@dataclass(frozen=True)
class Reply:
    """What came back: a result, or why there is none."""

    is_result: bool
    sentence: str = ""


class Requests:
    """Random bad requests to an app. Each method sends one, and raises AssertionError for a wrong reply."""

    def __init__(self, url: str, seed: int) -> None:
        self.url = f"{url}/gradio_api"
        self.http = httpx.Client(timeout=SECONDS)
        self.client = Client(url, verbose=False, download_files=False, httpx_kwargs={"timeout": SECONDS})
        config = self.http.get(f"{url}/config").json()
        self.functions = {each["api_name"]: each["id"] for each in config["dependencies"]}
        initial = {each["id"]: each["props"].get("value") for each in config["components"]}
        # Functions of the page by number, with the values that they get on a page that was just opened.
        self.page_functions = {
            each["id"]: (each["api_name"], [initial.get(component) for component in each["inputs"]])
            for each in config["dependencies"]
            if each["backend_fn"] and each["inputs"] and each["api_name"] not in GOOD
        }
        endpoints = self.http.get(f"{self.url}/info").json()["named_endpoints"]
        self.parameters = {
            name.removeprefix("/"): [each["parameter_name"] for each in endpoint["parameters"]]
            for name, endpoint in endpoints.items()
        }
        self.values = Values(seed, self.parameters)
        self.rng = self.values.rng
        self.described = ""  # the last request
        self.kinds: tuple[Callable[[], Reply], ...] = (
            *(self.call_by_client, self.call, self.call, self.call_by_name, self.join, self.page_event),
            *(self.damaged_file, self.damaged_file, self.malformed_body, self.wrong_place, self.upload),
        )

    def one(self) -> Reply:
        """The reply to a random bad request."""
        return self.rng.choice(self.kinds)()

    def call_by_client(self) -> Reply:
        name, values, bad = self.values.arguments()
        try:
            json.dumps(values, ensure_ascii=False, allow_nan=False).encode()
        except (UnicodeEncodeError, ValueError):  # nothing that a Python client can send
            return self._call(name, values, bad)
        self._describe("client", name, values)
        try:
            self.client.submit(**values, api_name=f"/{name}").result(timeout=SECONDS)
        except AppError as error:
            return self._refused(str(error), bad)
        except (
            AttributeError,
            LocalProtocolError,
            OSError,
            TypeError,
            ValueError,
        ):  # of the client, at files that are none
            return self._call(name, values, bad)
        return Reply(True)

    def call(self) -> Reply:
        return self._call(*self.values.arguments())

    def call_by_name(self) -> Reply:
        name, values, bad = self.values.arguments()
        if self.rng.random() < 0.2:
            values[self.rng.choice(("", "Prompt", "\0", "data", "self"))] = self.values.junk()
            bad = None
        return self._call(name, values, bad, by_name=True)

    def _call(self, name: str, values: dict[str, Any], bad: str | None, by_name: bool = False) -> Reply:
        route = f"call/v2/{name}" if by_name else f"call/{name}"
        self._describe("POST", route, values)
        reply = self._post(route, values if by_name else {"data": self._in_order(name, values)})
        if reply.status_code != 200:
            return self._refused_by_http(reply)
        return self._outcome(f"{self.url}/{route}/{reply.json()['event_id']}", bad)

    def join(self) -> Reply:
        """Through the queue, as the page does it."""
        name, values, bad = self.values.arguments()
        session = f"fuzz{self.rng.randrange(10**9)}"
        data = self._in_order(name, values)
        if self.rng.random() < 0.3:
            data, bad = data[: self.rng.randrange(len(data))], None
        body = {"data": data, "fn_index": self.functions[name], "session_hash": session}
        if self.rng.random() < 0.4:
            wrong = ("fn_index", "session_hash", "event_id", "trigger_id", "event_data", "data")
            body[self.rng.choice(wrong)], bad = self.values.junk(), None
        self._describe("join", name, body)
        return self._joined(body, session, bad)

    def page_event(self) -> Reply:
        """An event of the page with values that no component holds."""
        number = self.rng.choice(list(self.page_functions))
        name, values = self.page_functions[number]
        data = [self.values.junk() if self.rng.random() < 0.4 else value for value in values]
        session = f"fuzz{self.rng.randrange(10**9)}"
        self._describe("page event", f"{number} {name}", data)
        return self._joined({"data": data, "fn_index": number, "session_hash": session}, session, None)

    def _joined(self, body: dict[str, Any], session: str, bad: str | None) -> Reply:
        """The reply to what joins the queue."""
        reply = self._post("queue/join", body)
        if reply.status_code != 200:
            return self._refused_by_http(reply)
        query = {"session_hash": session}
        with self.http.stream("GET", f"{self.url}/queue/data", params=query) as stream:
            for line in stream.iter_lines():
                message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if message.get("msg") == "unexpected_error":  # the request named another session
                    assert message["session_not_found"], f"{self.described}: {message}"
                    return Reply(False, "session not found")
                if message.get("msg") == "process_completed":
                    if message["success"]:
                        return Reply(True)
                    return self._refused(message["output"].get("error"), bad)
        raise AssertionError(f"{self.described}: no answer")

    def damaged_file(self) -> Reply:
        path = self.values.damaged_file()
        file = handle_file(path)
        block = {"type": self.rng.choice(("image", "video"))}
        name, parameter, value = self.rng.choice(
            [
                ("chat", "files", [file]),
                ("chat", "history", [{"role": "user", "content": [block | {block["type"]: file}]}]),
                ("generate_video", "image", file),
                ("tell_story", "told", [{"text": "A boat.", "image": file}]),
            ]
        )
        values = GOOD[name] | {parameter: value}
        self._describe(f"damaged {path} ({path.stat().st_size} bytes)", name, parameter)
        try:
            self.client.submit(**values, api_name=f"/{name}").result(timeout=SECONDS)
        except AppError as error:
            return self._refused(str(error), path.name)
        return Reply(True)

    def malformed_body(self) -> Reply:
        name = self.rng.choice(list(GOOD))
        good = json.dumps({"data": self._in_order(name, GOOD[name])}).encode()
        at = self.rng.randrange(len(good))
        broken = (good[:at], good[:at] + b"\xff\xfe" + good[at:], good[:at] + b"\0" + good[at:])
        body = self.rng.choice((*BODIES, *broken, *broken, good))
        kind = self.rng.choice(("application/json", self.rng.choice(CONTENT_TYPES)))
        route = self.rng.choice(("call", "call/v2", "run", "api"))
        path = self.rng.choice((f"{route}/{name}", f"{route}/{name}/", "queue/join"))
        self._describe(f"body as {kind!r}", path, body)
        reply = self.http.post(f"{self.url}/{path}", content=body, headers={"Content-Type": kind})
        if reply.status_code != 200:
            return self._refused_by_http(reply)
        return self._outcome(f"{self.url}/call/{name}/{reply.json()['event_id']}", None)

    def wrong_place(self) -> Reply:
        """What is not there, or a wrong method."""
        odd = self.rng.choice(PLACES)
        method, path = self.rng.choice(
            [
                *(("POST", f"{route}/{odd}") for route in ("call", "call/v2", "run", "stream")),
                *(("POST", path) for path in ("run/text_to_image", "cancel", "reset", "component_server")),
                *(("GET", f"{route}{odd}") for route in ("call/chat/", "queue/data?session_hash=", "file=")),
                *(("GET", path) for path in ("queue/data", "info", "file=/etc/passwd")),
                ("GET", f"file={quote(str(EXAMPLES / 'coffee.jpg'))}/x"),
                ("PUT", "call/chat"),
                ("DELETE", "upload"),
            ]
        )
        event = {"event_id": "x", "session_hash": "x", "fn_index": 0}
        body = self.rng.choice(({"data": []}, {"data": [self.values.junk()]}, {}, event))
        self._describe(method, path, body)
        content = json.dumps(body) if method == "POST" else None
        headers = {"Content-Type": "application/json"} if content else None
        with self.http.stream(method, f"{self.url}/{path}", content=content, headers=headers) as reply:
            text = reply.read()[:500].decode("utf-8", "replace")
        assert FAULT not in text, f"{self.described}: {text}"
        assert 200 <= reply.status_code < 500, f"{self.described}: {reply.status_code} {text}"
        return Reply(reply.status_code == 200, f"HTTP {reply.status_code}")

    def upload(self) -> Reply:
        boundary = "x"
        name = self.rng.choice(FILE_NAMES)
        part = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
            "Content-Type: image/png\r\n\r\n"
        ).encode()
        end = f"\r\n--{boundary}--\r\n".encode()
        whole = part + b"data" + end
        renamed = (whole.replace(b"files", b"other"), whole.replace(b"; filename", b"; name"))
        cut = (whole[:-8], part, b"", end, (part + b"\r\n") * 20 + end, self.rng.randbytes(200))
        body = self.rng.choice((whole, *renamed, *cut))
        right = f"multipart/form-data; boundary={boundary}"
        kind = self.rng.choice((right, right, right, "multipart/form-data; boundary=", *CONTENT_TYPES))
        self._describe(f"upload as {kind!r}", name, body)
        reply = self.http.post(f"{self.url}/upload", content=body, headers={"Content-Type": kind})
        return Reply(True) if reply.status_code == 200 else self._refused_by_http(reply)

    def _describe(self, how: str, place: str, what: Any) -> None:
        text = ascii(what)
        self.described = f"{how} {place[:80]} {text[:300]}{'...' if len(text) > 300 else ''}"

    def _in_order(self, name: str, values: dict[str, Any]) -> list[Any]:
        return [values.get(parameter) for parameter in self.parameters[name]]

    def _post(self, path: str, body: Any) -> httpx.Response:
        content = json.dumps(body)  # escaped, so that lone surrogates can be sent
        return self.http.post(
            f"{self.url}/{path}", content=content, headers={"Content-Type": "application/json"}
        )

    def _outcome(self, url: str, bad: str | None) -> Reply:
        """The end of a stream of events."""
        event = ""
        with self.http.stream("GET", url) as stream:
            for line in stream.iter_lines():
                if line.startswith("event: "):
                    event = line.removeprefix("event: ")
                elif line.startswith("data: ") and event == "complete":
                    return Reply(True)
                elif line.startswith("data: ") and event == "error":
                    data = json.loads(line.removeprefix("data: "))
                    assert isinstance(data, dict), f"{self.described}: {data}"
                    return self._refused(data.get("error"), bad)
        raise AssertionError(f"{self.described}: no answer")

    def _refused(self, sentence: Any, bad: str | None) -> Reply:
        """A refusal in a sentence of ours; where one thing is bad, the sentence names it."""
        assert isinstance(sentence, str), f"{self.described}: {sentence!r}"
        if english := ENGLISH.match(sentence):  # what the page shows
            sentence = unescape(english[1])
        assert sentence != FAULT, f"{self.described}: told as our fault"
        assert SENTENCES.fullmatch(sentence), f"{self.described}: {sentence}"
        names_a_file = " cannot be read: " in sentence
        is_named = bad is None or bad in LISTS_AND_FILES or bad in sentence or names_a_file
        assert is_named, f"{self.described}: does not name {bad}: {sentence}"
        return Reply(False, sentence)

    def _refused_by_http(self, reply: httpx.Response) -> Reply:
        assert 400 <= reply.status_code < 500, f"{self.described}: {reply.status_code} {reply.text[:200]}"
        assert reply.text, f"{self.described}: {reply.status_code} without a word"
        with suppress(ValueError, KeyError, TypeError):
            return Reply(False, str(reply.json()["detail"]))
        return Reply(False, reply.text)
