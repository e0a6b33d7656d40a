"""Bad requests of every kind against the running app: `python tests/fuzz.py --count 1000 --seed 0`.

Each is answered, or refused in a sentence of ours that names what is wrong. Nothing may be told as our fault,
be left unanswered, or leave a traceback in the log or a file on the disk.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
from conftest import PATIENCE, ROOT, free_port, wait_until_served

sys.path.insert(0, str(ROOT))

from fuzz_requests import Requests

from showo2.media import read_settings

GOOD_PROMPT = "一艘红色的船"
WARM_UP = 50  # requests, after which memory should not grow much


@dataclass
class Report:
    """What happened to all requests; memory is that of the app and its readers."""

    answered: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    sentences: Counter[str] = field(default_factory=Counter)
    worst_seconds: float = 0
    slowest: str = ""
    worst_mb: float = 0
    first_mb: float = 0
    last_mb: float = 0
    tracebacks: int = 0
    files_left: int = 0

    def table(self) -> str:
        rows = {
            "inputs tried": self.answered + self.refused + len(self.faults),
            "answered": self.answered,
            "refused with the right word": self.refused,
            "told as our fault, wrongly, or not at all": len(self.faults),
            "worst time (s)": f"{self.worst_seconds:.1f}",
            "worst memory (MB)": f"{self.worst_mb:.0f}",
            f"memory after {WARM_UP} inputs (MB)": f"{self.first_mb:.0f}",
            "memory at the end (MB)": f"{self.last_mb:.0f}",
            "tracebacks in the log": self.tracebacks,
            "files left": self.files_left,
        }
        return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


@contextmanager
def running_app(folder: Path, variables: Mapping[str, str]) -> Iterator[tuple[psutil.Process, str]]:
    """The app with nano, and its address; its files lie in `folder`, the log beside it."""
    port = free_port()
    with folder.with_suffix(".log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "app.py", "--checkpoint", "nano", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, **variables, "GRADIO_TEMP_DIR": str(folder)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_served(process, url)
        yield psutil.Process(process.pid), url
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
    finally:
        process.kill()
        process.wait()


def megabytes(process: psutil.Process) -> float:
    """Memory of a process and its children."""
    total = 0
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.Error):
            total += each.memory_info().rss
    return total / 1e6


def run(count: int, seed: int, folder: Path, variables: Mapping[str, str]) -> Report:
    """Send `count` bad requests, and a good one at the end, to an app with these environment variables."""
    report = Report()
    with running_app(folder, variables) as (process, url):
        requests = Requests(url, seed)
        for number in range(count):
            _send(requests, report)
            report.worst_mb = max(report.worst_mb, megabytes(process))
            if number % 100 == 99:
                print(f"{number + 1} of {count}", flush=True)
            if number == min(WARM_UP, count - 1):
                report.first_mb = megabytes(process)
        report.last_mb = megabytes(process)
        _check_a_good_request(requests)
    report.tracebacks = folder.with_suffix(".log").read_text("utf-8", "replace").count("Traceback")
    report.files_left = len(list(folder.rglob("*")))
    return report


def _check_a_good_request(requests: Requests) -> None:
    drawn = requests.client.predict(GOOD_PROMPT, num_inference_steps=2, api_name="/text_to_image")
    assert read_settings(drawn["images"][0]["path"])["prompt"] == GOOD_PROMPT


def _send(requests: Requests, report: Report) -> None:
    started = time.monotonic()
    try:
        reply = requests.one()
    except (AssertionError, httpx.HTTPError, TimeoutError) as error:
        report.faults.append(f"{requests.described}: {type(error).__name__} {error}")
        print(report.faults[-1], flush=True)
    else:
        report.answered += reply.is_result
        report.refused += not reply.is_result
        report.sentences[reply.sentence[:70]] += 1
    seconds = time.monotonic() - started
    if seconds > report.worst_seconds:
        report.worst_seconds, report.slowest = seconds, requests.described


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-")) / "files"
    report = run(arguments.count, arguments.seed, folder, {})
    print(report.table())
    print(f"The slowest was {report.slowest}")
    for sentence, number in report.sentences.most_common(30):
        print(f"{number:5} {sentence!r}")
    if report.tracebacks:
        print(f"The log is {folder.with_suffix('.log')}.")
    sys.exit(bool(report.faults or report.tracebacks or report.files_left))


if __name__ == "__main__":
    main()
