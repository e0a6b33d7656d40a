"""Results of the examples that were made beforehand: they belong to the words on the page."""

import pytest

from showo2.app import examples
from showo2.app.i18n import t
from showo2.app.strings import LANGUAGES
from showo2.checkpoints import DEFAULT
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.media import read_settings

NANO = find_checkpoint(DEFAULT).checkpoint
SUFFIXES = {"image": [".png"], "video": [".mp4", ".gif"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", ["image", "video", "story"])
def test_every_example_of_the_embedded_checkpoint_was_made_with_its_words(tab, language):
    for key in examples.keys(tab):
        files = examples.result_files(NANO, key, language)
        settings = [read_settings(file) for file in files]
        assert {each["prompt"] for each in settings} == {t(language, key)}
        assert {(each["checkpoint"], each["seed"]) for each in settings} == {(NANO.name, examples.SEED)}
        if tab == "story":
            assert [each["scene"] for each in settings] == list(range(1, len(files) + 1))
            assert all(page.text for page in examples.story_pages(files))
        else:
            assert [file.suffix for file in files] == SUFFIXES[tab]


def test_every_thing_that_the_embedded_checkpoint_knows_has_a_picture():
    kinds = NANO.lexicon.lists["en"]["kinds"]
    for number, kind in enumerate(kinds, start=1):
        settings = read_settings(examples.picture_of_kind(NANO, number))
        assert (settings["prompt"], settings["checkpoint"]) == (f"a {kind}", NANO.name)
    assert examples.picture_of_kind(NANO, len(kinds) + 1) is None


def test_they_are_made_anew(small_pipeline, tmp_path):
    (tmp_path / "image_example_9-en-1.png").touch()
    examples.make(small_pipeline, tmp_path)
    names = {file.name for file in tmp_path.iterdir()}
    assert "image_example_9-en-1.png" not in names
    assert {f"image_example_1-{language}-1.png" for language in LANGUAGES} <= names
    assert {"video_example_3-zh-1.mp4", "video_example_3-zh-2.gif"} <= names
