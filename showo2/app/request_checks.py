"""Checks that the endpoint or function that a request names exists.

Without them, Gradio answers such a request with status 500 and logs it as a failure of the server.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.files.folders import is_disk_full
from showo2.app.gradio_private.pages import endpoint_parameters, has_function, page_of
from showo2.app.gradio_private.routes import API_ROUTE, is_late_refusal
from showo2.app.http_limits import BodyTooLarge, replayed, whole_body
from showo2.app.i18n import t
from showo2.errors import BadRequest
from showo2.parameter_fields import shown

logger = logging.getLogger(__name__)
JOIN_ROUTE = f"{API_ROUTE}/queue/join"
# Each is followed by the name of an endpoint. The second takes parameters by name.
CALL_ROUTES = tuple(f"{API_ROUTE}/{name}/" for name in ("call", "call/v2", "run", "api"))
BY_NAME_ROUTE = CALL_ROUTES[1]
NUMBER_ROUTES = CALL_ROUTES[2:]
MAX_NAME = 200  # characters of a session's or an event's name


class RequestChecks:
    """ASGI middleware that refuses requests whose event does not exist or whose body is malformed.

    It relies on `HttpLimits` to bound the size of bodies. Other failures are logged, and answered with a
    general message, unless the client has disconnected.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def note(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            if scope["type"] == "http" and scope["method"] == "POST":
                receive = await _checked(scope, receive)
            await self._app(scope, receive, note)
        except BadRequest as error:
            await _refusal(400, str(error))(scope, receive, send)
        except ClientDisconnect:  # nobody is left to answer
            return
        except Exception as error:
            if isinstance(error, BodyTooLarge) or is_disk_full(error):
                raise  # `HttpLimits` explains these
            if is_late_refusal(error):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            logger.exception("a request failed")
            if not has_begun:
                await _refusal(500, t("en", "unexpected"))(scope, receive, send)


async def refuse_invalid(request: Request, error: Exception) -> JSONResponse:
    """The answer to a body whose fields have the wrong types.

    FastAPI's own handler quotes the values, and fails if they cannot be written as JSON.
    """
    assert isinstance(error, RequestValidationError)
    where, what = error.errors()[0]["loc"], error.errors()[0]["msg"]
    name = ".".join(map(str, where[1:])) or "its body"
    return _refusal(400, str(BadRequest(reason=f"{name}: {what}")))


def _refusal(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"detail": sentence}, status)


async def _checked(scope: Scope, receive: Receive) -> Receive:
    """A `receive` with the same body. Raises BadRequest if the requested event does not exist."""
    path = scope["path"].rstrip("/")
    route = max((route for route in CALL_ROUTES if path.startswith(route)), key=len, default=None)
    if route is None and path != JOIN_ROUTE:
        return receive
    body = await whole_body(receive)
    request, page = _parsed(body), page_of(scope)
    # The page names its functions by number, on the routes of endpoints too.
    if route is None or (route in NUMBER_ROUTES and request.get("fn_index") is not None):
        if not has_function(page, request.get("fn_index")):
            raise BadRequest(reason="fn_index must be the number of a function of this page")
    else:
        name, endpoints = path.removeprefix(route), endpoint_parameters(page)
        if name not in endpoints:
            raise BadRequest(reason=f"there is no endpoint {shown(name)}, only {', '.join(endpoints)}")
        if route == BY_NAME_ROUTE:
            _check_names(name, endpoints[name], request)
    if route != BY_NAME_ROUTE:
        _check_names_of_session(request)
    return replayed(body, receive)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        request = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest(reason="its body is not JSON") from None
    if not isinstance(request, dict):
        raise BadRequest(reason="its body must be a JSON object")
    return request


def _check_names_of_session(request: Mapping[str, Any]) -> None:
    for name in ("session_hash", "event_id"):
        value = request.get(name)
        if isinstance(value, str) and not _is_name(value):
            raise BadRequest(reason=f"{name} must be a short text of ASCII characters")


def _is_name(value: str) -> bool:
    """Whether it is a valid name of a session or an event."""
    return len(value) <= MAX_NAME and value.isascii() and value.isprintable()


def _check_names(endpoint: str, parameters: Mapping[str, bool], request: Mapping[str, Any]) -> None:
    """Raises BadRequest for a parameter that is unknown, or required and missing."""
    for name in request:
        if name not in parameters:
            raise BadRequest(reason=f"{endpoint} has no parameter {shown(name)}")
    for name, is_required in parameters.items():
        if is_required and name not in request:
            raise BadRequest(reason=f"{endpoint} needs {name}")
