"""Checks that a folder of samples is what the scorer expects."""

import json
from collections.abc import Iterator
from pathlib import Path

from showo2.errors import NoManifest, Showo2Error
from showo2.evaluation.benchmarks.manifest import FILES, read_manifest
from showo2.evaluation.benchmarks.table import BENCHMARKS
from showo2.media import open_image, open_video


def problems(folder: Path) -> Iterator[str]:
    """A sentence about each file that is missing, damaged, of another size, or does not belong to the
    samples. Raises NoManifest."""
    manifest = read_manifest(folder)
    if manifest.get("benchmark") not in BENCHMARKS:
        raise NoManifest(folder=folder)
    benchmark = BENCHMARKS[manifest["benchmark"]]
    size = benchmark.file_size(manifest["settings"])
    for file in manifest[FILES]:
        if not (folder / file).is_file():
            yield f"{file} is missing"
        elif wrong := _wrong_content(folder / file, size):
            yield f"{file} {wrong}"
    if benchmark.sample_folder is not None:
        there = (folder / benchmark.sample_folder).glob("*")
        for name in sorted({str(path.relative_to(folder)) for path in there} - set(manifest[FILES])):
            yield f"{name} is no sample, but the scorer would read it"


def _wrong_content(path: Path, size: tuple[int, int]) -> str | None:
    """What is wrong with an existing file."""
    if path.suffix == ".jsonl":
        return None if _is_json_object(path) else "is not one JSON object"
    try:
        if path.suffix == ".mp4":
            height, width = open_video(path, 1).frames.shape[1:3]
        else:
            width, height = open_image(path).size
    except Showo2Error as error:
        return f"cannot be read: {error}"
    return None if (width, height) == size else f"is {width} x {height}, not {size[0]} x {size[1]}"


def _is_json_object(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_text("utf-8")), dict)
    except ValueError:
        return False
