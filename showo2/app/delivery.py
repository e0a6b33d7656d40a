"""How the page travels: compressed, and with scripts that browsers keep."""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.gradio_private import API_ROUTE

# Large texts that Gradio's own compression passes over, as it goes by the extensions of files.
COMPRESSED = ("/", "/config", f"{API_ROUTE}/info")
ASSETS = "/assets/"  # the frontend's files, each with a hash of its contents in its name
KEPT = "public, max-age=31536000, immutable"


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
