"""`@gradio/client`, as npm has it, in node."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "@gradio/client@2.7.0"
needs_node = pytest.mark.skipif(
    not (shutil.which("node") and shutil.which("npm")), reason="node and npm are not installed"
)


def install(folder: Path) -> Path:
    """The folder with the package in it, where scripts are run."""
    subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], check=True, timeout=300
    )
    return folder


def run(script: Path | str, *arguments: Any) -> str:
    """What a script prints."""
    ran = subprocess.run(["node", script, *arguments], capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
