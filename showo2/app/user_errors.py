"""How a failure reaches a person: one sentence in their language, never a stack trace.

What a person can mend is a `Showo2Error` and goes out as its sentence; anything else is a fault of ours, is
logged in full, and goes out as an apology.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr

from showo2.app.i18n import both, both_of, say
from showo2.errors import Showo2Error

logger = logging.getLogger(__name__)
SECONDS_SHOWN = 20


@contextmanager
def told_to_visitor() -> Iterator[None]:
    """Failures inside become a message on the page, in every language (see `language`)."""
    try:
        yield
    except gr.Error:
        raise
    except Showo2Error as error:
        raise gr.Error(both_of(error), SECONDS_SHOWN, print_exception=False) from error
    except Exception as error:
        logger.exception("a visitor's request failed")
        raise gr.Error(both("unexpected"), SECONDS_SHOWN, print_exception=False) from error


@contextmanager
def told_to_caller() -> Iterator[None]:
    """Failures inside become an error of the API, in plain English."""
    try:
        yield
    except Showo2Error as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        logger.exception("a call of the API failed")
        raise gr.Error(say("en", "unexpected"), print_exception=False) from error
