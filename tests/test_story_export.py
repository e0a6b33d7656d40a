"""A told story as files to keep."""

import re
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from showo2.app.files.story_export import StoryExport, StoryPage
from showo2.media import read_settings, write_png

STORIES = {"en": "Once <upon> a time there was a red car.", "zh": "从前，草地上有一辆红色的汽车。"}


@pytest.fixture(params=STORIES)
def told(request, tmp_path) -> tuple[str, StoryExport]:
    picture = tmp_path / "picture.png"
    write_png(Image.new("RGB", (32, 16), "red"), picture, {"seed": 7})
    words = STORIES[request.param]
    return request.param, StoryExport(
        words[:8], [StoryPage(words, picture), StoryPage(words * 60, picture)], "made by 7"
    )


def test_the_page_holds_everything(told, tmp_path):
    language, export = told
    page, *_ = export.write(tmp_path, "story")
    text = page.read_text("utf-8")
    assert f'<html lang="{language}">' in text
    assert "<upon>" not in text
    assert "made by 7" in text
    assert "http" not in text
    assert text.count("data:image/png;base64,") == 2


def test_the_zip_holds_words_and_pictures_with_their_settings(told, tmp_path):
    language, export = told
    *_, archive = export.write(tmp_path, "story")
    with zipfile.ZipFile(archive) as files:
        assert files.namelist() == ["story.txt", "scene-1.png", "scene-2.png"]
        assert STORIES[language] in files.read("story.txt").decode()
        files.extract("scene-2.png", tmp_path)
        assert Image.open(BytesIO(files.read("scene-1.png"))).size == (32, 16)
    assert read_settings(tmp_path / "scene-2.png") == {"seed": 7}


def test_the_pdf_has_room_for_long_scenes(told, tmp_path):
    _, export = told
    _, pdf, _ = export.write(tmp_path, "story")
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", content)) > 2  # the second scene goes on over several pages
    assert (b"STSong-Light" in content) == (export.language == "zh")
