"""Files in Gradio's cache: which values stand for one, who may have it, and how previews are written."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import gradio.processing_utils
import gradio.routes
from gradio.processing_utils import encode_pil_to_bytes, hash_bytes
from gradio.utils import get_upload_folder
from gradio_client.utils import is_file_obj_with_meta
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope


class FileRules(Protocol):
    """Who may use which files in Gradio's cache; `FileOwners` describes each."""

    def enter(self, scope: Scope) -> None: ...

    def check(self, paths: Iterable[str]) -> None: ...

    def hand_out(self, paths: Iterable[str]) -> None: ...


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


def paths_in(value: Any) -> Iterator[str]:
    """The paths in whatever Gradio may take for a file, now or after it has validated it."""
    if isinstance(value, dict):
        if isinstance(path := value.get("path"), str):
            yield path
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from paths_in(part)


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
