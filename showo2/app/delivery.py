"""How the page travels: from under a proxy's path, compressed, and with scripts that browsers keep."""

from urllib.parse import urlsplit

from starlette.datastructures import URL, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.gradio_private.routes import API_ROUTE

# Large texts that Gradio's own compression passes over, as it goes by the extensions of files.
COMPRESSED = ("/", "/config", f"{API_ROUTE}/info")
ASSETS = "/assets/"  # the frontend's files, each with a hash of its contents in its name
KEPT = "public, max-age=31536000, immutable"


class RootPath:
    """ASGI middleware that takes the path under which a proxy serves the page off the requests.

    Some proxies take it off themselves. Without it, a request is as at the root of a host.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        root, path = urlsplit(scope.get("root_path", "")).path.rstrip("/"), scope.get("path", "")
        if root and path == root:
            address = URL(scope=scope).replace(path=f"{root}/")  # where the page's relative addresses lead on
            await RedirectResponse(address)(scope, receive, send)
            return
        if root and scope["type"] == "http":
            path = path.removeprefix(root) if path.startswith(f"{root}/") else path
            scope = {**scope, "path": path, "root_path": ""}
        await self._app(scope, receive, send)


class Delivery:
    """ASGI middleware that compresses the page, and lets browsers keep the frontend's files for a year."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._compressing = app, GZipMiddleware(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Cache-Control"] = KEPT
            await send(message)

        path = scope.get("path", "")
        if path.startswith(ASSETS):
            await self._app(scope, receive, kept)
        elif path in COMPRESSED:
            await self._compressing(scope, receive, send)
        else:
            await self._app(scope, receive, send)
