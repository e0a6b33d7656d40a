"""Files for the tests of `showo2.media`, made on the spot."""

import struct
import zlib
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import numpy as np
from PIL import Image

from showo2.outputs import Clip

CASES = Path(__file__).parent / "data" / "media"


def gray_ramp(num_frames: int, width: int = 64, height: int = 48, fps: float = 8.0, step: int = 10) -> Clip:
    """A clip whose frame i is all of gray `step` * i."""
    values = (np.arange(num_frames) * step).astype(np.uint8)
    return Clip(np.broadcast_to(values[:, None, None, None], (num_frames, height, width, 3)).copy(), fps)


def grays(clip: Clip, step: int = 10) -> list[int]:
    """Which frames of `gray_ramp` a clip shows."""
    return [round(frame.mean() / step) for frame in clip.frames]


def make_video(
    path: Path,
    frames: np.ndarray,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    times: list[int] | None = None,
    rate: int = 25,
    muxer: str | None = None,
    options: dict[str, str] | None = None,
    **properties: object,
) -> Path:
    """Writes (T, H, W, 3 or 4) as a video; frame i is shown from `times[i]` / `rate` seconds on,
    `properties` are set on the encoder."""
    with av.open(str(path), "w", format=muxer) as container:
        stream = container.add_stream(codec, rate=rate, options=options or {})
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = pixel_format
        stream.codec_context.time_base = Fraction(1, rate)
        for name, value in properties.items():
            setattr(stream.codec_context, name, value)
        for index, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgba" if pixels.shape[-1] == 4 else "rgb24")
            frame = frame.reformat(format=pixel_format)
            frame.pts = index if times is None else times[index]
            frame.time_base = Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def make_png(path: Path, width: int, height: int, *chunks: tuple[bytes, bytes]) -> Path:
    """Writes a black PNG of one bit a pixel, row by row, so that it may be huge; `chunks` stand before the
    pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", pixels), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))
    return path


def make_partial_webp(path: Path, size: tuple[int, int], picture: Image.Image, columns: list[int]) -> Path:
    """Writes an animated WebP whose frames cover no more than `picture` does, from these even columns on; its
    header announces no transparency."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)

    def numbers(*values: int) -> bytes:
        return b"".join(value.to_bytes(3, "little") for value in values)

    with BytesIO() as still:
        picture.save(still, "WEBP", lossless=True)
        pixels = still.getvalue()[12:]
    parts = [
        chunk(b"VP8X", bytes((2, 0, 0, 0)) + numbers(size[0] - 1, size[1] - 1)),
        chunk(b"ANIM", bytes(6)),
    ]
    for column in columns:
        place = numbers(column // 2, 0, picture.width - 1, picture.height - 1, 100)
        parts.append(chunk(b"ANMF", place + b"\0" + pixels))
    path.write_bytes(chunk(b"RIFF", b"WEBP" + b"".join(parts)))
    return path


def make_gif(path: Path, side: int, frames: int, comment: bytes = b"") -> Path:
    """Writes a GIF with a large canvas and frames of one pixel, and a comment in blocks of 255 bytes."""
    pixel = b"\x2c" + struct.pack("<4H", 0, 0, 1, 1) + b"\0\x02\x02\x44\x01\0"
    control = b"\x21\xf9\x04\x04\x0a\0\0\0"
    blocks = [comment[start : start + 255] for start in range(0, len(comment), 255)]
    note = b"\x21\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0" if comment else b""
    head = b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    path.write_bytes(head + note + (control + pixel) * frames + b"\x3b")
    return path


def save(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)
    return path
