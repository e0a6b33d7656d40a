"""Every use of Gradio that its public API does not cover.

An upgrade may move these parts: `tests/test_gradio_contract.py` says which. In the browser, `page.js` also
takes `changeLocale` from Gradio's frontend, and `page.css` and `ARIA_LABELS` select elements by Gradio's
class names.
"""

import base64
import re
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Any, ClassVar, Protocol, Self

import gradio as gr
import gradio.mcp
import gradio.oauth
import gradio.processing_utils
import gradio.route_utils
import gradio.routes
import gradio.state_holder
import httpx
import safehttpx
from gradio.block_function import BlockFunction
from gradio.components import Component
from gradio.context import Context, LocalContext
from gradio.data_classes import GradioModel
from gradio.processing_utils import PUBLIC_HOSTNAME_WHITELIST, encode_pil_to_bytes, hash_bytes
from gradio.queueing import Event
from gradio.server_messages import ProcessCompletedMessage
from gradio.state_holder import SessionState
from gradio.tunneling import CURRENT_TUNNELS
from gradio.utils import error_payload, get_function_description, get_upload_folder
from gradio_client.utils import is_file_obj_with_meta
from jinja2.ext import Extension
from markupsafe import Markup
from PIL import Image
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from showo2.app.visitors import visitor_in

__all__ = [
    "API_ROUTE",
    "CONFIG_ROUTE",
    "FILE_ROUTE",
    "LAUNCH_OPTIONS",
    "STARTUP_ROUTE",
    "FileRules",
    "GradioModel",
    "GuardedBlocks",
    "arrival_of",
    "asks_for_login",
    "cache_folder",
    "close_server",
    "current_page",
    "current_session",
    "current_visitor",
    "end_running",
    "endpoint_parameters",
    "files_in",
    "has_function",
    "install_download",
    "install_file_rules",
    "install_lean_sessions",
    "install_mcp_server",
    "install_own_html",
    "install_preview_writer",
    "install_upload_parser",
    "is_file_data",
    "is_late_refusal",
    "is_relayed",
    "is_working",
    "page_of",
    "public_transport",
    "scope_of",
    "signed_in_account",
]

# Precedes the paths of Gradio's own routes.
API_ROUTE = "/gradio_api"
# Precedes a file's path in the URL under which the page serves it.
FILE_ROUTE = f"{API_ROUTE}/file="
# Where Gradio's clients begin.
CONFIG_ROUTE = "/config"
# What Gradio asks itself at launch.
STARTUP_ROUTE = f"{API_ROUTE}/startup-events"
# At launch, Gradio loads its own page and gives up after 3 s, which a busy machine or a proxy may exceed.
LAUNCH_OPTIONS: dict[str, Any] = {"_frontend": False}

# For how long a visitor who left may come back: Gradio's own.
SESSION_KEPT_S = 3600

Explain = Callable[[Exception, bool, Mapping[str | None, Any] | None], gr.Error]


class FileRules(Protocol):
    """Who may use which files in Gradio's cache; `FileOwners` describes each."""

    def enter(self, scope: Scope) -> None: ...

    def check(self, paths: Iterable[str]) -> None: ...

    def hand_out(self, paths: Iterable[str]) -> None: ...


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
            self._rules.check(_paths_within(inputs))
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
        self._rules.hand_out(_paths_within(outputs))
        return outputs


def _is_endpoint(block_fn: BlockFunction) -> bool:
    return block_fn.api_visibility == "public"


def scope_of(request: Any) -> Scope:
    """The ASGI scope of the request that called an event; empty outside of a call over HTTP."""
    http = request.request if isinstance(request, gr.Request) else request
    scope: Scope = {} if http is None else http.scope
    return scope


def signed_in_account(session: MutableMapping[str, Any]) -> str | None:
    """The Hub account of a session that Gradio's routes have signed in; None once that has run out."""
    info = gradio.oauth._get_valid_oauth_info_from_session(session)
    return None if info is None else str(info["userinfo"]["preferred_username"])


def _paths_within(value: Any) -> Iterator[str]:
    """The paths in whatever Gradio may take for a file, now or after it has validated it."""
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str):
            yield path
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _paths_within(part)


_FILE_FETCH, _UPLOAD_FN = gradio.routes.file_fetch, gradio.routes.upload_fn


def install_file_rules(rules: FileRules, refused: Callable[[Scope, str], Response | None]) -> None:
    """Makes Gradio hand out uploads to their senders, and answer what `refused` says for a path, if that is
    not None, instead of its file."""

    def fetch(path: str, request: Request, *arguments: Any) -> Response:
        response: Response = _FILE_FETCH(path, request, *arguments)  # raises for what is no file of the page
        response.headers["Cache-Control"] = "private"  # caches on the way serve nobody else
        return refused(request.scope, path) or response

    async def upload(*arguments: Any, **options: Any) -> Any:
        stored = await _UPLOAD_FN(*arguments, **options)
        rules.hand_out(stored[0])
        return stored

    gradio.routes.file_fetch = fetch  # type: ignore[assignment]
    gradio.routes.upload_fn = upload


# Svelte makes everything in the page's configuration reactive, except objects of a class. Gradio's frontend
# goes through all events for each component: with reactive events, much of its start goes into that.
_PLAIN_EVENTS = """<script>
for (const event of window.gradio_config.dependencies) Object.setPrototypeOf(event, {});
</script>"""


class _OwnHtml(Extension):
    """Puts our own head into the page's HTML, in place of what Gradio says about itself, and something to
    see until its frontend has started."""

    ABOUT_GRADIO = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')
    REPLACED: ClassVar[Mapping[str, str]] = {
        "<base ": "{{ own_html(request, config, 'head') }}<base ",
        # Relative, for where a proxy serves the page under a path.
        '<link rel="manifest" href="/': f'{_PLAIN_EVENTS}<link rel="manifest" href="./',
        "<gradio-app": "{{ own_html(request, config, 'body') }}<gradio-app",
    }

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        source = self.ABOUT_GRADIO.sub("", source)
        for part, own in self.REPLACED.items():
            source = source.replace(part, own, 1)
        return source


def _own_html(http: Request, config: Mapping[str, Any], part: str) -> Markup:
    """`part` is "head" or "body"."""
    page = page_of(http.scope)
    if not isinstance(page, GuardedBlocks):
        return Markup("")
    to_html = page.arrival.head_html if part == "head" else page.arrival.body_html
    return Markup(to_html(http, config["root"]))


def install_own_html() -> None:
    """Makes the HTML of pages hold what their `arrival` says: Gradio has parameters only for what its scripts
    add, and who shows a link runs none."""
    environment = gradio.routes.templates.env
    environment.add_extension(_OwnHtml)
    environment.globals["own_html"] = _own_html
    if environment.cache is not None:
        environment.cache.clear()


def arrival_of(scope: Mapping[str, Any]) -> FirstSight:
    """What is there before any script has run, on the page that a request goes to."""
    page = page_of(scope)
    assert isinstance(page, GuardedBlocks)
    return page.arrival


def asks_for_login(scope: Mapping[str, Any]) -> bool:
    """Whether the page that a request goes to is for users with a password only."""
    return scope["app"].auth is not None


def is_relayed(headers: Mapping[str, str]) -> bool:
    """Whether Gradio's MCP server asks, for whoever calls it."""
    return headers.get("x-gradio-user") == "mcp"


class TidyUploadParser(gradio.route_utils.GradioMultiPartParser):
    """Gradio's parser of uploads; removes partial files when the disk is full or the visitor disconnects."""

    async def parse(self) -> Any:
        try:
            return await super().parse()
        except BaseException:
            for file in self._files_to_close_on_error:
                Path(file.name).unlink(missing_ok=True)
                with suppress(OSError):  # what is still to be written does not fit either
                    file.close()
            raise


def install_upload_parser() -> None:
    """Makes every upload use TidyUploadParser: Gradio has no parameter for it."""
    gradio.route_utils.GradioMultiPartParser = TidyUploadParser  # type: ignore[misc]


def install_preview_writer() -> None:
    """Makes Gradio write previews with `_write_preview`; its own function leaves an empty file on a full
    disk."""
    gradio.processing_utils.save_pil_to_cache = _write_preview


def _write_preview(img: Image.Image, cache_dir: str, name: str = "image", format: str = "webp") -> str:
    content = encode_pil_to_bytes(img, format)
    folder = Path(cache_dir).resolve() / hash_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{format}"
    try:
        path.write_bytes(content)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return str(path)


def current_page() -> gr.Blocks:
    """The page being built. Raises RuntimeError outside `with gr.Blocks()`."""
    if Context.root_block is None:
        raise RuntimeError("no page is being built: call this inside `with gr.Blocks()`")
    return Context.root_block


def current_visitor() -> str | None:
    """Whoever the running event is for; None outside of one."""
    return visitor_in(scope_of(LocalContext.request.get(None)))


def current_session() -> str | None:
    """The open page that the running event is for; None outside of one."""
    request = LocalContext.request.get(None)
    return None if request is None else request.session_hash


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


def is_late_refusal(error: Exception) -> bool:
    """Whether a route has refused a request after its answer had begun, as Gradio does for streams of
    unknown sessions."""
    return isinstance(error, RuntimeError) and isinstance(error.__cause__, HTTPException)


def is_working(page: gr.Blocks, concurrency_id: str) -> bool:
    """Whether a request of this queue is running or waiting."""
    queue = page._queue.event_queue_per_concurrency_id.get(concurrency_id)
    return queue is not None and bool(queue.queue or queue.current_concurrency)


def end_running(page: gr.Blocks, concurrency_id: str, *, public: str, private: str) -> None:
    """Reports failure to the clients of this queue's running requests, whatever their threads are doing.

    `public` is for callers of endpoints, `private` for the page.
    """

    def tell(event: Event) -> None:
        message = public if event.fn.api_visibility == "public" else private
        output = error_payload(gr.Error(message), False)
        page._queue.send_message(event, ProcessCompletedMessage(output=output, success=False))

    tasks = list(page._queue._asyncio_tasks)
    for events in page._queue.active_jobs:
        for event in events or ():
            if event.concurrency_id == concurrency_id:
                tasks[0].get_loop().call_soon_threadsafe(tell, event)


def close_server(page: gr.Blocks) -> None:
    """Stops serving; downloads in progress have a few seconds to finish."""
    page.close(verbose=False)
    for tunnel in CURRENT_TUNNELS:
        tunnel.kill()


def cache_folder() -> Path:
    """Where Gradio keeps uploads and results; it serves every file in it."""
    return Path(get_upload_folder())


def is_file_data(value: Any) -> bool:
    """Whether Gradio recognizes `value` as a file object, and has therefore checked its path."""
    # Gradio raises if "meta" is not an object.
    return isinstance(value, dict) and isinstance(value.get("meta"), dict) and is_file_obj_with_meta(value)


def files_in(value: Any) -> Iterator[dict[str, Any]]:
    """All file objects in nested lists and objects, in order."""
    if is_file_data(value):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from files_in(part)


async def public_transport(url: str) -> httpx.AsyncBaseTransport | None:
    """The transport to the host of an address; raises ValueError for one inside this machine's network."""
    host = httpx.URL(url).host
    if safehttpx.matches_domain_whitelist(host, PUBLIC_HOSTNAME_WHITELIST):
        return None
    return safehttpx.AsyncSecureTransport(await safehttpx.async_validate_url(host))


def install_download(download: Callable[[str], Awaitable[Path]]) -> None:
    """Makes Gradio fetch the addresses that programs name in place of uploads with `download`, which may set
    limits."""

    async def fetch(url: str, cache_dir: str) -> str:
        return str(await download(url))

    gradio.processing_utils.async_ssrf_protected_download = fetch


class LeanSessionState(SessionState):
    """A session without Gradio's copy of every component's configuration.

    Each program's call is a session of its own, and up to 10,000 are kept. The copy takes 0.7 MB for this
    page and serves deep links only, which the page does not have.
    """

    def __init__(self, blocks: gr.Blocks) -> None:
        self.blocks_config = copy(blocks.default_config)
        self.config_values = {}
        self.state_data = {}
        self._state_ttl = {}
        self.is_closed = False
        self.STATE_TTL_WHEN_CLOSED = SESSION_KEPT_S


def install_lean_sessions() -> None:
    """Makes sessions that begin from now on LeanSessionStates."""
    gradio.state_holder.SessionState = LeanSessionState  # type: ignore[misc]


class ImageMCPServer(gradio.mcp.GradioMCPServer):
    """Gradio's MCP server, which also returns the images inside a structured result as image content.

    Gradio does so only for a tool that returns a single file. Our tools return records of images with their
    seeds, or of scenes, for which a model would receive only URLs, and few clients open those for it.
    """

    # What is passed where a caller passes nothing, by tool.
    arguments: ClassVar[Mapping[str, Mapping[str, Any]]] = {}

    def _prepare_tool_call_args(self, name: str, arguments: dict[str, Any]) -> Any:
        return super()._prepare_tool_call_args(name, {**self.arguments.get(name, {}), **arguments})

    def postprocess_output_data(self, data: Any, root_url: str) -> list:
        content = []
        for record in data:
            if _is_message(record):
                for block in record["content"]:  # in order, the texts as they are
                    content += self._contents(block[block["type"]], root_url)
                if record["cut_short"]:
                    content += self._contents(record["cut_short"], root_url)
            else:
                content += self._contents(record, root_url)
        return content

    def _contents(self, value: Any, root_url: str) -> list:
        """A value as text, with the address of each file, then the images in it."""
        texts = super().postprocess_output_data([value], root_url)
        images = [(path, self.get_image(path)) for path in (file["path"] for file in files_in(value))]
        return [
            *(content for content in texts if content.type == "text"),
            *(self._image_content(path, image.format) for path, image in images if image),
        ]

    def _image_content(self, path: str, image_format: str | None) -> Any:
        # The file's bytes, not the decoded image: they carry the settings.
        encoded = base64.b64encode(Path(path).read_bytes()).decode()
        mime_type = f"image/{(image_format or 'png').lower()}"
        return self.types.ImageContent(type="image", data=encoded, mimeType=mime_type)


def install_mcp_server(arguments: Mapping[str, Mapping[str, Any]]) -> None:
    """Makes the next `launch(mcp_server=True)` use ImageMCPServer, with these arguments of tools where a
    caller passes none: `launch` has no parameter for it."""
    ImageMCPServer.arguments = arguments
    gradio.mcp.GradioMCPServer = ImageMCPServer  # type: ignore[misc]


def _is_message(record: Any) -> bool:
    return isinstance(record, dict) and record.get("role") == "assistant"
