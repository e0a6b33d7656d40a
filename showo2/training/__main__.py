"""`python -m showo2.training run CONFIG.yaml`: trains on your own data. `--recipe nano`: trains nano from
nothing. Run again, either resumes."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from showo2.errors import Showo2Error
from showo2.storybook.recipe import RECIPES
from showo2.storybook.run import Run
from showo2.training.commands import add_commands
from showo2.training.interruption import Stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(description="Train on your own data, or nano from nothing.")
    recipe = parser.add_argument_group("nano from nothing")
    recipe.add_argument("--recipe", choices=sorted(RECIPES), default="nano")
    recipe.add_argument(
        "--out", type=Path, default=Path("runs/nano"), help="folder of the run; an existing one is resumed"
    )
    recipe.add_argument("--device", default="cpu", help="cpu, cuda or mps")
    recipe.add_argument("--threads", type=int, default=1, help="CPU threads of each process")
    recipe.add_argument("--processes", type=int, default=1, help="data parallel processes")
    recipe.add_argument("--workers", type=int, default=0, help="processes that draw and make batches ahead")
    recipe.add_argument(
        "--minutes",
        type=float,
        help="wall clock for the last stage, which then ends by it instead of its steps",
    )
    recipe.add_argument("--compile", action="store_true", help="compile the blocks (needs a C++ compiler)")
    recipe.add_argument(
        "--continue-from",
        type=Path,
        metavar="CHECKPOINT",
        help="start a new run from a checkpoint of this recipe, at its last stage",
    )
    recipe.add_argument(
        "--export-only",
        action="store_true",
        help="write the checkpoint of the run as it is, without training",
    )
    parser.set_defaults(run=_train_recipe)
    add_commands(parser)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except Showo2Error as error:
        print(error, file=sys.stderr)
        return 1


def _train_recipe(options: argparse.Namespace) -> int:
    torch.set_num_threads(options.threads)
    run = Run(RECIPES[options.recipe], options.out, options.device, options.workers, options.minutes)
    if options.continue_from:
        run.continue_from(options.continue_from)
    if not options.export_only:
        try:
            run.train(options.processes, options.threads, options.compile)
        except Stopped:
            print("Stopped and saved: the same command goes on from here.")
            return 130
    run.export()
    return 0


if __name__ == "__main__":
    sys.exit(main())
