"""Pixels of the storybook world: flat backgrounds and the things of `sprites` pasted onto them. Pasting is
one antialiased resize from a box with fractional corners, which gives any size and any subpixel position.
Nothing has detail below 3 px, because a small VAE loses it. Uses numpy and Pillow."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

import numpy as np
from PIL import Image, ImageDraw

from showo2.storybook.scenes import Clip, Scene, Thing
from showo2.storybook.sprites import OVERSAMPLING, REACH, SPRITE, Outline, Paint, box, ellipse, sprite

# Positions and sizes are fractions of the picture; the comments give px at 128.
COLUMN_X = {"left": 23 / 128, "middle": 64 / 128, "right": 105 / 128}
GROUND_Y = 112 / 128  # where things of the lower row stand
HIGH_Y = 34 / 128  # center of things of the upper row
# By how many things there are: the more, the less room, so that "small" depends on the company.
THING_SIZE = {
    1: {"big": 56 / 128, "small": 38 / 128},
    2: {"big": 46 / 128, "small": 34 / 128},
    3: {"big": 42 / 128, "small": 33 / 128},
}
SIDE_TRAVEL = (48 / 128, 58 / 128)  # from one side to the other
HALF_TRAVEL = 0.75  # of it, from the middle
GONE = 0.8  # extents beside the picture: where what leaves it ends
GROWTH = THING_SIZE[1]["big"] / THING_SIZE[1]["small"]
JITTER = 3 / 128
SCALE_JITTER = 0.04

# Each place is a sky and flat shapes over it, in fractions of the picture, back to front.
BACKDROPS: dict[str, tuple[Paint, tuple[tuple[Paint, Outline], ...]]] = {
    "meadow": (
        (196, 232, 250),
        (
            ((174, 222, 150), ellipse(0.25, 1.05, 0.6, 0.45)),
            ((200, 236, 160), ellipse(0.85, 1.15, 0.95, 0.48)),
        ),
    ),
    "beach": (
        (214, 240, 255),
        (
            ((255, 238, 150), ellipse(0.86, 0.14, 0.11, 0.11)),
            ((122, 202, 222), box(-0.1, 0.5, 1.1, 0.8)),
            ((250, 226, 176), ellipse(0.4, 1.16, 1.2, 0.46)),
        ),
    ),
    "snow": (
        (186, 206, 232),
        (((214, 228, 244), ellipse(0.75, 1.05, 0.6, 0.5)), ((240, 246, 253), ellipse(0.25, 1.2, 1.1, 0.5))),
    ),
    "night": (
        (74, 82, 146),
        (
            ((255, 240, 178), ellipse(0.15, 0.15, 0.11, 0.11)),
            ((74, 82, 146), ellipse(0.2, 0.12, 0.095, 0.095)),
            ((92, 122, 136), ellipse(0.5, 1.2, 1.1, 0.48)),
        ),
    ),
    "sunset": (
        (255, 204, 168),
        (((255, 232, 150), ellipse(0.5, 0.66, 0.26, 0.26)), ((206, 150, 172), box(-0.1, 0.68, 1.1, 1.1))),
    ),
}


def draw_scene(scene: Scene, rng: Random, size: int = 128) -> np.ndarray:
    """A picture of `scene`, uint8 (size, size, 3); `rng` jitters places (3 px of 128) and scales (4 %)."""
    return _draw(scene, [rng] * len(scene.things), size)


def draw_seeded(scene: Scene, seeds: Sequence[int], size: int = 128) -> np.ndarray:
    """The same with a seed for the jitter of each thing, so that it can be kept from scene to scene."""
    return _draw(scene, [Random(seed) for seed in seeds], size)


def _draw(scene: Scene, rngs: Sequence[Random], size: int) -> np.ndarray:
    picture = _background(scene.place, size).copy()
    for thing, rng in zip(scene.things, rngs, strict=True):
        extent = _extent(thing, len(scene.things), rng)
        x, y = _stand(thing, extent, rng)
        _paste(picture, sprite(thing.kind, thing.color), (x * size, y * size), extent * size)
    return np.asarray(picture)


def draw_clip(clip: Clip, rng: Random, num_frames: int = 17, size: int = 128) -> np.ndarray:
    """`clip` as uint8 (num_frames, size, size, 3): a still background and one thing that moves or grows
    steadily."""
    background = _background(clip.place, size)
    looks = [sprite(*clip.thing.look, mirrored=clip.motion == "left")] * num_frames
    if clip.turns:
        looks[0] = sprite(*clip.thing.look, mirrored=clip.motion != "left")
    start, end = _path(clip, rng)
    frames = []
    for moving, progress in zip(looks, np.linspace(0.0, 1.0, num_frames), strict=True):
        frame = background.copy()
        x, y, extent = (a + (b - a) * progress for a, b in zip(start, end, strict=True))
        _paste(frame, moving, (x * size, y * size), extent * size)
        frames.append(np.asarray(frame))
    return np.stack(frames)


def _extent(thing: Thing, company: int, rng: Random) -> float:
    """Width of a thing's unit box as a fraction of the picture, in a `company` of so many."""
    return THING_SIZE[company][thing.size] * (1 + rng.uniform(-SCALE_JITTER, SCALE_JITTER))


def _stand(thing: Thing, extent: float, rng: Random) -> tuple[float, float]:
    """Center of a resting thing of `extent`, as fractions of the picture, kept inside it."""
    x = COLUMN_X[thing.column] + rng.uniform(-JITTER, JITTER)
    y = HIGH_Y if thing.is_high else GROUND_Y - extent / 2
    y += rng.uniform(-JITTER, JITTER)
    half = extent / 2
    return min(max(x, half), 1 - half), max(y, half)


Pose = tuple[float, float, float]  # center and extent, as fractions of the picture


def _path(clip: Clip, rng: Random) -> tuple[Pose, Pose]:
    """How the thing starts and ends."""
    thing = clip.thing
    extent = _extent(thing, 1, rng)
    x, y = _stand(thing, extent, rng)
    side = rng.uniform(*SIDE_TRAVEL)
    low, high = (_stand(replace(thing, position=cell), extent, rng)[1] for cell in ("middle", "top"))
    grown = extent * GROWTH
    # What grows on the ground keeps standing on it.
    grown_y = y if thing.is_high else y - (grown - extent) / 2
    if thing.column == "middle":
        side *= HALF_TRAVEL
    leaves_sideways = thing.column == clip.motion
    ends = {
        "left": (-GONE * extent if leaves_sideways else x - side, y, extent),
        "right": (1 + GONE * extent if leaves_sideways else x + side, y, extent),
        "up": (x, -GONE * extent if thing.is_high else high, extent),
        "down": (x, low, extent),
        "grow": (min(max(x, grown / 2), 1 - grown / 2), max(grown_y, grown / 2), grown),
        "stay": (x, y, extent),
    }
    return (x, y, extent), ends[clip.motion]


def _paste(picture: Image.Image, thing: Image.Image, center: tuple[float, float], extent: float) -> None:
    """Paste the sprite `thing` with its unit box `extent` px wide around `center`; fractions of a px
    count."""
    unit = SPRITE / (2 * REACH)  # sprite px in a unit
    ratio = 2 * unit / extent  # sprite px in a picture px
    reach = int((extent / 2) * REACH)  # whole px that surely lie on the sprite
    left, top = round(center[0]) - reach + 1, round(center[1]) - reach + 1
    span = 2 * reach - 2
    x, y = (SPRITE / 2 + (corner - c) * ratio for corner, c in zip((left, top), center, strict=True))
    patch = thing.resize((span, span), Image.Resampling.HAMMING, (x, y, x + span * ratio, y + span * ratio))
    picture.paste(patch, (left, top), patch)


@lru_cache(maxsize=64)
def _background(place: str, size: int) -> Image.Image:
    """The empty place, RGB (size, size)."""
    sky, shapes = BACKDROPS[place]
    side = size * OVERSAMPLING
    image = Image.new("RGB", (side, side), sky)
    draw = ImageDraw.Draw(image)
    for paint, outline in shapes:
        draw.polygon([(x * side, y * side) for x, y in outline], fill=paint)
    return image.reduce(OVERSAMPLING)
