"""Downloads from public addresses and from `data:` URLs, within limits. Partial files are removed."""

import asyncio
import base64
import binascii
import mimetypes
from pathlib import Path
from urllib.parse import unquote_to_bytes, urljoin

import httpx

from showo2.app.files.folders import new_folder
from showo2.app.gradio_private.uploads import public_transport
from showo2.errors import MediaTooLarge, UnreadableMedia
from showo2.media.limits import MAX_FILE_MB

MAX_SECONDS = 20
MAX_REDIRECTS = 5


async def download(url: str) -> Path:
    """The file at a public http(s) address; one inside this machine's network is refused.

    Raises UnreadableMedia, MediaTooLarge, NoDiskSpace.
    """
    try:
        async with asyncio.timeout(MAX_SECONDS):
            return await _download(url)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as error:
        raise UnreadableMedia(file=url[:80], reason="it cannot be downloaded") from error


def save_data_url(url: str) -> Path:
    """The file inside a `data:` URL. Raises UnreadableMedia, NoDiskSpace."""
    header, _, data = url.removeprefix("data:").partition(",")
    kind, *options = header.split(";")
    try:
        content = base64.b64decode(data, validate=True) if "base64" in options else unquote_to_bytes(data)
    except binascii.Error as error:
        raise UnreadableMedia(file=url[:80], reason="it is not valid base64") from error
    with new_folder() as folder:
        path = folder / f"file{mimetypes.guess_extension(kind) or ''}"
        path.write_bytes(content)
    return path


async def _download(url: str) -> Path:
    for _ in range(MAX_REDIRECTS + 1):
        transport = await public_transport(url)
        async with httpx.AsyncClient(transport=transport) as client, client.stream("GET", url) as response:
            if not response.has_redirect_location:
                return await _store(response)
            url = urljoin(str(response.url), response.headers["Location"])
    raise ValueError("too many redirects")


async def _store(response: httpx.Response) -> Path:
    response.raise_for_status()
    name = Path(response.url.path).name[-80:] or "file"
    size = 0
    with new_folder() as folder, open(folder / name, "wb") as file:
        async for chunk in response.aiter_bytes():
            size += len(chunk)
            if size > MAX_FILE_MB * 1e6:
                raise MediaTooLarge(file=name, size=f"> {MAX_FILE_MB}", limit=MAX_FILE_MB, unit="MB")
            file.write(chunk)
    return Path(file.name)
