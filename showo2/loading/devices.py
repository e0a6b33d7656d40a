"""Devices, dtypes and their defaults, and the memory and disk space that are free."""

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil
import torch

from showo2.errors import NoCompiler, NoDevice, NotEnoughDisk, NotEnoughMemory, UnknownOption

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
# Instructions that multiply bfloat16, as torch names them: x86 servers, Apple and ARM chips.
BFLOAT16_INSTRUCTIONS = ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16")
# Those with which torch multiplies large matrices of bfloat16 faster than float32. With AVX512-BF16 alone,
# 4096 x 256 by 256 x 768 ran at 80 GFLOP/s in bfloat16 and at 135 in float32, on one core.
FAST_BFLOAT16_INSTRUCTIONS = ("amx_bf16", "bf16", "sve_bf16")
CGROUP = Path("/sys/fs/cgroup")


def known_devices() -> list[str]:
    """Names of this machine's devices, the fastest first."""
    devices = [f"cuda:{index}" for index in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        devices.append("mps")
    return [*devices, "cpu"]


def resolve_device(device: str | torch.device | None) -> torch.device:
    """The device of that name, or the fastest there is. Raises NoDevice."""
    known = known_devices()
    if device is None:
        return torch.device(known[0])
    try:
        resolved = torch.device(device)
    except RuntimeError as error:
        raise NoDevice(device=str(device), known=", ".join(known)) from error
    if resolved.type == "cuda" and resolved.index is None:
        resolved = torch.device("cuda", 0)
    if str(resolved) not in known:
        raise NoDevice(device=str(device), known=", ".join(known))
    return resolved


def default_dtype(device: torch.device) -> torch.dtype:
    """bfloat16, except on CPUs that would have to emulate it."""
    if device.type != "cpu":
        return torch.bfloat16
    return torch.bfloat16 if _has_any(BFLOAT16_INSTRUCTIONS) else torch.float32


def resolve_dtype(dtype: str | torch.dtype | None, device: torch.device) -> torch.dtype:
    """The dtype, given as such or by name; None means the device's default. Raises UnknownOption."""
    if dtype is None:
        return default_dtype(device)
    if isinstance(dtype, torch.dtype) and dtype in DTYPES.values():
        return dtype
    if not isinstance(dtype, str) or dtype not in DTYPES:
        raise UnknownOption(option="dtype", value=str(dtype), known=", ".join(DTYPES))
    return DTYPES[dtype]


def training_autocast(device: torch.device) -> torch.autocast:
    """The context that forward passes of training run in: bfloat16 over float32 weights, or float32 alone on
    CPUs that multiply it faster.

    With AVX2 alone, forward and backward of 20 pictures took 36.7 s in emulated bfloat16 and 3.0 s in
    float32.
    """
    is_fast = device.type != "cpu" or _has_any(FAST_BFLOAT16_INSTRUCTIONS)
    return torch.autocast(device.type, torch.bfloat16, enabled=is_fast)


def _has_any(instructions: Sequence[str]) -> bool:
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(instruction, False) for instruction in instructions)


def free_memory(device: torch.device) -> int:
    """Bytes that can still be taken on a device."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    return min(psutil.virtual_memory().available, _container_memory())


def check_memory(num_bytes: int, device: torch.device, reclaimable: int = 0) -> None:
    """Raise NotEnoughMemory unless `num_bytes` fit into free memory and `reclaimable` bytes."""
    available = free_memory(device) + reclaimable
    if num_bytes > available:
        where = "GPU" if device.type == "cuda" else "main"
        raise NotEnoughMemory(needed_gb=num_bytes / 1e9, available_gb=available / 1e9, where=where)


def check_compiler(device: torch.device) -> None:
    """Raise NoCompiler where torch.compile would find none for the device: on a CPU it emits C++."""
    compilers = (os.environ.get("CXX"), "g++", "clang++", "cl")
    if device.type == "cpu" and not any(name and shutil.which(name) for name in compilers):
        raise NoCompiler()


def return_freed_memory() -> None:
    """Return freed memory to the system, on GPUs and where the C library can (glibc).

    Packing weights leaves holes between the packed ones: 1.3 GB of them for the 1.5B in four bits.
    """
    if torch.cuda.is_initialized():
        torch.cuda.empty_cache()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def check_disk(folder: Path, num_bytes: int) -> None:
    """Raise NotEnoughDisk unless `num_bytes` fit into a folder, which need not exist yet."""
    existing = folder.absolute()
    while not existing.exists():
        existing = existing.parent
    available = shutil.disk_usage(existing).free
    if num_bytes > available:
        raise NotEnoughDisk(needed_gb=num_bytes / 1e9, available_gb=available / 1e9, folder=folder)


def _container_memory() -> float:
    """Bytes left under the limit of the container this runs in; infinite outside of one.

    psutil reports the whole machine, but a container is killed at its own limit.
    """
    limit, used = CGROUP / "memory.max", CGROUP / "memory.stat"
    if not (limit.is_file() and used.is_file()):
        return float("inf")
    text = limit.read_text().strip()
    if text == "max":
        return float("inf")
    statistics = dict(line.split() for line in used.read_text().splitlines())
    return int(text) - int(statistics["anon"])  # the page cache is reclaimed
