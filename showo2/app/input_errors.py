"""Errors for inputs that Gradio rejects before a handler runs, and for results that it cannot store."""

import logging
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import gradio as gr

from showo2.app.files.folders import is_disk_full
from showo2.app.files.uploads import NOT_UPLOADED
from showo2.app.gradio_private.files import cache_folder, files_in, is_file_data
from showo2.app.i18n import bilingual, bilingual_error, t
from showo2.app.user_errors import SECONDS_SHOWN
from showo2.errors import BadRequest, NoDiskSpace, Showo2Error, StalePage, UnreadableMedia
from showo2.parameter_fields import shown

logger = logging.getLogger(__name__)
Inputs = Mapping[str | None, Any]  # by the name of the argument


def explained(error: Exception, is_program: bool, inputs: Inputs | None) -> gr.Error:
    """The error to show: in English to a program, in every language to a visitor.

    Rejected inputs are the caller's mistake. If a result cannot be stored (`inputs` is None), the disk is
    full, or it is a bug, which is logged.
    """
    problem = _problem(error, inputs)
    if problem is None:
        logger.error("a result could not be stored", exc_info=error)
        message = t("en", "unexpected") if is_program else bilingual("unexpected")
    else:
        message = str(problem) if is_program else bilingual_error(problem)
    return gr.Error(message, SECONDS_SHOWN, print_exception=False)


def explained_event(error: Exception) -> gr.Error:
    """What to tell a visitor when a handler fails without a word of its own.

    The page holds something that the server does not know, from before a restart say; or we have a bug, for
    which the log says where it is.
    """
    where = traceback.extract_tb(error.__traceback__)[-1]
    logger.warning("an event of the page failed: %r in %s, line %s", error, where.name, where.lineno)
    return gr.Error(bilingual_error(StalePage()), SECONDS_SHOWN, print_exception=False)


def _problem(error: Exception, inputs: Inputs | None) -> Showo2Error | None:
    if isinstance(error, Showo2Error):
        return error
    if is_disk_full(error):
        return NoDiskSpace()
    if inputs is None:
        return None
    paths = [file["path"] for file in files_in(dict(inputs))]
    foreign = [path for path in paths if not Path(path).is_relative_to(cache_folder())]
    if paths:
        return UnreadableMedia(file=shown((foreign or paths)[0]), reason=NOT_UPLOADED)
    for name, value in inputs.items():
        if _has_malformed_file(value):
            return BadRequest(reason=f"{name or 'an argument'} has another form than the documented one")
    return BadRequest(reason="arguments are missing, or have another form than the documented one")


def _has_malformed_file(value: Any) -> bool:
    """Whether a value contains something that Gradio mistakes for a file."""
    if isinstance(value, dict) and isinstance(value.get("path"), str) and "meta" in value:
        return not is_file_data(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_malformed_file, parts))
