"""A told story as files to keep."""

import re
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from showo2.app.files.story_export import StoryExport, StoryPage, title_of
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
    assert all(word not in content for word in (b"(anonymous)", b"(unspecified)"))
    # Where this machine has no Chinese font that can be embedded, the reader's is named.
    is_chinese = b"STSong-Light" in content or b"FontFile2" in content
    assert is_chinese == (export.language == "zh")


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("A story about a pink fish that meets a yellow rocket.", "A pink fish that meets a yellow rocket"),
        ("a story about an orange cat, please.", "An orange cat"),
        ("Tell me a story that begins in the snow", "Tell me a story that begins in the snow"),
        ("How does a shy robot make its first friend?", "How does a shy robot make its first friend?"),
        ("讲一个关于粉色小鱼的故事。", "粉色小鱼"),
        ("讲一个粉色的鱼的故事", "粉色的鱼"),
        ("很久以前，海里有一条鱼。", "很久以前，海里有一条鱼"),
        ("A story.", "A story"),
    ],
)
def test_a_story_has_what_it_is_about_as_its_title(prompt, title):
    assert title_of(prompt) == title
