"""A checkpoint as a model of lmms-eval and VLMEvalKit, against stand-ins of their base classes.

`tests/check_lmms_eval` runs lmms-eval itself.
"""

import importlib
import sys
import tomllib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace

import pytest
from conftest import ROOT
from PIL import Image

from showo2.evaluation.harnesses.answers import answer
from showo2.outputs import Reply

SCENE, CLIP = ROOT / "examples" / "scene.png", ROOT / "examples" / "clip.mp4"
QUESTION = "What is in the picture?"
SHORT = {"max_new_tokens": 4, "do_sample": False, "num_beams": 1, "until": ["\n\n"]}


@dataclass(frozen=True)
class ModelManifest:
    """lmms-eval 0.7.3, lmms_eval/models/registry_v2.py."""

    model_id: str
    simple_class_path: str | None = None
    chat_class_path: str | None = None


class ChatModel(ABC):
    """lmms-eval 0.7.3, lmms_eval/api/model.py, `lmms`: what the evaluator uses of a model."""

    is_simple = True

    def __init__(self) -> None:
        self._rank, self._world_size = 0, 1
        self.task_dict: dict = {}

    @property
    def rank(self) -> int:
        return self._rank

    @abstractmethod
    def loglikelihood(self, requests): ...

    @abstractmethod
    def generate_until(self, requests): ...

    @abstractmethod
    def generate_until_multi_round(self, requests): ...


STAND_INS = {
    "lmms_eval": {},
    "lmms_eval.api": {},
    "lmms_eval.api.instance": {"Instance": SimpleNamespace},
    "lmms_eval.api.model": {"lmms": ChatModel},
    "lmms_eval.models": {},
    "lmms_eval.models.registry_v2": {"ModelManifest": ModelManifest},
    "vlmeval": {},
    "vlmeval.vlm": {},
    "vlmeval.vlm.base": {"BaseModel": type("BaseModel", (), {})},
}


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch) -> Iterator[None]:
    for name, contents in STAND_INS.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    yield
    for name in ("lmms_eval_plugin", "lmms_eval_model", "vlmevalkit_model"):
        sys.modules.pop(f"showo2.evaluation.harnesses.{name}", None)


@pytest.fixture
def lmms_eval_model():
    """The module of lmms-eval's model."""
    return importlib.import_module("showo2.evaluation.harnesses.lmms_eval_model")


def request(visuals: list, arguments: dict) -> SimpleNamespace:
    """A chat request as `ConfigurableMessagesTask.construct_requests` makes it."""

    def doc_to_messages(doc: dict) -> list[dict]:
        content = [*visuals, {"type": "text", "text": doc["question"]}]
        return [{"role": "user", "content": content}]

    return SimpleNamespace(args=("context", doc_to_messages, arguments, 0, "task", "test"))


def test_lmms_eval_finds_the_model(lmms_eval_model):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, function = project["entry-points"]["lmms_eval.models"]["showo2"].partition(":")
    manifest = getattr(importlib.import_module(module), function)()
    assert manifest.model_id == "showo2"
    assert manifest.chat_class_path == f"{lmms_eval_model.__name__}.Showo2"
    assert lmms_eval_model.Showo2.is_simple is False


def test_requests_of_lmms_eval_are_answered(lmms_eval_model, small_folder, small_pipeline):
    """Pictures come decoded or as paths, clips as paths."""
    model = lmms_eval_model.Showo2(str(small_folder), device="cpu", batch_size="1", dtype="float32")
    model.task_dict = {"task": {"test": [{"question": QUESTION}]}}
    visuals = [
        {"type": "image", "url": Image.open(SCENE)},
        {"type": "image", "url": str(SCENE)},
        {"type": "video", "url": str(CLIP)},
    ]
    answers = model.generate_until([request([visual], SHORT) for visual in visuals])
    expected = []
    for visual in visuals:
        kind = visual["type"]
        content = [{"type": kind, kind: visual["url"]}, {"type": "text", "text": QUESTION}]
        messages = [{"role": "user", "content": content}]
        *_, reply = small_pipeline.chat(messages, max_new_tokens=4, temperature=0)
        expected.append(reply.text.partition("\n\n")[0].strip())
    assert answers == expected
    assert model.device == "cpu"
    with pytest.raises(NotImplementedError, match="generate_until form"):
        model.loglikelihood([])
    with pytest.raises(NotImplementedError, match="several rounds"):
        model.generate_until_multi_round([])


def test_batches_are_refused(lmms_eval_model, small_folder):
    with pytest.raises(ValueError, match="batch_size was 8"):
        lmms_eval_model.Showo2(str(small_folder), batch_size=8)


@pytest.mark.parametrize(
    ("arguments", "stop", "decoding"),
    [
        ({}, [], {"max_new_tokens": 512, "temperature": 0.0}),
        ({"until": "\n", "max_new_tokens": 16}, ["\n"], {"max_new_tokens": 16, "temperature": 0.0}),
        ({"max_new_tokens": 32768}, [], {"max_new_tokens": 8192, "temperature": 0.0}),
        ({"temperature": 0, "top_p": 1.0}, [], {"max_new_tokens": 512, "temperature": 0.0}),
        ({"do_sample": False, "temperature": 0.7}, [], {"max_new_tokens": 512, "temperature": 0.0}),
        ({"temperature": 0.7}, [], {"max_new_tokens": 512, "temperature": 0.7}),
        (
            {"do_sample": True, "top_p": 0.9, "top_k": None, "until": ["a", "b"]},
            ["a", "b"],
            {"max_new_tokens": 512, "temperature": 1.0, "top_p": 0.9},
        ),
    ],
)
def test_generation_arguments_become_parameters(lmms_eval_model, arguments, stop, decoding):
    assert lmms_eval_model.decoding_of(arguments) == (stop, decoding)


def test_beam_search_is_refused(lmms_eval_model):
    with pytest.raises(ValueError, match="beam search"):
        lmms_eval_model.decoding_of({"num_beams": 5})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"type": "audio", "url": "a.wav"}, "not audio"),
        ({"type": "video", "url": "a.mp4", "start_time": 3.0}, "whole clips only"),
        ({"type": "video", "url": {"path": "a.mp4", "video_start": 3.0}}, "whole clips only"),
    ],
)
def test_media_that_cannot_be_read_are_refused(lmms_eval_model, content, reason):
    with pytest.raises(ValueError, match=reason):
        lmms_eval_model.converted([{"role": "user", "content": [content]}])


@pytest.mark.parametrize(
    ("stop", "text"), [((), "red. Blue"), ((".",), "red"), (("Blue", "d"), "re"), (("",), "red. Blue")]
)
def test_answers_end_at_the_first_stop_string(stop, text):
    closed = []

    def chat(messages, **decoding):
        try:
            for length in range(1, 10):
                yield Reply((" red. Blue"[: length + 1],), length == 9, 0, length)
        finally:
            closed.append(True)

    assert answer(SimpleNamespace(chat=chat), [], stop) == text
    assert closed


def test_vlmevalkit_is_answered(small_folder, small_pipeline):
    module = importlib.import_module("showo2.evaluation.harnesses.vlmevalkit_model")
    model = module.Showo2(str(small_folder), max_new_tokens=4, dtype="float32")
    parts = [{"type": "image", "value": str(SCENE)}, {"type": "text", "value": QUESTION}]
    content = [{"type": "image", "image": str(SCENE)}, {"type": "text", "text": QUESTION}]
    *_, reply = small_pipeline.chat([{"role": "user", "content": content}], max_new_tokens=4, temperature=0)
    assert model.generate_inner(parts, dataset="MME") == reply.text.strip()
