"""`python -m showo2.storybook.comparisons --out runs/comparisons`: the paper's comparisons on small models.

Writes `comparisons.json` and `comparisons.md` after each run. Stop it at any time: the same command goes on.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from showo2.storybook.comparisons.plan import PLAN, Plan
from showo2.storybook.comparisons.report import table
from showo2.storybook.comparisons.runs import Runs
from showo2.storybook.comparisons.variants import COMPARISONS, Comparison, Variant
from showo2.training.interruption import Stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(description="The paper's comparisons, on small models.")
    parser.add_argument("--out", type=Path, default=Path("runs/comparisons"), help="folder of the runs")
    parser.add_argument("--seeds", type=int, default=3, help="runs of each variant")
    parser.add_argument("--steps", type=int, default=PLAN.steps, help="of each run, a fourth in stage 1")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    try:
        compare(PLAN.with_steps(options.steps), options.out, options.seeds)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 1
    except Stopped:
        print("Stopped and saved: the same command goes on from here.")
        return 130
    print((options.out / "comparisons.md").read_text())
    return 0


def compare(plan: Plan, folder: Path, seeds: int, comparisons: Sequence[Comparison] = COMPARISONS) -> None:
    """Make all runs that are not there, comparison by comparison, and write what there is after each.

    Raises FileExistsError for a folder of another plan, Stopped after SIGINT or SIGTERM.
    """
    runs = Runs(plan, folder)
    outcomes: dict[tuple[Variant, int], dict] = {}
    for comparison in comparisons:
        for seed in range(seeds):
            for variant in (comparison.without, comparison.with_it):
                outcomes[variant, seed] = runs.outcome(variant, seed)
                (folder / "comparisons.json").write_text(json.dumps(list(outcomes.values()), indent=1))
                tables = (table(each, outcomes) for each in comparisons)
                (folder / "comparisons.md").write_text("\n".join(filter(None, tables)))


if __name__ == "__main__":
    sys.exit(main())
