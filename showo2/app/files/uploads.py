"""Files that visitors and API callers send, as paths.

Gradio checks that a file object that it recognizes is among its uploads, but passes anything similar through.
So a path is taken from recognized objects only; otherwise a client could name any file on this machine. MCP
clients name files by URL, as plain text.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from showo2.app.files.downloads import download, save_data_url
from showo2.app.files.ownership import OWNERS
from showo2.app.gradio_private.files import cache_folder, is_file_data
from showo2.app.gradio_private.routes import FILE_ROUTE
from showo2.errors import BadRequest, FilesTooLarge, TooManyFiles, UnreadableMedia
from showo2.media.limits import MAX_FILES, MAX_FILES_MB

NOT_UPLOADED = "it is neither an upload nor a public address"


def path_of(file: Any) -> Path:
    """The path of an uploaded file, or of one named by URL: public http(s), this page's own, or `data:`.

    Raises UnreadableMedia for anything else, ForeignFile for a file of this page that is somebody else's.
    """
    if isinstance(file, str) and file.startswith(("http://", "https://", "data:")):
        return _fetch(file)
    if not is_file_data(file):
        raise _unreadable(file)
    return Path(file["path"])


def paths_of(files: Any) -> list[Path]:
    """The paths of a list of uploaded files, or of None for no files.

    Raises BadRequest for anything but a list, UnreadableMedia for anything but a file in it, TooManyFiles
    above MAX_FILES.
    """
    if files is None:
        return []
    if not isinstance(files, list):
        raise BadRequest(reason="files must be a list of files")
    check_count(len(files))
    return [path_of(file) for file in files]


def optional_path_of(file: Any) -> Path | None:
    """The path of an uploaded file, or None if there is none."""
    return None if file is None else path_of(file)


def check_count(files: int) -> None:
    """Raises TooManyFiles for more files than one request may have."""
    if files > MAX_FILES:
        raise TooManyFiles(count=files, limit=MAX_FILES)


def check_total(paths: Sequence[Path]) -> None:
    """Raises TooManyFiles or FilesTooLarge for more than one request may have; opens none of the files."""
    check_count(len(paths))
    if sum(path.stat().st_size for path in paths if path.is_file()) > MAX_FILES_MB * 1e6:
        raise FilesTooLarge(limit=MAX_FILES_MB, unit="MB")


def _fetch(url: str) -> Path:
    """The file at a URL, in Gradio's cache; addresses inside this machine's network are refused, and so are
    files of others."""
    served = Path(unquote(url.partition(FILE_ROUTE)[2])).resolve()
    if served.is_relative_to(cache_folder()) and served.is_file():
        OWNERS.check([str(served)])
        return served
    return save_data_url(url) if url.startswith("data:") else asyncio.run(download(url))


def _unreadable(file: Any) -> UnreadableMedia:
    return UnreadableMedia(file=str(file)[:80], reason=NOT_UPLOADED)
