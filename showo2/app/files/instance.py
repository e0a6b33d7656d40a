"""The folder of a running app: uploads, downloads and results are in it, and it is removed when the app ends.

Every app has a folder of its own below Gradio's cache, and holds a lock in it for as long as it runs. The
system releases the locks of a process that was killed; the next app to start removes the folder.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from filelock import FileLock, Timeout

CACHE_VARIABLE = "GRADIO_TEMP_DIR"
PREFIX = "showo2-"
LOCK = "lock"
# Seconds. Every hour, files older than a day are removed.
HOUR, DAY = 3600, 86400


@contextmanager
def instance_folder() -> Iterator[Path]:
    """A folder for everything that this process writes for its visitors; Gradio is pointed to it.

    To be entered before Gradio is imported. Removes the folders of killed processes first, and its own at the
    end. Raises OSError if the folder cannot be created.
    """
    before = os.environ.get(CACHE_VARIABLE)
    parent = Path(before or Path(tempfile.gettempdir()) / "gradio").resolve()
    parent.mkdir(parents=True, exist_ok=True)
    remove_abandoned(parent)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    try:
        with FileLock(folder / LOCK):
            os.environ[CACHE_VARIABLE] = str(folder)
            yield folder
    finally:
        if before is None:
            os.environ.pop(CACHE_VARIABLE, None)
        else:
            os.environ[CACHE_VARIABLE] = before
        shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned(parent: Path) -> None:
    """Removes the folders in `parent` whose process no longer runs."""
    for folder in parent.glob(f"{PREFIX}*"):
        # Without a lock, the folder is so new that its process has yet to lock it.
        if not (folder / LOCK).is_file():
            continue
        try:
            with FileLock(folder / LOCK, timeout=0):
                shutil.rmtree(folder, ignore_errors=True)
        except (Timeout, OSError):  # its process runs, or it is another user's
            continue


def remove_old_regularly(folder: Path) -> None:
    """Start a thread that removes files from an app's folder a day after they were last changed.

    Files that are there already belong to the page, and stay.
    """
    kept = frozenset(folder.rglob("*"))

    def watch() -> None:
        while True:
            time.sleep(HOUR)
            remove_old(folder, DAY, kept)

    Thread(target=watch, daemon=True).start()


def remove_old(folder: Path, age: float, kept: Set[Path]) -> None:
    """Remove files and empty folders that were last changed more than `age` seconds ago, except `kept`."""
    limit = time.time() - age
    for path in sorted(set(folder.rglob("*")) - kept, reverse=True):  # what is in a folder comes before it
        try:
            if path.lstat().st_ctime > limit:
                continue
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
        except OSError:  # a folder that is not empty, or a file that is gone already
            continue
