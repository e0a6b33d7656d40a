"""Atomic writes: a file or folder appears under its name only when it is complete."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showo2.errors import CannotWrite


@contextmanager
def atomic_file(folder: Path, file: str) -> Iterator[Path]:
    """Yields a path to write to, which becomes `folder / file` on success.

    Until then it lies in a hidden folder directly in `folder`; `file` may name a subfolder, of which a
    benchmark's scorer reads every file. Raises CannotWrite for an OSError, such as a full disk.
    """
    target = folder / file
    with _workspace(folder, target) as workspace:
        path = workspace / f"file{target.suffix}"
        yield path
        path.replace(target)


@contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Yields a folder to write into, which replaces `target` on success. Raises CannotWrite."""
    with _workspace(target.parent, target) as workspace:
        complete, replaced = workspace / "complete", workspace / "replaced"
        complete.mkdir()
        yield complete
        if target.exists():
            target.rename(replaced)
        complete.rename(target)


@contextmanager
def _workspace(folder: Path, target: Path) -> Iterator[Path]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as workspace:
            yield Path(workspace)
    except OSError as error:
        raise CannotWrite(file=target, reason=error.strerror or str(error)) from error
