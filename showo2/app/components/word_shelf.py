"""The words that a checkpoint with a lexicon knows, as buttons that build the prompt (see `page.js`).

Those of things have a picture, if the checkpoint ships with one.
"""

import json
from html import escape
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

from showo2.app.examples import picture_of_kind
from showo2.app.gradio_private.routes import FILE_ROUTE
from showo2.app.i18n import bilingual, bilingual_html
from showo2.checkpoints import Checkpoint
from showo2.lexicon import Lexicon

# What stands between a prompt and a word that is added to it, by language and list; "" is for other lists.
JOINTS = {"en": {"": " ", "places": ", "}, "zh": {"": "", "places": "，", "positions": "，"}}
# In the order of a sentence, so that words tapped from top to bottom read as one; other lists follow.
FIRST = ("sizes", "colours", "kinds")


def shelf_html(checkpoint: Checkpoint) -> str:
    """HTML: the words of the checkpoint's lexicon by category, folded away; "" without a lexicon."""
    if checkpoint.lexicon is None:
        return ""
    categories = next(iter(checkpoint.lexicon.lists.values()))
    ordered = sorted(categories, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    rows = "".join(_row_html(checkpoint, checkpoint.lexicon, category) for category in ordered)
    return (
        f'<details class="shelf"><summary>{bilingual("lexicon_title")}</summary>'
        f"<p>{bilingual('lexicon_intro', checkpoint=checkpoint.name)}</p>"
        f'<label>{bilingual("lexicon_search")} <input type="search" autocomplete="off"></label>'
        f'<div class="words"><dl>{rows}</dl>'
        f'<p class="none" role="status" hidden>{bilingual("lexicon_none")}</p></div></details>'
    )


def _row_html(checkpoint: Checkpoint, lexicon: Lexicon, category: str) -> str:
    """HTML: the words of a list, which has the same order in every language."""
    columns = (words.get(category, ()) for words in lexicon.lists.values())
    rows = (dict(zip(lexicon.lists, row, strict=True)) for row in zip_longest(*columns))
    buttons = "".join(
        _button_html(category, row, picture_of_kind(checkpoint, number) if category == "kinds" else None)
        for number, row in enumerate(rows, start=1)
    )
    return f"<div><dt>{bilingual(f'lexicon_{category}')}</dt><dd>{buttons}</dd></div>"


def _button_html(category: str, words: dict[str, str | None], picture: Path | None) -> str:
    """HTML: a button for a word, given by language; one without a translation stands for itself."""
    untranslated = next(filter(None, words.values()))
    added = {
        language: [joints.get(category, joints[""]), words.get(language) or untranslated]
        for language, joints in JOINTS.items()
    }
    text = bilingual_html(lambda language: added[language][1])
    data = escape(json.dumps(added, ensure_ascii=False))
    return f'<button type="button" data-words="{data}">{_picture_html(picture)}{text}</button>'


def _picture_html(picture: Path | None) -> str:
    """HTML: a picture beside its name; the address is relative, for where a proxy serves the page under a
    path."""
    if picture is None:
        return ""
    address = f"{FILE_ROUTE.removeprefix('/')}{quote(str(picture))}"
    return f'<img src="{escape(address)}" alt="" loading="lazy">'
