"""Folders in Gradio's cache for files that are written whole or not at all."""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showo2.app.gradio_private import cache_folder
from showo2.errors import NoDiskSpace

# Bytes, about a clip. With less free space, a file that could not be written is blamed on the disk.
MIN_FREE_SPACE = 4_000_000


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder with an unguessable name, which is removed again if what is written into it fails.

    Raises NoDiskSpace where that is for want of space.
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
    """Whether a full disk is the error, or what it was raised from."""
    while error is not None:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return True
        error = error.__cause__
    return False


def _is_full(folder: Path) -> bool:
    return folder.exists() and shutil.disk_usage(folder).free < MIN_FREE_SPACE
