"""Everything that requests in training are made of, for a checkpoint's list of known words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.wording.clip_requests import inflected
from showo2.storybook.wording.request_forms import (
    BESIDE,
    CLIP_FRAMES,
    FRAMES,
    IN_PLACE,
    JOINS,
    PLACED,
    PLACED_JOINS,
    RELATED,
    SAYS_NO_THING,
)
from showo2.storybook.wording.synonyms import (
    AT,
    COLORS,
    GOES,
    GOES_ANY,
    GOES_ANY_ZH,
    GOES_ZH,
    MEASURES,
    NOUNS,
    NUMBERS,
    PLACES,
    POSITIONS,
    PRAISE,
    PREDICATES,
    SHORT_POSITIONS,
    SIDES,
    SIZES,
    STANDS,
    WAYS,
)

SLOT = re.compile(r"\{\w+\}")


def all_phrases() -> Iterator[str]:
    """Words and forms, without their slots."""
    for tables in (
        NOUNS,
        COLORS,
        SIZES,
        AT,
        PLACES,
        POSITIONS,
        SHORT_POSITIONS,
        SIDES,
        WAYS,
        PREDICATES,
        PRAISE,
        STANDS,
    ):
        yield from _strings(tables)
    yield from _strings([NUMBERS, GOES_ZH, MEASURES, GOES_ANY_ZH, "色", RELATED, BESIDE, SAYS_NO_THING])
    yield from _strings([JOINS, PLACED_JOINS])
    for verb in (*GOES_ANY, *(verb for verbs in GOES.values() for verb in verbs)):
        yield from (inflected(verb, form) for form in ("does", "do", "ing"))
    for frames in (FRAMES, IN_PLACE, PLACED, CLIP_FRAMES):
        for language in LANGUAGES:
            yield from (SLOT.sub(" ", frame) for frame in frames[language]["trained"])


def _strings(values: str | Mapping[str, Any] | Iterable[Any]) -> Iterator[str]:
    """All strings in nested tables, without their slots."""
    if isinstance(values, str):
        yield SLOT.sub(" ", values)
    else:
        for value in values.values() if isinstance(values, Mapping) else values:
            yield from _strings(value)
