"""The embedded checkpoint still does what it did: the quick form of its evaluation, against floors a little under the
scores of the shipped weights (`assets/nano/evaluation.json`). Other processors round differently; hence the room."""

import json

import pytest

from showo2.evaluation.__main__ import main
from showo2.pipeline import load_pipeline
from showo2.ui.chat_tab import EXAMPLE_FILES
from showo2.ui.language import say

FLOORS = {
    "judge of drawings, pictures: all": 1.0,
    "judge of drawings, clips: all": 1.0,
    "reconstruction of pictures: PSNR, dB": 27.5,
    "reconstruction of clips: PSNR, dB": 27.0,
    "questions about pictures: answer": 0.9,
    "questions about clips: answer": 0.9,
    "text to image, one object: all": 0.75,
    "text to image, two objects: all": 0.5,
    "text to image, colours: all": 0.75,
    "text to image, colour binding: all": 0.75,
    "text to image, everything, one thing: positions": 0.75,
    "text to image, everything, one thing: all": 0.75,
    "text to video: place": 0.75,
    "text to video: all": 0.5,
    "image to video: first frame": 0.75,
    "image to video: motion": 0.75,
    "image to video: all": 0.5,
    "stories: text names place and hero": 0.75,
    "stories: ends by itself": 0.75,
    "stories: picture shows the text": 0.85,
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory) -> dict[str, float]:
    """Value by name, over both languages."""
    folder = tmp_path_factory.mktemp("evaluation")
    main(["--count", "4", "--processes", "2", "--out", str(folder)])
    rows = json.loads((folder / "evaluation.json").read_text("utf-8"))
    return {row["name"]: row["value"] for row in rows if row["language"] in ("all", "-")}


@pytest.mark.parametrize("name", FLOORS)
def test_the_score_is_not_under_its_floor(scores, name):
    assert scores[name] >= FLOORS[name]


@pytest.mark.parametrize(
    ("example", "kind", "answers"),
    [
        (
            "chat_example_2",
            "image",
            {"en": "a red boat and a yellow kite", "zh": "一艘红色的小船和一只黄色的风筝"},
        ),
        ("chat_example_3", "video", {"en": "to the right", "zh": "向右"}),
    ],
)
def test_the_pages_examples_are_answered_rightly(example, kind, answers):
    pipeline = load_pipeline()
    for language, answer in answers.items():
        words = {"type": "text", "text": say(language, example)}
        shown = {"type": kind, kind: EXAMPLE_FILES[example]}
        *_, reply = pipeline.chat([{"role": "user", "content": [shown, words]}])
        assert answer in reply.text
