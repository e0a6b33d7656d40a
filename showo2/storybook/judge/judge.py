"""An independent judge of pictures of the storybook world: it looks at pixels only and never at a model.
It names the place whose empty picture agrees best, explains what differs by drawing things until nothing is left to
explain, and says None of whatever is not clearly one thing or one colour. No part of it was learned."""

from dataclasses import dataclass

import numpy as np

from showo2.storybook.judge.template_matching import Difference, Match, find, refine
from showo2.storybook.judge.templates import COLOUR_VALUES, FINE, background, shrink
from showo2.storybook.rendering import COLUMN_X, GROUND_Y, HIGH_Y, THING_SIZE
from showo2.storybook.scenes import COLOURS, PLACES, POSITIONS, SIZES, Scene, Thing, column_of

ALIKE = 0.12  # difference of a channel, of 1, up to which a px shows the same
PLACE_SHARE = 0.35  # of a picture that must show its place; three big things leave 0.6
MIN_GAIN = 6.0  # squared difference, summed over FINE x FINE px, below which there is no further thing
MAX_THINGS = 5
MIN_FIT = 0.5  # share of its squared difference that a thing must explain to be named
MAX_RIVALRY = 0.75  # what it leaves unexplained, relative to what the next best kind leaves
COLOUR_REACH = 0.2  # difference of a channel from a paint, of 1
BLOCK = 4  # px of FINE a side
LEFT_OVER = 0.2  # mean difference of a block's channel, of 1, that something unexplained makes
MAX_LEFT_OVER = 4  # blocks of an otherwise explained picture: half a small thing


@dataclass(frozen=True)
class Sighting:
    """One thing as far as it can be told; positions and sizes are fractions of the picture."""

    kind: str | None
    colour: str | None
    x: float
    y: float
    extent: float
    fit: float  # share of its squared difference from the background that the drawn thing explains, at most 1

    @property
    def position(self) -> str:
        """The nearest of POSITIONS: a thing of the lower row stands on the ground, one of the upper floats."""
        high = abs(HIGH_Y - self.y) < abs(GROUND_Y - self.extent / 2 - self.y)
        row = POSITIONS[0 if high else 1 :: 2]
        return min(row, key=lambda position: abs(COLUMN_X[column_of(position)] - self.x))

    def size(self, company: int) -> str:
        """The nearest of SIZES among a `company` of so many things."""
        sizes = THING_SIZE[min(company, max(THING_SIZE))]
        return min(SIZES, key=lambda size: abs(sizes[size] - self.extent))

    @property
    def look(self) -> tuple[str | None, str | None]:
        return self.kind, self.colour

    @property
    def is_named(self) -> bool:
        return self.kind is not None and self.colour is not None


@dataclass(frozen=True)
class View:
    """A picture as far as it can be told; `clean` when nothing in it is left unexplained."""

    place: str | None
    things: tuple[Sighting, ...] = ()  # in the order of POSITIONS
    clean: bool = False

    @property
    def scene(self) -> Scene | None:
        """The scene that is clearly shown, or None."""
        company = len(self.things)
        apart = len({thing.position for thing in self.things}) == company
        named = all(thing.is_named for thing in self.things)
        if self.place is None or not (self.clean and apart and named):
            return None
        things = (Thing(*thing.look, thing.position, thing.size(company)) for thing in self.things)
        return Scene(self.place, tuple(things))


def look_at(picture: np.ndarray) -> View:
    """What the picture, uint8 (H, W, 3) of about equal sides, shows."""
    pixels = shrink(picture)
    place = _place(pixels)
    if place is None:
        return View(None)
    difference = Difference(pixels, place)
    found: list[list[Match]] = []  # for each thing the kinds it may be
    while len(found) < MAX_THINGS:
        kinds = find(difference)
        if kinds[0].gain < MIN_GAIN:
            break
        difference.explain(kinds[0])
        found.append(kinds)
    for index, kinds in enumerate(found):  # again, now that the neighbours are known
        difference.restore(kinds[0])
        found[index] = refine(difference, [match.pose for match in kinds])
        difference.explain(found[index][0])
    things = sorted(
        (_sighting(*kinds[:2]) for kinds in found), key=lambda thing: POSITIONS.index(thing.position)
    )
    return View(place, tuple(things), _is_clean(difference.picture))


def _place(pixels: np.ndarray) -> str | None:
    """The place whose empty picture agrees with the most px, if they are enough."""
    shares = {place: float((distance(pixels, place) < ALIKE).mean()) for place in PLACES}
    best = max(shares, key=shares.get)
    return best if shares[best] >= PLACE_SHARE else None


def distance(pixels: np.ndarray, place: str) -> np.ndarray:
    """Largest difference of a channel from the empty place, (..., FINE, FINE)."""
    return np.abs(pixels - background(place)).max(-1)


def _sighting(best: Match, rival: Match) -> Sighting:
    """What can be told of a match, given the next best kind's."""
    left, left_by_rival = best.energy - best.gain, best.energy - rival.gain
    distances = np.abs(COLOUR_VALUES - best.colour).max(1)
    fit = best.gain / best.energy
    return Sighting(
        kind=best.pose.look.kind if fit >= MIN_FIT and left <= MAX_RIVALRY * left_by_rival else None,
        colour=COLOURS[distances.argmin()] if distances.min() <= COLOUR_REACH else None,
        x=best.pose.x / (2 * FINE),
        y=best.pose.y / (2 * FINE),
        extent=best.pose.extent / FINE,
        fit=fit,
    )


def _is_clean(left: np.ndarray) -> bool:
    """Whether a difference (FINE, FINE, 3) holds nothing but blurred edges, which cancel in the mean of a block."""
    blocks = left.reshape(FINE // BLOCK, BLOCK, FINE // BLOCK, BLOCK, 3).mean((1, 3))
    return int((np.abs(blocks).max(-1) > LEFT_OVER).sum()) <= MAX_LEFT_OVER
