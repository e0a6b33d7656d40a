"""Uploads, and what programs name by its address in place of one."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import gradio.processing_utils
import gradio.route_utils
import httpx
import safehttpx
from gradio.processing_utils import PUBLIC_HOSTNAME_WHITELIST


class TidyUploadParser(gradio.route_utils.GradioMultiPartParser):
    """Gradio's parser of uploads; removes partial files when the disk is full or the visitor disconnects."""

    async def parse(self) -> Any:
        try:
            return await super().parse()
        except BaseException:
            for file in self._files_to_close_on_error:
                Path(file.name).unlink(missing_ok=True)
                with suppress(OSError):  # what is still to be written does not fit either
                    file.close()
            raise


def install_upload_parser() -> None:
    """Makes every upload use TidyUploadParser: Gradio has no parameter for it."""
    gradio.route_utils.GradioMultiPartParser = TidyUploadParser  # type: ignore[misc]


async def public_transport(url: str) -> httpx.AsyncBaseTransport | None:
    """The transport to the host of an address; raises ValueError for one inside this machine's network."""
    host = httpx.URL(url).host
    if safehttpx.matches_domain_whitelist(host, PUBLIC_HOSTNAME_WHITELIST):
        return None
    return safehttpx.AsyncSecureTransport(await safehttpx.async_validate_url(host))


def install_download(download: Callable[[str], Awaitable[Path]]) -> None:
    """Makes Gradio fetch the addresses that programs name in place of uploads with `download`, which may set
    limits."""

    async def fetch(url: str, cache_dir: str) -> str:
        return str(await download(url))

    gradio.processing_utils.async_ssrf_protected_download = fetch
