"""One training step of a small AutoencoderKLWan, on any pictures and clips.

Float32 master weights under AdamW, a working copy in the compute dtype for forward and backward, and a moving
average of the masters, which is what gets exported.
"""

import copy
import math
from typing import Any

import torch
from diffusers import AutoencoderKLWan
from torch import Tensor, nn
from torch.nn import functional

from showo2.compat.diffusers.wan_vae import (
    WanAttentionBlock,
    WanCausalConv3d,
    WanResample,
    WanResidualBlock,
    patchify,
    unpatchify,
)
from showo2.training.distributed import average_gradients
from showo2.training.ema import Ema
from showo2.vae import skip_padding_taps

# Of the initial posterior: nearly deterministic, so that the decoder learns from the start.
LOG_VARIANCE = -5.0
BRANCH_SHARE = 0.1  # initial share of the learned branches beside the averaging shortcuts
OLDER_TAPS = 0.1  # initial share of the temporal taps that look back: it starts as an autoencoder of pictures


class VaeTrainer:
    """Trains by `step` on a batch; `freeze_encoder` starts the second phase. Resumable by its `state`."""

    def __init__(self, config: dict[str, Any], dtype: torch.dtype, ema_decay: float, seed: int) -> None:
        """`config` holds the arguments of AutoencoderKLWan, patch_size included; `dtype` is the working
        copy's."""
        self.config = config
        with torch.random.fork_rng(devices=()):
            torch.manual_seed(seed)
            self.master = AutoencoderKLWan(**config)
            initialize(self.master)
        self.worker = skip_padding_taps(AutoencoderKLWan(**config))
        for part in self.worker.children():
            part.to(dtype)
        for module in self.worker.modules():  # convolutions on a CPU are faster with channels last
            if isinstance(module, nn.Conv3d):
                module.weight.data = module.weight.to(memory_format=torch.channels_last_3d)
            elif isinstance(module, nn.Conv2d):
                module.weight.data = module.weight.to(memory_format=torch.channels_last)
        # The moving average of the masters
        self.average = copy.deepcopy(self.master).requires_grad_(False)
        self._ema = Ema(dict(self.average.named_parameters()), ema_decay)
        self.worker.load_state_dict(self.master.state_dict())
        self.optimizer = torch.optim.AdamW(
            self.master.parameters(), lr=0.0, betas=(0.9, 0.98), weight_decay=1e-4
        )
        self.steps = 0
        self.encoder_frozen = False

    def step(
        self, pixels: Tensor, rate: float, weights: dict[str, float], noise: torch.Generator
    ) -> dict[str, float]:
        """One update on pixels (B, 3, T, H, W) in [-1, 1] with learning rate `rate`; returns the terms of the
        loss.

        `weights` are those of the terms of `losses`; `noise` samples the posterior.
        """
        terms = self.losses(pixels, noise)
        self.worker.zero_grad(set_to_none=True)
        self.optimizer.zero_grad(set_to_none=True)  # pictures do not reach the temporal convolutions
        weighted = (weights[name] * term for name, term in terms.items() if name in weights)
        sum(weighted, start=pixels.new_zeros(())).backward()
        pairs = zip(self.master.parameters(), self.worker.parameters(), strict=True)
        learning = [(master, worker) for master, worker in pairs if worker.grad is not None]
        for master, worker in learning:
            master.grad = worker.grad.float()
        average_gradients(master for master, _ in learning)
        norm = nn.utils.clip_grad_norm_([master for master, _ in learning], 1.0, error_if_nonfinite=True)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.steps += 1
        with torch.no_grad():
            for master, worker in learning:
                worker.copy_(master)
        self._ema.update(dict(self.master.named_parameters()), self.steps)
        return {name: float(term.detach()) for name, term in terms.items()} | {"norm": float(norm)}

    def losses(self, pixels: Tensor, noise: torch.Generator) -> dict[str, Tensor]:
        """Float32 scalars: L1 and squared error of pixels, L1 of their gradients, KL per latent element."""
        with torch.set_grad_enabled(not self.encoder_frozen):
            mean, log_variance = self._encode(pixels)
        log_variance = log_variance.clamp(-20, 10)
        sample = torch.randn(mean.shape, generator=noise)
        decoded = self._decode(mean + (0.5 * log_variance).exp() * sample).float()
        horizontal, vertical = (
            functional.l1_loss(decoded.diff(dim=axis), pixels.diff(dim=axis)) for axis in (-1, -2)
        )
        kl = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).mean()
        terms = {
            "l1": functional.l1_loss(decoded, pixels),
            "squared": functional.mse_loss(decoded, pixels),
            "gradient": horizontal + vertical,
        }
        return terms if self.encoder_frozen else terms | {"kl": kl}

    def freeze_encoder(self) -> None:
        """Train only the decoder from now on, behind the averaged encoder, which does not change any more."""
        self.master.load_state_dict(self.average.state_dict())
        self.worker.load_state_dict(self.average.state_dict())
        self._stop_encoder()

    def state(self) -> dict[str, Any]:
        """Everything that `load_state` needs to resume exactly."""
        return {
            "steps": self.steps,
            "encoder_frozen": self.encoder_frozen,
            "master": self.master.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimizer.state_dict(),
        }

    def load_state(self, state: dict[str, Any]) -> None:
        """Resume from the `state` of a trainer of the same configuration."""
        self.master.load_state_dict(state["master"])
        self.worker.load_state_dict(state["master"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimiser"])
        self.steps = state["steps"]
        if state["encoder_frozen"]:
            self._stop_encoder()

    def averaged(self, **changes: Any) -> AutoencoderKLWan:
        """A float32 model with the averaged weights, and `changes` to its configuration."""
        model = AutoencoderKLWan(**self.config | changes)
        model.load_state_dict(self.average.state_dict())
        return model

    def _stop_encoder(self) -> None:
        for model in (self.master, self.worker):
            model.encoder.requires_grad_(False)
            model.quant_conv.requires_grad_(False)
        for parameter in (*self.master.encoder.parameters(), *self.master.quant_conv.parameters()):
            parameter.grad = None
        self.encoder_frozen = True

    def _encode(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Posterior means and log variances, each float32 (B, C, t, h, w)."""
        pixels = pixels.to(self.worker.dtype).contiguous()
        patches = patchify(pixels, self.worker.config.patch_size)
        patches = patches.contiguous(memory_format=torch.channels_last_3d)
        cache = _empty_cache(self.worker.encoder)
        groups = (
            (patches[:, :, :1], *patches[:, :, 1:].split(4, dim=2)) if patches.shape[2] > 1 else (patches,)
        )
        moments = [self.worker.encoder(group, feat_cache=cache, feat_idx=[0]) for group in groups]
        return self.worker.quant_conv(torch.cat(moments, dim=2)).float().chunk(2, dim=1)

    def _decode(self, latents: Tensor) -> Tensor:
        """Pixels as diffusers decodes them, but unclamped: a clamped pixel would have no gradient."""
        latents = self.worker.post_quant_conv(latents.to(self.worker.dtype))
        cache = _empty_cache(self.worker.decoder)
        groups = [
            self.worker.decoder(frame, feat_cache=cache, feat_idx=[0], first_chunk=index == 0)
            for index, frame in enumerate(latents.split(1, dim=2))
        ]
        return unpatchify(torch.cat(groups, dim=2), self.worker.config.patch_size)


@torch.no_grad()
def initialize(model: AutoencoderKLWan) -> None:
    """Start as an autoencoder of pictures that can tell flat colors apart, with a nearly deterministic
    posterior.

    The norms keep only directions: without a sizable bias at either entrance, the brightness of a flat tone
    is lost.
    """
    for module in model.modules():
        if isinstance(module, WanCausalConv3d) and module.kernel_size[0] == 3 and module.stride[0] == 1:
            fan_in = module.weight[:, :, -1].numel() / module.out_channels
            nn.init.normal_(module.weight, std=1 / math.sqrt(fan_in))
            module.weight[:, :, :-1] *= OLDER_TAPS
    for module in model.modules():
        if isinstance(module, WanResidualBlock):
            module.conv2.weight *= BRANCH_SHARE
        elif isinstance(module, WanResample):
            module.resample[1].weight *= 2 * BRANCH_SHARE
        elif isinstance(module, WanAttentionBlock):
            module.proj.weight *= BRANCH_SHARE
    for entrance in (model.encoder.conv_in, model.decoder.conv_in):
        nn.init.uniform_(entrance.bias, -1.0, 1.0)
    model.decoder.conv_out.weight *= 0.1  # near gray, not near noise
    channels = model.config.z_dim
    model.quant_conv.weight[channels:] *= 0.1
    model.quant_conv.bias[channels:] = LOG_VARIANCE


def _empty_cache(model: nn.Module) -> list[None]:
    return [None] * sum(isinstance(module, WanCausalConv3d) for module in model.modules())
