"""English and Chinese on one page. The choice belongs to the visitor's browser; the server never knows it.

Text of components is a key that Gradio's frontend translates (`label`). Text composed on the server is HTML
that carries every language, of which the style sheet shows one (`bilingual`). A switch therefore changes
everything at once, including earlier results, and visitors do not affect each other. `page.js` picks and
switches the language.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import gradio as gr

from showo2.app.events import UI_EVENT
from showo2.app.strings import LANGUAGES
from showo2.errors import Showo2Error

NAMES = {"English": "en", "中文": "zh"}
# Between the last two items of a list, and between the others.
LIST_JOINTS = {"en": (" and ", ", "), "zh": ("和", "、")}
# Browsers call Chinese zh-CN, and so does Gradio.
GRADIO_LOCALES = {"en": "en", "zh-CN": "zh"}
# Gradio has translations of its own under plain keys; the prefix keeps ours apart.
PREFIX = "showo2_"

# Accessible names for elements that Gradio leaves without one, or names in English only: CSS selector -> key
# of the text, and an ARIA role where the element needs one to have a name. `page.js` sets them.
ARIA_LABELS = {
    ".image-container > button": ("aria_picture", None),
    ".thumbnail-item[aria-label]": ("aria_picture", None),
    ".empty[aria-label]": ("aria_empty", "img"),
    ".thumbnail-wrapper": ("aria_file", "group"),
    ".conversation [role=log]": ("chat_conversation", None),
    ".edit-textarea": ("chat_message", None),
    ".book": ("story_read", None),
    ".book .close": ("story_close", None),
    ".book .back": ("story_back", None),
    ".book .next": ("story_next", None),
}

TRANSLATIONS = gr.I18n(
    **{
        locale: {PREFIX + key: text for key, text in LANGUAGES[language].items() if "{" not in text}
        for locale, language in GRADIO_LOCALES.items()
    }
)


def label(key: str) -> Any:
    """Text of a component (label, placeholder, button ...), translated in the browser.

    Raises KeyError for an unknown key and ValueError for a text with placeholders. Typed as Any because
    Gradio's annotations of many components name plain text only.
    """
    if "{" in LANGUAGES["en"][key]:
        raise ValueError(f"{key!r} has placeholders: use `bilingual`")
    return TRANSLATIONS(PREFIX + key)


def t(language: str, key: str, **details: Any) -> str:
    """The text of `key` in `language`, its placeholders filled with `details`.

    Values that have a translated name appear under it. An unknown language is English: a page that is still
    loading has none.
    """
    language = language if language in LANGUAGES else "en"
    translated = {name: _translate_value(language, value) for name, value in details.items()}
    return LANGUAGES[language][key].format(**translated)


def bilingual(key: str, **details: Any) -> str:
    """HTML with the text in every language; the visitor sees one."""
    return bilingual_html(lambda language: t(language, key, **details))


def bilingual_html(text_in: Callable[[str], str]) -> str:
    """HTML with the plain text that `text_in(language)` returns, in every language; the visitor sees one."""
    return "".join(
        f'<span lang="{language}">{escape(text_in(language), quote=False)}</span>' for language in LANGUAGES
    )


def bilingual_error(error: Showo2Error) -> str:
    """HTML with an error's sentence in every language."""
    return bilingual(f"error_{type(error).__name__}", **error.details)


def join_list(language: str, values: Sequence[str]) -> str:
    """Values as an enumeration in a sentence: "a, b and c"."""
    last, other = LIST_JOINTS[language]
    names = [_translate_value(language, value) for value in values]
    return last.join([other.join(names[:-1]), names[-1]] if len(names) > 1 else names)


def aria_labels() -> list[dict[str, Any]]:
    """ARIA_LABELS for `page.js`: selector, role, and the text in every language."""
    return [
        {"selector": selector, "role": role, "text": {name: table[key] for name, table in LANGUAGES.items()}}
        for selector, (key, role) in ARIA_LABELS.items()
    ]


def language_switch() -> gr.Radio:
    """The language switch, with nothing chosen yet."""
    return gr.Radio(
        list(NAMES.items()), label=label("language"), show_label=False, container=False, elem_id="language"
    )


def wire_language_switch(page: gr.Blocks, choice: gr.Radio, tabs: list[gr.Tab]) -> None:
    """Lets the browser choose the language when the page opens, and the visitor from then on.

    Gradio translates a tab's title only when the tab is opened or sent again, so all titles are sent again.
    """
    titles = [tab.label for tab in tabs]
    for event, function in ((page.load, "firstLanguage"), (choice.input, "setLanguage")):
        chosen = event(
            None, choice, choice, js=f"(language) => window.showo2.{function}(language)", **UI_EVENT
        )
        chosen.then(lambda: [gr.Tab(label=title) for title in titles], None, tabs, **UI_EVENT)


def _translate_value(language: str, value: Any) -> Any:
    """A value's translated name: `detail_` and the value among the strings; lists are joined."""
    if isinstance(value, (list, tuple)):
        return join_list(language, value)
    if not isinstance(value, str):
        return value
    strings = LANGUAGES[language]
    parts = value.split(", ")
    if len(parts) > 1 and all(f"detail_{part}" in strings for part in parts):
        return join_list(language, parts)
    return strings.get(f"detail_{value}", str(value))
