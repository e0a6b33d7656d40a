"""Vocabularies: which words of a prompt are new to a checkpoint, and what they may have been meant to be."""

import json
from dataclasses import replace

import pytest
from small_checkpoints import small_entry

from showo2.app.components.lexicon_hint import MAX_WORDS, hint_html
from showo2.checkpoints import Checkpoint
from showo2.lexicon import Lexicon

KNOWN = Lexicon.of(
    {"en": {"kinds": ("cat",)}, "zh": {"kinds": ("猫",)}}, ["A red rocket, a cat.", "一只小猫在草地上"]
)


def test_words_are_those_of_the_prompts():
    assert KNOWN.words == tuple(sorted({"a", "red", "rocket", "cat", *"一只小猫在草地上"}))


def test_unknown_words_are_named_once_and_in_order():
    assert KNOWN.unknown("A RED rocket!") == []
    assert KNOWN.unknown("a red dragon and a Dragon with 3 hats") == ["dragon", "and", "with", "3", "hats"]
    assert KNOWN.unknown("一只小狗在飞机上") == ["狗", "飞机"]
    assert KNOWN.unknown("一只 red 长颈鹿 猫🐱") == ["长颈鹿"]
    assert KNOWN.unknown("") == []


def test_slips_are_recognised():
    assert KNOWN.suggestion("rokcet") == "rocket"
    assert KNOWN.suggestion("dragon") is None


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


@pytest.mark.parametrize("prompt", [None, 3, ["a"], {"a": 1}, True])
def test_what_is_no_prompt_has_no_hint(prompt):
    assert hint_html(replace(small_entry(), lexicon=KNOWN), prompt) == ""


def test_a_lexicon_travels_with_its_checkpoint():
    entry = replace(small_entry(), lexicon=KNOWN)
    back = Checkpoint.from_dict(json.loads(json.dumps(entry.to_dict())))
    assert back.lexicon.unknown("a dragon") == ["dragon"]
    assert back == entry
