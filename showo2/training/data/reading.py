"""Records from the files that people have: a folder of captioned pictures, JSON, JSON lines, WebDataset."""

import json
import tarfile
from abc import ABC, abstractmethod
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from showo2.errors import BadTrainingData, NoTrainingData
from showo2.training.data.media_files import MEDIA_SUFFIXES, MediaFile, TarMember, list_members
from showo2.training.data.records import Pair, Record, parse_record

CAPTION_SUFFIX = ".txt"
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class BadRecord:
    """A record that cannot be used, and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class Records(ABC):
    """The records of one source, by number; `problems` are those that were left out."""

    def __init__(self) -> None:
        self.problems: list[BadRecord] = []

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def record(self, index: int) -> Record:
        """The record of that number. Raises BadTrainingData, or OSError for a file that has gone."""

    @abstractmethod
    def where(self, index: int) -> str:
        """Where it stands, for people."""


def open_records(path: Path, media: Path | None = None) -> Records:
    """The records of a folder, a .json or .jsonl file, a .tar file, or a pattern of .tar files.

    Names within JSON are relative to `media`, or else to the file's own folder. Raises NoTrainingData where
    there are none, BadTrainingData naming file, line and field where one has another form.
    """
    records = _open(path, media)
    if not len(records):
        reason = str(records.problems[0]) if records.problems else "it holds no pair of a picture and a text"
        raise NoTrainingData(path=path, reason=reason)
    return records


def _open(path: Path, media: Path | None) -> Records:
    if path.is_dir():
        shards = sorted(path.glob("*.tar"))
        return ShardRecords(shards) if shards else FolderRecords(path)
    if "*" in path.name:
        return ShardRecords(sorted(path.parent.glob(path.name)))
    if not path.is_file():
        raise NoTrainingData(path=path, reason="there is no such file or folder")
    if path.suffix == ".tar":
        return ShardRecords([path])
    if path.suffix not in (".json", ".jsonl"):
        raise NoTrainingData(path=path, reason="only folders, .json, .jsonl and .tar files are read")
    return (JsonLines if path.suffix == ".jsonl" else JsonList)(path, media or path.parent)


def decode(content: bytes) -> str:
    """Text in UTF-8, or in UTF-16 with a byte order mark. Raises ValueError for other encodings."""
    encoding = "utf-16" if content.startswith(BYTE_ORDER_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError("its text is not UTF-8: save it as UTF-8") from error


class FolderRecords(Records):
    """Pictures and clips with the text of a .txt file of the same name beside each; subfolders too."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._files: list[Path] = []
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        stems = {path.with_suffix("") for path in files if path.suffix.lower() in MEDIA_SUFFIXES}
        for path in files:
            if path.suffix.lower() in MEDIA_SUFFIXES:
                if path.with_suffix(CAPTION_SUFFIX).is_file():
                    self._files.append(path)
                else:
                    self.problems.append(
                        BadRecord(str(path), f"there is no {path.stem}{CAPTION_SUFFIX} beside it")
                    )
            elif path.suffix == CAPTION_SUFFIX and path.with_suffix("") not in stems:
                self.problems.append(BadRecord(str(path), "there is no picture or clip beside it"))

    def __len__(self) -> int:
        return len(self._files)

    def record(self, index: int) -> Record:
        return Pair(_caption(self._files[index].with_suffix(CAPTION_SUFFIX)), self._files[index])

    def where(self, index: int) -> str:
        return str(self._files[index])


def _caption(file: Path | TarMember) -> str:
    content = file.read_bytes() if isinstance(file, Path) else file.read()
    try:
        text = " ".join(decode(content).split())
        if not text:
            raise ValueError("it is empty")
    except ValueError as error:
        raise BadTrainingData(where=str(file), reason=str(error)) from error
    return text


def _find_file(folder: Path, name: str) -> MediaFile:
    """A named file; VIST's lists leave out the suffix of their pictures."""
    path = folder / name
    return path if path.suffix.lower() in MEDIA_SUFFIXES else path.with_name(f"{path.name}.jpg")


class JsonList(Records):
    """A .json file that holds a list of records."""

    def __init__(self, file: Path, folder: Path) -> None:
        super().__init__()
        self._file, self._find = file, partial(_find_file, folder)
        try:
            values = json.loads(decode(file.read_bytes()))
        except json.JSONDecodeError as error:
            raise BadTrainingData(
                where=f"{file}, line {error.lineno}", reason=f"it is not JSON ({error.msg})"
            ) from error
        except (ValueError, RecursionError) as error:
            raise BadTrainingData(where=str(file), reason=str(error)) from error
        if isinstance(values, list) and values and isinstance(values[0], dict) and "role" in values[0]:
            values = [values]  # one conversation
        if not isinstance(values, list):
            raise BadTrainingData(where=str(file), reason="it must hold a list of records")
        self._values = values
        for index in range(len(values)):
            self.record(index)

    def __len__(self) -> int:
        return len(self._values)

    def record(self, index: int) -> Record:
        try:
            return parse_record(self._values[index], self._find)
        except ValueError as error:
            raise BadTrainingData(where=self.where(index), reason=str(error)) from error

    def where(self, index: int) -> str:
        return f"{self._file}, record {index + 1}"


class JsonLines(Records):
    """A .jsonl file with a record on each line; only the places of the lines are kept in memory."""

    def __init__(self, file: Path, folder: Path) -> None:
        super().__init__()
        self._file, self._find = file, partial(_find_file, folder)
        self._offsets, self._lines = array("Q"), array("Q")
        offset = 0
        with file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    self._offsets.append(offset)
                    self._lines.append(number)
                    self._parse(line, len(self._offsets) - 1)
                offset += len(line)

    def __len__(self) -> int:
        return len(self._offsets)

    def record(self, index: int) -> Record:
        with self._file.open("rb") as stream:
            stream.seek(self._offsets[index])
            return self._parse(stream.readline(), index)

    def _parse(self, line: bytes, index: int) -> Record:
        try:
            return parse_record(json.loads(decode(line)), self._find)
        except json.JSONDecodeError as error:
            raise BadTrainingData(where=self.where(index), reason=f"it is not JSON ({error.msg})") from error
        except (ValueError, RecursionError) as error:
            raise BadTrainingData(where=self.where(index), reason=str(error)) from error

    def where(self, index: int) -> str:
        return f"{self._file}, line {self._lines[index]}"


class ShardRecords(Records):
    """WebDataset: uncompressed tar files in which files of one name, up to its first dot, are a sample.

    A sample is a picture or clip with a .txt, or a .json of any known form that names files of its tar file.
    """

    def __init__(self, archives: Iterable[Path]) -> None:
        super().__init__()
        self._members: dict[tuple[Path, str], TarMember] = {}
        self._samples: list[TarMember | tuple[TarMember, TarMember]] = []
        for archive in archives:
            try:
                members = list_members(archive)
            except (tarfile.TarError, OSError) as error:
                raise BadTrainingData(
                    where=str(archive), reason="it is not a whole, uncompressed tar file"
                ) from error
            self._members |= {(archive, member.name): member for member in members}
            self._collect(members)

    def _collect(self, members: list[TarMember]) -> None:
        samples: dict[str, dict[str, TarMember]] = defaultdict(dict)
        for member in members:
            folder, _, name = member.name.rpartition("/")
            stem, _, suffix = name.partition(".")
            samples[f"{folder}/{stem}"][f".{suffix.lower()}"] = member
        by_json = any(".json" in files for files in samples.values())  # other files are what these name
        for files in samples.values():
            media = [file for suffix, file in files.items() if suffix in MEDIA_SUFFIXES]
            if ".json" in files:
                self._samples.append(files[".json"])
                self.record(len(self._samples) - 1)
            elif media and CAPTION_SUFFIX in files:
                self._samples.append((media[0], files[CAPTION_SUFFIX]))
            elif not by_json:
                reason = "there is no text to it" if media else "there is no picture or clip to it"
                self.problems.append(BadRecord(str(next(iter(files.values()))), reason))

    def __len__(self) -> int:
        return len(self._samples)

    def record(self, index: int) -> Record:
        sample = self._samples[index]
        if isinstance(sample, tuple):
            return Pair(_caption(sample[1]), sample[0])
        try:
            return parse_record(json.loads(decode(sample.read())), partial(self._find, sample))
        except (ValueError, RecursionError) as error:
            raise BadTrainingData(where=str(sample), reason=str(error)) from error

    def _find(self, sample: TarMember, name: str) -> MediaFile:
        folder = sample.name.rpartition("/")[0]
        for candidate in (name, f"{folder}/{name}"):
            if (sample.archive, candidate) in self._members:
                return self._members[sample.archive, candidate]
        raise ValueError(f"the tar file holds no {name}")

    def where(self, index: int) -> str:
        sample = self._samples[index]
        return str(sample[0] if isinstance(sample, tuple) else sample)
