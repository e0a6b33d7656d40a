"""The log of a training run."""

import json
from pathlib import Path


class RunLog:
    """Appends JSON lines to `file`, and prints them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)

    def __call__(self, **values: object) -> None:
        line = json.dumps(values)
        print(line, flush=True)
        with self._file.open("a") as stream:
            stream.write(line + "\n")
