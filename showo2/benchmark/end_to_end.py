"""The embedded checkpoint as anybody meets it: how long from the command to the page and to the first of each result,
and what memory each task adds to the weights. Told without marks: there is no other way to compare with."""

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

from showo2.benchmark.measurement import Figure
from showo2.benchmark.memory import status
from showo2.benchmark.sizes import Bench
from showo2.pipeline import Pipeline, load_pipeline
from showo2.resources import EXAMPLES

PATIENCE = 120.0  # seconds to wait for the page
DRAWN, MOVED = "a red car on the beach", "a red car moves to the right on the beach"
TOLD, ASKED = "Tell a story about a red car.", "What do you see?"


def start(bench: Bench) -> tuple[Figure, ...]:
    """Wall seconds from the command to the page, and CPU seconds spent on it; then to the first word, picture, clip and
    story over the page's endpoints, each the first of its kind in that process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, began = f"http://127.0.0.1:{port}", time.monotonic()
    app = subprocess.Popen(
        [sys.executable, "-m", "showo2.app", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(address, app)
        waited, spent = time.monotonic() - began, sum(psutil.Process(app.pid).cpu_times()[:2])
        figures = [Figure("nano, from command to page", waited), Figure("nano, the same in CPU time", spent)]
        client = Client(address, verbose=False)
        firsts = (
            ("word about a picture", "/chat", (ASKED, [handle_file(EXAMPLES / "scene.png")]), True),
            ("picture", "/text_to_image", (DRAWN,), False),
            ("clip", "/generate_video", (MOVED,), False),
            ("story", "/tell_story", (TOLD,), False),
        )
        for what, endpoint, given, stream in firsts:
            began = time.monotonic()
            job = client.submit(*given, api_name=endpoint)
            next(iter(job)) if stream else job.result()
            figures.append(Figure(f"nano, first {what}", time.monotonic() - began))
            job.result()  # the next is not to wait for the rest of this one
    finally:
        app.terminate()
        app.wait()
    return tuple(figures)


def _wait_for(address: str, app: subprocess.Popen) -> None:
    """Returns as soon as the page answers; raises RuntimeError where it ends before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and app.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).read()
            return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise RuntimeError(f"No page at {address}: is the demo running?")


def memory_of_tasks(bench: Bench) -> tuple[Figure, ...]:
    """The most that memory rises above the loaded weights while a task runs, each in a process of its own; on a GPU,
    of its memory."""
    figures = []
    for name in TASKS:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            figures.append(Figure(f"nano, memory of {name}", pool.submit(_rise, name).result() / 1e6, "MB"))
    return tuple(figures)


def _rise(name: str) -> int:
    """Bytes that the task of that name adds at its peak."""
    torch.set_num_threads(1)
    pipeline = load_pipeline("nano")
    work = TASKS[name]
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
        held = torch.cuda.memory_allocated()
        work(pipeline)
        return torch.cuda.max_memory_allocated() - held
    held = status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak of loading
    work(pipeline)
    return status("VmHWM") - held


def _answer(pipeline: Pipeline, kind: str, shown: Any) -> None:
    parts = [{"type": kind, kind: shown}, {"type": "text", "text": ASKED}]
    list(pipeline.chat([{"role": "user", "content": parts}]))


TASKS: dict[str, Callable[[Pipeline], Any]] = {
    "an answer about a picture": lambda p: _answer(p, "image", EXAMPLES / "scene.png"),
    "an answer about a clip": lambda p: _answer(p, "video", EXAMPLES / "clip.mp4"),
    "a picture": lambda p: list(p.text_to_image(DRAWN, seed=0)),
    "four pictures": lambda p: list(p.text_to_image(DRAWN, seed=0, num_images=4)),
    "a clip": lambda p: list(p.text_to_video(MOVED, seed=0)),
    "a story": lambda p: list(p.tell_story(TOLD, seed=0)),
}
