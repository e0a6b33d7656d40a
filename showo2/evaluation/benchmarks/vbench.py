"""VBench (Huang et al., 2024): all clips in one folder, named after their prompts.

Its scorer (Vchitect/VBench, vbench/__init__.py) looks for `{prompt}-{i}` with the suffix of whatever file the
folder lists first.
"""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from showo2.evaluation.benchmarks.benchmark import Benchmark, PromptEntry
from showo2.evaluation.benchmarks.prompt_files import file_stem, read_lines
from showo2.requests import TextToVideo


class VBench(Benchmark):
    name = "vbench"
    title = "VBench"
    request = TextToVideo
    samples_per_prompt = 5
    settings: ClassVar[
        Mapping[str, Any]
    ] = {}  # no checkpoint that makes videos, nor its settings, is published
    source = "Vchitect/VBench, prompts/README.md; settings: the checkpoint's own"
    sample_folder = "videos"

    def read_prompts(self, path: Path) -> list[PromptEntry]:
        """A prompt per line. One that several dimensions share, and that is therefore listed again, counts
        once."""
        entries: dict[str, PromptEntry] = {}
        for place, prompt in read_lines(path):
            entries.setdefault(prompt, PromptEntry(file_stem(prompt, "", path, place), place))
        return list(entries.values())

    def files(self, index: int, entry: PromptEntry, num_samples: int) -> tuple[str, ...]:
        return tuple(f"{self.sample_folder}/{entry.prompt}-{number}.mp4" for number in range(num_samples))

    def scorer_command(self, folder: Path, settings: Mapping[str, Any]) -> str:
        videos = shlex.quote(str(folder / "videos"))
        return f"vbench evaluate --videos_path {videos} --dimension DIMENSION"
