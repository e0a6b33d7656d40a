"""A model too large for one GPU: its blocks over several, and in main memory what fits on none, by accelerate's hooks;
and the VAE."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from accelerate import cpu_offload
from accelerate.hooks import AlignDevicesHook, add_hook_to_module

from showo2.loading.devices import free_memory
from showo2.model.showo2 import Showo2

FOR_REQUESTS = 0.15  # of what is free on a GPU, left to keys, values, logits and the VAE's work
# In the order in which they take the room there is: what every task needs comes first.
BLOCKS = ("language_model.layers.", "visual_embedder.semantic_layers.layers.", "flow_head.blocks.")
CPU = torch.device("cpu")


@dataclass(frozen=True)
class DeviceMap:
    """Where each block is, and the VAE; all else is on `main`.

    What is on the CPU while `main` is a GPU visits it: a block for every pass, the VAE for a picture or clip.
    """

    main: torch.device
    vae: torch.device
    blocks: dict[str, torch.device]  # a block's name: another GPU that runs it, or CPU

    def device_of(self, parameter: str) -> torch.device:
        """Where a parameter of that name belongs."""
        return self.blocks.get(block_of(parameter), self.main)


def block_of(parameter: str) -> str | None:
    """The block that a parameter of that name belongs to: "language_model.layers.3"."""
    for prefix in BLOCKS:
        if parameter.startswith(prefix):
            return prefix + parameter.removeprefix(prefix).partition(".")[0]
    return None


def available_memory() -> list[tuple[torch.device, int]]:
    """The GPUs of this machine with the bytes that weights may take there; without one, main memory."""
    devices = [torch.device("cuda", index) for index in range(torch.cuda.device_count())]
    free = [(device, free_memory(device)) for device in devices or [CPU]]
    return [(device, int(num_bytes * (1 - FOR_REQUESTS))) for device, num_bytes in free]


def infer_device_map(
    model: Showo2, dtype: torch.dtype, room: Sequence[tuple[torch.device, int]], vae: int
) -> DeviceMap:
    """Fills the devices of `room` in turn with blocks, the first behind all else; what is left is for the CPU, and first
    of all the VAE, of `vae` bytes, which is needed least often. The model may be on the meta device."""
    device_map = _fill(model, dtype, room, besides=vae)
    if CPU not in device_map.blocks.values():
        return device_map
    return replace(_fill(model, dtype, room, besides=0), vae=CPU)


def _fill(
    model: Showo2, dtype: torch.dtype, room: Sequence[tuple[torch.device, int]], besides: int
) -> DeviceMap:
    sizes: dict[str | None, int] = {}
    for name, parameter in model.named_parameters():
        block = block_of(name)
        sizes[block] = sizes.get(block, 0) + parameter.numel() * dtype.itemsize
    devices = iter(room)
    main, left = next(devices)
    left -= sizes.pop(None) + besides
    blocks, device = {}, main
    for block, size in sizes.items():
        while device != CPU and size > left:
            device, left = next(devices, (CPU, 0))
        left -= size
        if device != main:
            blocks[block] = device
    return DeviceMap(main, main, blocks)


def dispatch(model: Showo2, device_map: DeviceMap) -> None:
    """Makes blocks that are blocks take what they are given there, and give back what they make of it."""
    for name, device in device_map.blocks.items():
        block = model.get_submodule(name)
        if device == CPU:
            cpu_offload(block, execution_device=device_map.main)
        else:
            add_hook_to_module(block, AlignDevicesHook(execution_device=device, io_same_device=True))
