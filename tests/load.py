"""Load on a running app: `python tests/load.py http://127.0.0.1:7860`, with nothing else running.

Measures an answer alone and while four others draw, then lets 50 visitors ask three things each. Visitors are
told apart by X-Forwarded-For, which the app takes from this machine.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import httpx

TIMEOUT = 1800
DRAWERS = 4
QUESTIONS = 20
MIX: tuple[tuple[str, dict], ...] = (
    ("chat/completions", {"messages": [{"role": "user", "content": "What is a boat?"}], "seed": 1}),
    ("images/generations", {"prompt": "a red boat", "seed": 1}),
    ("chat/completions", {"messages": [{"role": "user", "content": "Hello!"}], "seed": 2}),
)
ANSWER, PICTURES = MIX[0], ("images/generations", {"prompt": "a red boat", "n": 4, "seed": 1})


def visitor(url: str, number: int) -> httpx.Client:
    """A client with an address of its own."""
    headers = {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}"}
    return httpx.Client(base_url=f"{url}/v1/", headers=headers, timeout=TIMEOUT)


def seconds(client: httpx.Client, request: tuple[str, dict]) -> tuple[int, float]:
    """The status of a request, and how long it took."""
    path, body = request
    began = time.monotonic()
    return client.post(path, json=body).status_code, time.monotonic() - began


def answers(url: str) -> list[float]:
    with visitor(url, 0) as client:
        return [seconds(client, ANSWER)[1] for _ in range(QUESTIONS)]


def beside_drawers(url: str, measure: Callable[[], list[float]]) -> list[float]:
    """What `measure` gives while DRAWERS visitors draw without a pause."""
    over = Event()

    def draw(number: int) -> None:
        with visitor(url, number) as client:
            while not over.is_set():
                seconds(client, PICTURES)

    with ThreadPoolExecutor(DRAWERS) as pool:
        for number in range(DRAWERS):
            pool.submit(draw, number + 1)
        time.sleep(5)
        try:
            return measure()
        finally:
            over.set()


def crowd(url: str, visitors: int) -> Counter[int]:
    """Statuses of the requests of `visitors`, each with three at once."""
    requests = [(number, request) for number in range(visitors) for request in MIX]

    def ask(asked: tuple[int, tuple[str, dict]]) -> int:
        with visitor(url, asked[0]) as client:
            return seconds(client, asked[1])[0]

    with ThreadPoolExecutor(len(requests)) as pool:
        return Counter(pool.map(ask, requests))


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--visitors", type=int, default=50)
    arguments = parser.parse_args()
    url = arguments.url.rstrip("/")
    answers(url)
    alone, beside = answers(url), beside_drawers(url, lambda: answers(url))
    print(f"an answer alone: p50 {statistics.median(alone):.2f} s, p95 {p95(alone):.2f} s")
    print(f"beside {DRAWERS} who draw: p50 {statistics.median(beside):.2f} s, p95 {p95(beside):.2f} s")
    began = time.monotonic()
    statuses = crowd(url, arguments.visitors)
    print(f"{arguments.visitors} visitors: {dict(statuses)} in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
