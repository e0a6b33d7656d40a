"""Texts of the page and of errors, in every language."""

from string import Formatter

import pytest

from showo2 import errors
from showo2.app.i18n import (
    GRADIO_LOCALES,
    LIST_JOINTS,
    NAMES,
    TRANSLATIONS,
    bilingual,
    bilingual_error,
    join_list,
    label,
    t,
)
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import Task
from showo2.errors import Showo2Error, UntrainedTask


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_the_same_keys_and_placeholders(language):
    table = LANGUAGES[language]
    assert set(table) == set(LANGUAGES["en"])
    for key, text in table.items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(LANGUAGES["en"][key]), key


def test_every_language_can_be_chosen_and_lists_things():
    assert set(NAMES.values()) == set(GRADIO_LOCALES.values()) == set(LIST_JOINTS) == set(LANGUAGES)


@pytest.mark.parametrize("error", Showo2Error.__subclasses__(), ids=lambda error: error.__name__)
def test_every_failure_has_a_sentence_in_every_language(error):
    fields = Formatter().parse(error.template)
    details = {name: 1.5 if spec else "x" for _, name, spec, _ in fields if name}
    sentences = {t(language, f"error_{error.__name__}", **details) for language in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert bilingual_error(error(**details)).count("<span") == len(LANGUAGES)


def test_no_failure_is_nested_out_of_sight():
    defined = {
        value for value in vars(errors).values() if isinstance(value, type) and value is not Showo2Error
    }
    assert defined == set(Showo2Error.__subclasses__())


def test_values_with_a_name_are_named_in_the_sentence():
    error = UntrainedTask(
        checkpoint="x", task=Task.STORY.value, trained=", ".join((Task.CHAT, Task.TEXT_TO_IMAGE))
    )
    shown = bilingual_error(error)
    assert "x was not trained to tell illustrated stories" in shown
    assert "chat about images and draw images" in shown
    assert "看图聊天和画图" in shown
    assert "text_to_image" not in shown


def test_lists_read_well():
    tasks = (Task.CHAT, Task.TEXT_TO_IMAGE, Task.STORY)
    assert join_list("en", tasks) == "chat about images, draw images and tell illustrated stories"
    assert join_list("zh", tasks) == "看图聊天、画图和讲图文故事"
    assert join_list("en", ("chat",)) == "chat about images"


def test_composed_words_cannot_smuggle_markup():
    assert "<img" not in bilingual("untrained", checkpoint="<img src=x>", task="chat", tasks=("chat",))


def test_words_of_components_exist_and_are_complete():
    with pytest.raises(KeyError):
        label("no_such_words")
    with pytest.raises(ValueError, match="placeholders"):
        label("done")
    assert all(
        "{" not in text for table in TRANSLATIONS.translations_dict.values() for text in table.values()
    )
