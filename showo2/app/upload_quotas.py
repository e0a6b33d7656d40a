"""Quotas on what a visitor, and all visitors together, may upload a day: files stay that long."""

import time
from collections import deque
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from showo2.app.files.instance import DAY
from showo2.app.http_limits import is_upload, refuse_upload
from showo2.app.visitors import visitor_in

VISITOR_MB = 2_000  # a day
TOTAL_MB = 20_000
MB = 1_000_000


class Upload(NamedTuple):
    """Bytes that have arrived."""

    time: float
    visitor: str | None
    size: int


class UploadQuotas:
    """ASGI middleware that refuses uploads once the quota of a day is used up."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._uploads: deque[Upload] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_upload(scope):
            await self._app(scope, receive, send)
            return
        visitor = visitor_in(scope)
        if self._is_used_up(visitor):
            await refuse_upload(429, "upload_quota", scope, receive, send)
            return
        size = 0

        async def count() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            return message

        try:
            await self._app(scope, count, send)
        finally:
            self._uploads.append(Upload(time.time(), visitor, size))

    def _is_used_up(self, visitor: str | None) -> bool:
        while self._uploads and self._uploads[0].time < time.time() - DAY:
            self._uploads.popleft()
        total = sum(upload.size for upload in self._uploads)
        own = sum(upload.size for upload in self._uploads if upload.visitor == visitor)
        return own >= VISITOR_MB * MB or total >= TOTAL_MB * MB
