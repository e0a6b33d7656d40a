"""A told story as files to keep."""

import re
import zipfile
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from showo2.app.files import story_film
from showo2.app.files.story_export import StoryExport, StoryPage, title_of
from showo2.media import open_video, read_settings, write_gif, write_png
from showo2.outputs import Clip

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


def test_the_film_shows_every_scene_over_its_words(tmp_path, monkeypatch):
    """The title and the second scene, which is a clip, are of two colors; the words stand below."""
    monkeypatch.setattr(story_film, "LEAST_SECONDS", 0.5)
    monkeypatch.setattr(story_film, "TITLE_SECONDS", 0.5)
    monkeypatch.setattr(story_film, "WIDTH", 128)
    red, blue, clip = (tmp_path / name for name in ("red.png", "blue.png", "clip.gif"))
    for path, color in ((red, "red"), (blue, "blue")):
        Image.new("RGB", (32, 16), color).save(path)
    write_gif(Clip(np.full((2, 16, 32, 3), [0, 255, 0], np.uint8), 8.0), clip, {})
    scenes = [("A red car.", red, None), ("从前，有一辆蓝色的汽车。", blue, clip)]
    *_, written = story_film.write_film(tmp_path / "film.mp4", "A car", scenes, "zh", {"seed": 7})
    assert written == 1.0
    film = open_video(tmp_path / "film.mp4", 9)
    assert film.frames.shape[1:] == (64 + story_film.WORDS_HEIGHT, 128, 3)
    first, last = film.frames[0], film.frames[-1]
    assert first[10, 64].argmax() == 0
    assert last[10, 64].argmax() == 1  # the clip, not the picture
    assert first[70:].min() < 100 < 240 < np.median(first[70:])  # ink on paper
    assert read_settings(tmp_path / "film.mp4") == {"seed": 7}


@pytest.mark.parametrize("language", STORIES)
def test_words_of_a_film_fill_lines_and_lose_nothing(language):
    words = STORIES[language] * 9
    lines = story_film._wrapped(words, language)
    assert len(lines) > 2
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    font = story_film._font(language, story_film.FONT_SIZE)
    assert all(font.getlength(line) <= story_film.WIDTH for line in lines)


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
