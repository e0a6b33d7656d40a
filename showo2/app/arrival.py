"""What is there before any script has run: what messengers and social networks show for a link to the page,
and what visitors see until Gradio's frontend has started.

Messengers read the head of the page's HTML, run no scripts and have no cookies. Their picture shows what the
loaded checkpoint drew: its examples or, for a link to a result, that result.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlencode

from PIL import Image, ImageOps
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from showo2.app import examples
from showo2.app.components.introduction import sentence
from showo2.app.components.restore import RESULT
from showo2.app.components.showcase import pictures
from showo2.app.engine import Engine
from showo2.app.files.results import results_at
from showo2.app.gradio_private.html import arrival_of
from showo2.app.gradio_private.pages import asks_for_login
from showo2.app.gradio_private.routes import FILE_ROUTE
from showo2.app.i18n import t
from showo2.checkpoints import Checkpoint
from showo2.media.reading import open_video
from showo2.media.settings import read_settings

STYLE = (Path(__file__).parent / "arrival.css").read_text("utf-8")
PICTURE = "/preview.jpg"
WIDTH, HEIGHT = 1200, 600  # px, about what large cards show
MAX_TILES = 8
KEPT = "public, max-age=3600"
# In a head, attributes are named by the vocabulary: Open Graph's, which the others read too, and Twitter's.
TAG = '<meta {attribute}="{name}" content="{content}">'


@dataclass(frozen=True)
class Arrival:
    """Of the page of a pipeline."""

    pipeline: Engine

    def head_html(self, http: Request, root: str) -> str:
        """HTML for the head of the page at the address `root`: its title, icon and preview."""
        title, description = self._words(http)
        query = f"?{http.url.query}" if result_of(http) else ""
        tags = [
            ("name", "description", description),
            ("property", "og:type", "website"),
            ("property", "og:site_name", t("en", "title")),
            ("property", "og:title", title),
            ("property", "og:description", description),
            ("property", "og:url", f"{root}/{query}"),
        ]
        if self._files(http):
            picture = f"?{urlencode({RESULT: http.query_params[RESULT]})}" if query else ""
            tags += [
                ("property", "og:image", f"{root}{PICTURE}{picture}"),
                ("property", "og:image:width", str(WIDTH)),
                ("property", "og:image:height", str(HEIGHT)),
                ("name", "twitter:card", "summary_large_image"),
            ]
        metas = [
            TAG.format(attribute=attribute, name=name, content=escape(content))
            for attribute, name, content in tags
        ]
        icon = f'<link rel="icon" href="{escape(root)}/favicon.ico">'
        return "".join([f"<title>{escape(title)}</title>", icon, *metas])

    def body_html(self, http: Request, root: str) -> str:
        """HTML: what the loaded checkpoint is, and what it drew; "" behind a login."""
        if asks_for_login(http.scope):
            return ""
        language, files = _language(http), f"{root}{FILE_ROUTE}"
        figures = [
            f'<figure><img src="{escape(files + quote(str(file)))}" alt="">'
            f"<figcaption>{escape(t(language, key))}</figcaption></figure>"
            for key, file in pictures(self.pipeline.checkpoint).items()
        ]
        return (
            f'<section id="arrival" lang="{language}"><style>{STYLE}</style>'
            f"<h1>{escape(t(language, 'title'))}</h1><p>{escape(sentence(language, self.pipeline))}</p>"
            f"<div>{''.join(figures)}</div></section>"
        )

    def picture(self, http: Request) -> Response:
        """JPEG: the result that a link names, or what the checkpoint drew beforehand."""
        if not (files := self._files(http)):
            return Response(status_code=404)
        content = BytesIO()
        card([_opened(file) for file in files]).save(content, "JPEG", quality=85)
        return Response(content.getvalue(), media_type="image/jpeg", headers={"Cache-Control": KEPT})

    def _words(self, http: Request) -> tuple[str, str]:
        """Title and description."""
        language = _language(http)
        settings = read_settings(files[0]) if (files := result_of(http)) else None
        if settings is not None:
            return settings["prompt"], t(language, "preview_result", checkpoint=settings["checkpoint"])
        joint = " " if language == "en" else ""
        about = joint.join([t(language, "preview_about"), sentence(language, self.pipeline)])
        return t(language, "title"), about

    def _files(self, http: Request) -> list[Path]:
        return (result_of(http) or _drawn(self.pipeline.checkpoint))[:MAX_TILES]


def result_of(http: Request) -> list[Path]:
    """The files of the result that a link names; none behind a login, or once they are gone."""
    link = http.query_params.get(RESULT)
    return results_at(link) if link and not asks_for_login(http.scope) else []


def card(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures in one row or two, on the colors of the first."""
    rows = 1 if len(pictures) <= MAX_TILES // 2 else 2
    columns = math.ceil(len(pictures) / rows)
    width, height = WIDTH // columns, HEIGHT // rows
    whole = ImageOps.fit(pictures[0], (4, 2)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    for number, picture in enumerate(pictures):
        tile = ImageOps.contain(picture, (width, height), Image.Resampling.LANCZOS)
        row, column = divmod(number, columns)
        left, top = column * width + (width - tile.width) // 2, row * height + (height - tile.height) // 2
        whole.paste(tile, (left, top))
    return whole


def picture_route() -> Route:
    """The route of the picture, whichever page it is served beside."""

    def picture(http: Request) -> Response:
        return arrival_of(http.scope).picture(http)

    return Route(PICTURE, picture)


def _language(http: Request) -> str:
    """The browser's."""
    return "zh" if http.headers.get("accept-language", "").lower().startswith("zh") else "en"


def _drawn(checkpoint: Checkpoint) -> list[Path]:
    """Pictures that the checkpoint ships with."""
    keys = [key for tab in ("image", "story") for key in examples.keys(tab)]
    language = examples.THUMBNAIL_LANGUAGE
    return [file for key in keys for file in examples.result_files(checkpoint, key, language)]


def _opened(file: Path) -> Image.Image:
    """The picture in a file of ours, of a clip that in the middle."""
    return Image.fromarray(open_video(file, 3).frames[1])
