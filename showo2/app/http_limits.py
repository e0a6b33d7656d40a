"""Limits on request bodies, applied before Gradio parses them, and messages for refused uploads.

Parsed JSON takes up to thirty times the memory of its text, and Gradio walks over it recursively.
"""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.files.folders import is_disk_full
from showo2.app.i18n import t
from showo2.app.refusals import is_openai, refusal
from showo2.app.strings import LANGUAGES
from showo2.media.limits import MAX_FILES_MB

MAX_BODY_MB = 32  # of JSON, in which files may be `data:` URLs
MAX_VALUES = 100_000
MAX_DEPTH = 64
MB = 1_000_000
_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_OPENING, _CLOSING = b"[{", b"]}"
_NO_BRACKETS = bytes(code for code in range(256) if code not in _OPENING + _CLOSING)


class BodyTooLarge(Exception):
    """A request body exceeds its limit; the rest of it is not read."""


class HttpLimits:
    """ASGI middleware that refuses bodies which are too large or too deeply nested, and explains an upload
    that is too large or does not fit on the disk."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _has_body(scope):
            await self._app(scope, receive, send)
        elif is_upload(scope):
            await self._upload(scope, receive, send)
        else:
            await self._json(scope, receive, send)

    async def _json(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await _limited_body(scope, receive, MAX_BODY_MB * MB)
        except BodyTooLarge:
            body = None
        if body is None or _is_excessive(body):
            words = {"limit": MAX_BODY_MB, "values": MAX_VALUES, "depth": MAX_DEPTH}
            await refusal(scope, 413, "request_too_large", **words)(scope, receive, send)
            return
        await self._app(scope, replayed(body, receive), send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered = False

        async def watch(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                if message["status"] == 413 and not is_openai(scope):  # Gradio says so in English
                    raise BodyTooLarge()
                answered = True
            await send(message)

        try:
            if _length(scope) > MAX_FILES_MB * MB:
                raise BodyTooLarge()
            await self._app(scope, _counted(receive, MAX_FILES_MB * MB), watch)
        except BodyTooLarge:
            await refuse_upload(413, "upload_too_large", scope, receive, send)
        except OSError as error:
            if answered or not is_disk_full(error):
                raise
            await refuse_upload(507, "error_NoDiskSpace", scope, receive, send)


def is_upload(scope: Scope) -> bool:
    """Whether a request sends files."""
    return _has_body(scope) and _header(scope, b"content-type").startswith(b"multipart/")


def _has_body(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in ("POST", "PUT", "PATCH")


async def refuse_upload(status: int, key: str, scope: Scope, receive: Receive, send: Send) -> None:
    """The page shows the body of a refused upload as it is, so it gets plain text."""
    if is_openai(scope):
        response = refusal(scope, status, key)
    else:
        sentence = " ".join(t(language, key) for language in LANGUAGES)
        response = PlainTextResponse(sentence, status)
    await response(scope, receive, send)


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


def _length(scope: Scope) -> int:
    """The declared length of the body in bytes; 0 if it is not declared."""
    length = _header(scope, b"content-length")
    return int(length) if length.isdigit() else 0


def _counted(receive: Receive, limit: int) -> Receive:
    """`receive` that raises BodyTooLarge after more than `limit` bytes."""
    left = limit

    async def count() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise BodyTooLarge()
        return message

    return count


async def _limited_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    if _length(scope) > limit:
        raise BodyTooLarge()
    return await whole_body(_counted(receive, limit))


async def whole_body(receive: Receive) -> bytes:
    """The body of a request, which may come in several messages."""
    parts, is_more = [], True
    while is_more:
        message = await receive()
        parts.append(message.get("body", b""))
        is_more = message["type"] == "http.request" and message.get("more_body", False)
    return b"".join(parts)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body in one message, and then whatever follows it."""
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


def _is_excessive(body: bytes) -> bool:
    """Whether JSON has more values, or is nested deeper, than any valid request."""
    if sum(map(body.count, (b",", b"[", b"{"))) > MAX_VALUES:
        return True
    depth = 0
    for bracket in _TEXT.sub(b"", body).translate(None, _NO_BRACKETS):
        depth += 1 if bracket in _OPENING else -1
        if depth > MAX_DEPTH:
            return True
    return False
