"""The states of a run on disk: each whole or not there, the newest under one name, older ones beside it."""

import os
import pickle
from pathlib import Path
from typing import Any

import torch

from showo2.atomic_files import atomic_file
from showo2.errors import CannotWrite, WrongState

NEWEST = "training.pt"
OLDER = "training-*.pt"


def write_state(folder: Path, state: dict[str, Any], keep: int) -> None:
    """Make `state` the newest of a folder, and keep at most `keep` in all. Raises CannotWrite.

    `state` holds its "stage" and "step", by which older states are named.
    """
    newest = folder / NEWEST
    with atomic_file(folder, NEWEST) as path:
        try:
            torch.save(state, path)
        except RuntimeError as error:  # of torch's writer of archives, which knows no errno
            raise CannotWrite(file=newest, reason=str(error).splitlines()[0]) from error
        if keep > 1 and newest.exists():
            os.link(newest, path.with_name("older"))
            (path.with_name("older")).replace(folder / _older_name(newest))
    older = sorted(folder.glob(OLDER), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in older[max(0, keep - 1) :]:
        file.unlink(missing_ok=True)


def _older_name(file: Path) -> str:
    state = torch.load(file, weights_only=True, mmap=True, map_location="cpu")
    return f"training-{state['stage']}-{state['step']:06d}.pt"


def read_state(folder: Path, device: torch.device, mapped: bool = False) -> dict[str, Any] | None:
    """The newest state of a folder, or None. Raises WrongState for a file that is none.

    `mapped`: its tensors stay in the file until they are used."""
    file = folder / NEWEST
    if not file.exists():
        return None
    try:
        state: dict[str, Any] = torch.load(file, weights_only=True, map_location=device, mmap=mapped)
    except (pickle.UnpicklingError, RuntimeError, EOFError, ValueError) as error:
        raise WrongState(file=file, reason="it cannot be read") from error
    return state
