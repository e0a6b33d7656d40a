"""What a visitor is told of a checkpoint that knows one small world: what is in it, and which words of a prompt are not."""

from typing import TYPE_CHECKING

import gradio as gr

from showo2.app.components.events import UI_EVENT
from showo2.app.i18n import bilingual, bilingual_html, join_list, t
from showo2.checkpoints import Checkpoint

if TYPE_CHECKING:
    from showo2.pipeline import Pipeline


def described(checkpoint: Checkpoint) -> str:
    """HTML: the lists of the checkpoint's lexicon, folded away; "" without one."""
    if checkpoint.lexicon is None:
        return ""
    lists = checkpoint.lexicon.lists
    rows = (
        f"<dt>{bilingual(f'world_{name}')}</dt><dd>"
        + bilingual_html(lambda language, name=name: join_list(language, lists[language][name]))
        + "</dd>"
        for name in next(iter(lists.values()))
    )
    summary, text = bilingual("bar_note"), bilingual("world", checkpoint=checkpoint.name)
    return f"<details><summary>{summary}</summary><p>{text}</p><dl>{''.join(rows)}</dl></details>"


def hint(checkpoint: Checkpoint, prompt: str) -> str:
    """HTML: the words of `prompt` that the checkpoint never met, and what it knows instead; "" if there are none."""
    lexicon = checkpoint.lexicon
    if lexicon is None or not (unknown := lexicon.unknown(prompt)):
        return ""

    def sentences(language: str) -> str:
        words = [_doubted(language, word, lexicon.suggestion(word)) for word in unknown]
        told = t(language, "unknown_words", checkpoint=checkpoint.name, words=words)
        things = t(language, "known_things", things=lexicon.lists[language]["kinds"])
        return told + (" " if language == "en" else "") + things

    return f'<p role="status">{bilingual_html(sentences)}</p>'


def add_hint(pipeline: "Pipeline", prompt: gr.Textbox) -> None:
    """Shows the hint for what stands in `prompt`, as it is written."""
    shown = gr.HTML(elem_classes="hint")
    prompt.change(
        lambda text: hint(pipeline.checkpoint, text),
        prompt,
        shown,
        trigger_mode="always_last",
        preprocess=False,
        **UI_EVENT,
    )


def _doubted(language: str, word: str, meant: str | None) -> str:
    quoted = f"“{word}”"  # which also keeps a visitor's word apart from values that have names
    return t(language, "unknown_word_meant", word=quoted, known=meant) if meant else quoted
