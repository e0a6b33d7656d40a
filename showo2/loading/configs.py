"""config.json of a checkpoint's folder, of any format."""

import json
from pathlib import Path
from typing import Any

from showo2.checkpoints import Checkpoint
from showo2.errors import BrokenFile, MissingFile

CONFIG_FILE = "config.json"
OWN_FORMAT = "showo2"  # `format` in the config.json of this project's own folders


def read_config(folder: Path) -> dict[str, Any]:
    """The config.json of a folder. Raises MissingFile, BrokenFile."""
    file = folder / CONFIG_FILE
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingFile(folder=folder, file=CONFIG_FILE) from error
    except (ValueError, RecursionError) as error:  # not JSON, not even text, or nested too deeply
        raise BrokenFile(file=file, reason="not JSON") from error
    if not isinstance(config, dict):
        raise BrokenFile(file=file, reason="not a configuration")
    return config


def write_config(checkpoint: Checkpoint, folder: Path) -> None:
    """Write the config.json of a folder in this project's own format."""
    config = {"format": OWN_FORMAT, "checkpoint": checkpoint.to_dict()}
    text = json.dumps(config, indent=2, ensure_ascii=False)
    (folder / CONFIG_FILE).write_text(text + "\n", encoding="utf-8")
