"""A page: the one being built or asked for, its events and endpoints."""

from collections.abc import Mapping
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.context import Context

# At launch, Gradio loads its own page and gives up after 3 s, which a busy machine or a proxy may exceed.
LAUNCH_OPTIONS: dict[str, Any] = {"_frontend": False}


def current_page() -> gr.Blocks:
    """The page being built. Raises RuntimeError outside `with gr.Blocks()`."""
    if Context.root_block is None:
        raise RuntimeError("no page is being built: call this inside `with gr.Blocks()`")
    return Context.root_block


def track_progress_on(page: gr.Blocks, component: Component) -> None:
    """Lets the progress that Gradio tracks for its own displays end at one component.

    Otherwise its frontend writes the status of every event into all components that were ever outputs of one,
    and copies their values: about 0.2 s of a slow processor at each step.
    """
    for function in page.fns.values():
        function.show_progress_on = [component]


def page_of(scope: Mapping[str, Any]) -> gr.Blocks:
    """The page that a request goes to."""
    page: gr.Blocks = scope["app"].get_blocks()
    return page


def asks_for_login(scope: Mapping[str, Any]) -> bool:
    """Whether the page that a request goes to is for users with a password only."""
    return scope["app"].auth is not None


def has_function(page: gr.Blocks, index: Any) -> bool:
    """Whether an event of the page has this number."""
    return isinstance(index, int) and index in page.fns


def endpoint_parameters(page: gr.Blocks) -> dict[str, dict[str, bool]]:
    """The public endpoints by name, each with its parameters, and whether they are required."""
    return {
        name.removeprefix("/"): {
            each["parameter_name"]: not each["parameter_has_default"] for each in endpoint["parameters"]
        }
        for name, endpoint in page.get_api_info()["named_endpoints"].items()
    }
