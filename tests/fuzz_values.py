"""Values and files of no use, for requests that must be refused (see `fuzz`)."""

import random
import tempfile
from pathlib import Path
from typing import Any

from conftest import ROOT

CASES = Path(__file__).parent / "data" / "media"
EXAMPLES = ROOT / "examples"
JUNK = (
    *(None, True, False, -1, 0, 1, 3, 7, 2**31, 2**70, -(2**63)),
    *(0.5, 1e308, -1e-9, float("nan"), float("inf")),
    *("", " ", "\n\t", "x", "7", "a red boat", "x" * 5000, "\0", "a\0b", "\ud800", "a\udfffb"),
    *("红色的船", "🚤" * 50, "<script>alert(1)</script>", "{name}", "%s", "../../etc/passwd", "/etc/passwd"),
    *("http://127.0.0.1/x.png", "http://[::1", "https://", "http://\0", "http://" + "a" * 3000, "file:///x"),
    *("data:", "data:image/png;base64,", "data:image/png;base64,%%%%", "data:;base64,AAAA"),
)
PATHS = (
    *("/etc/passwd", "/proc/self/environ", "/tmp", "", "\0", "x" * 5000, "../x.png", "\ud800.png"),
    *("http://127.0.0.1:1/x.png", str(EXAMPLES / "coffee.jpg")),
)
NAMES = ("role", "content", "type", "text", "image", "video", "path", "meta", "url", "", "\ud800")
TINY = {"num_inference_steps": 2, "seed": 1}
# By endpoint: arguments that are answered at once.
GOOD: dict[str, dict[str, Any]] = {
    "chat": {"prompt": "Hello", "files": None, "history": None, "max_new_tokens": 1},
    "text_to_image": {"prompt": "a red boat", **TINY},
    "generate_video": {"prompt": "a red boat", "image": None, "num_frames": 1, **TINY},
    "tell_story": {"prompt": "a story", "told": None, "text": "A boat.", "max_scenes": 1, **TINY},
}


class Values:
    """Random values; a seed gives the same ones again."""

    def __init__(self, seed: int, parameters: dict[str, list[str]]) -> None:
        """`parameters` are the names of all parameters by endpoint."""
        self.rng = random.Random(seed)
        self.parameters = parameters
        self._folder = Path(tempfile.mkdtemp(prefix="fuzz-files-"))

    def arguments(self) -> tuple[str, dict[str, Any], str | None]:
        """An endpoint, arguments of which one or more are bad, and the bad one if it is alone."""
        name = self.rng.choice(list(GOOD))
        bad = self.rng.sample(self.parameters[name], self.rng.choice((1, 1, 1, 2, 3)))
        return name, GOOD[name] | {each: self._bad(each) for each in bad}, bad[0] if len(bad) == 1 else None

    def _bad(self, parameter: str) -> Any:
        if parameter in ("history", "told") and self.rng.random() < 0.7:
            return self._turns() if parameter == "history" else self._scenes()
        return self.junk()

    def junk(self, depth: int = 0) -> Any:
        """A value of any type."""
        rng = self.rng
        if depth > 3 or rng.random() < 0.6:
            return rng.choice(JUNK)
        kind = rng.randrange(4)
        if kind == 0:
            return [self.junk(depth + 1) for _ in range(rng.choice((0, 1, 2, 5)))]
        if kind == 1:
            return {rng.choice(NAMES): self.junk(depth + 1) for _ in range(rng.choice((0, 1, 3)))}
        return self._file_object() if kind == 2 else self._nested(rng.choice((5, 15, 25)))

    def _nested(self, depth: int) -> Any:
        value: Any = 1
        for _ in range(depth):
            value = [value] if self.rng.random() < 0.5 else {"content": value}
        return value

    def _file_object(self) -> dict[str, Any]:
        """What looks like an uploaded file."""
        marked = {"_type": "gradio.FileData"}
        path = self.rng.choice(PATHS)
        meta = self.rng.choice([marked, marked, marked, {}, None, "x", [1]])
        return {"path": path, "meta": meta, "url": self.rng.choice([None, "http://127.0.0.1:1/x", 3, path])}

    def _turns(self) -> list[Any]:
        """A history of any form."""
        return [self._turn() for _ in range(self.rng.choice((1, 1, 2, 4)))]

    def _turn(self) -> dict[str, Any]:
        contents = ("Hello", self.junk(), [self.junk(), self.junk()], [self._block()])
        roles = ("user", "assistant", "user", "assistant", "system", None, 7)
        return {"role": self.rng.choice(roles), "content": self.rng.choice(contents)}

    def _block(self) -> dict[str, Any]:
        kind = self.rng.choice(["text", "image", "video", "x", []])
        name = kind if isinstance(kind, str) and self.rng.random() < 0.8 else "text"
        return {"type": kind, name: self.junk()}

    def _scenes(self) -> list[Any]:
        """A told list of any form."""
        return [
            {"text": self.rng.choice(["A boat.", self.junk()]), "image": self.junk()}
            for _ in range(self.rng.choice((1, 2, 20)))
        ]

    def damaged_file(self) -> Path:
        """A picture, a video or something else, damaged or misnamed."""
        rng = self.rng
        source = rng.choice(sorted([*CASES.iterdir(), *EXAMPLES.glob("*.*")]))
        data = bytearray(source.read_bytes())
        for _ in range(rng.choice((1, 2, 8))):
            self._damage(data)
        names = (source.name, f"{source.stem}.png", f"{source.stem}.mp4", "no suffix", "照片.jpg")
        path = self._folder / rng.choice(names)
        path.write_bytes(data)
        return path

    def _damage(self, data: bytearray) -> None:
        rng = self.rng
        at = rng.randrange(len(data) + 1)
        change = rng.randrange(6)
        if change == 0:
            del data[at:]
        elif change == 1:
            data[at : at + 1] = bytes([rng.randrange(256)])
        elif change == 2:
            data[at:at] = rng.randbytes(rng.choice((1, 4, 100)))
        elif change == 3:
            data[at : at + 64] = bytes(64)
        elif change == 4:
            data[:0] = data[: rng.choice((4, 100))]
        else:
            data[at : at + 4] = b"\xff" * 4
