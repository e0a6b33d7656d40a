"""Rewrite a checkpoint, released or not, as one folder of ours: `python -m showo2.convert NAME FOLDER`.

The folder holds safetensors, config.json, tokenizer and VAE, and loads without a network ever after. The tensors
are those of the checkpoint, bit for bit. It appears under its name when it is complete, and not before.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from torch import Tensor

from showo2.errors import FolderInUse, Showo2Error
from showo2.loading.checkpoint_files import (
    CONFIG_FILE,
    OWN_FORMAT,
    VAE_FOLDER,
    CheckpointFiles,
    find_checkpoint,
    read_config,
)
from showo2.loading.devices import check_disk
from showo2.loading.key_mapping import LM_HEAD
from showo2.loading.loader import (
    VAE_FILE,
    build_on_meta,
    check_vae,
    check_weights,
    load_tokenizer,
    write_config,
)
from showo2.loading.weight_files import WeightFile, write_weights


def convert(name_or_folder: str | Path, folder: str | Path, *, overwrite: bool = False) -> None:
    """Write the checkpoint `name_or_folder` to `folder`, which is new or empty.

    With `overwrite` it may also be an earlier folder of ours. Raises FolderInUse, NotEnoughDisk, and whatever
    finding and checking a checkpoint raises; then `folder` is as it was.
    """
    folder = Path(folder).absolute()
    check_target(folder, overwrite)
    files = find_checkpoint(name_or_folder)
    check_vae(files.vae_folder, files.checkpoint.model.latent_channels)
    tensors = _checked_tensors(files)
    num_bytes = sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())
    check_disk(folder.parent, num_bytes + (files.vae_folder / VAE_FILE).stat().st_size)

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as workspace:
        complete, replaced = Path(workspace, "complete"), Path(workspace, "replaced")
        complete.mkdir()
        _write(files, tensors, complete)
        if folder.exists():
            folder.rename(replaced)
        complete.rename(folder)


def check_target(folder: Path, overwrite: bool) -> None:
    """Raise FolderInUse unless `folder` can be written, or replaced, without loss."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (overwrite and _is_ours(folder)):
        raise FolderInUse(folder=folder)


def _is_ours(folder: Path) -> bool:
    try:
        return folder.is_dir() and read_config(folder).get("format") == OWN_FORMAT
    except Showo2Error:
        return False


def _checked_tensors(files: CheckpointFiles) -> dict[str, Tensor]:
    """All tensors of a checkpoint, as views of its files; of a tied weight one."""
    opened = [WeightFile(file) for file in files.weight_files]
    check_weights(build_on_meta(files.checkpoint.model), opened)
    tensors = {name: tensor for file in opened for name, tensor in file.tensors().items()}
    if files.checkpoint.model.language.tie_embeddings:
        tensors.pop(LM_HEAD, None)
    return tensors


def _write(files: CheckpointFiles, tensors: dict[str, Tensor], folder: Path) -> None:
    load_tokenizer(files).save(folder)
    vae_folder = folder / VAE_FOLDER
    vae_folder.mkdir()
    for file in (CONFIG_FILE, VAE_FILE):
        shutil.copyfile(files.vae_folder / file, vae_folder / file)
    write_weights(tensors, folder)
    write_config(replace(files.checkpoint, repo=None, tokenizer_repo=None, vae_repo=None), folder)


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m showo2.convert", description=__doc__.partition("\n")[0])
    parser.add_argument("checkpoint", help="a name in the table, a Hub name (owner/model), or a folder")
    parser.add_argument("folder", help="where to write it: a new or empty folder")
    parser.add_argument("--overwrite", action="store_true", help="replace a checkpoint written there before")
    options = parser.parse_args(arguments)
    try:
        convert(options.checkpoint, options.folder, overwrite=options.overwrite)
    except Showo2Error as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.checkpoint} is in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
