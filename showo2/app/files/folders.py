"""Folders in Gradio's cache, removed again if writing into them fails."""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showo2.app.gradio_private.files import cache_folder
from showo2.errors import NoDiskSpace

# Bytes, about a clip. With less free space, a failure to write a file counts as a full disk.
MIN_FREE_SPACE = 4_000_000


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder with an unguessable name; removed if the block raises.

    Raises NoDiskSpace if the disk was full.
    """
    cache = cache_folder()
    folder = cache / secrets.token_hex(20)
    try:
        folder.mkdir(parents=True)
        yield folder
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError) and (is_disk_full(error) or _is_full(cache)):
            raise NoDiskSpace() from error
        raise


def is_disk_full(error: BaseException | None) -> bool:
    """Whether a full disk is the error or one of its causes."""
    while error is not None:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return True
        error = error.__cause__
    return False


def _is_full(folder: Path) -> bool:
    return folder.exists() and shutil.disk_usage(folder).free < MIN_FREE_SPACE
