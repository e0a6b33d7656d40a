"""Rows that follow from other rows: the mean of the six categories, how far unseen pairs lie behind seen
ones, and how far the languages are apart."""

from collections.abc import Iterable, Sequence

from showo2.evaluation.outcomes import NO_LANGUAGE, Row
from showo2.storybook.evaluation.thresholds import LANGUAGES_APART, SIX_CATEGORIES, THRESHOLDS, UNSEEN
from showo2.storybook.phrases import LANGUAGES

# GenEval's six (Ghosh et al., 2023)
GENEVAL_CATEGORIES = ("one object", "two objects", "counting", "colours", "position", "colour binding")
WITH_UNSEEN = ("colours", "colour binding")  # asked with unseen pairs, too


def derived_rows(rows: Sequence[Row]) -> list[Row]:
    """The derived rows for which `rows` has all that they need."""
    values = {(row.name, row.language): row for row in rows}
    derived = []
    for language in dict.fromkeys(row.language for row in rows):
        derived += _means(values, language)
    pairs = [[values.get((name, language)) for language in LANGUAGES] for name in THRESHOLDS]
    apart = [abs(one.value - other.value) for one, other in pairs if one and other]
    return [*derived, Row(LANGUAGES_APART, NO_LANGUAGE, max(apart), len(apart))] if apart else derived


def _means(values: dict[tuple[str, str], Row], language: str) -> list[Row]:
    """The rows over categories in one language, if it has all of them."""

    def all_right(categories: Iterable[str]) -> list[float]:
        rows = (values.get((f"text to image, {category}: all", language)) for category in categories)
        return [row.value for row in rows if row is not None]

    six, seen = all_right(GENEVAL_CATEGORIES), all_right(WITH_UNSEEN)
    unseen = all_right(f"{category}, unseen pair" for category in WITH_UNSEEN)
    if len(six) < len(GENEVAL_CATEGORIES) or len(unseen) < len(WITH_UNSEEN):
        return []
    return [
        Row(SIX_CATEGORIES, language, sum(six) / len(six), len(six)),
        Row(UNSEEN, language, (sum(seen) - sum(unseen)) / len(seen), len(seen)),
    ]
