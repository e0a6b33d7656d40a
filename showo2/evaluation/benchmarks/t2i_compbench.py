"""T2I-CompBench (Huang et al., 2023): all pictures in one folder, named after their prompts.

Its scorers (Karine-Huang/T2I-CompBench, BLIPvqa_eval and others) read every file in `samples`, take what
stands before the first underscore for the prompt, and sort by the number behind the last one.
"""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from showo2.evaluation.benchmarks.benchmark import Benchmark, PromptEntry
from showo2.evaluation.benchmarks.prompt_files import file_stem, read_lines


class T2ICompBench(Benchmark):
    name = "t2i-compbench"
    title = "T2I-CompBench"
    samples_per_prompt = 10
    settings: ClassVar[Mapping[str, Any]] = {}  # Show-o2 has no published scores
    source = "Karine-Huang/T2I-CompBench, GORS_finetune/inference_eval.py; settings: the checkpoint's own"
    sample_folder = "samples"

    def read_prompts(self, path: Path) -> list[PromptEntry]:
        """A prompt per line; what follows a tab is dropped, as by the benchmark's own sampling."""
        lines = ((place, line.partition("\t")[0].strip()) for place, line in read_lines(path))
        return [PromptEntry(file_stem(prompt, "_", path, place), place) for place, prompt in lines]

    def files(self, index: int, entry: PromptEntry, num_samples: int) -> tuple[str, ...]:
        numbers = range(index * num_samples, (index + 1) * num_samples)
        return tuple(f"{self.sample_folder}/{entry.prompt}_{number:06}.png" for number in numbers)

    def scorer_command(self, folder: Path, settings: Mapping[str, Any]) -> str:
        return f"cd BLIPvqa_eval && python BLIP_vqa.py --out_dir={shlex.quote(str(folder))}"
