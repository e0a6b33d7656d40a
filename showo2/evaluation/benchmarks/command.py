"""The commands `python -m showo2.evaluation geneval` and so on, and `check`."""

import argparse
import json
from itertools import islice
from pathlib import Path
from typing import Any

from tqdm import tqdm

from showo2.evaluation.benchmarks import sampling
from showo2.evaluation.benchmarks.benchmark import Benchmark
from showo2.evaluation.benchmarks.checking import problems
from showo2.evaluation.benchmarks.manifest import read_manifest
from showo2.evaluation.benchmarks.table import BENCHMARKS
from showo2.evaluation.processes import num_launched

SHOWN_PROBLEMS = 20


def add_commands(parser: argparse.ArgumentParser) -> None:
    """A command for each benchmark, and `check`; `run` of the parsed options is the function to call."""
    commands = parser.add_subparsers(title="samples for the scorers of other benchmarks", metavar="COMMAND")
    for benchmark in BENCHMARKS.values():
        description = f"{benchmark.title}: samples in the layout that its scorer reads."
        command = commands.add_parser(benchmark.name, help=benchmark.title, description=description)
        _add_options(command, benchmark)
    check = commands.add_parser("check", help="whether a folder of samples is complete")
    check.add_argument("folder", type=Path)
    check.set_defaults(run=_check)


def parameters(text: str) -> dict[str, Any]:
    """Parameters as JSON; for anything else, argparse shows a message."""
    values = json.loads(text)
    if not isinstance(values, dict):
        raise argparse.ArgumentTypeError("not a JSON object")
    return values


def positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _add_options(command: argparse.ArgumentParser, benchmark: Benchmark) -> None:
    """The options of a benchmark. Those without a default here have that of the plain command, and may stand
    before the benchmark's name too."""
    published = json.dumps(dict(benchmark.settings)) if benchmark.settings else "the checkpoint's own"
    parameters_help = f"parameters as JSON, in place of those of published scores: {published}"
    processes_help = "each with a GPU of its own, or one thread of the CPU"
    add, keep = command.add_argument, argparse.SUPPRESS
    add("--prompts", type=Path, required=True, help="the benchmark's own file of prompts")
    add("--out", type=Path, required=True, help="folder; the same command goes on where it was stopped")
    add("--checkpoint", default=keep, help="name or folder")
    add("--quantization", default=keep, help="int8, nf4 or nf4-all")
    add("--draw", type=parameters, default=keep, metavar="JSON", help=parameters_help)
    add("--samples", type=positive, metavar="N", help=f"per prompt, {benchmark.samples_per_prompt}")
    add("--seed", type=int, default=keep, help="of the first sample")
    add("--processes", type=positive, default=keep, help=processes_help)
    command.set_defaults(run=_sample, benchmark=benchmark)


def _sample(options: argparse.Namespace) -> int:
    plan = sampling.make_plan(
        sampling.RunOptions(
            benchmark=options.benchmark,
            prompts=options.prompts,
            folder=options.out,
            checkpoint=options.checkpoint,
            quantization=options.quantization,
            parameters=options.draw,
            samples_per_prompt=options.samples,
            seed=options.seed,
        )
    )
    done = sum(sampling.is_complete(item, options.out) for item in plan.items)
    made = sampling.run(plan, options.processes)
    for _ in tqdm(made, options.benchmark.title, len(plan.items), initial=done, unit="prompt"):
        pass
    # A launcher ends all processes once one of them has failed, so the others may go on.
    if num_launched() > 1 and not all(sampling.is_complete(item, options.out) for item in plan.items):
        print("This process has made its share; others are still at work.")
        return 0
    return _report(options.out)


def _check(options: argparse.Namespace) -> int:
    return _report(options.folder)


def _report(folder: Path) -> int:
    """Print what is wrong with a folder, or how to score its samples; returns the exit status."""
    found = list(islice(problems(folder), SHOWN_PROBLEMS + 1))
    for problem in found[:SHOWN_PROBLEMS]:
        print(problem)
    if len(found) > SHOWN_PROBLEMS:
        print("and more")
    if found:
        return 1
    manifest = read_manifest(folder)
    benchmark = BENCHMARKS[manifest["benchmark"]]
    scorer = benchmark.scorer_command(folder.resolve(), manifest["settings"])
    print(f"{len(manifest['files'])} files, complete. In the repository of {benchmark.title}:\n\n{scorer}")
    return 0
