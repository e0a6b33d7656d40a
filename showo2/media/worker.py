"""The process that opens untrusted files: `python -m showo2.media.worker`, started by `pool`.

It answers one call after another. A call is a line of JSON on standard input; the answer is a line of JSON on
standard output, followed by the pixels. Answers are data, never pickles, so a file that exploits its decoder
gains no more than this process.
"""

import faulthandler
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

import numpy as np

from showo2.errors import Showo2Error
from showo2.media.limits import MAX_DECODED_MEGAPIXELS, MAX_READING_SECONDS, MAX_SIDE
from showo2.media.reading import media_kind, open_image, open_video
from showo2.media.settings import read_settings

# A worker ends itself after this time beyond the limit, in case its parent is gone.
GRACE_SECONDS = 5


Result = tuple[Any, np.ndarray | None]  # a JSON value, and pixels for those calls that read any


def _open_image(path: str) -> Result:
    return None, np.asarray(open_image(path, MAX_SIDE))


def _open_video(path: str, num_frames: int) -> Result:
    clip = open_video(path, num_frames, MAX_DECODED_MEGAPIXELS)
    return clip.fps, clip.frames


CALLS: dict[str, Callable[..., Result]] = {
    "ready": lambda: (True, None),
    "open_image": _open_image,
    "open_video": _open_video,
    "media_kind": lambda path: (media_kind(path), None),
    "read_settings": lambda path: (read_settings(path), None),
}


def serve(calls: BinaryIO, answers: BinaryIO) -> None:
    """Answers calls until there are no more."""
    with open(os.devnull, "w") as nowhere:
        for line in calls:
            faulthandler.dump_traceback_later(MAX_READING_SECONDS + GRACE_SECONDS, exit=True, file=nowhere)
            name, *arguments = json.loads(line)
            try:
                _send(answers, *CALLS[name](*arguments))
            except Showo2Error as error:
                _write_line(answers, {"error": type(error).__name__, "details": error.details})
            answers.flush()
            faulthandler.cancel_dump_traceback_later()


def _send(answers: BinaryIO, value: Any, pixels: np.ndarray | None) -> None:
    _write_line(answers, {"value": value, "shape": None if pixels is None else pixels.shape})
    if pixels is not None:
        answers.write(np.ascontiguousarray(pixels).data)


def _write_line(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message).encode() + b"\n")


def main() -> None:
    # A terminal or a service signals all processes; the parent decides, and closes the pipe.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    # What a library prints must not end up among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
