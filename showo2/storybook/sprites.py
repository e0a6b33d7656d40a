"""The things of the storybook world as sprites.

Every kind is a few polygons in a unit box (x to the right, y down, -1 to 1, standing on y = 1), drawn once
per look on a large transparent picture.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import cos, pi, sin

import numpy as np
from PIL import Image, ImageDraw, ImageOps

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

SPRITE = 256  # px of a finished sprite; enough for pictures of up to about 432 px
REACH = 1.3  # half a sprite in units: the unit box, its outline, and some air
INK_WIDTH = 0.084  # units around a shape: 2 px for a thing of 48 px
OVERSAMPLING = 4


class Pen:
    """Draws in the unit box of one thing, with ink around what it fills."""

    def __init__(self, body: Paint) -> None:
        """`body` is the named color; `shade` and `trim` go with it."""
        self.body = body
        red, green, blue = (int(channel * 0.78) for channel in body)
        self.shade: Paint = (red, green, blue)
        self.trim: Paint = (214, 214, 226) if min(body) > 240 else WHITE
        self._image = Image.new("RGBA", (SPRITE * OVERSAMPLING,) * 2, (*INK, 0))
        self._draw = ImageDraw.Draw(self._image)
        self._unit = SPRITE * OVERSAMPLING / (2 * REACH)

    def fill(self, paint: Paint, *outlines: Outline) -> None:
        """Fill the union of `outlines`, with ink around the union only."""
        width = round(2 * INK_WIDTH * self._unit)  # half of the line lies under the paint
        scaled = self._scaled(outlines)
        for points in scaled:
            self._draw.polygon(points, fill=(*INK, 255))
            self._draw.line([*points, *points[:2]], fill=(*INK, 255), width=width, joint="curve")
        for points in scaled:
            self._draw.polygon(points, fill=(*paint, 255))

    def dab(self, paint: Paint, *outlines: Outline) -> None:
        """Fill `outlines` without ink."""
        for points in self._scaled(outlines):
            self._draw.polygon(points, fill=(*paint, 255))

    def _scaled(self, outlines: Iterable[Outline]) -> list[Outline]:
        """`outlines` in px of the oversampled sprite."""
        unit = self._unit
        return [[((x + REACH) * unit, (y + REACH) * unit) for x, y in points] for points in outlines]

    def finish(self) -> Image.Image:
        """What was drawn, antialiased: RGBA (SPRITE, SPRITE)."""
        return self._image.reduce(OVERSAMPLING)


def ellipse(x: float, y: float, rx: float, ry: float, start: float = 0.0, stop: float = 1.0) -> Outline:
    """An ellipse, or the part between two turns (0 to 1, clockwise from the right)."""
    turns = np.linspace(start, stop, 48)
    return [(x + rx * cos(2 * pi * turn), y + ry * sin(2 * pi * turn)) for turn in turns]


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """A rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _car(pen: Pen) -> None:
    bonnet = [(-0.95, 0.62), (-0.95, 0.12), (-0.6, 0.05), (0.6, 0.05), (0.95, 0.2), (0.95, 0.62)]
    pen.fill(pen.body, bonnet, [(-0.6, 0.1), (-0.32, -0.42), (0.34, -0.42), (0.6, 0.1)])
    pen.dab(GLASS, [(-0.38, 0.03), (-0.2, -0.28), (-0.03, -0.28), (-0.03, 0.03)])
    pen.dab(GLASS, [(0.1, 0.03), (0.1, -0.28), (0.25, -0.28), (0.4, 0.03)])
    for x in (-0.5, 0.5):
        pen.dab(INK, ellipse(x, 0.66, 0.3, 0.3))
        pen.dab(CREAM, ellipse(x, 0.66, 0.12, 0.12))


def _boat(pen: Pen) -> None:
    pen.fill(BROWN, box(-0.06, -0.95, 0.06, 0.4))
    pen.fill(CREAM, [(0.1, -0.85), (0.1, 0.25), (0.85, 0.25)])
    pen.fill(pen.body, [(-0.1, -0.6), (-0.1, 0.25), (-0.7, 0.25)])
    pen.fill(pen.body, [(-0.95, 0.38), (0.95, 0.38), (0.6, 0.92), (-0.6, 0.92)])


def _fish(pen: Pen) -> None:
    tail = [(-0.3, 0.3), (-0.92, -0.2), (-0.78, 0.3), (-0.92, 0.8)]
    fin = [(-0.2, 0.0), (0.1, -0.5), (0.5, -0.1)]
    pen.fill(pen.body, ellipse(0.2, 0.3, 0.74, 0.5), tail, fin)
    pen.dab(pen.shade, [(-0.08, 0.3), (0.28, 0.18), (0.2, 0.55)])
    pen.dab(WHITE, ellipse(0.56, 0.18, 0.18, 0.18))
    pen.dab(INK, ellipse(0.6, 0.18, 0.1, 0.1))


def _bird(pen: Pen) -> None:
    tail = [(-0.4, 0.1), (-0.95, -0.1), (-0.9, 0.45), (-0.4, 0.45)]
    pen.fill(AMBER, [(0.7, -0.35), (0.98, -0.18), (0.68, -0.05)])
    pen.fill(pen.body, ellipse(0.0, 0.2, 0.62, 0.48), ellipse(0.48, -0.22, 0.32, 0.32), tail)
    pen.fill(pen.shade, [(0.2, 0.2), (-0.5, -0.75), (-0.62, -0.05), (-0.4, 0.35)])
    pen.dab(INK, ellipse(0.55, -0.28, 0.09, 0.09))


def _rocket(pen: Pen) -> None:
    pen.fill(AMBER, [(-0.22, 0.55), (0.22, 0.55), (0.0, 0.98)])
    pen.fill(pen.shade, [(-0.25, 0.0), (-0.7, 0.45), (-0.7, 0.8), (-0.25, 0.55)])
    pen.fill(pen.shade, [(0.25, 0.0), (0.7, 0.45), (0.7, 0.8), (0.25, 0.55)])
    pen.fill(pen.body, [*ellipse(0.0, -0.2, 0.38, 0.76, 0.5, 1.0), (0.3, 0.58), (-0.3, 0.58)])
    pen.fill(GLASS, ellipse(0.0, -0.2, 0.17, 0.17))


def _cat(pen: Pen) -> None:
    outer, inner = (ellipse(-0.62, 0.0, rx, ry, 0.25, 0.6) for rx, ry in ((0.32, 0.62), (0.12, 0.4)))
    legs = (box(x, 0.4, x + 0.23, 0.94) for x in (-0.62, -0.2, 0.21))
    pen.fill(pen.body, [*outer, *reversed(inner)], ellipse(-0.12, 0.42, 0.62, 0.34), *legs)
    ears = ([(x, -0.2), (x + 0.04 * side, -0.85), (0.45, -0.45)] for x, side in ((0.04, 1), (0.86, -1)))
    pen.fill(pen.body, ellipse(0.45, -0.15, 0.45, 0.4), *ears)
    pen.dab(INK, ellipse(0.28, -0.2, 0.08, 0.11), ellipse(0.62, -0.2, 0.08, 0.11))
    pen.dab(INK, [(0.37, 0.0), (0.53, 0.0), (0.45, 0.1)])


def _house(pen: Pen) -> None:
    pen.fill(pen.body, box(-0.7, -0.1, 0.7, 0.94))
    pen.fill(pen.shade, [(-0.94, -0.05), (0.0, -0.92), (0.94, -0.05)])
    pen.fill(BROWN, box(-0.5, 0.35, -0.08, 0.94))
    pen.fill(GLASS, box(0.16, 0.24, 0.5, 0.56))


def _tree(pen: Pen) -> None:
    pen.fill(BROWN, box(-0.16, 0.5, 0.16, 0.94))
    pen.fill(pen.body, [(0.0, -0.1), (0.78, 0.62), (-0.78, 0.62)])
    pen.fill(pen.body, [(0.0, -0.5), (0.64, 0.14), (-0.64, 0.14)])
    pen.fill(pen.body, [(0.0, -0.94), (0.48, -0.3), (-0.48, -0.3)])


def _flower(pen: Pen) -> None:
    pen.fill(
        LEAF, box(-0.07, 0.0, 0.07, 0.94), ellipse(-0.32, 0.7, 0.28, 0.13), ellipse(0.32, 0.58, 0.28, 0.13)
    )
    turns = [2 * pi * (i / 6 + 0.25) for i in range(6)]
    pen.fill(pen.body, *(ellipse(0.4 * cos(t), -0.34 + 0.4 * sin(t), 0.25, 0.25) for t in turns))
    pen.fill(BROWN if pen.body == PAINTS["yellow"] else PAINTS["yellow"], ellipse(0.0, -0.34, 0.2, 0.2))


def _ball(pen: Pen) -> None:
    pen.fill(pen.body, ellipse(0.0, 0.2, 0.75, 0.75))
    pen.dab(pen.trim, [*ellipse(0.0, 0.2, 0.74, 0.3, 0.0, 0.5), *ellipse(0.0, 0.2, 0.74, 0.02, 0.5, 1.0)])
    pen.dab(pen.trim, ellipse(-0.28, -0.18, 0.16, 0.12))


def _mushroom(pen: Pen) -> None:
    pen.fill(CREAM, [(-0.24, 0.1), (0.24, 0.1), (0.36, 0.94), (-0.36, 0.94)])
    dome, brim = ellipse(0.0, 0.15, 0.94, 0.95, 0.5, 1.0), ellipse(0.0, 0.15, 0.94, 0.16, 0.0, 0.5)
    pen.fill(pen.body, [*dome, *brim])
    for x, y in ((-0.45, -0.2), (0.1, -0.42), (0.52, -0.06)):
        pen.dab(pen.trim, ellipse(x, y, 0.18, 0.17))


def _kite(pen: Pen) -> None:
    top, right, bottom, left, middle = (
        (0.12, -0.95),
        (0.82, -0.36),
        (0.26, 0.46),
        (-0.56, -0.24),
        (0.16, -0.3),
    )
    pen.dab(INK, [(0.24, 0.3), (0.14, 0.3), (-0.42, 0.98), (-0.3, 0.98)])
    pen.fill(pen.trim, [(-0.56, 0.46), (-0.56, 0.8), (0.02, 0.54), (0.02, 0.88)])
    pen.fill(pen.body, [top, right, bottom, left])
    pen.dab(pen.shade, [top, right, middle], [bottom, left, middle])


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
def sprite(kind: str, color: str, mirrored: bool = False) -> Image.Image:
    """The thing on transparent ground, RGBA (SPRITE, SPRITE); movers look to the right unless `mirrored`."""
    pen = Pen(PAINTS[color])
    SHAPES[kind](pen)
    return ImageOps.mirror(pen.finish()) if mirrored else pen.finish()
