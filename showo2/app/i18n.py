"""Two languages on one page, the choice being the visitor's browser's alone: the server never knows it.

Words of components are keys that Gradio's frontend translates (`word`); words composed on the server carry all
languages, of which the style sheet shows one (`both`). So a switch changes everything at once, also what was
made before it, and two visitors may differ. `page.js` chooses the language and switches it.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import gradio as gr
from gradio.i18n import I18nData

from showo2.app.strings import LANGUAGES, LIST_JOINTS
from showo2.errors import Showo2Error

NAMES = {"English": "en", "中文": "zh"}
# Gradio names Chinese as browsers do, and has words of its own under plain keys; the prefix keeps ours apart.
GRADIO_LOCALES = {"en": "en", "zh-CN": "zh"}
PREFIX = "showo2_"
# Options of events that only change what is shown.
DISPLAY = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# Of those that may fail: a failure outside the queue does not reach the visitor.
TELLING = {**DISPLAY, "queue": True, "concurrency_limit": None}

# What Gradio gives no name that a screen reader could say, or one in English alone: by selector, the key of its words,
# and a role where it has none that may have a name. `page.js` sets them.
SPOKEN = {
    ".image-container > button": ("spoken_picture", None),
    ".empty[aria-label]": ("spoken_empty", "img"),
    ".thumbnail-wrapper": ("spoken_file", "group"),
    ".conversation [role=log]": ("chat_conversation", None),
    ".edit-textarea": ("chat_message", None),
}

TRANSLATIONS = gr.I18n(
    **{
        locale: {PREFIX + key: text for key, text in LANGUAGES[language].items() if "{" not in text}
        for locale, language in GRADIO_LOCALES.items()
    }
)


def word(key: str) -> I18nData:
    """Words of a component (label, placeholder, button ...), translated in the browser; KeyError if unknown."""
    if "{" in LANGUAGES["en"][key]:
        raise ValueError(f"{key!r} has placeholders: use `both`")
    return TRANSLATIONS(PREFIX + key)


def say(language: str, key: str, **details: Any) -> str:
    """The words of `key` in `language`, placeholders filled; values that have a name of their own are named."""
    filled = {name: _name(language, value) for name, value in details.items()}
    return LANGUAGES[language][key].format(**filled)


def both(key: str, **details: Any) -> str:
    """HTML with the words in every language; the visitor sees one."""
    return in_every_language(lambda language: say(language, key, **details))


def in_every_language(sentence: Callable[[str], str]) -> str:
    """HTML with the plain text that `sentence` gives for each language; the visitor sees one."""
    return "".join(
        f'<span lang="{language}">{escape(sentence(language), quote=False)}</span>' for language in LANGUAGES
    )


def both_of(error: Showo2Error) -> str:
    """HTML with the sentence for a failure in every language."""
    return both(f"error_{type(error).__name__}", **error.details)


def listed(language: str, values: Sequence[str]) -> str:
    """Values in words, as a list in a sentence."""
    last, other = LIST_JOINTS[language]
    names = [_name(language, value) for value in values]
    return last.join([other.join(names[:-1]), names[-1]] if len(names) > 1 else names)


def spoken() -> list[dict[str, Any]]:
    """SPOKEN for `page.js`: selector, role, and the words in every language."""
    return [
        {"selector": selector, "role": role, "words": {name: table[key] for name, table in LANGUAGES.items()}}
        for selector, (key, role) in SPOKEN.items()
    ]


def switch() -> gr.Radio:
    """The language switch, without a choice yet."""
    return gr.Radio(
        list(NAMES.items()), label=word("language"), show_label=False, container=False, elem_id="language"
    )


def wire_switch(page: gr.Blocks, choice: gr.Radio, tabs: list[gr.Tab]) -> None:
    """Lets the browser choose when the page opens, and the visitor from then on.

    Gradio translates a tab's name only once it has been opened or is sent again; so all are sent again.
    """
    labels = [tab.label for tab in tabs]
    for event, function in ((page.load, "firstLanguage"), (choice.input, "setLanguage")):
        chosen = event(
            None, choice, choice, js=f"(language) => window.showo2.{function}(language)", **DISPLAY
        )
        chosen.then(lambda: [gr.Tab(label=label) for label in labels], None, tabs, **DISPLAY)


def _name(language: str, value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return listed(language, value)
    if not isinstance(value, str):
        return value
    known = LANGUAGES[language]
    parts = value.split(", ")
    if len(parts) > 1 and all(f"detail_{part}" in known for part in parts):
        return listed(language, parts)
    return known.get(f"detail_{value}", str(value))
