"""Pictures and clips in and out of files, with Pillow and ffmpeg; limits and units are fixed here.

Pictures are RGB, upright, without transparency; clips are uint8 (T, H, W, 3). Whatever a stranger's file holds,
the outcome is a picture or clip, `UnreadableMedia` or `MediaTooLarge`. The files we write carry the settings
they were made with, as JSON: a PNG in the text chunk "showo2", an MP4 in its comment.
"""

import json
from pathlib import Path
from typing import Any, Literal

import numpy as np
from PIL import Image, ImageOps, ImageSequence
from PIL.PngImagePlugin import PngInfo

from showo2.errors import MediaTooLarge, UnreadableMedia
from showo2.media import ffmpeg
from showo2.outputs import Clip

MAX_MEGAPIXELS = 50  # of a picture
MAX_FILE_MB = 200
MAX_SECONDS = 600  # of a video
MAX_FRAMES = 36_000  # of a video, 600 s at 60 per second
MAX_FRAME_SIDE = 1024  # px; larger frames are reduced to fit while they are read
IMAGE_FORMATS = "JPEG, PNG, WebP"
VIDEO_FORMATS = "MP4, WebM, GIF"
SETTINGS_CHUNK = "showo2"

# What Pillow raises for files that are broken or no pictures.
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError)


def open_image(source: str | Path | Image.Image) -> Image.Image:
    """A picture as RGB, turned as its EXIF says, transparency on white; of an animation, the first frame.

    Raises UnreadableMedia for what is no picture, MediaTooLarge above MAX_MEGAPIXELS or MAX_FILE_MB.
    """
    if isinstance(source, Image.Image):
        return _upright_rgb(source)
    path = Path(source)
    _check_file(path, "image", IMAGE_FORMATS)
    try:
        with _open_lazily(path) as image:
            return _upright_rgb(image)
    except UNREADABLE as error:
        raise UnreadableMedia(file=path.name, kind="image", formats=IMAGE_FORMATS) from error


def pad_to_square(image: Image.Image, size: int) -> Image.Image:
    """The whole picture, resized to fit a square of `size` px, centred between black bars."""
    return ImageOps.pad(image, (size, size), Image.Resampling.BICUBIC, color=(0, 0, 0))


def fit(image: Image.Image, width: int, height: int) -> Image.Image:
    """The middle of the picture, resized to fill `width` x `height` px."""
    return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)


def open_video(source: str | Path | Clip, num_frames: int) -> Clip:
    """`num_frames` frames at equal distances, the first and the last included; a shorter video repeats some.

    Reads videos, animated GIF, WebP and PNG files, still pictures and clips; the result's fps keeps the pace.
    Raises UnreadableMedia for what holds no picture, MediaTooLarge above MAX_SECONDS, MAX_FRAMES or MAX_FILE_MB.
    """
    if isinstance(source, Clip):
        seconds = len(source.frames) / source.fps if source.fps else 0.0
        return _sampled(source.frames[_uniform(len(source.frames), num_frames)], seconds)
    path = Path(source)
    _check_file(path, "video", VIDEO_FORMATS)
    try:
        if _pillow_reads(path):
            return _open_animation(path, num_frames)
        return _open_with_ffmpeg(path, num_frames)
    except ffmpeg.FfmpegTooSlow as error:
        limit = f"{ffmpeg.SECONDS_PER_CALL} s"
        raise MediaTooLarge(file=path.name, size=f"> {limit}", limit=limit) from error
    except (ffmpeg.FfmpegError, *UNREADABLE) as error:
        raise UnreadableMedia(file=path.name, kind="video", formats=VIDEO_FORMATS) from error


def media_kind(path: str | Path) -> Literal["image", "video"]:
    """What a file holds, by its content; what is neither counts as a video, which `open_video` then refuses."""
    try:
        with _open_lazily(Path(path)) as image:
            return "video" if getattr(image, "is_animated", False) else "image"
    except UNREADABLE:
        return "video"


def write_png(image: Image.Image, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a picture, with the settings that made it in the text chunk "showo2"."""
    chunks = PngInfo()
    chunks.add_itxt(SETTINGS_CHUNK, json.dumps(settings, ensure_ascii=False))
    image.save(path, format="PNG", pnginfo=chunks)


def write_mp4(clip: Clip, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a clip as H.264 that browsers play, with the settings that made it in the comment."""
    ffmpeg.write(clip.frames, clip.fps or 1.0, Path(path), json.dumps(settings, ensure_ascii=False))


def write_gif(clip: Clip, path: str | Path, settings: dict[str, Any]) -> None:
    """Writes a clip as a GIF that repeats, in 256 colours a frame, with the settings that made it in the comment."""
    first, *others = (Image.fromarray(frame).quantize(dither=Image.Dither.NONE) for frame in clip.frames)
    milliseconds = round(1000 / (clip.fps or 1.0))
    first.save(
        path,
        format="GIF",
        save_all=True,
        append_images=others,
        duration=milliseconds,
        loop=0,
        comment=json.dumps(settings, ensure_ascii=False).encode(),
    )


def read_settings(path: str | Path) -> dict[str, Any] | None:
    """The settings in a file of `write_png`, `write_mp4` or `write_gif`; None for any other file."""
    path = Path(path)
    try:
        with _open_lazily(path) as image:
            text = image.info.get(SETTINGS_CHUNK) or image.info.get("comment")
    except MediaTooLarge:
        return None
    except UNREADABLE:
        text = _read_comment(path)
    try:
        settings = json.loads(text or "null")
    except ValueError:
        return None
    return settings if isinstance(settings, dict) else None


def _read_comment(path: Path) -> str | None:
    try:
        return ffmpeg.read_comment(path)
    except ffmpeg.FfmpegError:
        return None


def _check_file(path: Path, kind: str, formats: str) -> None:
    """Raises UnreadableMedia for a missing or empty file, MediaTooLarge above MAX_FILE_MB."""
    size = path.stat().st_size if path.is_file() else 0
    if not size:
        raise UnreadableMedia(file=path.name, kind=kind, formats=formats)
    if size > MAX_FILE_MB * 1e6:
        raise MediaTooLarge(file=path.name, size=f"{size / 1e6:.0f} MB", limit=f"{MAX_FILE_MB} MB")


def _open_lazily(path: Path) -> Image.Image:
    """The file's header, read; its pixels are not, so a small file cannot unpack to gigabytes here."""
    limit = f"{MAX_MEGAPIXELS} MP"
    try:
        image = Image.open(path)
    except Image.DecompressionBombError as error:
        raise MediaTooLarge(file=path.name, size=f"> {limit}", limit=limit) from error
    megapixels = image.width * image.height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        image.close()
        raise MediaTooLarge(file=path.name, size=f"{megapixels:.0f} MP", limit=limit)
    return image


def _upright_rgb(image: Image.Image) -> Image.Image:
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits a pixel; `convert` would clip them
        return Image.fromarray((np.asarray(image) >> 8).clip(0, 255).astype(np.uint8)).convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _uniform(count: int, num_frames: int) -> np.ndarray:
    return np.linspace(0, count - 1, num_frames).round().astype(int)


def _sampled(frames: np.ndarray, seconds: float) -> Clip:
    return Clip(frames, fps=len(frames) / seconds if seconds else 0.0)


def _check_length(path: Path, frames: int, seconds: float) -> None:
    if seconds > MAX_SECONDS:
        raise MediaTooLarge(file=path.name, size=f"{seconds:.0f} s", limit=f"{MAX_SECONDS} s")
    if frames > MAX_FRAMES:
        raise MediaTooLarge(file=path.name, size=f"{frames} frames", limit=f"{MAX_FRAMES} frames")


def _pillow_reads(path: Path) -> bool:
    try:
        with _open_lazily(path):
            return True
    except UNREADABLE:
        return False


def _open_animation(path: Path, num_frames: int) -> Clip:
    with _open_lazily(path) as image:
        count = getattr(image, "n_frames", 1)  # Pillow's stills have no such attribute
        _check_length(path, count, 0.0)
        wanted = _uniform(count, num_frames)
        frames, milliseconds = {}, 0.0
        for index, frame in enumerate(ImageSequence.Iterator(image)):
            milliseconds += frame.info.get("duration", 100)
            if index in wanted:
                frames[index] = _upright_rgb(frame.copy())
                frames[index].thumbnail((MAX_FRAME_SIDE, MAX_FRAME_SIDE))
    return _sampled(np.stack([np.asarray(frames[index]) for index in wanted]), milliseconds / 1e3)


def _open_with_ffmpeg(path: Path, num_frames: int) -> Clip:
    count, seconds = ffmpeg.measure(path)
    if not count:
        raise ffmpeg.FfmpegError("no frames")
    _check_length(path, count, seconds)
    wanted = _uniform(count, num_frames)
    indices, places = np.unique(wanted, return_inverse=True)
    frames = ffmpeg.read_frames(path, indices.tolist(), MAX_FRAME_SIDE)
    # A file that breaks off early still shows what it has: its last frame stands for the missing ones.
    return _sampled(frames[np.minimum(places, len(frames) - 1)], seconds)
