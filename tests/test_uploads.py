"""Files that visitors and callers send: uploads, addresses, and files inside addresses."""

import base64
import errno
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from uploaded_files import uploaded

from showo2.app.files import downloads
from showo2.app.files.ownership import OWNERS
from showo2.app.files.uploads import optional_path_of, path_of
from showo2.errors import ForeignFile, MediaTooLarge, NoDiskSpace, UnreadableMedia

PHOTOGRAPH = Path(__file__).parent.parent / "examples" / "coffee.jpg"


@pytest.mark.parametrize("file", ["/etc/passwd", {"path": "/etc/passwd"}, {"path": "/x", "meta": {}}, 7, []])
def test_only_uploads_are_files(file):
    with pytest.raises(UnreadableMedia):
        path_of(file)


def fetched(address: str) -> Path:
    """`path_of` in a thread without an event loop, as handlers call it; after a test with a browser, the main
    thread has one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(path_of, address).result()


def test_only_what_the_page_serves_is_taken_by_its_address(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    picture = shutil.copy(PHOTOGRAPH, tmp_path)
    with pytest.raises(ForeignFile, match="coffee"):
        path_of(f"http://anywhere/gradio_api/file={picture}")
    OWNERS.hand_out([str(picture)])
    assert path_of(f"http://anywhere/gradio_api/file={picture}") == Path(picture)
    for path in (PHOTOGRAPH, f"{tmp_path}{'/..' * 20}{PHOTOGRAPH}"):
        with pytest.raises(UnreadableMedia):
            fetched(f"http://127.0.0.1:9/gradio_api/file={path}")


def test_addresses_inside_the_machines_network_are_not_fetched():
    asked = []
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": lambda self: asked.append(self.path)})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with pytest.raises(UnreadableMedia):
            fetched(f"http://127.0.0.1:{server.server_port}/secret.png")
        server.shutdown()
    assert not asked


def test_uploads_become_paths():
    assert path_of(uploaded(PHOTOGRAPH)) == PHOTOGRAPH
    assert optional_path_of(None) is None


def refuse_to_write(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_in_an_address_that_does_not_fit_is_told_and_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", refuse_to_write)
    with pytest.raises(NoDiskSpace):
        path_of("data:image/png;base64,AAAA")
    assert not list(tmp_path.iterdir())


def test_files_in_addresses_are_saved(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    encoded = base64.b64encode(PHOTOGRAPH.read_bytes()).decode()
    path = path_of(f"data:image/jpeg;base64,{encoded}")
    assert path.is_relative_to(tmp_path)
    assert path.read_bytes() == PHOTOGRAPH.read_bytes()
    assert path_of("data:,A%20B").read_bytes() == b"A B"
    with pytest.raises(UnreadableMedia, match="not valid base64"):
        path_of("data:image/png;base64,!")


class Endless(httpx.AsyncBaseTransport):
    """A host whose files have no end; `redirects` is where each answer leads instead."""

    def __init__(self, redirects: str | None = None) -> None:
        self.redirects = redirects

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.redirects:
            return httpx.Response(302, headers={"Location": self.redirects})

        async def content():
            while True:
                yield b"x" * 1000

        return httpx.Response(200, content=content())


@pytest.mark.parametrize(
    ("transport", "error"), [(Endless(), MediaTooLarge), (Endless("/again"), UnreadableMedia)]
)
def test_downloads_have_limits_and_leave_nothing(monkeypatch, tmp_path, transport, error):
    async def public_transport(url: str) -> httpx.AsyncBaseTransport:
        return transport

    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    monkeypatch.setattr(downloads, "public_transport", public_transport)
    monkeypatch.setattr(downloads, "MAX_FILE_MB", 0.1)
    with pytest.raises(error):
        fetched("http://anywhere/a.png")
    assert not list(tmp_path.iterdir())
