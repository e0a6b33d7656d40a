"""A checkpoint as a model of VLMEvalKit (open-compass/VLMEvalKit, vlmeval/vlm/base.py)."""

from collections.abc import Mapping, Sequence
from typing import Any

from vlmeval.vlm.base import BaseModel

from showo2.checkpoints import DEFAULT
from showo2.evaluation.harnesses.answers import answer
from showo2.evaluation.processes import local_device
from showo2.pipeline import load_pipeline


class Showo2(BaseModel):
    """Answers about pictures and clips; `max_new_tokens` bounds each, `options` go to `load_pipeline`."""

    INTERLEAVE = True
    allowed_types = ("text", "image", "video")

    def __init__(self, model_path: str = DEFAULT, max_new_tokens: int = 512, **options: Any) -> None:
        self._max_new_tokens = max_new_tokens
        self._pipeline = load_pipeline(model_path, device=local_device(), **options)

    def generate_inner(self, message: Sequence[Mapping[str, str]], dataset: str | None = None) -> str:
        """The answer to texts, pictures and clips, `{"type": ..., "value": text or path}` each, in order."""
        content = [{"type": part["type"], part["type"]: part["value"]} for part in message]
        messages = [{"role": "user", "content": content}]
        return answer(self._pipeline, messages, max_new_tokens=self._max_new_tokens, temperature=0.0)
