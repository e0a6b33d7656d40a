"""A chart of the speedups over the baseline, as SVG, on a logarithmic scale with a line at each target."""

import math
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

ROW, LEFT, WIDTH = 30, 300, 460  # px: height of a row, start of the bars, their maximum length
REACHED, MISSED, INK = "#2f7d5b", "#c2703d", "#888888"  # readable on white and on black
NOTE = "speedup over recomputing the sequence for every step and token, logarithmic; | marks the target"


def draw_figure(rows: Sequence[dict[str, Any]]) -> str:
    """An SVG of the rows (from `Comparison.to_dict`) whose target is a speedup above 1."""
    bars = [row for row in rows if row["mark"] and row["mark"].startswith(">=") and _target(row) > 1]
    longest = max((max(row["ratio"], _target(row)) for row in bars), default=math.e)
    scale = WIDTH / math.log(longest)
    height = ROW * len(bars) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 90}" height="{height}" '
        f'font-size="14" font-family="system-ui, sans-serif" fill="{INK}">'
    ]
    for number, row in enumerate(bars):
        y, length = ROW * number + 8, scale * math.log(max(row["ratio"], 1))
        target = LEFT + scale * math.log(_target(row))
        color = REACHED if row["reached"] else MISSED
        value_x, rounded = LEFT + max(length, target - LEFT) + 8, f"{row['ratio']:.3g}×"
        parts += [
            f'<text x="{LEFT - 12}" y="{y + 15}" text-anchor="end">{escape(row["name"])}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 10}" rx="3" fill="{color}"/>',
            f'<path d="M{target:.1f} {y - 3}v{ROW - 4}" stroke="{INK}" stroke-width="2"/>',
            f'<text x="{value_x:.1f}" y="{y + 15}" font-weight="600" fill="{color}">{rounded}</text>',
        ]
    parts += [f'<text x="12" y="{height - 10}" font-size="12">{NOTE}</text>', "</svg>"]
    return "\n".join(parts) + "\n"


def _target(row: dict[str, Any]) -> float:
    return float(row["mark"].removeprefix(">= ").partition("x")[0])
