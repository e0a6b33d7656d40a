"""Prometheus metrics of this process. docs/grafana.json is a dashboard of them."""

from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from showo2.app.engine import Engine
from showo2.outputs import Drawing, Reply, Story
from showo2.requests import Request

if TYPE_CHECKING:
    from showo2.app.model_queue import ModelQueue

REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "showo2_requests",
    "Requests that have ended: done, stopped by their visitor, refused with a sentence, or failed.",
    ("task", "interface", "outcome"),
    registry=REGISTRY,
)
SECONDS = Histogram(
    "showo2_request_seconds",
    "From a request's arrival to its end, waiting included.",
    ("task",),
    buckets=(0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800),
    registry=REGISTRY,
)
ERRORS = Counter("showo2_errors", "Failures by their class.", ("error",), registry=REGISTRY)
STEPS = Counter("showo2_steps", "Denoising steps.", ("task",), registry=REGISTRY)
TOKENS = Counter("showo2_tokens", "Tokens written.", ("task",), registry=REGISTRY)
WAITING = Gauge(
    "showo2_queue_requests", "Requests in the queue, the running one included.", registry=REGISTRY
)
READING = Gauge("showo2_reading_requests", "Requests whose files are being read.", registry=REGISTRY)
MEMORY = Gauge("showo2_memory_bytes", "Memory of the model's device.", ("kind",), registry=REGISTRY)
ProcessCollector(registry=REGISTRY)


def watch(pipeline: Engine, queue: "ModelQueue") -> None:
    """From now on, measure this pipeline and its queue."""
    WAITING.set_function(lambda: queue.length)
    READING.set_function(lambda: queue.reading)
    MEMORY.labels("weights").set_function(lambda: pipeline.memory.weights)
    MEMORY.labels("free").set_function(lambda: pipeline.memory.free)
    pipeline.listen(count_output)


def count_output(request: Request, output: Any) -> None:
    """Counts the step or the token that an output stands for; one that repeats the end is none."""
    task = request.task.value
    if isinstance(output, Drawing):
        STEPS.labels(task).inc()
    elif isinstance(output, Reply | Story) and not output.finished:
        (STEPS if _is_drawing(output) else TOKENS).labels(task).inc()


def _is_drawing(output: Reply | Story) -> bool:
    if isinstance(output, Reply):
        return bool(output.parts) and isinstance(output.parts[-1], Drawing)
    return bool(output.scenes) and output.scenes[-1].drawing is not None
