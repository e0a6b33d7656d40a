"""Worker processes that open untrusted files.

A file that takes too long or too much memory, or that crashes its decoder, costs one worker and nothing else.
Results are those of `showo2.media.reading`, except that pictures are reduced to fit MAX_SIDE px, and that
keyframes stand in where a video would take more than MAX_DECODED_MEGAPIXELS.
"""

import json
import os
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, Any, Literal

import numpy as np
import psutil
from PIL import Image

from showo2 import errors
from showo2.errors import DamagedMedia, FilesTooSlow, MediaTooLarge, MediaTooSlow, ReadersBusy, Showo2Error
from showo2.media.budget import Budget, ReadingCancelled, current_budget
from showo2.media.limits import MAX_KEPT, MAX_KEPT_MB, MAX_KNOWN, MAX_READING_MB, WAIT_SECONDS, WORKERS
from showo2.outputs import Clip

IMPORT_PATH = str(Path(errors.__file__).parents[1])
# Workers need no threads for linear algebra.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
POLL_SECONDS = 0.01
FREE_POLL_SECONDS = 0.1
# A new process imports its decoders first; that time is not charged to the file.
START_SECONDS = 60


def _no_pixels() -> np.ndarray:
    return np.empty(0, np.uint8)


@dataclass(frozen=True)
class Answer:
    """A worker's answer: a JSON value, and the pixels of a picture or a clip; or an error."""

    value: Any = None
    pixels: np.ndarray = field(default_factory=_no_pixels)
    error: Showo2Error | None = None


class _Exchange(Thread):
    """A call to a worker, and its answer."""

    def __init__(self, calls: IO[bytes], answers: BufferedReader, call: list[Any]) -> None:
        super().__init__(daemon=True)
        self._calls, self._answers, self._call = calls, answers, call
        self.answer: Answer | None = None  # None where the process ended before it answered

    def run(self) -> None:
        try:
            self._calls.write(json.dumps(self._call).encode() + b"\n")
            self._calls.flush()
            message = json.loads(self._answers.readline())
            if "error" in message:
                self.answer = Answer(error=_rebuilt(message["error"], message["details"]))
            else:
                shape = message["shape"]
                self.answer = Answer(
                    message["value"], self._read_pixels(tuple(shape)) if shape else _no_pixels()
                )
        except (OSError, ValueError):  # it was ended, or died
            return

    def _read_pixels(self, shape: tuple[int, ...]) -> np.ndarray:
        size = int(np.prod(shape))
        if size > MAX_READING_MB * 1e6:
            raise ValueError(f"pixels of shape {shape} exceed the limit")
        pixels = np.empty(size, np.uint8)
        if self._answers.readinto(pixels.data) < size:
            raise ValueError("the pixels are incomplete")
        return pixels.reshape(shape)


class Worker:
    """A process that opens one file after another."""

    def __init__(self) -> None:
        search_path = os.pathsep.join(filter(None, (IMPORT_PATH, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "showo2.media.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ENVIRONMENT, "PYTHONPATH": search_path},
        )
        assert self._process.stdin is not None
        assert isinstance(self._process.stdout, BufferedReader)
        self._calls, self._answers = self._process.stdin, self._process.stdout
        self._memory = psutil.Process(self._process.pid)
        self._is_ready = False

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def call(self, name: str, path: Path, arguments: Sequence[Any], budget: Budget) -> Answer:
        """The answer to a call, which may be an error; its time is charged to the budget.

        Raises MediaTooSlow, FilesTooSlow, MediaTooLarge, DamagedMedia where the file crashed the process, and
        ReadingCancelled; the process has then been ended.
        """
        if not self._is_ready:
            self._exchange(["ready"], path, START_SECONDS, budget)
            self._is_ready = True
        begin = time.monotonic()
        answer = self._exchange([name, str(path), *arguments], path, budget.seconds_left, budget)
        budget.spend(path, time.monotonic() - begin, answer.pixels.nbytes)
        return answer

    def _exchange(self, call: list[Any], path: Path, seconds: float, budget: Budget) -> Answer:
        exchange = _Exchange(self._calls, self._answers, call)
        exchange.start()
        deadline = time.monotonic() + seconds
        while exchange.is_alive():
            failure = self._failure(path, deadline, budget)
            if failure is not None:
                self.stop()
                raise failure
            exchange.join(POLL_SECONDS)
        if exchange.answer is None:
            self.stop()
            raise DamagedMedia(file=path.name, kind="file")
        return exchange.answer

    def _failure(self, path: Path, deadline: float, budget: Budget) -> Exception | None:
        """The reason to end the process, if there is one."""
        if budget.cancelled.is_set():
            return ReadingCancelled()
        if time.monotonic() > deadline:
            return budget.too_slow(path)
        try:
            megabytes = self._memory.memory_info().rss / 1e6
        except psutil.Error:  # it has ended
            return None
        if megabytes > MAX_READING_MB:
            return MediaTooLarge(
                file=path.name, size=round(megabytes), limit=MAX_READING_MB, unit="MB of memory"
            )
        return None


class ReaderPool:
    """A fixed number of workers, each started when it is first needed. Thread-safe.

    All methods raise what those of `showo2.media` do; the errors of the caller's budget (see `budget`):
    FilesTooLarge, FilesTooSlow, MediaTooSlow, ReadingCancelled; and ReadersBusy where no worker becomes free.
    The latest results are cached, so that a file can be read ahead of its use.
    """

    def __init__(self, size: int = WORKERS) -> None:
        self._size = size
        self._answers = _Answers()
        self._free = self._slots()
        self._process_id = os.getpid()

    def start(self) -> None:
        """Starts the workers ahead of the first file."""
        for _ in range(self._size):
            worker = self._free.get()
            self._free.put(worker or Worker())

    def open_image(self, path: str | Path) -> Image.Image:
        """A picture as 8-bit RGB; see `showo2.media.open_image`."""
        return Image.fromarray(self._read("open_image", path).pixels)

    def open_video(self, path: str | Path, num_frames: int) -> Clip:
        """`num_frames` frames of a video; see `showo2.media.open_video`."""
        answer = self._read("open_video", path, num_frames)
        return Clip(answer.pixels, answer.value)

    def media_kind(self, path: str | Path) -> Literal["image", "video"]:
        """See `showo2.media.media_kind`."""
        return self._read("media_kind", path).value

    def read_ahead(self, path: str | Path, num_frames: int) -> None:
        """Reads a file ahead of its use, unless it is known that it can be read."""
        kind = self.media_kind(path)
        name, arguments = ("open_image", ()) if kind == "image" else ("open_video", (num_frames,))
        if not self._answers.is_known(_key(name, Path(path), arguments)):
            self._read(name, path, *arguments)

    def read_settings(self, path: str | Path) -> dict[str, Any] | None:
        """The settings in a file, None in any that was not made here; see `showo2.media.read_settings`."""
        try:
            return self._read("read_settings", path).value
        except (DamagedMedia, FilesTooSlow, MediaTooLarge, MediaTooSlow):
            return None

    def close(self) -> None:
        """Ends the workers that are free; they start again when needed."""
        if os.getpid() != self._process_id:  # they are the parent's
            return
        for _ in range(self._size):
            try:
                worker = self._free.get_nowait()
            except Empty:
                return
            if worker is not None:
                worker.stop()
            self._free.put(None)

    def _read(self, name: str, path: str | Path, *arguments: Any) -> Answer:
        """The answer to a call, raised if it is an error."""
        path = Path(path)
        budget, key = current_budget(), _key(name, path, arguments)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._call(name, path, arguments, budget)
            self._answers.put(key, answer)
        else:
            budget.spend(path, 0, answer.pixels.nbytes)
        if answer.error is not None:
            raise answer.error
        return answer

    def _call(self, name: str, path: Path, arguments: Sequence[Any], budget: Budget) -> Answer:
        if os.getpid() != self._process_id:  # forked: the workers answer to the parent
            self._free, self._process_id = self._slots(), os.getpid()
        free = self._free
        worker = _first_free(free, budget)
        try:
            if worker is None or not worker.is_alive:
                worker = Worker()
            return worker.call(name, path, arguments, budget)
        finally:
            free.put(worker if worker is not None and worker.is_alive else _started())

    def _slots(self) -> SimpleQueue[Worker | None]:
        free: SimpleQueue[Worker | None] = SimpleQueue()
        for _ in range(self._size):
            free.put(None)
        return free


def _started() -> Worker | None:
    """A worker in place of one that ended, so that the next file need not wait for its start."""
    try:
        return Worker()
    except OSError:  # started when it is needed
        return None


def _first_free(free: SimpleQueue[Worker | None], budget: Budget) -> Worker | None:
    """A free slot, with or without a worker in it."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not budget.cancelled.is_set():
        try:
            return free.get(timeout=FREE_POLL_SECONDS)
        except Empty:
            if time.monotonic() > deadline:
                raise ReadersBusy() from None
    raise ReadingCancelled()


class _Answers:
    """The last answers, by file and call, up to MAX_KEPT_MB; and which were no errors, up to MAX_KNOWN."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._known: OrderedDict[Hashable, None] = OrderedDict()
        self._lock = Lock()

    def is_known(self, key: Hashable) -> bool:
        """Whether the call was answered before, perhaps long ago, and without an error."""
        with self._lock:
            return key in self._known

    def get(self, key: Hashable) -> Answer | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, answer: Answer) -> None:
        with self._lock:
            self._kept[key] = answer
            if answer.error is None:
                self._known[key] = None
                if len(self._known) > MAX_KNOWN:
                    self._known.popitem(last=False)
            size = sum(kept.pixels.nbytes for kept in self._kept.values())
            while size > MAX_KEPT_MB * 1e6 or len(self._kept) > MAX_KEPT:
                size -= self._kept.popitem(last=False)[1].pixels.nbytes


def _key(name: str, path: Path, arguments: Sequence[Any]) -> Hashable:
    """What an answer depends on: the call, and the file as it is now."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # the worker says so
        return (name, str(path), arguments)
    return (name, str(path), arguments, status.st_mtime_ns, status.st_size)


def _rebuilt(name: str, details: dict[str, Any]) -> Showo2Error:
    """An error that came back as its name and details."""
    known = {error.__name__: error for error in Showo2Error.__subclasses__()}
    return known[name](**details)
