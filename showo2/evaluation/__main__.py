"""`python -m showo2.evaluation`: scores of a checkpoint in the storybook world, as JSON, a table, and a page with
contact sheets. The same seed gives the same tries, however many processes share them."""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from showo2.checkpoints import DEFAULT
from showo2.evaluation.outcomes import Outcome, add_up, table
from showo2.evaluation.report import write_report
from showo2.storybook.evaluation.parts import PARTS, run_part

GROUPS = tuple(dict.fromkeys(part.partition("/")[0] for part in PARTS))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Score a checkpoint in the storybook world.")
    parser.add_argument("--checkpoint", default=DEFAULT, help="name or folder")
    parser.add_argument("--quantization", help="int8, nf4 or nf4-all")
    parser.add_argument(
        "--draw",
        type=json.loads,
        default={},
        metavar="JSON",
        help='options of drawing, such as \'{"num_inference_steps": 26, "solver": "adams_bashforth"}\'',
    )
    parser.add_argument(
        "--count",
        type=int,
        default=20,
        help="tries of each task, half in each language; pictures are asked about twelve times as often",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("runs/evaluation"))
    parser.add_argument("--parts", nargs="+", choices=GROUPS, default=list(GROUPS))
    parser.add_argument(
        "--against",
        type=_report,
        default=[],
        metavar="FILE",
        help="evaluation.json of the same count and seed: how far this one differs from it becomes a row",
    )
    parser.add_argument("--processes", type=int, default=1, help="that share the work, one thread each")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    parts = [part for part in PARTS if part.partition("/")[0] in options.parts]
    work = partial(
        run_part, options.checkpoint, options.quantization, options.draw, options.count, options.seed
    )
    outcomes: list[Outcome] = []
    start = time.perf_counter()
    for part, found in zip(parts, _in_turn(work, parts, options.processes), strict=True):
        outcomes += found
        seconds = time.perf_counter() - start
        print(
            f"{part}, {seconds:.0f} s after the start\n{table(add_up(found)) or 'not trained'}\n", flush=True
        )
        write_report(outcomes, options.out, options.against)


def _report(path: str) -> list[dict]:
    """The rows of a report; a file that is none becomes argparse's message."""
    try:
        return json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"not a report: {error}") from error


def _in_turn(work: partial, parts: list[str], processes: int) -> Iterator[list[Outcome]]:
    """What comes of each part, in their order."""
    if processes == 1:
        yield from map(work, parts)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, parts)


if __name__ == "__main__":
    main()
