"""The addresses of Gradio's own routes, and what they do with a request that they refuse."""

from starlette.exceptions import HTTPException

# Precedes the paths of Gradio's own routes.
API_ROUTE = "/gradio_api"
# Precedes a file's path in the URL under which the page serves it.
FILE_ROUTE = f"{API_ROUTE}/file="
# Where Gradio's clients begin.
CONFIG_ROUTE = "/config"
# What Gradio asks itself at launch.
STARTUP_ROUTE = f"{API_ROUTE}/startup-events"


def is_late_refusal(error: Exception) -> bool:
    """Whether a route has refused a request after its answer had begun, as Gradio does for streams of
    unknown sessions."""
    return isinstance(error, RuntimeError) and isinstance(error.__cause__, HTTPException)
