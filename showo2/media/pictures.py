"""Still pictures, decoded by Pillow and libheif: the primary image of a file, upright, as 8-bit RGB."""

import math
import struct
from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path

import numpy as np
from pi_heif import HeifImageFile
from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.IcoImagePlugin import IcoImageFile
from PIL.ImageFile import ImageFile
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.PpmImagePlugin import PpmImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from showo2.errors import MediaTooLarge, UnsupportedMedia
from showo2.media.containers import missing_bytes, png_without_texts, read_gif, webp_with_alpha
from showo2.media.kinds import RAW
from showo2.media.limits import IMAGE_FORMATS, MAX_MEGAPIXELS

# Called directly, so that no other decoder of Pillow ever sees a file. A camera's MPO is a JPEG with further
# images appended.
DECODERS: dict[str, Callable[[Path | BytesIO], ImageFile]] = {
    "AVIF": AvifImageFile,
    "BMP": BmpImageFile,
    "GIF": GifImageFile,
    "HEIF": HeifImageFile,
    "ICO": IcoImageFile,
    "JPEG": JpegImageFile,
    "JPEG2000": Jpeg2KImageFile,
    "PNG": PngImageFile,
    "PPM": PpmImageFile,
    "TIFF": TiffImageFile,
    "WEBP": WebPImageFile,
}
# A truncated file is shown, as browsers do, if at most this part of its rows is missing, or as many rows as a
# JPEG decoder delays: the 16 of a row of blocks, and 2 that upsampling holds back.
MISSING_PART, MISSING_ROWS = 0.1, 18
# Decoders of these return nothing for a truncated file, or leave out a tile, but accept zeros in place of a
# few missing bytes. Some truncated AVIF files are refused all the same; browsers show none.
PADDED = ("AVIF", "HEIF", "JPEG2000", "WEBP")
PADDED_PART, PADDED_BYTES = 0.01, 64
# Tags of TIFF and EXIF, and values of them.
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
NEW_SUBFILE_TYPE, REDUCED = 254, 1
SAMPLE_FORMAT, SIGNED = 339, 2
DNG_VERSION = 50706
# What a JPEG can be divided by while it is decoded.
JPEG_REDUCTIONS = (2, 4, 8)
END_OF_IMAGE = b"\xff\xd9"  # of JPEG and JPEG 2000


def read_picture(path: Path, name: str, max_side: int | None = None) -> Image.Image:
    """The picture in a file of the format `name`, reduced to fit `max_side` px if that is given.

    Raises MediaTooLarge above MAX_MEGAPIXELS, UnsupportedMedia for a camera's raw file; whatever the
    decoder raises for a damaged one passes through.
    """
    with DECODERS[name](completed(path, name)) as image:
        if isinstance(image, TiffImageFile):
            _seek_primary(image, path)
        check_size(path, image)
        factor = math.ceil(max(image.size) / max_side) if max_side else 1
        if factor in JPEG_REDUCTIONS:
            image.draft(None, (math.ceil(image.width / factor), math.ceil(image.height / factor)))
        return upright_rgb(_decoded(image, path, name), max_side)


def completed(path: Path, name: str) -> Path | BytesIO:
    """A file as its decoder takes it: a GIF without comments, a PNG without texts, others padded where a few
    bytes are missing at the end. Raises ValueError where more are."""
    if name == "GIF":
        return BytesIO(read_gif(path).content)
    if name == "PNG":
        return BytesIO(png_without_texts(path))
    missing = missing_bytes(path) if name in PADDED else 0
    if not missing and name != "WEBP":
        return path
    content = path.read_bytes()
    if missing > max(PADDED_BYTES, PADDED_PART * len(content)):
        raise ValueError("the file is truncated")
    content += bytes(missing)
    if name == "JPEG2000":
        content = content[:-2] + END_OF_IMAGE
    return BytesIO(webp_with_alpha(content) if name == "WEBP" else content)


def check_size(path: Path, image: Image.Image) -> None:
    """Raises MediaTooLarge above MAX_MEGAPIXELS; only the header has been read so far."""
    megapixels = image.width * image.height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        raise MediaTooLarge(file=path.name, size=round(megapixels), limit=MAX_MEGAPIXELS, unit="MP")


def upright_rgb(image: Image.Image, max_side: int | None = None) -> Image.Image:
    """Any picture as 8-bit RGB, turned as its EXIF data says, transparency on white.

    A picture that does not fit `max_side` px, if that is given, is divided by a whole number: quickly, and in
    little memory.
    """
    turn = TURNS.get(_orientation(image) or 0)
    image = _eight_bits(image)
    if max_side is not None and max(image.size) > max_side:
        if image.mode in ("P", "PA"):
            image = _opaque(image)
        image = image.convert("L") if image.mode == "1" else image
        image = image.reduce(math.ceil(max(image.size) / max_side))
    image = _opaque(image)
    return image if turn is None else image.transpose(turn)


def _orientation(image: Image.Image) -> int | None:
    try:
        return image.getexif().get(ORIENTATION)
    except (SyntaxError, ValueError, OSError, struct.error):  # the picture may be whole where EXIF is damaged
        return None


def _opaque(image: Image.Image) -> Image.Image:
    """RGB, on white where the picture is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    if image.mode != "RGBA":
        image = image.convert("RGBA")
    background = Image.new("RGB", image.size, "white")
    background.paste(image, mask=image.getchannel("A"))
    return background


def _eight_bits(image: Image.Image) -> Image.Image:
    """Gray of 16 or 32 bits or floating point, scaled to 0 ... 255; other pictures as they are.

    16 bits have a range of their own. Floats are taken to lie in [0, 1]; wider ones, and integers of 32 bits,
    are scaled from their least to their greatest value.
    """
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode not in ("I", "F"):
        return image
    values = np.asarray(image)
    if image.mode == "I" and isinstance(image, TiffImageFile) and not _is_signed(image):
        values = values.view(np.uint32)
    values = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    low, high = _range(float(values.min()), float(values.max()), are_whole=image.mode == "I")
    values -= low
    values *= 255 / (high - low)
    return Image.fromarray(values.clip(0, 255).round().astype(np.uint8))


def _is_signed(image: TiffImageFile) -> bool:
    """Whether integers are; Pillow reads all as if they were."""
    return SIGNED in image.tag_v2.get(SAMPLE_FORMAT, ())


def _range(low: float, high: float, are_whole: bool) -> tuple[float, float]:
    """The values that become black and white."""
    if are_whole and low >= 0 and high <= 65535:
        return 0.0, 255.0 if high <= 255 else 65535.0
    if not are_whole and low >= 0 and high <= 1:
        return 0.0, 1.0
    return low, high if high > low else low + 1


def _seek_primary(image: TiffImageFile, path: Path) -> None:
    """Seeks the first page that is not a reduced version of another. Raises UnsupportedMedia for a camera's
    raw file, which may hold thumbnails only."""
    if DNG_VERSION in image.tag_v2:
        raise UnsupportedMedia(file=path.name, content=RAW.name, formats=IMAGE_FORMATS)
    try:
        for page in count():
            image.seek(page)
            if not image.tag_v2.get(NEW_SUBFILE_TYPE, 0) & REDUCED:
                return
    except EOFError:
        raise UnsupportedMedia(file=path.name, content=RAW.name, formats=IMAGE_FORMATS) from None


def _decoded(image: ImageFile, path: Path, name: str) -> ImageFile:
    """The picture, decoded; of a file that is truncated near its end, what there is."""
    try:
        image.load()
        return image
    except (OSError, SyntaxError, ValueError, EOFError):
        if not image.info.get("progressive") and _missing_rows(image) > max(
            MISSING_ROWS, MISSING_PART * image.height
        ):
            raise
        if name != "JPEG":
            return image
    # The decoder fills in the missing blocks once it sees an end marker.
    completed = DECODERS[name](BytesIO(path.read_bytes() + END_OF_IMAGE))
    completed.load()
    return completed


def _missing_rows(image: ImageFile) -> int:
    """Black rows of a truncated file: at the bottom, or at the top where the format starts at the bottom."""
    image.tile = []  # so that `load` leaves alone what has been decoded
    image.load()
    box = image.getbbox(alpha_only=False)
    return image.height if box is None else image.height - (box[3] - box[1])
