"""What the judge compares a picture with: the empty places, and every kind of thing at any size and position.

A thing is taken apart so that its color stays open. Rendered, it is `background * (1 - cover) + color * body
+ rest`: `body` is how much a pixel changes with the named color (less where it is shaded), `rest` what is
painted the same in every color (ink, windows, wheels).
"""

from dataclasses import dataclass
from functools import cache
from random import Random

import numpy as np
from PIL import Image

from showo2.storybook.rendering import draw_scene
from showo2.storybook.scenes import COLORS, KINDS, Scene
from showo2.storybook.sprites import PAINTS, REACH, SPRITE, sprite

FINE = 64  # px per side of the pictures that are compared; a VAE blurs finer detail anyway
COLOR_VALUES = np.array([PAINTS[color] for color in COLORS], np.float32) / 255  # (8, 3)
AIR = 0.6  # half a template in extents: the thing, its outline, and a little more


@dataclass(frozen=True)
class Look:
    """A kind of thing, looking to the right or `mirrored`."""

    kind: str
    mirrored: bool


LOOKS = tuple(Look(kind, mirrored) for kind in KINDS for mirrored in (False, True))


@dataclass(frozen=True, eq=False)
class Template:
    """A thing without its color, on a square of `side` px; all float32 in [0, 1]."""

    cover: np.ndarray  # (side, side, 1)
    body: np.ndarray  # (side, side, 1)
    rest: np.ndarray  # (side, side, 3), premultiplied by its cover

    @property
    def side(self) -> int:
        return len(self.cover)


@cache
def template(look: Look, extent: float, shift: tuple[float, float] = (0.0, 0.0)) -> Template:
    """`look` with its unit box `extent` px wide, its center `shift` (x, y; 0 to 0.5 px) beside the
    square's."""
    # The body is what differs between the thing in two colors, relative to how these differ.
    red, blue = (_premultiplied(look, color, extent, shift) for color in ("red", "blue"))
    red_paint, blue_paint = (np.array(PAINTS[color], np.float32) / 255 for color in ("red", "blue"))
    body = (blue[..., 2:3] - red[..., 2:3]) / (blue_paint[2] - red_paint[2])
    return Template(cover=red[..., 3:], body=body, rest=red[..., :3] - body * red_paint)


def shrink(picture: np.ndarray, side: int = FINE) -> np.ndarray:
    """A picture, uint8 (H, W, 3), as float32 (side, side, 3) in [0, 1]."""
    small = Image.fromarray(picture).resize((side, side), Image.Resampling.BOX)
    return np.asarray(small, np.float32) / 255


@cache
def background(place: str) -> np.ndarray:
    """The empty place, float32 (FINE, FINE, 3) in [0, 1]."""
    return shrink(draw_scene(Scene(place, ()), Random(0)))


def _premultiplied(look: Look, color: str, extent: float, shift: tuple[float, float]) -> np.ndarray:
    """The thing in one color, float32 (side, side, 4), premultiplied by its cover."""
    side = 2 * int(AIR * extent)
    ratio = SPRITE / (REACH * extent)  # sprite px per px
    left, top = (SPRITE / 2 - (side / 2 + offset) * ratio for offset in shift)
    box = (left, top, left + side * ratio, top + side * ratio)
    drawn = sprite(look.kind, color, look.mirrored).resize((side, side), Image.Resampling.BOX, box)
    pixels = np.asarray(drawn, np.float32) / 255
    return np.concatenate([pixels[..., :3] * pixels[..., 3:], pixels[..., 3:]], axis=-1)
