"""Lines of every text form of the storybook world in both languages: for a tokenizer, and for pre-training on
text alone."""

from random import Random

from showo2.storybook.captions import (
    caption,
    clip_caption,
    clip_questions,
    describe,
    loose_caption,
    questions,
    small_talk,
    story_prompt,
    tell,
)
from showo2.storybook.edits import sample_edits
from showo2.storybook.phrases import LANGUAGES
from showo2.storybook.scenes import sample_clip, sample_clip_anywhere, sample_scene, sample_story
from showo2.storybook.vqa import Question
from showo2.storybook.wording.clip_questions import free_clip_questions
from showo2.storybook.wording.clip_requests import clip_request
from showo2.storybook.wording.edit_requests import edit_request
from showo2.storybook.wording.picture_requests import request
from showo2.storybook.wording.plots import plot_request, sample_plot, tell_plot
from showo2.storybook.wording.questions import free_questions
from showo2.storybook.wording.small_talk import chat

FREE = 0.6  # share of lines in people's own words
TEMPLATES = {
    "caption": 20,
    "mixed": 5,
    "loose": 5,
    "describe": 10,
    "question": 25,
    "clip": 10,
    "clip_question": 10,
    "story": 10,
    "talk": 5,
}
FREE_FORMS = {"request": 3, "clip": 1, "edit": 2, "question": 3, "clip_question": 1, "story": 1, "talk": 4}


def corpus(rng: Random, n: int) -> list[str]:
    """`n` lines, a share of FREE of them in people's own words."""
    return [(_free if rng.random() < FREE else _from_templates)(rng, rng.choice(LANGUAGES)) for _ in range(n)]


def _from_templates(rng: Random, language: str) -> str:
    """A caption of either kind, a description, a question with its answer, or a story with its prompt."""
    form = rng.choices(tuple(TEMPLATES), weights=tuple(TEMPLATES.values()))[0]
    if form == "story":
        story = sample_story(rng)
        return " ".join([story_prompt(story, rng, language), *tell(story, rng, language)])
    if form == "clip":
        return clip_caption(sample_clip(rng), rng, language)
    if form in ("caption", "mixed"):
        return caption(sample_scene(rng), rng, language, mixed=form == "mixed")
    if form == "loose":
        return loose_caption(sample_scene(rng), rng, language)
    if form == "describe":
        return describe(sample_scene(rng), language)
    asked = {
        "question": lambda: questions(sample_scene(rng), rng, language),
        "clip_question": lambda: clip_questions(sample_clip(rng), rng, language),
        "talk": lambda: small_talk(language),
    }
    return _asked(rng.choice(asked[form]()))


def _free(rng: Random, language: str) -> str:
    """A request, an edit, a question with its answer, or a story with its prompt."""
    form = rng.choices(tuple(FREE_FORMS), weights=tuple(FREE_FORMS.values()))[0]
    if form == "request":
        return request(sample_scene(rng), rng, language).text
    if form == "clip":
        return clip_request(sample_clip_anywhere(rng), rng, language, given=rng.random() < 0.5)
    if form == "edit":
        series = sample_edits(rng, 1)
        before, after = series.scenes
        return edit_request(series.edits[0], before, after, rng, language)
    if form == "story":
        story = sample_story(rng)
        plot = sample_plot(story, rng)
        return " ".join([plot_request(story, plot, rng, language), *tell_plot(story, plot, rng, language)])
    if form == "question":
        return _asked(rng.choice(free_questions(sample_scene(rng), rng, language)))
    if form == "clip_question":
        return _asked(rng.choice(free_clip_questions(sample_clip_anywhere(rng), rng, language)))
    return _asked(chat(rng, language))


def _asked(question: Question) -> str:
    return f"{question.question} {question.answer}"
