"""`python -m showo2.benchmark`: the marks as a table, and as JSON with one object for each."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from showo2.benchmark import decoding, denoising, end_to_end, images, memory, solvers
from showo2.benchmark.figure import draw_figure
from showo2.benchmark.measurement import Figure, Measurement
from showo2.benchmark.sizes import FULL, QUICK, Bench

BENCHMARKS: dict[str, Callable[[Bench], Measurement | tuple[Measurement | Figure, ...]]] = {
    "image": denoising.picture,
    "image-25-calls": solvers.fewer_calls,
    "guidance-stop": partial(solvers.less_work, guidance_stop=0.75),
    "skip-0.05": partial(solvers.less_work, cache_threshold=0.05),
    "skip-0.1": partial(solvers.less_work, cache_threshold=0.1),
    "image-question": decoding.image_question,
    "video-question": decoding.video_question,
    "second-question": images.second_question,
    "story-text": decoding.story_text,
    "story-image": denoising.story_picture,
    "long-prompt": denoising.long_prompt,
    "vae-decode": images.decoding,
    "vae-encode": images.encoding,
    "loading": memory.loading,
    "int8": partial(memory.resident, quantization="int8"),
    "nf4": partial(memory.resident, quantization="nf4"),
    "nf4-all": partial(memory.resident, quantization="nf4-all"),
    "start": end_to_end.start,
    "memory-of-tasks": end_to_end.memory_of_tasks,
}
ROW = "{:<48} {:>9} {:>9} {:>7} {:>9}  {:<24} {}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Speed and memory against the recompute-everything way.")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=BENCHMARKS,
        default=list(BENCHMARKS),
        metavar="NAME",
        help=", ".join(BENCHMARKS),
    )
    parser.add_argument("--full", action="store_true", help="the sizes of the released 1.5B; takes hours")
    parser.add_argument("--runs", type=int, help="repetitions, of which the least time counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measurements")
    parser.add_argument("--figure", type=Path, metavar="FILE", help="draw them, as SVG")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    sizes = FULL if options.full else QUICK
    bench = Bench(sizes if options.runs is None else replace(sizes, runs=options.runs))
    print(ROW.format("", "ours", "theirs", "ratio", "error", "mark", "reached"))
    rows = []
    for name in options.only:
        found = BENCHMARKS[name](bench)
        for measured in found if isinstance(found, tuple) else (found,):
            rows.append(measured.to_dict())
            print(_row(measured), flush=True)
        if options.json is not None:
            options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.figure is not None:
        options.figure.write_text(draw_figure(rows), encoding="utf-8")


def _row(measurement: Measurement | Figure) -> str:
    if isinstance(measurement, Figure):
        return ROW.format(measurement.name, f"{measurement.ours:.3g} {measurement.unit}", *[""] * 5).rstrip()
    costs = (f"{cost:.3g} {measurement.unit}" for cost in (measurement.ours, measurement.theirs))
    ratio = f"{measurement.ratio:.2f}" if measurement.mark.at_most else f"{measurement.ratio:.3g}x"
    error = "" if measurement.error is None else f"{measurement.error:.2g}"
    return ROW.format(
        measurement.mark.name,
        *costs,
        ratio,
        error,
        str(measurement.mark),
        "yes" if measurement.reached else "no",
    )


if __name__ == "__main__":
    main()
