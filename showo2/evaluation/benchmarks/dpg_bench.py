"""DPG-Bench (Hu et al., 2024): a picture per prompt that holds four samples as a 2 x 2 grid.

Its scorer (TencentQQGYLab/ELLA, dpg_bench/compute_dpg_bench.py) reads every file of a folder, finds the
questions by its name up to the first dot, and cuts out the squares of the grid, row by row.
"""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from showo2.errors import BadPromptFile, UnfitForScorer
from showo2.evaluation.benchmarks.benchmark import Benchmark, Item, PromptEntry, write_sample
from showo2.evaluation.benchmarks.prompt_files import field, file_stem, read_json_list, read_text
from showo2.outputs import Clip

SIDE = 2  # samples in a row and in a column of the grid


class DPGBench(Benchmark):
    name = "dpg-bench"
    title = "DPG-Bench"
    samples_per_prompt = SIDE * SIDE
    settings: ClassVar[Mapping[str, Any]] = {
        "num_inference_steps": 50,
        "guidance_scale": 10.0,
        "guidance_stop": 1.0,
        "solver": "euler",
    }
    source = "showlab/Show-o, show-o2/evaluation/sample_dpg.sh"
    sample_folder = "images"

    def read_prompts(self, path: Path) -> list[PromptEntry]:
        """A list of objects with `prompt` and `prompt_file_name`, as in Show-o2's repository, or ELLA's
        folder of text files."""
        if path.is_dir():
            return self._read_folder(path)
        entries = []
        for place, record in read_json_list(path):
            prompt = field(record, "prompt", str, path, place)
            name = field(record, "prompt_file_name", str, path, place)
            name = file_stem(name.removesuffix(".txt"), ".", path, f"{place}: prompt_file_name")
            entries.append(PromptEntry(prompt, place, name))
        return entries

    def _read_folder(self, folder: Path) -> list[PromptEntry]:
        files = sorted(folder.glob("*.txt"))
        if not files:
            raise BadPromptFile(file=folder, reason="it has no .txt files")
        return [
            PromptEntry(read_text(file).strip(), file.name, file_stem(file.stem, ".", folder, file.name))
            for file in files
        ]

    def files(self, index: int, entry: PromptEntry, num_samples: int) -> tuple[str, ...]:
        return (f"{self.sample_folder}/{entry.name}.png",)

    def check_settings(self, settings: Mapping[str, Any], num_samples: int) -> None:
        super().check_settings(settings, num_samples)
        if settings["width"] != settings["height"]:
            raise UnfitForScorer(benchmark=self.title, reason="pictures must be square")
        if num_samples != self.samples_per_prompt:
            raise UnfitForScorer(benchmark=self.title, reason="a grid holds four samples")

    def file_size(self, settings: Mapping[str, Any]) -> tuple[int, int]:
        return SIDE * settings["width"], SIDE * settings["height"]

    def write(self, clips: Sequence[Clip], item: Item, folder: Path, settings: Mapping[str, Any]) -> None:
        frames = [clip.frames for clip in clips]
        rows = [np.concatenate(frames[start : start + SIDE], axis=2) for start in range(0, len(frames), SIDE)]
        grid = Clip(np.concatenate(rows, axis=1))
        write_sample(grid, folder, item.files[0], {**settings, "seed": item.seeds[0]})

    def scorer_command(self, folder: Path, settings: Mapping[str, Any]) -> str:
        images = shlex.quote(str(folder / "images"))
        return f"bash dpg_bench/dist_eval.sh {images} {settings['width']}"
