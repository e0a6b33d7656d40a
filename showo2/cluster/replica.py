"""A replica: a checkpoint in a process of its own, which runs requests that pages send it."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, closing
from dataclasses import asdict, dataclass
from math import inf
from threading import Event
from typing import TYPE_CHECKING, Any

from ray import serve

from showo2.app.line import NOT_YET
from showo2.app.stepper import END
from showo2.app.turns import Turns
from showo2.checkpoints import DEFAULT, Checkpoint
from showo2.cluster.wire import Sender
from showo2.errors import Showo2Error
from showo2.outputs import Memory, Offer, Speed
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

    def load(self, wanted: str, first: str) -> "Pipeline":
        """The checkpoint that `model_id` names: these settings', whose own name is `first`, or another on the
        same device and in the same dtype. Raises what `load_pipeline` does."""
        from showo2.pipeline import load_pipeline  # torch, which pages do without

        options: dict[str, Any] = asdict(self)
        del options["time_limit"]
        name, options["quantization"], lora_strength = json.loads(wanted)
        checkpoint = options.pop("checkpoint")
        if name in (checkpoint, first):
            name = checkpoint
        else:
            for own in ("like", "lora", "lora_strength"):
                del options[own]
        if lora_strength is not None:
            options["lora_strength"] = lora_strength
        return load_pipeline(name, **options)


def model_id(name: str, quantization: str | None, lora_strength: float | None = None) -> str:
    """What `Pipeline.switch` takes as one text."""
    return json.dumps([name, quantization, lora_strength])


@dataclass(frozen=True)
class Description:
    """What a page shows about a replica's checkpoint."""

    model_id: str
    checkpoint: Checkpoint
    name: str
    device: str
    dtype: str
    precision: str
    memory: Memory
    file_bytes: int
    speed: Speed | None
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
        # A thread for each request, and for each that was stopped and is in its last step.
        self._threads = ThreadPoolExecutor(2 * MAX_ONGOING)
        self._first = self._settings.checkpoint
        self._first = (await self._pipeline(self._settings.model_id)).name

    @property
    def _wanted(self) -> str:
        """The model id of the request at hand."""
        return serve.get_multiplexed_model_id() or self._settings.model_id

    @serve.multiplexed(max_num_models_per_replica=1)
    async def _pipeline(self, wanted: str) -> "Pipeline":
        """The checkpoint of a model id. The one before is dropped first; requests that run on it end."""
        pipeline = await asyncio.to_thread(self._settings.load, wanted, self._first)
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
        """The outputs of a request, packed; a failure that the user can fix comes last, as a `Showo2Error`.

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
        """The outputs of a request, which is stopped after the step at hand where this is canceled.

        Its thread does not wait until an output is on its way: it would miss turns that it could share.
        """
        loop, stopped = asyncio.get_running_loop(), Event()
        outputs: asyncio.Queue[Any] = asyncio.Queue()

        def work() -> None:
            with closing(self._steps(pipeline, request, visitor)) as steps:
                for output in steps:
                    if stopped.is_set():
                        return
                    if output is not NOT_YET:
                        loop.call_soon_threadsafe(outputs.put_nowait, output)

        working = loop.run_in_executor(self._threads, work)
        working.add_done_callback(lambda _: outputs.put_nowait(END))
        try:
            while (output := await outputs.get()) is not END:
                yield output
            await working  # raises what it failed with
        finally:
            stopped.set()

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
        pipeline.speed,
        pipeline.offers(),
    )
