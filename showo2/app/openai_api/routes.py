"""OpenAI's routes, behind a key if there is one; every failure is returned in OpenAI's form."""

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from showo2.app.engine import Engine
from showo2.app.model_queue import ModelQueue
from showo2.app.monitoring.records import new_id
from showo2.app.openai_api.chat import ChatCompletions
from showo2.app.openai_api.images import ImageGenerations
from showo2.app.openai_api.published import PublishedFiles
from showo2.app.openai_api.videos import Videos
from showo2.app.refusals import OPENAI_ROUTE, openai_refusal
from showo2.app.user_errors import log_faults
from showo2.errors import UnknownResource, WrongApiKey

Handler = Callable[[HttpRequest], Awaitable[Response]]
CLIENT_CLOSED = 499  # nginx's status of a request whose client has left; nobody reads it


def openai_routes(pipeline: Engine, queue: ModelQueue, key: str | None = None) -> list[BaseRoute]:
    """The routes of one pipeline, whose requests wait in `queue`. With a `key`, clients must send it."""
    files = PublishedFiles()
    models, videos = Models(pipeline, int(time.time())), Videos(pipeline, queue)

    def route(path: str, handler: Handler, method: str = "GET") -> Route:
        return Route(path, _guarded(handler, key), methods=[method])

    routes = [
        route("/models", models.list),
        route("/models/{name:path}", models.retrieve),
        route("/chat/completions", ChatCompletions(pipeline, queue), "POST"),
        route("/images/generations", ImageGenerations(pipeline, queue, files), "POST"),
        route("/videos", videos.create, "POST"),
        route("/videos/{name}", videos.retrieve),
        route("/videos/{name}", videos.delete, "DELETE"),
        route("/videos/{name}/content", videos.content),
        # No key: the address cannot be guessed, and a browser has to show the picture.
        Route("/files/{name}", _guarded(files, None), name="file"),
    ]
    return [Mount(OPENAI_ROUTE, app=Starlette(routes=routes, exception_handlers={HTTPException: _refuse}))]


@dataclass(frozen=True)
class Models:
    """The loaded checkpoint as the one model that is served. Requests may name any."""

    pipeline: Engine
    started: int

    async def list(self, http: HttpRequest) -> Response:
        return JSONResponse({"object": "list", "data": [self._described()]})

    async def retrieve(self, http: HttpRequest) -> Response:
        """Raises UnknownResource for another model."""
        name = http.path_params["name"]
        if name != self.pipeline.checkpoint.name:
            raise UnknownResource(kind="model", name=name)
        return JSONResponse(self._described())

    def _described(self) -> dict[str, Any]:
        checkpoint = self.pipeline.checkpoint
        return {
            "id": checkpoint.name,
            "object": "model",
            "created": self.started,
            "owned_by": "showo2",
            "tasks": list(checkpoint.tasks),
            "max_model_len": checkpoint.max_tokens,
        }


def _guarded(handler: Handler, key: str | None) -> Handler:
    """The handler behind the key, with its failures in OpenAI's form."""

    async def guarded(http: HttpRequest) -> Response:
        http.state.request_id = request = new_id()
        try:
            if key is not None:
                _check_key(http, key)
            with log_faults(request):
                response = await handler(http)
        except ClientDisconnect:
            response = Response(status_code=CLIENT_CLOSED)
        except Exception as error:
            response = openai_refusal(error, request)
        response.headers["X-Request-Id"] = request
        return response

    return guarded


def _check_key(http: HttpRequest, key: str) -> None:
    """Raises WrongApiKey. The comparison takes as long for any wrong key."""
    scheme, _, given = http.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), key.encode()):
        raise WrongApiKey()


async def _refuse(http: HttpRequest, error: Exception) -> Response:
    """What Starlette itself refuses: an unknown path, another method."""
    return openai_refusal(error, new_id())
