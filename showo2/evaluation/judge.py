"""An independent judge of pictures and clips of the storybook world: it looks at pixels only and never at a model.
It names the place whose empty picture agrees best, explains what differs by drawing things until nothing is left to
explain, and says None of whatever is not clearly one thing or one colour. No part of it was learned."""

from dataclasses import dataclass

import numpy as np

from showo2.evaluation.search import Difference, Match, find, refine
from showo2.evaluation.templates import COLOUR_VALUES, FINE, background, shrink
from showo2.training.drawing import COLUMN_X
from showo2.training.storybook import COLOURS, COLUMNS, PLACES, Clip, Scene, Thing

ALIKE = 0.12  # difference of a channel, of 1, up to which a px shows the same
PLACE_SHARE = 0.35  # of a picture that must show its place; three large things leave 0.6
MIN_GAIN = 6.0  # squared difference, summed over FINE x FINE px, below which there is no further thing
MAX_THINGS = 5
MIN_FIT = 0.5  # share of its squared difference that a thing must explain to be named
MAX_RIVALRY = 0.75  # what it leaves unexplained, relative to what the next best kind leaves
COLOUR_REACH = 0.2  # difference of a channel from a paint, of 1
BLOCK = 4  # px of FINE
LEFT_OVER = 0.2  # mean difference of a block that something unexplained makes
FRAMES_LOOKED_AT = 3  # of a clip: its first, middle and last
MIN_AREA = 60  # px of FINE that a moving thing differs in; a drawn one, about 250
MAX_STRAY = (
    0.06  # of the picture's side, from a straight line at constant speed; a fifth of the shortest travel
)
MAX_REST = 0.1  # of the picture's side, that a resting thing may drift; a third of the shortest travel
MIN_TRAVEL = 0.2
MAX_FLICKER = 0.03  # mean change of a px between frames, of 1
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
    def column(self) -> str:
        """The nearest of COLUMNS."""
        return min(COLUMNS, key=lambda column: abs(COLUMN_X[column] - self.x))

    @property
    def look(self) -> tuple[str | None, str | None]:
        return self.kind, self.colour


@dataclass(frozen=True)
class View:
    """A picture as far as it can be told; `clean` when nothing in it is left unexplained."""

    place: str | None
    things: tuple[Sighting, ...] = ()  # from left to right
    clean: bool = False

    @property
    def scene(self) -> Scene | None:
        """The scene that is clearly shown, or None."""
        named = [
            Thing(thing.kind, thing.colour, thing.column) for thing in self.things if None not in thing.look
        ]
        columns = {thing.column for thing in named}
        if self.place is None or not self.clean or not len(self.things) == len(named) == len(columns):
            return None
        return Scene(self.place, tuple(named))


@dataclass(frozen=True)
class ClipView:
    """A clip of one thing as far as it can be told."""

    place: str | None  # of all frames looked at
    thing: Sighting | None = (
        None  # in the first frame; None unless each frame looked at shows one thing and no more
    )
    kept: bool = False  # whether that has the same kind and colour in each
    motion: str | None = None
    still: bool = False  # whether what is not the thing stays as it is

    @property
    def clip(self) -> Clip | None:
        """The clip that is clearly shown, or None."""
        if (
            None in (self.place, self.thing, self.motion)
            or not (self.kept and self.still)
            or None in self.thing.look
        ):
            return None
        return Clip(self.place, Thing(*self.thing.look, self.thing.column), self.motion)


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
    things = sorted((_sighting(*kinds[:2]) for kinds in found), key=lambda thing: thing.x)
    return View(place, tuple(things), _is_clean(difference.picture))


def watch(frames: np.ndarray) -> ClipView:
    """What the clip, uint8 (T, H, W, 3) with T at least 2, shows."""
    pixels = np.stack([shrink(frame) for frame in frames])
    views = [
        look_at(frames[index])
        for index in np.linspace(0, len(frames) - 1, FRAMES_LOOKED_AT).round().astype(int)
    ]
    place = views[0].place
    if place is None or any(view.place != place for view in views):
        return ClipView(None)
    differs = _distance(pixels, place) > ALIKE
    motion, still = _motion(differs), _is_still(pixels, differs)
    if any(len(view.things) != 1 or not view.clean for view in views):
        return ClipView(place, motion=motion, still=still)
    looks = {view.things[0].look for view in views}
    return ClipView(place, views[0].things[0], len(looks) == 1, motion, still)


def _place(pixels: np.ndarray) -> str | None:
    """The place whose empty picture agrees with the most px, if they are enough."""
    shares = {place: float((_distance(pixels, place) < ALIKE).mean()) for place in PLACES}
    best = max(shares, key=shares.get)
    return best if shares[best] >= PLACE_SHARE else None


def _distance(pixels: np.ndarray, place: str) -> np.ndarray:
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


def _motion(differs: np.ndarray) -> str | None:
    """The motion of the middle of what differs from the place, (T, FINE, FINE); None if it is not one of MOTIONS."""
    areas = differs.sum((1, 2))
    if areas.min() < MIN_AREA:
        return None
    grid = np.arange(FINE) + 0.5
    track = (
        np.stack([differs.sum(1) @ grid, differs.sum(2) @ grid], axis=1) / areas[:, None] / FINE
    )  # (T, 2): x, y
    times = np.linspace(-0.5, 0.5, len(track))
    travel = times @ track / (times @ times)  # of the straight line that fits best, over the clip
    strays = np.abs(track - track.mean(0) - times[:, None] * travel).max()
    if strays > MAX_STRAY:
        return None
    if np.abs(travel).max() < MAX_REST:
        return "stay"
    main = np.abs(travel).argmax()
    if abs(travel[main]) < MIN_TRAVEL or abs(travel[1 - main]) > MAX_REST:
        return None
    return (("left", "right"), ("up", "down"))[main][int(travel[main] > 0)]


def _is_still(pixels: np.ndarray, differs: np.ndarray) -> bool:
    """Whether px that never show a thing change little from frame to frame; both arrays are (T, FINE, FINE, ...)."""
    empty = ~differs.any(0)
    changes = np.abs(np.diff(pixels, axis=0)).max(-1)[:, empty]
    return bool(changes.size and changes.mean() < MAX_FLICKER)
