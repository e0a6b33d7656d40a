"""The token probe: what every visual token shows (kind, color, place) and where it is, as an auxiliary loss.

The semantic layers are pre-trained with it, in place of a distillation from SigLIP. Later the language model
is trained with it too, also on noisy spans, so that the layout gets a loss of its own besides the velocity's;
representation alignment (Yu et al., 2025) is related. In a trial of 300 steps with a weight of 0.3, answers
got better (loss 0.38 against 0.43 without) and the velocity worse at first (0.77 against 0.67); hence the
smaller weight of the recipe. The position is among the targets because a model in which noise half hid it
(see `showo2.training.initialization`) drew "on the left" anywhere. The heads are discarded after training.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from showo2.storybook.rendering import COLUMN_X, GROUND_Y, HIGH_Y, THING_SIZE
from showo2.storybook.scenes import COLORS, KINDS, PLACES, Thing
from showo2.training.losses import AuxiliaryLoss

MIN_FOREGROUND = 0.35  # share of a token that a thing must cover for it to be the token's target
NOTHING = 0  # the kind and color of a token without a thing
SIDE = 8  # tokens of a frame's side


class TokenProbe(AuxiliaryLoss):
    """Four linear heads on each token's features: kind, color, place, and position in its frame."""

    name = "token_probe"

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = nn.ModuleList(
            nn.Linear(width, count) for count in (1 + len(KINDS), 1 + len(COLORS), len(PLACES), SIDE**2)
        )

    @classmethod
    def create(cls, width: int, seed: int) -> "TokenProbe":
        """A probe whose initial weights depend on `seed` alone, not on the state of torch's generator."""
        with torch.random.fork_rng(devices=()):
            torch.manual_seed(seed)
            return cls(width)

    def forward(self, features: Tensor, targets: Tensor) -> Tensor:
        """Summed cross-entropies (N, n) of features (N, n, width) against `probe_targets` (N, 4, n)."""
        losses = (
            F.cross_entropy(head(features).float().transpose(1, 2), targets[:, index], reduction="none")
            for index, head in enumerate(self.heads)
        )
        return sum(losses, start=features.new_zeros((), dtype=torch.float32))


def probe_targets(place: str, things: Sequence[Thing], foreground: Tensor) -> Tensor:
    """Classes (4, n) of kind, color, place and position for n tokens, of which things cover the shares (n,).

    Each token of a picture of several things belongs to the nearest; one thing may be anywhere, in a clip
    too.
    """
    nearest = torch.zeros(len(foreground), dtype=torch.long)
    if len(things) > 1:
        middles = (torch.arange(SIDE) + 0.5) / SIDE
        tokens = torch.cartesian_prod(middles, middles).flip(1)  # (x, y), row by row
        centers = torch.tensor([_center(thing, len(things)) for thing in things])
        nearest = torch.cdist(tokens, centers).argmin(dim=1)
    kinds = torch.tensor([1 + KINDS.index(thing.kind) for thing in things])[nearest]
    colors = torch.tensor([1 + COLORS.index(thing.color) for thing in things])[nearest]
    empty = foreground < MIN_FOREGROUND
    kinds[empty] = colors[empty] = NOTHING
    position = torch.arange(len(foreground)) % SIDE**2
    return torch.stack((kinds, colors, torch.full_like(kinds, PLACES.index(place)), position))


def _center(thing: Thing, company: int) -> tuple[float, float]:
    """The approximate center (x, y) of one of `company` things, as fractions of the picture."""
    low = GROUND_Y - THING_SIZE[company][thing.size] / 2
    return COLUMN_X[thing.column], HIGH_Y if thing.is_high else low
