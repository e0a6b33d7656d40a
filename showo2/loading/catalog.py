"""The checkpoints that can be loaded, and the memory that each needs."""

from collections.abc import Sequence
from pathlib import Path

import torch
from diffusers import AutoencoderKLWan

from showo2 import checkpoints
from showo2.checkpoints import Checkpoint
from showo2.errors import Showo2Error
from showo2.loading.checkpoint_files import CheckpointFiles, find_checkpoint, is_downloaded
from showo2.loading.loader import build_on_meta
from showo2.loading.lora import LoraFiles, is_lora
from showo2.loading.quantization import SCHEMES, full_bytes, peak_bytes, weight_bytes
from showo2.loading.vae_files import build_released_vae_on_meta, build_vae_on_meta
from showo2.outputs import Offer

RUNS = Path("runs")  # where the configurations of docs/training.md write


def list_offers(
    dtype: torch.dtype, device: torch.device, others: Sequence[CheckpointFiles] = ()
) -> list[Offer]:
    """Every checkpoint of the table, and `others` on this machine, with what each needs on a device.

    Where names are the same, the last of `others` tells what can be loaded by the name."""
    known = {files.name: files for files in others}
    released = {entry.name for entry in checkpoints.RELEASED}
    shipped = [find_checkpoint(name) for name in checkpoints.FOLDERS]
    here = {files.name: known.get(files.name, files) for files in (*shipped, *others, *find_trained())}
    offers = [
        _offer(files.checkpoint, build_vae_on_meta(files.vae_path), dtype, device, name, True, files.lora)
        for name, files in here.items()
        if name not in released
    ]
    for entry in checkpoints.RELEASED:
        vae, is_here = build_released_vae_on_meta(), entry.repo is not None and is_downloaded(entry.repo)
        checkpoint, lora = entry, None
        if entry.name in known:
            checkpoint, lora = known[entry.name].checkpoint, known[entry.name].lora
        offers.append(_offer(checkpoint, vae, dtype, device, entry.name, is_here, lora))
    return offers


def find_trained() -> list[CheckpointFiles]:
    """Results of training in RUNS for which nothing has to be downloaded."""
    found = []
    for folder in sorted((*RUNS.glob("*/checkpoint"), *RUNS.glob("*/lora"))):
        try:
            if not is_lora(folder) or _is_here(LoraFiles(folder).base):
                found.append(find_checkpoint(folder))
        except Showo2Error:  # one that is being written, or that is broken: loading it would say so
            continue
    return found


def _is_here(name: str | None) -> bool:
    """Whether a checkpoint is a folder on this machine."""
    return name in checkpoints.FOLDERS or (name is not None and Path(name).is_dir())


def _offer(
    checkpoint: Checkpoint,
    vae: AutoencoderKLWan,
    dtype: torch.dtype,
    device: torch.device,
    name: str,
    here: bool,
    lora: LoraFiles | None,
) -> Offer:
    model = build_on_meta(checkpoint.model)
    needed = {}
    for quantization in (None, *SCHEMES):
        num_bytes = weight_bytes(model, dtype, quantization, device) + full_bytes(vae, dtype)
        needed[quantization] = peak_bytes(num_bytes, model, dtype, quantization, device)
    strength = None if lora is None else lora.strength
    return Offer(name, checkpoint.tasks, checkpoint.resolutions, needed, here, strength)
