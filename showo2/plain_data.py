"""Frozen dataclasses from plain data, such as parsed JSON: every key known, every value of its declared type.

Errors name the field by its path: "model.language.num_heads must be an integer; got 'many'."
"""

import math
import reprlib
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")

_shorten = reprlib.Repr()  # a refused value may be large, or nested deeper than `repr` can follow
_shorten.maxstring = _shorten.maxother = 60


def build(cls: type[Value], values: object, path: str = "") -> Value:
    """An instance of the dataclass `cls`; lists become tuples, nested objects become nested dataclasses.

    Raises ValueError naming the first field that is unknown, missing, or of the wrong type.
    """
    if not isinstance(values, dict):
        raise _wrong(path or cls.__name__, "an object", values)
    hints = get_type_hints(cls)
    declared = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := [key for key in values if key not in declared]:
        raise ValueError(f"{path or cls.__name__}: unknown key {_shorten.repr(unknown[0])}")
    for name, field in declared.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(f"{_join(path, name)} is missing")
    converted = {key: convert(hints[key], value, _join(path, key)) for key, value in values.items()}
    try:
        return cls(**converted)
    except ValueError as error:  # of the class's own checks, which know nothing of the path
        raise ValueError(_join(path, str(error))) from error


def convert(kind: Any, value: object, path: str) -> Any:
    """`value` as the type `kind`. Raises ValueError naming `path` where it is not one."""
    if get_origin(kind) in (Union, types.UnionType):
        options = get_args(kind)
        if value is None and type(None) in options:
            return None
        (kind,) = (option for option in options if option is not type(None))
        return convert(kind, value, path)
    if is_dataclass(kind):
        return build(kind, value, path)  # type: ignore[arg-type]
    if get_origin(kind) is tuple:
        return _convert_tuple(get_args(kind), value, path)
    if get_origin(kind) is dict:
        if not isinstance(value, dict):
            raise _wrong(path, "an object", value)
        _, item_kind = get_args(kind)
        return {key: convert(item_kind, item, _join(path, key)) for key, item in value.items()}
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind), value, path)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(_one_of(tuple(kind), value, path))
    return _SCALARS[kind](value, path)


def _convert_tuple(item_kinds: tuple[Any, ...], value: object, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(path, "a list", value)
    if item_kinds[1:] == (Ellipsis,):
        item_kinds = item_kinds[:1] * len(value)
    elif len(value) != len(item_kinds):
        raise _wrong(path, f"a list of {len(item_kinds)}", value)
    return tuple(
        convert(kind, item, f"{path}[{index}]")
        for index, (kind, item) in enumerate(zip(item_kinds, value, strict=True))
    )


def _one_of(options: tuple[Any, ...], value: object, path: str) -> Any:
    if not isinstance(value, str) or value not in options:
        raise _wrong(path, f"one of {', '.join(map(str, options))}", value)
    return value


def _integer(value: object, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(path, "an integer", value)
    return value


def _number(value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _wrong(path, "a number", value)
    return value


def _boolean(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(path, "true or false", value)
    return value


def _text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _wrong(path, "text", value)
    return value


_SCALARS: dict[type, Callable[[object, str], Any]] = {
    int: _integer,
    float: _number,
    bool: _boolean,
    str: _text,
}


def _wrong(path: str, expected: str, value: object) -> ValueError:
    return ValueError(f"{path} must be {expected}; got {_shorten.repr(value)}")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
