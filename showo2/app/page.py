"""The whole page: header, language switch, what is loaded, and the tabs; and how it is served."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi.exceptions import RequestValidationError
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import Scope

from showo2.app import api, examples
from showo2.app.access import AccessRules
from showo2.app.arrival import Arrival, picture_route
from showo2.app.components.keeping import Keeper
from showo2.app.components.restore import Restorable, Restorer
from showo2.app.components.switcher import Switcher
from showo2.app.components.unshown import add_unshown
from showo2.app.delivery import Delivery, RootPath
from showo2.app.engine import Engine
from showo2.app.files.downloads import download
from showo2.app.files.ownership import OWNERS, OwnerCookies
from showo2.app.gradio_private.blocks import GuardedBlocks
from showo2.app.gradio_private.files import install_file_rules, install_preview_writer
from showo2.app.gradio_private.html import install_own_html
from showo2.app.gradio_private.pages import LAUNCH_OPTIONS, track_progress_on
from showo2.app.gradio_private.sessions import install_lean_sessions
from showo2.app.gradio_private.uploads import install_download, install_upload_parser
from showo2.app.hosts import LOCAL_HOSTS, AllowedHosts
from showo2.app.http_limits import HttpLimits
from showo2.app.i18n import TRANSLATIONS, aria_labels, bilingual, label, language_switch, wire_language_switch
from showo2.app.input_errors import explained, explained_event
from showo2.app.model_queue import ModelQueue
from showo2.app.refusals import refusal
from showo2.app.request_checks import RequestChecks, refuse_invalid
from showo2.app.sign_in import HubAccounts, sign_in, sign_out_link
from showo2.app.strings import LANGUAGES
from showo2.app.tabs import chat, image, story, video
from showo2.app.upload_quotas import UploadQuotas
from showo2.media.limits import MAX_FILE_MB
from showo2.resources import EXAMPLES

HERE = Path(__file__).parent
# Requests that wait, run or are being read hold one each.
MAX_THREADS = 256
MAX_SESSIONS = 2000  # about 50 kB each; the one that was idle longest goes first
SYSTEM_FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "sans-serif",
)
# Gradio's own sizes, in rem: on a very large screen the style sheet makes all text larger.
TEXT_SIZES = gr.themes.sizes.Size(
    "0.5625rem", "0.625rem", "0.75rem", "0.875rem", "1rem", "1.375rem", "1.625rem"
)
# Keys of the texts that `page.js` shows.
SCRIPT_TEXTS = (
    "connection_lost",
    "drop_first_frame",
    "drop_message",
    "drop_settings",
    "upload_no_picture",
    "upload_too_large",
)
MONOSPACE_FONTS = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def build(
    pipeline: Engine, switching: bool = False, queue: ModelQueue | None = None, has_accounts: bool = False
) -> gr.Blocks:
    """The page for a loaded pipeline, ready for `launch(**launch_options())`.

    With `switching`, visitors may load another checkpoint, for everyone. `queue` is the pipeline's, where
    other routes use it too. With `has_accounts`, visitors sign in with the Hub.
    """
    queue = queue or ModelQueue(lambda: pipeline.capacity)
    with GuardedBlocks(
        explained,
        explained_event,
        OWNERS,
        has_accounts,
        title=LANGUAGES["en"]["title"],
        analytics_enabled=False,
    ) as page:
        page.arrival = Arrival(pipeline)
        with gr.Row(elem_classes="header"):
            gr.HTML(f"<h1>{bilingual('title')}</h1>", elem_classes="title")
            if has_accounts:
                sign_out_link(page)
            language = language_switch()
        switcher = Switcher(pipeline, queue, switching)
        with gr.Tabs() as tabs:
            with _tab("chat") as chat_title:
                chat_tab = chat.build(pipeline, language, queue)
            with _tab("image") as image_title:
                image_tab = image.build(pipeline, language, queue)
            with _tab("video") as video_title:
                video_tab = video.build(pipeline, language, queue)
            with _tab("story") as story_title:
                story_tab = story.build(pipeline, language, queue)
        studios: list[Restorable] = [chat_tab, image_tab.studio, video_tab.studio, story_tab.studio]
        restorer = Restorer(tabs, studios, {"image": image_tab, "video": video_tab, "story": story_tab})
        keeper = Keeper([chat_tab.kept, image_tab.kept, video_tab.kept, story_tab.kept])
        restorer.wire(keeper.wire(switcher.wire(page).then).then)
        for tab in (image_tab, video_tab):
            tab.actions.wire(restorer, tabs, chat_tab.box, video_tab.first_frame)
        story_tab.wire_actions(tabs, chat_tab.box)
        prompts = {"image": image_tab.studio.prompt, "story": story_tab.studio.prompt}
        chat_tab.showcase.wire(tabs, language, prompts)
        chat_tab.wire_animation(tabs, video_tab.first_frame)
        api.add(pipeline, queue)
        wire_language_switch(page, language, [chat_title, image_title, video_title, story_title])
        add_unshown()
        track_progress_on(page, gr.State())
    # Without `api_open`, no request passes Gradio's queue by.
    return page.queue(max_size=MAX_THREADS, api_open=False)


def launch_options(
    routes: Sequence[BaseRoute] = (),
    hosts: AllowedHosts = LOCAL_HOSTS,
    accounts: HubAccounts | None = None,
) -> dict[str, Any]:
    """Arguments that every launch of the page needs, whatever its address.

    `routes` are served beside it; `hosts` are the names under which it may be reached. `accounts` are those
    that may sign in, for a page that was built with accounts.
    """
    install_upload_parser()
    install_preview_writer()
    install_download(download)
    install_file_rules(OWNERS, _refused)
    OWNERS.publish_all()
    install_lean_sessions()
    install_own_html()
    return {
        "app_kwargs": {
            "routes": [*routes, picture_route()],
            "middleware": [
                Middleware(RootPath),
                Middleware(Delivery),
                Middleware(AccessRules, hosts=hosts),
                *([] if accounts is None else [sign_in(accounts, hosts)]),
                Middleware(OwnerCookies),
                Middleware(UploadQuotas),
                Middleware(HttpLimits),
                Middleware(RequestChecks),
            ],
            "exception_handlers": {RequestValidationError: refuse_invalid},
        },
        "theme": _theme(),
        "favicon_path": HERE / "icon.png",
        "css_paths": HERE / "page.css",
        "head": f"<script>{_script()}</script>",
        "i18n": TRANSLATIONS,
        "allowed_paths": [str(EXAMPLES), *map(str, examples.folders())],
        "max_threads": MAX_THREADS,
        "state_session_capacity": MAX_SESSIONS,
        "max_file_size": MAX_FILE_MB * 1_000_000,
        "footer_links": ["api"],
        "run_history": False,
        "ssr_mode": False,
        "enable_monitoring": False,
        **LAUNCH_OPTIONS,
    }


def _refused(scope: Scope, path: str) -> Response | None:
    """The answer to a request for a file; None where it may be served."""
    return None if OWNERS.may_read(path) else refusal(scope, 403, "error_ForeignFile", file=Path(path).name)


def _tab(name: str) -> gr.Tab:
    return gr.Tab(label(f"{name}_tab"), id=name, elem_id=f"tab-{name}")


def _script() -> str:
    """The page's script, with the texts it needs."""
    texts = {language: {key: table[key] for key in SCRIPT_TEXTS} for language, table in LANGUAGES.items()}
    script = (HERE / "page.js").read_text("utf-8").replace("/* ARIA_LABELS */", json.dumps(aria_labels()))
    return script.replace("{/* TEXTS */}", json.dumps(texts))


def _theme() -> gr.themes.Base:
    theme = gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.zinc,
        radius_size="md",
        text_size=TEXT_SIZES,
        font=SYSTEM_FONTS,
        font_mono=MONOSPACE_FONTS,
    )
    return theme.set(
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        input_border_width="1px",
        input_border_color_focus="*primary_600",
        input_border_color_focus_dark="*primary_400",
        button_large_text_weight="600",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        block_title_text_color="*neutral_700",
        block_label_text_color="*neutral_600",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        color_accent="*primary_700",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_hover_dark="*primary_800",
        color_accent_soft_dark="*neutral_800",
    )
