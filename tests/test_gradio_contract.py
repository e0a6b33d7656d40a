"""What the page needs from Gradio beyond its public API, in the order of the modules of `gradio_private`.

When an upgrade moves a part, the failure says which one.
"""

import asyncio
import errno
import inspect
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gradio as gr
import gradio.component_meta
import gradio.mcp
import gradio.processing_utils
import gradio.queueing
import gradio.route_utils
import gradio.routes
import gradio.state_holder
import gradio_client
import gradio_client.utils
import pytest
from gradio import FileData
from gradio.context import LocalContext
from gradio.route_utils import API_PREFIX
from gradio.state_holder import SessionState
from PIL import Image
from test_imports import FILES, PACKAGE, imports

from showo2.app.files.ownership import OWNERS
from showo2.app.gradio_private import (
    blocks,
    callers,
    files,
    html,
    mcp_server,
    pages,
    queue,
    routes,
    sessions,
    stubs,
    uploads,
)
from showo2.resources import EXAMPLES

VERSION = f"Gradio {gr.__version__}"
ASSETS = Path(gr.__file__).parent / "templates" / "frontend" / "assets"
APP = PACKAGE / "app"
PUBLIC = {"gradio", "gradio.components", "gradio.data_classes", "gradio.events"}
# Gradio's class names in page.css, page.js and i18n.ARIA_LABELS.
CLASS_NAMES = (
    "edit-textarea",
    "gallery-item",
    "grid-container",
    "grid-wrap",
    "html-container",
    "image-container",
    "message-buttons",
    "placeholder-content",
    "status-tracker",
    "stop-button",
    "thumbnail-item",
    "thumbnail-wrapper",
    "toast-title-row",
)
PICTURE = EXAMPLES / "scene.png"


def is_public(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    return name in PUBLIC or (module in PUBLIC and not inspect.ismodule(getattr(gr, attribute, None)))


def test_only_one_package_imports_private_parts():
    for path in FILES:
        if not path.is_relative_to(APP) or path.is_relative_to(APP / "gradio_private"):
            continue
        used = {name for name in imports(path) if name.split(".")[0] in ("gradio", "gradio_client")}
        private = {name for name in used if not is_public(name)}
        assert not private, f"{path.name} imports {private}: move the use to gradio_private"


# blocks


def test_failures_around_a_handler_can_be_explained():
    parameters = list(inspect.signature(gr.Blocks.preprocess_data).parameters)
    assert parameters[1:3] == ["block_fn", "inputs"], f"{VERSION} changed Blocks.preprocess_data"
    parameters = list(inspect.signature(gr.Blocks.postprocess_data).parameters)
    assert parameters[1] == "block_fn", f"{VERSION} changed Blocks.postprocess_data"
    parameters = list(inspect.signature(gr.Blocks.call_function).parameters)
    assert parameters[1] == "block_fn", f"{VERSION} changed Blocks.call_function"
    assert "self.call_function(" in inspect.getsource(gr.Blocks.process_api)
    assert "self.preprocess_data(" in inspect.getsource(gr.Blocks.process_api)
    assert "self.postprocess_data(" in inspect.getsource(gr.Blocks.process_api)


def test_endpoints_are_described_as_their_docstrings_say():
    def echo(text: str) -> str:
        """Repeats.

        Parameters:
            text: What is repeated.
        """
        return text

    with blocks.GuardedBlocks(lambda *_: gr.Error(), lambda _: gr.Error(), OWNERS) as page:
        gr.api(echo)
    (parameter,) = page.get_api_info()["named_endpoints"]["/echo"]["parameters"]
    assert parameter["python_type"]["description"] == "What is repeated."
    scripts = "".join(path.read_text() for path in ASSETS.glob("ApiDocs-*.js"))
    for words in ("The input value that is provided in the", "component. "):
        assert words in scripts, f"{VERSION} rewords what page.js takes away"


def test_events_that_follow_others_name_no_component():
    with blocks.GuardedBlocks(lambda *_: gr.Error(), lambda _: gr.Error(), OWNERS) as page:
        button = gr.Button()
        button.click(list).then(list)
    theirs = [event["targets"] for event in gr.Blocks.get_config_file(page)["dependencies"]]
    assert theirs == [[(button._id, "click")], [(None, "then")]], f"{VERSION} names components"
    assert [event["targets"] for event in page.get_config_file()["dependencies"]] == [theirs[0], []]


def test_events_are_not_added_up_after_each_of_them():
    with blocks.GuardedBlocks(lambda *_: gr.Error(), lambda _: gr.Error(), OWNERS) as page:
        gr.State(0)
    events = page.queue()._queue
    events.events_recorded = 10_000
    unread = [object()]
    summary = events.compute_analytics_summary(unread)
    assert summary is events.cached_event_analytics_summary, f"{VERSION} adds up events otherwise"


# callers


def test_visitors_sign_in_where_the_page_says_so(monkeypatch):
    attached = []
    monkeypatch.setattr(gradio.routes, "attach_oauth", attached.append)
    for has_accounts in (False, True):
        with blocks.GuardedBlocks(lambda *_: gr.Error(), lambda _: gr.Error(), OWNERS, has_accounts) as page:
            pass
        assert bool(attached) is has_accounts, f"{VERSION} adds the routes of OAuth for another reason"
    assert page.get_api_info()["named_endpoints"] == {}
    session = {"oauth_info": {"expires_at": time.time() + 60, "userinfo": {"preferred_username": "ann"}}}
    assert callers.signed_in_account(session) == "ann", f"{VERSION} keeps accounts elsewhere"
    session["oauth_info"]["expires_at"] = 0
    assert callers.signed_in_account(session) is None
    assert callers.signed_in_account({}) is None


def test_events_know_the_request_that_called_them():
    assert "request=gr_request" in inspect.getsource(gradio.route_utils.call_process_api), VERSION
    assert LocalContext.request.get(None) is None, f"{VERSION} keeps the running request elsewhere"
    assert callers.current_visitor() is callers.current_session() is None


def test_the_mcp_server_says_that_it_asks_for_another():
    assert 'headers={"x-gradio-user": "mcp"}' in inspect.getsource(gradio.mcp), VERSION
    assert callers.is_relayed({"x-gradio-user": "mcp"})


# files


def test_the_cache_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    assert files.cache_folder() == tmp_path, f"{VERSION} no longer obeys GRADIO_TEMP_DIR"


def test_file_objects_are_recognized():
    file = FileData(path=str(PICTURE)).model_dump()
    assert files.is_file_data(file), f"{VERSION} changed how file objects are marked"
    assert not files.is_file_data({"path": str(PICTURE)})
    assert not files.is_file_data(str(PICTURE))


def test_every_file_and_upload_passes_functions_that_can_be_replaced():
    source = inspect.getsource(gradio.routes)
    assert source.count("return file_fetch(path_or_url, request, ") == 1, f"{VERSION} serves files otherwise"
    assert "output_files, files_to_copy, locations = await upload_fn(" in source, (
        f"{VERSION} stores otherwise"
    )


def test_a_preview_that_does_not_fit_on_the_disk_leaves_nothing(monkeypatch, tmp_path):
    own = inspect.signature(gradio.processing_utils.save_pil_to_cache)
    monkeypatch.setattr(gradio.processing_utils, "save_pil_to_cache", None)
    files.install_preview_writer()
    ours = inspect.signature(gradio.processing_utils.save_pil_to_cache)
    assert list(ours.parameters) == list(own.parameters), f"{VERSION} saves previews otherwise"
    gallery = gr.Gallery(format="jpeg", render=False)
    gallery.GRADIO_CACHE = str(tmp_path)
    preview = [Image.new("RGB", (8, 8))]
    (shown,) = gallery.postprocess(preview).root
    assert Image.open(shown.image.path).size == (8, 8)
    Path(shown.image.path).unlink()

    def fill(path, content):
        path.open("wb").close()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space left"):
        gallery.postprocess(preview)
    assert not list(tmp_path.rglob("*"))


# html


def test_the_pages_html_can_be_changed():
    assert gradio.routes.templates.env.get_template("frontend/index.html"), f"{VERSION} has no such template"
    for name in ("index.html", "share.html"):
        source = (ASSETS.parent / name).read_text()
        left = html._OwnHtml.ABOUT_GRADIO.sub("", source)
        assert not re.search("og:|twitter:", left), f"{VERSION} says more about itself"
        for part in html._OwnHtml.REPLACED:
            assert source.count(part) == 1, f"{VERSION} changed its HTML"


# mcp_server


def test_the_mcp_server_can_be_extended_and_installed(monkeypatch):
    server = gradio.mcp.GradioMCPServer
    assert list(inspect.signature(server.postprocess_output_data).parameters) == [
        "self",
        "data",
        "root_url",
    ], f"{VERSION} changed GradioMCPServer.postprocess_output_data"
    image = server.get_image(str(PICTURE))
    assert image is not None, f"{VERSION} changed GradioMCPServer.get_image"
    assert image.format == "PNG"
    source = inspect.getsource(gradio.routes)
    assert "gradio.mcp.GradioMCPServer(" in source, (
        f"{VERSION} no longer looks the MCP server up when it launches"
    )
    monkeypatch.setattr(gradio.mcp, "GradioMCPServer", server)
    parameters = inspect.signature(server._prepare_tool_call_args).parameters
    assert list(parameters) == ["self", "name", "arguments"], (
        f"{VERSION} changed GradioMCPServer._prepare_tool_call_args"
    )
    mcp_server.install_mcp_server({})
    assert gradio.mcp.GradioMCPServer is mcp_server.ImageMCPServer


# pages


def test_the_page_being_built_is_known():
    with gr.Blocks() as page:
        assert pages.current_page() is page, f"{VERSION} moved Context.root_block"
    with pytest.raises(RuntimeError, match="no page is being built"):
        pages.current_page()


def test_launching_does_not_depend_on_how_fast_the_page_loads():
    uses = inspect.getsource(gr.Blocks.launch).count("_frontend")
    assert uses == 2, f"{VERSION} uses `_frontend` for more than to load its page once"


def test_events_and_endpoints_can_be_looked_up():
    def echo(text: str) -> str:
        return text

    with gr.Blocks() as page:
        gr.api(echo)
    assert pages.endpoint_parameters(page) == {"echo": {"text": True}}
    assert pages.has_function(page, 0), f"{VERSION} numbers functions otherwise"
    assert not pages.has_function(page, 1)


def test_a_request_leads_to_its_page():
    with gr.Blocks() as page:
        pass
    app = gradio.routes.App.create_app(page)
    assert pages.page_of({"app": app}) is page, f"{VERSION} keeps the page elsewhere"
    assert not pages.asks_for_login({"app": app})
    app.auth = {"ann": "password"}
    assert pages.asks_for_login({"app": app})


def test_progress_is_tracked_on_one_component():
    with gr.Blocks() as page:
        boxes = [gr.Textbox() for _ in range(3)]
        anchor = gr.State()
        boxes[0].change(lambda text: text, boxes[0], boxes[1:])
        pages.track_progress_on(page, anchor)
    (event,) = page.get_config_file()["dependencies"]
    assert event["show_progress_on"] == [anchor._id], VERSION
    assert any("show_progress_on" in file.read_text() for file in ASSETS.glob("Blocks-*.js")), VERSION


# queue


def test_running_requests_can_be_found_and_told():
    with gr.Blocks() as page:
        pass
    for name in ("event_queue_per_concurrency_id", "active_jobs", "_asyncio_tasks"):
        assert name in vars(page._queue), f"{VERSION} renamed Queue.{name}"
    parameters = list(inspect.signature(page._queue.send_message).parameters)
    assert parameters == ["event", "event_message"], f"{VERSION} changed Queue.send_message"
    assert not queue.is_working(page, "model")
    parameters = inspect.signature(gradio.queueing.Event).parameters
    assert "fn" in parameters, f"{VERSION} renamed the function of a queued event"


# routes


def test_the_routes_are_where_they_are_known():
    assert routes.FILE_ROUTE.startswith(f"{routes.API_ROUTE}/")
    assert routes.API_ROUTE == API_PREFIX, f"{VERSION} moved its API to {API_PREFIX}"
    source = inspect.getsource(gradio.routes)
    assert "/file={path_or_url:path}" in source, f"{VERSION} moved the route of files"
    startup = routes.STARTUP_ROUTE.removeprefix(routes.API_ROUTE)
    assert f'@router.get("{startup}")' in source, f"{VERSION} moved what it asks at launch"
    assert f"/{gradio_client.utils.CONFIG_URL}" == routes.CONFIG_ROUTE, f"{VERSION} moved its configuration"


def test_clients_begin_with_the_configuration_and_keep_its_cookies():
    config = inspect.getsource(gradio_client.Client._get_config)
    assert "utils.CONFIG_URL" in config
    assert "self.cookies.update(new_cookies)" in config, f"{VERSION}'s client keeps no cookies"


# sessions


def test_sessions_hold_what_gradio_expects_of_them(monkeypatch):
    with gr.Blocks() as page:
        gr.State(0)
    theirs, ours = SessionState(page), sessions.LeanSessionState(page)
    assert vars(ours).keys() == vars(theirs).keys(), f"{VERSION} changed SessionState"
    assert ours.STATE_TTL_WHEN_CLOSED == theirs.STATE_TTL_WHEN_CLOSED, f"{VERSION} keeps sessions otherwise"
    monkeypatch.setattr(gradio.state_holder, "SessionState", SessionState)
    sessions.install_lean_sessions()
    holder = gradio.state_holder.StateHolder()
    holder.set_blocks(page)
    assert type(holder["visitor"]) is sessions.LeanSessionState, f"{VERSION} makes sessions elsewhere"


# stubs


def test_no_stubs_are_written():
    """conftest.py says so before Gradio is imported."""
    assert gradio.component_meta.create_or_modify_pyi is stubs._write_nothing
    source = inspect.getsource(gradio.component_meta)
    parameters = "component_class: type, class_name: str, events"
    assert re.search(rf"def create_or_modify_pyi\(\s*{parameters}", source), (
        f"{VERSION} writes stubs elsewhere"
    )
    assert source.count("create_or_modify_pyi(component_class, name, events)") == 1, f"{VERSION} needs them"


# uploads


def test_uploads_are_parsed_by_a_class_that_can_be_replaced(monkeypatch):
    monkeypatch.setattr(gradio.route_utils, "GradioMultiPartParser", None)
    uploads.install_upload_parser()
    assert gradio.route_utils.GradioMultiPartParser is uploads.TidyUploadParser
    source = inspect.getsource(gradio.route_utils.upload_fn)
    assert "GradioMultiPartParser(" in source, f"{VERSION} parses uploads elsewhere"
    source = inspect.getsource(uploads.TidyUploadParser.__base__)
    assert "_files_to_close_on_error" in source, f"{VERSION} renamed the list of files being uploaded"


def test_addresses_in_place_of_uploads_are_fetched_within_limits(monkeypatch):
    monkeypatch.setattr(gradio.processing_utils, "async_ssrf_protected_download", None)

    async def download(url: str) -> Path:
        return Path("/stored") / url

    uploads.install_download(download)
    move = gr.File().async_move_resource_to_block_cache
    with ThreadPoolExecutor(1) as pool:  # in this thread a browser may keep a loop running
        stored = pool.submit(asyncio.run, move("http://anywhere/a.png")).result()
    assert stored == "/stored/http:/anywhere/a.png", f"{VERSION} downloads with another function"


# page.js, page.css and i18n.ARIA_LABELS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("index", "exceed the maximum allowed size"),
        ("src", "Invalid file type"),
        ("Blocks", "Connection to the server was lost"),
    ],
)
def test_the_frontends_own_messages_are_worded_as_known(name, words):
    assert words in (APP / "page.js").read_text("utf-8")
    scripts = "".join(path.read_text("utf-8") for path in ASSETS.glob(f"{name}-*.js"))
    assert words in scripts, f"{VERSION} rewords what page.js translates"


def test_the_frontend_can_change_its_language():
    cores = list(ASSETS.glob("core-*.js"))
    assert cores, f"{VERSION} renamed the frontend's core module, from which page.js takes changeLocale"
    assert any("changeLocale" in core.read_text() for core in cores), (
        f"{VERSION} no longer exports changeLocale"
    )


def test_the_frontend_keeps_its_class_names():
    styles = "".join(path.read_text() for path in [*ASSETS.glob("*.css"), *ASSETS.glob("*.js")])
    missing = [name for name in CLASS_NAMES if name not in styles]
    assert not missing, f"{VERSION} renamed these elements, which page.css selects: {missing}"


def test_the_frontend_takes_every_kind_of_rule_in_the_style_sheet():
    """It rewrites the rules it knows and drops all others, such as container queries."""
    style = (APP / "page.css").read_text()
    assert set(re.findall(r"@([\w-]+)", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))) <= {
        "media",
        "keyframes",
    }


def test_rules_for_some_widths_are_for_what_the_frontend_lets_them_reach():
    """It confines them to what is inside `main`; others may be for the page around it, too."""
    style = re.sub(r"/\*.*?\*/", "", (APP / "page.css").read_text(), flags=re.DOTALL)
    inside = "".join(re.findall(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)", style))
    outside = re.findall(
        r"(?:^|[},])\s*(:root|html|body|gradio-app|footer|main|\.main|\.gradio-container)\b", inside
    )
    assert "button.made" in inside
    assert not outside
