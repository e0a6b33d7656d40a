"""`/v1/chat/completions`: answers, whole or streamed."""

import json
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from showo2.app.chat.messages import from_api, paths_in, read_files_ahead
from showo2.app.engine import Engine
from showo2.app.files.results import Results
from showo2.app.files.uploads import check_total
from showo2.app.limits import LIMITS
from showo2.app.model_queue import ModelQueue
from showo2.app.openai_api.fields import Fields, json_fields, parameters, switch
from showo2.app.openai_api.messages import history_of, media_part
from showo2.app.openai_api.running import (
    EventStream,
    Waiting,
    Writer,
    last,
    recorded_outputs,
    request_id,
    stepped,
    until_placed,
    while_connected,
)
from showo2.app.refusals import openai_error
from showo2.app.user_errors import log_faults
from showo2.app.visitors import visitor_in
from showo2.errors import BadRequest
from showo2.outputs import Drawing, Reply
from showo2.requests import Chat

TAKEN = frozenset({"messages", "stream", "stream_options"})
NAMES = {"max_tokens": "max_new_tokens", "max_completion_tokens": "max_new_tokens"}
ALIVE_SECONDS = 10  # between comments that keep a silent connection open
Parts = list[dict[str, Any]]


@dataclass(frozen=True)
class Answer:
    """An answer so far."""

    reply: Reply
    parts: Parts  # what it has drawn
    is_cut: bool  # whether it ended before the model ended it

    @property
    def finish_reason(self) -> str:
        return "length" if self.is_cut else "stop"

    def drawn(self, since: int = 0) -> dict[str, Parts]:
        """What was drawn from part `since` on, as fields of a message."""
        parts = self.parts[since:]
        fields = {
            "images": [part for part in parts if part["type"] == "image_url"],
            "videos": [part for part in parts if part["type"] == "video_url"],
        }
        return {name: parts for name, parts in fields.items() if parts}


@dataclass(frozen=True)
class ChatCompletions:
    """The route's handler."""

    pipeline: Engine
    queue: ModelQueue

    async def __call__(self, http: HttpRequest) -> Response:
        fields = await json_fields(http)
        is_stream, options = switch(fields, "stream"), fields.get("stream_options") or {}
        if not isinstance(options, dict):
            raise BadRequest(reason="stream_options must be an object")
        envelope = Envelope(self.pipeline.checkpoint.name, bool(options.get("include_usage")))
        request = request_id(http)
        outputs = self.queue.run(lambda: self.start(fields), Waiting, visitor_in(http.scope))
        answers = stepped(recorded_outputs(outputs, "chat", request))
        if not is_stream:
            answer = await while_connected(http.receive, last(answers))
            return JSONResponse(envelope.completion(answer))
        # What fails before the request has its place is told with a status of its own.
        first = await while_connected(http.receive, until_placed(answers))
        return EventStream(partial(_write_stream, first, answers, envelope, request))

    def start(self, fields: Fields) -> Iterator[Answer]:
        """Checks a request and reads its files; what it returns uses the model."""
        checkpoint = self.pipeline.checkpoint
        values = parameters(fields, Chat, TAKEN, NAMES)
        messages = from_api(history_of(fields.get("messages"), checkpoint.system_prompt))
        check_total(paths_in(messages))
        request = Chat.resolve(checkpoint, LIMITS, messages=messages, **values)
        read_files_ahead(request, checkpoint)
        return self._answers(request)

    def _answers(self, request: Chat) -> Iterator[Answer]:
        results = Results(self.pipeline, request.settings)
        parts: Parts = []
        for reply in self.pipeline.run(request):
            drawings = [part for part in reply.parts if isinstance(part, Drawing) and part.finished]
            for drawing in drawings[len(parts) :]:
                parts.append(media_part(_written(results, drawing), len(parts)))
            is_cut = reply.cut_short is not None or reply.num_tokens >= request.decoding.max_new_tokens
            yield Answer(reply, list(parts), is_cut)


def _written(results: Results, drawing: Drawing) -> Any:
    return results.write_video(drawing) if drawing.clips[0].fps else results.write_images(drawing)[0]


@dataclass(frozen=True)
class Envelope:
    """What stands around every part of one completion."""

    model: str
    has_usage: bool  # whether a stream ends with the number of tokens
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(12)}")
    created: int = field(default_factory=lambda: int(time.time()))

    def completion(self, answer: Answer) -> dict[str, Any]:
        message = {"role": "assistant", "content": answer.reply.text, "refusal": None, **answer.drawn()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": answer.finish_reason}
        return self._object("chat.completion", [choice]) | {"usage": _usage(answer)}

    def chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return _event(self._object("chat.completion.chunk", [choice]))

    def usage(self, answer: Answer) -> str:
        return _event(self._object("chat.completion.chunk", []) | {"usage": _usage(answer)})

    def _object(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "choices": choices,
        }


def _usage(answer: Answer) -> dict[str, int]:
    """The tokens of the answer. Those of the prompt are not counted."""
    written = answer.reply.num_tokens
    return {"prompt_tokens": 0, "completion_tokens": written, "total_tokens": written}


def _event(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value)}"


async def _write_stream(
    first: Any, answers: AsyncIterator[Any], envelope: Envelope, request: str, send: Writer
) -> None:
    """Sends an answer as it grows, or why it does not."""
    async with aclosing(answers):  # type: ignore[type-var]
        await send(envelope.chunk({"role": "assistant", "content": ""}))
        try:
            with log_faults(request):
                answer = await _write_growing(first, answers, envelope, send)
        except Exception as error:
            await send(_event(openai_error(error, request)))
            return
    await send(envelope.chunk({}, answer.finish_reason))
    if envelope.has_usage:
        await send(envelope.usage(answer))
    await send("data: [DONE]")


async def _write_growing(
    output: Any, answers: AsyncIterator[Any], envelope: Envelope, send: Writer
) -> Answer:
    """Sends what is new in each answer, from the first output on; returns the last."""
    length, drawn, spoken = 0, 0, time.monotonic()
    answer: Answer | None = None
    while output is not None:
        delta: dict[str, Any] = {}
        if isinstance(output, Answer):
            answer, text = output, output.reply.text
            delta = ({"content": text[length:]} if len(text) > length else {}) | output.drawn(drawn)
            length, drawn = len(text), len(output.parts)
        if delta or time.monotonic() - spoken > ALIVE_SECONDS:
            await send(envelope.chunk(delta) if delta else ": working")
            spoken = time.monotonic()
        output = await anext(answers, None)
    assert answer is not None
    return answer
