"""What runs requests for the page, the endpoints and OpenAI's routes."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from showo2.checkpoints import Checkpoint
from showo2.outputs import Loading, Memory, Offer, Speed
from showo2.requests import Request


class Engine(Protocol):
    """A loaded checkpoint: a `Pipeline` in this process, or a `ClusterEngine` over replicas elsewhere.

    `showo2.pipeline.Pipeline` describes each member.
    """

    switches: int

    @property
    def checkpoint(self) -> Checkpoint: ...

    @property
    def name(self) -> str: ...

    @property
    def device(self) -> str: ...

    @property
    def dtype(self) -> str: ...

    @property
    def precision(self) -> str: ...

    @property
    def memory(self) -> Memory: ...

    @property
    def file_bytes(self) -> int: ...

    @property
    def speed(self) -> Speed | None: ...

    @property
    def capacity(self) -> int: ...

    def offers(self) -> list[Offer]: ...

    def switch(
        self, name: str, *, quantization: str | None = None, lora_strength: float | None = None
    ) -> Iterator[Loading]: ...

    def listen(self, listener: Callable[[Request, Any], None]) -> None: ...

    def run(self, request: Request) -> Iterator[Any]: ...
