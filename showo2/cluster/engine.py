"""The engine of a page with a cluster: replicas run what `Pipeline` would run in this process."""

import hashlib
from collections.abc import Callable, Generator, Hashable, Iterator
from contextlib import closing, suppress
from threading import Event, Thread
from typing import Any

from ray import serve
from ray.exceptions import ObjectLostError, RayActorError, RayError, TaskCancelledError, WorkerCrashedError
from ray.serve.exceptions import BackPressureError, DeploymentUnavailableError, ReplicaUnavailableError
from ray.serve.handle import DeploymentHandle, DeploymentResponseGenerator

from showo2.app.remote_steps import current_caller
from showo2.checkpoints import Checkpoint
from showo2.cluster.deployment import APPLICATION, DEPLOYMENT
from showo2.cluster.replica import MAX_ONGOING, Description, model_id
from showo2.cluster.wire import Receiver, with_pixels
from showo2.errors import QueueFull, ReplicaLost, Showo2Error
from showo2.outputs import Loading, Memory, Offer, Reply, Speed, Story
from showo2.requests import Request

Listener = Callable[[Request, Any], None]
ATTEMPTS = 2  # at a request whose replica ends
COUNT_SECONDS = 1.0  # between counts of the replicas
LOST = (RayActorError, WorkerCrashedError, ObjectLostError, ReplicaUnavailableError)


class ClusterEngine:
    """The interface of `showo2.app.engine.Engine`, over a deployment of Ray Serve."""

    def __init__(self, handle: DeploymentHandle) -> None:
        """Raises what loading the replicas' checkpoint does."""
        self.switches = 0
        self._handle = handle
        self._description = _describe(handle)
        self._listeners: list[Listener] = []
        self._replicas = count_replicas()
        self._closed = Event()
        Thread(target=self._count, daemon=True).start()

    def close(self) -> None:
        """Ends the counting of replicas."""
        self._closed.set()

    @property
    def checkpoint(self) -> Checkpoint:
        return self._description.checkpoint

    @property
    def name(self) -> str:
        return self._description.name

    @property
    def device(self) -> str:
        return self._description.device

    @property
    def dtype(self) -> str:
        return self._description.dtype

    @property
    def precision(self) -> str:
        return self._description.precision

    @property
    def memory(self) -> Memory:
        """As one replica had it when it loaded the checkpoint."""
        return self._description.memory

    @property
    def file_bytes(self) -> int:
        return self._description.file_bytes

    @property
    def speed(self) -> Speed | None:
        """As one replica measured it when it loaded the checkpoint."""
        return self._description.speed

    @property
    def capacity(self) -> int:
        """Requests that the replicas run at a time, by how many there were a moment ago."""
        return self._replicas * MAX_ONGOING

    def offers(self) -> list[Offer]:
        return self._description.offers

    def switch(
        self, name: str, *, quantization: str | None = None, lora_strength: float | None = None
    ) -> Iterator[Loading]:
        """As `Pipeline.switch`, for this page: one replica loads the checkpoint now, the others when they
        are first asked for it."""
        wanted = model_id(name, quantization, lora_strength)
        needed = next((offer.needed[quantization] for offer in self.offers() if offer.name == name), 0)
        yield Loading("read", 0, needed)
        self._description = _describe(self._handle, wanted)
        self.switches += 1
        yield Loading("read", needed, needed)

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def run(self, request: Request) -> Iterator[Any]:
        """As `Pipeline.run`. A request whose replica ends is run once more elsewhere, with its seed; what
        has been yielded by then is not yielded again.

        Raises QueueFull where Serve's own queue is full, and ReplicaLost where the second replica has ended
        as well, or its text differs from what was yielded, as it may since batches of other sizes round
        differently.
        """
        self._tell(request, None)
        sent, last, count = with_pixels(request, self.checkpoint), None, 0
        for _ in range(ATTEMPTS):
            try:
                with closing(self._outputs(sent)) as outputs:
                    for number, output in enumerate(outputs, start=1):
                        if number == count and _words(output) != _words(last):
                            raise ReplicaLost()
                        if number <= count:
                            continue
                        last, count = output, number
                        self._tell(request, output)
                        yield output
                return
            except LOST:
                continue
        raise ReplicaLost()

    def _tell(self, request: Request, output: Any) -> None:
        for listener in self._listeners:
            listener(request, output)

    def _outputs(self, request: Request) -> Generator[Any, None, None]:
        """The outputs of one attempt."""
        caller, receiver = current_caller(), Receiver()
        handle = self._handle.options(
            stream=True,
            session_id=_hashed(caller.session or caller.visitor),
            multiplexed_model_id=self._description.model_id,
        )
        packed = handle.run.remote(request, _hashed(caller.visitor))
        caller.on_leave(lambda: _cancel(packed))
        try:
            for each in packed:
                output = receiver.unpack(each)
                if isinstance(output, Showo2Error):
                    raise output
                yield output
        except BackPressureError as error:
            raise QueueFull() from error
        except DeploymentUnavailableError as error:
            raise ReplicaLost() from error
        except TaskCancelledError:
            if not caller.has_left:
                raise
        except GeneratorExit:
            _cancel(packed)
            raise
        finally:
            caller.on_leave(lambda: None)

    def _count(self) -> None:
        while not self._closed.wait(COUNT_SECONDS):
            with suppress(RayError):  # the controller is being restarted
                self._replicas = count_replicas()


def _describe(handle: DeploymentHandle, wanted: str = "") -> Description:
    """A replica's description of the checkpoint of a model id, by default its first, once it is loaded.
    Raises what `load_pipeline` does."""
    found = handle.options(multiplexed_model_id=wanted).describe.remote().result()
    if isinstance(found, Showo2Error):
        raise found
    return found


def count_replicas() -> int:
    """Replicas that take requests."""
    application = serve.status().applications.get(APPLICATION)
    deployment = None if application is None else application.deployments.get(DEPLOYMENT)
    return 0 if deployment is None else deployment.replica_states.get("RUNNING", 0)


def _words(output: Any) -> list[str]:
    """The texts of an output."""
    if isinstance(output, Reply):
        return [part for part in output.parts if isinstance(part, str)]
    return [scene.text for scene in output.scenes] if isinstance(output, Story) else []


def _hashed(value: Hashable) -> str:
    """SHA-256 of an address or a session, which replicas need not know; "" for None."""
    return "" if value is None else hashlib.sha256(str(value).encode()).hexdigest()


def _cancel(response: DeploymentResponseGenerator) -> None:
    """Stops a request on its replica; one that has ended, or was never sent, is left as it is."""
    with suppress(RayError, BackPressureError):
        response.cancel()
