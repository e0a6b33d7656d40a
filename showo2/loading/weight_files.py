"""Files of named tensors: safetensors and `torch.save`, single or sharded with an index.

A file is memory-mapped and read a chunk at a time, so that reading takes no more memory than one chunk,
however large the file is. Pickles are opened with `weights_only=True`: they can hold tensors and nothing that
runs.
"""

import json
import pickle
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from showo2.errors import BrokenFile, MissingFile

# Pages that were read stay in memory while their file is mapped, so the file is mapped anew for each chunk.
CHUNK_BYTES = 256 * 2**20
SHARD_BYTES = 5 * 10**9  # of files that are written here
INDEX_SUFFIX = ".index.json"
# In order of preference. transformers and diffusers use different names, and the public code of Show-o2 mixes
# them: `pytorch_model.bin`, but above 10 GB shards under `diffusion_pytorch_model.bin.index.json`.
SINGLE_FILES = (
    "model.safetensors",
    "diffusion_pytorch_model.safetensors",
    "pytorch_model.bin",
    "diffusion_pytorch_model.bin",
)
DEFAULT_NAMES = (
    "model.safetensors or pytorch_model.bin"  # in errors, where there is no file of weights at all
)
CANDIDATES = tuple(name for single in SINGLE_FILES for name in (single, single + INDEX_SUFFIX))


@dataclass(frozen=True)
class TensorSpec:
    """What is known of a tensor without reading it."""

    shape: tuple[int, ...]
    dtype: torch.dtype

    @property
    def num_bytes(self) -> int:
        return torch.Size(self.shape).numel() * self.dtype.itemsize


class WeightFile:
    """One file; `specs` describes its tensors by name. Raises MissingFile, BrokenFile."""

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
        """Yield tensors one by one, at most a chunk in memory. Copy what has to outlive the next tensor."""
        pending = iter(self.specs)
        name = next(pending, None)
        while name is not None:
            tensors, num_bytes = self.tensors(), 0
            while name is not None and num_bytes < CHUNK_BYTES:
                yield name, tensors.pop(name)
                num_bytes += self.specs[name].num_bytes
                name = next(pending, None)


def choose_weight_file(available: Container[str]) -> str | None:
    """The weight file or index to start from among the `available` names of a folder."""
    return next((name for name in CANDIDATES if name in available), None)


def find_weight_files(folder: str | Path) -> list[Path]:
    """The weight files of a folder, safetensors first. Raises MissingFile, BrokenFile."""
    folder = Path(folder)
    chosen = choose_weight_file([path.name for path in folder.iterdir() if path.is_file()])
    if chosen is None:
        raise MissingFile(folder=folder, file=DEFAULT_NAMES)
    if not chosen.endswith(INDEX_SUFFIX):
        return [folder / chosen]
    shards = [folder / shard for shard in read_index(folder / chosen)]
    for shard in shards:
        if not shard.is_file():
            raise MissingFile(folder=folder, file=shard.name)
    return shards


def read_index(index: Path) -> list[str]:
    """The names of the shards that an index lists, which need not be there yet. Raises BrokenFile."""
    try:
        weight_map = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
        shards = sorted({str(shard) for shard in weight_map.values()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenFile(file=index, reason="not an index of shards") from error
    if not shards:
        raise BrokenFile(file=index, reason="it lists no shards")
    for shard in shards:
        if Path(shard).name != shard:  # an index names files beside it, nothing elsewhere on the disk
            raise BrokenFile(file=index, reason=f"{shard!r} is not the name of a file beside it")
    return shards


def write_weights(tensors: dict[str, Tensor], folder: Path, shard_bytes: int | None = None) -> None:
    """Write `model.safetensors`, or shards of at most `shard_bytes` (default 5 GB) with an index."""
    shards = _split(tensors, shard_bytes or SHARD_BYTES)
    single = Path(SINGLE_FILES[0])
    if len(shards) == 1:
        _save(tensors, folder / single)
        return
    weight_map: dict[str, str] = {}
    for number, names in enumerate(shards, start=1):
        file = f"{single.stem}-{number:05d}-of-{len(shards):05d}{single.suffix}"
        _save({name: tensors[name] for name in names}, folder / file)
        weight_map |= dict.fromkeys(names, file)
    index = {"metadata": {"total_size": sum(map(_num_bytes, tensors.values()))}, "weight_map": weight_map}
    index_file = folder / (single.name + INDEX_SUFFIX)
    index_file.write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")


def _split(tensors: dict[str, Tensor], shard_bytes: int) -> list[list[str]]:
    """Names in order, in groups of at most `shard_bytes`; a tensor larger than that is a group of its own."""
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
    save_file(contiguous, file, metadata={"format": "pt"})  # replaces a file atomically
    file.chmod(file.parent.stat().st_mode & 0o666)  # it would be readable by its owner alone


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
