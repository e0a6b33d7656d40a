"""Where the pictures and clips of a data set lie: in files, or in uncompressed tar files (WebDataset)."""

import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Of the files that `showo2.media` reads.
PICTURE_SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".ppm")
)
CLIP_SUFFIXES = frozenset((".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".gif"))
MEDIA_SUFFIXES = PICTURE_SUFFIXES | CLIP_SUFFIXES


@dataclass(frozen=True)
class TarMember:
    """A file within an uncompressed tar file, which can be read without reading what comes before it."""

    archive: Path
    name: str
    offset: int
    size: int

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix

    def read(self) -> bytes:
        with self.archive.open("rb") as stream:
            stream.seek(self.offset)
            return stream.read(self.size)

    def __str__(self) -> str:
        return f"{self.archive}: {self.name}"


MediaFile = Path | TarMember


def is_clip(file: MediaFile) -> bool:
    """Whether a file is taken for a clip, by its suffix."""
    return file.suffix.lower() in CLIP_SUFFIXES


def list_members(archive: Path) -> list[TarMember]:
    """The files in a tar file, in order. Raises tarfile.TarError, also for a compressed one, and OSError."""
    with tarfile.open(archive, "r:") as tar:
        return [
            TarMember(archive, member.name, member.offset_data, member.size)
            for member in tar
            if member.isfile()
        ]


@contextmanager
def local_path(file: MediaFile) -> Iterator[Path]:
    """A path that the file can be opened by; of a member, a temporary copy."""
    if isinstance(file, Path):
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"member{file.suffix}")
        path.write_bytes(file.read())
        yield path


def fingerprint(file: MediaFile) -> str:
    """What changes where the file changes: its place, size and time. Raises OSError where it is missing."""
    path = file if isinstance(file, Path) else file.archive
    status = os.stat(path)
    return f"{file if isinstance(file, Path) else str(file)} {status.st_size} {status.st_mtime_ns}"
