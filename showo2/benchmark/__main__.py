"""`python -m showo2.benchmark`: results as a table, and as JSON with one object for each."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from showo2.benchmark import (
    ablation,
    decoding,
    denoising,
    end_to_end,
    gpu,
    memory,
    memory_growth,
    precision,
    solvers,
    time_growth,
    vae,
)
from showo2.benchmark.ablation import Ablation
from showo2.benchmark.device_measurement import DeviceResult
from showo2.benchmark.figure import draw_figures
from showo2.benchmark.measurement import Comparison, Curve, Measurement
from showo2.benchmark.sizes import FULL, QUICK, Setup

Result = Comparison | Measurement | Curve | Ablation
BENCHMARKS: dict[str, Callable[[Setup], Comparison | Iterable[Result]]] = {
    "image": denoising.image,
    "image-25-calls": solvers.fewer_calls,
    "solvers": solvers.solver_errors,
    "guidance-stop": partial(solvers.less_work, guidance_stop=0.75),
    "skip-0.05": partial(solvers.less_work, cache_threshold=0.05),
    "skip-0.1": partial(solvers.less_work, cache_threshold=0.1),
    "image-question": decoding.image_question,
    "video-question": decoding.video_question,
    "second-question": decoding.second_question,
    "story-text": decoding.story_text,
    "story-image": denoising.story_image,
    "long-prompt": denoising.long_prompt,
    "vae-decode": vae.decode_image,
    "vae-encode": vae.encode_image,
    "loading": memory.loading,
    "int8": partial(memory.resident, quantization="int8"),
    "nf4": partial(memory.resident, quantization="nf4"),
    "nf4-all": partial(memory.resident, quantization="nf4-all"),
    "int8-answer": partial(precision.quantized_answer, quantization="int8"),
    "nf4-answer": partial(precision.quantized_answer, quantization="nf4"),
    "bfloat16": precision.bfloat16,
    "start": end_to_end.start,
    "memory-of-tasks": end_to_end.memory_of_tasks,
    "ablation": ablation.ablation,
    "time-growth": time_growth.time_growth,
    "memory-growth": memory_growth.memory_growth,
}
ON_DEMAND = ("ablation", "time-growth", "memory-growth")  # minutes each, so only where they are named
GPU_ROW = "{:<32} {:<8} {:<13} {:>16} {:>9} {:>9} {:>6}"
ROW = "{:<48} {:>9} {:>9} {:>7} {:>9}  {:<24} {}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmarks chosen on the command line."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(1)
    if options.gpu:
        _run_on_gpu(options.json)
        return
    sizes = FULL if options.full else QUICK
    setup = Setup(sizes if options.runs is None else replace(sizes, runs=options.runs))
    print(ROW.format("", "ours", "baseline", "ratio", "error", "target", "reached"))
    results: list[Result] = []
    for name in options.only:
        found = BENCHMARKS[name](setup)
        for result in (found,) if isinstance(found, Comparison) else found:
            results.append(result)
            print(_row(result), flush=True)
        if options.json is not None:
            rows = [result.to_dict() for result in results]
            options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.figures is not None:
        for name, drawn in draw_figures(results).items():
            (options.figures / name).write_text(drawn, encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Speed and memory, compared to recomputing everything.")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=BENCHMARKS,
        default=[name for name in BENCHMARKS if name not in ON_DEMAND],
        metavar="NAME",
        help=f"{', '.join(BENCHMARKS)}; default: all but the last {len(ON_DEMAND)}",
    )
    parser.add_argument("--full", action="store_true", help="the sizes of the released 1.5B; takes hours")
    parser.add_argument(
        "--gpu", action="store_true", help="the released sizes on a GPU instead, for eight minutes"
    )
    parser.add_argument("--runs", type=int, help="repetitions, of which the minimum time counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON")
    parser.add_argument("--figures", type=Path, metavar="FOLDER", help="draw what was measured as SVG")
    return parser


def _run_on_gpu(file: Path | None) -> None:
    """Prints each row once it is measured, and writes all of them so far to `file`."""
    print(GPU_ROW.format("", "model", "variant", "", "of limit", "peak", "syncs"))
    rows = []
    for result in gpu.run():
        rows.append(result.to_dict())
        print(_gpu_row(result), flush=True)
        if file is not None:
            file.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def _gpu_row(result: DeviceResult) -> str:
    value = result.note if result.value is None else f"{result.value:.3g} {result.unit}"
    of_limit = "" if result.of_limit is None else f"{result.of_limit:.0%}"
    peak = "" if result.peak_gb is None else f"{result.peak_gb:.1f} GB"
    syncs = "" if result.syncs is None else str(result.syncs)
    return GPU_ROW.format(result.name, result.model, result.variant, value, of_limit, peak, syncs).rstrip()


def _row(result: Result) -> str:
    if isinstance(result, Measurement):
        return ROW.format(result.name, f"{result.value:.3g} {result.unit}", *[""] * 5).rstrip()
    if isinstance(result, Curve | Ablation):
        return str(result)
    target = result.target
    costs = (f"{cost:.3g} {result.unit}" for cost in (result.ours, result.baseline))
    ratio = f"{result.ratio:.2f}" if target.at_most else f"{result.ratio:.3g}x"
    error = "" if result.error is None else f"{result.error:.2g}"
    reached = "yes" if result.reached else "no"
    return ROW.format(target.name, *costs, ratio, error, str(target), reached)


if __name__ == "__main__":
    main()
