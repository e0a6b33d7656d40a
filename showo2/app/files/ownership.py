"""Owners of files: uploads and results are served only to those who sent or received them.

An owner is an account where visitors sign in with the Hub. Elsewhere it is identified by a random cookie, in
a browser or a program that keeps cookies, such as Gradio's Python client. Clients without cookies, such as
most programs and some browsers in frames of other sites, cannot be told apart: their files are served to
whoever has the address, which cannot be guessed.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.gradio_private.callers import is_relayed
from showo2.app.gradio_private.files import cache_folder
from showo2.app.gradio_private.routes import CONFIG_ROUTE
from showo2.app.visitors import account_in
from showo2.errors import ForeignFile

COOKIE = "showo2_owner"
OWNER = re.compile(r"[\w-]{43}", re.ASCII)
BYTES = 32
# Number of entries from which those of deleted files are dropped; files stay for a day.
TIDIED_AT = 10_000

Owner = str | None  # None keeps no cookies
_CURRENT: ContextVar[Owner] = ContextVar("owner", default=None)


class FileOwners:
    """The owners of the files in Gradio's cache; a file without an entry is served to nobody. Thread-safe."""

    def __init__(self) -> None:
        self._owners: dict[str, set[Owner]] = {}  # by path, without links
        self._tidied_at = TIDIED_AT
        self._lock = Lock()
        self._key = secrets.token_bytes(BYTES)  # of links

    def enter(self, scope: Scope) -> None:
        """From now on, the current thread or task works for whoever sent the request of this scope."""
        _CURRENT.set(owner_in(scope))

    def give(self, paths: Iterable[str], owner: Owner) -> None:
        """Adds an owner to files. A file has several where they sent the same content, or opened a link."""
        for path in paths:
            if owner in self._owners.get(path, ()):
                continue  # as at every step of a conversation
            resolved = Path(path).resolve()
            if not _is_in_cache(resolved):
                continue
            with self._lock:
                self._owners.setdefault(str(resolved), set()).add(owner)
                if len(self._owners) > self._tidied_at:
                    self._tidy()

    def _tidy(self) -> None:
        self._owners = {path: owners for path, owners in self._owners.items() if Path(path).is_file()}
        self._tidied_at = max(TIDIED_AT, 2 * len(self._owners))

    def hand_out(self, paths: Iterable[str]) -> None:
        """Adds the current thread's or task's owner to files."""
        self.give(paths, _CURRENT.get())

    def publish_all(self) -> None:
        """Makes the files that are there already public: they are the page's own, such as examples."""
        self.give(map(str, cache_folder().rglob("*")), None)

    def may_read(self, path: str) -> bool:
        """Whether the current thread or task works for an owner of a file; true for files outside the
        cache."""
        owners = self._owners.get(path)
        if owners is None:
            resolved = Path(path).resolve()
            if not _is_in_cache(resolved):
                return True
            owners = self._owners.get(str(resolved), set())
        return None in owners or _CURRENT.get() in owners

    def check(self, paths: Iterable[str]) -> None:
        """Raises ForeignFile for the file of somebody else."""
        for path in paths:
            if not self.may_read(path):
                raise ForeignFile(file=Path(path).name)

    def signed(self, address: str) -> str:
        """The address of a result with its signature, for links: whoever has it may open the result."""
        return f"{self._signature(address)}/{address}"

    def opened(self, signed: str) -> str | None:
        """The address in a link; None where it was not made by `signed`."""
        signature, _, address = signed.partition("/")
        is_ours = hmac.compare_digest(signature.encode(), self._signature(address).encode())
        return address if is_ours else None

    def _signature(self, address: str) -> str:
        return hmac.new(self._key, address.encode(), hashlib.sha256).hexdigest()


# Of this process, like Gradio's cache.
OWNERS = FileOwners()


class OwnerCookies:
    """ASGI middleware that gives a cookie to whoever opens the page, or connects as Gradio's clients do."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        OWNERS.enter(scope)

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", _new_cookie(scope["scheme"] == "https"))
            await send(message)

        begins = scope["method"] == "GET" and scope["path"] in ("/", CONFIG_ROUTE)
        gives = begins and owner_in(scope) is None and not is_relayed(Headers(scope=scope))
        await self._app(scope, receive, with_cookie if gives else send)


def owner_in(scope: Scope) -> Owner:
    """Who sent a request; an empty scope is nobody's."""
    account = account_in(scope)
    if account is not None:
        return f"@{account}"  # which no cookie can be
    value = HTTPConnection(scope).cookies.get(COOKIE, "") if scope else ""
    return value if OWNER.fullmatch(value) else None


def _new_cookie(is_https: bool) -> str:
    """The cookie lasts as long as the browser runs.

    With HTTPS it is kept in frames of other sites too, as on Spaces, apart for each of these sites.
    """
    scope = "SameSite=None; Secure; Partitioned" if is_https else "SameSite=Lax"
    return f"{COOKIE}={secrets.token_urlsafe(BYTES)}; Path=/; HttpOnly; {scope}"


def _is_in_cache(path: Path) -> bool:
    return path.is_relative_to(cache_folder().resolve())
