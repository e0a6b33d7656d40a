"""A story as a film in MP4: its pictures under a slow movement, its words set below them.

A scene with a clip plays it. Words that are too long for one card follow on the next, and every card stays
as long as it takes to read. Measures are px.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from showo2.app.files.fonts import OTHER_CHINESE, TRUETYPE_CHINESE, font_files
from showo2.errors import MissingFont
from showo2.media import Mp4Writer, open_video

WIDTH, WORDS_HEIGHT, MARGIN = 512, 148, 28
FONT_SIZE, TITLE_SIZE, LINE_HEIGHT = 21, 30, 31
LINES_PER_CARD = 4
HANGING = "，。！？、；：”’）》"  # never begin a line
PAPER, INK = "#fffdf8", "#222222"
FPS = 16
ZOOM = 1.12  # how much closer a picture is at one end of its scene than at the other
FADE_SECONDS = 0.5
CLIP_FRAMES = 33  # of a clip that is shown, at equal distances
TITLE_SECONDS = 3.0
LEAST_SECONDS = 4.0  # of a card
CHARACTERS_PER_SECOND = {"en": 15.0, "zh": 5.0}  # that people read
MAX_SECONDS = 180.0  # of the film; a longer one is shown faster
Scene: TypeAlias = tuple[str, Path, Path | None]
Media: TypeAlias = tuple[Image.Image, tuple[Image.Image, ...], float]
Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class Shot:
    """A picture in motion, or a clip, over a card of words."""

    card: Image.Image
    picture: Image.Image  # ZOOM times as large as it is shown
    clip: tuple[Image.Image, ...]  # frames in the size in which they are shown; empty without a clip
    clip_fps: float
    seconds: float
    nears: bool  # whether the movement goes closer

    def frame(self, seconds: float) -> Image.Image:
        """The shot at a time from its beginning."""
        height = round(self.picture.height / ZOOM)
        frame = Image.new("RGB", (WIDTH, height + WORDS_HEIGHT), PAPER)
        frame.paste(self._moved(seconds / self.seconds, (WIDTH, height), seconds), (0, 0))
        frame.paste(self.card, (0, height))
        return frame

    def _moved(self, progress: float, size: tuple[int, int], seconds: float) -> Image.Image:
        if self.clip:
            return self.clip[int(seconds * self.clip_fps) % len(self.clip)]
        shown = 1 - (1 - 1 / ZOOM) * (progress if self.nears else 1 - progress)
        left, top = (side * (1 - shown) / 2 for side in self.picture.size)
        box = (left, top, self.picture.width - left, self.picture.height - top)
        return self.picture.resize(size, Image.Resampling.BILINEAR, box=box)


def write_film(
    path: Path, title: str, scenes: Sequence[Scene], language: str, settings: dict[str, Any]
) -> Iterator[float]:
    """Writes the film with the settings inside; yields how much of it is written, up to 1.

    A scene is its words, its picture, and its clip or None.

    Raises MissingFont where this machine cannot set the words, OSError if the disk is full.
    """
    shots = _shots(title, scenes, language)
    total = sum(shot.seconds for shot in shots)
    pace = max(1.0, total / MAX_SECONDS)
    num_frames = int(total / pace * FPS)
    height = shots[0].frame(0).height
    with Mp4Writer(path, (WIDTH, height), FPS, settings) as film:
        for number in range(num_frames):
            film.add(np.asarray(_frame_at(shots, number / FPS * pace)))
            if number % FPS == 0:
                yield number / num_frames
    yield 1.0


def _frame_at(shots: Sequence[Shot], seconds: float) -> Image.Image:
    """The film at a time, where a shot fades into the one behind it."""
    index = 0
    while index + 1 < len(shots) and seconds >= shots[index].seconds:
        seconds -= shots[index].seconds
        index += 1
    shot = shots[index]
    faded = 1 - (shot.seconds - seconds) / FADE_SECONDS
    if faded <= 0 or index + 1 == len(shots):
        return shot.frame(seconds)
    return Image.blend(shot.frame(seconds), shots[index + 1].frame(0), faded)


def _shots(title: str, scenes: Sequence[Scene], language: str) -> list[Shot]:
    _, cover, _ = scenes[0]
    with Image.open(cover) as first:
        height = round(WIDTH * first.height / first.width / 2) * 2
    shots = [Shot(_title_card(title, language), *_media(cover, None, height), TITLE_SECONDS, nears=True)]
    for number, (words, picture, clip) in enumerate(scenes):
        media = _media(picture, clip, height)
        lines = _wrapped(words, language)
        for start in range(0, len(lines), LINES_PER_CARD):
            on_card = lines[start : start + LINES_PER_CARD]
            seconds = max(LEAST_SECONDS, sum(map(len, on_card)) / CHARACTERS_PER_SECOND[language])
            shots.append(Shot(_card(on_card, language), *media, seconds, nears=number % 2 == 1))
    return shots


def _media(picture: Path, clip: Path | None, height: int) -> Media:
    """A picture and a clip as a shot holds them: `picture`, `clip` and `clip_fps`."""
    with Image.open(picture) as opened:
        size = (round(WIDTH * ZOOM), round(height * ZOOM))
        enlarged = opened.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    if clip is None:
        return enlarged, (), 0
    played = open_video(clip, CLIP_FRAMES)
    frames = tuple(Image.fromarray(frame).resize((WIDTH, height)) for frame in played.frames)
    return enlarged, frames, played.fps or 1.0


def _title_card(title: str, language: str) -> Image.Image:
    if _font(language, TITLE_SIZE).getlength(title) <= WIDTH - 2 * MARGIN:
        return _card([title], language, TITLE_SIZE)
    return _card(_wrapped(title, language)[:LINES_PER_CARD], language)


def _card(lines: Sequence[str], language: str, size: int = FONT_SIZE) -> Image.Image:
    """Lines of words, in the middle of a card."""
    card = Image.new("RGB", (WIDTH, WORDS_HEIGHT), PAPER)
    font = _font(language, size)
    top = (WORDS_HEIGHT - LINE_HEIGHT * len(lines)) / 2
    draw = ImageDraw.Draw(card)
    for number, line in enumerate(lines):
        place = (WIDTH / 2, top + LINE_HEIGHT * (number + 0.5))
        draw.text(place, line, INK, font, anchor="mm")
    return card


def _wrapped(words: str, language: str) -> list[str]:
    """Words in lines as wide as a card; Chinese breaks anywhere."""
    font, width = _font(language, FONT_SIZE), WIDTH - 2 * MARGIN
    parts = [part for word in words.split() for part in (word, " ")][:-1]
    if language == "zh":
        parts = list(" ".join(words.split()))
    lines = [""]
    for part in parts:
        if font.getlength(lines[-1] + part) > width and part not in HANGING:
            lines.append("")
        for character in part:  # a word may be longer than a line
            if font.getlength(lines[-1] + character) > width and character not in HANGING:
                lines.append("")
            lines[-1] += character
    return [line.strip() for line in lines if line.strip()]


@cache
def _font(language: str, size: int) -> Font:
    """A font for the language. Raises MissingFont."""
    if language != "zh":
        return ImageFont.load_default(size)
    for file in font_files((*TRUETYPE_CHINESE, *OTHER_CHINESE)):
        return ImageFont.truetype(file, size)
    raise MissingFont()
