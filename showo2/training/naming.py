"""Naming: what every visual token shows (kind, colour, place), and the heads that must say so during training.

The semantic layers learn by it before anything else, in place of a distillation from SigLIP. Later the language model
is held to it too, also where a span is still noise, so that which thing goes where is decided under a loss of its own
and not only through the velocity (representation alignment, Yu et al., 2025, is a cousin). In a trial of 300 steps with
a weight of 0.3, answers got better (loss 0.38 against 0.43 without) and the velocity worse at first (0.77 against 0.67);
hence the smaller weight of the recipe. The heads are thrown away afterwards.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from showo2.training.storybook import COLOURS, COLUMNS, KINDS, PLACES, Thing

COVERED = 0.35  # share of a token that must be covered to name it after the thing
NOTHING = 0  # the kind and colour of a token without a thing


class NamingHeads(nn.Module):
    """Three linear readouts of each token's features: kind, colour, place."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.heads = nn.ModuleList(
            nn.Linear(width, count) for count in (1 + len(KINDS), 1 + len(COLOURS), len(PLACES))
        )

    def forward(self, features: Tensor, names: Tensor) -> Tensor:
        """Summed cross-entropies (N, n) of features (N, n, width) against names (N, 3, n)."""
        return sum(
            F.cross_entropy(head(features).float().transpose(1, 2), names[:, index], reduction="none")
            for index, head in enumerate(self.heads)
        )


def token_names(place: str, things: Sequence[Thing], covered: Tensor) -> Tensor:
    """Classes (3, n) of kind, colour and place for n tokens, of which things cover the shares (n,).

    Several things divide a square picture among themselves by their columns; one thing may be anywhere, in a clip too.
    """
    nearest = torch.zeros(len(covered), dtype=torch.long)
    if len(things) > 1:
        side = round(len(covered) ** 0.5)
        centres = torch.tensor([(1 + 2 * COLUMNS.index(thing.column)) / 6 for thing in things])
        middles = (torch.arange(side) + 0.5) / side
        nearest = (middles[:, None] - centres).abs().argmin(dim=1).repeat(side)  # row by row
    kinds = torch.tensor([1 + KINDS.index(thing.kind) for thing in things])[nearest]
    colours = torch.tensor([1 + COLOURS.index(thing.colour) for thing in things])[nearest]
    empty = covered < COVERED
    kinds[empty] = colours[empty] = NOTHING
    return torch.stack((kinds, colours, torch.full_like(kinds, PLACES.index(place))))
