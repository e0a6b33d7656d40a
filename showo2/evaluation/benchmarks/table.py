"""The benchmarks by name."""

from showo2.evaluation.benchmarks.benchmark import Benchmark
from showo2.evaluation.benchmarks.dpg_bench import DPGBench
from showo2.evaluation.benchmarks.geneval import GenEval
from showo2.evaluation.benchmarks.t2i_compbench import T2ICompBench
from showo2.evaluation.benchmarks.vbench import VBench

BENCHMARKS: dict[str, Benchmark] = {
    benchmark.name: benchmark for benchmark in (GenEval(), DPGBench(), T2ICompBench(), VBench())
}
