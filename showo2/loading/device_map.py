"""Spreading a model over several GPUs block by block, with main memory for what they cannot hold.

accelerate's hooks move blocks and their inputs. The VAE is placed too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from accelerate import cpu_offload
from accelerate.hooks import AlignDevicesHook, add_hook_to_module

from showo2.loading.devices import free_memory
from showo2.model.showo2 import Showo2

FOR_REQUESTS = 0.15  # of a GPU's free memory, left to keys, values, logits and the VAE's activations
# In the order in which they are placed: what every task needs comes first.
BLOCKS = ("language_model.layers.", "visual_embedder.semantic_layers.layers.", "flow_head.blocks.")
CPU = torch.device("cpu")


@dataclass(frozen=True)
class DeviceMap:
    """The device of each block and of the VAE; everything else is on `main`.

    What is stored on the CPU while `main` is a GPU is moved there when it runs: a block for every pass, the
    VAE for every picture or clip.
    """

    main: torch.device
    vae: torch.device
    blocks: dict[str, torch.device]  # blocks that are not on `main`: on another GPU that runs them, or CPU

    def device_of(self, parameter: str) -> torch.device:
        """The device of the parameter of that name."""
        block = block_of(parameter)
        return self.main if block is None else self.blocks.get(block, self.main)


def block_of(parameter: str) -> str | None:
    """The block that holds the parameter of that name, such as "language_model.layers.3"."""
    for prefix in BLOCKS:
        if parameter.startswith(prefix):
            return prefix + parameter.removeprefix(prefix).partition(".")[0]
    return None


def available_memory() -> list[tuple[torch.device, int]]:
    """The GPUs of this machine with the bytes that weights may take there; without a GPU, main memory."""
    devices = [torch.device("cuda", index) for index in range(torch.cuda.device_count())]
    free = [(device, free_memory(device)) for device in devices or [CPU]]
    return [(device, int(num_bytes * (1 - FOR_REQUESTS))) for device, num_bytes in free]


def infer_device_map(
    model: Showo2, dtype: torch.dtype, memory: Sequence[tuple[torch.device, int]], vae: int
) -> DeviceMap:
    """Fill the devices of `memory` in turn with blocks; the first also holds everything else.

    What does not fit goes to the CPU, first of all the VAE, of `vae` bytes, which is needed least often. The
    model may be on the meta device.
    """
    device_map = _fill(model, dtype, memory, reserved=vae)
    if CPU not in device_map.blocks.values():
        return device_map
    return replace(_fill(model, dtype, memory, reserved=0), vae=CPU)


def _fill(
    model: Showo2, dtype: torch.dtype, memory: Sequence[tuple[torch.device, int]], reserved: int
) -> DeviceMap:
    sizes: dict[str | None, int] = {}
    for name, parameter in model.named_parameters():
        block = block_of(name)
        sizes[block] = sizes.get(block, 0) + parameter.numel() * dtype.itemsize
    devices = iter(memory)
    main, left = next(devices)
    left -= sizes.pop(None) + reserved
    blocks, device = {}, main
    for block, size in sizes.items():
        while device != CPU and size > left:
            device, left = next(devices, (CPU, 0))
        left -= size
        if device != main and block is not None:
            blocks[block] = device
    return DeviceMap(main, main, blocks)


def dispatch(model: Showo2, device_map: DeviceMap) -> None:
    """Make every block run on its device and return its outputs to the device of its inputs."""
    for name, device in device_map.blocks.items():
        block = model.get_submodule(name)
        if device == CPU:
            cpu_offload(block, execution_device=device_map.main)
        else:
            add_hook_to_module(block, AlignDevicesHook(execution_device=device, io_same_device=True))
