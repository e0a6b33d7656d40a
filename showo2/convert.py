"""Convert a checkpoint to one self-contained folder: `python -m showo2.convert NAME FOLDER`.

The folder holds safetensors, config.json, tokenizer and VAE, and loads without a network. Tensors are copied
bit for bit. The folder appears under its name only once it is complete.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from torch import Tensor

from showo2.atomic_files import atomic_folder
from showo2.errors import FolderInUse, Showo2Error
from showo2.loading.checkpoint_files import CheckpointFiles, find_checkpoint
from showo2.loading.configs import OWN_FORMAT, read_config, write_config
from showo2.loading.devices import check_disk
from showo2.loading.key_mapping import LM_HEAD, POSITION_IDS
from showo2.loading.loader import build_on_meta, check_weights, load_tokenizer
from showo2.loading.tensor_checks import require_finite
from showo2.loading.vae_files import VAE_FOLDER, check_vae, vae_file_bytes, write_vae
from showo2.loading.weight_files import WeightFile, write_weights


def convert(
    name_or_folder: str | Path, folder: str | Path, *, overwrite: bool = False, like: str | None = None
) -> None:
    """Write the checkpoint `name_or_folder` to `folder`, which is new or empty.

    With `overwrite`, `folder` may also be an earlier result. `like`: as for `showo2.load_pipeline`. Raises
    FolderInUse, NotEnoughDisk, CannotWrite, and whatever finding and checking a checkpoint raises; then
    `folder` is unchanged.
    """
    folder = Path(folder).absolute()
    check_target(folder, overwrite)
    files = find_checkpoint(name_or_folder, like=like)
    check_vae(files.vae_path, files.checkpoint.model.latent_channels)
    tensors = _checked_tensors(files)
    num_bytes = sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())
    check_disk(folder.parent, num_bytes + vae_file_bytes(files.vae_path))

    with atomic_folder(folder) as complete:
        _write(files, tensors, complete)


def check_target(folder: Path, overwrite: bool) -> None:
    """Raise FolderInUse unless `folder` can be written, or replaced, without losing anything."""
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
    """All tensors of a checkpoint, as views of its files; a tied weight once. Raises WrongTensors."""
    opened = [WeightFile(file) for file in files.weight_files]
    check_weights(build_on_meta(files.checkpoint.model), opened)
    for file in opened:
        for name, tensor in file.iter_tensors():
            require_finite(tensor, name, file.path)
    tensors = {name: tensor for file in opened for name, tensor in file.tensors().items()}
    tensors.pop(POSITION_IDS, None)
    if files.checkpoint.model.language.tie_embeddings:
        tensors.pop(LM_HEAD, None)
    return tensors


def _write(files: CheckpointFiles, tensors: dict[str, Tensor], folder: Path) -> None:
    load_tokenizer(files).save(folder)
    write_vae(files.vae_path, folder / VAE_FOLDER)
    write_weights(tensors, folder)
    write_config(replace(files.checkpoint, repo=None, tokenizer_repo=None, vae_repo=None), folder)


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m showo2.convert", description=__doc__.partition("\n")[0])
    parser.add_argument("checkpoint", help="a name in the table, a Hub name (owner/model), or a folder")
    parser.add_argument("folder", help="where to write it: a new or empty folder")
    parser.add_argument("--overwrite", action="store_true", help="replace a checkpoint written there before")
    parser.add_argument(
        "--like", metavar="NAME", help="the released checkpoint it is, where its files cannot tell"
    )
    options = parser.parse_args(arguments)
    try:
        convert(options.checkpoint, options.folder, overwrite=options.overwrite, like=options.like)
    except Showo2Error as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.checkpoint} is in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
