"""All templates on a coarse grid, matched everywhere in a picture at once: a correlation is one product in
the frequency domain."""

from functools import lru_cache

import numpy as np

from showo2.storybook.judge.templates import COLOR_VALUES, FINE, LOOKS, background, template

COARSE = 32  # px per side
SCALE = FINE // COARSE
# Coarse px: the sizes that the world draws, in steps that the fine search can bridge.
EXTENTS = (8.0, 9.0, 10.2, 11.5, 13.0, 14.6)
STRICTNESS = 0.5  # weight of the residual that a thing covers, as a penalty


class TemplateBank:
    """The templates of all LOOKS at all EXTENTS.

    Pasting a thing of color c changes the squared residual by a quadratic in c, whose coefficients are
    correlations of `cover`, `body` and `rest` with the background and the residual: all colors cost as much
    as one. Arrays are (templates, COARSE, COARSE) or their spectra.
    """

    def __init__(self) -> None:
        things = [template(look, extent) for look in LOOKS for extent in EXTENTS]
        self._cover = np.stack([_on_grid(thing.cover) for thing in things])[..., 0]
        self._body = np.stack([_on_grid(thing.body) for thing in things])[..., 0]
        self._rest = np.stack([_on_grid(thing.rest) for thing in things])
        self._spectra = {
            "cover": _spectrum(self._cover),
            "body": _spectrum(self._body),
            "rest": _spectrum(self._rest),
        }
        self._still = lru_cache(maxsize=None)(self._still_part)

    def costs(self, residual: np.ndarray, place: str) -> np.ndarray:
        """Change of the squared `residual` (FINE, FINE, 3) from the empty `place` when a thing is pasted with
        its center on a coarse px, in the color that suits it best: (looks, extents, COARSE, COARSE).

        STRICTNESS of what a thing covers is added, so that one that fits its place well goes before one that
        lies across two others and explains half of both.
        """
        values, empty = _halved(residual), _halved(background(place))
        constant, linear = self._still(place)
        spectrum = np.fft.rfft2(values, axes=(0, 1)).astype(np.complex64)
        shade = np.fft.rfft2((empty * values).sum(-1)).astype(np.complex64)
        energy = np.fft.rfft2(np.square(values).sum(-1)).astype(np.complex64)
        mixed = self._spectra["cover"] * (2 * shade + STRICTNESS * energy)
        constant = constant + _field(mixed - 2 * (self._spectra["rest"] * spectrum).sum(-1))
        linear = [part + _field(self._spectra["body"] * spectrum[..., i]) for i, part in enumerate(linear)]
        square = np.square(self._body).sum((1, 2))[:, None, None]
        best = np.full_like(constant, np.inf)
        for color in COLOR_VALUES:
            toward = sum(2 * channel * part for channel, part in zip(color, linear, strict=True))
            np.minimum(best, square * (color @ color) - toward, out=best)
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
def template_bank() -> TemplateBank:
    """The templates, made on first use."""
    return TemplateBank()


def _on_grid(part: np.ndarray) -> np.ndarray:
    """A template (side, side, C) on the whole coarse grid, its center at the origin."""
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
