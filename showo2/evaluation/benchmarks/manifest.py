"""The manifest of a folder of samples: everything that determines them, in `manifest.json`."""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from showo2.atomic_files import atomic_file
from showo2.errors import NoManifest, OtherSettings
from showo2.evaluation.benchmarks.benchmark import Item
from showo2.loading.checkpoint_files import CheckpointFiles

MANIFEST = "manifest.json"
LIBRARIES = ("showo2", "torch", "transformers", "diffusers", "numpy")
SNAPSHOTS = "snapshots"  # the folder of the Hub's cache whose folders are named after commits
FILES = "files"
SHOWN_DIFFERENCES = 3


def hash_of(paths: Sequence[Path]) -> str:
    """SHA-256 of the contents of files, one after another."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
    return f"sha256:{digest.hexdigest()}"


def revision_of(files: CheckpointFiles) -> str:
    """The commit of a checkpoint from the Hub, or the hash of a local checkpoint's weights."""
    parts = files.weight_files[0].parts
    if SNAPSHOTS in parts[:-2]:
        return parts[parts.index(SNAPSHOTS) + 1]
    return hash_of(files.weight_files)


def software() -> dict[str, str]:
    """Versions of the software that computes the samples."""
    return {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # showo2 itself, run from its repository
        return "not installed"


def all_files(items: Sequence[Item]) -> list[str]:
    """The files of all items, relative to the folder."""
    return [file for item in items for file in (*item.text_files, *item.files)]


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of `folder`. Raises NoManifest."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise NoManifest(folder=folder) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get(FILES), list):
        raise NoManifest(folder=folder)
    return manifest


def begin(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest into a new or empty folder, or check that the one there is the same.

    Raises OtherSettings; NoManifest for a folder that holds something else; CannotWrite.
    """
    if not (folder / MANIFEST).exists():
        if folder.is_file() or (folder.is_dir() and _holds_samples(folder)):
            raise NoManifest(folder=folder)
        with atomic_file(folder, MANIFEST) as path:
            path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    differences = list(_differences(read_manifest(folder), json.loads(json.dumps(manifest))))
    if differences:
        raise OtherSettings(folder=folder, differences="; ".join(differences[:SHOWN_DIFFERENCES]))


def _holds_samples(folder: Path) -> bool:
    """Whether there is anything but what another process that begins at the same time has left."""
    return any(not path.name.startswith(".") and path.name != MANIFEST for path in folder.iterdir())


def _differences(before: Any, now: Any, name: str = "") -> Iterator[str]:
    """What differs, value by value."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*before, *now)):
            yield from _differences(before.get(key), now.get(key), f"{name}.{key}" if name else key)
    elif before != now:
        yield "other names of files" if name == FILES else f"{name} was {before}, is {now}"
