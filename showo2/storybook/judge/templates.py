"""What the judge compares a picture with: the empty places, and every kind of thing at any size and position, taken
apart so that its colour stays open. A rendered thing is `background * (1 - cover) + colour * body + rest`: `body` is
how much a px changes with the named colour (less where it is shaded), `rest` what is painted the same in every
colour (ink, windows, wheels). Uses numpy, Pillow and the world's own drawing; never a model."""

from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np
from PIL import Image

from showo2.storybook.rendering import draw_scene
from showo2.storybook.scenes import COLOURS, KINDS, Scene
from showo2.storybook.sprites import PAINTS, REACH, SPRITE, sprite

FINE = 64  # px a side of the pictures that are compared; finer detail is what a VAE blurs anyway
COLOUR_VALUES = np.array([PAINTS[colour] for colour in COLOURS], np.float32) / 255  # (8, 3)
AIR = 0.6  # half a template in extents: the thing, its outline, and a little more


@dataclass(frozen=True)
class Look:
    """A kind of thing, looking to the right or `mirrored`."""

    kind: str
    mirrored: bool


LOOKS = tuple(Look(kind, mirrored) for kind in KINDS for mirrored in (False, True))


@dataclass(frozen=True, eq=False)
class Template:
    """A thing with open colour, all float32 in 0 to 1, on a square of `side` px."""

    cover: np.ndarray  # (side, side, 1)
    body: np.ndarray  # (side, side, 1)
    rest: np.ndarray  # (side, side, 3), already weighed by its cover

    @property
    def side(self) -> int:
        return len(self.cover)


@cache
def template(look: Look, extent: float, shift: tuple[float, float] = (0.0, 0.0)) -> Template:
    """`look` with its unit box `extent` px wide, its centre `shift` (x, y; 0 to 0.5 px) beside the square's."""
    # What differs between the thing in two colours, relative to how these differ, is its body.
    red, blue = (_premultiplied(look, colour, extent, shift) for colour in ("red", "blue"))
    red_paint, blue_paint = (np.array(PAINTS[colour], np.float32) / 255 for colour in ("red", "blue"))
    body = (blue[..., 2:3] - red[..., 2:3]) / (blue_paint[2] - red_paint[2])
    return Template(cover=red[..., 3:], body=body, rest=red[..., :3] - body * red_paint)


def shrink(picture: np.ndarray, side: int = FINE) -> np.ndarray:
    """A picture, uint8 (H, W, 3), as float32 (side, side, 3) in 0 to 1."""
    small = Image.fromarray(picture).resize((side, side), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / 255


@cache
def background(place: str) -> np.ndarray:
    """The empty place, float32 (FINE, FINE, 3) in 0 to 1."""
    return shrink(draw_scene(Scene(place, ()), Random(0)))


def _premultiplied(look: Look, colour: str, extent: float, shift: tuple[float, float]) -> np.ndarray:
    """The thing in one colour, float32 (side, side, 4), its colours weighed by its cover."""
    side = 2 * int(AIR * extent)
    ratio = SPRITE / (REACH * extent)  # sprite px in a px
    left, top = (SPRITE / 2 - (side / 2 + offset) * ratio for offset in shift)
    box = (left, top, left + side * ratio, top + side * ratio)
    drawn = sprite(look.kind, colour, look.mirrored).resize((side, side), Image.Resampling.BOX, box)
    pixels = np.asarray(drawn, np.float32) / 255
    return np.concatenate([pixels[..., :3] * pixels[..., 3:], pixels[..., 3:]], axis=-1)
