"""Memory: the peak while a checkpoint is loaded, and what its weights take afterwards.

Each is measured in a process of its own, from what Linux reports about it.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from showo2.benchmark.measurement import Comparison, Target
from showo2.benchmark.sizes import FULL, Setup
from showo2.checkpoints import RELEASED
from showo2.config import ModelConfig
from showo2.loading import weight_files
from showo2.loading.loader import build_on_meta, load_weights, save_model
from showo2.loading.quantization import check_quantization, full_bytes, weight_bytes
from showo2.model.showo2 import Showo2

PRECISION = torch.bfloat16
CPU = torch.device("cpu")


def loading(setup: Setup) -> Comparison:
    """Peak memory while a checkpoint is loaded, against the checkpoint's size."""
    config = setup.sizes.memory_model
    with _checkpoint(config) as file:
        peak, _ = _load_in_subprocess(config, file, None)
        size = file.stat().st_size
    target = Target("loading, peak memory against the checkpoint", 1.15, at_most=True)
    return Comparison(target, peak / 1e9, size / 1e9, unit="GB")


def resident(setup: Setup, quantization: str | None) -> Comparison:
    """Memory of loaded weights, against the estimate before loading."""
    config = setup.sizes.memory_model
    expected = weight_bytes(build_on_meta(config), PRECISION, quantization, CPU)
    with _checkpoint(config) as file:
        _, held = _load_in_subprocess(config, file, quantization)
    target = Target(f"resident memory, {quantization}", 1.05, max_error=0.05, at_most=True)
    return Comparison(target, held / 1e9, expected / 1e9, abs(held / expected - 1), unit="GB")


@contextmanager
def _checkpoint(config: ModelConfig) -> Iterator[Path]:
    """A weight file with constant weights, deleted on exit."""
    with TemporaryDirectory() as folder, torch.device("cpu"):
        model = build_on_meta(config).to_empty(device="cpu").to(PRECISION)
        for parameter in model.parameters():
            parameter.data.fill_(0.01)
        model.tie_weights()
        save_model(model, RELEASED[0], folder)
        del model
        (file,) = weight_files.find_weight_files(folder)
        yield file


def _load_in_subprocess(config: ModelConfig, file: Path, quantization: str | None) -> tuple[int, int]:
    """Bytes taken at the peak of loading, and afterwards."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_load, config, file, quantization).result()


def _load(config: ModelConfig, file: Path, quantization: str | None) -> tuple[int, int]:
    # Chunks are scaled down like the checkpoint, compared to the released one.
    released, scaled = (full_bytes(build_on_meta(each), PRECISION) for each in (FULL.model, config))
    weight_files.CHUNK_BYTES = weight_files.CHUNK_BYTES * scaled // released
    if quantization is not None:
        check_quantization(quantization, CPU)  # imports what it needs
    model: Showo2 = build_on_meta(config)
    before = status("VmRSS")
    load_weights(model, [file], dtype=PRECISION, device="cpu", quantization=quantization)
    return status("VmHWM") - before, status("VmRSS") - before


def status(key: str) -> int:
    """Bytes from Linux's status of this process: "VmRSS" is its resident memory, "VmHWM" the peak of it."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return 1024 * int(status[key].split()[0])
