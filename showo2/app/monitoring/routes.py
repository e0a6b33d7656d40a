"""`/health`, `/ready` and `/metrics`, for supervisors of the app."""

from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from showo2.app.engine import Engine
from showo2.app.monitoring.metrics import REGISTRY, watch
from showo2.app.shutdown import is_closing

if TYPE_CHECKING:
    from showo2.app.model_queue import ModelQueue

PROBES = ("/health", "/ready")
METRICS = "/metrics"


def monitoring_routes(pipeline: Engine, queue: "ModelQueue", has_metrics: bool = True) -> list[BaseRoute]:
    """The routes of a pipeline and its queue; without `/metrics` unless `has_metrics`."""

    async def health(http: HttpRequest) -> Response:
        """This process answers."""
        return JSONResponse({"status": "ok"})

    async def ready(http: HttpRequest) -> Response:
        """Whether it takes another request: 503 while the queue is full, or the app is ending."""
        takes_more = not queue.is_full and not is_closing()
        state = {"ready": takes_more, "checkpoint": pipeline.checkpoint.name, "queue": queue.length}
        return JSONResponse(state, 200 if takes_more else 503)

    async def metrics(http: HttpRequest) -> Response:
        text = await run_in_threadpool(generate_latest, REGISTRY)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    routes: list[BaseRoute] = [Route("/health", health), Route("/ready", ready)]
    if has_metrics:
        watch(pipeline, queue)
        routes.append(Route(METRICS, metrics))
    return routes
