"""A Hub of a few lines: serves folders as repositories, over the part of the API that downloads use."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """`repos` maps owner/name to a folder; `served` lists the files whose contents were asked for."""

    repos: dict[str, Path]
    gated: set[str] = field(default_factory=set)
    served: list[tuple[str, str | None]] = field(default_factory=list)  # repo/file, Range
    break_off: str | None = None  # repo/file of which half is sent, unless the rest is asked for
    endpoint: str = ""


@contextmanager
def serve(repos: dict[str, Path]) -> Iterator[Hub]:
    hub = Hub(repos)
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Nothing: the requests that matter are in `Hub.served`."""

    def _answer(self) -> None:
        parts = self.path.partition("?")[0].strip("/").split("/")
        if parts[:2] == ["api", "models"]:
            repo, rest = "/".join(parts[2:4]), parts[4:]
        else:
            repo, rest = "/".join(parts[:2]), parts[2:]
        if repo in self.hub.gated:
            self._send(403, b"", {"X-Error-Code": "GatedRepo"})
        elif repo not in self.hub.repos:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})
        elif rest[0] == "revision":
            self._send_json({"id": repo, "sha": COMMIT, "siblings": []})
        elif rest[0] == "tree":
            self._send_json([self._entry(file) for file in self._files(repo)])
        else:
            self._send_file(repo, "/".join(rest[2:]))

    def _files(self, repo: str) -> list[Path]:
        return [file for file in sorted(self.hub.repos[repo].rglob("*")) if file.is_file()]

    def _entry(self, file: Path) -> dict:
        folder = next(folder for folder in self.hub.repos.values() if file.is_relative_to(folder))
        return {
            "type": "file",
            "path": file.relative_to(folder).as_posix(),
            "size": file.stat().st_size,
            "oid": hashlib.sha1(file.read_bytes()).hexdigest(),
        }

    def _send_file(self, repo: str, name: str) -> None:
        file = self.hub.repos[repo] / name
        if not file.is_file():
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        content = file.read_bytes()
        headers = {"X-Repo-Commit": COMMIT, "ETag": f'"{hashlib.sha1(content).hexdigest()}"'}
        requested = self.headers.get("Range")
        if self.command == "GET":
            self.hub.served.append((f"{repo}/{name}", requested))
        if requested:
            start = int(requested.removeprefix("bytes=").partition("-")[0])
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self._send(206, content[start:], headers)
        else:
            self._send(200, content, headers, hang_up=f"{repo}/{name}" == self.hub.break_off)

    def _send_json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(self, status: int, content: bytes, headers: dict[str, str], hang_up: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if hang_up:
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
        else:
            self.wfile.write(content)
