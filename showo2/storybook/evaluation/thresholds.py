"""Thresholds of the storybook's scores, by the names of their rows."""

from showo2.evaluation.report import REPORTS_APART
from showo2.evaluation.thresholds import Threshold

SIX_CATEGORIES = "text to image, six categories: mean"
UNSEEN = "text to image, unseen pairs: behind seen ones"
LANGUAGES_APART = "Chinese against English: largest difference of a row with a mark"

# Kinds of questions that have one right answer, about one thing and about several.
QUESTIONS = ("what", "where", "colour", "size", "yes_no", "count", "count_kind", "place")
ABOUT_SEVERAL = (*QUESTIONS, "relation")

THRESHOLDS: dict[str, Threshold] = {
    "judge of drawings, pictures: all": Threshold(0.98),
    "judge of drawings, clips: all": Threshold(0.98),
    "judge of copies, pictures: all": Threshold(0.95),
    "judge of copies, clips: all": Threshold(0.95),
    "reconstruction of pictures: PSNR, dB": Threshold(30.0),
    "reconstruction of clips: PSNR, dB": Threshold(28.0),
    "questions about pictures: answer": Threshold(0.95),
    **{f"questions about pictures: {kind}": Threshold(0.88) for kind in QUESTIONS},
    **{f"questions about pictures: {kind}, several things": Threshold(0.88) for kind in ABOUT_SEVERAL},
    "questions about pictures: describe": Threshold(0.95),
    "questions about pictures: describe, several things": Threshold(0.95),
    "questions about clips: answer": Threshold(0.90),
    SIX_CATEGORIES: Threshold(0.93),
    "text to image, one object: all": Threshold(0.98),
    "text to image, two objects: all": Threshold(0.95),
    "text to image, counting: all": Threshold(0.85),
    "text to image, colours: all": Threshold(0.85),
    "text to image, position: all": Threshold(0.85),
    "text to image, colour binding: all": Threshold(0.85),
    UNSEEN: Threshold(0.05, at_most=True),
    LANGUAGES_APART: Threshold(0.03, at_most=True),
    REPORTS_APART: Threshold(0.02, at_most=True),
    "text to video: all": Threshold(0.80),
    "image to video: all": Threshold(0.85),
    "image to video: first frame behind the VAE, dB": Threshold(1.0, at_most=True),
    "stories: picture shows the text": Threshold(0.85),
    "stories: hero kept in pictures": Threshold(0.90),
    "stories: ends by itself": Threshold(1.0),
    # What people type, in wording that training never meets.
    "text to image, held-out wording: all": Threshold(0.85),
    "free questions about pictures: answer": Threshold(0.92),
    "free questions about pictures: called strange": Threshold(0.02, at_most=True),
    "free questions about clips: answer": Threshold(0.90),
    "several turns: answer": Threshold(0.90),
    "strange pictures: answer": Threshold(0.95),
    "small talk: answer": Threshold(0.95),
    "stories as asked: plot": Threshold(0.90),
    "stories as asked: text names place and hero": Threshold(0.90),
    "text to video, from anywhere: all": Threshold(0.80),
    "image to video, from anywhere: all": Threshold(0.85),
    "conversation, picture: opened": Threshold(0.70),
    "conversation, picture: right": Threshold(0.70),
    "conversation, words: nothing opened": Threshold(0.70),
    "conversation, edit: opened": Threshold(0.70),
    "conversation, edit: done": Threshold(0.70),
    "conversation, edit: rest kept": Threshold(0.70),
    "conversation, clip: opened": Threshold(0.70),
    "conversation, clip: all": Threshold(0.70),
}
