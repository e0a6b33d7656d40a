"""Progress bars that huggingface_hub takes in place of its own: one that calls back, and one that draws
nothing.

Both rest on how that library uses tqdm: which of its bars counts bytes, and that it updates them by `update`.
"""

import io
from collections.abc import Callable

from tqdm.auto import tqdm

ProgressCallback = Callable[[int, int], None]  # takes bytes done and bytes in total
BYTES_BAR = "Reconstructing"  # how the bar that counts bytes written is described


class SilentBar(tqdm):
    """A progress bar that draws nothing."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **{**options, "disable": True})


class ReportingBar(tqdm):
    """A progress bar that calls `report` instead of drawing; only the one that counts bytes does."""

    report: ProgressCallback

    def __init__(self, *arguments: object, **options: object) -> None:
        self._counts_bytes = str(options.get("desc", "")).startswith(BYTES_BAR)
        super().__init__(*arguments, **{**options, "file": io.StringIO(), "mininterval": float("inf")})

    def update(self, n: float | None = 1) -> bool | None:
        drawn = super().update(n)
        if self._counts_bytes:
            self.report(int(self.n), int(self.total or 0))
        return drawn


def reporting_bar(report: ProgressCallback) -> type[ReportingBar]:
    """The class of bars that call `report`."""
    return type("Bar", (ReportingBar,), {"report": staticmethod(report)})
