"""Checks of the tensors in files: each expected one present once, with its shape and finite values."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from torch import Tensor

from showo2.errors import WrongTensors
from showo2.loading.weight_files import WeightFile

SLICE = 2**22  # numbers that are tested at a time, as float32


def check_tensors(
    expected: Mapping[str, tuple[int, ...]],
    optional: Set[str],
    files: Sequence[WeightFile],
    ignored: Set[str] = frozenset(),
) -> None:
    """Raise WrongTensors naming the first tensor that is missing, unexpected, double, or of another shape.

    Those in `optional` may be absent; those in `ignored` may be there and are not needed.
    """
    seen: set[str] = set()
    for file in files:
        for name, spec in file.specs.items():
            if name in ignored:
                continue
            if name not in expected:
                raise WrongTensors(file=file.path, reason=f"{name} is unexpected")
            if name in seen:
                raise WrongTensors(file=file.path, reason=f"{name} is there twice")
            if spec.shape != expected[name]:
                reason = f"{name} is {spec.shape}, but should be {expected[name]}"
                raise WrongTensors(file=file.path, reason=reason)
            seen.add(name)
    if missing := [name for name in expected if name not in seen | optional]:
        raise WrongTensors(file=files[0].path, reason=f"{missing[0]} is missing")


def require_finite(tensor: Tensor, name: str, file: Path) -> None:
    """Raise WrongTensors naming a tensor that holds NaN or infinite values."""
    if not tensor.is_floating_point() or tensor.numel() == 0:
        return
    for part in tensor.reshape(-1).split(SLICE):
        values = part.float()
        # A sum is faster than a test of every value, and is not finite for NaN and infinities; since finite
        # values may overflow too, it is only the first test.
        if not values.sum().isfinite() and not values.isfinite().all():
            raise WrongTensors(file=file, reason=f"{name} holds NaN or infinite values")
