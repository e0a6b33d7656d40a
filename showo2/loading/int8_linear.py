"""A Linear in 8 bits for CPUs: it reads a quarter of float32's bytes, and multiplies integers."""

import math
from typing import Any

import torch
from torch import Tensor, nn

from showo2.compat import onednn

WEIGHT_LEVELS = 127  # on each side of 0
TINY = torch.finfo(torch.float32).tiny
ROWS = 4096  # of a weight, rounded at once
OUTLIER_RATIO = 16.0  # largest value of a token by its root mean square, above which rounding is corrected


class Int8Linear(nn.Linear):
    """x W^T + b, with a scale for each output of W, and one for each token of x (known as W8A8, dynamic).

    An outlier would leave few levels to the other values of its token. So the rounding error of such a token
    is quantized as well, and multiplied in the same pass. LLM.int8() (arXiv:2208.07339) multiplies outliers
    in full precision instead, which needs a second copy of W.

    Gradients reach x, and not W, as QLoRA needs. Works on CPUs only; `weight` is opaque.
    """

    scales: Tensor  # (out,), float32

    def __init__(self, in_features: int, out_features: int, bias: bool) -> None:
        super().__init__(in_features, out_features, bias, device="meta")
        self.register_buffer("scales", None, persistent=False)

    def quantize(self, weight: Tensor) -> nn.Parameter:
        """The parameter for a weight of shape (out, in); keeps its scales."""
        self.scales = weight.new_empty(len(weight), dtype=torch.float32)
        rounded = torch.empty(weight.shape, dtype=torch.int8)
        # Some rows at a time: an LM head has hundreds of millions of numbers.
        for part, scales, into in zip(
            *(each.split(ROWS) for each in (weight, self.scales, rounded)), strict=True
        ):
            scales.copy_(part.abs().amax(1).float().clamp_min(TINY) / WEIGHT_LEVELS)
            into.copy_((part.float() / scales[:, None]).round_())
        return nn.Parameter(onednn.pack(rounded), requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        rows = x.reshape(-1, self.in_features)
        product = _Product.apply(rows, self.weight, self.scales).reshape(*x.shape[:-1], self.out_features)
        return product if self.bias is None else product + self.bias


class _Product(torch.autograd.Function):
    """x W^T in the dtype of x; x: (rows, in)."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, packed: Tensor, scales: Tensor) -> Tensor:
        ctx.packed, ctx.scales = packed, scales
        return _multiply(x.float(), packed, scales).to(x.dtype)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        weight = onednn.unpack(ctx.packed) * ctx.scales[:, None]
        return gradient @ weight.to(gradient.dtype), None, None


def _multiply(x: Tensor, packed: Tensor, scales: Tensor) -> Tensor:
    # Without dot products of 8 bits, x has 7 bits: so no sum of two products overflows.
    levels, zero_point = (63, 64) if onednn.adds_in_16_bits() else (127, 128)
    largest = torch.linalg.vector_norm(x, math.inf, 1, keepdim=True).clamp_min_(TINY)
    has_outlier = largest * math.sqrt(x.shape[1]) > OUTLIER_RATIO * torch.linalg.vector_norm(x, 2, 1, True)
    step = largest / levels
    rounded = (x / step).round_()
    rests = None
    if has_outlier.any():
        has_outlier = has_outlier[:, 0]
        rests = (x[has_outlier] / step[has_outlier] - rounded[has_outlier]).mul_(2 * levels).round_()
    quantized = (rounded if rests is None else torch.cat((rounded, rests))).add_(zero_point).to(torch.uint8)
    product = onednn.multiply(quantized, zero_point, packed, scales)
    total = product[: len(x)]
    if rests is not None:
        total[has_outlier] += product[len(x) :] / (2 * levels)
    return total.mul_(step)
