"""`python -m showo2.evaluation`: scores of a checkpoint in the storybook world, as JSON, a table, and a page
with contact sheets. With the name of another benchmark, samples for that benchmark's own scorer. The same
seed gives the same samples, however many processes share them."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from showo2.checkpoints import DEFAULT
from showo2.errors import Showo2Error
from showo2.evaluation.benchmarks.command import add_commands, parameters, positive
from showo2.evaluation.outcomes import Outcome, add_up, table
from showo2.evaluation.processes import spread
from showo2.evaluation.report import write_report
from showo2.evaluation.suite import EvaluationJob
from showo2.storybook.evaluation.suite import STORYBOOK


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except Showo2Error as error:
        print(error, file=sys.stderr)
        return 1


def _score(options: argparse.Namespace) -> int:
    """Run the storybook's suite."""
    options.out.mkdir(parents=True, exist_ok=True)
    suite = STORYBOOK
    job = EvaluationJob(options.checkpoint, options.quantization, options.draw, options.count, options.seed)
    parts = [part for part in suite.parts if part.partition("/")[0] in options.parts]
    outcomes: list[Outcome] = []
    start = time.perf_counter()
    found_by_part = spread(partial(suite.run_part, job), parts, options.processes)
    for part, found in zip(parts, found_by_part, strict=True):
        written = len(outcomes)
        outcomes += found
        seconds = time.perf_counter() - start
        rows = table(add_up(found)) or "not trained"
        print(f"{part}, {seconds:.0f} s after the start\n{rows}\n", flush=True)
        write_report(suite, outcomes, options.out, options.against, written)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Score a checkpoint in the storybook world.")
    parser.add_argument("--checkpoint", default=DEFAULT, help="name or folder")
    parser.add_argument("--quantization", help="int8, nf4 or nf4-all")
    parser.add_argument(
        "--draw",
        type=parameters,
        default={},
        metavar="JSON",
        help='options of drawing, such as \'{"num_inference_steps": 26, "solver": "adams_bashforth"}\'',
    )
    parser.add_argument(
        "--count",
        type=int,
        default=20,
        help="samples per task, half in each language; twelve times as many pictures to ask about",
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("runs/evaluation"))
    parser.add_argument("--parts", nargs="+", choices=STORYBOOK.groups, default=list(STORYBOOK.groups))
    parser.add_argument(
        "--against",
        type=_report,
        default=[],
        metavar="FILE",
        help="evaluation.json of the same count and seed: how far this one differs from it becomes a row",
    )
    parser.add_argument("--processes", type=positive, default=1, help="that share the work, one thread each")
    parser.set_defaults(run=_score)
    add_commands(parser)
    return parser


def _report(path: str) -> list[dict[str, Any]]:
    """The rows of a report; for any other file, argparse shows a message."""
    try:
        return json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"not a report: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
