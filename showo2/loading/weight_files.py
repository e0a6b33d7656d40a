"""Files of named tensors: safetensors, and the zipped pickles of `torch.save`; whole, or in shards with an index.

A file is memory-mapped and read a stretch at a time, so that it never takes more memory than one stretch, however
large it is. Pickles are opened with `weights_only=True`: a file can carry tensors and nothing that runs.
May use torch and safetensors; knows no model.
"""

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from showo2.errors import BrokenFile, MissingFile

# Pages that were read stay in memory for as long as their file is mapped, so it is mapped anew after each stretch.
CHUNK_BYTES = 256 * 2**20
SHARD_BYTES = 5 * 10**9  # of the files written here
SINGLE_FILES = ("model.safetensors", "pytorch_model.bin")


@dataclass(frozen=True)
class TensorSpec:
    """What is known of a tensor without reading it."""

    shape: tuple[int, ...]
    dtype: torch.dtype

    @property
    def num_bytes(self) -> int:
        return torch.Size(self.shape).numel() * self.dtype.itemsize


class WeightFile:
    """One file; `specs` describes its tensors by name. Raises BrokenFile if it is anything else, or incomplete."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.specs = {
            name: TensorSpec(tuple(tensor.shape), tensor.dtype) for name, tensor in self.tensors().items()
        }

    def tensors(self) -> dict[str, Tensor]:
        """All tensors by name, on the CPU, as views of the file: nothing is read before it is used."""
        tensors = _open(self.path)
        if not isinstance(tensors, dict) or not all(
            isinstance(name, str) and isinstance(tensor, Tensor) for name, tensor in tensors.items()
        ):
            raise BrokenFile(file=self.path, reason="it does not hold tensors by name")
        return dict(tensors)

    def iter_tensors(self) -> Iterator[tuple[str, Tensor]]:
        """The same one by one, never holding more than a stretch: copy what is to outlive the next tensor."""
        pending = iter(self.specs)
        name = next(pending, None)
        while name is not None:
            tensors, num_bytes = self.tensors(), 0
            while name is not None and num_bytes < CHUNK_BYTES:
                yield name, tensors.pop(name)
                num_bytes += self.specs[name].num_bytes
                name = next(pending, None)


def index_name(single_file: str) -> str:
    """What the index is called where `single_file` is split into shards."""
    return f"{single_file}.index.json"


def find_weight_files(folder: str | Path, single_files: Sequence[str] = SINGLE_FILES) -> list[Path]:
    """The weight files of a folder, safetensors first. Raises MissingFile, or BrokenFile for a foreign index."""
    folder = Path(folder)
    for single in single_files:
        if (folder / single).is_file():
            return [folder / single]
        index = folder / index_name(single)
        if index.is_file():
            return [folder / shard for shard in _shards(index)]
    raise MissingFile(folder=folder, file=" or ".join(single_files))


def write_weights(tensors: dict[str, Tensor], folder: Path, shard_bytes: int | None = None) -> None:
    """Write tensors to `model.safetensors` in `folder`, or to shards with an index: at most `shard_bytes`, or 5 GB, each."""
    shards = _share_out(tensors, shard_bytes or SHARD_BYTES)
    single = Path(SINGLE_FILES[0])
    if len(shards) == 1:
        _save(tensors, folder / single)
        return
    places = {}
    for number, names in enumerate(shards, start=1):
        file = f"{single.stem}-{number:05d}-of-{len(shards):05d}{single.suffix}"
        _save({name: tensors[name] for name in names}, folder / file)
        places |= dict.fromkeys(names, file)
    index = {"metadata": {"total_size": sum(map(_num_bytes, tensors.values()))}, "weight_map": places}
    (folder / index_name(single.name)).write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


def _share_out(tensors: dict[str, Tensor], shard_bytes: int) -> list[list[str]]:
    """Names in their order, in groups of at most `shard_bytes`; a tensor larger than that stands alone."""
    shards: list[list[str]] = [[]]
    room = shard_bytes
    for name, tensor in tensors.items():
        if shards[-1] and _num_bytes(tensor) > room:
            shards.append([])
            room = shard_bytes
        shards[-1].append(name)
        room -= _num_bytes(tensor)
    return shards


def _num_bytes(tensor: Tensor) -> int:
    return tensor.numel() * tensor.element_size()


def _save(tensors: dict[str, Tensor], file: Path) -> None:
    contiguous = {name: tensor.contiguous() for name, tensor in tensors.items()}
    save_file(contiguous, file, metadata={"format": "pt"})  # which replaces a file as a whole
    file.chmod(file.parent.stat().st_mode & 0o666)  # it leaves them to their owner alone


def _shards(index: Path) -> list[str]:
    try:
        places = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
        shards = sorted({str(place) for place in places.values()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenFile(file=index, reason="not an index of shards") from error
    if not shards:
        raise BrokenFile(file=index, reason="it lists no shards")
    for shard in shards:
        if Path(shard).name != shard:  # an index names its neighbours and nothing blocks on the disk
            raise BrokenFile(file=index, reason=f"{shard!r} is not the name of a file beside it")
        if not (index.parent / shard).is_file():
            raise MissingFile(folder=index.parent, file=shard)
    return shards


def _open(path: Path) -> object:
    """What the file holds: a dictionary of tensors, if it is a weight file."""
    if not path.is_file():
        raise MissingFile(folder=path.parent, file=path.name)
    try:
        if path.suffix == ".safetensors":
            return load_file(path)
        return torch.load(path, map_location="cpu", mmap=True, weights_only=True)
    except SafetensorError as error:
        raise BrokenFile(file=path, reason=str(error).splitlines()[0]) from error
    except pickle.UnpicklingError as error:
        raise BrokenFile(file=path, reason="it holds more than tensors and was not opened") from error
    except (RuntimeError, OSError, EOFError, ValueError) as error:
        raise BrokenFile(file=path, reason="not a complete file of torch.save") from error
