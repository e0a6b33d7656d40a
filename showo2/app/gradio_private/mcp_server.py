"""Gradio's MCP server."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import gradio.mcp

from showo2.app.gradio_private.files import files_in


class ImageMCPServer(gradio.mcp.GradioMCPServer):
    """Gradio's MCP server, which also returns the images inside a structured result as image content.

    Gradio does so only for a tool that returns a single file. Our tools return records of images with their
    seeds, or of scenes, for which a model would receive only URLs, and few clients open those for it.
    """

    # What is passed where a caller passes nothing, by tool.
    arguments: ClassVar[Mapping[str, Mapping[str, Any]]] = {}

    def _prepare_tool_call_args(self, name: str, arguments: dict[str, Any]) -> Any:
        return super()._prepare_tool_call_args(name, {**self.arguments.get(name, {}), **arguments})

    def postprocess_output_data(self, data: Any, root_url: str) -> list:
        content = []
        for record in data:
            if _is_message(record):
                for block in record["content"]:  # in order, the texts as they are
                    content += self._contents(block[block["type"]], root_url)
                if record["cut_short"]:
                    content += self._contents(record["cut_short"], root_url)
            else:
                content += self._contents(record, root_url)
        return content

    def _contents(self, value: Any, root_url: str) -> list:
        """A value as text, with the address of each file, then the images in it."""
        texts = super().postprocess_output_data([value], root_url)
        images = [(path, self.get_image(path)) for path in (file["path"] for file in files_in(value))]
        return [
            *(content for content in texts if content.type == "text"),
            *(self._image_content(path, image.format) for path, image in images if image),
        ]

    def _image_content(self, path: str, image_format: str | None) -> Any:
        # The file's bytes, not the decoded image: they carry the settings.
        encoded = base64.b64encode(Path(path).read_bytes()).decode()
        mime_type = f"image/{(image_format or 'png').lower()}"
        return self.types.ImageContent(type="image", data=encoded, mimeType=mime_type)


def install_mcp_server(arguments: Mapping[str, Mapping[str, Any]]) -> None:
    """Makes the next `launch(mcp_server=True)` use ImageMCPServer, with these arguments of tools where a
    caller passes none: `launch` has no parameter for it."""
    ImageMCPServer.arguments = arguments
    gradio.mcp.GradioMCPServer = ImageMCPServer  # type: ignore[misc]


def _is_message(record: Any) -> bool:
    return isinstance(record, dict) and record.get("role") == "assistant"
