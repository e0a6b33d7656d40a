"""`python -m showo2.training --recipe nano`: trains a checkpoint from nothing; run again, it resumes."""

import argparse
from pathlib import Path

import torch

from showo2.storybook.recipe import RECIPES
from showo2.storybook.run import Run


def main() -> None:
    parser = argparse.ArgumentParser(description="Train a checkpoint from nothing.")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="nano")
    parser.add_argument(
        "--out", type=Path, default=Path("runs/nano"), help="folder of the run; an existing one is resumed"
    )
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of each process")
    parser.add_argument("--processes", type=int, default=1, help="data parallel processes")
    parser.add_argument("--compile", action="store_true", help="compile the blocks (needs a C++ compiler)")
    parser.add_argument(
        "--continue-from",
        type=Path,
        metavar="CHECKPOINT",
        help="start a new run from a checkpoint of this recipe, at its last stage",
    )
    parser.add_argument(
        "--export-only",
        action="store_true",
        help="write the checkpoint of the run as it is, without training",
    )
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    run = Run(RECIPES[arguments.recipe], arguments.out, arguments.device)
    if arguments.continue_from:
        run.continue_from(arguments.continue_from)
    if not arguments.export_only:
        run.train(arguments.processes, arguments.threads, arguments.compile)
    run.export()


if __name__ == "__main__":
    main()
