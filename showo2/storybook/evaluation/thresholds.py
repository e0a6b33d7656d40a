"""What each score is to reach, by the name of its row. A row without a mark is there to be looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A bound on a row's value."""

    bound: float
    at_most: bool = False  # otherwise at least

    def is_reached(self, value: float) -> bool:
        return value <= self.bound if self.at_most else value >= self.bound


SIX_CATEGORIES = "text to image, six categories: mean"
UNSEEN = "text to image, unseen pairs: behind seen ones"
LANGUAGES_APART = "Chinese against English: largest difference of a row with a mark"
REPORTS_APART = "against another report: largest difference of a share"

# Kinds of questions that have one right answer, about one thing and about several.
QUESTIONS = ("what", "where", "colour", "size", "yes_no", "count", "count_kind", "place")
ABOUT_SEVERAL = (*QUESTIONS, "relation")

MARKS: dict[str, Mark] = {
    "judge of drawings, pictures: all": Mark(0.98),
    "judge of drawings, clips: all": Mark(0.98),
    "judge of copies, pictures: all": Mark(0.95),
    "judge of copies, clips: all": Mark(0.95),
    "reconstruction of pictures: PSNR, dB": Mark(30.0),
    "reconstruction of clips: PSNR, dB": Mark(28.0),
    "questions about pictures: answer": Mark(0.95),
    **{f"questions about pictures: {kind}": Mark(0.88) for kind in QUESTIONS},
    **{f"questions about pictures: {kind}, several things": Mark(0.88) for kind in ABOUT_SEVERAL},
    "questions about pictures: describe": Mark(0.95),
    "questions about pictures: describe, several things": Mark(0.95),
    "questions about clips: answer": Mark(0.90),
    SIX_CATEGORIES: Mark(0.93),
    "text to image, one object: all": Mark(0.98),
    "text to image, two objects: all": Mark(0.95),
    "text to image, counting: all": Mark(0.85),
    "text to image, colours: all": Mark(0.85),
    "text to image, position: all": Mark(0.85),
    "text to image, colour binding: all": Mark(0.85),
    UNSEEN: Mark(0.05, at_most=True),
    LANGUAGES_APART: Mark(0.03, at_most=True),
    REPORTS_APART: Mark(0.02, at_most=True),
    "text to video: all": Mark(0.80),
    "image to video: all": Mark(0.85),
    "image to video: first frame behind the VAE, dB": Mark(1.0, at_most=True),
    "stories: picture shows the text": Mark(0.85),
    "stories: hero kept in pictures": Mark(0.90),
    "stories: ends by itself": Mark(1.0),
}
