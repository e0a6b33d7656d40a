"""The page, served from the test's own process."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from conftest import free_port
from starlette.routing import BaseRoute

from showo2.app.model_queue import ModelQueue
from showo2.app.page import build, launch_options


@contextmanager
def serving(
    pipeline: Any,
    *,
    switching: bool = False,
    queue: ModelQueue | None = None,
    routes: Sequence[BaseRoute] = (),
    mcp_server: bool = False,
) -> Iterator[str]:
    """Serves the page on `pipeline` until the block ends; its address, which ends with a slash.

    `routes` are served beside it; those that use the model take the same `queue`.
    """
    page = build(pipeline, switching, queue)
    _, url, _ = page.launch(
        server_port=free_port(),
        prevent_thread_lock=True,
        quiet=True,
        mcp_server=mcp_server,
        **launch_options(routes),
    )
    try:
        yield url
    finally:
        page.close()
