"""What tests share: small checkpoints; the real app as a process of its own, and a browser.

What takes long to import is imported in the fixtures that need it: a test without them starts at once.
"""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from javascript import install

from showo2.app.gradio_private.stubs import write_no_stubs

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

# Tiny matrices are slower on several threads. Read when torch is imported, here and in processes that tests
# start.
os.environ["OMP_NUM_THREADS"] = "1"
ROOT = Path(__file__).parent.parent
# Without certificates, since tests stay on this machine: httpx reads those of all authorities, 30 ms of CPU
# time, for each of its clients, and most calls over HTTP make a client.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(ROOT / "tests" / "data")
# Gradio's cache, for this run alone; read when Gradio is imported.
os.environ["GRADIO_TEMP_DIR"] = tempfile.mkdtemp(prefix="showo2-tests-")
atexit.register(shutil.rmtree, os.environ["GRADIO_TEMP_DIR"], ignore_errors=True)
write_no_stubs()
ARTEFACTS = ROOT / "test-artefacts"
# Seconds after which a test gives up waiting: far more than a slow, busy machine needs.
PATIENCE = 300


# With `--dist loadfile`, a worker takes one file after another: the longest come first.
LONGEST_FIRST = (
    "test_page_story",
    "test_accessibility",
    "test_nano",
    "test_page_chat",
    "test_page_switch",
    "test_page",
    "test_page_settings",
    "test_browser",
    "test_evaluation_command",
    "test_shutdown",
    "test_compilation",
    "test_fuzz",
    "test_docs",
    "test_page_conversation",
    "test_tuning",
    "test_model_queue",
    "test_benchmark_samples",
    "test_training_loop",
    "test_package",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: rank for rank, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory) -> Path:
    """A folder of our own format with random weights, said to be trained for all but drawing in chat."""
    import torch
    from small_checkpoints import small_entry, write_tokenizer, write_vae

    from showo2.checkpoints import Task, VideoReading
    from showo2.loading.loader import save_model
    from showo2.model.showo2 import Showo2

    folder = tmp_path_factory.mktemp("small")
    entry = small_entry(
        tasks=tuple(task for task in Task if task is not Task.MIXED_CHAT),
        video_reading=VideoReading(5, None),
        num_frames=5,
        max_tokens=512,
        num_inference_steps=4,
        guidance_scale=3.0,
        repo=None,
        tokenizer_repo=None,
        vae_repo=None,
    )
    torch.manual_seed(0)
    model = Showo2(entry.model)
    # torch's default embedding is so large that a tied head is certain of one token, whatever is asked.
    model.language_model.embed_tokens.weight.data.mul_(0.02)
    save_model(model, entry, folder)
    write_tokenizer(folder)
    write_vae(folder / "vae")
    return folder


@pytest.fixture(scope="session")
def small_pipeline(small_folder) -> "Pipeline":
    from showo2.pipeline import load_pipeline

    return load_pipeline(small_folder, device="cpu", dtype="float32")


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of `python app.py --mcp`, with the embedded checkpoint unless SHOWO2_CHECKPOINT names
    another."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "app.py", "--mcp", "--port", str(port)], cwd=ROOT)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_served(process, url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def photograph() -> Path:
    return ROOT / "examples" / "coffee.jpg"


@pytest.fixture(scope="session")
def javascript_folder(tmp_path_factory) -> Path:
    """A folder with `@gradio/client`, where scripts are run."""
    return install(tmp_path_factory.mktemp("javascript"))


@pytest.fixture(scope="session")
def chromium():
    """A real browser; its absence is a failure, for without it nobody has seen the page."""
    from playwright.sync_api import sync_playwright

    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        # Otherwise Debian's Chromium rasterizes with an emulated GPU, which takes more CPU time.
        browser = playwright.chromium.launch(executable_path=system, args=["--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium):
    """Browser windows for visitors of pages."""
    from visitors import Windows

    return Windows(chromium)


@pytest.fixture(scope="session")
def served(windows):
    """A page on a pipeline without a model."""
    from visitors import serve

    yield from serve(windows)


@pytest.fixture
def site(served, monkeypatch):
    """The same, fresh for a test; a new seed is always 7."""
    monkeypatch.setattr("showo2.parameters.secrets", SimpleNamespace(randbelow=lambda limit: 7))
    served.pipeline.reset()
    yield served
    served.tidy()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_served(process: subprocess.Popen, url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, f"app.py ended with {process.returncode}"
        try:
            urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no page at {url} after {PATIENCE} s")
