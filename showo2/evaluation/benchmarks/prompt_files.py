"""Files of prompts, read with errors that name the line and the field."""

import json
from pathlib import Path
from typing import Any, TypeVar

from showo2.errors import BadPromptFile

Value = TypeVar("Value")
NAMES = {str: "text", int: "an integer", list: "a list", dict: "an object"}


def read_text(path: Path) -> str:
    """A file's text. Raises BadPromptFile where it is missing, empty, or not UTF-8."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadPromptFile(file=path, reason=f"line {line} is not UTF-8 text") from error
    except OSError as error:
        raise BadPromptFile(file=path, reason=error.strerror or str(error)) from error
    if not text.strip():
        raise BadPromptFile(file=path, reason="it is empty")
    return text


def read_lines(path: Path) -> list[tuple[str, str]]:
    """The lines that are not blank, each with its place ("line 3"). Raises BadPromptFile."""
    lines = enumerate(read_text(path).split("\n"), start=1)
    return [(f"line {number}", line.strip()) for number, line in lines if line.strip()]


def read_json_lines(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The object on each line with its place. Raises BadPromptFile."""
    records = []
    for place, line in read_lines(path):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise BadPromptFile(file=path, reason=f"{place} is not JSON ({error})") from error
        records.append((place, checked(record, dict, path, place)))
    return records


def read_json_list(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """The objects of a JSON list, each with its place ("entry 3"). Raises BadPromptFile."""
    try:
        records = json.loads(read_text(path))
    except ValueError as error:
        raise BadPromptFile(file=path, reason=f"it is not JSON ({error})") from error
    if not checked(records, list, path, "it"):
        raise BadPromptFile(file=path, reason="its list is empty")
    places = (f"entry {number}" for number in range(1, len(records) + 1))
    return [
        (place, checked(record, dict, path, place)) for place, record in zip(places, records, strict=True)
    ]


def field(record: dict[str, Any], name: str, kind: type[Value], path: Path, place: str) -> Value:
    """`record[name]`, of type `kind` and not empty. Raises BadPromptFile naming place and field."""
    if name not in record:
        raise BadPromptFile(file=path, reason=f"{place}: {name} is missing")
    value = checked(record[name], kind, path, f"{place}: {name}")
    if not value and kind is not int:
        raise BadPromptFile(file=path, reason=f"{place}: {name} is empty")
    return value


def checked(value: Any, kind: type[Value], path: Path, place: str) -> Value:
    """`value` if it is of type `kind`. Raises BadPromptFile."""
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BadPromptFile(file=path, reason=f"{place} must be {NAMES[kind]}")
    return value


def file_stem(text: str, forbidden: str, path: Path, place: str) -> str:
    """`text`, after which a file is named. Raises BadPromptFile where it holds a slash, NUL, or one of the
    characters that the scorer splits names at."""
    for character in f"/\0{forbidden}":
        if character in text:
            shown = "NUL" if character == "\0" else f'"{character}"'
            raise BadPromptFile(file=path, reason=f"{place} has {shown}, so no file can be named after it")
    return text
