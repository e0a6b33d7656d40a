"""Where a checkpoint's files are: by name in the table, by Hub name, or in a folder.

Model, VAE and tokenizer may come from three repositories; what a folder holds itself is never downloaded.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from showo2 import checkpoints
from showo2.checkpoints import Checkpoint
from showo2.errors import BadConfig, BrokenFile, MissingFile, UnknownCheckpoint
from showo2.loading import key_mapping
from showo2.loading.hub import ProgressCallback, RepoNotFound, download, is_cached
from showo2.loading.weight_files import SINGLE_FILES, WeightFile, find_weight_files, index_name
from showo2.tokenizer import FILE as TOKENIZER_FILE

CONFIG_FILE = "config.json"
OWN_FORMAT = "showo2"  # `format` in the config.json of a folder of ours
VAE_FOLDER = "vae"  # beside the model, where a folder holds everything
SAFETENSORS_FILES, PICKLES = (
    (f"{Path(single).stem}*{Path(single).suffix}", index_name(single)) for single in SINGLE_FILES
)


@dataclass(frozen=True)
class CheckpointFiles:
    """A checkpoint and its files on this machine."""

    name: str  # finds it again: in the table, on the Hub, or a folder
    checkpoint: Checkpoint
    weight_files: tuple[Path, ...]
    tokenizer_folder: Path
    vae_folder: Path


def find_checkpoint(
    name_or_folder: str | Path, on_progress: ProgressCallback | None = None
) -> CheckpointFiles:
    """Find a checkpoint and download what is not on this machine; `on_progress` is told how far each download is.

    Raises UnknownCheckpoint, NoNetwork, HubRefuses, NotEnoughDisk, MissingFile, BrokenFile, BadConfig.
    """
    name = str(name_or_folder)
    for entry in checkpoints.RELEASED:
        if name in (entry.name, entry.repo):
            return _checkpoint_files(
                entry.name, _download_model(entry.repo, on_progress), entry.name, on_progress
            )
    folder = checkpoints.FOLDERS.get(name, Path(name))
    if name in checkpoints.FOLDERS or (name and folder.is_dir()):
        return _checkpoint_files(name, folder, folder.resolve().name, on_progress)
    if name.count("/") != 1 or name.startswith((".", "/", "~")):
        raise _unknown(name)
    try:
        return _checkpoint_files(
            name, _download_model(name, on_progress), name.partition("/")[2], on_progress
        )
    except RepoNotFound as error:
        raise _unknown(name) from error


def read_config(folder: Path) -> dict[str, Any]:
    """The config.json of a folder. Raises MissingFile, BrokenFile."""
    file = folder / CONFIG_FILE
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingFile(folder=folder, file=CONFIG_FILE) from error
    except (ValueError, RecursionError) as error:  # not JSON, not even text, or nested too deeply
        raise BrokenFile(file=file, reason="not JSON") from error
    if not isinstance(config, dict):
        raise BrokenFile(file=file, reason="not a configuration")
    return config


def is_downloaded(repo: str) -> bool:
    """Whether the weights of a repository are on this machine."""
    return any(is_cached(repo, patterns) for patterns in (PICKLES, SAFETENSORS_FILES))


def _checkpoint_files(
    name: str, folder: Path, entry: str, on_progress: ProgressCallback | None
) -> CheckpointFiles:
    """The files whose model is in `folder`, of either format; `entry` is a released one's name in the table."""
    config = read_config(folder)
    weight_files = tuple(find_weight_files(folder))
    try:
        if config.get("format") == OWN_FORMAT:
            checkpoint = Checkpoint.from_dict(config["checkpoint"])
        else:
            checkpoint = key_mapping.recognize(config, entry, _embedding_shape(weight_files))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadConfig(file=folder / CONFIG_FILE, reason=str(error)) from error
    tokenizer, vae = (
        _tokenizer_folder(folder, checkpoint, on_progress),
        _vae_folder(folder, checkpoint, on_progress),
    )
    return CheckpointFiles(name, checkpoint, weight_files, tokenizer, vae)


def _embedding_shape(weight_files: tuple[Path, ...]) -> tuple[int, int]:
    """Rows and width of the embedding. Raises ValueError where there is none: this is no Show-o2 model."""
    for file in weight_files:
        spec = WeightFile(file).specs.get(key_mapping.EMBEDDING)
        if spec is not None and len(spec.shape) == 2:
            return spec.shape
    raise ValueError(f"its weights hold no {key_mapping.EMBEDDING}")


def _tokenizer_folder(folder: Path, checkpoint: Checkpoint, on_progress: ProgressCallback | None) -> Path:
    if (folder / TOKENIZER_FILE).is_file():
        return folder
    if checkpoint.tokenizer_repo is None:
        raise MissingFile(folder=folder, file=TOKENIZER_FILE)
    return download(checkpoint.tokenizer_repo, [TOKENIZER_FILE], on_progress)


def _vae_folder(folder: Path, checkpoint: Checkpoint, on_progress: ProgressCallback | None) -> Path:
    if (folder / VAE_FOLDER).is_dir():
        return folder / VAE_FOLDER
    if checkpoint.vae_repo is None:
        raise MissingFile(folder=folder, file=VAE_FOLDER)
    repo, subfolder = checkpoint.vae_repo
    return download(repo, [f"{subfolder}/*"], on_progress) / subfolder


def _download_model(repo: str, on_progress: ProgressCallback | None) -> Path:
    """A folder with the model's files, of either format, and whatever else a folder of ours holds."""
    folder = download(repo, [CONFIG_FILE])
    if read_config(folder).get("format") == OWN_FORMAT:
        files = [CONFIG_FILE, TOKENIZER_FILE, f"{VAE_FOLDER}/*", *SAFETENSORS_FILES]
        return download(repo, files, on_progress)
    folder = download(repo, PICKLES, on_progress)
    if not any(folder.glob("pytorch_model*")):
        folder = download(repo, SAFETENSORS_FILES, on_progress)
    return folder


def _unknown(name: str) -> UnknownCheckpoint:
    known = [*checkpoints.FOLDERS, *(entry.name for entry in checkpoints.RELEASED)]
    return UnknownCheckpoint(name=name, known=", ".join(known))
