"""Pictures and clips in and out of files.

Pictures are 8-bit RGB, upright, without transparency; clips are uint8 (T, H, W, 3). `open_image` and
`open_video` are the only way to read a file. A host that takes untrusted files calls `isolate_files` first:
files are then opened in worker processes with limits on time and memory.
"""

from showo2.media.budget import Budget, ReadingCancelled, reading_within
from showo2.media.geometry import fit, pad_to_square
from showo2.media.opening import isolate_files, media_kind, open_image, open_video, read_ahead, read_settings
from showo2.media.writing import Mp4Writer, write_gif, write_mp4, write_png
from showo2.media.written import digest, written_pixels

__all__ = [
    "Budget",
    "Mp4Writer",
    "ReadingCancelled",
    "digest",
    "fit",
    "isolate_files",
    "media_kind",
    "open_image",
    "open_video",
    "pad_to_square",
    "read_ahead",
    "read_settings",
    "reading_within",
    "write_gif",
    "write_mp4",
    "write_png",
    "written_pixels",
]
