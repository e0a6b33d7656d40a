"""Refusals in the form that the caller's protocol expects: OpenAI's below `/v1`, Gradio's elsewhere."""

import re
from collections.abc import MutableMapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from showo2.app.i18n import t
from showo2.app.strings import LANGUAGES
from showo2.errors import (
    DiskFull,
    FilesTooLarge,
    MediaTooLarge,
    NoDiskSpace,
    NotFinished,
    OutOfMemory,
    QueueFull,
    ReadersBusy,
    ReplicaLost,
    Showo2Error,
    ShuttingDown,
    TooManyRequests,
    UnknownResource,
    WrongApiKey,
)

OPENAI_ROUTE = "/v1"
# HTTP status by error; 400 for all others, which the caller can fix.
STATUS: dict[type[Exception], int] = {
    WrongApiKey: 401,
    UnknownResource: 404,
    NotFinished: 409,
    MediaTooLarge: 413,
    FilesTooLarge: 413,
    QueueFull: 429,
    ReadersBusy: 429,
    TooManyRequests: 429,
    ReplicaLost: 503,
    ShuttingDown: 503,
    OutOfMemory: 507,
    NoDiskSpace: 507,
    DiskFull: 507,
}
# Seconds, where trying again is the remedy. OpenAI's clients ignore more than a minute.
RETRY_AFTER: dict[type[Exception], int] = {
    QueueFull: 60,
    ReadersBusy: 20,
    TooManyRequests: 20,
    ReplicaLost: 60,
    ShuttingDown: 60,
}
TYPES = {401: "authentication_error", 404: "not_found_error", 429: "rate_limit_error"}
Scope = MutableMapping[str, Any]


def is_openai(scope: Scope) -> bool:
    """Whether a request goes to one of OpenAI's routes."""
    path: str = scope["path"]
    return path == OPENAI_ROUTE or path.startswith(f"{OPENAI_ROUTE}/")


def refusal(scope: Scope, status: int, key: str, **words: Any) -> Response:
    """The text of `key`, in English for a program, in every language for the page."""
    if is_openai(scope):
        return JSONResponse(_body(status, t("en", key, **words), key), status)
    detail = " ".join(t(language, key, **words) for language in LANGUAGES)
    return JSONResponse({"detail": detail}, status)


def openai_refusal(error: Exception, request: str) -> Response:
    """A failure in OpenAI's form, with its HTTP status, the request's id, and whether trying again helps."""
    status, headers = _status(error), {}
    if type(error) in RETRY_AFTER:
        headers["Retry-After"] = str(RETRY_AFTER[type(error)])
    elif status >= 500:
        headers["X-Should-Retry"] = "false"  # OpenAI's clients repeat such requests otherwise
    return JSONResponse(openai_error(error, request), status, headers)


def openai_error(error: Exception, request: str) -> dict[str, Any]:
    """The body of a failure in OpenAI's form, with a general message for an unexpected one."""
    if isinstance(error, HTTPException):
        body = _body(error.status_code, error.detail, "http_error")
    elif isinstance(error, Showo2Error):
        code = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
        name = error.details.get("name") or error.details.get("option")
        body = _body(_status(error), str(error), code, None if name is None else str(name))
    else:
        body = _body(500, t("en", "unexpected"), "unexpected")
    return {"error": body["error"] | {"request_id": request}}


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    return STATUS.get(type(error), 400) if isinstance(error, Showo2Error) else 500


def _body(status: int, message: str, code: str, name: str | None = None) -> dict[str, Any]:
    kind = "server_error" if status >= 500 else TYPES.get(status, "invalid_request_error")
    return {"error": {"message": message, "type": kind, "param": name, "code": code}}
