"""Sizes that pictures are drawn at: buckets of one area and different shapes."""

import math
from collections.abc import Sequence

LONGEST = 2.0  # sides of a bucket, the longer by the shorter, at most

Size = tuple[int, int]  # width, height in px


def buckets(size: Size, multiple: int) -> tuple[Size, ...]:
    """Sizes of at most the area of `size`, whose sides are multiples of `multiple` px, from tall to wide.

    `size` itself is one of them. For every width there is one height, as in aspect ratio bucketing
    (NovelAI, 2022).
    """
    area = size[0] * size[1]
    found = {size}
    for width in range(multiple, math.isqrt(round(area * LONGEST)) + 1, multiple):
        height = area // width // multiple * multiple
        if height and max(width, height) <= LONGEST * min(width, height):
            found.add((width, height))
    # Of those of one shape, the largest.
    largest: dict[float, Size] = {}
    for width, height in sorted(found, key=lambda each: each[0] * each[1]):
        largest[width / height] = (width, height)
    return tuple(largest[shape] for shape in sorted(largest))


def nearest(size: Size, sizes: Sequence[Size]) -> Size:
    """The size of which the shape of a picture of `size` comes closest, so that least is cropped."""
    shape = math.log(size[0] / size[1])
    return min(sizes, key=lambda each: abs(math.log(each[0] / each[1]) - shape))
