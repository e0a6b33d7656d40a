"""Requests a second at 1, 4, 16 and 50 at once, with shared turns and without: `python tests/throughput.py`.

Runs in one process, without a server, in process CPU time, which other work on the machine changes little.
"""

import argparse
import threading
import time
from collections.abc import Iterator
from typing import Any

import torch

import showo2
from showo2.app import turns
from showo2.app.model_queue import ModelQueue

COUNTS = (1, 4, 16, 50)
QUESTION = [{"role": "user", "content": "What is a boat?"}]
REQUESTS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "answers": (("chat", {"messages": QUESTION, "max_new_tokens": 32, "temperature": 0}),),
    "pictures": (("text_to_image", {"prompt": "a red boat"}),),
}
REQUESTS["both"] = REQUESTS["answers"] + REQUESTS["pictures"]


def seconds(pipeline: showo2.Pipeline, kind: str, count: int) -> float:
    """CPU seconds that `count` requests take, made by as many visitors at once."""
    queue = ModelQueue(lambda: count)
    requests = [REQUESTS[kind][number % len(REQUESTS[kind])] for number in range(count)]

    def outputs(number: int) -> Iterator[object]:
        method, arguments = requests[number]
        return getattr(pipeline, method)(**arguments, seed=number)

    def visit(number: int) -> None:
        for _ in queue.run(lambda: outputs(number), lambda ahead: None, number):
            pass

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(count)]
    began = time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default="nano")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    pipeline = showo2.load_pipeline(arguments.checkpoint)
    most = turns.MAX_SHARING
    for kind in REQUESTS:
        seconds(pipeline, kind, 2)
        for count in COUNTS:
            found = []
            for turns.MAX_SHARING in (1, most):
                found.append(count / seconds(pipeline, kind, count))
            in_turns, together = (f"{each:.2f}/s" for each in found)
            print(f"{kind}, {count} at once: {in_turns} in turns, {together} together", flush=True)


if __name__ == "__main__":
    main()
