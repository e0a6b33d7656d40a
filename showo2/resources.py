"""The files that ship with the software: nano's checkpoint and the page's example files.

A wheel has them inside the package (`force-include` in pyproject.toml), a checkout beside it.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
ROOT = PACKAGE if (PACKAGE / "assets").is_dir() else PACKAGE.parent
ASSETS = ROOT / "assets"
EXAMPLES = ROOT / "examples"
