"""Finding a checkpoint's files: by name in the table, by Hub name, or in a folder.

Model, VAE and tokenizer may come from three repositories. What a folder holds itself is never downloaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from showo2 import checkpoints
from showo2.checkpoints import Checkpoint, Task
from showo2.errors import BadConfig, MissingFile, NoNetwork, UnknownCheckpoint, WrongLora
from showo2.loading import key_mapping
from showo2.loading.configs import CONFIG_FILE, OWN_FORMAT, read_config
from showo2.loading.hub import ProgressCallback, RepoNotFound, describe_files, download, is_cached, list_files
from showo2.loading.lora import LoraFiles, is_lora
from showo2.loading.recognition import known_names, recognize
from showo2.loading.vae_files import VAE_FILE, VAE_FOLDER, find_vae
from showo2.loading.weight_files import (
    DEFAULT_NAMES,
    INDEX_SUFFIX,
    WeightFile,
    choose_weight_file,
    find_weight_files,
    read_index,
)
from showo2.tokenizer import FILE as TOKENIZER_FILE
from showo2.tokenizer import has_tokenizer


@dataclass(frozen=True)
class CheckpointFiles:
    """A checkpoint and its files on this machine."""

    name: str  # as `find_checkpoint` takes it: in the table, on the Hub, or a folder
    checkpoint: Checkpoint
    weight_files: tuple[Path, ...]
    tokenizer_folder: Path
    vae_path: Path  # a diffusers folder, or Wan2.1_VAE.pth
    lora: LoraFiles | None = None  # adapters to load with it

    @property
    def num_bytes(self) -> int:
        """Size of the weights' files, the VAE's included."""
        vae_files: Iterable[Path] = (self.vae_path,)
        if self.vae_path.is_dir():
            vae_files = self.vae_path.glob("*.safetensors")
        return sum(file.stat().st_size for file in (*self.weight_files, *vae_files))


def find_checkpoint(
    name_or_folder: str | Path, on_progress: ProgressCallback | None = None, like: str | None = None
) -> CheckpointFiles:
    """Find a checkpoint and download what is not on this machine.

    `like` is the entry of the table that a folder or repository in the released format is, where its files
    cannot tell (see `showo2.loading.recognition`). A folder of a LoRA stands for the checkpoint that it was
    trained on, with it.
    Raises UnknownCheckpoint, UnknownOption, NoNetwork, HubRefuses, NotEnoughDisk, MissingFile, BrokenFile,
    BadConfig.
    """
    name = str(name_or_folder)
    for entry in checkpoints.RELEASED:
        if name in (entry.name, entry.repo):
            folder = _download_model(entry.repo or entry.name, entry, on_progress)
            return _collect(entry.name, folder, [entry.name], like or entry.name, on_progress)
    folder = checkpoints.FOLDERS.get(name, Path(name))
    if name and is_lora(folder):
        return _with_base(name, LoraFiles(folder), on_progress, like)
    if name in checkpoints.FOLDERS or (name and folder.is_dir()):
        return _collect(name, folder, known_names(folder), like, on_progress)
    if name.count("/") != 1 or name.startswith((".", "/", "~")):
        raise _unknown(name)
    try:
        folder = _download_model(name, None, on_progress)
    except RepoNotFound as error:
        raise _unknown(name) from error
    return _collect(name, folder, [name.partition("/")[2]], like, on_progress)


def with_lora(files: CheckpointFiles, lora: LoraFiles) -> CheckpointFiles:
    """The same checkpoint with a LoRA, and with its tasks too. Raises MissingFile, BrokenFile, WrongLora."""
    try:
        tasks = (*files.checkpoint.tasks, *(Task(task) for task in lora.tasks))
    except ValueError as error:
        raise WrongLora(folder=lora.folder, reason=str(error)) from error
    checkpoint = replace(files.checkpoint, tasks=tuple(task for task in Task if task in tasks))
    return replace(files, checkpoint=checkpoint, lora=lora)


def with_strength(files: CheckpointFiles, strength: float) -> CheckpointFiles:
    """The same with its LoRA, if it has one, as strong as that."""
    return files if files.lora is None else replace(files, lora=replace(files.lora, strength=strength))


def _with_base(
    name: str, lora: LoraFiles, on_progress: ProgressCallback | None, like: str | None
) -> CheckpointFiles:
    """The checkpoint that a LoRA was trained on, with the LoRA, by the LoRA's name."""
    if lora.base is None:
        raise WrongLora(folder=lora.folder, reason="it does not name the checkpoint that it is for")
    return replace(with_lora(find_checkpoint(lora.base, on_progress, like), lora), name=name)


def is_downloaded(repo: str) -> bool:
    """Whether the weights of a repository are on this machine."""
    return is_cached(repo, ("*.bin", "*.safetensors"))


def _collect(
    name: str, folder: Path, names: list[str], like: str | None, on_progress: ProgressCallback | None
) -> CheckpointFiles:
    """The files of the checkpoint whose model is in `folder`, of either format, which goes by `names`."""
    config = read_config(folder)
    weight_files = tuple(find_weight_files(folder))
    try:
        if config.get("format") != OWN_FORMAT:
            checkpoint = recognize(config, names, _embedding_shape(weight_files), like)
        elif like is None:
            checkpoint = Checkpoint.from_dict(config.get("checkpoint"))
        else:
            raise ValueError(
                "it says what it was trained for, so it cannot be loaded like another checkpoint"
            )
    except ValueError as error:
        raise BadConfig(file=folder / CONFIG_FILE, reason=str(error)) from error
    missing: list[NoNetwork] = []
    tokenizer = vae = folder
    try:
        tokenizer = _find_tokenizer(folder, checkpoint, on_progress)
    except NoNetwork as error:
        missing.append(error)
    try:
        vae = _find_vae(folder, checkpoint, on_progress)
    except NoNetwork as error:
        missing.append(error)
    if missing:
        files = "; ".join(str(error.details["files"]) for error in missing)
        raise NoNetwork(repo=missing[0].details["repo"], files=files)
    return CheckpointFiles(name, checkpoint, weight_files, tokenizer, vae)


def _embedding_shape(weight_files: tuple[Path, ...]) -> tuple[int, int]:
    """Rows and width of the embedding. Raises ValueError where there is none: not a Show-o2 model."""
    for file in weight_files:
        spec = WeightFile(file).specs.get(key_mapping.EMBEDDING)
        if spec is not None and len(spec.shape) == 2:
            rows, width = spec.shape
            return rows, width
    raise ValueError(f"its weights hold no {key_mapping.EMBEDDING}")


def _find_tokenizer(folder: Path, checkpoint: Checkpoint, on_progress: ProgressCallback | None) -> Path:
    if has_tokenizer(folder):
        return folder
    if checkpoint.tokenizer_repo is None:
        raise MissingFile(folder=folder, file=TOKENIZER_FILE)
    return _download_into(folder, checkpoint.tokenizer_repo, [TOKENIZER_FILE], on_progress)


def _find_vae(folder: Path, checkpoint: Checkpoint, on_progress: ProgressCallback | None) -> Path:
    found = find_vae(folder)
    if found is not None:
        return found
    if checkpoint.vae_repo is None:
        raise MissingFile(folder=folder, file=VAE_FOLDER)
    repo, subfolder = checkpoint.vae_repo
    return _download_into(folder, repo, _vae_names(subfolder), on_progress) / subfolder


def _vae_names(subfolder: str) -> list[str]:
    return [f"{subfolder}/{CONFIG_FILE}", f"{subfolder}/{VAE_FILE}"]


def _download_into(folder: Path, repo: str, names: list[str], on_progress: ProgressCallback | None) -> Path:
    """Download to the cache; where that fails, the error says to copy the files into `folder` instead."""
    try:
        return download(repo, names, on_progress)
    except NoNetwork as error:
        missing = [name for name in names if not (folder / name).is_file()]
        raise NoNetwork(repo=repo, files=describe_files(repo, missing, folder)) from error


def _download_model(repo: str, entry: Checkpoint | None, on_progress: ProgressCallback | None) -> Path:
    """The folder with the model's files, of either format, and what else a folder of ours holds.

    Only the files that are needed: of a sharded model the index comes first, then the shards that it lists.
    """
    try:
        listing = list_files(repo, CONFIG_FILE)
        weights = choose_weight_file(listing.names)
        if weights is None and listing.is_online:
            raise MissingFile(folder=repo, file=DEFAULT_NAMES)
        if weights is None:
            raise NoNetwork(repo=repo, files="")
    except NoNetwork as error:
        raise NoNetwork(repo=repo, files="; ".join(_offline_files(repo, entry))) from error
    folder = download(repo, [CONFIG_FILE])
    names = [weights]
    if weights.endswith(INDEX_SUFFIX):
        names = read_index(download(repo, [weights]) / weights)
    if read_config(folder).get("format") == OWN_FORMAT:
        names += [CONFIG_FILE, TOKENIZER_FILE, *_vae_names(VAE_FOLDER)]
    return _download_into(folder, repo, names, on_progress)


def _offline_files(repo: str, entry: Checkpoint | None) -> list[str]:
    """All that has to be copied to a machine without a network for a repository that is not on it."""
    folder = Path(entry.name if entry else repo.partition("/")[2])
    weights = "the weights (*.bin or *.safetensors, and *.index.json where they are sharded)"
    files = [describe_files(repo, [CONFIG_FILE, weights], folder)]
    if entry and entry.tokenizer_repo and not is_cached(entry.tokenizer_repo, [TOKENIZER_FILE]):
        files.append(describe_files(entry.tokenizer_repo, [TOKENIZER_FILE], folder))
    if entry and entry.vae_repo:
        vae_repo, subfolder = entry.vae_repo
        if not is_cached(vae_repo, [f"{subfolder}/{VAE_FILE}"]):
            files.append(describe_files(vae_repo, _vae_names(subfolder), folder))
    return files


def _unknown(name: str) -> UnknownCheckpoint:
    known = [*checkpoints.FOLDERS, *(entry.name for entry in checkpoints.RELEASED)]
    return UnknownCheckpoint(name=name, known=", ".join(known))
