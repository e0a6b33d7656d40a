"""Blocks that guard what goes in and out of every event."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.utils import get_function_description
from starlette.requests import Request
from starlette.responses import Response

from showo2.app.gradio_private.callers import scope_of
from showo2.app.gradio_private.files import FileRules, paths_in

Explain = Callable[[Exception, bool, Mapping[str | None, Any] | None], gr.Error]


class FirstSight(Protocol):
    """What is there before any script has run; `Arrival` describes each."""

    def head_html(self, http: Request, root: str) -> str: ...

    def body_html(self, http: Request, root: str) -> str: ...

    def picture(self, http: Request) -> Response: ...


class GuardedBlocks(gr.Blocks):
    """Blocks that explain failures before, in and after a handler to the visitor or program that called it,
    and that let everybody use their own files only.

    Without it, Gradio prints a traceback for an input that it rejects, an exception of a handler or a result
    that it cannot store, and tells the caller nothing.
    """

    arrival: FirstSight

    def __init__(
        self,
        explain: Explain,
        explain_event: Callable[[Exception], gr.Error],
        rules: FileRules,
        has_accounts: bool = False,
        **options: Any,
    ) -> None:
        """`explain` turns an exception into the error to show. It is also given whether a program called, and
        the inputs by name, or None if a result could not be stored. `explain_event` does the same for an
        exception that a handler raised. With `has_accounts`, Gradio serves the routes on which visitors sign
        in with the Hub."""
        self._has_accounts = has_accounts  # which Gradio asks about from the first moment
        super().__init__(**options)
        self._explain, self._explain_event, self._rules = explain, explain_event, rules

    @property
    def expects_oauth(self) -> bool:
        """Whether Gradio adds those routes. By itself it looks for a `gr.LoginButton`, which has a public
        endpoint."""
        return self._has_accounts

    def get_api_info(self, *arguments: Any, **options: Any) -> Any:
        """The endpoints as "Use via API" and clients show them, with what the functions' docstrings say of
        their parameters, which Gradio tells to tools only."""
        info = super().get_api_info(*arguments, **options)
        for block_fn in self.fns.values():
            endpoint = info["named_endpoints"].get(f"/{block_fn.api_name}")
            if endpoint is None or block_fn.fn is None:
                continue
            _, descriptions, _ = get_function_description(block_fn.fn)
            for parameter in endpoint["parameters"]:
                parameter["python_type"]["description"] = descriptions.get(parameter["parameter_name"], "")
        return info

    def get_config_file(self) -> Any:
        """What Gradio's frontend builds the page from, without the targets of events that follow others:
        they name no component, for which the frontend would search all components."""
        config = super().get_config_file()
        for event in config["dependencies"]:
            if event["trigger_after"] is not None:
                event["targets"] = []
        return config

    def queue(self, *arguments: Any, **options: Any) -> Self:
        """The same page with Gradio's queue, less its statistics, which nobody can ask for: after every
        event, Gradio would add up the last 10,000."""
        super().queue(*arguments, **options)
        self._queue.ANAYLTICS_CACHE_FREQUENCY = sys.maxsize
        return self

    async def process_api(self, *arguments: Any, **options: Any) -> dict[str, Any]:
        self._rules.enter(scope_of(options.get("request")))
        return await super().process_api(*arguments, **options)

    async def preprocess_data(
        self, block_fn: BlockFunction, inputs: list[Any], *arguments: Any, **options: Any
    ) -> list[Any]:
        try:
            self._rules.check(paths_in(inputs))
            return await super().preprocess_data(block_fn, inputs, *arguments, **options)
        except Exception as error:
            named = dict(zip(block_fn.input_parameter_names, inputs, strict=False))
            raise self._explain(error, _is_endpoint(block_fn), named) from error

    async def call_function(self, block_fn: BlockFunction | int, *arguments: Any, **options: Any) -> Any:
        try:
            return await super().call_function(block_fn, *arguments, **options)
        except (gr.Error, StopIteration, StopAsyncIteration):
            raise
        except Exception as error:
            raise self._explain_event(error) from error

    async def postprocess_data(self, block_fn: BlockFunction, *arguments: Any, **options: Any) -> list[Any]:
        try:
            outputs = await super().postprocess_data(block_fn, *arguments, **options)
        except Exception as error:
            raise self._explain(error, _is_endpoint(block_fn), None) from error
        self._rules.hand_out(paths_in(outputs))
        return outputs


def _is_endpoint(block_fn: BlockFunction) -> bool:
    return block_fn.api_visibility == "public"
