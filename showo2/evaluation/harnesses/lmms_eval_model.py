"""lmms-eval's model "showo2": answers about pictures and clips, one request at a time.

Written for lmms-eval 0.7.3, whose chat requests hold context, doc_to_messages, generation arguments, number
of the document, task and split (lmms_eval/api/task.py, `ConfigurableMessagesTask.construct_requests`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lmms_eval.api.instance import Instance
from lmms_eval.api.model import lmms
from tqdm import tqdm

from showo2.checkpoints import DEFAULT
from showo2.evaluation.harnesses.answers import answer
from showo2.evaluation.processes import local_device
from showo2.parameter_fields import parameters_of
from showo2.parameters import Decoding
from showo2.pipeline import load_pipeline

MAX_NEW_TOKENS = parameters_of(Decoding)["max_new_tokens"]


class Showo2(lmms):
    """A checkpoint as lmms-eval's chat model.

    `pretrained` is a name or a folder; the other arguments are those of `showo2.load_pipeline`. Under
    `accelerate launch`, each process has the GPU of its number.
    """

    is_simple = False

    def __init__(
        self, pretrained: str = DEFAULT, device: str | None = None, batch_size: int | str = 1, **options: Any
    ) -> None:
        self.pretrained = pretrained  # lmms-eval names its cache after it
        super().__init__()
        if str(batch_size) != "1":
            raise ValueError(f"showo2 answers one request at a time; batch_size was {batch_size}")
        self._pipeline = load_pipeline(pretrained, device=device or local_device(), **options)

    @property
    def device(self) -> str:
        """The device on which lmms-eval gathers counts across processes."""
        return self._pipeline.device

    def generate_until(self, requests: Sequence[Instance]) -> list[str]:
        """The answers to chat requests. Raises a `Showo2Error` or ValueError for what the checkpoint, or this
        package, cannot do."""
        answers = []
        for number, request in enumerate(tqdm(requests, "showo2", disable=self.rank != 0)):
            _, doc_to_messages, arguments, doc_id, task, split = request.args
            messages = doc_to_messages(self.task_dict[task][split][doc_id])
            stop, decoding = decoding_of(arguments)
            answers.append(answer(self._pipeline, converted(messages), stop, seed=number, **decoding))
        return answers

    def loglikelihood(self, requests: Sequence[Instance]) -> list[tuple[float, bool]]:
        """Not supported: lmms-eval makes no such requests for chat models."""
        raise NotImplementedError("showo2 has no log-likelihoods: use the generate_until form of the task")

    def generate_until_multi_round(self, requests: Sequence[Instance]) -> list[str]:
        """Not supported."""
        raise NotImplementedError("showo2 has no tasks of several rounds yet")


def decoding_of(arguments: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Stop strings, and parameters of decoding, from a task's `generation_kwargs`.

    Greedy unless `do_sample` is true or, if it is missing, `temperature` is above 0. Raises ValueError for
    beam search.
    """
    if arguments.get("num_beams") not in (None, 1):
        raise ValueError("showo2 has no beam search: set num_beams to 1")
    until = arguments.get("until") or []
    limit = arguments.get("max_new_tokens", MAX_NEW_TOKENS.constant)
    decoding = {"max_new_tokens": min(limit, MAX_NEW_TOKENS.highest() or limit), "temperature": 0.0}
    temperature = arguments.get("temperature")
    if arguments.get("do_sample", bool(temperature)):
        decoding["temperature"] = 1.0 if temperature is None else temperature
        decoding |= {name: arguments[name] for name in ("top_p", "top_k") if arguments.get(name) is not None}
    return [until] if isinstance(until, str) else list(until), decoding


def converted(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """lmms-eval's messages in the form of `showo2.messages`. Raises ValueError for media other than pictures
    and whole clips."""
    return [
        {"role": message["role"], "content": [_block(content) for content in message["content"]]}
        for message in messages
    ]


def _block(content: Mapping[str, Any]) -> dict[str, Any]:
    kind = content["type"]
    if kind == "text":
        return {"type": "text", "text": content["text"]}
    if kind not in ("image", "video"):
        raise ValueError(f"showo2 reads text, images and videos, not {kind}")
    if isinstance(content["url"], Mapping) or content.get("start_time") or content.get("end_time"):
        raise ValueError("showo2 reads whole clips only, not a part from one time to another")
    return {"type": kind, kind: content["url"]}
