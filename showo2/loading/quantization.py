"""Weights in 8 or 4 bits, through bitsandbytes: which Linears, and how each gets its weight while it is loaded.

Only Linears inside blocks are touched. Embeddings, LM head, time embedding, adaLN, final layer, fusion, the flow
head's input MLP and the VAE stay as they are: they are small, or every value passes through them. bitsandbytes is
imported when it is asked for and not before.
"""

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import torch
from torch import Tensor, nn

from showo2.errors import QuantizationUnavailable, UnknownOption

MakeWeight = Callable[[Tensor], nn.Parameter]

LANGUAGE = ("language_model.layers.",)
FLOW_HEAD_AND_SEMANTIC = ("flow_head.blocks.", "visual_embedder.semantic_layers.")
MODULATION = ".adaLN_modulation."


@dataclass(frozen=True)
class Scheme:
    """How weights are stored, and in which parts of the network."""

    bits: int
    parts: tuple[str, ...]  # prefixes of module names


SCHEMES = {
    "int8": Scheme(8, LANGUAGE),
    "nf4": Scheme(4, LANGUAGE),
    # Opt-in: the flow head is evaluated once per denoising step, so its errors add up in a picture.
    "nf4-all": Scheme(4, LANGUAGE + FLOW_HEAD_AND_SEMANTIC),
}
# Activations above this are multiplied in full precision, as LLM.int8() proposes: Qwen2.5 has a few huge ones.
OUTLIER_THRESHOLD = 6.0
BLOCK = 64  # numbers that share a scale, in four bits
CPU_TILE = 32


def check_quantization(quantization: str, device: torch.device) -> None:
    """Raise UnknownOption for a name that is not in `SCHEMES`, QuantizationUnavailable where it cannot run."""
    if quantization not in SCHEMES:
        raise UnknownOption(option="quantization", value=quantization, known=", ".join(SCHEMES))
    try:
        library = _bitsandbytes()
        with torch.inference_mode():
            trial = nn.Linear(64, 64, bias=False, device="meta")
            quantized, make_weight = _quantize(library, trial, quantization, torch.bfloat16, device)
            quantized.weight = make_weight(torch.eye(64))
            quantized(torch.ones(1, 64, dtype=torch.bfloat16, device=device))
    except Exception as error:  # a library with native parts for each device fails in many ways
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise QuantizationUnavailable(quantization=quantization, reason=reason) from error


def quantized_linears(model: nn.Module, quantization: str) -> dict[str, nn.Linear]:
    """The Linears that `quantization` applies to, by name."""
    parts = SCHEMES[quantization].parts
    return {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear) and name.startswith(parts) and MODULATION not in f".{name}."
    }


def weight_bytes(model: nn.Module, dtype: torch.dtype, quantization: str | None) -> int:
    """Bytes that a model's weights take once loaded; it may be on the meta device."""
    total = sum(parameter.numel() for parameter in model.parameters()) * dtype.itemsize
    if quantization is not None:
        for linear in quantized_linears(model, quantization).values():
            total -= linear.weight.numel() * (8 * dtype.itemsize - _bits(linear, quantization)) // 8
    return total


def resident_bytes(*modules: nn.Module) -> int:
    """Bytes that loaded weights take, measured: every storage once, and the scales beside quantized weights."""
    tensors = [
        tensor for module in modules for part in (module.parameters(), module.buffers()) for tensor in part
    ]
    scales = [_scales(tensor) for tensor in tensors]
    storages = {
        tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes()
        for tensor in [*tensors, *scales]
        if tensor is not None
    }
    return sum(storages.values())


def _scales(weight: Tensor) -> Tensor | None:
    """What bitsandbytes keeps beside a quantized weight, at a weight's own attributes; None beside others."""
    state = getattr(weight, "quant_state", None)
    return getattr(weight, "SCB", None) if state is None else state.absmax


def replace_linears(
    model: nn.Module, quantization: str, dtype: torch.dtype, device: torch.device
) -> dict[str, MakeWeight]:
    """Put quantized Linears without weights in place of a model's own; it must be on the meta device.

    Returns, by the name of each replaced weight, what makes its quantized parameter of the full weight, so that
    no more than one weight is ever held in full. `dtype` is what they compute in.
    """
    library = _bitsandbytes()
    makers = {}
    for name, linear in quantized_linears(model, quantization).items():
        replacement, makers[f"{name}.weight"] = _quantize(library, linear, quantization, dtype, device)
        parent, _, leaf = name.rpartition(".")
        setattr(model.get_submodule(parent), leaf, replacement)
    return makers


def _bits(linear: nn.Linear, quantization: str) -> int:
    """Bits per number of a weight: those of the scheme, or 8 where four-bit blocks would straddle its rows.

    bitsandbytes unpacks such blocks with the wrong scales on CPUs (an error of 25% instead of 9%). Of the released
    networks this concerns the second Linear of each semantic layer, 4304 inputs wide.
    """
    return 8 if linear.in_features % BLOCK else SCHEMES[quantization].bits


def _quantize(
    library: ModuleType, linear: nn.Linear, quantization: str, dtype: torch.dtype, device: torch.device
) -> tuple[nn.Linear, MakeWeight]:
    """A quantized Linear of the same shape, on the meta device, and what makes its weight on `device`."""
    shape = (linear.in_features, linear.out_features, linear.bias is not None)
    if _bits(linear, quantization) == 8:
        with torch.device("meta"):
            eight_bit = library.nn.Linear8bitLt(*shape, has_fp16_weights=False, threshold=OUTLIER_THRESHOLD)

        def make_eight_bit(weight: Tensor) -> nn.Parameter:
            return library.nn.Int8Params(weight, requires_grad=False, has_fp16_weights=False).to(device)

        return eight_bit, make_eight_bit

    with torch.device("meta"):
        four_bit = library.nn.Linear4bit(*shape, compute_dtype=dtype, quant_type="nf4")
    # The fused kernel for CPUs takes whole tiles of outputs only, and fails on others instead of stepping aside.
    four_bit.support_avx512bf16_for_cpu &= linear.out_features % CPU_TILE == 0

    def make_four_bit(weight: Tensor) -> nn.Parameter:
        weight = weight.to(dtype)  # it is unpacked to the dtype it was packed from
        return library.nn.Params4bit(weight, blocksize=BLOCK, quant_type="nf4", module=four_bit).to(device)

    return four_bit, make_four_bit


def _bitsandbytes() -> ModuleType:
    # It remarks at every single matrix product that inputs are cast to float16, as they are meant to be.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    return importlib.import_module("bitsandbytes")
