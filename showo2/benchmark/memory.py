"""Marks of memory: what loading takes at its peak, and what weights take once they are loaded.

Each is measured in a process of its own, by what the system says of it (Linux).
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from showo2.benchmark.measurement import Mark, Measurement
from showo2.benchmark.sizes import FULL, Bench
from showo2.checkpoints import RELEASED
from showo2.config import ModelConfig
from showo2.loading import weight_files
from showo2.loading.loader import build_on_meta, load_weights, save_model
from showo2.loading.quantization import check_quantization, weight_bytes
from showo2.model.showo2 import Showo2

PRECISION = torch.bfloat16


def loading(bench: Bench) -> Measurement:
    """The highest that memory rises while a checkpoint is loaded, against the checkpoint's size."""
    with _checkpoint(bench.sizes.loaded) as file:
        peak, _ = _apart(bench.sizes.loaded, file, None)
        size = file.stat().st_size
    mark = Mark("loading, peak memory against the checkpoint", 1.15, at_most=True)
    return Measurement(mark, peak / 1e9, size / 1e9, unit="GB")


def resident(bench: Bench, quantization: str | None) -> Measurement:
    """What loaded weights take, against what is counted before loading (the table of quantisations)."""
    config = bench.sizes.loaded
    counted = weight_bytes(build_on_meta(config), PRECISION, quantization)
    with _checkpoint(config) as file:
        _, held = _apart(config, file, quantization)
    mark = Mark(f"resident memory, {quantization}", 1.05, max_error=0.05, at_most=True)
    return Measurement(mark, held / 1e9, counted / 1e9, abs(held / counted - 1), unit="GB")


@contextmanager
def _checkpoint(config: ModelConfig) -> Iterator[Path]:
    """A file of arbitrary weights, there for as long as the context is."""
    with TemporaryDirectory() as folder, torch.device("cpu"):
        model = build_on_meta(config).to_empty(device="cpu").to(PRECISION)
        for parameter in model.parameters():
            parameter.data.fill_(0.01)
        model.tie_weights()
        save_model(model, RELEASED[0], folder)
        del model
        (file,) = weight_files.find_weight_files(folder)
        yield file


def _apart(config: ModelConfig, file: Path, quantization: str | None) -> tuple[int, int]:
    """Bytes that loading takes at its peak, and that stay."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_load, config, file, quantization).result()


def _load(config: ModelConfig, file: Path, quantization: str | None) -> tuple[int, int]:
    # As small beside this checkpoint as it is beside a released one.
    real, this = (weight_bytes(build_on_meta(each), PRECISION, None) for each in (FULL.model, config))
    weight_files.CHUNK_BYTES = weight_files.CHUNK_BYTES * this // real
    if quantization is not None:
        check_quantization(quantization, torch.device("cpu"))  # which imports all that it needs
    model: Showo2 = build_on_meta(config)
    before = status("VmRSS")
    load_weights(model, [file], dtype=PRECISION, device="cpu", quantization=quantization)
    return status("VmHWM") - before, status("VmRSS") - before


def status(key: str) -> int:
    """Bytes under a key of what Linux says of this process: "VmRSS" is what it holds, "VmHWM" the most it has held."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return 1024 * int(status[key].split()[0])
