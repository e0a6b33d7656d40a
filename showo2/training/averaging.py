"""`python -m showo2.training.averaging FIRST SECOND --out FOLDER`: the mean of the weights of two checkpoints.

Where the second was trained on from the first, what each does best is mostly kept by their mean (model soups, Wortsman
et al., 2022): between them the loss has no hill. Whether it is so, the evaluation tells.
"""

import argparse
import shutil
from pathlib import Path

import torch

from showo2.loading.loader import load, save_model
from showo2.training.run_log import RunLog


@torch.no_grad()
def average_checkpoints(first: Path, second: Path, out: Path) -> None:
    """Write `second` with the mean of both checkpoints' weights, in bfloat16, to `out`, a new folder.

    Raises ValueError where their networks differ, FileExistsError where `out` is there, and whatever `load` raises.
    """
    one, other = (load(folder, device="cpu", dtype=torch.float32) for folder in (first, second))
    if one.checkpoint.model != other.checkpoint.model:
        raise ValueError(f"{first} and {second} are not of one recipe: their networks differ")
    for parameter, mean in zip(one.model.parameters(), other.model.parameters(), strict=True):
        mean.add_(parameter).div_(2)
    shutil.copytree(second, out)
    save_model(other.model.to(torch.bfloat16), other.checkpoint, out)
    if (second / "training.jsonl").exists():
        RunLog(out / "training.jsonl")(event="averaged", first=first.name, second=second.name)


def main() -> None:
    parser = argparse.ArgumentParser(description="The mean of the weights of two checkpoints.")
    parser.add_argument("first", type=Path, help="a checkpoint's folder")
    parser.add_argument("second", type=Path, help="one that was trained on from it, with the files to keep")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    arguments = parser.parse_args()
    average_checkpoints(arguments.first, arguments.second, arguments.out)


if __name__ == "__main__":
    main()
