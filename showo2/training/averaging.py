"""`python -m showo2.training.averaging FIRST SECOND --out FOLDER`: averages the weights of two checkpoints.

Where the second was trained on from the first, the average mostly keeps what each does best (model soups,
Wortsman et al., 2022), because no barrier of the loss lies between them. The evaluation tells whether it did.
"""

import argparse
import shutil
from pathlib import Path

import torch

from showo2.loading.loader import load, save_model
from showo2.training.run_log import RunLog


@torch.no_grad()
def average_checkpoints(first: Path, second: Path, out: Path) -> None:
    """Write a copy of `second` with the mean of both checkpoints' weights, in bfloat16, to the new folder
    `out`.

    Raises ValueError if their networks differ, FileExistsError if `out` exists, and whatever `load` raises.
    """
    one, other = (load(folder, device="cpu", dtype=torch.float32) for folder in (first, second))
    if one.checkpoint.model != other.checkpoint.model:
        raise ValueError(f"{first} and {second} can't be averaged: their networks differ")
    for parameter, mean in zip(one.model.parameters(), other.model.parameters(), strict=True):
        mean.add_(parameter).div_(2)
    shutil.copytree(second, out)
    save_model(other.model.to(torch.bfloat16), other.checkpoint, out)
    if (second / "training.jsonl").exists():
        RunLog(out / "training.jsonl")(event="averaged", first=first.name, second=second.name)


def main() -> None:
    parser = argparse.ArgumentParser(description="Average the weights of two checkpoints.")
    parser.add_argument("first", type=Path, help="folder of a checkpoint")
    parser.add_argument("second", type=Path, help="one trained on from it; its other files are kept")
    parser.add_argument("--out", type=Path, required=True, help="new folder")
    arguments = parser.parse_args()
    average_checkpoints(arguments.first, arguments.second, arguments.out)


if __name__ == "__main__":
    main()
