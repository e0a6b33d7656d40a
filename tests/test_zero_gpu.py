"""ZeroGPU, with a stub of the `spaces` package.

Like the package, it takes generator functions only, asks for the duration beforehand, and pickles what goes
in and out.
"""

import inspect
import pickle
import sys
from types import ModuleType

import numpy as np
import pytest

from showo2 import zero_gpu
from showo2.app.__main__ import may_switch, parse_arguments
from showo2.errors import EmptyPrompt
from showo2.outputs import Drawing, Story
from showo2.pipeline import Pipeline

OPTIONS = {"num_inference_steps": 3, "seed": 1}


@pytest.fixture
def asked(monkeypatch) -> list[int]:
    """The seconds that were asked for, in order."""
    seconds = []

    def gpu(function, *, duration):
        assert inspect.isgeneratorfunction(function)

        def call(*arguments):
            seconds.append(duration(*arguments))
            for event in function(*pickle.loads(pickle.dumps(arguments))):
                yield pickle.loads(pickle.dumps(event))

        return call

    spaces = ModuleType("spaces")
    spaces.GPU = gpu
    monkeypatch.setitem(sys.modules, "spaces", spaces)
    monkeypatch.setenv("SPACES_ZERO_GPU", "true")
    return seconds


def test_every_task_runs_on_a_lent_gpu_and_gives_the_same(small_pipeline, asked, photograph):
    lent = Pipeline(small_pipeline._components)
    question = [{"type": "image", "image": photograph}, {"type": "text", "text": "What is it?"}]
    tasks = (
        lambda pipeline: pipeline.chat([{"role": "user", "content": question}], max_new_tokens=4, seed=1),
        lambda pipeline: pipeline.text_to_image("a car", **OPTIONS),
        lambda pipeline: pipeline.text_to_video("a car", num_frames=5, **OPTIONS),
        lambda pipeline: pipeline.image_to_video(photograph, "a car", num_frames=5, **OPTIONS),
        lambda pipeline: pipeline.tell_story("a car", text="A car.", max_scenes=1, **OPTIONS),
    )
    for task in tasks:
        ours, theirs = list(task(small_pipeline))[-1], list(task(lent))[-1]
        assert pixels_or_text(ours) == pixels_or_text(theirs)
    assert len(asked) == len(tasks)


def pixels_or_text(event) -> object:
    if isinstance(event, Story):
        return [(scene.text, pixels_or_text(scene.drawing)) for scene in event.scenes]
    if isinstance(event, Drawing):
        return [np.asarray(clip.frames).tobytes() for clip in event.clips]
    return event.text


def test_the_seconds_follow_the_settings(small_pipeline, asked, monkeypatch):
    monkeypatch.setattr(zero_gpu, "FLOPS", 1e6)  # so slow that every token counts
    monkeypatch.setattr(zero_gpu, "BYTES", 1e6)
    lent = Pipeline(small_pipeline._components)
    for options in ({}, {"num_images": 2}, {"num_inference_steps": 40}, {"guidance_scale": 1}):
        next(lent.text_to_image("a car", **{**OPTIONS, **options}))
    for frames in (5, 9):
        next(lent.text_to_video("a car", num_frames=frames, **OPTIONS))
    for scenes in (1, 4):
        next(lent.tell_story("a car", max_scenes=scenes, **OPTIONS))
    one, two_images, more_steps, unguided, short, long, one_scene, four_scenes = asked
    assert zero_gpu.SETUP_SECONDS < unguided < one < two_images < more_steps
    assert one < short < long
    assert one < one_scene < four_scenes


def test_a_mistake_comes_out_as_what_it_is(small_pipeline, asked):
    with pytest.raises(EmptyPrompt):
        list(Pipeline(small_pipeline._components).text_to_image(" "))


def test_checkpoints_stay_there(asked):
    assert not may_switch(parse_arguments(["--switch"]))


def test_elsewhere_nothing_is_imported_and_nothing_wrapped(small_pipeline, monkeypatch):
    monkeypatch.delenv("SPACES_ZERO_GPU", raising=False)
    monkeypatch.setitem(sys.modules, "spaces", None)  # importing it would fail
    zero_gpu.prepare()
    assert Pipeline(small_pipeline._components)._worker.__func__ is Pipeline._work
