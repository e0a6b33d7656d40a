"""Charts of results as SVG: speedups over the baseline, the way to `fast`, and curves of growth."""

import math
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any, TypeVar
from xml.sax.saxutils import escape

from showo2.benchmark.ablation import Ablation
from showo2.benchmark.measurement import Comparison, Curve

ROW, LEFT, WIDTH = 30, 300, 460  # px: height of a row, start of the bars, their maximum length
REACHED, MISSED, INK = "#2f7d5b", "#c2703d", "#888888"  # readable on white and on black
COLORS = (REACHED, MISSED, "#5b7fb5", "#a0689c")  # of curves, the same
SPEED_NOTE = "speedup over recomputing the sequence for every step and token, logarithmic; | marks the target"
WAY_WIDTH, WAY_WORDS = 150, 450  # px, of the longest bar on the way to `fast`, and of what stands behind it
WAY_NOTE = (
    "speedup of a picture, logarithmic; share of nano's pictures that are right, its change, 95% interval"
)
PANEL_WIDTH, PANEL_HEIGHT, COLUMNS = 420, 280, 2  # px, of one panel of curves
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 70, 30, 80, 44
LABEL = 44  # px that a number below an axis takes
Kind = TypeVar("Kind")


def draw_figures(results: Sequence[Any]) -> dict[str, str]:
    """An SVG by file name for each kind of result that a figure shows."""

    def of(kind: type[Kind]) -> list[Kind]:
        return [result for result in results if isinstance(result, kind)]

    speedups = [each for each in of(Comparison) if not each.target.at_most and each.target.ratio > 1]
    curves = of(Curve)
    drawn: tuple[tuple[str, Sequence[Any], Callable[[Any], str]], ...] = (
        ("speed.svg", speedups, draw_speedups),
        ("ablation.svg", of(Ablation), draw_way),
        ("time-growth.svg", [curve for curve in curves if curve.unit == "s"], draw_curves),
        ("memory-growth.svg", [curve for curve in curves if curve.unit == "GB"], draw_curves),
    )
    return {name: draw(shown) for name, shown, draw in drawn if shown}


def draw_speedups(comparisons: Sequence[Comparison]) -> str:
    """Bars on a logarithmic scale, with a line at each target."""
    scale = WIDTH / math.log(max(max(each.ratio, each.target.ratio) for each in comparisons))
    parts = []
    for number, each in enumerate(comparisons):
        target, length = scale * math.log(each.target.ratio), scale * math.log(max(each.ratio, 1))
        color = REACHED if each.reached else MISSED
        y = ROW * number + 8
        parts += _bar(y, each.target.name, length, color, f"{each.ratio:.3g}×", max(length, target))
        parts.append(f'<path d="M{LEFT + target:.1f} {y - 3}v{ROW - 4}" stroke="{INK}" stroke-width="2"/>')
    return _chart(parts, len(comparisons), LEFT + WIDTH + 90, SPEED_NOTE)


def draw_way(steps: Sequence[Ablation]) -> str:
    """A bar for each step of the way, as long as all steps so far save time; its own factor and its price."""
    scale = WAY_WIDTH / math.log(max(step.speedup for step in steps))
    parts = []
    for number, step in enumerate(steps):
        said = f"{step.speedup:.2g}×"
        if number:
            price = "the same latents" if step.price is None else f"{step.score:.3f}, {step.price}"
            said += f", this step {step.factor:.2f}×; {price}"
        length = scale * math.log(max(step.speedup, 1))
        parts += _bar(ROW * number + 8, step.name, length, REACHED, said, length)
    return _chart(parts, len(steps), LEFT + WAY_WIDTH + WAY_WORDS, WAY_NOTE)


def draw_curves(curves: Sequence[Curve]) -> str:
    """A panel for each axis, both scales logarithmic."""
    axes = list(dict.fromkeys(curve.axis for curve in curves))
    parts = []
    for number, axis in enumerate(axes):
        row, column = divmod(number, COLUMNS)
        shown = [curve for curve in curves if curve.axis == axis]
        panel = "\n".join(_panel(axis, shown))
        parts.append(f'<g transform="translate({column * PANEL_WIDTH} {row * PANEL_HEIGHT})">\n{panel}\n</g>')
    return _svg(parts, COLUMNS * PANEL_WIDTH, math.ceil(len(axes) / COLUMNS) * PANEL_HEIGHT)


def _panel(axis: str, curves: Sequence[Curve]) -> list[str]:
    xs = sorted({x for curve in curves for x in curve.xs})
    ys = [y for curve in curves for y in curve.ys]
    right, bottom = PANEL_WIDTH - MARGIN_RIGHT, PANEL_HEIGHT - MARGIN_BOTTOM
    x_of, y_of = _log_scale(xs, MARGIN_LEFT, right), _log_scale(ys, bottom, MARGIN_TOP)
    parts = [
        f'<path d="M{MARGIN_LEFT} {MARGIN_TOP}V{bottom}H{right}" fill="none" stroke="{INK}"/>',
        f'<text x="{right}" y="{bottom + 32}" text-anchor="end">{escape(axis)}</text>',
    ]
    for x in _spaced(xs, x_of):
        parts.append(f'<text x="{x_of(x):.1f}" y="{bottom + 16}" text-anchor="middle">{x:g}</text>')
    for y in (min(ys), max(ys)):
        label = f"{y:.0f} {curves[0].unit}" if y >= 10 else f"{y:.2g} {curves[0].unit}"
        parts.append(f'<text x="{MARGIN_LEFT - 6}" y="{y_of(y) + 4:.1f}" text-anchor="end">{label}</text>')
    for number, (curve, color) in enumerate(zip(curves, cycle(COLORS), strict=False)):
        points = [(x_of(x), y_of(y)) for x, y in zip(curve.xs, curve.ys, strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        words = f"{curve.name}: exponent {curve.exponent:.2f}, {curve.last_exponent:.2f} at the end"
        parts += [
            f'<text x="{MARGIN_LEFT}" y="{16 + 15 * number}" fill="{color}">{escape(words)}</text>',
            f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>',
            *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in points),
        ]
    return parts


def _log_scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    """Pixels of a value: the least value at `start`, the largest at `end`."""
    least = min(values)
    span = math.log(max(values) / least) or 1.0
    return lambda value: start + (end - start) * math.log(value / least) / span


def _spaced(values: Sequence[float], position: Callable[[float], float]) -> list[float]:
    """Those of ascending values whose labels do not touch; always the first and the last."""
    kept = [values[0]]
    for value in values[1:-1]:
        if position(value) - position(kept[-1]) > LABEL and position(values[-1]) - position(value) > LABEL:
            kept.append(value)
    return [*kept, *values[1:][-1:]]


def _bar(y: float, name: str, length: float, color: str, value: str, end: float) -> list[str]:
    """A bar with its name on the left, and its value behind `end`."""
    baseline = y + 15
    return [
        f'<text x="{LEFT - 12}" y="{baseline}" text-anchor="end">{escape(name)}</text>',
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 10}" rx="3" fill="{color}"/>',
        f'<text x="{LEFT + end + 8:.1f}" y="{baseline}" font-weight="600" fill="{color}">'
        f"{escape(value)}</text>",
    ]


def _chart(parts: list[str], num_rows: int, width: int, note: str) -> str:
    """Rows of bars above a note."""
    height = ROW * num_rows + 40
    return _svg([*parts, f'<text x="12" y="{height - 10}" font-size="12">{note}</text>'], width, height, 14)


def _svg(parts: Sequence[str], width: int, height: int, font_size: int = 12) -> str:
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'font-size="{font_size}" font-family="system-ui, sans-serif" fill="{INK}">'
    )
    return "\n".join((start, *parts, "</svg>")) + "\n"
