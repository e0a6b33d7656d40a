"""Untrusted files: the same results from worker processes, and an end to whatever would hold
the place."""

import contextlib
import os
import random
import struct
import threading
import time
import zlib

import numpy as np
import psutil
import pytest
from media_files import CASES, gray_ramp, make_gif, make_partial_webp, make_png, make_video, save
from PIL import Image

from showo2 import media
from showo2.errors import (
    DamagedMedia,
    FilesTooLarge,
    FilesTooSlow,
    MediaTooLarge,
    MediaTooSlow,
    ReadersBusy,
    Showo2Error,
    UnreadableMedia,
    UnsupportedMedia,
)
from showo2.media import Budget, ReadingCancelled, opening, pool
from showo2.media.limits import MAX_READING_MB, MAX_READING_SECONDS, MAX_SIDE
from showo2.media.pool import ReaderPool

FUZZED = 60  # files; SHOWO2_FUZZ raises it


@pytest.fixture(scope="module")
def readers():
    pool = ReaderPool()
    yield pool
    pool.close()


def workers() -> list[psutil.Process]:
    """The running ones; a killed worker may still be listed for a moment, as a zombie."""
    running = []
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # zombies included
            if "showo2.media.worker" in child.cmdline():
                running.append(child)
    return running


def worker_memory() -> list[int]:
    """Resident bytes of each worker that runs."""
    memory = []
    for worker in workers():
        with contextlib.suppress(psutil.NoSuchProcess):  # ended since
            memory.append(worker.memory_info().rss)
    return memory


def outcome(call, *arguments):
    """What a call gives, in a form that can be compared."""
    try:
        result = call(*arguments)
    except Showo2Error as error:
        return str(error)
    if isinstance(result, Image.Image):
        return np.asarray(result).tobytes()
    return (
        result if result is None or isinstance(result, (str, dict)) else (result.frames.tobytes(), result.fps)
    )


# Results ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_a_worker_gives_what_this_process_gives(readers, path):
    assert outcome(readers.media_kind, path) == outcome(media.media_kind, path)
    assert outcome(readers.read_settings, path) == outcome(media.read_settings, path)
    assert outcome(readers.open_video, path, 5) == outcome(media.open_video, path, 5)
    if path.name not in ("20000x3.png", "big200.gif"):  # reduced
        assert outcome(readers.open_image, path) == outcome(media.open_image, path)


def test_large_pictures_are_reduced(readers, tmp_path):
    assert readers.open_image(CASES / "20000x3.png").size == (2000, 1)
    exif = Image.Exif()
    exif[0x0112] = 6
    for mode, suffix in (("RGB", "jpg"), ("RGBA", "png"), ("P", "png"), ("1", "png"), ("I;16", "png")):
        path = save(Image.new(mode, (5000, 100)), tmp_path / f"{mode}.{suffix}", exif=exif)
        width, height = readers.open_image(path).size
        assert width < 60
        assert 1600 < height <= MAX_SIDE


@pytest.mark.parametrize("name", ["missing.png", "no\0name.png", "\udcff.png"])
def test_what_is_not_there_is_said_not_to_be(readers, name):
    with pytest.raises(UnreadableMedia):
        readers.open_image(name)
    assert readers.read_settings(name) is None


def test_names_in_any_encoding(readers, tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"\xff\xe6.png")
    Image.new("RGB", (8, 8)).save(os.fsdecode(path), format="PNG")
    assert readers.open_image(os.fsdecode(path)).size == (8, 8)


def test_workers_are_started_once(readers):
    readers.media_kind(CASES / "vfr.mp4")
    before = {worker.pid for worker in workers()}
    for name in ("a.ogv", "grid.heic", "loop.eps"):
        outcome(readers.open_image, CASES / name)
    assert {worker.pid for worker in workers()} - before == set() or len(workers()) == 2


def test_a_file_that_changes_is_read_again(readers, tmp_path):
    path = save(Image.new("RGB", (8, 8)), tmp_path / "a.png")
    assert readers.open_image(path).size == (8, 8)
    save(Image.new("RGB", (16, 16)), path)
    assert readers.open_image(path).size == (16, 16)


def test_a_host_isolates_every_file(monkeypatch):
    monkeypatch.setattr(opening, "_isolated", None)
    monkeypatch.setattr(opening.atexit, "register", lambda function: function)
    media.isolate_files()
    isolated = opening._isolated
    assert media.media_kind(CASES / "vfr.mp4") == "video"
    assert media.open_image(Image.new("L", (3, 3))).mode == "RGB"
    with pytest.raises(UnsupportedMedia):
        media.open_image(CASES / "loop.eps")
    assert len(isolated._answers._kept) == 2
    isolated.close()


def test_what_is_read_ahead_is_at_hand(monkeypatch):
    """Even where there is no worker any longer; what cannot be read is told at once."""
    readers = ReaderPool(1)
    monkeypatch.setattr(opening, "_isolated", readers)
    for name in ("vfr.mp4", "grid.heic"):
        media.read_ahead(CASES / name, 5)
    with pytest.raises(UnsupportedMedia):
        media.read_ahead(CASES / "pic.svg", 5)
    readers.close()
    monkeypatch.setattr(readers, "_call", None)
    assert media.media_kind(CASES / "vfr.mp4") == "video"
    assert len(media.open_video(CASES / "vfr.mp4", 5).frames) == 5
    assert media.open_image(CASES / "grid.heic").size == (1024, 1024)


def test_what_is_known_to_be_readable_is_not_read_ahead_again(monkeypatch):
    readers = ReaderPool(1)
    readers.read_ahead(CASES / "vfr.mp4", 5)
    readers._answers._kept.popitem()
    readers.read_ahead(CASES / "vfr.mp4", 5)
    assert len(readers._answers._kept) == 1
    readers.close()


# Limits -----------------------------------------------------------------------------------------------------


def test_a_file_that_takes_too_long_costs_a_process(readers):
    with (
        media.reading_within(Budget(seconds=0.0)),
        pytest.raises(MediaTooSlow, match=r"a\.ogv takes more than"),
    ):
        readers.open_video(CASES / "a.ogv", 3)
    assert len(readers.open_video(CASES / "a.ogv", 3).frames) == 3


def test_files_of_one_request_share_their_time(readers):
    budget = Budget()
    with media.reading_within(budget):
        readers.open_video(CASES / "a.ogv", 6)
        used = MAX_READING_SECONDS - budget.seconds_left
        assert used > 0
        budget.seconds_left = 0.0
        with pytest.raises(MediaTooSlow, match=r"a\.ogv takes more than"):  # no other file took any time
            readers.open_video(CASES / "a.ogv", 5)
        with pytest.raises(FilesTooSlow, match="together"):
            readers.open_video(CASES / "vfr.mp4", 6)


def test_files_of_one_request_share_their_memory(readers):
    with media.reading_within(Budget(megabytes=4)):
        readers.open_image(CASES / "grid.heic")  # 3.1 MB
        with pytest.raises(FilesTooLarge, match="MB of pixels"):
            readers.open_image(CASES / "grid.heic")


def test_a_file_that_takes_too_much_memory_costs_a_process(readers, monkeypatch):
    monkeypatch.setattr(pool, "MAX_READING_MB", 1)
    with pytest.raises(MediaTooLarge, match="MB of memory"):
        readers.open_video(CASES / "a.ogv", 4)
    monkeypatch.undo()
    assert len(readers.open_video(CASES / "a.ogv", 4).frames) == 4


def test_a_decoder_that_breaks_costs_a_process(tmp_path):
    readers = ReaderPool(1)
    readers.media_kind(CASES / "vfr.mp4")
    (worker,) = (each for each in [readers._free.get()] if each is not None)
    readers._free.put(worker)
    worker._process.kill()
    worker._process.wait()
    assert readers.media_kind(CASES / "a.ogv") == "video"  # by another
    (tmp_path / "a.gif").write_bytes((CASES / "big200.gif").read_bytes())
    killer = threading.Timer(0.1, lambda: [each.kill() for each in workers()])
    killer.start()
    with pytest.raises(DamagedMedia, match=r"a\.gif is a damaged file"):
        readers.open_image(tmp_path / "a.gif")
    assert readers.media_kind(CASES / "grid.heic") == "image"
    readers.close()


def test_a_visitor_who_leaves_is_not_waited_for(readers):
    budget = Budget()
    budget.cancelled.set()
    with media.reading_within(budget), pytest.raises(ReadingCancelled):
        readers.open_video(CASES / "vfr.mp4", 7)
    assert len(readers.open_video(CASES / "vfr.mp4", 7).frames) == 7


def test_too_many_files_at_a_time_are_told_so(monkeypatch):
    readers = ReaderPool(0)
    monkeypatch.setattr(pool, "WAIT_SECONDS", 0.01)
    with pytest.raises(ReadersBusy):
        readers.media_kind(CASES / "vfr.mp4")


# Files that are made to hold the place ---------------------------------------------------------------------


def bombs(folder):
    """Hostile files, by name, and what they are read as."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    text = zlib.compress(bytes(100_000_000))
    yield CASES / "loop.eps", UnsupportedMedia
    (folder / "a.fits").write_bytes(b"SIMPLE  =                    T" + b" " * 3000)
    yield folder / "a.fits", UnsupportedMedia
    yield make_png(folder / "bomb.png", 30_000, 30_000), MediaTooLarge
    yield make_gif(folder / "many.gif", 7000, 36_000), MediaTooLarge
    yield make_gif(folder / "more.gif", 70, 40_000), MediaTooLarge
    yield make_gif(folder / "comment.gif", 16, 2, b"x" * 8_000_000), None
    dot = Image.new("RGB", (1, 1))
    yield make_partial_webp(folder / "canvas.webp", (16_000, 16_000), dot, [0, 2, 4]), MediaTooLarge
    (folder / "grid.heic").write_bytes(with_sides((CASES / "grid.heic").read_bytes(), 60_000))
    yield folder / "grid.heic", MediaTooLarge
    comment = b"showo2\0\1\0\0\0" + text
    yield make_png(folder / "text.png", 16, 16, (b"iTXt", comment)), None
    yield make_png(folder / "icc.png", 16, 16, (b"iCCP", b"icc\0\0" + text)), None
    yield (
        make_video(folder / "long.mp4", np.repeat(noise[None], 2, 0), times=[0, 36_000], rate=1),
        MediaTooLarge,
    )
    large = np.zeros((2, 6000, 6000, 3), np.uint8)
    yield make_video(folder / "36mp.avi", large, "mjpeg", "yuvj420p"), MediaTooLarge
    tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 256, 4, 1, 1) + struct.pack("<I", 8)
    (folder / "loop.tiff").write_bytes(tiff)  # whose directory is its own next one
    yield folder / "loop.tiff", DamagedMedia


def with_sides(heic: bytes, side: int) -> bytes:
    """A HEIC file whose pictures claim to be squares of `side` px."""
    before, *claims = heic.split(b"ispe")
    return b"ispe".join(
        [before, *(claim[:4] + struct.pack(">II", side, side) + claim[12:] for claim in claims)]
    )


def test_bombs_end_with_a_sentence(readers, tmp_path):
    """Within MAX_READING_SECONDS and MAX_READING_MB, which the pool sees to itself."""
    highest = psutil.Process().memory_info().rss
    for path, error in bombs(tmp_path):
        for read in (readers.media_kind, readers.open_image, lambda path: readers.open_video(path, 9)):
            result = outcome(read, path)
            if isinstance(result, str) and result not in ("image", "video"):
                assert path.name in result
        if error is not None:
            with pytest.raises((error, MediaTooSlow)):
                readers.open_video(path, 9)
        assert readers.read_settings(path) is None
        assert all(memory < 1e6 * MAX_READING_MB for memory in worker_memory())
    assert psutil.Process().memory_info().rss - highest < 300e6


def test_a_picture_of_fifty_megapixels_fits(readers, tmp_path):
    path = make_png(tmp_path / "a.png", 8000, 6200)
    assert readers.open_image(path).size == (2000, 1550)


# Fuzz -------------------------------------------------------------------------------------------------------


def seeds(folder):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (24, 32, 3), np.uint8))
    frames = [noise.rotate(90 * turn) for turn in range(3)]
    for suffix in ("png", "jpg", "webp", "gif", "tiff", "bmp", "avif", "ico", "ppm"):
        yield save(noise, folder / f"a.{suffix}")
    for suffix in ("png", "webp", "gif"):
        yield save(
            frames[0], folder / f"moving.{suffix}", save_all=True, append_images=frames[1:], duration=90
        )
    clip = gray_ramp(6)
    media.write_mp4(clip, folder / "a.mp4", {"prompt": "a boat", "task": "text_to_video"})
    yield folder / "a.mp4"
    for suffix, codec in (("mkv", "libx264"), ("webm", "libvpx-vp9"), ("ts", "mpeg2video"), ("avi", "mpeg4")):
        yield make_video(folder / f"a.{suffix}", clip.frames, codec)
    yield from (CASES / name for name in ("grid.heic", "mpo_scene.jpg", "a.ogv", "s_surr.png"))


def mutated(content: bytes, generator: random.Random) -> bytes:
    """A file with a few bytes changed, cut off, doubled, or set to what lengths and counts overflow at."""
    data = bytearray(content)
    for _ in range(generator.randrange(1, 8)):
        place = generator.randrange(min(len(data), generator.choice((64, 512, len(data)))))
        kind = generator.randrange(5)
        if kind == 0:
            data[place] = generator.randrange(256)
        elif kind == 1:
            data[place : place + 4] = generator.choice(
                (b"\xff" * 4, b"\x7f\xff\xff\xff", bytes(4), b"\0\0\xff\xff")
            )
        elif kind == 2:
            del data[place : place + generator.randrange(1, 64)]
        elif kind == 3:
            data[place:place] = data[place : place + generator.randrange(1, 256)]
        else:
            del data[max(16, place) :]
        data = data or bytearray(b"\0")
    return bytes(data)


def test_damaged_files_of_every_kind_end_with_a_sentence(readers, tmp_path):
    """Whatever a file holds: a picture, a clip, or one of our sentences, never another exception."""
    generator = random.Random(7)
    originals = [(path.name, path.read_bytes()) for path in seeds(tmp_path)]
    slowest = 0.0
    for number in range(int(os.environ.get("SHOWO2_FUZZ", FUZZED))):
        name, content = generator.choice(originals)
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(mutated(content, generator))
        begin = time.monotonic()
        for call in (readers.media_kind, readers.open_image, readers.read_settings):
            outcome(call, path)
        outcome(readers.open_video, path, 4)
        slowest = max(slowest, time.monotonic() - begin)
        path.unlink()
    print(f"slowest file: {slowest:.1f} s")
