"""FSDP: each process holds a shard of weights, gradients, optimizer states and averages (Zhao et al., 2023).

accelerate's configuration turns it on. The weights of a block are gathered while it runs, all others for a
whole pass. Processes can only gather together, so every pass must use the same blocks in all of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

import torch
import torch.nn.functional as F
from accelerate.utils import FullyShardedDataParallelPlugin, parse_flag_from_env
from torch import Tensor, nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import CPUOffloadPolicy, FSDPModule, fully_shard

from showo2.config import ModelConfig
from showo2.errors import CannotShard
from showo2.model.flow_head import FlowBlock
from showo2.model.showo2 import Showo2, Spans
from showo2.training.collation import IGNORED, Batch, SpanTarget
from showo2.training.config import TrainingConfig
from showo2.training.distributed import max_of_processes, num_processes
from showo2.training.losses import Losses, compute_losses

IDLE_TOKENS = 2  # of a span that has nothing to show: its time token and one visual token


def is_sharding() -> bool:
    """Whether accelerate's configuration asks several processes for FSDP."""
    return num_processes() > 1 and bool(parse_flag_from_env("ACCELERATE_USE_FSDP"))


def fsdp_settings(config: TrainingConfig) -> FullyShardedDataParallelPlugin:
    """accelerate's settings. Raises CannotShard for what does not go together with them."""
    settings = FullyShardedDataParallelPlugin()
    if settings.fsdp_version != 2:
        raise CannotShard(setting=f"fsdp_version: {settings.fsdp_version}", instead="fsdp_version: 2")
    if isinstance(settings.cpu_offload, CPUOffloadPolicy):
        raise CannotShard(setting="fsdp_offload_params: true", instead="fsdp_offload_params: false")
    if config.quantization is not None:
        raise CannotShard(setting=f"quantization: {config.quantization}", instead="quantization: null")
    for stage in config.stages:
        if stage.optimizer != "adamw":
            raise CannotShard(setting=f"optimizer: {stage.optimizer}", instead="optimizer: adamw")
    return settings


class ShardedModel(nn.Module):
    """A network of which each process holds a shard, with the losses as its output.

    One module does all of a pass, so that what is in no block stays gathered for all of it.
    """

    def __init__(self, model: Showo2, device: torch.device, reshard_after_forward: bool) -> None:
        """Changes `model` in place: its parameters become DTensors on `device`. It must be the same in every
        process. `reshard_after_forward`: gather blocks again for the backward pass, for less memory."""
        super().__init__()
        self.model = model
        mesh = init_device_mesh(device.type, (num_processes(),))
        for block in _blocks(model):
            fully_shard(block, mesh=mesh, reshard_after_forward=reshard_after_forward)
        # Without the blocks. Parameters that one process did not need get gradients of zero there.
        fully_shard(self, mesh=mesh, reshard_after_forward=False).set_reduce_scatter_unused_params(True)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """The fields of `Losses`; as tensors, for which FSDP can prepare the backward pass."""
        losses = compute_losses(self.model, None, even_out(batch, self.model.config))
        return losses.ntp, losses.flow, losses.auxiliary

    def losses(self, batch: Batch) -> Losses:
        """The losses of this process's batch. Every process must call this at the same time."""
        losses = Losses(*self(batch))
        if not losses.ntp.requires_grad and not losses.flow.requires_grad:
            self._fsdp.reshard()  # what else the backward pass does
        return losses

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Within this, parts of the network can be called, by every process in the same order."""
        self._fsdp.unshard()
        try:
            yield
        finally:
            self._fsdp.reshard()

    @property
    def _fsdp(self) -> FSDPModule:
        return cast(FSDPModule, self)


def _blocks(model: Showo2) -> Iterator[nn.Module]:
    """What is gathered on its own. The modulation of the flow head's blocks is computed before they run."""
    yield from model.language_model.layers
    yield from model.visual_embedder.semantic_layers.layers
    for block in model.flow_head.blocks:
        yield cast(FlowBlock, block).adaLN_modulation
        yield block


def even_out(batch: Batch, config: ModelConfig) -> Batch:
    """A batch that uses the same parts of the network as those of the other processes.

    It gets as many groups of spans, one at least, by spans at the end of its first sequence that no loss and
    no other token depends on. Where another process has a loss that it has not, it gets one of nothing.
    """
    spans, targets = list(batch.sequences.spans), list(batch.span_targets)
    device = batch.labels.device
    groups, text, flow = max_of_processes([max(1, len(spans)), batch.has_text, batch.has_flow], device)
    length = batch.labels.shape[1]
    idle = int(groups) - len(spans)
    for number in range(idle):
        latents = torch.zeros(
            1, config.latent_channels, 1, config.patch_size, config.patch_size, device=device
        )
        row = torch.zeros(1, dtype=torch.long, device=device)
        weight = torch.zeros(1, 1, device=device)
        start = row + length + number * IDLE_TOKENS
        spans.append(Spans(row, start, latents, torch.ones(1, device=device)))
        targets.append(SpanTarget(latents, weight, None, weight, any_denoised=False))
    targets[0] = replace(targets[0], any_denoised=bool(flow))
    added = (0, idle * IDLE_TOKENS)
    tokens, labels = F.pad(batch.sequences.tokens, added), F.pad(batch.labels, added, value=IGNORED)
    predicting = batch.predicting + batch.predicting // length * added[1]
    if text and not batch.has_text:
        predicting = predicting.new_zeros(1)
    sequences = replace(batch.sequences, tokens=tokens, spans=tuple(spans))
    return Batch(sequences, labels, predicting, tuple(targets))
