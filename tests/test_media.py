"""Results as files and back; settings inside files; pictures brought to a size; which frames are chosen."""

import json
import math
import random

import av
import numpy as np
import pytest
from media_files import CASES, gray_ramp, grays, make_gif, make_png, make_video
from PIL import Image

from showo2 import media
from showo2.media import sampling
from showo2.media.limits import MAX_SETTINGS_LENGTH
from showo2.media.settings import from_text
from showo2.outputs import Clip

SETTINGS = {"prompt": 'a red boat; "水" = #1\\', "seed": 4294967295, "guidance_scale": 2.5}

# Results ----------------------------------------------------------------------------------------------------


def test_png_keeps_pixels_and_settings(tmp_path):
    image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (30, 20, 3), np.uint8))
    media.write_png(image, tmp_path / "a.png", SETTINGS)
    assert np.array_equal(np.asarray(media.open_image(tmp_path / "a.png")), np.asarray(image))
    assert media.read_settings(tmp_path / "a.png") == SETTINGS


def test_mp4_keeps_frames_pace_and_settings(tmp_path):
    media.write_mp4(gray_ramp(17), tmp_path / "a.mp4", SETTINGS)
    clip = media.open_video(tmp_path / "a.mp4", 17)
    assert clip.frames.shape == (17, 48, 64, 3)
    assert clip.frames.dtype == np.uint8
    assert grays(clip) == list(range(17))
    assert clip.fps == pytest.approx(8)
    assert media.read_settings(tmp_path / "a.mp4") == SETTINGS


def test_a_gif_keeps_frames_pace_and_settings(tmp_path):
    clip = gray_ramp(9)
    media.write_gif(clip, tmp_path / "a.gif", SETTINGS)
    assert media.read_settings(tmp_path / "a.gif") == SETTINGS
    back = media.open_video(tmp_path / "a.gif", 9)
    assert np.abs(back.frames.astype(int) - clip.frames).max() <= 8  # of 256 colors
    assert back.fps == pytest.approx(clip.fps, rel=0.05)


def test_mp4_plays_in_browsers(tmp_path):
    media.write_mp4(gray_ramp(5, width=33, height=31), tmp_path / "a.mp4", {})
    with av.open(str(tmp_path / "a.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height) == (34, 32)
        assert (stream.color_range, stream.colorspace) == (1, 1)  # limited, BT.709
        assert (stream.color_primaries, stream.color_trc) == (1, 1)
    content = (tmp_path / "a.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_mp4_keeps_colors(tmp_path):
    colors = np.array([(220, 30, 30), (30, 200, 60), (40, 60, 210), (240, 220, 40), (9, 9, 9)], np.uint8)
    frames = np.repeat(np.repeat(colors[:, None, None], 32, 1), 32, 2)
    media.write_mp4(Clip(frames, 8.0), tmp_path / "a.mp4", {})
    means = media.open_video(tmp_path / "a.mp4", 5).frames.mean((1, 2))
    assert np.abs(means - colors).max() <= 4


@pytest.mark.parametrize("write", [media.write_mp4, media.write_gif])
def test_a_full_disk_is_an_os_error(tmp_path, write):
    (tmp_path / "full.bin").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r".+"):
        write(gray_ramp(5), tmp_path / "full.bin", {})


@pytest.mark.parametrize("write", [media.write_mp4, media.write_gif])
def test_prompts_that_no_file_can_hold_are_written_all_the_same(tmp_path, write):
    write(gray_ramp(2), tmp_path / "a", {"prompt": "a \ud800 boat"})
    assert media.read_settings(tmp_path / "a") == {"prompt": "a ? boat"}


# Settings ---------------------------------------------------------------------------------------------------


FOREIGN = ["missing.png", "text.png", "plain.mp4", "plain.gif", "plain.webm", "empty.png"]


@pytest.mark.parametrize("name", FOREIGN)
def test_other_files_have_no_settings(tmp_path, name):
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "empty.png").touch()
    frames = gray_ramp(2).frames
    make_video(tmp_path / "plain.mp4", frames)
    make_video(tmp_path / "plain.webm", frames, "libvpx-vp9")
    make_gif(tmp_path / "plain.gif", 8, 2)
    assert media.read_settings(tmp_path / name) is None


def test_cases_with_strange_settings():
    assert media.read_settings(CASES / "s_task_list.png") is None
    settings = media.read_settings(CASES / "s_surr.png")
    json.dumps(settings, ensure_ascii=False).encode()
    assert media.read_settings(CASES / "gbk_comment.avi") is None
    assert media.read_settings(CASES / "title_duration.mp4") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[]",
        "null",
        '"text"',
        "{",
        '{"task": []}',
        '{"task": {}}',
        '{"seed": NaN}',
        '{"seed": 1e999}',
        '{"seed": -Infinity}',
        '{"seed": %s}' % ("9" * 5000),
        '{"seed": %s}' % 2**60,
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"a": "%s"}' % ("x" * MAX_SETTINGS_LENGTH),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_plain_object_is_no_settings(text):
    assert from_text(text.encode()) is None


def test_foreign_encodings_are_no_settings():
    assert from_text('{"prompt": "视频"}'.encode("gbk")) is None


def test_deep_and_long_settings_are_found_out_quickly(tmp_path):
    nested = b"showo2" + b"\0" * 5 + b"[" * 30_000_000
    assert media.read_settings(make_png(tmp_path / "deep.png", 8, 8, (b"iTXt", nested))) is None
    assert media.read_settings(make_gif(tmp_path / "deep.gif", 8, 2, b"[" * 8_000_000)) is None


def test_settings_of_any_shape_are_read_without_an_exception():
    generator = random.Random(0)

    def value(depth: int):
        kinds = [None, True, generator.randrange(-(10**20), 10**20), generator.random(), "text \ud83d", "水"]
        if depth < 3:
            kinds += [[value(depth + 1)], {"key": value(depth + 1)}]
        return generator.choice(kinds)

    for _ in range(300):
        settings = from_text(json.dumps({"task": value(0), "prompt": value(0)}).encode())
        assert settings is None or all(not isinstance(part, (list, dict)) for part in settings.values())
        json.dumps(settings, ensure_ascii=False).encode()


# Sizes ------------------------------------------------------------------------------------------------------


def test_pad_keeps_everything_and_fit_fills():
    wide = Image.new("RGB", (200, 100), "white")
    padded = media.pad_to_square(wide, 64)
    assert padded.size == (64, 64)
    assert padded.getpixel((32, 2)) == (0, 0, 0)
    assert padded.getpixel((2, 32)) == (255, 255, 255)
    assert media.fit(wide, 48, 64).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("size", "inner"),
    [((431, 433), (431, 432)), ((500, 501), (432, 432)), ((7, 1000), (4, 432)), ((20000, 3), (432, 1))],
)
def test_padding_rounds_the_shorter_side_up(size, inner):
    """Against the published rule: ceil, at most the target."""
    image = Image.new("RGB", size, "white")
    expected = Image.new("RGB", (432, 432))
    scale = 432 / max(size)
    assert inner == tuple(min(432, math.ceil(side * scale)) for side in size)
    expected.paste(Image.new("RGB", inner, "white"), ((432 - inner[0]) // 2, (432 - inner[1]) // 2))
    assert np.array_equal(np.asarray(media.pad_to_square(image, 432)), np.asarray(expected))


# Choosing frames --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 9, 10, 31, 100, 250, 751])
def test_a_constant_rate_is_sampled_by_floored_indices(count):
    for num_frames in (1, 2, 8, 9, 17, 32, 49):
        expected = np.linspace(0, count - 1, num_frames).astype(int).tolist()
        assert sampling.by_time([512 * index for index in range(count)], 1, num_frames) == expected
        rounded = [round(index * 1000 / 29.97) for index in range(count)]
        assert sampling.by_time(rounded, 1, num_frames) == expected


def test_a_frame_counts_until_the_next_is_shown():
    starts = [*range(0, 200, 25), *range(200, 250)]
    chosen = [starts[index] for index in sampling.by_time(starts, 1, 9)]
    assert chosen == [0, 25, 50, 75, 100, 150, 175, 217, 249]


@pytest.mark.parametrize("missing", [1, 48, 247])
def test_a_frame_that_was_left_out_lets_the_one_before_stand(missing):
    starts = [tick for tick in range(250) if tick != missing]
    chosen = [starts[index] for index in sampling.by_time(starts, 1, 250)]
    assert chosen == [tick if tick != missing else missing - 1 for tick in range(250)]


def test_clips_are_sampled_by_floored_indices():
    assert grays(media.open_video(gray_ramp(17), 5)) == [0, 4, 8, 12, 16]
    assert grays(media.open_video(gray_ramp(2), 4)) == [0, 0, 0, 1]
    assert media.open_video(gray_ramp(16), 8).fps == pytest.approx(4)
