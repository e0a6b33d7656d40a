"""The marks as one figure: how many times as fast as recomputing, on a logarithmic scale, each beside its mark."""

import math
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

ROW, LEFT, WIDTH = 30, 300, 460  # px: a row's height, where bars begin, their room
OURS, BEHIND, INK = "#2f7d5b", "#c2703d", "#888888"  # readable on white and on black


def draw_figure(rows: Sequence[dict[str, Any]]) -> str:
    """An SVG of the measurements (as `Measurement.to_dict`) that compare the two ways by how many times."""
    bars = [row for row in rows if row["mark"] and row["mark"].startswith(">=") and _mark(row) > 1]
    longest = max(max(row["ratio"], _mark(row)) for row in bars)
    scale = WIDTH / math.log(longest)
    height = ROW * len(bars) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 90}" height="{height}" font-size="14" '
        f'font-family="system-ui, sans-serif" fill="{INK}">'
    ]
    for number, row in enumerate(bars):
        y, length = ROW * number + 8, scale * math.log(max(row["ratio"], 1))
        mark = LEFT + scale * math.log(_mark(row))
        colour = OURS if row["reached"] else BEHIND
        parts += [
            f'<text x="{LEFT - 12}" y="{y + 15}" text-anchor="end">{escape(row["name"])}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 10}" rx="3" fill="{colour}"/>',
            f'<path d="M{mark:.1f} {y - 3}v{ROW - 4}" stroke="{INK}" stroke-width="2"/>',
            f'<text x="{LEFT + max(length, mark - LEFT) + 8:.1f}" y="{y + 15}" font-weight="600" fill="{colour}">'
            f"{row['ratio']:.3g}×</text>",
        ]
    note = "times as fast as recomputing the sequence for every step and token, logarithmic; | marks what was to be reached"
    parts += [f'<text x="12" y="{height - 10}" font-size="12">{note}</text>', "</svg>"]
    return "\n".join(parts) + "\n"


def _mark(row: dict[str, Any]) -> float:
    return float(row["mark"].removeprefix(">= ").partition("x")[0])
