"""The commands of training on one's own data: `run`, `check`, `encode`, `merge` and `scale`."""

import argparse
from pathlib import Path

from tqdm import tqdm

from showo2.atomic_files import atomic_folder
from showo2.errors import FolderInUse, Showo2Error
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.loading.loader import load, save_model
from showo2.loading.vae_files import VAE_FOLDER, write_vae
from showo2.training.config import read_config
from showo2.training.data.preprocessing import UnusableSample
from showo2.training.interruption import Stopped
from showo2.training.scaling import scale_up
from showo2.training.tuning import TuningRun

SHOWN_PROBLEMS = 20


def add_commands(parser: argparse.ArgumentParser) -> None:
    """The commands; `run` of the parsed options is the function to call."""
    commands = parser.add_subparsers(title="training on your own data", metavar="COMMAND")
    for name, function, words in (
        ("run", _run, "train as a configuration says; run again, it resumes"),
        ("check", _check, "read all the data of a configuration once, and name what cannot be used"),
        ("encode", _encode, "encode all pictures and clips of a configuration ahead of the run"),
    ):
        command = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
        command.add_argument("config", type=Path, help="a YAML file; see docs/training.md")
        command.add_argument("--device", help="cpu, cuda, cuda:1 or mps; chosen when left out")
        command.set_defaults(run=function)
    merge = commands.add_parser("merge", help="a checkpoint with a LoRA in its weights")
    merge.add_argument("lora", type=Path, help="folder of the LoRA")
    merge.add_argument("out", type=Path, help="new folder")
    merge.add_argument("--strength", type=float, default=1.0, help="1 as it was trained")
    merge.set_defaults(run=_merge)
    scale = commands.add_parser("scale", help="a larger model that starts from a smaller one's flow head")
    scale.add_argument("small", help="checkpoint to take flow head, time embedding and semantic layers of")
    scale.add_argument("language", type=Path, help="folder of a Qwen2.5 model as transformers writes it")
    scale.add_argument("out", type=Path, help="new folder")
    scale.set_defaults(run=_scale)


def _run(options: argparse.Namespace) -> int:
    run = TuningRun.begin(read_config(options.config), options.device)
    try:
        result = run.run()
    except Stopped:
        print(f"Stopped and saved: the same command goes on from here. States are in {run.folder}.")
        return 130
    print(f"The result is in {result}: python app.py --checkpoint {result}")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Prints what cannot be used; 1 where there is something."""
    run = TuningRun.begin(read_config(options.config), options.device)
    problems = _visit(run, encode=False)
    for problem in problems[:SHOWN_PROBLEMS]:
        print(problem)
    if len(problems) > SHOWN_PROBLEMS:
        print(f"... and {len(problems) - SHOWN_PROBLEMS} more")
    total = sum(len(source.records) for source in run.config.data)
    print(f"{total} samples, {len(problems)} problems")
    return 1 if problems else 0


def _encode(options: argparse.Namespace) -> int:
    run = TuningRun.begin(read_config(options.config), options.device)
    problems = _visit(run, encode=True)
    print(f"Latents are in {run.folder / 'latents'}; {len(problems)} samples could not be used.")
    return 0


def _visit(run: TuningRun, encode: bool) -> list[str]:
    """Read, and perhaps encode, every sample once; returns what cannot be used."""
    batches = run.batches
    preparer = batches.make_preparer(run.config.stages[0])
    problems: list[str] = []
    for source in run.config.data:
        records = source.records
        problems += map(str, records.problems)
        for index in tqdm(range(len(records)), desc=source.name, unit="sample"):
            try:
                sample = preparer.prepare(records.record(index), source, batches.rng(source, index))
                if encode:
                    batches.encoder.sample(sample)
            except (Showo2Error, UnusableSample, OSError) as error:
                problems.append(f"{records.where(index)}: {error}")
    return problems


def _merge(options: argparse.Namespace) -> int:
    if options.out.exists():
        raise FolderInUse(folder=options.out)
    components = load(options.lora, device="cpu", dtype="float32", lora_strength=options.strength)
    entry = find_checkpoint(options.lora).checkpoint
    with atomic_folder(options.out) as folder:
        save_model(components.model.bfloat16(), entry, folder)
        components.tokenizer.save(folder)
        write_vae(components.files.vae_path, folder / VAE_FOLDER)
    print(f"{options.lora} and its checkpoint are in {options.out}")
    return 0


def _scale(options: argparse.Namespace) -> int:
    if options.out.exists():
        raise FolderInUse(folder=options.out)
    scale_up(options.small, options.language, options.out)
    print(f"The model to train is in {options.out}: stage 1a and on, see docs/training.md")
    return 0
