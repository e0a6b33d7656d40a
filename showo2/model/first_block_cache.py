"""First-block caching: what later layers add to a span, taken over from an earlier step."""

from collections.abc import Callable

from torch import Tensor


class FirstBlockCache:
    """What the layers behind the first add to a span, from an earlier step, as long as the first adds much the same.

    Near-lossless, and chosen by whoever draws: the first layer's residual tells how far the rest would move (the
    first-block caching of ParaAttention and diffusers). Rows never mix, so each branch of guidance reuses its own;
    the row that changed most decides for all. Deciding waits for the device once a step.
    """

    def __init__(self, threshold: float) -> None:
        """`threshold` is the mean change of the first layer's residual, as part of its mean size, up to which the rest
        is taken over."""
        self.threshold = threshold
        self._first: Tensor | None = None
        self._rest: Tensor | None = None

    def rest(self, first: Tensor, compute: Callable[[], Tensor]) -> Tensor:
        """What is to be added behind the first layer's residual `first` (B, L, D): `compute()` or what it last gave."""
        if self._first is None or self._change(first) > self.threshold:
            self._first, self._rest = first, compute()
        return self._rest

    def _change(self, first: Tensor) -> float:
        change, size = (part.abs().mean(dim=(1, 2)) for part in (first - self._first, self._first))
        return (change / size).max().item()
