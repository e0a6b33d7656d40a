"""Files from the Hub, through its own library: its cache, its progress bars, its offline mode, its mirrors."""

from collections.abc import Sequence
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

from showo2.devices import check_disk
from showo2.errors import HubRefuses, NoNetwork


class NotOnHub(LookupError):
    """There is no repository of that name."""


def download(repo: str, patterns: Sequence[str]) -> Path:
    """The folder that holds a repository's files that match `patterns`; what is not in the cache is downloaded.

    An interrupted download resumes. Raises NotOnHub, NoNetwork, NotEnoughDisk, HubRefuses.
    """
    try:
        _check_disk(repo, patterns)
        return Path(snapshot_download(repo, allow_patterns=list(patterns)))
    except GatedRepoError as error:
        raise HubRefuses(repo=repo) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise NotOnHub(repo) from error
    except (
        HTTPError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        XetDownloadError,
        ConnectionError,
    ) as error:
        raise NoNetwork(repo=repo) from error


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
