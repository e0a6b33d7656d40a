"""Fonts of this machine that can set Chinese."""

from collections.abc import Iterator, Sequence
from pathlib import Path

# With TrueType outlines, the only ones that reportlab embeds.
TRUETYPE_CHINESE = (
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "simsun.ttc",
    "Songti.ttc",
)
OTHER_CHINESE = ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "PingFang.ttc", "msyh.ttc")
FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)


def font_files(names: Sequence[str]) -> Iterator[Path]:
    """The fonts of these file names that this machine has, in order of the folders."""
    return (file for folder in FONT_FOLDERS for name in names for file in folder.rglob(name))
