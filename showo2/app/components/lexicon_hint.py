"""Hints at words of a prompt that a checkpoint with a lexicon does not know."""

from collections.abc import Callable

import gradio as gr

from showo2.app.engine import Engine
from showo2.app.events import UI_EVENT
from showo2.app.i18n import bilingual, bilingual_html, t
from showo2.app.limits import MAX_PROMPT_LENGTH
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import Checkpoint
from showo2.lexicon import Lexicon

MAX_WORDS = 20  # named in a hint


def hint_html(checkpoint: Checkpoint, prompt: object) -> str:
    """HTML: words of `prompt` that the checkpoint does not know, and what it knows; "" if it knows all.

    Reads at most MAX_PROMPT_LENGTH characters, and names at most MAX_WORDS words.
    """
    lexicon = checkpoint.lexicon
    if lexicon is None or not isinstance(prompt, str):
        return ""
    if not (unknown := lexicon.unknown(prompt[:MAX_PROMPT_LENGTH])[:MAX_WORDS]):
        return ""

    def text_in(language: str) -> str:
        words = [_with_suggestion(language, word, lexicon.suggestion(word)) for word in unknown]
        warning = t(language, "unknown_words", checkpoint=checkpoint.name, words=words)
        things = _known_things(language, lexicon)
        return warning + (" " if language == "en" else "") + things

    return f'<p role="status">{bilingual_html(text_in)}</p>'


def chat_hint_html(checkpoint: Checkpoint, message: object) -> str:
    """HTML: what the misspelled words of a chat message may mean; "" without any.

    Other unknown words are not named: chat uses more words than the lexicon of prompts has.
    """
    lexicon = checkpoint.lexicon
    text = message.get("text") if isinstance(message, dict) else None
    if lexicon is None or not isinstance(text, str):
        return ""
    unknown = lexicon.unknown(text[:MAX_PROMPT_LENGTH])
    meant = [f"“{word}”" for word in dict.fromkeys(map(lexicon.suggestion, unknown)) if word][:MAX_WORDS]
    return f'<p role="status">{bilingual("did_you_mean", words=meant)}</p>' if meant else ""


def add_hint(
    pipeline: Engine,
    box: gr.Textbox | gr.MultimodalTextbox,
    to_html: Callable[[Checkpoint, object], str] = hint_html,
) -> None:
    """Adds a hint below `box` that follows what is typed."""
    hint = gr.HTML(elem_classes="hint")
    box.change(
        lambda value: to_html(pipeline.checkpoint, value),
        box,
        hint,
        trigger_mode="always_last",
        preprocess=False,
        **UI_EVENT,
    )


def _known_things(language: str, lexicon: Lexicon) -> str:
    """The objects of a lexicon, or where they are listed if they are many."""
    kinds = lexicon.lists[language]["kinds"]
    if len(kinds) > MAX_WORDS:
        return t(language, "known_things_listed", title=LANGUAGES[language]["lexicon_title"])
    return t(language, "known_things", things=kinds)


def _with_suggestion(language: str, word: str, suggestion: str | None) -> str:
    # In quotes, so that `t` does not translate the word as the name of a value.
    quoted = f"“{word}”"
    return t(language, "unknown_word_meant", word=quoted, known=suggestion) if suggestion else quoted
