"""Records: what one sample of a data set says, whatever form it is written in.

`parse_record` knows the forms by their keys:

- `{"path", "prompt"}`: a picture or clip and its text, as in Show-o2's stage 1;
- `{"conversations": [{"from", "value"}], "image"}`: LLaVA's; one picture, several, or none, or a `video`;
- `{"messages": [{"role", "content"}]}`, or such a list alone: as `Pipeline.chat` takes them, and an answer
  may hold pictures and clips, which are then drawn;
- `{"images", "captions"}`: VIST's stories, with an optional `prompt`;
- `{"images", "texts"}`: interleaved documents as in OBELICS: lists of one length, null where the other has
  something.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from showo2.training.data.media_files import MediaFile

LLAVA_ROLES = {"human": "user", "gpt": "assistant", "user": "user", "assistant": "assistant"}
PLACEHOLDER = "<image>"
CLIP_PLACEHOLDER = "<video>"

Part = str | MediaFile
# The file that a name in a record stands for.
FindFile = Callable[[str], MediaFile]


@dataclass(frozen=True)
class Pair:
    """A picture or clip, and the text that describes it."""

    text: str
    file: MediaFile


@dataclass(frozen=True)
class Conversation:
    """Turns of (role, parts); what stands in an answer is to be drawn."""

    turns: tuple[tuple[str, tuple[Part, ...]], ...]


@dataclass(frozen=True)
class Story:
    """A prompt, and scenes of a text and a picture."""

    prompt: str
    scenes: tuple[tuple[str, MediaFile], ...]


@dataclass(frozen=True)
class Document:
    """Text and pictures in any order, all to be learned."""

    parts: tuple[Part, ...]


Record = Pair | Conversation | Story | Document


def parse_record(values: object, find: FindFile) -> Record:
    """The record that parsed JSON describes. Raises ValueError naming the field that is wrong."""
    if isinstance(values, list):
        values = {"messages": values}
    if not isinstance(values, Mapping):
        raise ValueError("a record must be an object, or a list of messages")
    for keys, parse in _FORMS:
        if keys <= values.keys():
            return parse(values, find)
    known = ", ".join(" and ".join(sorted(keys)) for keys, _ in _FORMS)
    raise ValueError(f"its keys {sorted(map(str, values))[:8]} fit no known form; known are {known}")


def _pair(values: Mapping[str, Any], find: FindFile) -> Pair:
    return Pair(_text(values, "prompt"), find(_text(values, "path")))


def _llava(values: Mapping[str, Any], find: FindFile) -> Conversation:
    pending = [find(name) for key in ("image", "video") for name in _names(values, key)]
    turns = []
    for index, turn in enumerate(_objects(values, "conversations")):
        path = f"conversations[{index}]"
        speaker = turn.get("from")
        if speaker == "system":  # ours is the checkpoint's own
            continue
        if speaker not in LLAVA_ROLES:
            raise ValueError(f"{path}.from must be human or gpt; got {speaker!r}")
        parts = _fill(_text(turn, "value", path), pending, path)
        turns.append((LLAVA_ROLES[speaker], parts))
    if pending:  # nothing says where they stand: before the first question
        if not turns:
            raise ValueError("conversations must not be empty")
        turns[0] = (turns[0][0], (*pending, *turns[0][1]))
    return _conversation(turns, "conversations")


def _fill(text: str, pending: list[MediaFile], path: str) -> tuple[Part, ...]:
    """The text with the next of the `pending` files in place of each placeholder."""
    parts: list[Part] = []
    pieces = text.replace(CLIP_PLACEHOLDER, PLACEHOLDER).split(PLACEHOLDER)
    for number, piece in enumerate(pieces):
        if number > 0:
            if not pending:
                raise ValueError(f"{path}.value has more {PLACEHOLDER} than the record has pictures")
            parts.append(pending.pop(0))
        if piece.strip():
            parts.append(piece.strip())
    return tuple(parts)


def _messages(values: Mapping[str, Any], find: FindFile) -> Conversation:
    pending = [find(name) for key in ("images", "videos") for name in _names(values, key)]
    turns = []
    for index, message in enumerate(_objects(values, "messages")):
        path = f"messages[{index}]"
        role = message.get("role")
        if role == "system":
            continue
        if role not in ("user", "assistant"):
            raise ValueError(f"{path}.role must be user or assistant; got {role!r}")
        content = message.get("content")
        if isinstance(content, str):
            turns.append((role, _fill(content, pending, path)))
            continue
        if not isinstance(content, list):
            raise ValueError(f"{path}.content must be text or a list of blocks")
        blocks = (_block(block, find, f"{path}.content[{at}]") for at, block in enumerate(content))
        turns.append((role, tuple(blocks)))
    return _conversation(turns, "messages")


def _block(block: object, find: FindFile, path: str) -> Part:
    kind = block.get("type") if isinstance(block, Mapping) else None
    if kind not in ("text", "image", "video") or not isinstance(block, Mapping):
        raise ValueError(f"{path}.type must be text, image or video; got {kind!r}")
    value = _text(block, str(kind), path)
    return value if kind == "text" else find(value)


def _conversation(turns: list[tuple[str, tuple[Part, ...]]], path: str) -> Conversation:
    if not any(role == "assistant" and parts for role, parts in turns):
        raise ValueError(f"{path} holds no answer, so there is nothing to learn")
    return Conversation(tuple(turns))


def _story(values: Mapping[str, Any], find: FindFile) -> Story:
    images, captions = _names(values, "images"), _names(values, "captions")
    if len(images) != len(captions):
        raise ValueError(f"images and captions must be as many; got {len(images)} and {len(captions)}")
    if not images:
        raise ValueError("images must not be empty")
    prompt = _text(values, "prompt") if "prompt" in values else ""
    return Story(prompt, tuple((text, find(name)) for text, name in zip(captions, images, strict=True)))


def _document(values: Mapping[str, Any], find: FindFile) -> Document:
    images, texts = values["images"], values["texts"]
    if not isinstance(images, list) or not isinstance(texts, list) or len(images) != len(texts):
        raise ValueError("images and texts must be lists of one length")
    parts: list[Part] = []
    for index, (name, text) in enumerate(zip(images, texts, strict=True)):
        if isinstance(text, str) == isinstance(name, str):
            raise ValueError(f"images[{index}] and texts[{index}]: one must be text, the other null")
        parts.append(text if isinstance(text, str) else find(name))
    if not parts:
        raise ValueError("texts must not be empty")
    return Document(tuple(parts))


_FORMS: tuple[tuple[frozenset[str], Callable[[Mapping[str, Any], FindFile], Record]], ...] = (
    (frozenset({"path", "prompt"}), _pair),
    (frozenset({"conversations"}), _llava),
    (frozenset({"messages"}), _messages),
    (frozenset({"images", "captions"}), _story),
    (frozenset({"images", "texts"}), _document),
)


def _text(values: Mapping[str, Any], key: str, path: str = "") -> str:
    value = values.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{path + '.' if path else ''}{key} must be text; got {_short(value)}")
    return value


def _names(values: Mapping[str, Any], key: str) -> list[str]:
    """A text, a list of texts, or nothing, as a list."""
    found = values.get(key)
    names = [] if found is None else [found] if isinstance(found, str) else found
    if not isinstance(names, Sequence) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"{key} must be text or a list of texts; got {_short(found)}")
    return list(names)


def _objects(values: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = values[key]
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise ValueError(f"{key} must be a list of objects; got {_short(found)}")
    return found


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
