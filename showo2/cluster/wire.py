"""Serialization of requests and outputs between processes that share no disk."""

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from showo2.checkpoints import Checkpoint
from showo2.media import open_image, open_video, pad_to_square, written_pixels
from showo2.messages import Message
from showo2.outputs import Clip
from showo2.requests import Chat, Request

Clips = dict[int, Clip]  # by their numbers in one stream of outputs


def with_pixels(request: Request, checkpoint: Checkpoint) -> Request:
    """The request with pixels in place of the files of its conversation, as the checkpoint will see them.

    So untrusted files are opened only where the page is served. Raises what `open_image` does.
    """
    if not isinstance(request, Chat):
        return request

    def read(role: str, content: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
        drawn = checkpoint.drawn_in_chat if role == "assistant" else ()
        return tuple(_read_block(block, request, checkpoint, block["type"] in drawn) for block in content)

    messages: tuple[Message, ...] = tuple(
        {**message, "content": read(message["role"], message["content"])} for message in request.messages
    )
    return replace(request, messages=messages, prefill=read("assistant", request.prefill))


def _read_block(
    block: Mapping[str, Any], request: Chat, checkpoint: Checkpoint, is_drawn: bool
) -> Mapping[str, Any]:
    if block["type"] == "text":
        return block
    source = block[block["type"]]
    if block["type"] == "image":
        picture = open_image(source)
        return {
            **block,
            "image": picture if is_drawn else pad_to_square(picture, checkpoint.understanding_size),
        }
    if isinstance(source, Clip):
        return block
    clip = open_video(source, request.num_frames if is_drawn else checkpoint.video_reading.num_frames)
    return {**block, "video": replace(clip, written=written_pixels(source))}


class Sender:
    """Pickles the outputs of one request. A clip that the output before held too is sent as its number."""

    def __init__(self) -> None:
        self._kept: Clips = {}
        self._count = 0

    def pack(self, output: Any) -> bytes:
        """An output for `Receiver.unpack`; outputs must be unpacked in order, all of them."""
        numbers = {id(clip): number for number, clip in self._kept.items()}
        new: Clips = {}
        used: Clips = {}

        def number_of(clip: Clip) -> int:
            if id(clip) not in numbers:
                numbers[id(clip)] = self._count
                new[self._count] = clip
                self._count += 1
            used[numbers[id(clip)]] = clip
            return numbers[id(clip)]

        body = io.BytesIO()
        _Pickler(body, number_of).dump(output)
        self._kept = used
        return pickle.dumps((body.getvalue(), new), pickle.HIGHEST_PROTOCOL)


class Receiver:
    """Unpickles the outputs of one request."""

    def __init__(self) -> None:
        self._kept: Clips = {}

    def unpack(self, packed: bytes) -> Any:
        """The output that `Sender.pack` was given."""
        body, new = pickle.loads(packed)
        known: Clips = {**self._kept, **new}
        used: Clips = {}

        def clip_of(number: int) -> Clip:
            used[number] = known[number]
            return known[number]

        output = _Unpickler(io.BytesIO(body), clip_of).load()
        self._kept = used
        return output


class _Pickler(pickle.Pickler):
    """Writes clips as numbers."""

    def __init__(self, file: io.BytesIO, number_of: Callable[[Clip], int]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._number_of = number_of

    def persistent_id(self, value: Any) -> int | None:
        return self._number_of(value) if isinstance(value, Clip) else None


class _Unpickler(pickle.Unpickler):
    """Reads clips by their numbers."""

    def __init__(self, file: io.BytesIO, clip_of: Callable[[int], Clip]) -> None:
        super().__init__(file)
        self._clip_of = clip_of

    def persistent_load(self, number: int) -> Clip:
        return self._clip_of(number)
