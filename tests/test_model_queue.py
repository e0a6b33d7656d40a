"""The queue in front of the model: order, places, bounds, and files that are read before it."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from conftest import PATIENCE
from fake_pipeline import FakePipeline
from gradio import FileData
from gradio_client import Client, handle_file
from playwright.sync_api import expect
from served_pages import serving

from showo2.app import model_queue
from showo2.app.model_queue import ModelQueue
from showo2.errors import EmptyPrompt, QueueFull, ReadersBusy
from showo2.media import ReadingCancelled, opening
from showo2.media.budget import current_budget
from showo2.resources import EXAMPLES

READING = "reading"  # what waits while files are read


def steps(*values: int):
    """A request of these outputs."""
    return lambda: iter(values)


def waiting(ahead: int | None) -> str:
    return READING if ahead is None else f"{ahead} ahead"


@pytest.fixture(autouse=True)
def quick(request, monkeypatch):
    if "url" not in request.fixturenames:  # a page cannot show a hundred events a second
        monkeypatch.setattr(model_queue, "POLL_SECONDS", 0.01)


# The queue alone --------------------------------------------------------------------------------------------


def run(queue: ModelQueue, *values: int) -> Iterator:
    return (output for output in queue.run(steps(*values), waiting) if output != READING)


def test_requests_run_one_at_a_time_in_order():
    queue = ModelQueue()
    first, second, third = run(queue, 1, 2), run(queue, 3), run(queue, 4)
    assert next(first) == 1
    assert next(second) == "1 ahead"
    assert next(third) == "2 ahead"
    assert list(first) == [2]
    assert next(third) == "1 ahead"
    assert [output for output in second if isinstance(output, int)] == [3]
    assert [output for output in third if isinstance(output, int)] == [4]


def test_nobody_alone_is_told_to_wait():
    assert list(run(ModelQueue(), 1, 2, 3)) == [1, 2, 3]


def test_who_stops_waiting_leaves_the_queue():
    queue = ModelQueue()
    first, second, third = run(queue, 1, 2), run(queue, 3), run(queue, 4)
    assert [next(first), next(second), next(third)] == [1, "1 ahead", "2 ahead"]
    second.close()
    assert next(third) == "1 ahead"
    first.close()
    assert [output for output in third if isinstance(output, int)] == [4]


def test_a_full_queue_says_so(monkeypatch):
    monkeypatch.setattr(model_queue, "MAX_WAITING", 1)
    queue = ModelQueue()
    with closing(run(queue, 1, 2)) as first:
        next(first)
        with pytest.raises(QueueFull):
            next(run(queue, 3))
    assert list(run(queue, 3)) == [3]


def test_too_many_who_read_files_are_told_so(monkeypatch):
    monkeypatch.setattr(model_queue, "MAX_READING", 0)
    with pytest.raises(ReadersBusy):
        next(run(ModelQueue(), 1))


def test_what_fails_before_the_queue_or_in_it_is_raised():
    def refused() -> Iterator[int]:
        raise EmptyPrompt()

    def broken() -> Iterator[int]:
        yield 1
        raise EmptyPrompt()

    queue = ModelQueue()
    for start in (refused, broken):
        with pytest.raises(EmptyPrompt):
            list(queue.run(start, waiting))
    assert list(run(queue, 2)) == [2]


def test_files_are_read_outside_the_queue_until_the_visitor_leaves():
    """While one request reads, others run; closing it cancels what it reads."""
    queue, canceled = ModelQueue(), threading.Event()

    def read() -> Iterator[int]:
        current_budget().cancelled.wait(PATIENCE)
        canceled.set()
        return iter(())

    reading = queue.run(read, waiting)
    assert next(reading) == READING
    assert list(run(queue, 1, 2)) == [1, 2]
    assert not canceled.is_set()
    reading.close()
    assert canceled.wait(PATIENCE)


# The served page --------------------------------------------------------------------------------------------


class SlowReaders:
    """In place of the pool of workers: reads nothing until the one who waits has left."""

    def __init__(self) -> None:
        self.started, self.freed = threading.Event(), threading.Event()

    def read(self, *_):
        budget = current_budget()
        self.started.set()
        assert budget.cancelled.wait(PATIENCE)
        self.freed.set()
        raise ReadingCancelled()

    open_image = open_video = media_kind = read_ahead = read


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(FakePipeline()) as url:
        yield url


@pytest.fixture
def readers(monkeypatch) -> SlowReaders:
    readers = SlowReaders()
    monkeypatch.setattr(opening, "_isolated", readers)
    return readers


def uploaded(url: str, path: Path = EXAMPLES / "scene.png") -> dict:
    """A file that has been uploaded, as a program names it in a call."""
    with open(path, "rb") as file:
        answer = httpx.post(f"{url}gradio_api/upload", files={"files": file}, timeout=PATIENCE)
    (stored,) = answer.raise_for_status().json()
    return FileData(path=stored).model_dump()


def begin(url: str, endpoint: str, arguments: dict) -> str:
    """Starts a call; its events are to be read at the address that is returned."""
    address = f"{url}gradio_api/call/v2/{endpoint}"
    body, headers = json.dumps(arguments), {"Content-Type": "application/json"}  # lone surrogates too
    answer = httpx.post(address, content=body, headers=headers, timeout=PATIENCE)
    event = answer.raise_for_status().json()["event_id"]
    return f"{url}gradio_api/call/{endpoint}/{event}"


REQUESTS = {
    "chat": lambda file: {"prompt": "What?", "files": [file]},
    "generate_video": lambda file: {"prompt": "It moves.", "image": file},
    "tell_story": lambda file: {"prompt": "A fish.", "told": [{"text": "Once.", "image": file}]},
}


@pytest.mark.parametrize("endpoint", REQUESTS)
def test_a_slow_file_delays_nobody_and_its_reader_is_freed_by_canceling(url, readers, endpoint):
    client = Client(url, verbose=False)
    arguments = REQUESTS[endpoint](handle_file(EXAMPLES / "scene.png"))
    job = client.submit(**arguments, api_name=f"/{endpoint}")
    assert readers.started.wait(PATIENCE)
    # Another visitor's request runs meanwhile.
    assert Client(url, verbose=False).predict("a boat", api_name="/text_to_image")["images"]
    assert not readers.freed.is_set()
    job.cancel()
    assert readers.freed.wait(PATIENCE)


@pytest.mark.parametrize("endpoint", REQUESTS)
def test_a_reader_is_freed_when_the_connection_ends(url, readers, endpoint):
    events = begin(url, endpoint, REQUESTS[endpoint](uploaded(url)))
    with httpx.stream("GET", events, timeout=PATIENCE) as stream:
        next(stream.iter_lines())
        assert readers.started.wait(PATIENCE)
    assert readers.freed.wait(PATIENCE)


def test_a_reader_is_freed_when_a_visitor_leaves_the_page(site, readers):
    visitor = site.visit()
    panel = visitor.open(visitor.t("video_tab"))
    panel.locator("input[type=file]").first.set_input_files(EXAMPLES / "scene.png")
    expect(panel.locator(".first-frame img")).to_be_visible()
    panel.locator("textarea").first.fill("It moves.")
    panel.get_by_role("button", name=visitor.t("video_run")).click()
    expect(panel.get_by_text(visitor.t("reading_files"))).to_be_visible()
    assert readers.started.is_set()
    other = site.visit()
    drawing = other.open(other.t("image_tab"))
    drawing.locator("textarea").first.fill("a boat")
    drawing.get_by_role("button", name=other.t("image_run")).click()
    expect(drawing.get_by_text(other.start_of("done"))).to_be_visible()
    assert not readers.freed.is_set()
    visitor.page.goto("about:blank")
    assert readers.freed.wait(PATIENCE)


def test_a_reader_is_freed_when_a_visitor_stops_a_question(site, readers):
    visitor = site.visit()
    panel = visitor.open(visitor.t("chat_tab"))
    panel.locator("input[type=file]").first.set_input_files(EXAMPLES / "scene.png")
    expect(panel.locator(".thumbnail-item")).to_be_visible()
    panel.locator("textarea").fill("What?")
    visitor.page.keyboard.press("Enter")
    expect(panel.get_by_text(visitor.t("reading_files"))).to_be_visible()
    panel.locator(".stop-button").click()
    assert readers.freed.wait(PATIENCE)
