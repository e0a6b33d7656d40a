"""Finds the thing that best explains the residual of a picture: the best candidates of a coarse search are
moved and resized in half-px steps on the fine picture, their color following by least squares."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from showo2.storybook.judge.template_bank import EXTENTS, SCALE, template_bank
from showo2.storybook.judge.templates import FINE, LOOKS, Look, Template, background, template
from showo2.storybook.scenes import KINDS

FINE_EXTENTS = (14.0, 36.0)  # fine px: smallest and largest
NEAR = 2  # coarse px within which looks compete for the same thing
CANDIDATE_KINDS = 4  # that enter the fine search
MARGIN = 32  # fine px around a picture, so that a template may reach over its edge


@dataclass(frozen=True)
class Pose:
    """Where a look is: center in half px and width of its unit box in px, of the fine picture."""

    look: Look
    x: int
    y: int
    extent: float

    @property
    def template(self) -> Template:
        return template(self.look, self.extent, (self.x % 2 / 2, self.y % 2 / 2))

    @property
    def window(self) -> tuple[slice, slice]:
        """Where its template lies in a picture padded by MARGIN."""
        side = self.template.side
        top, left = (MARGIN + center // 2 - side // 2 for center in (self.y, self.x))
        return slice(top, top + side), slice(left, left + side)


@dataclass(frozen=True, eq=False)
class Match:
    """How well a pose explains a residual."""

    pose: Pose
    color: np.ndarray  # (3,) in [0, 1]
    gain: float  # how much less the squared residual is without the thing
    energy: float  # the squared residual in its window; it leaves energy - gain


class Residual:
    """What of a picture is not explained yet: its difference from the empty place with the things found so
    far."""

    def __init__(self, picture: np.ndarray, place: str) -> None:
        """`picture` is float32 (FINE, FINE, 3) in [0, 1]."""
        around = ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0))
        self.place = place
        self._values = np.pad(picture - background(place), around)
        self._background = np.pad(background(place), around)
        self._inside = np.pad(np.ones((FINE, FINE, 1), np.float32), around)

    @property
    def picture(self) -> np.ndarray:
        """The residual without the margin, (FINE, FINE, 3)."""
        return self._values[MARGIN:-MARGIN, MARGIN:-MARGIN]

    def match(self, pose: Pose) -> Match:
        """The gain of explaining the residual by `pose`, in the color that suits it best."""
        thing, window = pose.template, pose.window
        inside, values = self._inside[window], self._values[window].ravel()
        # What is left when the thing is drawn: target - color * body.
        target = (self._values[window] + thing.cover * self._background[window] - thing.rest) * inside
        body = (thing.body * inside).ravel()
        toward, square = body @ target.reshape(-1, 3), body @ body
        color = (toward / (square + 1e-6)).clip(0.0, 1.0)
        energy = float(values @ values)
        left = target.ravel() @ target.ravel() - 2 * color @ toward + square * (color @ color)
        return Match(pose, color, energy - float(left), energy)

    def subtract(self, match: Match) -> None:
        """Remove what `match` explains."""
        self._values[match.pose.window] -= self._drawn(match)

    def add_back(self, match: Match) -> None:
        """Undo `subtract`."""
        self._values[match.pose.window] += self._drawn(match)

    def _drawn(self, match: Match) -> np.ndarray:
        """The thing's difference from the empty place in its window."""
        thing, window = match.pose.template, match.pose.window
        drawn = thing.body * match.color + thing.rest - thing.cover * self._background[window]
        return drawn * self._inside[window]


def match_kinds(residual: Residual) -> list[Match]:
    """The best match of each of the likeliest kinds around the spot that a thing explains best, the best
    first."""
    best: dict[str, Match] = {}
    for match in refine(residual, _candidates(residual)):
        best.setdefault(match.pose.look.kind, match)
    return list(best.values())


def refine(residual: Residual, poses: list[Pose]) -> list[Match]:
    """The local optima of `match` from each of `poses`, the best first."""
    return sorted((_climb(residual, pose) for pose in poses), key=lambda match: match.gain, reverse=True)


def _climb(residual: Residual, pose: Pose) -> Match:
    """Hill climbing from `pose` by moves and changes of size, with coarse steps first."""
    match = lru_cache(maxsize=None)(residual.match)
    best = match(pose)
    for move, growth in ((2, 1.0), (1, 0.5)):
        steps = [(move, 0, 0.0), (0, move, 0.0), (0, 0, growth)]
        steps += [(-x, -y, -change) for x, y, change in steps]
        improved = True
        while improved:
            matches = [match(_moved(best.pose, *step)) for step in steps]
            challenger = max(matches, key=lambda found: found.gain)
            improved = challenger.gain > best.gain
            best = challenger if improved else best
    return best


def _moved(pose: Pose, x: int, y: int, growth: float) -> Pose:
    """`pose` moved and resized, its center kept inside the picture."""
    low, high = FINE_EXTENTS
    x, y = (min(max(center, 0), 2 * FINE) for center in (pose.x + x, pose.y + y))
    return replace(pose, x=x, y=y, extent=min(max(pose.extent + growth, low), high))


def _candidates(residual: Residual) -> list[Pose]:
    """Where a thing is likeliest: of the likeliest kinds, the best look among the smaller and the larger
    sizes.

    Both, because the coarse grid favors small things: the longer an outline, the less it matches.
    """
    costs = template_bank().costs(residual.picture, residual.place)  # (looks, extents, y, x)
    *_, y, x = np.unravel_index(costs.argmin(), costs.shape)
    top, left = max(int(y) - NEAR, 0), max(int(x) - NEAR, 0)
    near = costs[:, :, top : y + NEAR + 1, left : x + NEAR + 1]
    by_kind = near.reshape(len(KINDS), -1, *near.shape[1:])  # (kinds, sides, extents, y, x)
    half = len(EXTENTS) // 2
    poses = []
    for kind in by_kind.min((1, 2, 3, 4)).argsort()[:CANDIDATE_KINDS]:
        for smallest, some in ((0, by_kind[kind, :, :half]), (half, by_kind[kind, :, half:])):
            side, size, row, column = map(int, np.unravel_index(some.argmin(), some.shape))
            look = LOOKS[by_kind.shape[1] * kind + side]
            extent = float(round(EXTENTS[smallest + size] * SCALE))
            poses.append(Pose(look, 2 * SCALE * (left + column), 2 * SCALE * (top + row), extent))
    return poses
