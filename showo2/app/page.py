"""The whole page: header, language switch, what is loaded, and the tabs; and how it is served."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from showo2.app import api, examples
from showo2.app.components.switcher import Switcher
from showo2.app.files.restore import Restorer
from showo2.app.i18n import TRANSLATIONS, aria_labels, bilingual, label, language_switch, wire_language_switch
from showo2.app.strings import ENGLISH
from showo2.app.tabs import chat, image, story, video
from showo2.resources import EXAMPLES

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

HERE = Path(__file__).parent
TABS = {"chat": chat, "image": image, "video": video, "story": story}
MAX_WAITING = 32  # requests; further ones are turned away
HOUR, DAY = 3600, 86400  # seconds: how often files are looked through, and how old they get
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
MONOSPACE_FONTS = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace")


def build(pipeline: "Pipeline", switching: bool = False) -> gr.Blocks:
    """The page for a loaded pipeline, ready for `launch(**launch_options())`; `switching` lets visitors load another
    checkpoint, for all of them."""
    with gr.Blocks(title=ENGLISH["title"], analytics_enabled=False, delete_cache=(HOUR, DAY)) as page:
        with gr.Row(elem_classes="header"):
            gr.HTML(f"<h1>{bilingual('title')}</h1>", elem_classes="title")
            language = language_switch()
        switcher = Switcher(pipeline, switching)
        with gr.Tabs() as tabs:
            titles, built = zip(*(_tab(name, pipeline, language) for name in TABS), strict=True)
        chat_box, image_tab, video_tab, story_tab = built
        restorer = Restorer(tabs, [image_tab.studio, video_tab.studio, story_tab])
        restorer.wire(switcher.wire(page).then)
        image_tab.visit.wire(restorer, tabs, chat_box, video_tab.first_frame)
        api.add(pipeline)
        wire_language_switch(page, language, list(titles))
    return page.queue(max_size=MAX_WAITING)


def launch_options() -> dict[str, Any]:
    """What every launch of the page needs, whatever the address."""
    return {
        "theme": _theme(),
        "css_paths": HERE / "page.css",
        "head": f"<script>{_script()}</script>",
        "i18n": TRANSLATIONS,
        "allowed_paths": [str(EXAMPLES), *map(str, examples.folders())],
        "max_file_size": "100mb",
        "footer_links": ["api"],
        "run_history": False,
        "ssr_mode": False,
        "enable_monitoring": False,
    }


def _tab(name: str, pipeline: "Pipeline", language: gr.Radio) -> tuple[gr.Tab, Any]:
    """The tab, and what its content's builder has for the rest of the page."""
    with gr.Tab(label(f"{name}_tab"), id=name) as tab:
        return tab, TABS[name].build(pipeline, language)


def _script() -> str:
    """The page's script, with the words it needs."""
    return (HERE / "page.js").read_text().replace("/* ARIA_LABELS */", json.dumps(aria_labels()))


def _theme() -> gr.themes.Base:
    theme = gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.zinc,
        radius_size="md",
        font=SYSTEM_FONTS,
        font_mono=MONOSPACE_FONTS,
    )
    return theme.set(
        input_background_fill="white",
        input_background_fill_dark="*neutral_900",
        input_border_width="1px",
        button_large_text_weight="600",
        body_text_color_subdued="*neutral_600",  # readable, and still quieter than the text
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
