"""Runs requests step by step in threads, and stops them when their client disconnects."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import anyio
from anyio.to_thread import run_sync
from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from showo2.app.model_queue import MAX_READING, MAX_WAITING
from showo2.app.monitoring.records import recorded
from showo2.app.shutdown import in_flight
from showo2.app.stepper import END, Stepper

MAX_THREADS = MAX_WAITING + MAX_READING
_limiter = anyio.CapacityLimiter(MAX_THREADS)
T = TypeVar("T")
Writer = Callable[[str], Awaitable[None]]  # sends one event


@dataclass(frozen=True)
class Waiting:
    """A request that does not use the model, and how many are ahead; 0: it waits for its turn between two
    steps; None: its files are being read."""

    ahead: int | None


def recorded_outputs(outputs: Iterator[Any], task: str, request: str) -> Iterator[Any]:
    """The same outputs, with a record of the request."""
    with recorded(task, "openai", request):
        yield from outputs


def request_id(http: HttpRequest) -> str:
    """The id of a request in the log and in errors."""
    name: str = http.state.request_id
    return name


async def stepped(generator: Iterator[Any]) -> AsyncIterator[Any]:
    """What a blocking generator yields, each in a thread; it is closed in the end."""
    stepper = Stepper(generator)
    try:
        with in_flight() as check_time:
            while (output := await run_sync(stepper.step, limiter=_limiter)) is not END:
                check_time()
                yield output
    finally:
        with anyio.CancelScope(shield=True):
            await run_sync(stepper.close)


async def last(outputs: AsyncIterator[Any]) -> Any:
    """The last output that is not a wait."""
    output = None
    async for each in outputs:
        output = output if isinstance(each, Waiting) else each
    return output


async def until_placed(outputs: AsyncIterator[Any]) -> Any:
    """The first output after the request was checked and its files were read."""
    while (output := await anext(outputs)) == Waiting(None):
        pass
    return output


async def while_connected(receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which is canceled when the client leaves; then raises ClientDisconnect."""

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(watch())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientDisconnect()
    finally:
        leaving.cancel()
        if not working.done():
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working


class EventStream(Response):
    """Server-sent events. `write` gets a function that sends one; its work ends when the client leaves."""

    media_type = "text/event-stream"

    def __init__(
        self, write: Callable[[Callable[[str], Awaitable[None]]], Coroutine[Any, Any, None]]
    ) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def event(text: str) -> None:
            body = f"{text}\n\n".encode()
            await send({"type": "http.response.body", "body": body, "more_body": True})

        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        with suppress(ClientDisconnect):
            await while_connected(receive, self._write(event))
            await send({"type": "http.response.body", "body": b"", "more_body": False})
