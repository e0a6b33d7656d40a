"""Gradio's server of the Model Context Protocol, which also hands over the pictures that stand inside a result.

Gradio makes image content of a tool whose whole result is one file. Ours are records of pictures with their seeds, or of
scenes, so there a model would get addresses alone, which few clients open for it.
"""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio.mcp
from gradio_client.utils import is_file_obj_with_meta


class PictureServer(gradio.mcp.GradioMCPServer):
    """The same server; every picture in a record follows the record's text as image content."""

    def postprocess_output_data(self, data: Any, root_url: str) -> list:
        content = super().postprocess_output_data(data, root_url)
        for record in data:
            if not is_file_obj_with_meta(record):  # a file by itself is Gradio's own case
                content += [self._content(path) for path in _files_in(record) if self.get_image(path)]
        return content

    def _content(self, path: str) -> Any:
        encoded = base64.b64encode(
            Path(path).read_bytes()
        ).decode()  # with the settings that the file carries
        mime_type = self.get_image(path).get_format_mimetype()
        return self.types.ImageContent(type="image", data=encoded, mimeType=mime_type)


def install() -> None:
    """Let the next launch with `mcp_server=True` take this server: `launch` has no parameter for it."""
    gradio.mcp.GradioMCPServer = PictureServer


def _files_in(value: Any) -> Iterator[str]:
    """Paths of all files in a record, in its order."""
    if is_file_obj_with_meta(value):
        yield value["path"]
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _files_in(part)
