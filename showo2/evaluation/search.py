"""Finds the thing that best explains how a picture differs from its empty place. First every template is tried
everywhere on a coarse grid, in the frequency domain, where a correlation is one product; then the likeliest looks
are moved and resized in half-px steps on the fine picture, their colour following by least squares."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from showo2.evaluation.templates import (
    COLOUR_VALUES,
    FINE,
    LOOKS,
    Look,
    Template,
    background,
    template,
)
from showo2.training.storybook import KINDS

COARSE = 32  # px a side of the first search
SCALE = FINE // COARSE
EXTENTS = (10.0, 11.2, 12.6, 14.2)  # coarse px: what the world draws, in steps the second search bridges
FINE_EXTENTS = (16.0, 38.0)  # fine px: smallest and largest
STRICTNESS = 0.5
NEAR = 2  # coarse px within which looks compete for the same thing
COMPETITORS = 4  # kinds that enter the second search
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
    return refine(difference, _candidates(difference))


def refine(difference: Difference, poses: list[Pose]) -> list[Match]:
    """What is reached from `poses` by steps that each improve the match, the best first."""
    return sorted((_refine(difference, pose) for pose in poses), key=lambda match: match.gain, reverse=True)


def _refine(difference: Difference, pose: Pose) -> Match:
    """The best match that is reached from `pose` by steps that each improve it."""
    match = lru_cache(maxsize=None)(difference.match)
    best = match(pose)
    for move, growth in ((2, 1.0), (1, 0.5)):
        improved = True
        while improved:
            steps = [
                (move, 0, 0),
                (-move, 0, 0),
                (0, move, 0),
                (0, -move, 0),
                (0, 0, growth),
                (0, 0, -growth),
            ]
            challenger = max(
                (match(_moved(best.pose, *step)) for step in steps), key=lambda match: match.gain
            )
            improved = challenger.gain > best.gain
            best = challenger if improved else best
    return best


def _moved(pose: Pose, x: int, y: int, growth: float) -> Pose:
    """`pose` moved and grown, its centre kept inside the picture."""
    low, high = FINE_EXTENTS
    x, y = (min(max(centre, 0), 2 * FINE) for centre in (pose.x + x, pose.y + y))
    return replace(pose, x=x, y=y, extent=min(max(pose.extent + growth, low), high))


def _candidates(difference: Difference) -> list[Pose]:
    """Where a thing is likeliest, the likeliest look of the likeliest kinds."""
    costs = _bank().costs(difference)  # (looks, extents, y, x)
    *_, y, x = np.unravel_index(costs.argmin(), costs.shape)
    top, left = max(int(y) - NEAR, 0), max(int(x) - NEAR, 0)
    near = costs[:, :, top : y + NEAR + 1, left : x + NEAR + 1]
    by_kind = near.reshape(len(KINDS), -1)
    shape = (len(LOOKS) // len(KINDS), *near.shape[1:])
    poses = []
    for kind in by_kind.min(1).argsort()[:COMPETITORS]:
        side, size, row, column = map(int, np.unravel_index(by_kind[kind].argmin(), shape))
        look, extent = LOOKS[shape[0] * kind + side], float(round(EXTENTS[size] * SCALE))
        poses.append(Pose(look, 2 * SCALE * (left + column), 2 * SCALE * (top + row), extent))
    return poses


class _Bank:
    """All templates on the coarse grid, ready to be correlated with a picture.

    Pasting a thing of colour c changes the squared difference by a quadratic in c, whose coefficients are
    correlations of `cover`, `body` and `rest` with the background and the difference: so all colours cost as
    much as one. Arrays are (templates, COARSE, COARSE) or their spectra.
    """

    def __init__(self) -> None:
        things = [template(look, extent) for look in LOOKS for extent in EXTENTS]
        self._cover = np.stack([_on_grid(thing.cover) for thing in things])[..., 0]
        self._body = np.stack([_on_grid(thing.body) for thing in things])[..., 0]
        self._rest = np.stack([_on_grid(thing.rest) for thing in things])
        self._spectra = {
            "cover": _spectrum(self._cover), "body": _spectrum(self._body), "rest": _spectrum(self._rest)
        }  # fmt: skip
        self._still = lru_cache(maxsize=None)(self._still_part)

    def costs(self, difference: Difference) -> np.ndarray:
        """Change of the squared difference with the best colour, (looks, extents, COARSE, COARSE).

        STRICTNESS of what a thing covers is added, so that one that fits its place well goes before one that
        lies across two others and explains half of both.
        """
        values, place = _halved(difference.picture), _halved(background(difference.place))
        constant, linear = self._still(difference.place)
        spectrum = np.fft.rfft2(values, axes=(0, 1)).astype(np.complex64)
        shade = np.fft.rfft2((place * values).sum(-1)).astype(np.complex64)
        energy = np.fft.rfft2(np.square(values).sum(-1)).astype(np.complex64)
        mixed = self._spectra["cover"] * (2 * shade + STRICTNESS * energy)
        constant = constant + _field(mixed - 2 * (self._spectra["rest"] * spectrum).sum(-1))
        linear = [part + _field(self._spectra["body"] * spectrum[..., i]) for i, part in enumerate(linear)]
        square = np.square(self._body).sum((1, 2))[:, None, None]
        best = np.full_like(constant, np.inf)
        for colour in COLOUR_VALUES:
            toward = sum(2 * channel * part for channel, part in zip(colour, linear, strict=True))
            np.minimum(best, square * (colour @ colour) - toward, out=best)
        return (constant + best).reshape(len(LOOKS), len(EXTENTS), COARSE, COARSE)

    def _still_part(self, place: str) -> tuple[np.ndarray, list[np.ndarray]]:
        """The part of the coefficients that depends on the place alone."""
        empty = _halved(background(place))
        shade = np.fft.rfft2(np.square(empty).sum(-1))
        constant = _field(_spectrum(np.square(self._cover)) * shade)
        constant += np.square(self._rest).sum((1, 2, 3))[:, None, None]
        linear = []
        for channel in range(3):
            spectrum = np.fft.rfft2(empty[..., channel])
            rest = self._rest[..., channel]
            constant -= 2 * _field(_spectrum(self._cover * rest) * spectrum)
            own = (self._body * rest).sum((1, 2))[:, None, None]
            linear.append(_field(_spectrum(self._body * self._cover) * spectrum) - own)
        return constant, linear


@lru_cache(maxsize=1)
def _bank() -> _Bank:
    return _Bank()


def _on_grid(part: np.ndarray) -> np.ndarray:
    """A template (side, side, C) on the whole coarse grid, its centre at the origin."""
    grid = np.zeros((COARSE, COARSE, part.shape[-1]), np.float32)
    grid[: len(part), : len(part)] = part
    return np.roll(grid, (-(len(part) // 2),) * 2, axis=(0, 1))


def _spectrum(parts: np.ndarray) -> np.ndarray:
    """Conjugate spectra of (templates, COARSE, COARSE, ...): their products correlate."""
    return np.fft.rfft2(parts, axes=(1, 2)).conj().astype(np.complex64)


def _field(spectra: np.ndarray) -> np.ndarray:
    return np.fft.irfft2(spectra, s=(COARSE, COARSE), axes=(1, 2)).astype(np.float32)


def _halved(picture: np.ndarray) -> np.ndarray:
    """(FINE, FINE, 3) -> (COARSE, COARSE, 3)."""
    return picture.reshape(COARSE, SCALE, COARSE, SCALE, 3).mean((1, 3))
