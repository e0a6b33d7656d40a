"""How the app comes to its end: by a signal, or killed. Real processes and real clients."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from conftest import PATIENCE, ROOT, free_port, wait_until_served
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from PIL import Image

from showo2.app.files.instance import instance_folder, remove_old
from showo2.errors import ShuttingDown

TOLD = str(ShuttingDown())
PHOTOGRAPH = ROOT / "examples" / "coffee.jpg"
DRAW = {"prompt": "a red boat", "api_name": "/text_to_image"}
LONG_SECONDS = 10_000
# Starts a command as process 1, as Docker does: the kernel ignores the signals for which it has no handler.
AS_FIRST_PROCESS = ("unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc")


@contextmanager
def running_app(
    temporary: Path, *arguments: str, launcher: tuple[str, ...] = ()
) -> Iterator[SimpleNamespace]:
    """`python app.py` with its files below `temporary`."""
    port = free_port()
    process = subprocess.Popen(
        [*launcher, sys.executable, "app.py", "--port", str(port), *arguments],
        cwd=ROOT,
        env={**os.environ, "GRADIO_TEMP_DIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield SimpleNamespace(process=process, url=f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        process.wait()


def served(app: SimpleNamespace, temporary: Path) -> Client:
    """A client of the app, once it is served."""
    wait_until_served(app.process, app.url)
    patient = {"timeout": PATIENCE}
    return Client(app.url, verbose=False, download_files=temporary / "downloads", httpx_kwargs=patient)


def start(client: Client, **options):
    """A job that is running."""
    job = client.submit(**DRAW, **options)
    wait_for(job.outputs)
    return job


def wait_for(condition) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, condition
        time.sleep(0.05)


def folders(temporary: Path) -> list[Path]:
    return sorted(temporary.glob("showo2-*"))


def faults(app: SimpleNamespace) -> str:
    """What the app wrote to its log; it has ended."""
    return app.process.stderr.read()


def test_running_work_is_finished_and_waiting_work_is_told(tmp_path):
    with running_app(tmp_path, "--grace", str(LONG_SECONDS), "--max-running", "1") as app:
        client = served(app, tmp_path)
        drawing = start(client, num_inference_steps=100)
        waiting = client.submit(**DRAW, num_inference_steps=100)
        wait_for(waiting.outputs)  # it says that it waits
        app.process.send_signal(signal.SIGTERM)
        with pytest.raises(AppError, match=TOLD):
            waiting.result(timeout=PATIENCE)
        picture = drawing.result(timeout=PATIENCE)["images"][0]
        assert Image.open(picture).size == (128, 128)
        assert app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in faults(app)
    assert not folders(tmp_path)


def test_work_that_takes_too_long_is_ended_with_a_word_also_by_docker_stop(tmp_path):
    launcher = AS_FIRST_PROCESS if allows_namespaces() else ()
    with running_app(tmp_path, "--grace", "0.5", launcher=launcher) as app:
        client = served(app, tmp_path)
        drawing = start(client, num_inference_steps=100, num_images=4, width=256, height=256)
        server = psutil.Process(app.process.pid).children()[0] if launcher else app.process
        server.send_signal(signal.SIGTERM)
        with pytest.raises(AppError, match=TOLD):
            drawing.result(timeout=PATIENCE)
        assert app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in faults(app)
    assert not folders(tmp_path)


def allows_namespaces() -> bool:
    """Whether this machine lets anybody start a process 1."""
    try:
        return subprocess.run([*AS_FIRST_PROCESS, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_a_second_signal_ends_the_app_at_once(tmp_path):
    with running_app(tmp_path, "--grace", str(LONG_SECONDS)) as app:
        client = served(app, tmp_path)
        start(client, num_inference_steps=100, num_images=4, width=256, height=256)
        app.process.send_signal(signal.SIGINT)
        with pytest.raises(AppError, match=TOLD):  # so the first signal has been noted
            client.predict(**DRAW)
        app.process.send_signal(signal.SIGINT)
        assert app.process.wait(timeout=PATIENCE) == 1
        assert "Traceback" not in faults(app)
    assert not folders(tmp_path)


def test_a_signal_while_the_checkpoint_is_loaded_ends_the_app(tmp_path):
    with running_app(tmp_path) as app:
        wait_for(lambda: folders(tmp_path))
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in faults(app)
    assert not folders(tmp_path)


def test_what_a_killed_app_left_is_removed_by_the_next_one_and_nothing_else_is(tmp_path):
    other = folder_of_another_process(tmp_path)
    with running_app(tmp_path) as app:
        client = served(app, tmp_path)
        assert client.predict("What is it?", [handle_file(PHOTOGRAPH)], max_new_tokens=1, api_name="/chat")
        readers = psutil.Process(app.process.pid).children()
        assert readers
        app.process.kill()
        _, alive = psutil.wait_procs(readers, timeout=PATIENCE)
        assert not alive
    (left,) = set(folders(tmp_path)) - {other.folder}
    assert list(left.rglob("coffee.jpg"))
    with running_app(tmp_path) as app:
        served(app, tmp_path)
        assert not left.exists()
        assert (other.folder / "file").read_text() == "mine"
        readers = psutil.Process(app.process.pid).children()
        app.process.send_signal(signal.SIGINT)  # while idle
        assert app.process.wait(timeout=PATIENCE) == 0
        assert not psutil.wait_procs(readers, timeout=PATIENCE)[1]
    assert folders(tmp_path) == [other.folder]
    other.process.communicate()
    assert not folders(tmp_path)


def folder_of_another_process(temporary: Path) -> SimpleNamespace:
    """The folder of a process that runs until its input is closed, with a file in it."""
    script = """
import sys
from showo2.app.files.instance import instance_folder
with instance_folder() as folder:
    (folder / "file").write_text("mine")
    print(folder, flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "GRADIO_TEMP_DIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return SimpleNamespace(process=process, folder=Path(process.stdout.readline().strip()))


def test_files_are_removed_a_day_later_and_what_belongs_to_the_page_stays(tmp_path):
    for name in ("lock", "page/example.png", "visitor/upload.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    kept = {tmp_path / "lock", tmp_path / "page", tmp_path / "page" / "example.png"}
    remove_old(tmp_path, 3600, kept)
    assert (tmp_path / "visitor" / "upload.png").exists()
    remove_old(tmp_path, -1, kept)  # everything is older
    assert set(tmp_path.rglob("*")) == kept


def test_files_from_addresses_lie_with_the_others(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    with instance_folder() as folder:
        from showo2.app.files.uploads import path_of

        assert path_of("data:image/png;base64,iVBORw0KGgo=").is_relative_to(folder)
    assert os.environ["GRADIO_TEMP_DIR"] == str(tmp_path)
    assert not list(tmp_path.iterdir())
