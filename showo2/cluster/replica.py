"""A replica: a checkpoint in a process of its own, which runs requests that pages send it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import asdict, dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from ray import serve

from showo2.app.line import NOT_YET
from showo2.app.stepper import END, Stepper
from showo2.app.turns import Turns
from showo2.checkpoints import DEFAULT, Checkpoint
from showo2.cluster.wire import Sender
from showo2.errors import Showo2Error
from showo2.outputs import Memory, Offer
from showo2.requests import Request

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

MAX_ONGOING = 16  # requests that a replica runs at a time; where memory holds fewer, the others wait in it
POLL_SECONDS = 0.2


@dataclass(frozen=True, kw_only=True)
class ReplicaSettings:
    """How replicas load their checkpoint, as for `load_pipeline`, and how long a request may take."""

    checkpoint: str = DEFAULT
    device: str | None = None
    dtype: str | None = None
    quantization: str | None = None
    compiled: bool = False
    safety_checker: str | None = None
    like: str | None = None
    lora: str | None = None
    lora_strength: float = 1.0
    time_limit: float = inf  # seconds of steps

    @property
    def model_id(self) -> str:
        """The checkpoint as requests name it."""
        return model_id(self.checkpoint, self.quantization)

    def load(self, wanted: str) -> "Pipeline":
        """The checkpoint that `model_id` names: these settings', or another on the same device and in the
        same dtype. Raises what `load_pipeline` does."""
        from showo2.pipeline import load_pipeline  # torch, which pages do without

        options: dict[str, Any] = asdict(self)
        del options["time_limit"]
        name = options.pop("checkpoint")
        if wanted == self.model_id:
            return load_pipeline(name, **options)
        name, _, quantization = wanted.partition(MODEL_ID_MARK)
        return load_pipeline(
            name,
            device=self.device,
            dtype=self.dtype,
            quantization=quantization or None,
            compiled=self.compiled,
            safety_checker=self.safety_checker,
        )


MODEL_ID_MARK = " in "


def model_id(name: str, quantization: str | None) -> str:
    """A checkpoint and its quantization as one text."""
    return name if quantization is None else f"{name}{MODEL_ID_MARK}{quantization}"


@dataclass(frozen=True)
class Description:
    """What a page tells about a replica's checkpoint."""

    model_id: str
    checkpoint: Checkpoint
    name: str
    device: str
    dtype: str
    precision: str
    memory: Memory
    file_bytes: int
    offers: list[Offer]


class Replica:
    """Runs requests in turns, those of one kind together, as the page does without a cluster.

    Its methods must be async: Serve consumes a synchronous generator to its end in a thread, where nothing
    can stop it.
    """

    # Serve awaits it: the checkpoint is loaded before the first request comes.
    async def __init__(self, settings: dict[str, Any]) -> None:  # type: ignore[misc]
        """`settings` are those of `ReplicaSettings`."""
        self._settings = ReplicaSettings(**settings)
        self._capacity = 1
        self._turns = Turns(lambda: self._capacity, self._settings.time_limit)
        # One that works and one that closes what was stopped, for each request.
        self._threads = ThreadPoolExecutor(2 * MAX_ONGOING)
        await self._pipeline(self._settings.model_id)

    @property
    def _wanted(self) -> str:
        """The model id of the request at hand."""
        return serve.get_multiplexed_model_id() or self._settings.model_id

    @serve.multiplexed(max_num_models_per_replica=1)
    async def _pipeline(self, wanted: str) -> "Pipeline":
        """The checkpoint of a model id. The one before is dropped first; requests that run on it end."""
        pipeline = await asyncio.to_thread(self._settings.load, wanted)
        self._capacity = min(MAX_ONGOING, pipeline.capacity)
        return pipeline

    async def describe(self) -> Description | Showo2Error:
        """The checkpoint that the request is for."""
        try:
            pipeline = await self._pipeline(self._wanted)
        except Showo2Error as error:
            return error
        return await asyncio.to_thread(_description, self._wanted, pipeline)

    async def run(self, request: Request, visitor: str = "") -> AsyncIterator[bytes]:
        """The outputs of a request, packed; a failure that a person can mend is the last one.

        `visitor` is who asks: turns are fair between visitors.
        """
        sender = Sender()
        try:
            pipeline = await self._pipeline(self._wanted)
            async with aclosing(self._outputs(pipeline, request, visitor)) as outputs:
                async for output in outputs:
                    yield sender.pack(output)
        except Showo2Error as error:
            yield sender.pack(error)

    async def _outputs(
        self, pipeline: "Pipeline", request: Request, visitor: str
    ) -> AsyncGenerator[Any, None]:
        """The outputs of a request, which is stopped within one step where this is canceled."""
        loop = asyncio.get_running_loop()
        steps = Stepper(self._steps(pipeline, request, visitor))
        try:
            while (output := await loop.run_in_executor(self._threads, steps.step)) is not END:
                if output is not NOT_YET:
                    yield output
        finally:
            await asyncio.shield(loop.run_in_executor(self._threads, steps.close))

    def _steps(self, pipeline: "Pipeline", request: Request, visitor: str) -> Generator[Any, None, None]:
        """The outputs of a request, and NOT_YET while it waits."""
        with self._turns.place(visitor) as place:
            while self._turns.wait_in_line(place, POLL_SECONDS):
                yield NOT_YET
            yield from self._turns.steps(place, pipeline.run(request), lambda: POLL_SECONDS)


def _description(wanted: str, pipeline: "Pipeline") -> Description:
    return Description(
        wanted,
        pipeline.checkpoint,
        pipeline.name,
        pipeline.device,
        pipeline.dtype,
        pipeline.precision,
        pipeline.memory,
        pipeline.file_bytes,
        pipeline.offers(),
    )
