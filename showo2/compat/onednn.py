"""torch's 8-bit oneDNN operators, which are not public: `torch.compile` calls them on CPUs."""

import torch
from torch import Tensor

# Instructions that add four products of 8 bits in 32, as torch names them. Without one, x86 adds two in 16.
DOT_PRODUCTS = ("avx512_vnni", "avx_vnni", "amx_int8")


def is_available() -> bool:
    """Whether this build of torch has the operators."""
    return torch.backends.mkldnn.is_available() and hasattr(torch.ops.onednn, "qlinear_pointwise")


def adds_in_16_bits() -> bool:
    """Whether two products of 8 bits may overflow on this processor, unless one factor has 7."""
    capabilities = torch.cpu.get_capabilities()
    return capabilities.get("architecture") == "x86_64" and not any(
        capabilities.get(name, False) for name in DOT_PRODUCTS
    )


def pack(weight: Tensor) -> Tensor:
    """An int8 weight of shape (out, in), in the order that the processor's kernel reads it; opaque."""
    return torch.ops.onednn.qlinear_prepack(weight.contiguous(), None)


def unpack(packed: Tensor) -> Tensor:
    """The int8 weight of shape (out, in) that `pack` was given."""
    return packed.to_dense().t()


def is_packed(tensor: Tensor) -> bool:
    """Whether a tensor comes from `pack`, and has no storage that can be asked for its size."""
    return tensor.layout == torch._mkldnn  # type: ignore[attr-defined]


def multiply(x: Tensor, zero_point: int, packed: Tensor, scales: Tensor) -> Tensor:
    """(x - zero_point) W^T, each column times its scale, in float32.

    x: (rows, in), uint8; packed: W from `pack`; scales: (out,). Sums are exact: a row's result does not
    depend on the others. An int8 x is fast with AMX alone: with AVX512-VNNI it goes through the reference
    kernel, and 8960 x 1536 took 904 ms instead of 0.8.
    """
    num_rows = len(x)
    if num_rows == 1:  # one row by 256 outputs goes through the reference kernel, 300 times slower than two
        x = x.expand(2, -1).contiguous()
    weight_zero_points = torch.zeros(len(scales), dtype=torch.int32)
    product = torch.ops.onednn.qlinear_pointwise(
        x, 1.0, zero_point, packed, scales, weight_zero_points, None, 1.0, 0, torch.float32, "none", [], ""
    )
    return product[:num_rows]
