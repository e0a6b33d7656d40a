"""Questions about pictures and clips, each with one right answer."""

from collections.abc import Iterable, Iterator

import numpy as np
from PIL import Image

from showo2 import outputs
from showo2.evaluation.outcomes import Outcome
from showo2.pipeline import Pipeline
from showo2.storybook.captions import Question, clip_questions, parse_description, questions
from showo2.storybook.evaluation.parsing import same_answer
from showo2.storybook.evaluation.samples import EvalSample
from showo2.storybook.rendering import draw_clip, draw_scene
from showo2.storybook.scenes import Clip, Scene

FPS = 8.0  # of the clips that are asked about
ANSWER_TOKENS = 96  # a description of three things takes about half


def evaluate_picture_questions(pipeline: Pipeline, samples: Iterable[EvalSample[Scene]]) -> Iterator[Outcome]:
    """All questions about every scene, one outcome each; of those about several things, the kind has its own
    row."""
    for each in samples:
        rng = each.rng
        picture = draw_scene(each.truth, rng)
        shown = {"type": "image", "image": Image.fromarray(picture)}
        for question in questions(each.truth, rng, each.language):
            answer = _ask(pipeline, shown, question, each.number)
            right = same_answer(answer, question.answer)
            if question.kind == "describe":
                right = parse_description(answer, each.language) == each.truth
            check = question.kind if len(each.truth.things) == 1 else f"{question.kind}, several things"
            yield _outcome(each, question, answer, (check, right), (picture,))


def evaluate_clip_questions(pipeline: Pipeline, samples: Iterable[EvalSample[Clip]]) -> Iterator[Outcome]:
    """All questions about every clip, one outcome each."""
    for each in samples:
        rng = each.rng
        frames = draw_clip(each.truth, rng)
        shown = {"type": "video", "video": outputs.Clip(frames, FPS)}
        for question in clip_questions(each.truth, rng, each.language):
            answer = _ask(pipeline, shown, question, each.number)
            check = question.kind, same_answer(answer, question.answer)
            yield _outcome(each, question, answer, check, tuple(frames[:: len(frames) - 1]))


def _ask(pipeline: Pipeline, shown: dict, question: Question, seed: int) -> str:
    content = [shown, {"type": "text", "text": question.question}]
    messages = [{"role": "user", "content": content}]
    *_, reply = pipeline.chat(messages, max_new_tokens=ANSWER_TOKENS, seed=seed)
    return reply.text


def _outcome(
    each: EvalSample, question: Question, answer: str, check: tuple[str, bool], frames: tuple[np.ndarray, ...]
) -> Outcome:
    """An outcome that counts among all answers and among those to its kind of question."""
    checks = (("answer", check[1]), check)
    return Outcome(each.task, each.language, question.question, answer, checks, frames)
