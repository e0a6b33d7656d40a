"""The safety checker: what it holds back, and that nothing leaves by another way."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from gradio_client import Client
from PIL import Image
from served_pages import serving
from transformers import ViTConfig, ViTForImageClassification

from showo2.app.components.progress import Progress
from showo2.app.i18n import t
from showo2.checkpoints import Task
from showo2.errors import UnusableSafetyChecker
from showo2.loading.loader import load
from showo2.pipeline import Pipeline
from showo2.safety import GRAY, SafetyChecker

OPTIONS = {"num_inference_steps": 3, "seed": 1}


def write_checker(folder: Path, verdict: str, labels: tuple[str, ...] = ("normal", "nsfw")) -> Path:
    """A classifier that says `verdict` whatever it sees."""
    config = ViTConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        image_size=32,
        patch_size=16,
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
    )
    model = ViTForImageClassification(config)
    model.classifier.weight.data.zero_()
    model.classifier.bias.data.fill_(-9.0)[labels.index(verdict)] = 9.0
    model.save_pretrained(folder)
    processor = {
        "image_processor_type": "ViTImageProcessor",
        "size": {"height": 32, "width": 32},
        "image_mean": [0.5] * 3,
        "image_std": [0.5] * 3,
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(processor))
    return folder


@pytest.fixture
def strict(small_folder, tmp_path) -> Pipeline:
    """A pipeline whose checker lets nothing through."""
    return pipeline_with(small_folder, write_checker(tmp_path / "strict", "nsfw"))


def pipeline_with(small_folder: Path, checker: Path) -> Pipeline:
    return Pipeline(
        load(small_folder, device="cpu", dtype="float32"), checker=SafetyChecker.load(str(checker))
    )


def test_what_is_harmless_is_given_out_as_it_is(small_pipeline, small_folder, tmp_path):
    mild = pipeline_with(small_folder, write_checker(tmp_path / "mild", "normal"))
    *_, expected = small_pipeline.text_to_image("a cat", **OPTIONS)
    *_, found = mild.text_to_image("a cat", **OPTIONS)
    assert np.array_equal(found.clips[0].frames, expected.clips[0].frames)
    assert found.withheld == 0


def test_nothing_harmful_leaves_by_any_task_and_nothing_unjudged(strict):
    picture = Image.new("RGB", (64, 64), "red")
    calls = (
        strict.text_to_image("a cat", num_images=2, **OPTIONS),
        strict.text_to_video("a cat", **OPTIONS),
        strict.image_to_video(picture, "it moves", **OPTIONS),
    )
    for call, count in zip(calls, (2, 1, 1), strict=True):
        *before, last = call
        assert all(drawing.preview == () for drawing in before)
        assert last.finished
        assert last.withheld == count
        assert all((clip.frames == GRAY).all() for clip in (*last.clips, *last.preview))
    for story in strict.tell_story("a cat", text="It rains.", max_scenes=1, **OPTIONS):
        for scene in story.scenes:
            if scene.drawing is not None:
                assert all(
                    (clip.frames == GRAY).all() for clip in (*scene.drawing.clips, *scene.drawing.preview)
                )
    assert [scene.drawing.withheld for scene in story.scenes if scene.drawing] == [1]


def test_pictures_inside_an_answer_are_judged(strict, monkeypatch):
    tokenizer = strict._components.tokenizer
    tokens = iter([*tokenizer.encode("one"), tokenizer.special.image_start, tokenizer.special.eos])
    monkeypatch.setattr(
        "showo2.tasks.conversation.token_sampler", lambda decoding: lambda logits: next(tokens)
    )
    drawing_pipeline = Pipeline(
        replace(strict._components, checkpoint=replace(strict.checkpoint, tasks=tuple(Task))),
        checker=strict._checker,
    )
    *before, last = drawing_pipeline.chat([{"role": "user", "content": "draw a cat"}], **OPTIONS)
    steps = [
        part for reply in before for part in reply.parts if not isinstance(part, str) and not part.finished
    ]
    assert steps
    assert all(drawing.preview == () for drawing in steps)
    text, drawing = last.parts
    assert (text, drawing.withheld) == ("one", 1)
    assert all((clip.frames == GRAY).all() for clip in (*drawing.clips, *drawing.preview))


def test_each_picture_is_judged_once_and_stays_one(strict, monkeypatch):
    judged = []
    monkeypatch.setattr(strict._checker, "is_harmful", lambda clip: judged.append(clip) or False)
    told = list(strict.tell_story("a cat", text="It rains.", max_scenes=1, **OPTIONS))
    drawn = {
        id(event.scenes[0].drawing)
        for event in told
        if event.scenes and event.scenes[0].drawing and event.scenes[0].drawing.finished
    }
    assert len(drawn) == 1
    assert len(judged) == 1


def test_a_caller_and_a_visitor_are_told(strict):
    with serving(strict) as url:
        client = Client(url, verbose=False)
        result = client.predict("a cat", num_inference_steps=2, seed=1, api_name="/text_to_image")
    assert result["withheld"] == 1
    assert (np.asarray(Image.open(result["images"][0])) == GRAY).all()
    *_, drawing = strict.text_to_image("a cat", **OPTIONS)
    for language in ("en", "zh"):
        assert t(language, "withheld", count=1) in Progress().of(drawing)


@pytest.mark.parametrize("what", ["nothing", "no picture model", "no harmless label", "no harmful label"])
def test_what_is_no_checker_is_refused(tmp_path, what, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    if what == "no picture model":
        (tmp_path / "config.json").write_text('{"model_type": "qwen2"}')
    elif what == "no harmless label":
        write_checker(tmp_path, "cat", ("cat", "dog"))
    elif what == "no harmful label":
        write_checker(tmp_path, "safe", ("safe", "neutral"))
    with pytest.raises(UnusableSafetyChecker, match=str(tmp_path)):
        SafetyChecker.load(str(tmp_path))
