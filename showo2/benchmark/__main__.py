"""`python -m showo2.benchmark`: results as a table, and as JSON with one object for each."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from showo2.benchmark import decoding, denoising, end_to_end, gpu, memory, quantized, solvers, vae
from showo2.benchmark.device_measurement import DeviceResult
from showo2.benchmark.figure import draw_figure
from showo2.benchmark.measurement import Comparison, Measurement
from showo2.benchmark.sizes import FULL, QUICK, Setup

Result = Comparison | Measurement
BENCHMARKS: dict[str, Callable[[Setup], Comparison | Sequence[Result]]] = {
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
    "int8-answer": partial(quantized.answer, quantization="int8"),
    "nf4-answer": partial(quantized.answer, quantization="nf4"),
    "start": end_to_end.start,
    "memory-of-tasks": end_to_end.memory_of_tasks,
}
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
    rows = []
    for name in options.only:
        results = BENCHMARKS[name](setup)
        for result in (results,) if isinstance(results, Comparison) else results:
            rows.append(result.to_dict())
            print(_row(result), flush=True)
        if options.json is not None:
            options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if options.figure is not None:
        options.figure.write_text(draw_figure(rows), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Speed and memory, compared to recomputing everything.")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=BENCHMARKS,
        default=list(BENCHMARKS),
        metavar="NAME",
        help=", ".join(BENCHMARKS),
    )
    parser.add_argument("--full", action="store_true", help="the sizes of the released 1.5B; takes hours")
    parser.add_argument(
        "--gpu", action="store_true", help="the released sizes on a GPU instead, for eight minutes"
    )
    parser.add_argument("--runs", type=int, help="repetitions, of which the minimum time counts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON")
    parser.add_argument("--figure", type=Path, metavar="FILE", help="draw the speedups as SVG")
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
    target = result.target
    costs = (f"{cost:.3g} {result.unit}" for cost in (result.ours, result.baseline))
    ratio = f"{result.ratio:.2f}" if target.at_most else f"{result.ratio:.3g}x"
    error = "" if result.error is None else f"{result.error:.2g}"
    reached = "yes" if result.reached else "no"
    return ROW.format(target.name, *costs, ratio, error, str(target), reached)


if __name__ == "__main__":
    main()
