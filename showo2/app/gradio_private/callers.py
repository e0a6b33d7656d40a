"""Who calls an event or a route."""

from collections.abc import Mapping, MutableMapping
from typing import Any

import gradio as gr
import gradio.oauth
from gradio.context import LocalContext
from starlette.types import Scope

from showo2.app.visitors import visitor_in


def scope_of(request: Any) -> Scope:
    """The ASGI scope of the request that called an event; empty outside of a call over HTTP."""
    http = request.request if isinstance(request, gr.Request) else request
    scope: Scope = {} if http is None else http.scope
    return scope


def current_visitor() -> str | None:
    """Whoever the running event is for; None outside of one."""
    return visitor_in(scope_of(LocalContext.request.get(None)))


def current_session() -> str | None:
    """The open page that the running event is for; None outside of one."""
    request = LocalContext.request.get(None)
    return None if request is None else request.session_hash


def signed_in_account(session: MutableMapping[str, Any]) -> str | None:
    """The Hub account of a session that Gradio's routes have signed in; None once that has run out."""
    info = gradio.oauth._get_valid_oauth_info_from_session(session)
    return None if info is None else str(info["userinfo"]["preferred_username"])


def is_relayed(headers: Mapping[str, str]) -> bool:
    """Whether Gradio's MCP server asks, for whoever calls it."""
    return headers.get("x-gradio-user") == "mcp"
