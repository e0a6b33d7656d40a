"""What the VAE learns from: crops of freshly drawn pictures and clips.

Drawing is cheap compared with a training step, so nothing is stored. A batch is a function of its seed, so a
run can resume at any step.
"""

from random import Random

import numpy as np
from torch import Tensor

from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import sample_clip, sample_scene
from showo2.vae import frames_to_pixels

PICTURE_SIZE = 128  # px, of every drawing
CLIP_FRAMES = 17
CANDIDATES = 3  # windows per crop, of which the busiest is taken, because most of a drawing is flat


def picture_crops(rng: Random, count: int, size: int) -> Tensor:
    """`count` windows of `size` px from pictures, float (count, 3, 1, size, size) in [-1, 1]."""
    drawings = [draw_scene(sample_scene(rng), rng, PICTURE_SIZE)[None] for _ in range(count)]
    return _crops(rng, drawings, size)


def clip_crops(rng: Random, count: int, size: int, frames: int) -> Tensor:
    """`count` windows of `size` px and `frames` frames from clips, float (count, 3, frames, size, size)."""
    drawings = []
    for _ in range(count):
        clip = draw_clip(sample_clip(rng), rng, CLIP_FRAMES, PICTURE_SIZE)
        start = rng.randint(0, CLIP_FRAMES - frames)
        drawings.append(clip[start : start + frames])
    return _crops(rng, drawings, size)


def whole_pictures(words: str, count: int) -> Tensor:
    """The `count` uncropped pictures that the seed `words` gives, float (count, 3, 1, 128, 128)."""
    return picture_crops(Random(words), count, PICTURE_SIZE)


def whole_clips(words: str, count: int) -> Tensor:
    """The `count` uncropped clips that the seed `words` gives, float (count, 3, 17, 128, 128)."""
    return clip_crops(Random(words), count, PICTURE_SIZE, CLIP_FRAMES)


def _crops(rng: Random, drawings: list[np.ndarray], size: int) -> Tensor:
    return frames_to_pixels(np.stack([_busy_window(rng, drawing, size) for drawing in drawings]))


def _busy_window(rng: Random, drawing: np.ndarray, size: int) -> np.ndarray:
    """The window of `drawing` (T, H, W, 3) whose middle frame varies most, of a few drawn at random."""
    room = drawing.shape[1] - size
    if room == 0:
        return drawing
    corners = [(rng.randint(0, room), rng.randint(0, room)) for _ in range(CANDIDATES)]
    middle = drawing[len(drawing) // 2]
    top, left = max(corners, key=lambda c: middle[c[0] : c[0] + size, c[1] : c[1] + size].std())
    return drawing[:, top : top + size, left : left + size]
