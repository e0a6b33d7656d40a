"""Requests and outputs between processes: what arrives is what was sent, without files, and nothing twice."""

import pickle
from pathlib import Path

import numpy as np
import pytest
from fake_pipeline import CHECKPOINT, MIXED_CHECKPOINT
from PIL import Image

from showo2.cluster.wire import Receiver, Sender, with_pixels
from showo2.media import digest, write_mp4
from showo2.outputs import Clip, Drawing, Reply
from showo2.requests import Chat, TextToImage
from showo2.resources import EXAMPLES
from showo2.tasks.pixels import DRAWN, see_clip, see_drawn_clip, see_picture

PICTURE = EXAMPLES / "scene.png"


@pytest.fixture
def clip() -> Clip:
    frames = np.random.default_rng(0).integers(0, 255, (5, 64, 64, 3), np.uint8)
    return Clip(frames, fps=8.0)


def reply(*parts: str | Drawing, watched: tuple[Clip, ...] = ()) -> Reply:
    return Reply(parts, finished=False, seed=1, num_tokens=len(parts), watched=watched)


def chat(*blocks: dict, checkpoint=CHECKPOINT, **options) -> Chat:
    return Chat.resolve(checkpoint, messages=[{"role": "user", "content": list(blocks)}], **options)


def test_a_clip_travels_once_for_as_long_as_outputs_hold_it(clip):
    drawn = Drawing(1, 1, (1,), clips=(clip,))
    sender, receiver = Sender(), Receiver()
    sizes = []
    for sent in (reply("A", drawn), reply("A", drawn, "B", watched=(clip,)), reply("C"), reply(drawn)):
        packed = sender.pack(sent)
        got = receiver.unpack(packed)
        sizes.append(len(packed) > clip.frames.nbytes)
        assert got.text == sent.text
        for part, original in zip(got.parts, sent.parts, strict=True):
            if isinstance(part, Drawing):
                assert np.array_equal(part.clips[0].frames, original.clips[0].frames)
    assert sizes == [True, False, False, True]


def test_conversations_travel_without_their_files(clip, tmp_path):
    write_mp4(clip, tmp_path / "clip.mp4", {})
    request = chat(
        {"type": "image", "image": PICTURE},
        {"type": "video", "video": tmp_path / "clip.mp4"},
        {"type": "text", "text": "What?"},
    )
    sent = pickle.loads(pickle.dumps(with_pixels(request, CHECKPOINT)))
    picture, shown, text = sent.messages[0]["content"]
    assert isinstance(picture["image"], Image.Image)
    assert len(shown["video"].frames) == CHECKPOINT.video_reading.num_frames
    assert text == {"type": "text", "text": "What?"}
    assert not any(isinstance(value, str | Path) for value in (picture["image"], shown["video"]))


def test_other_requests_travel_as_they_are():
    request = TextToImage.resolve(CHECKPOINT, prompt="a boat", seed=1)
    assert with_pixels(request, CHECKPOINT) is request


def test_what_arrives_is_seen_as_the_file_would_be(small_pipeline, clip, tmp_path):
    components = small_pipeline._components
    checkpoint = components.checkpoint
    write_mp4(clip, tmp_path / "clip.mp4", {})
    request = chat(
        {"type": "image", "image": PICTURE},
        {"type": "video", "video": tmp_path / "clip.mp4"},
        checkpoint=checkpoint,
    )
    picture, shown = with_pixels(request, checkpoint).messages[0]["content"]
    assert see_picture(components, picture["image"]).digest == see_picture(components, PICTURE).digest
    there, here = see_clip(components, shown["video"]), see_clip(components, tmp_path / "clip.mp4")
    assert there.digest == here.digest
    assert there.frames().fps == pytest.approx(here.frames().fps)


def test_a_clip_that_was_drawn_is_known_again_where_it_was_drawn(small_pipeline, clip, tmp_path, monkeypatch):
    """Encoding its file was lossy, and only this process knows what it wrote."""
    write_mp4(clip, tmp_path / "clip.mp4", {})
    block = {"type": "video", "video": tmp_path / "clip.mp4"}
    messages = [
        {"role": "user", "content": "Draw."},
        {"role": "assistant", "content": [block]},
        {"role": "user", "content": "What?"},
    ]
    request = Chat.resolve(MIXED_CHECKPOINT, messages=messages, num_frames=5)
    (block,) = with_pixels(request, MIXED_CHECKPOINT).messages[1]["content"]
    assert block["video"].written == digest(clip.frames)
    latents, drawn = object(), f"{DRAWN} {digest(clip.frames)}"
    cache = small_pipeline._components.prefix_cache
    monkeypatch.setattr(cache, "find_latents", lambda key: latents if key == drawn else None)
    found = see_drawn_clip(small_pipeline._components, block["video"], request.size, 5)
    assert found.latents is latents
