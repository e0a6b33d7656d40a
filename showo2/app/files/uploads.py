"""Files that visitors and callers send, as paths.

Gradio checks that a file object it recognises lies among its uploads, but passes through what only resembles one;
a path is therefore taken from a recognised object and from nothing else, or any file of this machine could be named.
Tools of the Model Context Protocol name files by their addresses, as text.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from gradio.processing_utils import save_base64_to_cache, ssrf_protected_download
from gradio.utils import get_upload_folder
from gradio_client.utils import is_file_obj_with_meta

from showo2.errors import UnreadableMedia
from showo2.media import IMAGE_FORMATS

SERVED = "/gradio_api/file="  # stands before a file's path in the address that it is served at


def path_of(file: Any) -> Path:
    """The path of an uploaded file, or of one that is named by its address: http(s):// anywhere on the internet, what
    this page itself serves, or data:. Raises UnreadableMedia for anything else."""
    if isinstance(file, str) and file.startswith(("http://", "https://", "data:")):
        return _fetched(file)
    if not is_file_obj_with_meta(file):
        raise _unreadable(file)
    return Path(file["path"])


def optional_path_of(file: Any) -> Path | None:
    """The path of an uploaded file, None where none was."""
    return None if file is None else path_of(file)


def _fetched(address: str) -> Path:
    """The file at an address, in Gradio's cache; addresses inside this machine's network are refused."""
    cache = get_upload_folder()
    served = Path(unquote(address.partition(SERVED)[2])).resolve()
    if served.is_relative_to(cache) and served.is_file():
        return served
    try:
        if address.startswith("data:"):
            return Path(save_base64_to_cache(address, cache))
        return Path(ssrf_protected_download(address, cache))
    except Exception as error:  # an address of a stranger fails in many ways
        raise _unreadable(address) from error


def _unreadable(file: Any) -> UnreadableMedia:
    return UnreadableMedia(file=str(file)[:80], kind="image", formats=IMAGE_FORMATS)
