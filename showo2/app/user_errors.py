"""Errors as visitors and callers see them: one sentence that says what to do, never a stack trace.

A `Showo2Error` is something that the user can fix, and its message is shown. Anything else is a bug or a
failure of this server: it is logged in full, and a general message is shown.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr

from showo2.app.i18n import bilingual, bilingual_error, t
from showo2.app.shutdown import check_open
from showo2.errors import OutOfMemory, Showo2Error

logger = logging.getLogger(__name__)
SECONDS_SHOWN = 20


@contextmanager
def page_errors() -> Iterator[None]:
    """Shows errors raised inside as a message on the page, in every language (see `i18n`)."""
    try:
        with checked():
            yield
    except gr.Error:
        raise
    except Showo2Error as error:
        raise gr.Error(bilingual_error(error), SECONDS_SHOWN, print_exception=False) from error
    except Exception as error:
        logger.exception("a visitor's request failed")
        raise gr.Error(bilingual("unexpected"), SECONDS_SHOWN, print_exception=False) from error


@contextmanager
def api_errors() -> Iterator[None]:
    """Returns errors raised inside to the API's caller, in English."""
    try:
        with checked():
            yield
    except Showo2Error as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        logger.exception("an API call failed")
        raise gr.Error(t("en", "unexpected"), print_exception=False) from error


@contextmanager
def explained() -> Iterator[None]:
    """Lets a `Showo2Error` through, for a caller who words it; logs anything else, and raises it again."""
    try:
        with checked():
            yield
    except Showo2Error:
        raise
    except Exception:
        logger.exception("a program's request failed")
        raise


@contextmanager
def checked() -> Iterator[None]:
    """Raises ShuttingDown at the end of the app, and OutOfMemory for a MemoryError inside."""
    check_open()
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory(device="cpu") from error
