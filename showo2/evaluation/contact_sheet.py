"""Contact sheets: the first samples of a task, unselected, each in a green or red frame above its prompt and
answer.

The texts are also written to a file; the sheet itself omits them if no font with Chinese is installed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from showo2.evaluation.outcomes import Outcome

FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSerifCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "PingFang.ttc",
)
FONT_SIZE = 13  # px
LINE = 18  # px from line to line
LINES = 6  # of words under a strip
FRAME = 3  # px around a strip
GAP = 8  # px between cells
SHEET_WIDTH = 1120  # px, unless one strip is wider
CELLS = 32  # of a sheet
RIGHT, WRONG, INK, GRAY = "#2e9d57", "#d64545", "#202020", "#6c6c6c"


def write_sheet(outcomes: Sequence[Outcome], path: Path) -> None:
    """Write the first CELLS of `outcomes` to `path` as a PNG, and the words of all to a .txt file beside
    it."""
    words = "\n".join(_lines(outcomes))
    path.with_suffix(".txt").write_text(words + "\n", encoding="utf-8")
    shown = [outcome for outcome in outcomes[:CELLS] if outcome.frames]
    if not shown:
        return
    side = shown[0].frames[0].shape[1]
    width = max(len(outcome.frames) for outcome in shown) * side + 2 * FRAME
    height = side + 2 * FRAME + LINES * LINE
    columns = max(1, (SHEET_WIDTH - GAP) // (width + GAP))
    rows = -(-len(shown) // columns)
    size = GAP + min(columns, len(shown)) * (width + GAP), GAP + rows * (height + GAP)
    sheet = Image.new("RGB", size, "white")
    for index, outcome in enumerate(shown):
        row, column = divmod(index, columns)
        sheet.paste(_cell(outcome, width, height), (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    sheet.save(path)


def _lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line per outcome, separated by tabs: number, "right" or what was wrong, prompt, answer."""
    for number, outcome in enumerate(outcomes):
        wrong = ", ".join(dict.fromkeys(name for name, passed in outcome.checks if not passed))
        yield "\t".join(
            (str(number), f"wrong: {wrong}" if wrong else "right", outcome.prompt, outcome.answer)
        )


def _cell(outcome: Outcome, width: int, height: int) -> Image.Image:
    """The frames of an outcome side by side, framed, with prompt and answer below."""
    cell = Image.new("RGB", (width, height), "white")
    strip = np.concatenate(outcome.frames, axis=1)
    draw = ImageDraw.Draw(cell)
    outer = (0, 0, strip.shape[1] + 2 * FRAME - 1, len(strip) + 2 * FRAME - 1)
    draw.rectangle(outer, fill=RIGHT if outcome.right else WRONG)
    cell.paste(Image.fromarray(strip), (FRAME, FRAME))
    y = len(strip) + 2 * FRAME
    font = _font()
    if font is None:
        return cell
    words = [(line, INK) for line in _wrapped(outcome.prompt, font, width)]
    words += [(line, GRAY) for line in _wrapped(outcome.answer, font, width)]
    for line, color in words[:LINES]:
        draw.text((0, y), line, color, font)
        y += LINE
    return cell


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """`text` in lines that fit, broken at a space where there is one, else anywhere, as Chinese may be."""
    while text:
        end = len(text)
        while end > 1 and font.getlength(text[:end]) > width:
            end -= 1
        if end < len(text) and " " in text[:end]:
            end = text.rindex(" ", 0, end) + 1
        yield text[:end].strip()
        text = text[end:]


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont | None:
    """A font with Chinese, if one is installed."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, FONT_SIZE)
        except OSError:
            continue
    return None
