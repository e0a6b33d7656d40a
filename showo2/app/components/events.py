"""Options that events of the page share."""

# An event that only changes what is shown.
UI_EVENT = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# The same for one that may fail: Gradio reports a failure to the visitor only from its queue.
FALLIBLE_EVENT = {**UI_EVENT, "queue": True, "concurrency_limit": None}
# Everything that uses the model, from whichever tab or endpoint, shares one queue with one worker.
MODEL_QUEUE = {"concurrency_id": "model", "concurrency_limit": 1}
# Inputs arrive as the browser sent them, without Gradio's preprocessing, and are checked where requests are made,
# so that a visitor reads in their own language what is wrong.
GENERATION = {**MODEL_QUEUE, "preprocess": False, "show_progress": "hidden", "api_visibility": "private"}
