"""Resizing: whole pictures padded to a square, or cropped to fill a size."""

import math

from PIL import Image, ImageOps


def pad_to_square(image: Image.Image, size: int) -> Image.Image:
    """The whole picture, resized to fit a square of `size` px, centered between black bars.

    The shorter side is rounded up, at most to `size`, as in LLaVA-NeXT's `resize_and_pad_image`, which
    Show-o2 was trained with.
    """
    scale = size / max(image.size)
    width, height = (min(size, math.ceil(side * scale)) for side in image.size)
    square = Image.new("RGB", (size, size))
    resized = image.resize((width, height), Image.Resampling.BICUBIC)
    square.paste(resized, ((size - width) // 2, (size - height) // 2))
    return square


def fit(image: Image.Image, width: int, height: int) -> Image.Image:
    """The picture, cropped around its center and resized to fill `width` x `height` px."""
    return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
