"""Weights in 8 or 4 bits: which Linears, and how each gets its weight while loading.

Through bitsandbytes, except for 8 bits on CPUs: there a token takes 43 ms in its layer of 1536 x 8960, 4 ms
in float32, and 1.3 ms in `Int8Linear` (one core with AMX).

Only Linears inside blocks are quantized, and on CPUs the LM head, in 8 bits: a token takes as long as its
weights take to be read, and the 1.5B's head is a sixth of them. The embedding that it may share its weight
with stays as it is, and so do time embedding, adaLN, final layer, fusion, the flow head's input MLP and the
VAE: they are small, or every value passes through them.
"""

from collections import Counter
from dataclasses import dataclass

import torch
from torch import nn
from torch.distributed.tensor import DTensor

from showo2.compat import onednn
from showo2.compat.bitsandbytes import BLOCK, MakeWeight, eight_bit_linear, four_bit_linear, weight_scales
from showo2.errors import QuantizationUnavailable, UnknownOption
from showo2.loading import weight_files
from showo2.loading.int8_linear import Int8Linear

LANGUAGE = ("language_model.layers.",)
FLOW_HEAD_AND_SEMANTIC = ("flow_head.blocks.", "visual_embedder.semantic_layers.")
MODULATION = ".adaLN_modulation."
LM_HEAD = "language_model.lm_head"
HEADROOM = 1.15  # memory that loading takes at its peak, as a multiple of the weights
# Bytes that packing takes for each number of a weight, measured on a CPU: by bitsandbytes, and by
# `Int8Linear`, which took 2.3 for the LM head of the 1.5B.
PACKING_BYTES, INT8_PACKING_BYTES = 24, 3


@dataclass(frozen=True)
class Scheme:
    """How weights are stored, and in which parts of the network."""

    bits: int
    parts: tuple[str, ...]  # prefixes of module names


SCHEMES = {
    "int8": Scheme(8, LANGUAGE),
    "nf4": Scheme(4, LANGUAGE),
    # Opt-in: the flow head runs once per denoising step, so its errors add up in a picture.
    "nf4-all": Scheme(4, LANGUAGE + FLOW_HEAD_AND_SEMANTIC),
}


def check_quantization(quantization: str, device: torch.device) -> None:
    """Raise UnknownOption for a name not in `SCHEMES`, QuantizationUnavailable where it cannot run."""
    if quantization not in SCHEMES:
        raise UnknownOption(option="quantization", value=quantization, known=", ".join(SCHEMES))
    try:
        with torch.inference_mode():
            linear = nn.Linear(64, 64, bias=False, device="meta")
            quantized, make_weight = _quantize(linear, quantization, torch.bfloat16, device)
            quantized.weight = make_weight(torch.eye(64))
            quantized(torch.ones(1, 64, dtype=torch.bfloat16, device=device))
    except Exception as error:  # a library with native parts for each device fails in many ways
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise QuantizationUnavailable(quantization=quantization, reason=reason) from error


def quantized_linears(model: nn.Module, quantization: str, device: torch.device) -> dict[str, nn.Linear]:
    """The Linears that `quantization` applies to on a device, by name."""
    parts = SCHEMES[quantization].parts
    if SCHEMES[quantization].bits == 8 and _through_onednn(device):
        parts += (LM_HEAD,)
    return {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and name.startswith(parts) and MODULATION not in f".{name}."
    }


def full_bytes(model: nn.Module, dtype: torch.dtype) -> int:
    """Bytes that a model's weights take without quantization; it may be on the meta device."""
    return sum(parameter.numel() for parameter in model.parameters()) * dtype.itemsize


def weight_bytes(model: nn.Module, dtype: torch.dtype, quantization: str | None, device: torch.device) -> int:
    """Bytes that a model's weights take once loaded to a device; it may be on the meta device."""
    total = full_bytes(model, dtype)
    if quantization is not None:
        uses = Counter(id(parameter) for _, parameter in model.named_parameters(remove_duplicate=False))
        for linear in quantized_linears(model, quantization, device).values():
            total += linear.weight.numel() * _bits(linear, quantization) // 8
            if uses[id(linear.weight)] == 1:  # otherwise the full weight stays, for whom it is shared with
                total -= linear.weight.numel() * dtype.itemsize
    return total


def peak_bytes(
    num_bytes: int, model: nn.Module, dtype: torch.dtype, quantization: str | None, device: torch.device
) -> int:
    """Bytes that loading takes at its peak, for weights of `num_bytes` of which those of `model` are
    quantized.

    Beside the weights, quantized loading holds a chunk of the file and what packing one weight takes.
    """
    peak = round(HEADROOM * num_bytes)
    if quantization is None:
        return peak
    chunk = min(weight_files.CHUNK_BYTES, full_bytes(model, dtype))
    packing = (
        (INT8_PACKING_BYTES if _is_int8_linear(linear, quantization, device) else PACKING_BYTES)
        * linear.weight.numel()
        for linear in quantized_linears(model, quantization, device).values()
    )
    return max(peak, num_bytes + chunk + max(packing, default=0))


def resident_bytes(*modules: nn.Module) -> int:
    """Bytes that loaded weights take, measured: every storage once, with the scales of quantized weights."""
    tensors = [
        tensor.to_local() if isinstance(tensor, DTensor) else tensor
        for module in modules
        for part in (module.parameters(), module.buffers())
        for tensor in part
    ]
    scales = [scale for tensor in tensors if (scale := weight_scales(tensor)) is not None]
    packed = [tensor for tensor in tensors if onednn.is_packed(tensor)]
    storages = {
        tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes()
        for tensor in [*tensors, *scales]
        if not onednn.is_packed(tensor)
    }
    return sum(storages.values()) + sum(tensor.nbytes for tensor in packed)


def replace_linears(
    model: nn.Module, quantization: str, dtype: torch.dtype, device: torch.device
) -> dict[str, MakeWeight]:
    """Replace Linears of a model on the meta device by quantized ones without weights, computing in `dtype`.

    Returns, by the name of each replaced weight, the function from the full weight to the quantized
    parameter, so that no more than one full weight is in memory.
    """
    make_weights = {}
    for name, linear in quantized_linears(model, quantization, device).items():
        replacement, make_weights[f"{name}.weight"] = _quantize(linear, quantization, dtype, device)
        parent, _, leaf = name.rpartition(".")
        setattr(model.get_submodule(parent), leaf, replacement)
    return make_weights


def _bits(linear: nn.Linear, quantization: str) -> int:
    """Bits per number of a weight: those of the scheme, or 8 where four-bit blocks would straddle its rows.

    bitsandbytes unpacks such blocks with the wrong scales on CPUs (an error of 25% instead of 9%). In the
    released networks this affects the second Linear of each semantic layer, 4304 inputs wide.
    """
    return 8 if linear.in_features % BLOCK else SCHEMES[quantization].bits


def _through_onednn(device: torch.device) -> bool:
    return device.type == "cpu" and onednn.is_available()


def _is_int8_linear(linear: nn.Linear, quantization: str, device: torch.device) -> bool:
    return _bits(linear, quantization) == 8 and _through_onednn(device)


def _quantize(
    linear: nn.Linear, quantization: str, dtype: torch.dtype, device: torch.device
) -> tuple[nn.Linear, MakeWeight]:
    """A quantized Linear of the same shape on the meta device, and the function that makes its weight."""
    if _is_int8_linear(linear, quantization, device):
        quantized = Int8Linear(linear.in_features, linear.out_features, linear.bias is not None)
        return quantized, quantized.quantize
    if _bits(linear, quantization) == 8:
        return eight_bit_linear(linear, device)
    return four_bit_linear(linear, dtype, device)
