"""How times on a device are measured: wall time between two synchronizations, beside the device's limits."""

import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode

GIB = 2**30


@dataclass(frozen=True)
class Limits:
    """What a device reaches at most, measured: multiply-adds count as two operations."""

    flops: float  # operations a second in bfloat16 matrix products
    bandwidth: float  # bytes a second that are read or written


@dataclass(frozen=True)
class DeviceResult:
    """A row of the report."""

    name: str
    model: str
    variant: str
    value: float | None  # None where it did not run, and `note` says why
    unit: str
    of_limit: float | None = None  # fraction of the matrix-product or memory limit that was reached
    peak_gb: float | None = None
    syncs: int | None = None  # of the host with the device, in one step
    target: float | None = None  # for `of_limit`, or for `value` where that is None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """A row of the JSON output."""
        return asdict(self)


class DeviceTimer:
    """Times work on one device."""

    def __init__(self, device: torch.device) -> None:
        self.device = device

    def synchronize(self) -> None:
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)

    def seconds(self, work: Callable[[], Any], runs: int = 1) -> float:
        """The shortest time of some runs."""
        times = []
        for _ in range(runs):
            self.synchronize()
            began = time.perf_counter()
            work()
            self.synchronize()
            times.append(time.perf_counter() - began)
        return min(times)

    def limits(self) -> Limits:
        """The rates of a large matrix product and of a large copy."""
        side, num_bytes = (8192, GIB) if self.device.type == "cuda" else (512, GIB // 64)
        left, right = torch.randn(2, side, side, dtype=torch.bfloat16, device=self.device)
        source = torch.empty(num_bytes, dtype=torch.uint8, device=self.device)
        target = torch.empty_like(source)
        for _ in range(3):
            left @ right
            target.copy_(source)
        return Limits(
            2 * side**3 / self.seconds(lambda: left @ right, runs=10),
            2 * num_bytes / self.seconds(lambda: target.copy_(source), runs=10),
        )

    @contextmanager
    def peak(self) -> Iterator[Callable[[], float | None]]:
        """Yields the function that tells the most memory in use since then, in GB; None without a GPU."""
        if self.device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(self.device)
        yield self._peak

    def _peak(self) -> float | None:
        return torch.cuda.max_memory_allocated(self.device) / 1e9 if self.device.type == "cuda" else None

    def synchronizations(self, work: Callable[[], Any]) -> int | None:
        """How often `work` makes the host wait for the device; None without a GPU."""
        if self.device.type != "cuda":
            work()
            return None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            torch.cuda.set_sync_debug_mode("warn")
            try:
                work()
            finally:
                torch.cuda.set_sync_debug_mode("default")
        return sum("synchroniz" in str(warning.message) for warning in caught)


def count_operations(work: Callable[[], Any]) -> int:
    """Operations of the matrix products and attention within `work`."""
    with FlopCounterMode(display=False) as counter:
        work()
    return counter.get_total_flops()
