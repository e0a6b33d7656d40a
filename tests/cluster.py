"""A cluster under load and faults: `python tests/cluster.py`, with two and four replicas on this machine.

Each replica has one thread. Measures requests a second, how soon a replica stops what its visitor has
stopped, a replica that is killed, a rolling restart, and what is refused.
"""

import argparse
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from showo2.cluster import stay_on_loopback

stay_on_loopback()
os.environ.setdefault("RAY_worker_niceness", "0")  # whatever else runs here is no more important

import psutil  # noqa: E402

from showo2.app.arguments import THIS_MACHINE  # noqa: E402
from showo2.app.model_queue import ModelQueue  # noqa: E402
from showo2.app.remote_steps import RemoteSteps  # noqa: E402
from showo2.cluster.connection import connected, start  # noqa: E402
from showo2.cluster.engine import ClusterEngine  # noqa: E402
from showo2.cluster.replica import ReplicaSettings  # noqa: E402
from showo2.errors import QueueFull, Showo2Error  # noqa: E402
from showo2.requests import Chat, Request, TextToImage, TextToVideo  # noqa: E402

QUESTION = [{"role": "user", "content": "What is a boat?"}]
REPLICA = "ray::ServeRepli"  # names of processes end after 15 characters
IDLE = 0.05  # of a core; what an idle replica takes at most
PATIENCE = 300
ROUNDING = 1.0  # of 255, on average; pictures of other seeds differ by tens


class Front:
    """What a page has: an engine, and the queue in front of it."""

    def __init__(self, engine: ClusterEngine) -> None:
        self.engine = engine
        self.queue = ModelQueue(lambda: engine.capacity, line=RemoteSteps)

    def answer(self, seed: int = 1, max_new_tokens: int = 32) -> Chat:
        options = {"max_new_tokens": max_new_tokens, "temperature": 0, "seed": seed}
        return Chat.resolve(self.engine.checkpoint, messages=QUESTION, **options)

    def picture(self, seed: int = 1, **options: Any) -> TextToImage:
        return TextToImage.resolve(self.engine.checkpoint, prompt="a red boat", seed=seed, **options)

    def clip(self, **options: Any) -> TextToVideo:
        return TextToVideo.resolve(self.engine.checkpoint, prompt="a red boat drives", seed=1, **options)

    def run(self, request: Request, visitor: str) -> Iterator[Any]:
        """The outputs for a visitor."""
        outputs = self.queue.run(lambda: self.engine.run(request), lambda ahead: None, visitor)
        return (output for output in outputs if output is not None)

    def last(self, request: Request, visitor: str) -> Any:
        """The result for a visitor, or what it was refused with."""
        try:
            *_, result = self.run(request, visitor)
        except Showo2Error as error:
            return error
        return result


def replicas() -> list[psutil.Process]:
    """The processes of the replicas of this process's cluster."""
    return [
        each for each in psutil.Process().children(recursive=True) if each.name().startswith(REPLICA[:15])
    ]


def cpu_seconds(processes: Sequence[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def together(tasks: Sequence[Callable[[], Any]]) -> list[Any]:
    """The results of tasks that begin at the same time."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(task) for task in tasks]]


def throughput(front: Front, make: Callable[[int], Request], count: int) -> dict[str, float]:
    """Requests a second of as many visitors at once, by the clock and by the replicas' CPU time, and what the
    process in front of them takes."""
    processes, began, here = replicas(), time.monotonic(), time.process_time()
    used = cpu_seconds(processes)
    results = together([lambda n=n: front.last(make(n), f"visitor {n}") for n in range(count)])
    assert not any(isinstance(result, Exception) for result in results), results
    return {
        "requests": count,
        "per second": count / (time.monotonic() - began),
        "per CPU second of replicas": count / (cpu_seconds(processes) - used),
        "CPU seconds in front, each": (time.process_time() - here) / count,
    }


def stop(front: Front) -> dict[str, float]:
    """Seconds until a clip that its visitor has stopped takes no more of any replica's time."""
    outputs = front.run(front.clip(), "who stops")
    next(outputs)
    began = time.monotonic()
    outputs.close()
    closed = time.monotonic() - began
    while (busy := cores_in_use()) > IDLE:
        assert time.monotonic() - began < PATIENCE, f"{busy:.2f} cores are still in use"
    return {"visitor is free": closed, "replica is idle": time.monotonic() - began}


def cores_in_use(seconds: float = 0.5) -> float:
    """Of the replicas, over the next `seconds`."""
    processes = replicas()
    used = cpu_seconds(processes)
    time.sleep(seconds)
    return (cpu_seconds(processes) - used) / seconds


def kill(front: Front, count: int = 8) -> dict[str, int]:
    """Kills a replica while visitors draw; they get what they would have got."""
    wanted = [front.last(front.picture(n), f"visitor {n}") for n in range(count)]
    begun = threading.Barrier(count + 1)

    def draw(number: int) -> Any:
        outputs = front.run(front.picture(number), f"visitor {number}")
        seen = [next(outputs)]
        begun.wait(PATIENCE)
        try:
            seen += outputs
        except Showo2Error as error:
            return error
        steps = [each.step for each in seen]
        assert steps == sorted(set(steps)), "a step was shown twice"
        return seen[-1]

    with ThreadPoolExecutor(count) as pool:
        drawings = [pool.submit(draw, number) for number in range(count)]
        begun.wait(PATIENCE)
        replicas()[0].kill()
        results = [drawing.result() for drawing in drawings]
    told = sum(isinstance(result, Exception) for result in results)
    equal = sum(
        not isinstance(result, Exception) and is_same(result, reference)
        for result, reference in zip(results, wanted, strict=True)
    )
    return {"requests": count, "same result": equal, "told": told}


def is_same(one: Any, other: Any) -> bool:
    """Whether two drawings show the same: in bfloat16, batches of other sizes round differently."""
    difference = one.clips[0].frames.astype(int) - other.clips[0].frames.astype(int)
    return float(abs(difference).mean()) < ROUNDING


def restart(front: Front, deploy: Callable[[], None], visitors: int = 4) -> dict[str, Any]:
    """Replaces all replicas, one after another, while visitors ask without a pause."""
    before, over = {process.pid for process in replicas()}, threading.Event()
    outcomes: list[Any] = []

    def visit(number: int) -> None:
        while not over.is_set():
            outcomes.append(front.last(front.answer(number), f"visitor {number}"))

    began = time.monotonic()
    with ThreadPoolExecutor(visitors) as pool:
        working = [pool.submit(visit, number) for number in range(visitors)]
        try:
            deploy()
            while before & {process.pid for process in replicas()}:
                assert time.monotonic() - began < PATIENCE, "old replicas are still there"
                time.sleep(0.2)
        finally:
            over.set()
        for each in working:
            each.result()
    lost = sum(isinstance(outcome, Exception) for outcome in outcomes)
    return {"seconds": time.monotonic() - began, "answered meanwhile": len(outcomes) - lost, "lost": lost}


def pressure(front: Front, count: int) -> dict[str, int]:
    """How many of `count` requests at once are refused, past the page's line and in it."""

    def short(number: int) -> Chat:
        return front.answer(number, max_new_tokens=4)

    def past(number: int) -> Any:
        try:
            with closing(front.engine.run(short(number))) as outputs:
                *_, result = outputs
        except QueueFull as error:
            return error
        return result

    direct = together([lambda n=n: past(n) for n in range(count)])
    lined = together([lambda n=n: front.last(short(n), f"visitor {n}") for n in range(count)])
    return {
        "requests": count,
        "refused by Serve": sum(isinstance(each, QueueFull) for each in direct),
        "refused by the page's line": sum(isinstance(each, Exception) for each in lined),
    }


def measure(count: int, settings: ReplicaSettings) -> dict[str, Any]:
    """All measurements with so many replicas."""
    found: dict[str, Any] = {}

    def note(name: str, values: dict[str, Any]) -> None:
        found[name] = values
        words = ", ".join(f"{key} {value:.3g}" for key, value in values.items())
        print(f"{count} replicas, {name}: {words}", flush=True)

    number = range(count, count + 1)
    began = time.monotonic()
    with connected(THIS_MACHINE, settings, number) as engine:
        front = Front(engine)
        note("start", {"seconds": time.monotonic() - began, "memory of replicas, GB": memory()})
        together([lambda n=n: front.last(front.picture(n), f"warm {n}") for n in range(4 * count)])
        note("answers", throughput(front, front.answer, 32))
        note("pictures", throughput(front, front.picture, 16))
        note("stop", stop(front))
        note("kill", kill(front))
        wait_for(count)
        note("restart", restart(front, lambda: start(settings, number)))
        note("pressure", pressure(front, 96 + 32 * count))
    return found


def memory() -> float:
    return sum(process.memory_info().rss for process in replicas()) / 1e9


def wait_for(count: int) -> None:
    """Waits until a killed replica has its successor."""
    deadline = time.monotonic() + PATIENCE
    while len(replicas()) < count:
        assert time.monotonic() < deadline, "no replica came in place of the one that was killed"
        time.sleep(0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default="nano")
    parser.add_argument("--replicas", type=int, nargs="+", default=[2, 4])
    parser.add_argument("--json", type=Path, help="where to write the figures")
    arguments = parser.parse_args()
    settings = ReplicaSettings(checkpoint=arguments.checkpoint)
    found = {str(count): measure(count, settings) for count in arguments.replicas}
    if arguments.json:
        arguments.json.write_text(json.dumps({"cores": os.cpu_count(), "replicas": found}, indent=2) + "\n")


if __name__ == "__main__":
    main()
