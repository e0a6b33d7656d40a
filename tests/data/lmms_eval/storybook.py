"""The functions of the task in storybook.yaml."""

from typing import Any

from PIL import Image


def doc_to_visual(doc: dict[str, Any]) -> list[Image.Image | str]:
    """A picture as it is decoded, a clip by its path: as lmms-eval's own tasks give them."""
    return [doc["path"] if doc["path"].endswith(".mp4") else Image.open(doc["path"]).convert("RGB")]


def doc_to_text(doc: dict[str, Any]) -> str:
    return doc["question"]
