"""Non-public parts of bitsandbytes, which is imported when first needed."""

import importlib
import logging
from collections.abc import Callable
from types import ModuleType

import torch
from torch import Tensor, nn

# Activations above this are multiplied in full precision, as LLM.int8() proposes: Qwen2.5 has a few huge
# ones.
OUTLIER_THRESHOLD = 6.0
BLOCK = 64  # numbers that share a scale, in four bits
CPU_TILE = 32  # outputs that the fused CPU kernel computes at a time

MakeWeight = Callable[[Tensor], nn.Parameter]


def load_library() -> ModuleType:
    """bitsandbytes. Raises ImportError, or whatever its native parts raise."""
    # It logs at every matrix product that inputs are cast to float16, as they are meant to be.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
    return importlib.import_module("bitsandbytes")


def eight_bit_linear(linear: nn.Linear, device: torch.device) -> tuple[nn.Linear, MakeWeight]:
    """An 8-bit Linear of the same shape on the meta device, and what makes its weight on `device`."""
    library = load_library()
    with torch.device("meta"):
        quantized = library.nn.Linear8bitLt(
            linear.in_features,
            linear.out_features,
            linear.bias is not None,
            has_fp16_weights=False,
            threshold=OUTLIER_THRESHOLD,
        )

    def make_weight(weight: Tensor) -> nn.Parameter:
        return library.nn.Int8Params(weight, requires_grad=False, has_fp16_weights=False).to(device)

    return quantized, make_weight


def four_bit_linear(
    linear: nn.Linear, dtype: torch.dtype, device: torch.device
) -> tuple[nn.Linear, MakeWeight]:
    """The same in 4 bits (NF4), computing in `dtype`."""
    library = load_library()
    with torch.device("meta"):
        quantized = library.nn.Linear4bit(
            linear.in_features,
            linear.out_features,
            linear.bias is not None,
            compute_dtype=dtype,
            quant_type="nf4",
        )
    # The fused CPU kernel takes whole tiles of outputs only, and fails on others instead of falling back.
    quantized.support_avx512bf16_for_cpu &= linear.out_features % CPU_TILE == 0

    def make_weight(weight: Tensor) -> nn.Parameter:
        weight = weight.to(dtype)  # it is unpacked to the dtype that it was packed from
        return library.nn.Params4bit(weight, blocksize=BLOCK, quant_type="nf4", module=quantized).to(device)

    return quantized, make_weight


def weight_scales(weight: Tensor) -> Tensor | None:
    """The scales that bitsandbytes keeps at a quantized weight; None for any other tensor."""
    state = getattr(weight, "quant_state", None)
    return getattr(weight, "SCB", None) if state is None else state.absmax
