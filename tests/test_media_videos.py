"""Videos: the frames that a player shows at equal distances in time, in their right shape and colors."""

import subprocess
import sys
from fractions import Fraction

import av
import numpy as np
import pytest
from media_files import CASES, gray_ramp, grays, make_video

from showo2 import media
from showo2.errors import DamagedMedia, MediaTooLarge, UnsupportedMedia
from showo2.media.color import HLG, PQ, tone_mapped
from showo2.media.limits import MAX_FRAMES
from showo2.media.timeline import Packet, Timeline
from showo2.media.videos import read_video

# The cases: clips whose frame i is all of gray i ------------------------------------------------------------


def sampled(name: str, num_frames: int = 9) -> np.ndarray:
    return media.open_video(CASES / name, num_frames).frames.mean((1, 2, 3))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("trim_last2s.mp4", 200 + np.linspace(0, 49, 9).astype(int)),
        ("a.ogv", np.linspace(0, 249, 9).astype(int)),
        ("vfr.mp4", [0, 25, 50, 75, 100, 150, 175, 217, 249]),
        ("title_duration.mp4", np.linspace(0, 249, 9).astype(int)),
        ("gbk_comment.avi", np.linspace(0, 249, 9).astype(int)),
    ],
)
def test_cases_show_what_a_player_shows(name, expected):
    assert media.media_kind(CASES / name) == "video"
    assert np.abs(sampled(name) - expected).max() <= 2.1


def test_a_tag_is_no_duration():
    assert media.open_video(CASES / "title_duration.mp4", 10).fps == pytest.approx(1)


def test_pixels_that_are_not_square_are_made_so():
    assert media.open_video(CASES / "anamorphic.mp4", 2).frames.shape == (2, 576, 1024, 3)


def test_high_dynamic_range_is_mapped():
    """The test picture's white bars and its black ones stay what they are."""
    frame = media.open_video(CASES / "hdrpq.mp4", 2).frames[0]
    assert frame.shape == (240, 320, 3)
    assert frame.max() >= 250
    assert frame.min() <= 5


# Containers and codecs --------------------------------------------------------------------------------------

CODECS = {
    "mp4": ("libx264", {"bf": "2"}),
    "open.mp4": ("libx264", {"x264-params": "open-gop=1:keyint=8:bframes=3:scenecut=0"}),
    "hevc.mp4": ("libx265", {"x265-params": "log-level=none"}),
    "av1.mp4": ("libsvtav1", {"preset": "12", "svtav1-params": "lp=1"}),
    "mov": ("mpeg4", {"bf": "2"}),
    "mkv": ("libx264", {"bf": "2"}),
    "vp8.webm": ("libvpx", {}),
    "vp9.webm": ("libvpx-vp9", {}),
    "avi": ("mjpeg", {}),
    "h264.avi": ("libx264", {"bf": "3", "b_strategy": "0"}),
    "mpeg4.avi": ("mpeg4", {"bf": "2"}),
    "ts": ("libx264", {"bf": "2"}),
    "mpg": ("mpeg2video", {"bf": "2"}),
    "flv": ("flv1" if "flv1" in av.codecs_available else "flv", {}),
    "wmv": ("wmv2", {}),
}


@pytest.mark.parametrize("kind", CODECS)
def test_frames_are_taken_by_index_where_the_rate_is_constant(tmp_path, kind):
    codec, options = CODECS[kind]
    frames = gray_ramp(25, 128, 96).frames
    frames[:, ::7] //= 2  # something to code
    pixel_format = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    path = make_video(
        tmp_path / f"a.{kind}", frames, codec, pixel_format, options=options, bit_rate=4_000_000
    )
    means = frames.mean((1, 2, 3))
    for num_frames in (4, 9, 25):
        expected = means[np.linspace(0, 24, num_frames).astype(int)]
        clip = media.open_video(path, num_frames)
        assert np.abs(clip.frames.mean((1, 2, 3)) - expected).max() < 4
        assert clip.fps == pytest.approx(num_frames, rel=0.05)


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "webm"])
def test_frames_count_for_as_long_as_they_are_shown(tmp_path, suffix):
    times = [0, 50, 60, 70, 100]
    codec = "libvpx-vp9" if suffix == "webm" else "libx264"
    path = make_video(tmp_path / f"a.{suffix}", gray_ramp(5).frames, codec, times=times)
    assert grays(media.open_video(path, 6)) == [0, 0, 0, 2, 3, 4]


def test_frames_are_taken_at_equal_distances(tmp_path):
    media.write_mp4(gray_ramp(17), tmp_path / "a.mp4", {})
    assert grays(media.open_video(tmp_path / "a.mp4", 5)) == [0, 4, 8, 12, 16]


def test_short_videos_repeat_frames(tmp_path):
    media.write_mp4(gray_ramp(2), tmp_path / "a.mp4", {})
    assert grays(media.open_video(tmp_path / "a.mp4", 4)) == [0, 0, 0, 1]
    media.write_mp4(gray_ramp(1), tmp_path / "b.mp4", {})
    assert len(media.open_video(tmp_path / "b.mp4", 4).frames) == 4


def test_sound_that_goes_on_is_no_video(tmp_path):
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=5)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream("libmp3lame", rate=44100)
        for pixels in gray_ramp(5).frames:
            container.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(video.encode())
        samples = av.AudioFrame.from_ndarray(
            np.zeros((2, 44100 * 5), np.int16), format="s16p", layout="stereo"
        )
        samples.sample_rate = 44100
        container.mux(sound.encode(samples))
        container.mux(sound.encode())
    clip = media.open_video(path, 5)
    assert grays(clip) == [0, 1, 2, 3, 4]
    assert clip.fps == pytest.approx(5, rel=0.02)


def test_a_stream_without_a_duration_is_read(tmp_path):
    """As browsers record it: without an index, and cut off."""
    path = make_video(tmp_path / "a.webm", gray_ramp(9).frames, "libvpx", options={"live": "1"})
    content = path.read_bytes()
    (tmp_path / "b.webm").write_bytes(content[: content.rindex(b"\x1c\x53\xbb\x6b")])  # the cues
    assert grays(media.open_video(tmp_path / "b.webm", 9)) == list(range(9))


def test_what_is_decoded_depends_on_what_is_wanted():
    """Three groups of four frames, of which only the second one's are wanted."""
    packets = [Packet(index, 1, index % 4 == 0, True, False) for index in range(12)]
    timeline = Timeline.of(packets, 0.1, 10, reorders=False)
    assert timeline.needed([5, 6]) == {4, 5, 6}
    assert timeline.needed([8]) == {8}
    assert timeline.keyframe_before(7) == 4
    assert timeline.duration == pytest.approx(1.2)
    leading = [
        Packet(0, 1, True, True, False),
        Packet(3, 1, True, True, False),
        Packet(2, 1, False, True, False),
    ]
    assert Timeline.of(leading, 0.1, 10, reorders=False).needed([2]) == {0, 1, 2}


def test_keyframes_stand_in_where_decoding_would_take_too_long(tmp_path):
    options = {"g": "8", "keyint_min": "8", "sc_threshold": "0"}
    path = make_video(tmp_path / "a.mp4", gray_ramp(25).frames, options=options)
    assert grays(read_video(path, "mov", 5)) == [0, 6, 12, 18, 24]
    assert grays(read_video(path, "mov", 5, max_decoded_megapixels=0.03)) == [0, 0, 8, 16, 24]


# Shape and colors -------------------------------------------------------------------------------------------


def test_large_frames_are_reduced(tmp_path):
    path = make_video(tmp_path / "a.mp4", np.zeros((2, 1024, 2048, 3), np.uint8))
    assert media.open_video(path, 2).frames.shape == (2, 512, 1024, 3)


def test_frames_get_the_size_of_the_first(tmp_path):
    """As in recordings of calls, whose size changes with the network."""
    path = tmp_path / "a.webm"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx", rate=8)
        stream.height, stream.width, stream.pix_fmt = 48, 64, "yuv420p"
        for part, scale in enumerate((1, 2)):
            encoder = av.CodecContext.create("libvpx", "w")
            encoder.width, encoder.height, encoder.pix_fmt = 64 * scale, 48 * scale, "yuv420p"
            encoder.time_base = Fraction(1, 8)
            clip = gray_ramp(6, 64 * scale, 48 * scale).frames
            for number, pixels in enumerate(clip):
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
                frame.pts, frame.time_base = 6 * part + number, Fraction(1, 8)
                _mux(container, stream, encoder.encode(frame))
            _mux(container, stream, encoder.encode())
    clip = media.open_video(path, 12)
    assert clip.frames.shape == (12, 48, 64, 3)
    assert grays(clip) == [0, 1, 2, 3, 4, 5] * 2


def _mux(container, stream, packets):
    for packet in packets:
        packet.stream = stream
        container.mux(packet)


@pytest.mark.parametrize(
    ("degrees", "flip", "corner"),
    [(0, {}, (0, 0)), (90, {}, (0, 1)), (180, {}, (1, 1)), (270, {}, (1, 0)), (0, {"hflip": True}, (0, 1))],
)
def test_videos_are_turned_as_the_camera_says(tmp_path, degrees, flip, corner):
    frames = np.zeros((3, 48, 64, 3), np.uint8)
    frames[:, :16, :16] = 255
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=8)
        stream.height, stream.width, stream.pix_fmt = 48, 64, "yuv420p"
        stream.set_display_rotation(-degrees, **flip)
        for pixels in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    shown = media.open_video(path, 1).frames[0]
    assert shown.shape == ((64, 48, 3) if degrees % 180 else (48, 64, 3))
    places = {(0, 0): (4, 4), (0, 1): (4, -4), (1, 0): (-4, 4), (1, 1): (-4, -4)}
    bright = [place for place, (row, column) in places.items() if shown[row, column].mean() > 200]
    assert bright == [corner]


@pytest.mark.parametrize(
    ("suffix", "codec", "pixel_format"),
    [
        ("mov", "qtrle", "argb"),
        ("mov", "png", "rgba"),
        ("webm", "libvpx-vp9", "yuva420p"),
        ("webm", "libvpx", "yuva420p"),
    ],
)
def test_transparency_becomes_white(tmp_path, suffix, codec, pixel_format):
    frames = np.zeros((3, 48, 64, 4), np.uint8)
    frames[:, :, 32:, 3] = 255
    path = make_video(tmp_path / f"a.{suffix}", frames, codec, pixel_format, options={"auto-alt-ref": "0"})
    if suffix == "webm":
        assert b"\x53\xc0" in path.read_bytes()  # AlphaMode
    shown = media.open_video(path, 2).frames[0]
    assert shown[:, :24].min() > 245
    assert shown[:, 40:].max() < 10


@pytest.mark.parametrize("shape", [(2, 4, 4096, 3), (2, 4096, 4, 3)])
def test_extreme_shapes_are_reduced(tmp_path, shape):
    path = make_video(tmp_path / "a.avi", np.zeros(shape, np.uint8), "ffv1", "bgr0")
    assert min(media.open_video(path, 2).frames.shape[1:3]) == 1


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_tone_mapping_keeps_black_order_and_gray(transfer):
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None, :, None].repeat(3, 2)
    mapped = tone_mapped(ramp, transfer)[0].astype(int)
    assert mapped[0].tolist() == [0, 0, 0]
    assert mapped[-1].min() >= 254
    assert (np.diff(mapped, axis=0) >= 0).all()
    assert np.ptp(mapped, axis=1).max() <= 1


def test_reference_white_is_bright_and_middle_gray_is_middle():
    """203 cd/m2 is 58% of PQ, 26 cd/m2 38%: BT.2408."""
    white, gray = tone_mapped(np.array([[[0.58] * 3, [0.38] * 3]]) * 65535, PQ)[0, :, 0]
    assert white > 225
    assert 95 < gray < 120


def test_an_hlg_video_is_mapped(tmp_path):
    frames = np.full((3, 48, 64, 3), 191, np.uint8)  # 75%, which is reference white
    path = make_video(tmp_path / "a.mp4", frames, color_trc=HLG, color_primaries=9, colorspace=9)
    assert media.open_video(path, 1).frames.min() > 225


# Bad files --------------------------------------------------------------------------------------------------


def test_a_video_that_breaks_off_shows_what_it_has(tmp_path):
    frames = np.random.default_rng(0).integers(0, 256, (30, 64, 64, 3), np.uint8)
    whole = make_video(tmp_path / "a.avi", frames, "mjpeg", "yuvj420p")
    (tmp_path / "half.avi").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert len(media.open_video(tmp_path / "half.avi", 8).frames) == 8


def test_damage_in_the_middle_costs_a_few_frames(tmp_path):
    path = make_video(tmp_path / "a.ts", gray_ramp(25, 320, 240).frames, options={"g": "5"})
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 300] = bytes(300)
    path.write_bytes(content)
    shown = grays(media.open_video(path, 25))
    assert len(set(shown)) >= 10
    assert shown == sorted(shown)


@pytest.mark.parametrize(
    "content", [b"\x00\x00\x00\x18ftypmp42 and no more", b"\x1a\x45\xdf\xa3 and no more", b"RIFF\0\0\0\0AVI "]
)
def test_damaged_videos_are_called_so(tmp_path, content):
    (tmp_path / "a.mp4").write_bytes(content)
    with pytest.raises(DamagedMedia, match=r"a\.mp4 is a damaged video file"):
        media.open_video(tmp_path / "a.mp4", 4)


@pytest.mark.parametrize(("suffix", "codec"), [("m4a", "aac"), ("mka", "libmp3lame"), ("ogg", "libopus")])
def test_sound_alone_is_refused(tmp_path, suffix, codec):
    path = tmp_path / f"a.{suffix}"
    with av.open(str(path), "w", format="mp4" if suffix == "m4a" else None) as container:
        stream = container.add_stream(codec, rate=48000)
        samples = av.AudioFrame.from_ndarray(np.zeros((2, 48000), np.float32), format="fltp", layout="stereo")
        samples.sample_rate = 48000
        container.mux(stream.encode(samples))
        container.mux(stream.encode())
    with pytest.raises(UnsupportedMedia, match="is a sound recording"):
        media.open_video(path, 4)


def test_playlists_are_not_followed(tmp_path):
    media.write_mp4(gray_ramp(3), tmp_path / "secret.mp4", {})
    (tmp_path / "a.mp4").write_text(f"ffconcat version 1.0\nfile '{tmp_path / 'secret.mp4'}'\n")
    with pytest.raises(UnsupportedMedia, match=r"a\.mp4 is a text file"):
        media.open_video(tmp_path / "a.mp4", 3)


def test_very_long_videos_are_refused(tmp_path):
    path = make_video(tmp_path / "a.mp4", np.zeros((2, 16, 16, 3), np.uint8), times=[0, 699], rate=1)
    with pytest.raises(MediaTooLarge, match="700 s"):
        media.open_video(path, 4)


def test_videos_of_very_many_frames_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("showo2.media.videos.MAX_FRAMES", 20)
    media.write_mp4(gray_ramp(21), tmp_path / "a.mp4", {})
    with pytest.raises(MediaTooLarge, match=f"> {20}" if MAX_FRAMES else ""):
        media.open_video(tmp_path / "a.mp4", 4)


def test_very_large_frames_are_refused_before_they_are_decoded(tmp_path):
    path = make_video(tmp_path / "a.avi", np.zeros((1, 6000, 6000, 3), np.uint8), "mjpeg", "yuvj420p")
    with pytest.raises(MediaTooLarge, match="36 MP"):
        media.open_video(path, 4)


def test_the_locale_changes_nothing(tmp_path):
    """Tags in UTF-8, and a name that is none, where the locale knows only ASCII."""
    media.write_mp4(gray_ramp(3), tmp_path / "水.mp4", {"prompt": "水"})
    code = (
        "import pathlib, sys; from showo2 import media;"
        "path = next(pathlib.Path(sys.argv[1]).iterdir());"
        "assert media.read_settings(path) == {'prompt': '\\u6c34'};"
        "assert len(media.open_video(path, 3).frames) == 3"
    )
    environment = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONPATH": ":".join(sys.path),
    }
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=True)
