"""The structure of GIF, PNG and WebP files, read without decoding a pixel: how long each frame is shown,
and comments.

Pillow finds these, too, but decodes on the way, and takes quadratic time for a GIF's comments.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from showo2.errors import MediaTooLarge
from showo2.media.limits import MAX_FRAMES, MAX_SETTINGS_LENGTH

# Browsers show a frame of at most 10 ms for 100 ms.
SHORTEST, USUAL = 0.01, 0.1
GIF_EXTENSION, GIF_IMAGE, GIF_END = 0x21, 0x2C, 0x3B
GIF_CONTROL, GIF_COMMENT = 0xF9, 0xFE
COLOR_TABLE = 0x80  # flag: a table of 2^(1 + size) colors follows
PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
# Flags of a WebP's VP8X chunk, and where they stand.
WEBP_ANIMATION, WEBP_ALPHA, WEBP_FLAGS = 0x02, 0x10, 20


@dataclass(frozen=True)
class Frames:
    """The frames of an animation: how long each is shown, in seconds, and Pillow's index of the first."""

    durations: tuple[float, ...]
    first: int = 0


@dataclass(frozen=True)
class Gif:
    """A GIF's frames, its first comment, and its bytes without comments."""

    frames: Frames
    comment: bytes
    content: bytes


def read_gif(path: Path) -> Gif:
    """The structure of a GIF, of a truncated one as far as it goes. Raises MediaTooLarge above MAX_FRAMES."""
    data = path.read_bytes()
    durations: list[float] = []
    kept: list[bytes] = []
    comment = b""
    delay = 0
    start = position = 13 + _table_size(data[10:11])
    while position < len(data) and data[position] != GIF_END:
        if data[position] == GIF_IMAGE:
            _check_count(path, len(durations) + 1)
            durations.append(_shown(delay / 100))
            delay = 0
            position = _skip_blocks(data, position + 11 + _table_size(data[position + 9 : position + 10]))
        elif data[position : position + 2] == bytes((GIF_EXTENSION, GIF_CONTROL)):
            delay = int.from_bytes(data[position + 4 : position + 6], "little")
            position = _skip_blocks(data, position + 2)
        elif data[position : position + 2] == bytes((GIF_EXTENSION, GIF_COMMENT)):
            kept.append(data[start:position])
            start = _skip_blocks(data, position + 2)
            if not comment and start - position <= 2 * MAX_SETTINGS_LENGTH:
                comment = _join_blocks(data, position + 2)
            position = start
        elif data[position] == GIF_EXTENSION:
            position = _skip_blocks(data, position + 2)
        else:
            break
    kept.append(data[start:])
    return Gif(Frames(tuple(durations)), comment, data[: 13 + _table_size(data[10:11])] + b"".join(kept))


def png_frames(path: Path) -> Frames:
    """The frames of a PNG: one, unless it is animated. Raises MediaTooLarge above MAX_FRAMES."""
    durations: list[float] = []
    default_image_is_apart = False
    for kind, content in png_chunks(path, (b"fcTL", b"IDAT")):
        if kind == b"IDAT":
            default_image_is_apart |= not durations
        elif len(content) >= 24:
            numerator, denominator = struct.unpack(">HH", content[20:24])
            _check_count(path, len(durations) + 1)
            durations.append(_shown(numerator / (denominator or 100)))
    if not durations:
        return Frames((USUAL,))
    return Frames(tuple(durations), int(default_image_is_apart))


def png_chunks(path: Path, wanted: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    """(type, content) of a PNG's chunks of these types; the content is empty for pixels, and where it is too
    long for settings."""
    with open(path, "rb") as file:
        file.seek(8)
        while len(header := file.read(8)) == 8:
            length, kind = int.from_bytes(header[:4], "big"), header[4:]
            if kind == b"IEND":
                return
            if kind in wanted and kind != b"IDAT" and length <= 2 * MAX_SETTINGS_LENGTH:
                yield kind, file.read(length)
                file.seek(4, 1)
                continue
            if kind in wanted:
                yield kind, b""
            file.seek(length + 4, 1)


def png_without_texts(path: Path) -> bytes:
    """A PNG's bytes without its texts, which may unpack to any size."""
    data = path.read_bytes()
    kept: list[bytes] = []
    start = position = 8
    while position + 8 <= len(data):
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if data[position + 4 : position + 8] in PNG_TEXTS:
            kept.append(data[start:position])
            start = end
        position = end
    return data[:8] + b"".join(kept) + data[start:]


def webp_with_alpha(data: bytes) -> bytes:
    """A WebP's bytes, with the alpha flag set if it is an animation: without the flag, Pillow makes the parts
    of the canvas black that no frame covers."""
    flags = data[WEBP_FLAGS] if data[12:16] == b"VP8X" else 0
    if not flags & WEBP_ANIMATION:
        return data
    return data[:WEBP_FLAGS] + bytes([flags | WEBP_ALPHA]) + data[WEBP_FLAGS + 1 :]


def webp_frames(path: Path) -> Frames:
    """The frames of a WebP: one, unless it is animated. Raises MediaTooLarge above MAX_FRAMES."""
    durations: list[float] = []
    with open(path, "rb") as file:
        file.seek(12)
        while len(header := file.read(8)) == 8:
            length = int.from_bytes(header[4:], "little")
            content = file.read(min(length, 16)) if header[:4] == b"ANMF" else b""
            if len(content) == 16:
                _check_count(path, len(durations) + 1)
                durations.append(_shown(int.from_bytes(content[12:15], "little") / 1000))
            file.seek(length + length % 2 - len(content), 1)
    return Frames(tuple(durations) or (USUAL,))


def missing_bytes(path: Path) -> int:
    """How many bytes a WebP, HEIF, AVIF or JPEG 2000 file lacks at its end, by the lengths that it gives."""
    size = path.stat().st_size
    with open(path, "rb") as file:
        head = file.read(8)
        if head[:4] == b"RIFF":
            return max(0, 8 + int.from_bytes(head[4:], "little") - size)
        end = 0
        while end < size:
            file.seek(end)
            box = file.read(16)
            length = int.from_bytes(box[:4], "big")
            if length == 1:
                length = int.from_bytes(box[8:], "big")
            if length < 8:  # 0: to the end of the file, whatever that is
                return 0
            end += length
        return end - size


def _shown(seconds: float) -> float:
    return seconds if seconds > SHORTEST else USUAL


def _check_count(path: Path, frames: int) -> None:
    if frames > MAX_FRAMES:
        raise MediaTooLarge(file=path.name, size=f"> {MAX_FRAMES}", limit=MAX_FRAMES, unit="frames")


def _table_size(flags: bytes) -> int:
    """Bytes of the color table that the flags announce."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & COLOR_TABLE else 0


def _skip_blocks(data: bytes, position: int) -> int:
    """The position behind a chain of GIF data blocks, each a length and as many bytes; length 0 ends it."""
    while position < len(data) and data[position]:
        position += 1 + data[position]
    return position + 1


def _join_blocks(data: bytes, position: int) -> bytes:
    blocks = []
    while position < len(data) and data[position]:
        blocks.append(data[position + 1 : position + 1 + data[position]])
        position += 1 + data[position]
    return b"".join(blocks)
