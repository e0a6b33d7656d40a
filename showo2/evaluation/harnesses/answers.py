"""Answers as harnesses ask for them: whole, and cut at stop strings."""

from collections.abc import Sequence
from typing import Any

from showo2.messages import Message
from showo2.pipeline import Pipeline


def answer(pipeline: Pipeline, messages: Sequence[Message], stop: Sequence[str] = (), **decoding: Any) -> str:
    """The answer to the last of `messages`, up to the first of the strings in `stop`, without surrounding
    whitespace.

    `decoding` are parameters of `showo2.parameters.Decoding`. Raises what `Pipeline.chat` does.
    """
    text = ""
    for reply in pipeline.chat(messages, **decoding):
        text = reply.text
        if ends := [text.index(string) for string in stop if string and string in text]:
            text = text[: min(ends)]
            break
    return text.strip()
