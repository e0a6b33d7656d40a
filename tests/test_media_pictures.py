"""What a file is, and pictures of every kind: the primary one, whole, upright, opaque; or what the file is
instead."""

import struct
import zipfile
import zlib

import numpy as np
import pytest
from media_files import CASES, gray_ramp, make_gif, make_partial_webp, make_png, make_video, save
from PIL import Image, TiffImagePlugin

from showo2 import media
from showo2.app.strings import LANGUAGES
from showo2.errors import DamagedMedia, MediaTooLarge, UnreadableMedia, UnsupportedMedia
from showo2.media import kinds
from showo2.media.kinds import Family, identify
from showo2.media.limits import MAX_FILE_MB
from showo2.media.pictures import DECODERS

ORIENTATION = 0x0112


def noise(width: int = 64, height: int = 48) -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(pixels)


def corners() -> Image.Image:
    """40 x 20 px: red at the top left, green at the top right, blue at the bottom left, white elsewhere."""
    image = Image.new("RGB", (40, 20), "white")
    for box, color in (((0, 0), "red"), ((32, 0), "lime"), ((0, 12), "blue")):
        image.paste(color, (*box, box[0] + 8, box[1] + 8))
    return image


# The cases --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("grid.heic", (1024, 1024)),
        ("mpo_scene.jpg", (256, 256)),
        ("mpo_stripped.jpg", (256, 256)),
        ("jpeg_noEOI.jpg", (600, 400)),
        ("20000x3.png", (20000, 3)),
        ("s_surr.png", (32, 32)),
        ("s_task_list.png", (32, 32)),
    ],
)
def test_cases_that_are_pictures(name, size):
    assert media.media_kind(CASES / name) == "image"
    image = media.open_image(CASES / name)
    assert (image.size, image.mode) == (size, "RGB")


def test_a_phones_picture_of_several_tiles_is_shown_as_a_whole():
    """The boat is red and the kite is yellow; the top left tile alone shows neither."""
    pixels = np.asarray(media.open_image(CASES / "grid.heic").resize((256, 256))).astype(int)
    red = (pixels[..., 0] > 160) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    yellow = (pixels[..., 0] > 180) & (pixels[..., 1] > 150) & (pixels[..., 2] < 110)
    assert red.sum() > 200
    assert yellow.sum() > 200
    scene = np.asarray(media.open_image(CASES / "mpo_scene.jpg")).astype(int)
    assert np.abs(pixels - scene).mean() < 6


@pytest.mark.parametrize(
    ("name", "words"),
    [("pic.svg", "a vector drawing (SVG)"), ("loop.eps", "a PostScript document")],
)
@pytest.mark.parametrize("read", [media.open_image, lambda path: media.open_video(path, 3), media.media_kind])
def test_cases_that_are_refused_for_what_they_are(name, words, read):
    with pytest.raises(UnsupportedMedia) as caught:
        read(CASES / name)
    assert str(caught.value).startswith(f"{name} is {words}, which cannot be used here")


# Kinds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\n%PDF-1.4", "a PDF document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a PostScript document"),
        (b"\xc5\xd0\xd3\xc6" + bytes(30), "a PostScript document"),
        (
            b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>',
            "a vector drawing (SVG)",
        ),
        ("<svg/>".encode("utf-16"), "a vector drawing (SVG)"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"no picture", "a text file"),
        ("没有图片".encode("gbk"), "a text file"),
        (b"BMW is a car maker", "a text file"),
        (b"P1 is the first", "a text file"),
        (b'{"key": 1}', "a text file"),
        (b"ffconcat version 1.0\nfile 'secret.mp4'\n", "a text file"),
        (b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1/a.ts\n", "a text file"),
        (b"SIMPLE  =                    T", "a FITS file"),
        (b"8BPS\0\1", "a Photoshop document"),
        (b"\xff\x0a\xfa\x1f", "a JPEG XL picture"),
        (b"{\\rtf1 text}", "a text document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "an office document"),
        (b"II*\0\x10\0\0\0CR\x02\0", "a camera's raw file"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", "a camera's raw file"),
        (b"ID3\x04\0\0", "a sound recording"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "a sound recording"),
        (b"#!AMR\n\x3c", "a sound recording"),
        (bytes(257) + b"ustar\0", "an archive"),
        (b"", "an empty file"),
        (bytes(range(256)), "a file of an unknown kind"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, content, words):
    (tmp_path / "file").write_bytes(content)
    for read in (media.open_image, media.media_kind, lambda path: media.open_video(path, 3)):
        with pytest.raises(UnsupportedMedia) as caught:
            read(tmp_path / "file")
        assert caught.value.details["content"] == words


def test_office_documents_are_archives_of_a_kind(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UnsupportedMedia, match=r"a\.docx is an archive or office document"):
        media.media_kind(tmp_path / "a.docx")


def test_every_kind_has_a_name_in_every_language():
    named = {container.name for _, _, container in kinds.SIGNATURES if container.family == Family.OTHER}
    named |= {
        kind.name for kind in (kinds.EMPTY, kinds.TEXT, kinds.SVG, kinds.WEB_PAGE, kinds.RAW, kinds.UNKNOWN)
    }
    for words in LANGUAGES.values():
        assert {f"detail_{name}" for name in named} <= set(words)


@pytest.mark.parametrize("name", sorted(DECODERS))
def test_every_format_is_known_by_its_signature(tmp_path, name):
    if name == "HEIF":
        path = CASES / "grid.heic"
    else:
        path = save(Image.new("RGB", (32, 32)), tmp_path / "no-suffix", format=name)
    assert identify(path).name == name
    assert media.media_kind(path) == "image"
    assert media.open_image(path).size in ((32, 32), (1024, 1024))


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n and no more", b"\xff\xd8\xff\xe0", bytes(300), b"\x80" * 99 + b"\0"]
)
def test_damaged_pictures_are_called_so(tmp_path, content):
    suffix = "png" if content.startswith(b"\x89") else "jpg"
    path = tmp_path / f"broken.{suffix}"
    path.write_bytes(content)
    with pytest.raises(DamagedMedia, match=rf"broken\.{suffix} is a damaged picture"):
        media.open_image(path)


def test_videos_are_no_pictures(tmp_path):
    make_video(tmp_path / "a.jpg", gray_ramp(3).frames, muxer="mp4")
    with pytest.raises(UnsupportedMedia, match=r"a\.jpg is a video"):
        media.open_image(tmp_path / "a.jpg")


@pytest.mark.parametrize("name", ["missing.png", "no\0name.png", "x" * 5000, "."])
def test_what_is_not_there_is_said_not_to_be(tmp_path, name):
    for read in (media.open_image, media.media_kind, lambda path: media.open_video(path, 3)):
        with pytest.raises(UnreadableMedia, match="there is no such file"):
            read(tmp_path / name)
    assert media.read_settings(tmp_path / name) is None


# Pixels -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "avif", "mpo"])
def test_pictures_are_turned_as_the_camera_says(tmp_path, orientation, suffix):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    shown = corners()
    inverse = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = shown if orientation == 1 else shown.transpose(Image.Transpose(inverse[orientation]))
    options = {"save_all": True, "append_images": [Image.new("RGB", (9, 9))]} if suffix == "mpo" else {}
    if suffix in ("webp", "avif", "jpg"):
        options["quality"] = 100
    path = save(stored, tmp_path / f"a.{suffix}", exif=exif, **options)
    assert media.media_kind(path) == "image"
    image = media.open_image(path)
    assert image.size == shown.size
    for place in ((3, 3), (36, 3), (3, 16), (36, 16)):
        difference = np.subtract(image.getpixel(place), shown.getpixel(place))
        assert np.abs(difference).max() < 40, place


def test_damaged_notes_do_not_make_a_damaged_picture(tmp_path):
    path = save(corners(), tmp_path / "a.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xffgarbage")
    assert media.open_image(path).size == (40, 20)


def test_transparency_becomes_white(tmp_path):
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    image.putpixel((1, 1), (0, 0, 0, 128))
    palette = image.convert("P")
    palette.info["transparency"] = palette.getpixel((0, 0))
    for name, each in (
        ("a.png", image),
        ("a.webp", image),
        ("p.png", palette),
        ("la.png", image.convert("LA")),
    ):
        options = {"lossless": True} if name.endswith("webp") else {}
        assert media.open_image(save(each, tmp_path / name, **options)).getpixel((0, 0)) == (255, 255, 255)
    assert media.open_image(tmp_path / "a.png").getpixel((1, 1)) == (127, 127, 127)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.full((4, 4), 0x8000, np.uint16), [128]),
        (np.array([[0.0, 0.5, 1.0]], np.float32), [0, 128, 255]),
        (np.array([[0.0, 500.0, 1000.0]], np.float32), [0, 128, 255]),
        (np.array([[-1.0, np.nan, 1.0]], np.float32), [0, 128, 255]),
        (np.array([[0, 128, 255]], np.int32), [0, 128, 255]),
        (np.array([[0, 32768, 65535]], np.int32), [0, 128, 255]),
        (np.array([[0, 2**30, 2**31 - 1]], np.int32), [0, 128, 255]),
    ],
)
def test_wide_values_are_scaled(tmp_path, values, expected):
    path = save(Image.fromarray(values), tmp_path / "a.tiff")
    pixels = np.asarray(media.open_image(path))[0, :, 0]
    assert np.abs(pixels[: len(expected)].astype(int) - expected).max() <= 1


def test_sixteen_bits_of_png_are_scaled(tmp_path):
    path = save(Image.fromarray(np.full((4, 4), 0x8000, np.uint16)), tmp_path / "a.png")
    assert media.open_image(path).getpixel((0, 0)) == (128, 128, 128)


def test_unsigned_integers_of_tiff_are_not_taken_for_signed(tmp_path):
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    values = np.array([[0, 2**31, 2**32 - 1]], np.uint32)
    image = Image.fromarray(values.view(np.int32))
    tags[339] = 1
    path = save(image, tmp_path / "a.tiff", tiffinfo=tags)
    content = path.read_bytes().replace(
        struct.pack("<HHIHH", 339, 3, 1, 2, 0), struct.pack("<HHIHH", 339, 3, 1, 1, 0)
    )
    path.write_bytes(content)
    assert np.asarray(media.open_image(path))[0, :, 0].tolist() == [0, 128, 255]


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "CMYK", "YCbCr", "LAB", "HSV", "RGBX", "RGBa", "I", "F", "I;16"]
)
def test_every_mode_becomes_rgb(mode):
    assert media.open_image(Image.new(mode, (3, 2))).mode == "RGB"


def test_pictures_of_the_callers_are_left_as_they_are():
    image = corners()
    image.getexif()[ORIENTATION] = 6
    assert media.open_image(image).size == (20, 40)
    assert image.size == (40, 20)


def test_cmyk_of_printers_keeps_its_colors(tmp_path):
    path = save(corners().convert("CMYK"), tmp_path / "a.jpg", quality=100)
    red, green, blue = media.open_image(path).getpixel((3, 3))
    assert red > 200
    assert max(green, blue) < 60


def test_the_primary_page_of_a_tiff_is_no_thumbnail(tmp_path):
    thumbnail, whole = Image.new("RGB", (16, 8)), corners()
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}
    path = save(thumbnail, tmp_path / "a.tiff", save_all=True, append_images=[whole], tiffinfo={254: 1})
    image = Image.open(path)
    if image.tag_v2.get(254) == 1:
        image.seek(1)
        expected = (40, 20) if not image.tag_v2.get(254) else None
        if expected:
            assert media.open_image(path).size == expected
            return
    with pytest.raises(UnsupportedMedia, match="a camera's raw file"):
        media.open_image(path)


@pytest.mark.parametrize(
    ("suffix", "missing"), [("jpg", 2), ("jpg", 60), ("png", 12), ("png", 200), ("bmp", 30), ("tiff", 0)]
)
def test_a_few_missing_bytes_are_tolerated(tmp_path, suffix, missing):
    path = save(noise(96, 96), tmp_path / f"a.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size - missing])
    image = np.asarray(media.open_image(path)).astype(int)
    if suffix != "jpg":
        assert np.array_equal(image[16:80], np.asarray(noise(96, 96))[16:80])


@pytest.mark.parametrize(("suffix", "missing"), [("webp", 2), ("webp", 64), ("jp2", 2)])
def test_a_few_missing_bytes_are_made_up_for(tmp_path, suffix, missing):
    path = save(corners().resize((960, 960), resample=Image.Resampling.BICUBIC), tmp_path / f"a.{suffix}")
    whole = np.asarray(media.open_image(path)).astype(int)
    path.write_bytes(path.read_bytes()[:-missing])
    assert abs(np.asarray(media.open_image(path)) - whole).mean() < 4


@pytest.mark.parametrize("missing", [1, 40])
def test_an_avif_without_its_last_bytes_is_shown_or_called_damaged(tmp_path, missing):
    """Chromium paints nothing of one; here, zeros make up for the bytes of some."""
    path = save(corners().resize((320, 160)), tmp_path / "a.avif")
    path.write_bytes(path.read_bytes()[:-missing])
    with pytest.raises(DamagedMedia, match="is a damaged picture"):
        media.open_image(path)
    path = save(noise(96, 96), path)
    whole = np.asarray(media.open_image(path)).astype(int)
    path.write_bytes(path.read_bytes()[:-missing])
    assert abs(np.asarray(media.open_image(path)) - whole).mean() < 8


@pytest.mark.parametrize("missing", [1, 64, 300])
def test_a_few_missing_bytes_of_a_phones_picture_cost_no_tile(tmp_path, missing):
    whole = np.asarray(media.open_image(CASES / "grid.heic")).astype(int)
    (tmp_path / "a.heic").write_bytes((CASES / "grid.heic").read_bytes()[:-missing])
    assert abs(np.asarray(media.open_image(tmp_path / "a.heic")) - whole).mean() < 2


def test_a_phones_picture_without_a_tile_is_damaged(tmp_path):
    content = (CASES / "grid.heic").read_bytes()
    (tmp_path / "a.heic").write_bytes(content[: -len(content) // 10])
    with pytest.raises(DamagedMedia, match="is a damaged picture"):
        media.open_image(tmp_path / "a.heic")


def test_a_progressive_picture_that_breaks_off_is_shown(tmp_path):
    whole = save(corners().resize((400, 200)), tmp_path / "a.jpg", progressive=True, quality=95)
    whole.write_bytes(whole.read_bytes()[:-200])
    assert media.open_image(whole).getpixel((30, 30))[0] > 200


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp", "tiff", "avif"])
def test_half_a_picture_is_damaged(tmp_path, suffix):
    path = save(noise(96, 96), tmp_path / f"half.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DamagedMedia, match="is a damaged picture"):
        media.open_image(path)


# Limits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [8000, 20000])
def test_decompression_bombs_are_not_unpacked(tmp_path, side):
    path = make_png(tmp_path / "bomb.png", side, side)
    with pytest.raises(MediaTooLarge, match="50 MP"):
        media.open_image(path)
    assert media.read_settings(path) is None


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt"])
def test_long_texts_do_not_make_a_damaged_picture(tmp_path, kind):
    """They are not unpacked; browsers show such a picture."""
    text = (b"\0" if kind == b"zTXt" else b"\1\0\0\0") + zlib.compress(b"a" * 2_000_000)
    path = make_png(tmp_path / "a.png", 16, 8, (kind, b"Comment\0" + text))
    assert media.open_image(path).size == (16, 8)


def test_extreme_shapes_can_be_padded():
    assert media.pad_to_square(media.open_image(CASES / "20000x3.png"), 64).size == (64, 64)


def test_very_large_files_are_refused(tmp_path):
    with open(tmp_path / "a.mp4", "wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(300_000_000)
    for read in (media.open_image, media.media_kind, lambda path: media.open_video(path, 3)):
        with pytest.raises(MediaTooLarge, match=rf"300 MB\): the limit is {MAX_FILE_MB} MB"):
            read(tmp_path / "a.mp4")
    assert media.read_settings(tmp_path / "a.mp4") is None


# Animations -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_animations_are_videos(tmp_path, suffix):
    frames = [Image.fromarray(frame) for frame in gray_ramp(9).frames]
    path = save(frames[0], tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:], duration=100)
    assert media.media_kind(path) == "video"
    clip = media.open_video(path, 3)
    assert [round(frame.mean() / 10) for frame in clip.frames] == [0, 4, 8]
    assert clip.fps == pytest.approx(3 / 0.9)
    assert media.open_image(path).size == (64, 48)


@pytest.mark.parametrize("suffix", ["gif", "webp", "png", "tiff", "mpo", "avif"])
def test_several_pictures_that_do_not_move_are_a_picture(tmp_path, suffix):
    first = corners()
    path = save(first, tmp_path / f"a.{suffix}", save_all=True, append_images=[first.copy(), first.copy()])
    assert media.media_kind(path) == "image"
    assert media.open_image(path).size == (40, 20)


def test_parts_of_the_canvas_that_no_frame_covers_are_white(tmp_path):
    path = make_partial_webp(tmp_path / "a.webp", (100, 50), Image.new("RGB", (20, 20), "red"), [0, 40])
    assert media.media_kind(path) == "video"
    first, second = media.open_video(path, 2).frames
    assert first[5, 5].tolist() == second[5, 45].tolist() == [255, 0, 0]
    assert first[5, 45].tolist() == second[45, 90].tolist() == [255, 255, 255]
    assert media.open_image(path).getpixel((90, 45)) == (255, 255, 255)


def test_pages_are_no_clip(tmp_path):
    path = save(corners(), tmp_path / "a.tiff", save_all=True, append_images=[noise()])
    assert media.media_kind(path) == "image"
    assert media.open_image(path).getpixel((3, 3)) == (255, 0, 0)


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_frames_of_animations_count_for_as_long_as_they_are_shown(tmp_path, suffix):
    """The first of four frames is shown for half of the time up to the last one."""
    frames = [Image.fromarray(frame) for frame in gray_ramp(4).frames]
    path = save(
        frames[0],
        tmp_path / f"a.{suffix}",
        save_all=True,
        append_images=frames[1:],
        duration=[600, 300, 300, 100],
    )
    clip = media.open_video(path, 5)
    assert [round(frame.mean() / 10) for frame in clip.frames] == [0, 0, 1, 2, 3]
    assert clip.fps == pytest.approx(5 / 1.3)


def test_frames_without_a_duration_are_shown_as_browsers_do(tmp_path):
    path = make_gif(tmp_path / "a.gif", 8, 4)
    path.write_bytes(path.read_bytes().replace(b"\x21\xf9\x04\x04\x0a\0", b"\x21\xf9\x04\x04\0\0"))
    assert media.open_video(path, 4).fps == pytest.approx(10)


def test_a_gif_that_breaks_off_shows_what_it_has(tmp_path):
    frames = [Image.fromarray(frame) for frame in gray_ramp(9).frames]
    path = save(frames[0], tmp_path / "a.gif", save_all=True, append_images=frames[1:], duration=100)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert len(media.open_video(path, 9).frames) == 9


def test_the_picture_for_those_without_animation_is_no_frame(tmp_path):
    frames = [Image.fromarray(frame) for frame in gray_ramp(3).frames]
    path = save(
        corners().resize((64, 48)),
        tmp_path / "a.png",
        save_all=True,
        append_images=frames,
        duration=100,
        default_image=True,
    )
    clip = media.open_video(path, 3)
    assert [round(frame.mean() / 10) for frame in clip.frames] == [0, 1, 2]


def test_still_pictures_can_be_looked_at_as_clips(tmp_path):
    clip = media.open_video(save(corners(), tmp_path / "a.png"), 4)
    assert clip.frames.shape == (4, 20, 40, 3)
    assert clip.fps == 0


def test_an_animation_on_a_huge_canvas_is_refused():
    with pytest.raises(MediaTooLarge, match="500 MP"):
        media.open_video(CASES / "big200.gif", 9)
