"""Pictures that are not of the storybook world: noise, gradients, patterns, shapes without a name, screens,
close-ups, and what passes for photographs. A model that has only ever seen its own world calls each of them
a red house; shown these, it can learn to say that it does not know. Uses numpy and Pillow."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

import numpy as np
from PIL import Image, ImageDraw

from showo2.storybook.rendering import draw_scene
from showo2.storybook.scenes import PLACES, Scene, sample_scene
from showo2.storybook.sprites import INK

Paint = tuple[int, int, int]
OCTAVES = 5  # of the noise that photographs are made of
CLOSE_UP = (0.12, 0.28)  # share of a picture's side that a close-up shows


def draw_strange(rng: Random, size: int = 128) -> np.ndarray:
    """A picture of one of STRANGE, uint8 (size, size, 3)."""
    return draw_kind(rng.choice(sorted(STRANGE)), rng, size)


def draw_kind(kind: str, rng: Random, size: int = 128) -> np.ndarray:
    """A picture of that kind of STRANGE, uint8 (size, size, 3)."""
    picture = STRANGE[kind](rng, size)
    return np.clip(np.asarray(picture, np.float32), 0, 255).round().astype(np.uint8)


def _chance(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(32))


def _paint(rng: Random) -> Paint:
    return rng.randrange(256), rng.randrange(256), rng.randrange(256)


def _enlarged(values: np.ndarray, size: int, smooth: bool = True) -> np.ndarray:
    """Values (h, w, 3) of 0 to 255 as (size, size, 3)."""
    way = Image.Resampling.BICUBIC if smooth else Image.Resampling.NEAREST
    image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return np.asarray(image.resize((size, size), way), np.float32)


def _noise(rng: Random, size: int) -> np.ndarray:
    """Colored or gray noise in cells of any size."""
    cells = rng.choice((4, 8, 16, 32, 64, size))
    values = _chance(rng).uniform(0, 255, (cells, cells, rng.choice((1, 3))))
    return _enlarged(np.repeat(values, 3 // values.shape[2], axis=2), size, rng.random() < 0.5)


def _gradient(rng: Random, size: int) -> np.ndarray:
    """One color, or two to four that run into each other."""
    corners = np.array([[_paint(rng) for _ in range(2)] for _ in range(2)], np.float32)
    if rng.random() < 0.3:
        corners[:] = corners[0, 0]
    elif rng.random() < 0.3:
        corners[:, 1] = corners[:, 0]
    across = np.linspace(0, 1, size)[None, :, None]
    down = np.linspace(0, 1, size)[:, None, None]
    upper = corners[0, 0] * (1 - across) + corners[0, 1] * across
    lower = corners[1, 0] * (1 - across) + corners[1, 1] * across
    return upper * (1 - down) + lower * down


def _pattern(rng: Random, size: int) -> np.ndarray:
    """Stripes, checks, rings or waves of two colors."""
    y, x = np.mgrid[0:size, 0:size] / size
    turn, period = rng.uniform(0, pi), rng.uniform(2, 14)
    along, other = x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)
    waves = {
        "stripes": np.sin(2 * pi * period * along),
        "checks": np.sin(2 * pi * period * along) * np.sin(2 * pi * period * other),
        "rings": np.sin(2 * pi * period * np.hypot(x - rng.random(), y - rng.random())),
        "waves": np.sin(2 * pi * period * (along + 0.08 * np.sin(2 * pi * 3 * other))),
    }
    share = waves[rng.choice(sorted(waves))]
    share = (share > 0) if rng.random() < 0.6 else share / 2 + 0.5
    first, second = np.array([_paint(rng), _paint(rng)], np.float32)
    return first + (second - first) * share[..., None]


def _outline(rng: Random, size: int) -> list[tuple[float, float]]:
    """A shape without a name: a star or a blob of 3 to 11 corners."""
    corners, turn = rng.randint(3, 11), rng.random()
    x, y, reach = (rng.uniform(low, high) * size for low, high in ((0.2, 0.8), (0.25, 0.8), (0.1, 0.35)))
    points = []
    for corner in range(corners):
        angle, radius = 2 * pi * (corner / corners + turn), reach * rng.uniform(0.25, 1.0)
        points.append((x + radius * cos(angle), y + radius * sin(angle)))
    return points


def _scatter(rng: Random, image: Image.Image, count: int, inked: bool) -> Image.Image:
    draw = ImageDraw.Draw(image)
    for _ in range(count):
        points = _outline(rng, image.width)
        draw.polygon(points, fill=_paint(rng))
        if inked:
            draw.line([*points, *points[:2]], fill=INK, width=image.width // 50, joint="curve")
    return image


def _shapes(rng: Random, size: int) -> Image.Image:
    """Many shapes on one color."""
    image = Image.new("RGB", (4 * size, 4 * size), _paint(rng))
    return _scatter(rng, image, rng.randint(2, 14), rng.random() < 0.5).reduce(4)


def _unknown_thing(rng: Random, size: int) -> Image.Image:
    """A thing without a name, drawn like the world's own, in one of its places."""
    place = Image.fromarray(draw_scene(Scene(rng.choice(PLACES), ()), rng, size))
    image = place.resize((4 * size, 4 * size), Image.Resampling.BICUBIC)
    return _scatter(rng, image, rng.randint(1, 3), inked=True).reduce(4)


def _screen(rng: Random, size: int) -> Image.Image:
    """A window with a bar, and lines of something like text."""
    back, ink = ((246, 246, 248), (60, 60, 66)) if rng.random() < 0.6 else ((32, 34, 40), (200, 204, 210))
    image = Image.new("RGB", (2 * size, 2 * size), back)
    draw, side = ImageDraw.Draw(image), 2 * size
    accent = _paint(rng)
    draw.rectangle((0, 0, side, side * rng.uniform(0.05, 0.16)), fill=accent)
    if rng.random() < 0.5:
        draw.rectangle((0, 0, side * rng.uniform(0.12, 0.3), side), fill=_paint(rng))
    y = side * rng.uniform(0.18, 0.3)
    while y < side:
        x, height = side * rng.uniform(0.05, 0.35), side * rng.uniform(0.015, 0.04)
        end = side * rng.uniform(0.5, 0.97)
        while x < end:
            width = side * rng.uniform(0.02, 0.12)
            draw.rectangle((x, y, x + width, y + height), fill=ink if rng.random() < 0.93 else accent)
            x += width + side * 0.02
        y += height * rng.uniform(1.6, 4)
    if rng.random() < 0.4:
        draw.rectangle((side * 0.55, side * 0.6, side * 0.92, side * 0.9), fill=_paint(rng))
    return image.reduce(2)


def _close_up(rng: Random, size: int) -> np.ndarray:
    """A small part of a picture of the world, enlarged, turned and recolored."""
    picture = draw_scene(sample_scene(rng), rng, 4 * size)
    side = int(4 * size * rng.uniform(*CLOSE_UP))
    x, y = (rng.randrange(4 * size - side) for _ in range(2))
    part = np.rot90(picture[y : y + side, x : x + side], rng.choice((1, 2, 3)))
    return _enlarged(part[..., rng.sample(range(3), 3)], size)


def _clouds(chance: np.random.Generator, size: int, roughness: float) -> np.ndarray:
    """Noise of several octaves, (size, size, 3) around 0: the spectrum of photographs is about as smooth."""
    total = np.zeros((size, size, 3), np.float32)
    for octave in range(OCTAVES):
        cells = 3 * 2**octave
        layer = _enlarged(chance.uniform(0, 255, (cells, cells, 3)), size) / 127.5 - 1
        total += layer * roughness**octave
    return total


def _photograph(rng: Random, size: int) -> np.ndarray:
    """Rounded forms under one light, on textured ground, with grain: what a photograph looks like from
    afar."""
    chance = _chance(rng)
    texture = _clouds(chance, size, rng.uniform(0.4, 0.9))
    gray = texture.mean(2, keepdims=True)
    texture = gray + (texture - gray) * rng.uniform(0.0, 0.7)
    picture = _gradient(rng, size) * rng.uniform(0.3, 1.0) + 60 * texture
    y, x = np.mgrid[0:size, 0:size] / size
    for _ in range(rng.randint(0, 5)):
        middle_x, middle_y = rng.random(), rng.random()
        wide, high, turn = rng.uniform(0.05, 0.45), rng.uniform(0.05, 0.45), rng.uniform(0, pi)
        u, v = x - middle_x, y - middle_y
        u, v = u * cos(turn) + v * sin(turn), v * cos(turn) - u * sin(turn)
        inside = (u / wide) ** 2 + (v / high) ** 2
        light = np.sqrt(np.clip(1 - inside, 0, 1)) * rng.uniform(0.5, 1.0) + 0.3
        edge = np.clip((1 - inside) * rng.uniform(3, 20), 0, 1)[..., None]
        form = np.array(_paint(rng), np.float32) * light[..., None] + 40 * texture
        picture = picture * (1 - edge) + form * edge
    return picture + chance.normal(0, rng.uniform(0, 12), (size, size, 1))


STRANGE: dict[str, Callable[[Random, int], np.ndarray | Image.Image]] = {
    "noise": _noise,
    "gradient": _gradient,
    "pattern": _pattern,
    "shapes": _shapes,
    "unknown thing": _unknown_thing,
    "screen": _screen,
    "close-up": _close_up,
    "photograph": _photograph,
}
