"""The four ways this software uses ffmpeg: count frames, read some of them, write a clip, read its comment.

The program itself comes with imageio-ffmpeg, so nothing has to be installed. Clips are written by moviepy. Files that
are read come from strangers, and moviepy's reader lets through what must be kept out: only the demuxers of ordinary
video files are let in here (a playlist could name other files), every call ends after `SECONDS_PER_CALL`, and a
frame of more than `MAX_FRAME_PIXELS` is not decoded. Failures are `FfmpegError`; `showo2.media` turns them into
sentences.
"""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from imageio_ffmpeg import get_ffmpeg_exe

SECONDS_PER_CALL = 120
MAX_FRAME_PIXELS = 40_000_000
DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,asf"


class FfmpegError(Exception):
    """ffmpeg could not do it; the message is what it said."""


class FfmpegTooSlow(FfmpegError):
    """ffmpeg was still busy after `SECONDS_PER_CALL`."""


def measure(path: Path) -> tuple[int, float]:
    """(frames, seconds) of the first video stream, counted without decoding; cover pictures do not count."""
    result = _run(
        _input(path),
        "-map",
        "0:V:0",
        "-c",
        "copy",
        "-progress",
        "pipe:1",
        "-f",
        "null",
        "-",
        "-loglevel",
        "info",
    )
    counts = re.findall(r"^frame=(\d+)$", result.stdout.decode(), re.MULTILINE)
    duration = re.search(r"Duration: (\d+):(\d+):([\d.]+)", result.stderr.decode(errors="replace"))
    hours, minutes, seconds = map(float, duration.groups()) if duration else (0, 0, 0)
    return int(counts[-1]) if counts else 0, 3600 * hours + 60 * minutes + seconds


def read_frames(path: Path, indices: Sequence[int], max_side: int) -> np.ndarray:
    """The frames of these rising indices as uint8 (N, H, W, 3), turned upright, reduced to fit max_side px.

    Fewer come back where the file breaks off early.
    """
    chosen = "+".join(f"eq(n,{index})" for index in indices)
    shrink = f"scale='min(iw,{max_side})':'min(ih,{max_side})':force_original_aspect_ratio=decrease"
    stream = _run(
        _input(path),
        "-map",
        "0:V:0",
        "-vf",
        f"select='{chosen}',{shrink}",
        "-fps_mode",
        "passthrough",
        "-frames:v",
        str(len(indices)),
        "-c:v",
        "ppm",
        "-pix_fmt",
        "rgb24",
        "-f",
        "image2pipe",
        "-",
    ).stdout
    if not stream:
        raise FfmpegError("no frame could be decoded")
    # Each frame is a PPM file, "P6\n<width> <height>\n255\n" and raw bytes, all of the same length.
    header = b"\n".join(stream[:64].split(b"\n", 3)[:3]) + b"\n"
    width, height = map(int, header.split()[1:3])
    frame_bytes = len(header) + width * height * 3
    frames = np.frombuffer(stream[: len(stream) // frame_bytes * frame_bytes], np.uint8)
    return frames.reshape(-1, frame_bytes)[:, len(header) :].reshape(-1, height, width, 3).copy()


def write(frames: np.ndarray, fps: float, path: Path, comment: str) -> None:
    """Writes uint8 (T, H, W, 3) as H.264 in MP4, as browsers and phones want it.

    4:2:0 needs even sides, so odd ones get one more row or column; colours are tagged BT.709, for players guess
    differently where nothing is said; the index comes first, so that playing starts before the end is loaded.
    Raises FfmpegError where no whole file came of it.
    """
    from moviepy import ImageSequenceClip  # half a second, spent when the first clip is written

    arguments = (
        "-vf",
        "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
        "-crf",
        "16",
        "-movflags",
        "+faststart",
        "-metadata",
        f"comment={comment}",
    )
    try:
        ImageSequenceClip(list(frames), fps=fps).write_videofile(
            str(path), codec="libx264", preset="fast", audio=False, ffmpeg_params=list(arguments), logger=None
        )
    except OSError as error:
        raise FfmpegError(str(error).strip().splitlines()[-1]) from error
    # moviepy does not look at how ffmpeg ended, which on a full disk leaves a file without an index.
    measure(path)


def read_comment(path: Path) -> str | None:
    """The comment in a file's metadata, None without one."""
    # In ffmpeg's metadata format a value ends at a line end that no backslash precedes.
    text = _run(_input(path), "-f", "ffmetadata", "-").stdout.decode()
    start = text.find("\ncomment=")
    if start < 0:
        return None
    value, characters = [], iter(text[start + len("\ncomment=") :])
    for character in characters:
        if character == "\n":
            break
        value.append(next(characters, "") if character == "\\" else character)
    return "".join(value)


def _input(path: Path) -> tuple[str, ...]:
    return (
        "-format_whitelist",
        DEMUXERS,
        "-protocol_whitelist",
        "file",
        "-max_pixels",
        str(MAX_FRAME_PIXELS),
        "-i",
        f"file:{path.absolute()}",
    )


def _run(source: Sequence[str], *arguments: str) -> subprocess.CompletedProcess:
    command = (get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", *source, *arguments)
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_PER_CALL, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise FfmpegTooSlow(f"still busy after {SECONDS_PER_CALL} s") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines()
        raise FfmpegError(lines[-1] if lines else f"exit status {error.returncode}") from error
