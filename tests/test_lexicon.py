"""Vocabularies: which words of a prompt are new to a checkpoint, and what they may have been meant to be."""

import json
from dataclasses import replace

import pytest
from small_checkpoints import small_entry

from showo2.app.components.lexicon_hint import MAX_WORDS, chat_hint_html, hint_html
from showo2.app.components.word_shelf import shelf_html
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import Checkpoint
from showo2.lexicon import Lexicon

KNOWN = Lexicon.of(
    {"en": {"kinds": ("cat", "rocket"), "sizes": ("small",)}, "zh": {"kinds": ("猫",)}},
    ["A red rocket, a small cat. How?", "一只小猫在草地上"],
)


def test_words_are_those_of_the_prompts():
    assert KNOWN.words == tuple(sorted({"a", "red", "rocket", "small", "cat", "how", *"一只小猫在草地上"}))


def test_unknown_words_are_named_once_and_in_order():
    assert KNOWN.unknown("A RED rocket!") == []
    assert KNOWN.unknown("a red dragon and a Dragon with 3 hats") == ["dragon", "and", "with", "3", "hats"]
    assert KNOWN.unknown("一只小狗在飞机上") == ["狗", "飞机"]
    assert KNOWN.unknown("一只 red 长颈鹿 猫🐱") == ["长颈鹿"]
    assert KNOWN.unknown("") == []


def test_slips_are_recognized():
    assert KNOWN.suggestion("rokcet") == "rocket"
    assert KNOWN.suggestion("dragon") is None


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("show", None),  # close to "how", which is no thing
        ("smal", None),
        ("rockt", "rocket"),
        ("rocketts", None),
        ("cta", "cat"),
        ("catt", "cat"),
        ("bat", None),  # a word of its own, as most neighbors of short words are
        ("cart", None),
        ("rocket", None),  # known
    ],
)
def test_only_probable_misspellings_of_things_colors_and_places_are_corrected(word, meant):
    assert KNOWN.suggestion(word) == meant


def test_capitals_make_no_difference():
    assert KNOWN.unknown("A RED ROKCET") == ["rokcet"]
    assert "(rocket?)" in hint_html(replace(small_entry(), lexicon=KNOWN), "A RED ROKCET")


def test_a_chat_message_is_asked_about_misspellings_only():
    entry = replace(small_entry(), lexicon=KNOWN)
    html = chat_hint_html(entry, {"text": "Would you DRAW a Rokcet?", "files": []})
    assert "Did you mean “rocket”?" in html
    assert "你是想说“rocket”吗？" in html
    assert chat_hint_html(entry, {"text": "Would you draw a dragon?", "files": []}) == ""
    assert chat_hint_html(entry, None) == chat_hint_html(entry, {"text": 3}) == ""
    assert chat_hint_html(small_entry(), {"text": "rokcet"}) == ""


def test_the_index_of_misspellings_is_built_once(monkeypatch):
    built: list[str] = []

    def misspell(word: str) -> list[str]:
        built.append(word)
        return []

    monkeypatch.setattr("showo2.lexicon._misspell", misspell)
    lexicon = replace(KNOWN)
    for word in ("rokcet", "dragon", "cta"):
        lexicon.suggestion(word)
    assert sorted(built) == ["cat", "rocket", "猫"]


def test_a_long_prompt_costs_no_more_than_a_short_one(monkeypatch):
    """Suggestions take most of the time; a prompt of 96 kB asks for as few as one of normal length."""
    asked: list[str] = []
    monkeypatch.setattr(Lexicon, "suggestion", lambda self, word: asked.append(word))
    entry = replace(small_entry(), lexicon=KNOWN)
    html = hint_html(entry, " ".join(f"w{number}" for number in range(16_000)))
    assert set(asked) == {f"w{number}" for number in range(MAX_WORDS)}
    assert len(html) < 10_000
    assert hint_html(entry, "x" * 96_000)
    assert len(asked) <= 2 * MAX_WORDS + 2


def test_a_large_lexicon_is_pointed_at_and_every_word_of_it_is_on_the_shelf():
    kinds = {language: tuple(f"{language}{number}" for number in range(300)) for language in LANGUAGES}
    kinds["zh"] = kinds["zh"][:-1]  # one has no translation
    lists = {language: {"kinds": words} for language, words in kinds.items()}
    entry = replace(small_entry(), lexicon=Lexicon.of(lists, ()))
    hint = hint_html(entry, "a dragon")
    assert "listed under “What it can draw”" in hint
    assert "en17" not in hint
    assert shelf_html(entry).count("<button") == 300
    assert shelf_html(replace(entry, lexicon=None)) == ""


@pytest.mark.parametrize("prompt", [None, 3, ["a"], {"a": 1}, True])
def test_what_is_no_prompt_has_no_hint(prompt):
    assert hint_html(replace(small_entry(), lexicon=KNOWN), prompt) == ""


def test_a_lexicon_travels_with_its_checkpoint():
    entry = replace(small_entry(), lexicon=KNOWN)
    back = Checkpoint.from_dict(json.loads(json.dumps(entry.to_dict())))
    assert back.lexicon.unknown("a dragon") == ["dragon"]
    assert back == entry
