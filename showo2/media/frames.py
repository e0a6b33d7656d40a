"""Decoded video frames as a player shows them: square pixels, upright, opaque, in standard dynamic range."""

import struct
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation

from showo2.media.color import HLG, PQ, tone_mapped
from showo2.media.limits import MAX_FRAME_SIDE

BT2020_MATRICES = (9, 10)  # as libavutil numbers them


def to_pixels(frame: VideoFrame, size: tuple[int, int]) -> np.ndarray:
    """uint8 RGB (H, W, 3), scaled to `size`, the width and height before turning."""
    width, height = size
    if frame.color_trc in (PQ, HLG):
        pixels = tone_mapped(_scaled(frame, width, height, "rgb48le"), frame.color_trc)
    elif any(component.is_alpha for component in frame.format.components):
        pixels = _on_white(_scaled(frame, width, height, "rgba"))
    else:
        pixels = _scaled(frame, width, height, "rgb24")
    return np.ascontiguousarray(_upright(pixels, frame))


def shown_size(frame: VideoFrame, sample_aspect_ratio: Fraction | None) -> tuple[int, int]:
    """Width and height in square pixels, reduced to fit MAX_FRAME_SIDE, before turning."""
    width = frame.width * (sample_aspect_ratio or 1)
    scale = min(1, MAX_FRAME_SIDE / max(width, frame.height))
    return max(1, round(width * scale)), max(1, round(frame.height * scale))


def _scaled(frame: VideoFrame, width: int, height: int, pixel_format: str) -> np.ndarray:
    matrix = Colorspace.BT2020 if frame.colorspace in BT2020_MATRICES else None
    return frame.reformat(
        width, height, pixel_format, src_colorspace=matrix, interpolation=Interpolation.BICUBIC
    ).to_ndarray()


def _on_white(pixels: np.ndarray) -> np.ndarray:
    color, alpha = pixels[..., :3].astype(np.uint16), pixels[..., 3:].astype(np.uint16)
    return ((color * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def _upright(pixels: np.ndarray, frame: VideoFrame) -> np.ndarray:
    """Rotated by multiples of 90 degrees and mirrored by the display matrix: (x, y) is shown at
    (a x + c y, b x + d y)."""
    matrix = cast(Mapping[str, Any], frame.side_data).get("DISPLAYMATRIX")
    if matrix is None:
        return pixels
    a, b, _, c, d = struct.unpack("=5i", bytes(matrix)[:20])
    if abs(b) > abs(a):  # rows become columns
        pixels, a, d = pixels.transpose(1, 0, 2), c, b
    return pixels[:: -1 if d < 0 else 1, :: -1 if a < 0 else 1]
