"""`python -m showo2.training.averaging FIRST SECOND --out FOLDER`: averages the weights of two checkpoints.

Where the second was fine-tuned from the first, the average mostly keeps the best of each (model soups,
Wortsman et al., 2022; with a share, WiSE-FT, Wortsman et al., 2022), because no barrier of the loss lies
between them. The evaluation tells whether it did.
"""

import argparse
import shutil
from pathlib import Path

import torch

from showo2.loading.loader import load, save_model
from showo2.training.run_log import RunLog


@torch.no_grad()
def average_checkpoints(first: Path, second: Path, out: Path, share: float = 0.5) -> None:
    """Write a copy of `second` with the average of both checkpoints' weights, in bfloat16, to the new folder
    `out`; `share`, from 0 to 1, is the weight of `second`.

    Raises ValueError if their networks differ, FileExistsError if `out` exists, and whatever `load` raises.
    """
    one, other = (load(folder, device="cpu", dtype=torch.float32) for folder in (first, second))
    if one.checkpoint.model != other.checkpoint.model:
        raise ValueError(f"{first} and {second} can't be averaged: their networks differ")
    for parameter, mean in zip(one.model.parameters(), other.model.parameters(), strict=True):
        mean.mul_(share).add_(parameter, alpha=1 - share)
    shutil.copytree(second, out)
    save_model(other.model.to(torch.bfloat16), other.checkpoint, out)
    if (second / "training.jsonl").exists():
        RunLog(out / "training.jsonl")(event="averaged", first=first.name, second=second.name, share=share)


def main() -> None:
    parser = argparse.ArgumentParser(description="Average the weights of two checkpoints.")
    parser.add_argument("first", type=Path, help="folder of a checkpoint")
    parser.add_argument("second", type=Path, help="one trained on from it; its other files are kept")
    parser.add_argument("--out", type=Path, required=True, help="new folder")
    parser.add_argument("--share", type=float, default=0.5, help="of the second, from 0 to 1 (default 0.5)")
    arguments = parser.parse_args()
    average_checkpoints(arguments.first, arguments.second, arguments.out, arguments.share)


if __name__ == "__main__":
    main()
