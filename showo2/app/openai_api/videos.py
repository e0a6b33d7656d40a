"""`/v1/videos`: clips as jobs, which are created, polled, fetched, and deleted."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from anyio import CancelScope
from anyio.to_thread import run_sync
from starlette.requests import Request as HttpRequest
from starlette.responses import FileResponse, JSONResponse, Response

from showo2.app.engine import Engine
from showo2.app.files.results import Results
from showo2.app.files.uploads import path_of
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.openai_api.fields import Fields, choice, form_fields, num_frames, parameters, size
from showo2.app.openai_api.running import (
    END,
    Waiting,
    recorded_outputs,
    request_id,
    while_connected,
)
from showo2.app.refusals import openai_error
from showo2.app.shutdown import in_flight
from showo2.app.stepper import Stepper
from showo2.app.user_errors import log_faults
from showo2.app.visitors import visitor_in
from showo2.errors import BadRequest, NotFinished, UnknownResource
from showo2.outputs import Drawing
from showo2.requests import TextToVideo, video_request

TAKEN = frozenset({"size", "seconds", "input_reference"})
MAX_JOBS = 64  # that are remembered; the oldest are forgotten first
POLL_MILLISECONDS = "1000"


@dataclass
class Job:
    """A clip to come."""

    model: str
    fps: float  # of the checkpoint's clips
    request_id: str
    request: TextToVideo | None = None  # once it was checked
    id: str = field(default_factory=lambda: f"video_{secrets.token_hex(16)}")
    created: int = field(default_factory=lambda: int(time.time()))
    completed: int | None = None
    status: str = "queued"
    progress: int = 0  # percent
    path: Path | None = None
    error: dict[str, Any] | None = None
    canceled: Event = field(default_factory=Event)

    def run(self, outputs: Stepper) -> None:
        """Follows the outputs to the end, or until it is canceled."""
        try:
            with log_faults(self.request_id), in_flight() as check_time, closing(outputs):
                while (output := outputs.step()) is not END:
                    check_time()
                    if self.canceled.is_set():
                        return
                    self.note(output)
        except Exception as error:
            self.status, self.error = "failed", openai_error(error, self.request_id)["error"]

    def note(self, output: Any) -> None:
        """Updates the job from an output of the request."""
        if isinstance(output, Waiting):
            return
        drawing, self.path = output
        self.status, self.progress = "in_progress", 100 * drawing.step // drawing.num_steps
        if self.path is not None:
            self.status, self.completed = "completed", int(time.time())

    def described(self) -> dict[str, Any]:
        """The job as OpenAI's clients know it, with the seed that makes the clip again."""
        assert self.request is not None
        request, frames = self.request, self.request.num_frames
        return {
            "id": self.id,
            "object": "video",
            "model": self.model,
            "status": self.status,
            "progress": self.progress,
            "created_at": self.created,
            "completed_at": self.completed,
            "prompt": request.prompt,
            "size": f"{request.size.width}x{request.size.height}",
            "seconds": f"{frames / self.fps:g}",
            "seed": request.sampling.seed,
            "error": self.error,
        }


@dataclass(frozen=True)
class Videos:
    """The routes' handlers."""

    pipeline: Engine
    queue: ModelQueue
    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    async def create(self, http: HttpRequest) -> Response:
        """Begins a clip. Mistakes in the request are returned at once, later failures in the job."""
        fields = await form_fields(http)
        checkpoint = self.pipeline.checkpoint
        job = Job(checkpoint.name, checkpoint.fps, request_id(http))
        clip = self.queue.run(lambda: self.start(job, fields), Waiting, visitor_in(http.scope))
        outputs = Stepper(recorded_outputs(clip, "video", job.request_id))
        job.note(await while_connected(http.receive, _until_placed(outputs)))
        self._remember(job)
        Thread(target=job.run, args=(outputs,), daemon=True).start()
        return JSONResponse(job.described())

    def start(self, job: Job, fields: Fields) -> Iterator[tuple[Drawing, Path | None]]:
        """Checks a request and reads its picture; what it returns uses the model."""
        checkpoint = self.pipeline.checkpoint
        values = parameters(fields, TextToVideo, TAKEN, {})
        values |= size(fields) | num_frames(fields, checkpoint.fps)
        reference = _reference(fields.get("input_reference"))
        job.request = video_request(checkpoint, LIMITS, image=reference, **values)
        return self._drawings(job.request)

    def _drawings(self, request: TextToVideo) -> Iterator[tuple[Drawing, Path | None]]:
        results = Results(self.pipeline, request.settings)
        for drawing in self.pipeline.run(request):
            yield drawing, results.write_video(drawing) if drawing.finished else None

    async def retrieve(self, http: HttpRequest) -> Response:
        headers = {"OpenAI-Poll-After-Ms": POLL_MILLISECONDS}
        return JSONResponse(self._job(http).described(), headers=headers)

    async def content(self, http: HttpRequest) -> Response:
        """The clip as MP4. Raises NotFinished, and UnknownResource once the file was removed."""
        job = self._job(http)
        choice(http.query_params, "variant", ("video",))
        if job.path is None:
            raise NotFinished(name=job.id)
        if not job.path.is_file():
            raise UnknownResource(kind="file of", name=job.id)
        return FileResponse(job.path)

    async def delete(self, http: HttpRequest) -> Response:
        """Ends a job, and removes its clip."""
        job = self._job(http)
        with self._lock:
            self._jobs.pop(job.id, None)
        job.canceled.set()
        if job.path is not None:
            job.path.unlink(missing_ok=True)
        return JSONResponse({"id": job.id, "object": "video.deleted", "deleted": True})

    def _job(self, http: HttpRequest) -> Job:
        name = http.path_params["name"]
        job = self._jobs.get(name)
        if job is None:
            raise UnknownResource(kind="video", name=name)
        return job

    def _remember(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > MAX_JOBS:
                _, forgotten = self._jobs.popitem(last=False)
                forgotten.canceled.set()


async def _until_placed(outputs: Stepper) -> Any:
    """The first output after the request was checked and its picture was read; without one, it is closed."""
    try:
        while (output := await run_sync(outputs.step)) == Waiting(None):
            pass
    except BaseException:
        with CancelScope(shield=True):
            await run_sync(outputs.close)
        raise
    return output


def _reference(value: Any) -> Path | None:
    """The first frame: an upload, an address, or OpenAI's {image_url}. Raises what `path_of` does."""
    if value is None or isinstance(value, Path):
        return value
    address = value.get("image_url") if isinstance(value, dict) else value
    if not isinstance(address, str):
        raise BadRequest(reason="input_reference must be a file, an address, or {image_url}")
    return path_of(address)
