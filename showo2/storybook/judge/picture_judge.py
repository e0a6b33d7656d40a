"""A judge of pictures of the storybook world, by analysis by synthesis: no part of it was learned, and it
sees pixels only.

It finds the place whose empty picture agrees best, then explains what differs by drawing things until nothing
is left to explain. Whatever is not clearly one thing or one color is None.
"""

from dataclasses import dataclass

import numpy as np

from showo2.storybook.judge.template_matching import Match, Residual, match_kinds, refine
from showo2.storybook.judge.templates import COLOR_VALUES, FINE, background, shrink
from showo2.storybook.rendering import COLUMN_X, GROUND_Y, HIGH_Y, THING_SIZE
from showo2.storybook.scenes import COLORS, PLACES, POSITIONS, SIZES, Scene, Thing, column_of

ALIKE = 0.12  # largest difference of a channel, of 1, between pixels that show the same
PLACE_SHARE = 0.35  # of a picture that must show its place; three big things leave 0.6
MIN_GAIN = 6.0  # squared difference, summed over FINE x FINE px, below which there is no further thing
MAX_THINGS = 5
MIN_FIT = 0.5  # share of its squared difference that a thing must explain to get a kind
MAX_RIVALRY = 0.75  # squared difference it leaves, relative to what the next best kind leaves
COLOR_REACH = 0.2  # largest difference of a channel from a paint, of 1
BLOCK = 4  # px of FINE per side
LEFT_OVER = 0.2  # mean difference of a block's channel, of 1, from which it is unexplained
MAX_LEFT_OVER = 4  # unexplained blocks of a clean picture: half a small thing


@dataclass(frozen=True)
class Detection:
    """One thing in a picture; kind and color are None where they are not clear."""

    kind: str | None
    color: str | None
    # Center and width of the unit box, as fractions of the picture
    x: float
    y: float
    extent: float
    # Share of its squared difference from the background that the drawn thing explains, at most 1
    fit: float

    @property
    def position(self) -> str:
        """The nearest of POSITIONS: a thing of the lower row stands on the ground, one of the upper
        floats."""
        high = abs(HIGH_Y - self.y) < abs(GROUND_Y - self.extent / 2 - self.y)
        row = POSITIONS[0 if high else 1 :: 2]
        return min(row, key=lambda position: abs(COLUMN_X[column_of(position)] - self.x))

    def size(self, company: int) -> str:
        """The nearest of SIZES in a picture of `company` things; three are drawn smaller than one."""
        sizes = THING_SIZE[min(company, max(THING_SIZE))]
        return min(SIZES, key=lambda size: abs(sizes[size] - self.extent))

    @property
    def look(self) -> tuple[str | None, str | None]:
        return self.kind, self.color

    def thing(self, company: int) -> Thing | None:
        """The thing that is clearly shown in a picture of `company` things, or None."""
        if self.kind is None or self.color is None:
            return None
        return Thing(self.kind, self.color, self.position, self.size(company))


@dataclass(frozen=True)
class SceneView:
    """What a picture shows."""

    place: str | None  # None where it is not clear; then nothing else is told
    things: tuple[Detection, ...] = ()  # in the order of POSITIONS
    clean: bool = False  # nothing is left unexplained

    @property
    def scene(self) -> Scene | None:
        """The scene that is clearly shown, or None."""
        found = [thing.thing(len(self.things)) for thing in self.things]
        things = tuple(thing for thing in found if thing is not None)
        apart = len({thing.position for thing in things}) == len(found)
        return Scene(self.place, things) if self.place is not None and self.clean and apart else None


def detect_scene(picture: np.ndarray) -> SceneView:
    """What a picture, uint8 (H, W, 3) of about equal sides, shows."""
    pixels = shrink(picture)
    place = _place(pixels)
    if place is None:
        return SceneView(None)
    residual = Residual(pixels, place)
    found: list[list[Match]] = []  # per thing: the best match of each kind, the best kind first
    while len(found) < MAX_THINGS:
        kinds = match_kinds(residual)
        if kinds[0].gain < MIN_GAIN:
            break
        residual.subtract(kinds[0])
        found.append(kinds)
    for index, kinds in enumerate(found):  # again, now that the neighbors are known
        residual.add_back(kinds[0])
        found[index] = refine(residual, [match.pose for match in kinds])
        residual.subtract(found[index][0])
    things = sorted(
        (_detection(*kinds[:2]) for kinds in found), key=lambda thing: POSITIONS.index(thing.position)
    )
    return SceneView(place, tuple(things), _is_clean(residual.picture))


def _place(pixels: np.ndarray) -> str | None:
    """The place whose empty picture agrees with the most px, if they are enough."""
    shares = {place: float((distance(pixels, place) < ALIKE).mean()) for place in PLACES}
    best = max(shares, key=lambda place: shares[place])
    return best if shares[best] >= PLACE_SHARE else None


def distance(pixels: np.ndarray, place: str) -> np.ndarray:
    """Largest difference of a channel from the empty place, (..., FINE, FINE)."""
    return np.abs(pixels - background(place)).max(-1)


def _detection(best: Match, rival: Match) -> Detection:
    """The best match of a thing, as far as the next best kind's leaves no doubt."""
    left, left_by_rival = best.energy - best.gain, best.energy - rival.gain
    distances = np.abs(COLOR_VALUES - best.color).max(1)
    fit = best.gain / best.energy
    return Detection(
        kind=best.pose.look.kind if fit >= MIN_FIT and left <= MAX_RIVALRY * left_by_rival else None,
        color=COLORS[distances.argmin()] if distances.min() <= COLOR_REACH else None,
        x=best.pose.x / (2 * FINE),
        y=best.pose.y / (2 * FINE),
        extent=best.pose.extent / FINE,
        fit=fit,
    )


def _is_clean(left: np.ndarray) -> bool:
    """Whether a residual (FINE, FINE, 3) is nothing but blurred edges, which cancel in the mean of a
    block."""
    blocks = left.reshape(FINE // BLOCK, BLOCK, FINE // BLOCK, BLOCK, 3).mean((1, 3))
    return int((np.abs(blocks).max(-1) > LEFT_OVER).sum()) <= MAX_LEFT_OVER
