"""Files that visitors and callers send, as paths.

Gradio checks that a file object it recognises lies among its uploads, but passes through what only resembles one;
a path is therefore taken from a recognised object and from nothing else, or any file of this machine could be named.
"""

from pathlib import Path
from typing import Any

from gradio_client.utils import is_file_obj_with_meta

from showo2.errors import UnreadableMedia
from showo2.media import IMAGE_FORMATS


def path_of(file: Any) -> Path:
    """The path of an uploaded file; raises UnreadableMedia for anything else."""
    if not is_file_obj_with_meta(file):
        raise UnreadableMedia(file=str(file)[:80], kind="image", formats=IMAGE_FORMATS)
    return Path(file["path"])


def optional_path_of(file: Any) -> Path | None:
    """The path of an uploaded file, None where none was."""
    return None if file is None else path_of(file)
