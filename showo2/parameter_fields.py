"""Dataclass fields that describe and check themselves: the machinery behind `showo2.parameters`."""

import types
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from numbers import Real
from typing import Any, NamedTuple, TypeVar, cast

from showo2.checkpoints import Checkpoint
from showo2.errors import BadNumber, BadText, EmptyPrompt, EmptyText, TextTooLong, UnknownOption

SHOWN_CHARACTERS = 80  # of a refused value in an error
METADATA = "parameter"  # the key in a field's metadata
NO_DEFAULT = object()
Group = TypeVar("Group")


class Words(NamedTuple):
    """The same in every language, by the language's code."""

    en: str
    zh: str


@dataclass(frozen=True)
class Parameter:
    """What one parameter may be, and how it is presented."""

    kind: type[int] | type[float] | type[str]
    label: Words
    help: Words
    # Inclusive; of text, the number of characters. None: unbounded.
    minimum: float = 0
    maximum: float | None = None
    step: float = 1  # of a slider
    choices: Mapping[str, Words] = field(default_factory=dict)  # the only values of a text, with their labels
    # The default: a checkpoint's, or a constant. Without either, a value must be given.
    default: Callable[[Checkpoint], Any] | None = None
    constant: Any = NO_DEFAULT
    is_setting: bool = True  # whether it belongs to the settings that reproduce a result

    @property
    def is_required(self) -> bool:
        return self.default is None and self.constant is NO_DEFAULT

    def default_for(self, checkpoint: Checkpoint, maximum: float | None = None) -> Any:
        """The value where none is given; at most the `maximum` that a host allows."""
        value = self.default(checkpoint) if self.default is not None else self.constant
        return min(value, maximum) if maximum is not None and isinstance(value, Real) else value

    def check(self, name: str, value: Any, maximum: float | None = None) -> Any:
        """`value` as `kind`; `maximum`, if tighter, takes the place of the parameter's own.

        Raises BadNumber, BadText, TextTooLong, EmptyPrompt, EmptyText or UnknownOption, each of which names
        the parameter.
        """
        highest = self.highest(maximum)
        if self.choices:
            return _checked_choice(name, value, self.choices)
        if self.kind is str:
            return checked_text(name, value, highest)
        return self._checked_number(name, value, highest)

    def _checked_number(self, name: str, value: Any, maximum: float | None) -> int | float:
        is_number = isinstance(value, Real) and not isinstance(value, bool)
        # NaN fails every comparison, so it is refused here too.
        if is_number and self.minimum <= value and (maximum is None or value <= maximum):
            if self.kind is float:
                return float(value)
            if value == int(value):
                return int(value)
        kind = "an integer" if self.kind is int else "a number"
        raise BadNumber(name=name, kind=kind, minimum=self.minimum, maximum=maximum, value=shown(value))

    def highest(self, maximum: float | None = None) -> float | None:
        """The largest value, or number of characters; `maximum` of a host may be tighter. None: unbounded."""
        return min((bound for bound in (self.maximum, maximum) if bound is not None), default=None)

    def describe(self, language: str = "en", maximum: float | None = None) -> str:
        """Help and range in one line, as for endpoints and documents."""
        text = getattr(self.help, language)
        return f"{text} {limits}" if (limits := self.allowed(language, maximum)) else text

    def allowed(self, language: str = "en", maximum: float | None = None) -> str:
        """The allowed values in words; "" for text of any length."""
        highest = self.highest(maximum)
        if self.choices:
            return {"en": "One of {}.", "zh": "可选：{}。"}[language].format(", ".join(self.choices))
        if highest is None:
            return ""
        if self.kind is str:
            return {"en": "At most {} characters.", "zh": "最多 {} 个字符。"}[language].format(highest)
        return {"en": "{} to {}.", "zh": "{} 至 {}。"}[language].format(self.minimum, highest)


Limits = Mapping[str, float]  # the largest value by parameter; of text, the number of characters
NO_LIMITS: Limits = types.MappingProxyType({})


def parameter(kind: type, label: Words, help: Words, *, value: Any = NO_DEFAULT, **properties: Any) -> Any:
    """A dataclass field with its `Parameter`; `value` is a default that is the same for every checkpoint."""
    metadata = {METADATA: Parameter(kind, label, help, constant=value, **properties)}
    return field(metadata=metadata) if value is NO_DEFAULT else field(default=value, metadata=metadata)


def parameters_of(group: type) -> dict[str, Parameter]:
    """The parameters of a dataclass by name, in order, those of nested groups in the place of their group."""
    found: dict[str, Parameter] = {}
    for each in fields(group):
        if METADATA in each.metadata:
            found[each.name] = each.metadata[METADATA]
        elif _is_group(each):
            found |= parameters_of(cast(type, each.type))
    return found


def inputs_of(group: type) -> tuple[str, ...]:
    """The fields of a dataclass that are neither parameters nor groups: pictures, messages, flags."""
    return tuple(each.name for each in fields(group) if METADATA not in each.metadata and not _is_group(each))


def resolve(
    group: type[Group], values: Mapping[str, Any], checkpoint: Checkpoint, limits: Limits = NO_LIMITS
) -> Group:
    """`group` with every parameter checked, and with its default where `values` has none, or None.

    Nested groups are resolved from the same flat `values`, so a name that several groups declare, such as the
    seed, has one value in all of them. Inputs are taken as they are. Raises what `Parameter.check` does.
    """
    resolved = {
        name: _resolve_parameter(name, declared, values.get(name), checkpoint, limits.get(name))
        for name, declared in parameters_of(group).items()
    }
    return _filled(group, {**values, **resolved})


def values_of(request: Any) -> dict[str, Any]:
    """The values of a request's parameters by name, as `parameters_of` its class."""
    found: dict[str, Any] = {}
    for each in fields(request):
        value = getattr(request, each.name)
        if METADATA in each.metadata:
            found[each.name] = value
        elif _is_group(each):
            found |= values_of(value)
    return found


def checked_text(name: str, value: Any, maximum: float | None = None) -> str:
    """`value` without surrounding whitespace. Raises BadText for what is no Unicode text without NUL
    characters, EmptyPrompt or EmptyText where nothing is left, TextTooLong for more than `maximum`
    characters.
    """
    if value is None:
        raise _empty(name)
    if not isinstance(value, str) or "\0" in value or not _is_unicode(value):
        raise BadText(name=name, value=shown(value))
    if not (text := value.strip()):
        raise _empty(name)
    if maximum is not None and len(value) > maximum:
        raise TextTooLong(name=name, length=len(value), maximum=int(maximum))
    return text


def _empty(name: str) -> EmptyPrompt | EmptyText:
    return EmptyPrompt() if name == "prompt" else EmptyText(name=name)


def shown(value: Any) -> str:
    """A refused value as an error quotes it."""
    text = ascii(value) if isinstance(value, str) and not _is_unicode(value) else repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def _is_group(each: Field[Any]) -> bool:
    return isinstance(each.type, type) and is_dataclass(each.type)


def _resolve_parameter(
    name: str, declared: Parameter, given: Any, checkpoint: Checkpoint, maximum: float | None
) -> Any:
    if given is None and not declared.is_required:
        return declared.default_for(checkpoint, maximum)
    return declared.check(name, given, maximum)


def _filled(group: type[Group], values: Mapping[str, Any]) -> Group:
    """`group` with its fields, and those of nested groups, from flat `values`; an input may be missing."""
    filled: dict[str, Any] = {}
    for each in fields(group):  # type: ignore[arg-type]
        if _is_group(each):
            filled[each.name] = _filled(cast(type, each.type), values)
        elif METADATA in each.metadata or values.get(each.name) is not None:
            filled[each.name] = values[each.name]
    return group(**filled)


def _is_unicode(text: str) -> bool:
    """False where it holds a lone surrogate, which no file and no tokenizer can take."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _checked_choice(name: str, value: Any, choices: Mapping[str, Words]) -> str:
    if not isinstance(value, str) or value not in choices:
        raise UnknownOption(option=name, value=str(value)[:SHOWN_CHARACTERS], known=", ".join(choices))
    return value
