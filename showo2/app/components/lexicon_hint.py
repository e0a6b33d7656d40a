"""For a checkpoint that knows one small world: what is in it, and which words of a prompt are not."""

from typing import TYPE_CHECKING

import gradio as gr

from showo2.app.events import UI_EVENT
from showo2.app.i18n import bilingual, bilingual_html, join_list, t
from showo2.app.limits import MAX_PROMPT_LENGTH
from showo2.checkpoints import Checkpoint

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline

MAX_WORDS = 20  # to find a suggestion takes about a millisecond a word


def lexicon_html(checkpoint: Checkpoint) -> str:
    """HTML: the words of the checkpoint's lexicon by category, folded away; "" without a lexicon."""
    if checkpoint.lexicon is None:
        return ""
    lists = checkpoint.lexicon.lists

    def row(category: str) -> str:
        words = bilingual_html(lambda language: join_list(language, lists[language][category]))
        return f"<dt>{bilingual(f'lexicon_{category}')}</dt><dd>{words}</dd>"

    rows = map(row, next(iter(lists.values())))
    summary, text = bilingual("lexicon_title"), bilingual("lexicon_intro", checkpoint=checkpoint.name)
    return f"<details><summary>{summary}</summary><p>{text}</p><dl>{''.join(rows)}</dl></details>"


def hint_html(checkpoint: Checkpoint, prompt: object) -> str:
    """HTML: words of `prompt` that the checkpoint does not know, and what it knows; "" if it knows all.

    Of a long prompt, only as much is looked at as may be sent, and only MAX_WORDS words are named.
    """
    lexicon = checkpoint.lexicon
    if lexicon is None or not isinstance(prompt, str):
        return ""
    if not (unknown := lexicon.unknown(prompt[:MAX_PROMPT_LENGTH])[:MAX_WORDS]):
        return ""

    def text_in(language: str) -> str:
        words = [_with_suggestion(language, word, lexicon.suggestion(word)) for word in unknown]
        warning = t(language, "unknown_words", checkpoint=checkpoint.name, words=words)
        things = t(language, "known_things", things=lexicon.lists[language]["kinds"])
        return warning + (" " if language == "en" else "") + things

    return f'<p role="status">{bilingual_html(text_in)}</p>'


def add_hint(pipeline: "Pipeline", prompt: gr.Textbox) -> None:
    """Adds a hint below `prompt` that follows what is typed."""
    hint = gr.HTML(elem_classes="hint")
    prompt.change(
        lambda text: hint_html(pipeline.checkpoint, text),
        prompt,
        hint,
        trigger_mode="always_last",
        preprocess=False,
        **UI_EVENT,
    )


def _with_suggestion(language: str, word: str, suggestion: str | None) -> str:
    # Quoted, a visitor's word is not taken for a value that has a translated name.
    quoted = f"“{word}”"
    return t(language, "unknown_word_meant", word=quoted, known=suggestion) if suggestion else quoted
