"""The HTML of a page before any script has run."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

import gradio.routes
from jinja2.ext import Extension
from markupsafe import Markup
from starlette.requests import Request

from showo2.app.gradio_private.blocks import FirstSight, GuardedBlocks
from showo2.app.gradio_private.pages import page_of

# Svelte makes everything in the page's configuration reactive, except objects of a class. Gradio's frontend
# goes through all events for each component: with reactive ones, its start takes 0.63 s of script, not 0.45.
# Without the targets that `GuardedBlocks.get_config_file` leaves out, it takes 0.36 s.
_PLAIN_EVENTS = """<script>
for (const event of gradio_config.dependencies) Object.setPrototypeOf(event, {});
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
