"""Options that events of the page share, and the type that their handlers return."""

from typing import Any

# New values by component or layout block, as a handler returns them.
Updates = dict[Any, Any]

# An event that only changes what is shown.
UI_EVENT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# The same for one that may fail: Gradio shows an error to the visitor only for queued events.
FALLIBLE_EVENT: dict[str, Any] = {**UI_EVENT, "queue": True, "concurrency_limit": None}
# This id marks every event that uses the model, of tabs and endpoints alike. They wait in the model's own
# queue (see `model_queue`), not in Gradio's.
MODEL_QUEUE: dict[str, Any] = {"concurrency_id": "model", "concurrency_limit": None}
# Inputs arrive as the browser sent them, without Gradio's preprocessing. They are checked where requests are
# made, so that a visitor reads in their own language what is wrong.
GENERATION: dict[str, Any] = {**FALLIBLE_EVENT, **MODEL_QUEUE, "preprocess": False}
