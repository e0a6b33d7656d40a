"""A client of the app's OpenAI routes with nothing but the standard library."""

import json
import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TIMEOUT_SECONDS = 600
POLL_SECONDS = 1.0


class Client:
    """The routes of a server, such as http://127.0.0.1:7860; its refusals are RuntimeErrors."""

    def __init__(self, server: str, api_key: str = "") -> None:
        self._base = server.rstrip("/") + "/v1"
        self._headers = {"Content-Type": "application/json"}
        if api_key:
            self._headers["Authorization"] = f"Bearer {api_key}"

    def images(self, **fields: Any) -> list[str]:
        """Pictures as base64 of PNG files."""
        answer = self._json("/images/generations", {**fields, "response_format": "b64_json"})
        return [image["b64_json"] for image in answer["data"]]

    def chat(self, content: list[dict[str, Any]], **fields: Any) -> str:
        """The answer to a question of text and picture parts."""
        messages = [{"role": "user", "content": content}]
        answer = self._json("/chat/completions", {"messages": messages, **fields})
        text: str = answer["choices"][0]["message"]["content"]
        return text

    def video(self, **fields: Any) -> bytes:
        """A clip as an MP4 file, once it is finished."""
        job = self._json("/videos", fields)
        while job["status"] in ("queued", "in_progress"):
            time.sleep(POLL_SECONDS)
            job = self._json(f"/videos/{job['id']}")
        if job["status"] == "failed":
            raise RuntimeError(job["error"]["message"])
        return self._get(f"/videos/{job['id']}/content")

    def _json(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return json.loads(self._get(path, body))

    def _get(self, path: str, body: dict[str, Any] | None = None) -> bytes:
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self._base + path, data, self._headers), timeout=TIMEOUT_SECONDS) as answer:
                content: bytes = answer.read()
                return content
        except HTTPError as error:
            raise RuntimeError(_sentence(error)) from error


def _sentence(error: HTTPError) -> str:
    try:
        message: str = json.loads(error.read())["error"]["message"]
        return message
    except (ValueError, KeyError, TypeError):
        return str(error)
