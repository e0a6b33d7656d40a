"""GenEval (Ghosh et al., 2023): a folder per prompt, with its metadata and its pictures.

Its scorer (djghosh13/geneval, evaluation/evaluate_images.py) reads the folders whose names are digits: in
each `metadata.jsonl`, one JSON object, and of `samples` the files whose names begin like `0000.png`.
"""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from showo2.evaluation.benchmarks.benchmark import Benchmark, PromptEntry
from showo2.evaluation.benchmarks.prompt_files import checked, field, read_json_lines


class GenEval(Benchmark):
    name = "geneval"
    title = "GenEval"
    samples_per_prompt = 4
    settings: ClassVar[Mapping[str, Any]] = {
        "num_inference_steps": 100,
        "guidance_scale": 7.5,
        "guidance_stop": 1.0,
        "solver": "euler",
    }
    source = "showlab/Show-o, show-o2/evaluation/sample_geneval.sh"

    def read_prompts(self, path: Path) -> list[PromptEntry]:
        """The lines of `evaluation_metadata.jsonl`, or of a file of the same form with rewritten prompts."""
        entries = []
        for place, record in read_json_lines(path):
            field(record, "tag", str, path, place)
            for wanted in field(record, "include", list, path, place):
                checked(wanted, dict, path, f"{place}: include")
                field(wanted, "class", str, path, f"{place}: include")
                field(wanted, "count", int, path, f"{place}: include")
            prompt = field(record, "prompt", str, path, place)
            entries.append(PromptEntry(prompt, place, metadata=json.dumps(record)))
        return entries

    def files(self, index: int, entry: PromptEntry, num_samples: int) -> tuple[str, ...]:
        return tuple(f"{index:05}/samples/{number:04}.png" for number in range(num_samples))

    def text_files(self, index: int, entry: PromptEntry) -> Mapping[str, str]:
        return {f"{index:05}/metadata.jsonl": entry.metadata}

    def scorer_command(self, folder: Path, settings: Mapping[str, Any]) -> str:
        images, results = shlex.quote(str(folder)), shlex.quote(str(folder / "results.jsonl"))
        options = f"--outfile {results} --model-path DETECTOR_FOLDER"
        return (
            f"python evaluation/evaluate_images.py {images} {options}\n"
            f"python evaluation/summary_scores.py {results}"
        )
