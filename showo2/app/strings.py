"""Every text on the page, in English and Chinese: `locales/en.json` and `locales/zh.json`.

Keys begin with where the text appears (`chat_`, `image_`, ...). `detail_` and a value is the name of that
value in a sentence; `error_` and a class of `showo2.errors` is the sentence for that error, filled with its
details. English takes error sentences from the classes unless the page has to word one differently. Labels
and help of parameters come from their declarations. To add a language, add a file here, and its name to the
tables in `i18n`.
"""

import json
from pathlib import Path

from showo2.errors import Showo2Error
from showo2.media.limits import MAX_FILE_MB
from showo2.parameter_fields import parameters_of
from showo2.requests import REQUESTS

# Texts that say how large a file may be.
NAMING_THE_LIMIT = ("chat_placeholder", "upload_too_large", "video_first_frame_hint")
LOCALES = Path(__file__).parent / "locales"


def _load(language: str) -> dict[str, str]:
    strings: dict[str, str] = json.loads((LOCALES / f"{language}.json").read_text("utf-8"))
    for key in NAMING_THE_LIMIT:
        strings[key] = strings[key].format(megabytes=MAX_FILE_MB)
    return strings | _parameter_strings(language)


def _parameter_strings(language: str) -> dict[str, str]:
    """Labels, help and choices of the parameters, and their names in error sentences, as declared."""
    parameters = {name: parameter for kind in REQUESTS for name, parameter in parameters_of(kind).items()}
    strings = {}
    for name, parameter in parameters.items():
        strings[name] = strings[f"detail_{name}"] = getattr(parameter.label, language)
        strings[f"{name}_info"] = getattr(parameter.help, language)
        for value, words in parameter.choices.items():
            strings[f"{name}_{value}"] = getattr(words, language)
    return strings


_TEMPLATES = {f"error_{error.__name__}": error.template for error in Showo2Error.__subclasses__()}
LANGUAGES = {"en": _TEMPLATES | _load("en"), "zh": _load("zh")}
