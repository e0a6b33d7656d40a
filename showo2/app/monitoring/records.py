"""The record of each request: an id, a log line, and metrics."""

import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from showo2.app.current_record import current_record, new_record
from showo2.app.engine import Engine
from showo2.app.monitoring.metrics import ERRORS, REQUESTS, SECONDS
from showo2.errors import Showo2Error
from showo2.requests import Request

logger = logging.getLogger(__name__)
ID_BYTES = 6


def new_id() -> str:
    """An id that names a request in the log and in errors."""
    return secrets.token_hex(ID_BYTES)


@contextmanager
def recorded(task: str, interface: str, request: str) -> Iterator[None]:
    """Logs and counts the request that is handled inside, which has the id `request`.

    `interface` is "page", "endpoint" or "openai". Answers are never logged, prompts after `log_prompts`.
    """
    record = new_record()
    started = time.monotonic()
    outcome, error = "done", None
    try:
        yield
    except Showo2Error as failure:
        outcome, error = "refused", type(failure).__name__
        raise
    except Exception as failure:
        outcome, error = "failed", type(failure).__name__
        raise
    except BaseException:  # a generator that is closed, a task that is canceled
        outcome = "stopped"
        raise
    finally:
        seconds = time.monotonic() - started
        REQUESTS.labels(task, interface, outcome).inc()
        SECONDS.labels(task).observe(seconds)
        fields = {"request": request, "task": task, "interface": interface, "seconds": round(seconds, 3)}
        if error is not None:
            ERRORS.labels(error).inc()
            fields["error"] = error
        if record.prompt is not None:
            fields["prompt"] = record.prompt
        logger.info("request", extra={"fields": fields | {"outcome": outcome}})


def log_prompts(engine: Engine) -> None:
    """From now on, the log lines of requests that the engine has begun say their prompts."""

    def note(request: Request, output: Any) -> None:
        record = current_record()
        if record is not None and record.prompt is None:
            record.prompt = request.settings["prompt"]

    engine.listen(note)
