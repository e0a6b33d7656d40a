"""File types by the signature that a container begins with, never by name and never by trying decoders."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HEAD_BYTES = 65_536


class Family(StrEnum):
    PICTURE = "picture"  # a still, even where the container holds several pictures
    ANIMATION = "animation"  # a container of pictures that may move: GIF, PNG, WebP
    VIDEO = "video"
    OTHER = "other"  # nothing that is read here


@dataclass(frozen=True)
class Container:
    """A file format. `name` is Pillow's name of a picture format, libavformat's name of a video demuxer, or a
    description of any other kind of file."""

    family: Family
    name: str


def _pictures(*names: str) -> dict[str, Container]:
    return {name: Container(Family.PICTURE, name) for name in names}


GIF, PNG, WEBP = (Container(Family.ANIMATION, name) for name in ("GIF", "PNG", "WEBP"))
_STILLS = _pictures("JPEG", "JPEG2000", "BMP", "TIFF", "ICO", "PPM", "HEIF", "AVIF")
MP4 = Container(Family.VIDEO, "mov")
EMPTY = Container(Family.OTHER, "an empty file")
TEXT = Container(Family.OTHER, "a text file")
SVG = Container(Family.OTHER, "a vector drawing (SVG)")
WEB_PAGE = Container(Family.OTHER, "a web page")
RAW = Container(Family.OTHER, "a camera's raw file")
UNKNOWN = Container(Family.OTHER, "a file of an unknown kind")


def _video(demuxer: str) -> Container:
    return Container(Family.VIDEO, demuxer)


def _other(words: str) -> Container:
    return Container(Family.OTHER, words)


# (offset, signature, container); the first match counts.
SIGNATURES: tuple[tuple[int, bytes, Container], ...] = (
    (0, b"\xff\xd8\xff", _STILLS["JPEG"]),
    (0, b"\x89PNG\r\n\x1a\n", PNG),
    (0, b"GIF87a", GIF),
    (0, b"GIF89a", GIF),
    (8, b"WEBPVP8", WEBP),
    (0, b"II*\0\x10\0\0\0CR", RAW),
    (0, b"II*\0", _STILLS["TIFF"]),
    (0, b"MM\0*", _STILLS["TIFF"]),
    (0, b"II+\0", _STILLS["TIFF"]),
    (0, b"MM\0+", _STILLS["TIFF"]),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", _STILLS["JPEG2000"]),
    (0, b"\xffO\xffQ", _STILLS["JPEG2000"]),
    (0, b"\0\0\x01\0", _STILLS["ICO"]),
    (0, b"\x1a\x45\xdf\xa3", _video("matroska")),
    (8, b"AVI ", _video("avi")),
    (0, b"FLV\x01", _video("flv")),
    (0, b"OggS", _video("ogg")),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _video("asf")),
    (0, b"\0\0\x01\xba", _video("mpeg")),
    (0, b"\0\0\x01\xb3", _video("mpegvideo")),
    (0, b"\xff\x0a", _other("a JPEG XL picture")),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", _other("a JPEG XL picture")),
    (0, b"8BPS", _other("a Photoshop document")),
    (0, b"SIMPLE  =", _other("a FITS file")),
    (0, b"v/1\x01", _other("an OpenEXR picture")),
    (0, b"\xd7\xcd\xc6\x9a", _other("a vector drawing (WMF)")),
    (0, b"#?RADIANCE", _other("a Radiance HDR picture")),
    (0, b"FUJIFILMCCD-RAW", RAW),
    (0, b"%!PS", _other("a PostScript document")),
    (0, b"\xc5\xd0\xd3\xc6", _other("a PostScript document")),
    (0, b"{\\rtf", _other("a text document")),
    (0, b"PK\x03\x04", _other("an archive or office document")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _other("an office document")),
    (0, b"\x1f\x8b", _other("an archive")),
    (0, b"7z\xbc\xaf\x27\x1c", _other("an archive")),
    (0, b"Rar!", _other("an archive")),
    (0, b"ID3", _other("a sound recording")),
    (0, b"fLaC", _other("a sound recording")),
    (8, b"WAVE", _other("a sound recording")),
    (0, b"\xff\xfb", _other("a sound recording")),
    (0, b"\xff\xf3", _other("a sound recording")),
    (0, b"\xff\xf1", _other("a sound recording")),
    (0, b"#!AMR", _other("a sound recording")),
    (0, b"MThd", _other("a sound recording")),
    (0, b"\xfd7zXZ\0", _other("an archive")),
    (257, b"ustar", _other("an archive")),
    (0, b"\x7fELF", _other("a program")),
    (0, b"MZ\x90\0", _other("a program")),
)
# Major or compatible brands of ISO media files that hold still pictures.
HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"))
AVIF_BRANDS = frozenset((b"avif", b"avis"))
QUICKTIME_ATOMS = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp")
TRANSPORT_PACKET = 188  # bytes between the sync bytes of an MPEG transport stream; M2TS adds 4


def identify(path: Path) -> Container:
    """The container of a file. Raises OSError where it cannot be read."""
    with open(path, "rb") as file:
        head = file.read(HEAD_BYTES)
    return _by_signature(head) or _iso_media(head) or _transport_stream(head) or _document(head) or UNKNOWN


def _by_signature(head: bytes) -> Container | None:
    if not head:
        return EMPTY
    # Two letters alone begin many a text.
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return _STILLS["BMP"]
    if re.match(rb"P[1-6fF]\s+(#|-?\d)", head):
        return _STILLS["PPM"]
    for offset, signature, container in SIGNATURES:
        if head.startswith(signature, offset):
            return container
    return None


def _iso_media(head: bytes) -> Container | None:
    """HEIF, AVIF, or a video in MP4 or QuickTime."""
    if head[4:8] in QUICKTIME_ATOMS:
        return MP4
    if head[4:8] != b"ftyp":
        return None
    size = int.from_bytes(head[:4], "big")
    major = head[8:12]
    brands = {major, *(head[start : start + 4] for start in range(16, min(size, 256), 4))}
    if major == b"crx ":
        return RAW
    if major in AVIF_BRANDS or (major in HEIF_BRANDS and brands & AVIF_BRANDS and b"heic" not in brands):
        return _STILLS["AVIF"]
    return _STILLS["HEIF"] if major in HEIF_BRANDS else MP4


def _transport_stream(head: bytes) -> Container | None:
    for start, packet in ((0, TRANSPORT_PACKET), (4, TRANSPORT_PACKET + 4)):
        if head[start : start + 3 * packet : packet] == b"GGG":
            return _video("mpegts")
    return None


def _document(head: bytes) -> Container | None:
    """Text of any kind, and PDF, which may begin a little later."""
    if b"%PDF-" in head[:1024]:
        return _other("a PDF document")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    if any(byte < 9 or 13 < byte < 27 for byte in head[:1024]):
        return None
    markup = head.lower()
    if b"<svg" in markup:
        return SVG
    return WEB_PAGE if b"<html" in markup or b"<!doctype html" in markup else TEXT
