"""Access control: allowed host names, requests from other sites, and security headers."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.hosts import LOOPBACK, AllowedHosts, host_name, is_address
from showo2.app.http_limits import is_upload
from showo2.app.monitoring.routes import PROBES
from showo2.app.refusals import refusal

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# Pages that may show this one in a frame: Spaces do.
FRAMED_BY = "'self' https://huggingface.co https://*.hf.space"
# Gradio's frontend has inline scripts and styles, and makes functions of the texts of `js=`.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        f"frame-ancestors {FRAMED_BY}",
    ]
)


class AccessRules:
    """ASGI middleware: refuses requests under other names and from other sites, and adds security headers.

    From another site, no upload is taken, and on this machine's own names nothing that changes anything.
    """

    def __init__(self, app: ASGIApp, hosts: AllowedHosts) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message))
            await send(message)

        headers = Headers(scope=scope)
        name = host_name(headers.get("host", ""))
        if name not in self._hosts and scope["path"] not in PROBES:  # which are reached by any address
            await refusal(scope, 403, "foreign_host", host=name[:80])(scope, receive, secured)
        elif self._is_foreign(scope, headers, name):
            await refusal(scope, 403, "foreign_origin")(scope, receive, secured)
        else:
            await self._app(scope, receive, secured)

    def _is_foreign(self, scope: Scope, headers: Headers, name: str) -> bool:
        if scope["method"] in SAFE_METHODS:
            return False
        if not is_upload(scope) and name not in LOOPBACK:
            return False
        return is_from_elsewhere(headers, self._hosts)


def is_from_elsewhere(headers: Headers, hosts: AllowedHosts) -> bool:
    """Whether a page on another site sends a request: one whose host is neither this machine nor listed."""
    origin, host = headers.get("origin"), headers.get("host", "")
    if origin is None:
        return False
    other = urlsplit(origin)
    name = other.hostname or ""
    is_local = name in LOOPBACK and host_name(host) in LOOPBACK
    return other.netloc != host and not is_local and (name not in hosts or is_address(name))


def _add_headers(headers: MutableHeaders) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    if headers.get("content-type", "").startswith("text/html"):
        headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
