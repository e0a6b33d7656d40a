"""Files from the Hub, through its own library: its cache, its progress bars, its offline mode, its mirrors."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from huggingface_hub import constants, snapshot_download
from huggingface_hub.errors import (
    DryRunError,
    GatedRepoError,
    HFValidationError,
    HTTPError,  # whatever the client that this version of the library speaks HTTP with raises
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    XetDownloadError,
)
from tqdm.auto import tqdm

from showo2.errors import HubRefuses, NoNetwork
from showo2.loading.devices import check_disk


class RepoNotFound(LookupError):
    """There is no repository of that name."""


ProgressCallback = Callable[[int, int], None]  # takes bytes that are here, and bytes there will be


def download(repo: str, patterns: Sequence[str], on_progress: ProgressCallback | None = None) -> Path:
    """The folder that holds a repository's files that match `patterns`; what is not in the cache is downloaded.

    An interrupted download resumes. `on_progress` is called as it goes on, from several threads; what it raises ends the
    download. Raises RepoNotFound, NoNetwork, NotEnoughDisk, HubRefuses.
    """
    bars = (
        None
        if on_progress is None
        else type("Reporter", (_Reporter,), {"on_progress": staticmethod(on_progress)})
    )
    try:
        _check_disk(repo, patterns)
        return Path(snapshot_download(repo, allow_patterns=list(patterns), tqdm_class=bars))
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
        raise NoNetwork(repo=repo) from error


def is_cached(repo: str, patterns: Sequence[str]) -> bool:
    """Whether a repository's files that match `patterns` are in the cache, as far as the cache knows."""
    try:
        folder = Path(snapshot_download(repo, allow_patterns=list(patterns), local_files_only=True))
    except LocalEntryNotFoundError:
        return False
    return any(file for pattern in patterns for file in folder.glob(pattern))


class _Reporter(tqdm):
    """A bar that is told, not drawn: of those the library makes, the one that counts the bytes written reports them."""

    on_progress: ProgressCallback

    def __init__(self, *arguments: object, **options: object) -> None:
        self._tells = options.get("desc", "").startswith("Reconstructing")
        super().__init__(*arguments, **{**options, "file": io.StringIO(), "mininterval": float("inf")})

    def update(self, n: float | None = 1) -> bool | None:
        drawn = super().update(n)
        if self._tells:
            self.on_progress(int(self.n), int(self.total or 0))
        return drawn


class _NoProgress(tqdm):
    """The bar of a question that downloads nothing."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **{**options, "disable": True})


def _check_disk(repo: str, patterns: Sequence[str]) -> None:
    try:
        files = snapshot_download(repo, allow_patterns=list(patterns), dry_run=True, tqdm_class=_NoProgress)
    except DryRunError:
        return  # the Hub cannot be asked; what is in the cache may be all that is needed
    check_disk(Path(constants.HF_HUB_CACHE), sum(file.file_size or 0 for file in files if file.will_download))
