"""The files that results become."""

import numpy as np
import pytest
from fake_pipeline import CHECKPOINT, FakePipeline
from PIL import Image

from showo2 import media
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.app.i18n import t
from showo2.app.limits import LIMITS
from showo2.checkpoints import RELEASED, Task
from showo2.errors import DiskFull
from showo2.outputs import Clip, Drawing
from showo2.requests import TextToImage


def image_request(**values) -> TextToImage:
    return TextToImage.resolve(CHECKPOINT, LIMITS, **({"prompt": "a boat"} | values))


def test_results_carry_their_settings_and_share_no_folder():
    request = image_request(num_images=2)
    clips = tuple(Clip(np.zeros((1, 8, 8, 3), np.uint8)) for _ in range(2))
    results = Results(FakePipeline(), request.settings)
    first, second = results.write_images(Drawing(7, 7, (5, 6), clips=clips))
    assert first.parent != second.parent
    assert media.read_settings(second) == {
        "task": "text_to_image",
        "prompt": "a boat",
        "width": 128,
        "height": 128,
        "num_inference_steps": CHECKPOINT.num_inference_steps,
        "guidance_scale": 3.0,
        "guidance_start": 0.0,
        "guidance_stop": 0.6,
        "solver": "euler",
        "cache_threshold": 0.0,
        "quality": "exact",
        "seed": 6,
        "checkpoint": "nano",
        "precision": "float32",
    }


@pytest.mark.parametrize(("language", "prompt"), [("en", "a story about a cat"), ("zh", "讲一个猫的故事")])
def test_a_story_told_by_a_stand_in_says_so_in_its_language(tmp_path, language, prompt):
    media.write_png(Image.new("RGB", (8, 8)), tmp_path / "scene.png", {})
    pages = [StoryPage("...", tmp_path / "scene.png")]
    settings = {"task": Task.STORY, "prompt": prompt}
    page, *_ = Results(FakePipeline(RELEASED[0]), settings).write_story(pages, 7)
    assert t(language, "story_made_as_stand_in") in page.read_text("utf-8")
    page, *_ = Results(FakePipeline(), settings).write_story(pages, 7)
    assert t(language, "story_made_as_stand_in") not in page.read_text("utf-8")


def test_a_full_disk_is_told_and_the_seed_is_not_lost(monkeypatch):
    results = Results(FakePipeline(), image_request().settings)
    drawing = Drawing(7, 7, (5,), clips=(Clip(np.zeros((5, 16, 16, 3), np.uint8), 8.0),))
    for name, write in (("write_images", "write_png"), ("write_video", "write_mp4")):
        real = getattr(media, write)
        # A device without room for a byte. libav does not always say why, so the room left is looked at.
        monkeypatch.setattr(
            f"showo2.app.files.results.{write}",
            lambda content, path, settings, real=real: (
                path.symlink_to("/dev/full"),
                real(content, path, settings),
            ),
        )
        monkeypatch.setattr("showo2.app.files.folders._is_full", lambda folder: True)
        with pytest.raises(DiskFull, match="seed 5"):
            getattr(results, name)(drawing)


def test_other_failures_of_writing_are_not_taken_for_a_full_disk(monkeypatch):
    results = Results(FakePipeline(), image_request().settings)
    drawing = Drawing(7, 7, (5,), clips=(Clip(np.zeros((1, 8, 8, 3), np.uint8)),))

    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr("showo2.app.files.results.write_png", refuse)
    with pytest.raises(PermissionError):
        results.write_images(drawing)
