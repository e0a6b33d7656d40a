"""Naming: what every visual token shows (kind, colour, place) and where it is, and the heads that must say so during
training.

The semantic layers learn by it before anything else, in place of a distillation from SigLIP. Later the language model
is held to it too, also where a span is still noise, so that which thing goes where is decided under a loss of its own
and not only through the velocity (representation alignment, Yu et al., 2025, is a cousin). In a trial of 300 steps with
a weight of 0.3, answers got better (loss 0.38 against 0.43 without) and the velocity worse at first (0.77 against 0.67);
hence the smaller weight of the recipe. Where a token is must be said because a model in which noise half hid it (see
`initialization`) drew "on the left" anywhere. The heads are thrown away afterwards.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from showo2.storybook.rendering import COLUMN_X, GROUND_Y, HIGH_Y, THING_SIZE
from showo2.storybook.scenes import COLOURS, KINDS, PLACES, Thing

COVERED = 0.35  # share of a token that must be covered to name it after the thing
NOTHING = 0  # the kind and colour of a token without a thing
SIDE = 8  # tokens of a frame's side


class NamingHeads(nn.Module):
    """Four linear readouts of each token's features: kind, colour, place, and where in its frame it is."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = nn.ModuleList(
            nn.Linear(width, count) for count in (1 + len(KINDS), 1 + len(COLOURS), len(PLACES), SIDE**2)
        )

    def forward(self, features: Tensor, names: Tensor) -> Tensor:
        """Summed cross-entropies (N, n) of features (N, n, width) against names (N, 4, n)."""
        return sum(
            F.cross_entropy(head(features).float().transpose(1, 2), names[:, index], reduction="none")
            for index, head in enumerate(self.heads)
        )


def token_names(place: str, things: Sequence[Thing], covered: Tensor) -> Tensor:
    """Classes (4, n) of kind, colour, place and position for n tokens, of which things cover the shares (n,).

    Each token of a picture of several things belongs to the nearest; one thing may be anywhere, in a clip too.
    """
    nearest = torch.zeros(len(covered), dtype=torch.long)
    if len(things) > 1:
        middles = (torch.arange(SIDE) + 0.5) / SIDE
        tokens = torch.cartesian_prod(middles, middles).flip(1)  # (x, y), row by row
        nearest = torch.cdist(tokens, torch.tensor([_centre(thing, len(things)) for thing in things])).argmin(
            dim=1
        )
    kinds = torch.tensor([1 + KINDS.index(thing.kind) for thing in things])[nearest]
    colours = torch.tensor([1 + COLOURS.index(thing.colour) for thing in things])[nearest]
    empty = covered < COVERED
    kinds[empty] = colours[empty] = NOTHING
    where = torch.arange(len(covered)) % SIDE**2
    return torch.stack((kinds, colours, torch.full_like(kinds, PLACES.index(place)), where))


def _centre(thing: Thing, company: int) -> tuple[float, float]:
    """About where a thing's middle is, (x, y) as fractions of the picture."""
    low = GROUND_Y - THING_SIZE[company][thing.size] / 2
    return COLUMN_X[thing.column], HIGH_Y if thing.is_high else low
