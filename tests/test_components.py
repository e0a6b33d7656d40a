"""Components of the page that several tabs share, without a browser."""

import dataclasses
from pathlib import Path

import gradio as gr
from fake_pipeline import CHECKPOINT, FakePipeline
from gradio import FileData

from showo2.app.__main__ import parse_arguments
from showo2.app.components import lexicon_hint
from showo2.app.components.introduction import introduction_html
from showo2.app.components.keeping import Keeper, Kept
from showo2.app.components.progress import Progress
from showo2.app.components.story_view import SceneSlot, StoryView
from showo2.app.files.results import Results
from showo2.app.files.story_export import StoryPage
from showo2.checkpoints import RELEASED, Task
from showo2.outputs import Drawing, Speed, StoryScene
from showo2.storybook.captions import lexicon


def test_a_scene_without_a_word_is_not_shown():
    """The model may end a story where a scene would begin."""
    slots = [
        SceneSlot(f"picture {number}", f"text {number}", None, f"words {number}", None, None, None, None)
        for number in (1, 2)
    ]
    view = StoryView(slots, Results(FakePipeline(), {}))
    first = StoryScene("A <b>boat</b>.")
    assert view.show((first,), 7) == {"text 1": "<p>A &lt;b&gt;boat&lt;/b&gt;.</p>"}
    # The style sheet hides what has no paragraph.
    assert view.show((first, StoryScene("")), 7) == {"text 2": ""}


def test_the_bar_of_a_story_is_for_all_scenes_that_it_may_have(monkeypatch):
    now = 100.0
    monkeypatch.setattr("showo2.app.components.progress.time.monotonic", lambda: now)
    view = StoryView([], Results(FakePipeline(), {}), first=1, max_scenes=4)
    assert "Scene 2: writing…" in view.status()
    view.pages.append(StoryPage("A boat.", Path("scene.png")))
    view.scenes = (StoryScene("A boat."), StoryScene("A bird.", Drawing(1, 10, (7,))))
    assert "Scene 3: step 1 of 10<" in view.status()
    assert 'value="0.275"' in view.status()  # 11 of 40 steps
    now = 104.0
    view.scenes = (*view.scenes[:1], StoryScene("A bird.", Drawing(5, 10, (7,))))
    assert "Scene 3: step 5 of 10, at most 25 s left" in view.status()


def test_what_was_kept_comes_back_while_its_files_are_there(tmp_path):
    there, gone = (FileData(path=str(tmp_path / name)).model_dump() for name in ("a.png", "b.png"))
    (tmp_path / "a.png").touch()
    with gr.Blocks():
        shown = gr.JSON()
        keeper = Keeper([Kept("story", shown.change, [shown], lambda value: {shown: value}, [shown])])
    assert keeper._restore({"story": [{"pages": [there]}]}) == {shown: {"pages": [there]}}
    for values in (None, {}, {"story": [None]}, {"story": [[]]}, {"story": [{"pages": [there, gone]}]}):
        assert keeper._restore(values) == {shown: gr.skip()}, values


def test_time_left_follows_from_the_steps_done(monkeypatch):
    now = 100.0
    monkeypatch.setattr("showo2.app.components.progress.time.monotonic", lambda: now)
    progress = Progress()
    now = 105.0  # the first step waits for what comes before it
    assert "Step 1 of 11<" in progress.bar(1, 11)
    now = 107.0
    assert "Step 2 of 11<" in progress.bar(2, 11)
    now = 111.0
    assert "Step 4 of 11, 14 s left" in progress.bar(4, 11)
    now = 120.0
    assert "Done in 20.0 s. Seed: 1, 2<" in progress.done((1, 2))


def test_time_left_of_slow_steps_is_said_sooner(monkeypatch):
    now = 100.0
    monkeypatch.setattr("showo2.app.components.progress.time.monotonic", lambda: now)
    progress = Progress()
    progress.bar(1, 4)
    now = 106.0
    assert "Step 2 of 4, 12 s left" in progress.bar(2, 4)


def test_a_hint_cannot_smuggle_markup_and_needs_a_strange_word():
    checkpoint = dataclasses.replace(CHECKPOINT, lexicon=lexicon())
    assert lexicon_hint.hint_html(checkpoint, "two red cats <b>") == lexicon_hint.hint_html(
        checkpoint, "two red cats b"
    )
    assert lexicon_hint.hint_html(checkpoint, "a red cat on the beach, 一只猫") == ""
    # A word that is also the name of a value stays the visitor's word.
    assert "“seed”" in lexicon_hint.hint_html(checkpoint, "a seed")


def test_the_page_says_what_a_checkpoint_was_taken_for(monkeypatch):
    monkeypatch.setenv("SHOWO2_LIKE", "show-o2-1.5B-HQ")
    assert parse_arguments([]).like == "show-o2-1.5B-HQ"
    entry = dataclasses.replace(FakePipeline().checkpoint, name="renamed")
    assert "--like" not in introduction_html(FakePipeline(entry))
    bar = introduction_html(FakePipeline(dataclasses.replace(entry, assumed="show-o2-1.5B")))
    assert "renamed do not say what it was trained for, so it is treated as show-o2-1.5B" in bar
    assert "--like NAME" in bar


def test_the_introduction_says_what_a_checkpoint_of_a_small_world_is():
    html = introduction_html(FakePipeline())
    sentence = (
        "nano: 25 MB, draws 12 kinds of things in pictures, clips and stories, on an ordinary processor."
    )
    assert sentence in html
    assert "nano：25 MB，会在图片、视频和故事里画 12 种东西，用普通处理器就能运行。" in html
    for address in (
        "arxiv.org/abs/2506.15564",
        "huggingface.co/showlab/show-o2-1.5B",
        "github.com/showlab/Show-o",
    ):
        assert f'href="https://{address}"' in html
    assert "With a GPU, load show-o2-1.5B to draw anything." in html


def test_the_introduction_says_what_takes_long():
    pipeline = FakePipeline(RELEASED[0])
    assert "Slow" not in introduction_html(pipeline)
    pipeline.speed = Speed(picture=1020.0, first_token=58.8, tokens_per_second=1.13)
    html = introduction_html(pipeline)
    assert "a picture takes about 17 minutes." in html
    assert "begins after about 59 seconds and goes on at 1.1 tokens a second." in html
    assert "画一张图约需 17 分钟。" in html
    pipeline.speed = Speed(picture=8000.0, first_token=2.0, tokens_per_second=20.0)
    html = introduction_html(pipeline)
    assert "about 2 hours." in html
    assert "begins after" not in html
    pipeline.speed = None  # on ZeroGPU
    assert "Slow" not in introduction_html(pipeline)


def test_the_introduction_follows_the_checkpoint_and_its_device():
    pipeline = FakePipeline(dataclasses.replace(CHECKPOINT, tasks=(Task.CHAT, Task.TEXT_TO_IMAGE)))
    pipeline.device = "cuda"
    html = introduction_html(pipeline)
    assert "draws 12 kinds of things in pictures, on a GPU." in html
    assert "With a GPU" not in html
    pipeline = FakePipeline(RELEASED[2])
    pipeline.file_bytes = 18 * 10**9
    html = introduction_html(pipeline)
    assert (
        "show-o2-7B: 18.0 GB, trained to chat about images and draw images, on an ordinary processor." in html
    )
    assert "huggingface.co/showlab/show-o2-7B" in html
    assert "With a GPU" not in html
