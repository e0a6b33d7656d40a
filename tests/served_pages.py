"""The page, served from the test's own process."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from conftest import free_port
from starlette.routing import BaseRoute

from showo2.app.model_queue import ModelQueue
from showo2.app.page import build, launch_options
from showo2.app.sign_in import HubAccounts


@contextmanager
def serving(
    pipeline: Any,
    *,
    switching: bool = False,
    queue: ModelQueue | None = None,
    routes: Sequence[BaseRoute] = (),
    accounts: HubAccounts | None = None,
    mcp_server: bool = False,
) -> Iterator[str]:
    """Serves the page on `pipeline` until the block ends; its address, which ends with a slash.

    `routes` are served beside it; those that use the model take the same `queue`. With `accounts`, visitors
    sign in, in the environment of a Space.
    """
    page = build(pipeline, switching, queue, has_accounts=accounts is not None)
    _, url, _ = page.launch(
        server_port=free_port(),
        prevent_thread_lock=True,
        quiet=True,
        mcp_server=mcp_server,
        **launch_options(routes, accounts=accounts),
    )
    try:
        yield url
    finally:
        page.close()
