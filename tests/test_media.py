"""Pictures and clips in and out of files, good and bad ones."""

import subprocess

import numpy as np
import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image

from showo2 import media
from showo2.errors import MediaTooLarge, UnreadableMedia
from showo2.media import ffmpeg
from showo2.outputs import Clip

SETTINGS = {"prompt": 'a red boat; "水" = #1\\', "seed": 4294967295, "guidance_scale": 2.5}


def grey_ramp(num_frames: int, width: int = 64, height: int = 48, fps: float = 8.0) -> Clip:
    """A clip whose frame i is all of grey 10 * i."""
    values = (np.arange(num_frames) * 10).astype(np.uint8)
    return Clip(np.broadcast_to(values[:, None, None, None], (num_frames, height, width, 3)).copy(), fps)


def greys(clip: Clip) -> list[int]:
    return [round(frame.mean() / 10) for frame in clip.frames]


def make(path, *arguments: str):
    subprocess.run([get_ffmpeg_exe(), "-loglevel", "error", *arguments, "-y", str(path)], check=True)
    return path


# Pictures ----------------------------------------------------------------------------------------------------


def test_png_keeps_pixels_and_settings(tmp_path):
    image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (30, 20, 3), np.uint8))
    media.write_png(image, tmp_path / "a.png", SETTINGS)
    assert np.array_equal(np.asarray(media.open_image(tmp_path / "a.png")), np.asarray(image))
    assert media.read_settings(tmp_path / "a.png") == SETTINGS


def test_transparency_becomes_white(tmp_path):
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "a.png")
    assert media.open_image(tmp_path / "a.png").getpixel((0, 0)) == (255, 255, 255)


def test_pictures_are_turned_as_the_camera_says(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    Image.new("RGB", (40, 20)).save(tmp_path / "a.jpg", exif=exif)
    assert media.open_image(tmp_path / "a.jpg").size == (20, 40)


def test_sixteen_bits_are_scaled_not_clipped(tmp_path):
    Image.fromarray(np.full((4, 4), 0x8000, np.uint16)).save(tmp_path / "a.png")
    assert media.open_image(tmp_path / "a.png").getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "YCbCr"])
def test_every_mode_becomes_rgb(mode):
    assert media.open_image(Image.new(mode, (3, 2))).mode == "RGB"


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n and no more"])
def test_broken_pictures_are_refused(tmp_path, content):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(UnreadableMedia, match=r"a\.png cannot be read as image"):
        media.open_image(tmp_path / "a.png")


def test_truncated_picture_is_refused(tmp_path):
    Image.effect_noise((64, 64), 50).save(tmp_path / "a.png")
    (tmp_path / "a.png").write_bytes((tmp_path / "a.png").read_bytes()[:1500])
    with pytest.raises(UnreadableMedia):
        media.open_image(tmp_path / "a.png")


@pytest.mark.parametrize("side", [8000, 20000])
def test_decompression_bombs_are_not_unpacked(tmp_path, side):
    Image.new("1", (side, side)).save(tmp_path / "bomb.png")
    with pytest.raises(MediaTooLarge, match="50 MP"):
        media.open_image(tmp_path / "bomb.png")
    assert media.read_settings(tmp_path / "bomb.png") is None


def test_pad_keeps_everything_and_fit_fills():
    wide = Image.new("RGB", (200, 100), "white")
    padded = media.pad_to_square(wide, 64)
    assert padded.size == (64, 64)
    assert padded.getpixel((32, 2)) == (0, 0, 0)
    assert padded.getpixel((2, 32)) == (255, 255, 255)
    assert media.fit(wide, 48, 64).getpixel((0, 0)) == (255, 255, 255)


# Clips -------------------------------------------------------------------------------------------------------


def test_mp4_keeps_frames_pace_and_settings(tmp_path):
    media.write_mp4(grey_ramp(17), tmp_path / "a.mp4", SETTINGS)
    clip = media.open_video(tmp_path / "a.mp4", 17)
    assert clip.frames.shape == (17, 48, 64, 3)
    assert clip.frames.dtype == np.uint8
    assert greys(clip) == list(range(17))
    assert clip.fps == pytest.approx(8, rel=0.1)
    assert media.read_settings(tmp_path / "a.mp4") == SETTINGS


def test_a_gif_keeps_frames_pace_and_settings(tmp_path):
    clip = grey_ramp(9)
    media.write_gif(clip, tmp_path / "a.gif", SETTINGS)
    assert media.read_settings(tmp_path / "a.gif") == SETTINGS
    back = media.open_video(tmp_path / "a.gif", 9)
    assert np.abs(back.frames.astype(int) - clip.frames).max() <= 8  # of 256 colours
    assert back.fps == pytest.approx(clip.fps, rel=0.05)


def test_mp4_plays_in_browsers(tmp_path):
    media.write_mp4(grey_ramp(5, width=33, height=31), tmp_path / "a.mp4", {})
    probe = subprocess.run([get_ffmpeg_exe(), "-i", str(tmp_path / "a.mp4")], capture_output=True, text=True)
    assert "h264" in probe.stderr
    assert "yuv420p(tv, bt709" in probe.stderr
    assert "34x32" in probe.stderr
    content = (tmp_path / "a.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_frames_are_taken_at_equal_distances(tmp_path):
    media.write_mp4(grey_ramp(17), tmp_path / "a.mp4", {})
    assert greys(media.open_video(tmp_path / "a.mp4", 5)) == [0, 4, 8, 12, 16]
    assert greys(media.open_video(grey_ramp(17), 5)) == [0, 4, 8, 12, 16]


def test_short_videos_repeat_frames(tmp_path):
    media.write_mp4(grey_ramp(2), tmp_path / "a.mp4", {})
    assert greys(media.open_video(tmp_path / "a.mp4", 4)) == [0, 0, 1, 1]


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_animations_are_videos(tmp_path, suffix):
    frames = [Image.fromarray(frame) for frame in grey_ramp(9).frames]
    frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:], duration=100)
    assert media.media_kind(tmp_path / f"a.{suffix}") == "video"
    clip = media.open_video(tmp_path / f"a.{suffix}", 3)
    assert greys(clip) == [0, 4, 8]
    assert clip.fps == pytest.approx(3 / 0.9)


def test_large_frames_are_reduced(tmp_path):
    make(tmp_path / "a.mp4", "-f", "lavfi", "-i", "testsrc=size=2048x1024:rate=2:duration=1")
    assert media.open_video(tmp_path / "a.mp4", 2).frames.shape == (2, 512, 1024, 3)


def test_a_video_that_breaks_off_shows_what_it_has(tmp_path):
    whole = make(
        tmp_path / "a.avi", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=3", "-c:v", "mjpeg"
    )
    (tmp_path / "half.avi").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert len(media.open_video(tmp_path / "half.avi", 8).frames) == 8


@pytest.mark.parametrize("content", [b"", b"no video", b"\x00\x00\x00\x18ftypmp42 and no more"])
def test_broken_videos_are_refused(tmp_path, content):
    (tmp_path / "a.mp4").write_bytes(content)
    with pytest.raises(UnreadableMedia, match=r"a\.mp4 cannot be read as video"):
        media.open_video(tmp_path / "a.mp4", 4)


def test_sound_alone_is_refused(tmp_path):
    make(tmp_path / "a.m4a", "-f", "lavfi", "-i", "sine=duration=1")
    with pytest.raises(UnreadableMedia):
        media.open_video(tmp_path / "a.m4a", 4)


def test_playlists_are_not_followed(tmp_path):
    media.write_mp4(grey_ramp(3), tmp_path / "secret.mp4", {})
    (tmp_path / "a.mp4").write_text(f"ffconcat version 1.0\nfile '{tmp_path / 'secret.mp4'}'\n")
    with pytest.raises(UnreadableMedia):
        media.open_video(tmp_path / "a.mp4", 3)


def test_very_long_videos_are_refused(tmp_path):
    make(tmp_path / "a.mp4", "-f", "lavfi", "-i", "color=size=16x16:rate=1:duration=700")
    with pytest.raises(MediaTooLarge, match="700 s"):
        media.open_video(tmp_path / "a.mp4", 4)


def test_very_large_files_are_refused(tmp_path):
    with open(tmp_path / "a.mp4", "wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(MediaTooLarge, match="300 MB"):
        media.open_video(tmp_path / "a.mp4", 4)
    with pytest.raises(MediaTooLarge):
        media.open_image(tmp_path / "a.mp4")


def test_a_video_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    media.write_mp4(grey_ramp(3), tmp_path / "a.mp4", {})
    monkeypatch.setattr(ffmpeg, "SECONDS_PER_CALL", 0.0001)
    with pytest.raises(MediaTooLarge):
        media.open_video(tmp_path / "a.mp4", 3)


@pytest.mark.parametrize("name", ["missing.png", "text.png", "plain.mp4"])
def test_other_files_have_no_settings(tmp_path, name):
    (tmp_path / "text.png").write_text("no picture")
    make(tmp_path / "plain.mp4", "-f", "lavfi", "-i", "color=size=16x16:rate=2:duration=1")
    assert media.read_settings(tmp_path / name) is None
