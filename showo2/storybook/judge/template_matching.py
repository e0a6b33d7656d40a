"""Finds the thing that best explains how a picture differs from its empty place: the likeliest looks of a coarse
search are moved and resized in half-px steps on the fine picture, their colour following by least squares."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from showo2.storybook.judge.template_bank import EXTENTS, SCALE, bank
from showo2.storybook.judge.templates import FINE, LOOKS, Look, Template, background, template
from showo2.storybook.scenes import KINDS

FINE_EXTENTS = (14.0, 36.0)  # fine px: smallest and largest
NEAR = 2  # coarse px within which looks compete for the same thing
COMPETITORS = 4  # kinds that enter the fine search
MARGIN = 32  # fine px around a picture, so that a template may reach over its edge


@dataclass(frozen=True)
class Pose:
    """Where a look stands: centre in half px and width of its unit box in px, of the fine picture."""

    look: Look
    x: int
    y: int
    extent: float

    @property
    def template(self) -> Template:
        return template(self.look, self.extent, (self.x % 2 / 2, self.y % 2 / 2))

    @property
    def window(self) -> tuple[slice, slice]:
        """Where its template lies in a picture with MARGIN around."""
        side = self.template.side
        top, left = (MARGIN + centre // 2 - side // 2 for centre in (self.y, self.x))
        return slice(top, top + side), slice(left, left + side)


@dataclass(frozen=True, eq=False)
class Match:
    """How well a pose explains a difference."""

    pose: Pose
    colour: np.ndarray  # (3,) in 0 to 1
    gain: float  # squared difference that it takes away
    energy: float  # squared difference in its window; what it leaves is energy - gain


class Difference:
    """What of a picture is not explained yet: its difference from the empty place and the things found so far."""

    def __init__(self, picture: np.ndarray, place: str) -> None:
        """`picture` is float32 (FINE, FINE, 3) in 0 to 1."""
        around = ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0))
        self.place = place
        self._values = np.pad(picture - background(place), around)
        self._background = np.pad(background(place), around)
        self._inside = np.pad(np.ones((FINE, FINE, 1), np.float32), around)

    @property
    def picture(self) -> np.ndarray:
        """The difference without the margin, (FINE, FINE, 3)."""
        return self._values[MARGIN:-MARGIN, MARGIN:-MARGIN]

    def match(self, pose: Pose) -> Match:
        """The gain of explaining the difference by `pose` in the colour that suits it best."""
        thing, window = pose.template, pose.window
        inside, values = self._inside[window], self._values[window].ravel()
        # What is left when the thing is drawn: target - colour * body.
        target = (self._values[window] + thing.cover * self._background[window] - thing.rest) * inside
        body = (thing.body * inside).ravel()
        toward, square = body @ target.reshape(-1, 3), body @ body
        colour = (toward / (square + 1e-6)).clip(0.0, 1.0)
        energy = float(values @ values)
        left = target.ravel() @ target.ravel() - 2 * colour @ toward + square * (colour @ colour)
        return Match(pose, colour, energy - float(left), energy)

    def explain(self, match: Match) -> None:
        """Take away what `match` explains."""
        self._values[match.pose.window] -= self._drawn(match)

    def restore(self, match: Match) -> None:
        """Undo `explain`."""
        self._values[match.pose.window] += self._drawn(match)

    def _drawn(self, match: Match) -> np.ndarray:
        """What the thing adds to the empty place in its window."""
        thing, window = match.pose.template, match.pose.window
        drawn = thing.body * match.colour + thing.rest - thing.cover * self._background[window]
        return drawn * self._inside[window]


def find(difference: Difference) -> list[Match]:
    """The kinds that best explain some part of `difference`, each once, the best first; they share the part."""
    best: dict[str, Match] = {}
    for match in refine(difference, _candidates(difference)):
        best.setdefault(match.pose.look.kind, match)
    return list(best.values())


def refine(difference: Difference, poses: list[Pose]) -> list[Match]:
    """What is reached from `poses` by steps that each improve the match, the best first."""
    return sorted((_climb(difference, pose) for pose in poses), key=lambda match: match.gain, reverse=True)


def _climb(difference: Difference, pose: Pose) -> Match:
    """The best match that is reached from `pose` by moves and changes of size, larger ones first."""
    match = lru_cache(maxsize=None)(difference.match)
    best = match(pose)
    for move, growth in ((2, 1.0), (1, 0.5)):
        steps = [(move, 0, 0), (0, move, 0), (0, 0, growth)]
        steps += [tuple(-part for part in step) for step in steps]
        improved = True
        while improved:
            matches = [match(_moved(best.pose, *step)) for step in steps]
            challenger = max(matches, key=lambda found: found.gain)
            improved = challenger.gain > best.gain
            best = challenger if improved else best
    return best


def _moved(pose: Pose, x: int, y: int, growth: float) -> Pose:
    """`pose` moved and grown, its centre kept inside the picture."""
    low, high = FINE_EXTENTS
    x, y = (min(max(centre, 0), 2 * FINE) for centre in (pose.x + x, pose.y + y))
    return replace(pose, x=x, y=y, extent=min(max(pose.extent + growth, low), high))


def _candidates(difference: Difference) -> list[Pose]:
    """Where a thing is likeliest: of the likeliest kinds, the likeliest look among the smaller and the larger ones.

    Both, because the coarse grid favours what is small: outlines match less the longer they are.
    """
    costs = bank().costs(difference.picture, difference.place)  # (looks, extents, y, x)
    *_, y, x = np.unravel_index(costs.argmin(), costs.shape)
    top, left = max(int(y) - NEAR, 0), max(int(x) - NEAR, 0)
    near = costs[:, :, top : y + NEAR + 1, left : x + NEAR + 1]
    by_kind = near.reshape(len(KINDS), -1, *near.shape[1:])  # (kinds, sides, extents, y, x)
    half = len(EXTENTS) // 2
    poses = []
    for kind in by_kind.min((1, 2, 3, 4)).argsort()[:COMPETITORS]:
        for smallest, some in ((0, by_kind[kind, :, :half]), (half, by_kind[kind, :, half:])):
            side, size, row, column = map(int, np.unravel_index(some.argmin(), some.shape))
            look = LOOKS[by_kind.shape[1] * kind + side]
            extent = float(round(EXTENTS[smallest + size] * SCALE))
            poses.append(Pose(look, 2 * SCALE * (left + column), 2 * SCALE * (top + row), extent))
    return poses
