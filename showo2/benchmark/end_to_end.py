"""nano as users meet it: startup time, time to the first result of each endpoint, and memory of each task.

There is no baseline to compare with, so these measurements have no targets.
"""

import multiprocessing
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import torch
from gradio_client import Client, handle_file

from showo2.benchmark.measurement import Measurement
from showo2.benchmark.memory import status
from showo2.benchmark.sizes import Setup
from showo2.pipeline import Pipeline, load_pipeline
from showo2.resources import EXAMPLES

START_TIMEOUT = 120.0  # seconds to wait for the page
IMAGE_PROMPT, VIDEO_PROMPT = "a red car on the beach", "a red car moves to the right on the beach"
STORY_PROMPT, QUESTION = "Tell a story about a red car.", "What do you see?"


def start(setup: Setup) -> tuple[Measurement, ...]:
    """Wall and CPU seconds from the command to the page, then wall seconds to first results by endpoint."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, began = f"http://127.0.0.1:{port}", time.monotonic()
    app = subprocess.Popen(
        [sys.executable, "-m", "showo2.app", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(address, app)
        waited, cpu = time.monotonic() - began, sum(psutil.Process(app.pid).cpu_times()[:2])
        results = [
            Measurement("nano, from command to page", waited),
            Measurement("nano, the same in CPU time", cpu),
        ]
        client = Client(address, verbose=False)
        firsts = (
            ("word about a picture", "/chat", (QUESTION, [handle_file(EXAMPLES / "scene.png")]), True),
            ("picture", "/text_to_image", (IMAGE_PROMPT,), False),
            ("clip", "/generate_video", (VIDEO_PROMPT,), False),
            ("story", "/tell_story", (STORY_PROMPT,), False),
        )
        for what, endpoint, given, stream in firsts:
            began = time.monotonic()
            job = client.submit(*given, api_name=endpoint)
            next(iter(job)) if stream else job.result()
            results.append(Measurement(f"nano, first {what}", time.monotonic() - began))
            job.result()  # so that the next one does not wait for the rest of this one
    finally:
        app.terminate()
        app.wait()
    return tuple(results)


def _wait_for(address: str, app: subprocess.Popen[bytes]) -> None:
    """Return as soon as the page answers; raises RuntimeError if the demo ends or START_TIMEOUT is over."""
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end and app.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=START_TIMEOUT).read()
            return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise RuntimeError(f"No page at {address}: is the demo running?")


def memory_of_tasks(setup: Setup) -> tuple[Measurement, ...]:
    """Peak memory of each task beyond the loaded weights, in a process of its own; on a GPU, its memory."""
    results = []
    for name in TASKS:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            results.append(
                Measurement(f"nano, memory of {name}", pool.submit(_peak, name).result() / 1e6, "MB")
            )
    return tuple(results)


def _peak(name: str) -> int:
    """Bytes beyond the weights at the peak of a task."""
    torch.set_num_threads(1)
    pipeline = load_pipeline("nano")
    work = TASKS[name]
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
        held = torch.cuda.memory_allocated()
        work(pipeline)
        return torch.cuda.max_memory_allocated() - held
    held = status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # reset the peak
    work(pipeline)
    return status("VmHWM") - held


def _answer(pipeline: Pipeline, kind: str, shown: Any) -> None:
    parts = [{"type": kind, kind: shown}, {"type": "text", "text": QUESTION}]
    list(pipeline.chat([{"role": "user", "content": parts}]))


TASKS: dict[str, Callable[[Pipeline], Any]] = {
    "an answer about a picture": lambda p: _answer(p, "image", EXAMPLES / "scene.png"),
    "an answer about a clip": lambda p: _answer(p, "video", EXAMPLES / "clip.mp4"),
    "a picture": lambda p: list(p.text_to_image(IMAGE_PROMPT, seed=0)),
    "four pictures": lambda p: list(p.text_to_image(IMAGE_PROMPT, seed=0, num_images=4)),
    "a clip": lambda p: list(p.text_to_video(VIDEO_PROMPT, seed=0)),
    "a story": lambda p: list(p.tell_story(STORY_PROMPT, seed=0)),
}
