"""Files as Gradio passes them to handlers."""

from pathlib import Path

from gradio import FileData


def uploaded(path: Path | str) -> dict:
    """An uploaded file as Gradio names it in a call."""
    return FileData(path=str(path)).model_dump()
