"""Results as files: PNG, H.264 in MP4, and GIF, each with the settings that made it inside.

The H.264 encoder is x264, which PyAV's wheels bundle. It is under the GPL, as is every free encoder whose
H.264 plays in all browsers. This package calls it through PyAV and ships neither.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from showo2.media.settings import SETTINGS_CHUNK, to_text
from showo2.media.written import remember_written
from showo2.outputs import Clip

MAX_RATE_DENOMINATOR = 1001
ENCODER = {"crf": "16", "preset": "fast"}
MUXER = {"movflags": "+faststart"}  # the index comes first, so that playing starts before the end is loaded


def write_png(image: Image.Image, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a picture, with the settings that made it in the text chunk "showo2"."""
    chunks = PngInfo()
    chunks.add_itxt(SETTINGS_CHUNK, to_text(settings))
    image.save(path, format="PNG", pnginfo=chunks)


def write_gif(clip: Clip, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a clip as a GIF that repeats, in 256 colors a frame, with the settings that made it in the
    comment."""
    first, *others = (Image.fromarray(frame).quantize(dither=Image.Dither.NONE) for frame in clip.frames)
    milliseconds = round(1000 / (clip.fps or 1.0))
    comment = to_text(settings).encode()
    first.save(
        path,
        format="GIF",
        save_all=True,
        append_images=others,
        duration=milliseconds,
        loop=0,
        comment=comment,
    )
    remember_written(path, clip.frames)


def write_mp4(clip: Clip, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a clip as MP4 that browsers and phones play, with the settings that made it in the comment.

    4:2:0 needs even sides, so odd ones are padded by a row or column. Raises OSError where the file is
    incomplete.
    """
    _, height, width, _ = clip.frames.shape
    padding = ((0, 0), (0, height % 2), (0, width % 2), (0, 0))
    frames = np.pad(clip.frames, padding)
    with Mp4Writer(path, (frames.shape[2], frames.shape[1]), clip.fps or 1.0, settings) as writer:
        for pixels in frames:
            writer.add(pixels)
    remember_written(path, clip.frames)


class Mp4Writer:
    """Writes frames into an MP4 file, with settings in the comment, one by one.

    Colors are tagged BT.709, since players guess differently for untagged files. Raises OSError on exit where
    the file is incomplete.
    """

    def __init__(self, path: str | Path, size: tuple[int, int], fps: float, settings: dict[str, Any]) -> None:
        """`size` is (width, height) of the frames, in even numbers of pixels."""
        self._path, self._count = path, 0
        self._container = av.open(str(path), "w", format="mp4", options=MUXER)
        self._container.metadata["comment"] = to_text(settings)
        rate = Fraction(fps).limit_denominator(MAX_RATE_DENOMINATOR)
        self._stream = self._container.add_stream("libx264", rate=rate, options=ENCODER)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "yuv420p"
        encoder = self._stream.codec_context
        encoder.color_range, encoder.colorspace = ColorRange.MPEG, Colorspace.ITU709
        encoder.color_primaries, encoder.color_trc = ColorPrimaries.BT709, ColorTrc.BT709

    def __enter__(self) -> Self:
        return self

    def add(self, pixels: np.ndarray) -> None:
        """Appends a frame, uint8 (H, W, 3)."""
        frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
        converted = frame.reformat(
            format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
        )
        self._container.mux(self._stream.encode(converted))
        self._count += 1

    def __exit__(self, kind: type[BaseException] | None, *details: object) -> None:
        with self._container:
            if kind is None:
                self._container.mux(self._stream.encode())
        if kind is not None:
            return
        # libav does not report a disk that fills up while the file is closed.
        with av.open(str(self._path), format="mov") as container:
            if sum(packet.size > 0 for packet in container.demux(video=0)) != self._count:
                raise OSError(f"{self._path} is incomplete")
