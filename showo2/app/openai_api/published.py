"""Result files under addresses of their own, which whoever has the address may fetch."""

import secrets
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, Response

from showo2.errors import UnknownResource

MAX_FILES = 1000


class PublishedFiles:
    """The latest MAX_FILES results by an unguessable name. Files themselves go after a day."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, Path] = OrderedDict()
        self._lock = Lock()

    def publish(self, path: Path) -> str:
        """The name of a file from now on."""
        name = f"{secrets.token_urlsafe(24)}{path.suffix}"
        with self._lock:
            self._files[name] = path
            while len(self._files) > MAX_FILES:
                self._files.popitem(last=False)
        return name

    async def __call__(self, http: HttpRequest) -> Response:
        """The handler of their route. Raises UnknownResource."""
        name = http.path_params["name"]
        path = self._files.get(name)
        if path is None or not path.is_file():
            raise UnknownResource(kind="file", name=name)
        return FileResponse(path)
