"""Generates the samples of a benchmark; resumable, and the same for any number of processes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import torch

from showo2.atomic_files import atomic_file
from showo2.checkpoints import Checkpoint
from showo2.errors import UnknownOption
from showo2.evaluation.benchmarks import manifest
from showo2.evaluation.benchmarks.benchmark import Benchmark, Item
from showo2.evaluation.benchmarks.table import BENCHMARKS
from showo2.evaluation.processes import local_device, share_of, spread
from showo2.loading.checkpoint_files import CheckpointFiles, find_checkpoint
from showo2.loading.devices import resolve_device, resolve_dtype
from showo2.outputs import Clip
from showo2.parameter_fields import parameters_of, values_of
from showo2.pipeline import Pipeline, load_pipeline
from showo2.requests import Request, TextToImage

# Parameters that a benchmark's run sets by itself, prompt by prompt.
OWN_PARAMETERS = ("prompt", "seed", "num_images")


@dataclass(frozen=True)
class RunOptions:
    """What a user asks for. `parameters` replace the benchmark's published settings, by name."""

    benchmark: Benchmark
    prompts: Path  # the benchmark's own file
    folder: Path  # for the samples
    checkpoint: str  # name or folder
    quantization: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    samples_per_prompt: int | None = None  # None: as many as the benchmark asks for
    seed: int = 0


@dataclass(frozen=True)
class Job:
    """Everything that a process needs to make any item."""

    benchmark: str
    checkpoint: str
    quantization: str | None
    dtype: str
    folder: Path
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """A run: the job, and its items in the order of the prompts."""

    job: Job
    items: tuple[Item, ...]


def make_plan(options: RunOptions) -> Plan:
    """Read the prompts, settle the settings, and write the manifest, or compare it with the one there.

    Loads no weights. Raises BadPromptFile, UnfitForScorer, OtherSettings, NoManifest, CannotWrite, and
    what finding a checkpoint and checking parameters raise.
    """
    benchmark = options.benchmark
    num_samples = options.samples_per_prompt or benchmark.samples_per_prompt
    entries = benchmark.read_prompts(options.prompts)
    items = tuple(benchmark.items(entries, options.prompts, num_samples, options.seed))
    files = find_checkpoint(options.checkpoint)
    settings = settle(benchmark, files.checkpoint, options.parameters, options.seed)
    benchmark.check_settings(settings, num_samples)
    dtype = str(resolve_dtype(None, resolve_device(local_device()))).removeprefix("torch.")
    job = Job(benchmark.name, options.checkpoint, options.quantization, dtype, options.folder, settings)
    manifest.begin(options.folder, _manifest(options, job, files, items))
    return Plan(job, items)


def _manifest(
    options: RunOptions, job: Job, files: CheckpointFiles, items: tuple[Item, ...]
) -> dict[str, Any]:
    benchmark, prompts = options.benchmark, options.prompts
    prompt_files = sorted(prompts.glob("*.txt")) if prompts.is_dir() else [prompts]
    return {
        "benchmark": benchmark.name,
        "published": {"settings": dict(benchmark.settings), "source": benchmark.source},
        "prompts": {"file": prompts.name, "hash": manifest.hash_of(prompt_files), "count": len(items)},
        "samples_per_prompt": len(items[0].seeds),
        "seed": options.seed,
        "seeds": "sample n of prompt i, both from 0: seed + i * samples_per_prompt + n",
        "settings": dict(job.settings),
        "checkpoint": {
            "name": files.checkpoint.name,
            "repo": files.checkpoint.repo,
            "revision": manifest.revision_of(files),
            "dtype": job.dtype,
            "quantization": job.quantization,
        },
        "software": manifest.software(),
        manifest.FILES: manifest.all_files(items),
    }


def settle(
    benchmark: Benchmark, checkpoint: Checkpoint, parameters: Mapping[str, Any], seed: int
) -> dict[str, Any]:
    """All parameters of the benchmark's request: those given, else the published ones, else the
    checkpoint's. Raises what checking parameters raises."""
    known = [name for name in parameters_of(benchmark.request) if name not in OWN_PARAMETERS]
    for name in parameters:
        if name not in known:
            raise UnknownOption(option="parameter", value=name, known=", ".join(known))
    values = {**benchmark.settings, **parameters, "prompt": benchmark.title, "seed": seed}
    resolved = values_of(benchmark.request.resolve(checkpoint, **values))
    return {name: resolved[name] for name in known}


def run(plan: Plan, num_processes: int = 1) -> Iterator[Item]:
    """Make the missing samples of this process's share; yields each item once it is complete.

    Raises CannotWrite, UntrainedTask, and what loading and drawing raise.
    """
    missing = [item for item in share_of(plan.items) if not is_complete(item, plan.job.folder)]
    yield from spread(partial(make, plan.job), missing, num_processes)


def is_complete(item: Item, folder: Path) -> bool:
    return all((folder / file).exists() for file in (*item.text_files, *item.files))


def make(job: Job, item: Item) -> Item:
    """Draw the samples of an item and write its files.

    All samples are drawn even where only some are missing: in another batch, they might round differently.
    """
    benchmark = BENCHMARKS[job.benchmark]
    pipeline = _pipeline(job.checkpoint, job.quantization, job.dtype)
    clips: list[Clip] = []
    for request in _requests(benchmark, item, pipeline.checkpoint, job.settings):
        *_, drawing = pipeline.run(request)
        clips += drawing.clips
    for file, text in item.text_files.items():
        with atomic_file(job.folder, file) as path:
            path.write_text(text, "utf-8")
    made_with = {"checkpoint": pipeline.checkpoint.name, "precision": pipeline.precision}
    benchmark.write(clips, item, job.folder, {**request.settings, **made_with})
    return item


def _requests(
    benchmark: Benchmark, item: Item, checkpoint: Checkpoint, settings: Mapping[str, Any]
) -> Iterator[Request]:
    """Pictures are drawn as one batch, clips one by one."""
    values = {**settings, "prompt": item.prompt}
    if benchmark.request is TextToImage:
        first, count = item.seeds[0], len(item.seeds)
        yield TextToImage.resolve(checkpoint, **values, seed=first, num_images=count)
        return
    for seed in item.seeds:
        yield benchmark.request.resolve(checkpoint, **values, seed=seed)


@cache
def _pipeline(checkpoint: str, quantization: str | None, dtype: str) -> Pipeline:
    """The pipeline of this process. On a CPU it takes one thread, so that results are the same however many
    processes share the work."""
    device = local_device()
    if device is None:
        torch.set_num_threads(1)
    return load_pipeline(checkpoint, device=device, dtype=dtype, quantization=quantization)
