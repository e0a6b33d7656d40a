"""Files from the Hub, through its own library: its cache, progress bars, offline mode and mirrors."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from huggingface_hub import constants, snapshot_download
from huggingface_hub.errors import (
    DryRunError,
    GatedRepoError,
    HFValidationError,
    HTTPError,  # whatever the HTTP client of this version of the library raises
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    XetDownloadError,
)

from showo2.compat.tqdm import ProgressCallback, SilentBar, reporting_bar
from showo2.errors import HubRefuses, MissingFile, NoNetwork
from showo2.loading.devices import check_disk


class RepoNotFound(LookupError):
    """There is no repository of that name."""


@dataclass(frozen=True)
class RepoFiles:
    """The files of a repository: on the Hub, or in the cache where the Hub cannot be reached."""

    names: frozenset[str]  # paths inside the repository
    is_online: bool


def list_files(repo: str, first: str) -> RepoFiles:
    """List a repository without downloading anything.

    Where the Hub cannot be reached, list what is cached of a repository whose file `first` was downloaded.
    Raises RepoNotFound, NoNetwork, HubRefuses.
    """
    with _hub_errors(repo, [first]):
        try:
            files = snapshot_download(repo, dry_run=True, tqdm_class=SilentBar)
            return RepoFiles(frozenset(file.filename for file in files), is_online=True)
        except DryRunError:  # which does not say why: this does, or finds what is cached
            folder = Path(snapshot_download(repo, allow_patterns=[first], tqdm_class=SilentBar))
    names = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return RepoFiles(frozenset(names), is_online=False)


def download(repo: str, patterns: Sequence[str], on_progress: ProgressCallback | None = None) -> Path:
    """Download the files of a repository that match `patterns`, unless they are cached; returns its folder.

    A pattern without a wildcard is the name of a file that has to be there. An interrupted download resumes.
    `on_progress` is called from several threads; what it raises ends the download.
    Raises RepoNotFound, NoNetwork, NotEnoughDisk, HubRefuses, MissingFile.
    """
    bars = None if on_progress is None else reporting_bar(on_progress)
    with _hub_errors(repo, patterns):
        is_online = _check_disk(repo, patterns)
        folder = Path(snapshot_download(repo, allow_patterns=list(patterns), tqdm_class=bars))
    missing = [name for name in patterns if "*" not in name and not (folder / name).is_file()]
    if missing and is_online:
        raise MissingFile(folder=repo, file=missing[0])
    if missing:
        raise NoNetwork(repo=repo, files=describe_files(repo, missing, folder))
    return folder


def is_cached(repo: str, patterns: Sequence[str]) -> bool:
    """Whether the cache holds a file of a repository for any of `patterns`."""
    try:
        folder = Path(snapshot_download(repo, allow_patterns=list(patterns), local_files_only=True))
    except LocalEntryNotFoundError:
        return False
    return any(file for pattern in patterns for file in folder.glob(pattern))


def describe_files(repo: str, names: Sequence[str], folder: str | Path) -> str:
    """Which files to copy from where into which folder, for a machine without a network."""
    return f"{', '.join(names)} from {repo} into {folder}"


@contextmanager
def _hub_errors(repo: str, patterns: Sequence[str]) -> Iterator[None]:
    """Translates the errors of the Hub's library into our own."""
    try:
        yield
    except GatedRepoError as error:
        raise HubRefuses(repo=repo) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise RepoNotFound(repo) from error
    except (
        HTTPError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        XetDownloadError,
        ConnectionError,
    ) as error:
        files = describe_files(repo, patterns, "a folder")
        raise NoNetwork(repo=repo, files=files) from error


def _check_disk(repo: str, patterns: Sequence[str]) -> bool:
    """Raise NotEnoughDisk unless what has to be downloaded fits; returns whether the Hub can be reached."""
    try:
        files = snapshot_download(repo, allow_patterns=list(patterns), dry_run=True, tqdm_class=SilentBar)
    except DryRunError:
        return False  # the cache may hold all that is needed
    check_disk(Path(constants.HF_HUB_CACHE), sum(file.file_size or 0 for file in files if file.will_download))
    return True
