"""The settings that a result was made with, inside its file.

A PNG holds them in the text chunk "showo2", an MP4 and a GIF in the comment, always as one JSON object of
text, numbers, booleans and nulls. Anything else there was written by other software.
"""

import json
import math
from pathlib import Path
from typing import Any

import av

from showo2.errors import MediaTooLarge, encodable
from showo2.media.containers import png_chunks, read_gif
from showo2.media.kinds import GIF, MP4, PNG, identify
from showo2.media.limits import MAX_FILE_MB, MAX_SETTINGS_LENGTH

SETTINGS_CHUNK = "showo2"
# Of a PNG's iTXt chunk: no compression, no language, no translated keyword.
PLAIN_TEXT = b"\0\0\0\0\0"
MAX_INTEGER = 2**53  # the greatest that JSON is sure to keep


def to_text(settings: dict[str, Any]) -> str:
    """Settings as JSON that every file can hold: lone surrogates, which UTF-8 cannot encode, become "?"."""
    return json.dumps(settings, ensure_ascii=False).encode("utf-8", "replace").decode()


def read_settings(path: str | Path) -> dict[str, Any] | None:
    """The settings in a file of `write_png`, `write_mp4` or `write_gif`; None for any other file."""
    path = Path(path)
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE_MB * 1e6:
            return None
        container = identify(path)
        if container == PNG:
            return from_text(_png_text(path))
        if container == GIF:
            return from_text(read_gif(path).comment)
        if container == MP4:
            return from_text(_comment(path))
    except (OSError, ValueError, MediaTooLarge):  # PyAV's errors are among these
        return None
    return None


def from_text(text: bytes) -> dict[str, Any] | None:
    """The settings that a text holds; None if it holds none."""
    if len(text) > MAX_SETTINGS_LENGTH:
        return None
    try:
        settings = json.loads(text.decode())
    except (ValueError, RecursionError):  # no UTF-8, no JSON, or nested without end
        return None
    if not isinstance(settings, dict) or not all(map(_is_plain, settings.values())):
        return None
    return {str(encodable(name)): encodable(value) for name, value in settings.items()}


def _is_plain(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return abs(value) <= MAX_INTEGER
    return value is None or isinstance(value, str)


def _png_text(path: Path) -> bytes:
    prefix = SETTINGS_CHUNK.encode() + PLAIN_TEXT
    texts = (content for _, content in png_chunks(path, (b"iTXt",)) if content.startswith(prefix))
    return next(texts, b"").removeprefix(prefix)


def _comment(path: Path) -> bytes:
    with av.open(str(path.absolute()), format=MP4.name, metadata_errors="replace") as container:
        return container.metadata.get("comment", "").encode("utf-8", "replace")
