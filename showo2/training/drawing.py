"""Pixels of the storybook world. Every thing is a few polygons in a unit box (x right, y down, -1 to 1), drawn
once per look on a large transparent sprite; placing it is one antialiased resize from a box with fractional
corners, which gives any size and any subpixel position. Backgrounds are flat tones without detail below 3 px,
because a small VAE loses such detail. Uses numpy and Pillow."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from .storybook import FLIERS, Clip, Scene, Thing

Paint = tuple[int, int, int]
Outline = list[tuple[float, float]]

PAINTS: dict[str, Paint] = {
    "red": (228, 44, 48),
    "orange": (255, 138, 20),
    "yellow": (255, 220, 40),
    "green": (38, 166, 74),
    "blue": (38, 108, 236),
    "purple": (142, 60, 200),
    "pink": (255, 138, 190),
    "white": (253, 253, 253),
}
INK: Paint = (44, 38, 58)
CREAM: Paint = (255, 244, 220)
BROWN: Paint = (150, 96, 58)
LEAF: Paint = (60, 140, 70)
GLASS: Paint = (190, 228, 250)
AMBER: Paint = (255, 174, 40)
WHITE: Paint = (255, 255, 255)

SPRITE = 256  # px of a finished sprite; enough for pictures of up to about 512 px
REACH = 1.3  # half a sprite in units: the unit box and room for its outline
INK_WIDTH = 0.084  # units around a shape: 2 px for a thing of 48 px
OVERSAMPLING = 4

# Positions and sizes are fractions of the picture; the comments give px at 128.
COLUMN_X = {"left": 23 / 128, "middle": 64 / 128, "right": 105 / 128}
GROUND_Y = 112 / 128  # where ground things stand
FLIGHT_Y = 46 / 128  # centre of fliers
THING_SIZE = {1: 58 / 128, 2: 45 / 128, 3: 42 / 128}  # by how many things there are
CLIP_SIZE = 50 / 128
SIDE_TRAVEL = (50 / 128, 60 / 128)
RISE_TRAVEL = (45 / 128, 52 / 128)
JITTER = 3 / 128
SCALE_JITTER = 0.06


def draw_scene(scene: Scene, rng: Random, size: int = 128) -> np.ndarray:
    """A picture of `scene`, uint8 (size, size, 3); `rng` jitters places (3 px of 128) and scales (6 %)."""
    picture = _background(scene.place, size).copy()
    for thing in scene.things:
        extent = THING_SIZE[len(scene.things)] * (1 + rng.uniform(-SCALE_JITTER, SCALE_JITTER))
        x, y = _stand(thing, extent, rng)
        _paste(picture, _sprite(thing.kind, thing.colour), (x * size, y * size), extent * size)
    return np.asarray(picture)


def draw_clip(clip: Clip, rng: Random, num_frames: int = 17, size: int = 128) -> np.ndarray:
    """`clip` as uint8 (num_frames, size, size, 3): a still background and one thing at constant speed."""
    background = _background(clip.place, size)
    sprite = _sprite(clip.thing.kind, clip.thing.colour, mirrored=clip.motion == "left")
    extent = CLIP_SIZE * (1 + rng.uniform(-SCALE_JITTER, SCALE_JITTER))
    start, end = _path(clip, extent, rng)
    frames = []
    for progress in np.linspace(0.0, 1.0, num_frames):
        frame = background.copy()
        x, y = (a + (b - a) * progress for a, b in zip(start, end, strict=True))
        _paste(frame, sprite, (x * size, y * size), extent * size)
        frames.append(np.asarray(frame))
    return np.stack(frames)


def _stand(thing: Thing, extent: float, rng: Random) -> tuple[float, float]:
    """Centre of a resting thing of `extent`, as fractions of the picture, kept inside it."""
    x = COLUMN_X[thing.column] + rng.uniform(-JITTER, JITTER)
    y = FLIGHT_Y if thing.kind in FLIERS else GROUND_Y - extent / 2
    half = extent / 2
    return min(max(x, half), 1 - half), y + rng.uniform(-JITTER, JITTER)


def _path(clip: Clip, extent: float, rng: Random) -> tuple[tuple[float, float], tuple[float, float]]:
    """First and last centre of the moving thing, as fractions of the picture."""
    x, y = _stand(clip.thing, extent, rng)
    low = GROUND_Y - extent / 2
    side, rise = rng.uniform(*SIDE_TRAVEL), rng.uniform(*RISE_TRAVEL)
    return {
        "left": ((x, y), (x - side, y)),
        "right": ((x, y), (x + side, y)),
        "up": ((x, low), (x, low - rise)),
        "down": ((x, low - rise), (x, low)),
        "stay": ((x, y), (x, y)),
    }[clip.motion]


def _paste(picture: Image.Image, sprite: Image.Image, centre: tuple[float, float], extent: float) -> None:
    """Paste `sprite` with its unit box `extent` px wide around `centre`; fractions of a px count."""
    unit = SPRITE / (2 * REACH)  # sprite px in a unit
    ratio = 2 * unit / extent  # sprite px in a picture px
    reach = int((extent / 2) * REACH)  # whole px that surely lie on the sprite
    left, top = round(centre[0]) - reach + 1, round(centre[1]) - reach + 1
    span = 2 * reach - 2
    x, y = (SPRITE / 2 + (corner - c) * ratio for corner, c in zip((left, top), centre, strict=True))
    patch = sprite.resize((span, span), Image.Resampling.HAMMING, (x, y, x + span * ratio, y + span * ratio))
    picture.paste(patch, (left, top), patch)


class Pen:
    """Draws in the unit box of one thing, with ink around what it fills."""

    def __init__(self, body: Paint):
        """`body` is the named colour; `shade` and `trim` are what goes with it."""
        self.body = body
        self.shade = tuple(int(channel * 0.78) for channel in body)
        self.trim = (214, 214, 226) if min(body) > 240 else WHITE
        self._image = Image.new("RGBA", (SPRITE * OVERSAMPLING,) * 2, (*INK, 0))
        self._draw = ImageDraw.Draw(self._image)
        self._unit = SPRITE * OVERSAMPLING / (2 * REACH)

    def fill(self, paint: Paint, *outlines: Outline) -> None:
        """Fill the union of `outlines`, with ink around the union only."""
        width = round(2 * INK_WIDTH * self._unit)  # half of the line lies under the paint
        scaled = [
            [((x + REACH) * self._unit, (y + REACH) * self._unit) for x, y in points] for points in outlines
        ]
        for points in scaled:
            self._draw.polygon(points, fill=(*INK, 255))
            self._draw.line([*points, *points[:2]], fill=(*INK, 255), width=width, joint="curve")
        for points in scaled:
            self._draw.polygon(points, fill=(*paint, 255))

    def dab(self, paint: Paint, *outlines: Outline) -> None:
        """Fill `outlines` without ink."""
        for points in outlines:
            self._draw.polygon(
                [((x + REACH) * self._unit, (y + REACH) * self._unit) for x, y in points], fill=paint
            )

    def sprite(self) -> Image.Image:
        """What was drawn, antialiased: RGBA (SPRITE, SPRITE)."""
        return self._image.reduce(OVERSAMPLING)


def _ellipse(x: float, y: float, rx: float, ry: float, start: float = 0.0, stop: float = 1.0) -> Outline:
    """An ellipse, or the part between two turns (0 to 1, clockwise from the right)."""
    turns = np.linspace(start, stop, 48)
    return [(x + rx * cos(2 * pi * turn), y + ry * sin(2 * pi * turn)) for turn in turns]


def _box(left: float, top: float, right: float, bottom: float) -> Outline:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _car(pen: Pen) -> None:
    bonnet = [(-0.95, 0.62), (-0.95, 0.12), (-0.6, 0.05), (0.6, 0.05), (0.95, 0.2), (0.95, 0.62)]
    pen.fill(pen.body, bonnet, [(-0.6, 0.1), (-0.32, -0.42), (0.34, -0.42), (0.6, 0.1)])
    pen.dab(GLASS, [(-0.38, 0.03), (-0.2, -0.28), (-0.03, -0.28), (-0.03, 0.03)])
    pen.dab(GLASS, [(0.1, 0.03), (0.1, -0.28), (0.25, -0.28), (0.4, 0.03)])
    for x in (-0.5, 0.5):
        pen.dab(INK, _ellipse(x, 0.66, 0.3, 0.3))
        pen.dab(CREAM, _ellipse(x, 0.66, 0.12, 0.12))


def _boat(pen: Pen) -> None:
    pen.fill(BROWN, _box(-0.06, -0.95, 0.06, 0.4))
    pen.fill(CREAM, [(0.1, -0.85), (0.1, 0.25), (0.85, 0.25)])
    pen.fill(pen.body, [(-0.1, -0.6), (-0.1, 0.25), (-0.7, 0.25)])
    pen.fill(pen.body, [(-0.95, 0.38), (0.95, 0.38), (0.6, 0.92), (-0.6, 0.92)])


def _fish(pen: Pen) -> None:
    tail = [(-0.3, 0.3), (-0.92, -0.2), (-0.78, 0.3), (-0.92, 0.8)]
    fin = [(-0.2, 0.0), (0.1, -0.5), (0.5, -0.1)]
    pen.fill(pen.body, _ellipse(0.2, 0.3, 0.74, 0.5), tail, fin)
    pen.dab(pen.shade, [(-0.08, 0.3), (0.28, 0.18), (0.2, 0.55)])
    pen.dab(WHITE, _ellipse(0.56, 0.18, 0.18, 0.18))
    pen.dab(INK, _ellipse(0.6, 0.18, 0.1, 0.1))


def _bird(pen: Pen) -> None:
    tail = [(-0.4, 0.1), (-0.95, -0.1), (-0.9, 0.45), (-0.4, 0.45)]
    pen.fill(AMBER, [(0.7, -0.35), (0.98, -0.18), (0.68, -0.05)])
    pen.fill(pen.body, _ellipse(0.0, 0.2, 0.62, 0.48), _ellipse(0.48, -0.22, 0.32, 0.32), tail)
    pen.fill(pen.shade, [(0.2, 0.2), (-0.5, -0.75), (-0.62, -0.05), (-0.4, 0.35)])
    pen.dab(INK, _ellipse(0.55, -0.28, 0.09, 0.09))


def _rocket(pen: Pen) -> None:
    pen.fill(AMBER, [(-0.22, 0.55), (0.22, 0.55), (0.0, 0.98)])
    pen.fill(pen.shade, [(-0.25, 0.0), (-0.7, 0.45), (-0.7, 0.8), (-0.25, 0.55)])
    pen.fill(pen.shade, [(0.25, 0.0), (0.7, 0.45), (0.7, 0.8), (0.25, 0.55)])
    pen.fill(pen.body, [*_ellipse(0.0, -0.2, 0.38, 0.76, 0.5, 1.0), (0.3, 0.58), (-0.3, 0.58)])
    pen.fill(GLASS, _ellipse(0.0, -0.2, 0.17, 0.17))


def _cat(pen: Pen) -> None:
    outer, inner = (_ellipse(-0.62, 0.0, rx, ry, 0.25, 0.6) for rx, ry in ((0.32, 0.62), (0.12, 0.4)))
    legs = (_box(x, 0.4, x + 0.23, 0.94) for x in (-0.62, -0.2, 0.21))
    pen.fill(pen.body, [*outer, *reversed(inner)], _ellipse(-0.12, 0.42, 0.62, 0.34), *legs)
    ears = ([(x, -0.2), (x + 0.04 * side, -0.85), (0.45, -0.45)] for x, side in ((0.04, 1), (0.86, -1)))
    pen.fill(pen.body, _ellipse(0.45, -0.15, 0.45, 0.4), *ears)
    pen.dab(INK, _ellipse(0.28, -0.2, 0.08, 0.11), _ellipse(0.62, -0.2, 0.08, 0.11))
    pen.dab(INK, [(0.37, 0.0), (0.53, 0.0), (0.45, 0.1)])


def _house(pen: Pen) -> None:
    pen.fill(pen.body, _box(-0.7, -0.1, 0.7, 0.94))
    pen.fill(pen.shade, [(-0.94, -0.05), (0.0, -0.92), (0.94, -0.05)])
    pen.fill(BROWN, _box(-0.5, 0.35, -0.08, 0.94))
    pen.fill(GLASS, _box(0.16, 0.24, 0.5, 0.56))


def _tree(pen: Pen) -> None:
    pen.fill(BROWN, _box(-0.16, 0.5, 0.16, 0.94))
    pen.fill(pen.body, [(0.0, -0.1), (0.78, 0.62), (-0.78, 0.62)])
    pen.fill(pen.body, [(0.0, -0.5), (0.64, 0.14), (-0.64, 0.14)])
    pen.fill(pen.body, [(0.0, -0.94), (0.48, -0.3), (-0.48, -0.3)])


def _flower(pen: Pen) -> None:
    pen.fill(
        LEAF, _box(-0.07, 0.0, 0.07, 0.94), _ellipse(-0.32, 0.7, 0.28, 0.13), _ellipse(0.32, 0.58, 0.28, 0.13)
    )
    turns = [2 * pi * (i / 6 + 0.25) for i in range(6)]
    pen.fill(pen.body, *(_ellipse(0.4 * cos(t), -0.34 + 0.4 * sin(t), 0.25, 0.25) for t in turns))
    pen.fill(BROWN if pen.body == PAINTS["yellow"] else PAINTS["yellow"], _ellipse(0.0, -0.34, 0.2, 0.2))


def _ball(pen: Pen) -> None:
    pen.fill(pen.body, _ellipse(0.0, 0.2, 0.75, 0.75))
    pen.dab(pen.trim, [*_ellipse(0.0, 0.2, 0.74, 0.3, 0.0, 0.5), *_ellipse(0.0, 0.2, 0.74, 0.02, 0.5, 1.0)])
    pen.dab(pen.trim, _ellipse(-0.28, -0.18, 0.16, 0.12))


def _mushroom(pen: Pen) -> None:
    pen.fill(CREAM, [(-0.24, 0.1), (0.24, 0.1), (0.36, 0.94), (-0.36, 0.94)])
    dome, brim = _ellipse(0.0, 0.15, 0.94, 0.95, 0.5, 1.0), _ellipse(0.0, 0.15, 0.94, 0.16, 0.0, 0.5)
    pen.fill(pen.body, [*dome, *brim])
    for x, y in ((-0.45, -0.2), (0.1, -0.42), (0.52, -0.06)):
        pen.dab(pen.trim, _ellipse(x, y, 0.18, 0.17))


def _kite(pen: Pen) -> None:
    pen.dab(INK, [(0.36, 0.1), (0.28, 0.1), (-0.32, 0.95), (-0.2, 0.95)])
    pen.fill(pen.trim, [(-0.36, 0.42), (-0.36, 0.74), (0.16, 0.5), (0.16, 0.82)])
    pen.fill(pen.body, [(0.3, -0.95), (0.9, -0.4), (0.4, 0.35), (-0.3, -0.3)])
    pen.dab(pen.shade, [(0.3, -0.95), (0.9, -0.4), (0.33, -0.35)], [(0.4, 0.35), (-0.3, -0.3), (0.33, -0.35)])


SHAPES: dict[str, Callable[[Pen], None]] = {
    "car": _car,
    "boat": _boat,
    "fish": _fish,
    "bird": _bird,
    "rocket": _rocket,
    "cat": _cat,
    "house": _house,
    "tree": _tree,
    "flower": _flower,
    "ball": _ball,
    "mushroom": _mushroom,
    "kite": _kite,
}


@lru_cache(maxsize=256)
def _sprite(kind: str, colour: str, mirrored: bool = False) -> Image.Image:
    """The thing on transparent ground, RGBA (SPRITE, SPRITE); movers look to the right unless `mirrored`."""
    pen = Pen(PAINTS[colour])
    SHAPES[kind](pen)
    return ImageOps.mirror(pen.sprite()) if mirrored else pen.sprite()


# Each place is a sky and flat shapes over it, in fractions of the picture, back to front.
BACKDROPS: dict[str, tuple[Paint, tuple[tuple[Paint, Outline], ...]]] = {
    "meadow": (
        (196, 232, 250),
        (
            ((174, 222, 150), _ellipse(0.25, 1.05, 0.6, 0.45)),
            ((200, 236, 160), _ellipse(0.85, 1.15, 0.95, 0.48)),
        ),
    ),
    "beach": (
        (214, 240, 255),
        (
            ((255, 238, 150), _ellipse(0.86, 0.14, 0.11, 0.11)),
            ((122, 202, 222), _box(-0.1, 0.5, 1.1, 0.8)),
            ((250, 226, 176), _ellipse(0.4, 1.16, 1.2, 0.46)),
        ),
    ),
    "snow": (
        (186, 206, 232),
        (
            ((214, 228, 244), _ellipse(0.75, 1.05, 0.6, 0.5)),
            ((240, 246, 253), _ellipse(0.25, 1.2, 1.1, 0.5)),
        ),
    ),
    "night": (
        (74, 82, 146),
        (
            ((255, 240, 178), _ellipse(0.15, 0.15, 0.11, 0.11)),
            ((74, 82, 146), _ellipse(0.2, 0.12, 0.095, 0.095)),
            ((92, 122, 136), _ellipse(0.5, 1.2, 1.1, 0.48)),
        ),
    ),
    "sunset": (
        (255, 204, 168),
        (
            ((255, 232, 150), _ellipse(0.5, 0.66, 0.26, 0.26)),
            ((206, 150, 172), _box(-0.1, 0.68, 1.1, 1.1)),
        ),
    ),
}


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
