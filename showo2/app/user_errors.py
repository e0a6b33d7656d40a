"""Errors as visitors and callers see them: one sentence that says what to do, never a stack trace.

A `Showo2Error` is something that the user can fix, and its message is shown. Anything else is a bug or a
failure of this server: it is logged in full, and a general message is shown.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import gradio as gr
from starlette.requests import ClientDisconnect

from showo2.app.i18n import bilingual, bilingual_error, t
from showo2.app.monitoring.records import new_id, recorded
from showo2.app.shutdown import check_open
from showo2.errors import OutOfMemory, Showo2Error

logger = logging.getLogger(__name__)
SECONDS_SHOWN = 20


@contextmanager
def page_errors(task: str | None = None) -> Iterator[None]:
    """Shows errors raised inside as a message on the page, in every language (see `i18n`).

    A request that has a `task` is recorded. Its id in the log ends the message.
    """
    request = new_id()
    options: dict[str, Any] = {"duration": SECONDS_SHOWN, "title": f"#{request}", "print_exception": False}
    tag = f" <small>#{request}</small>"
    try:
        with _watched(task, "page", request):
            yield
    except gr.Error:
        raise
    except Showo2Error as error:
        raise gr.Error(bilingual_error(error) + tag, **options) from error
    except Exception as error:
        raise gr.Error(bilingual("unexpected") + tag, **options) from error


@contextmanager
def api_errors(task: str | None = None) -> Iterator[None]:
    """Returns errors raised inside to the API's caller, in English; otherwise as `page_errors`."""
    request = new_id()
    options: dict[str, Any] = {"title": f"#{request}", "print_exception": False}
    try:
        with _watched(task, "endpoint", request):
            yield
    except Showo2Error as error:
        raise gr.Error(str(error), **options) from error
    except Exception as error:
        raise gr.Error(t("en", "unexpected"), **options) from error


@contextmanager
def _watched(task: str | None, interface: str, request: str) -> Iterator[None]:
    """Records a request that has a task, and logs faults."""
    with recorded(task, interface, request) if task else nullcontext(), log_faults(request):
        yield


@contextmanager
def log_faults(request: str) -> Iterator[None]:
    """Logs failures other than the user's mistakes, with the request's id; all are raised again."""
    try:
        with checked():
            yield
    except (Showo2Error, gr.Error, ClientDisconnect):
        raise
    except Exception:
        logger.exception("a request failed", extra={"fields": {"request": request}})
        raise


@contextmanager
def checked() -> Iterator[None]:
    """Raises ShuttingDown at the end of the app, and OutOfMemory for a MemoryError inside."""
    check_open()
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory(device="cpu") from error
