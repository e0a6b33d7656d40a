"""People's data as samples: every form that is read, what is wrong with others, and the order of it all."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from conftest import ROOT
from draw_training_samples import draw_samples, is_on_paper, off_paper, scene_and_text
from PIL import Image
from storybook_fixtures import BlurryVAE

from showo2.checkpoints import FOLDERS
from showo2.errors import BadTrainingData, NoTrainingData
from showo2.loading.checkpoint_files import find_checkpoint
from showo2.prompts import Prompts, Text
from showo2.storybook.judge.picture_judge import detect_scene
from showo2.tokenizer import Tokenizer
from showo2.training.collation import Collator
from showo2.training.data.file_batches import FileBatches, LatentEncoder
from showo2.training.data.latent_files import LatentFiles
from showo2.training.data.order import ShuffledOrder, SourceSchedule
from showo2.training.data.preprocessing import Geometry, PreparedSample, Preprocessor, UnusableSample
from showo2.training.data.reading import open_records
from showo2.training.data.sizes import buckets, nearest
from showo2.training.data.sources import Source
from showo2.training.recipe import MixtureItem, Recipe, Stage

SAMPLES = ROOT / "tests/data/training"
NANO = find_checkpoint("nano").checkpoint
TOKENIZER = Tokenizer.load(FOLDERS["nano"])
GEOMETRY = Geometry.of(NANO, 8, 4, bucketed=False)
PREPARER = Preprocessor(NANO, Prompts(TOKENIZER), GEOMETRY, 1024, prompt_dropout=0.0, clean_share=0.5)
SPECIAL = TOKENIZER.special


def source(path: str | Path, **changes) -> Source:
    return Source(path=str(SAMPLES / path), **changes)


def prepared(path: str, index: int = 0, preparer: Preprocessor = PREPARER, **changes) -> PreparedSample:
    chosen = source(path, **changes)
    return preparer.prepare(chosen.records.record(index), chosen, Random(0))


def text(sample: PreparedSample, learned: bool | None = None) -> str:
    return " | ".join(
        TOKENIZER.decode(list(piece.tokens))
        for piece in sample.pieces
        if isinstance(piece, Text) and learned in (None, piece.learned)
    )


def ids(sample: PreparedSample) -> list[int]:
    return [token for piece in sample.pieces if isinstance(piece, Text) for token in piece.tokens]


def test_the_samples_are_as_drawn(tmp_path):
    draw_samples(tmp_path)
    here, drawn = (
        {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        for folder in (SAMPLES, tmp_path)
    )
    assert here == drawn
    for name in ("captions.jsonl", "questions.json", "stories.json", "edits.json", "documents.jsonl"):
        assert (SAMPLES / name).read_text() == (tmp_path / name).read_text()


def test_a_folder_of_captioned_pictures():
    records = source("style").records
    assert len(records) == 12
    sample = prepared("style")
    assert "on cream paper" in text(sample)
    (visual,) = sample.visuals
    assert visual.denoised
    assert visual.num_tokens == 64
    picture = visual.frames[0].numpy()
    assert picture.shape == (128, 128, 3)
    assert is_on_paper(picture)
    scene, _ = scene_and_text(Random("style 0"))
    view = detect_scene(off_paper(picture, scene.place))
    assert view.clean
    assert view.scene is not None
    assert view.scene.things[0].kind in text(sample)


def test_json_lines_and_a_shard_hold_the_same_pairs():
    lines, shard = source("captions.jsonl").records, source("shards/*.tar").records
    assert len(lines) == len(shard) == 6
    for index in range(6):
        one, other = lines.record(index), shard.record(index)
        assert one.text == other.text
        assert one.file.read_bytes() == other.file.read()
    one, other = prepared("captions.jsonl", 2), prepared("shards/pairs-000000.tar", 2)
    assert one.pieces == other.pieces
    assert torch.equal(one.visuals[0].frames, other.visuals[0].frames)
    assert len(source("shards").records) == 6  # the folder of shards


def test_captioning_learns_the_text():
    sample = prepared("captions.jsonl", task="captioning")
    assert not sample.visuals[0].denoised
    assert "white bird" in text(sample, learned=True)
    drawn = prepared("captions.jsonl")
    assert "white bird" in text(drawn, learned=False)


def test_llava_of_one_picture_of_several_and_of_none():
    records = source("questions.json").records
    one, two, none = (
        prepared("questions.json", 0),
        prepared("questions.json", 4),
        prepared("questions.json", 5),
    )
    assert len(records) == 6
    assert [len(each.visuals) for each in (one, two, none)] == [1, 2, 0]
    assert "where can I find the bird" in text(one, learned=False)
    assert "in the middle" in text(one, learned=True)
    assert not any(visual.denoised for visual in (*one.visuals, *two.visuals))
    assert ids(two).count(SPECIAL.image_start) == 2
    assert "What shall I draw?" in text(none, learned=True)


def test_understanding_pads_to_a_square_and_drawing_crops(tmp_path):
    Image.new("RGB", (300, 150), "white").save(tmp_path / "wide.png")
    turns = [{"from": "human", "value": "<image>\nwhat"}, {"from": "gpt", "value": "white"}]
    rows = [{"image": "wide.png", "conversations": turns}]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    (tmp_path / "pairs.jsonl").write_text('{"path": "wide.png", "prompt": "white"}\n')
    seen = prepared(str(tmp_path / "rows.json")).visuals[0].frames[0]
    assert seen.shape == (128, 128, 3)
    assert seen[0].eq(0).all()
    assert seen[64].eq(255).all()
    bucketed = replace(PREPARER, geometry=Geometry.of(NANO, 8, 4))
    drawn = prepared(str(tmp_path / "pairs.jsonl"), preparer=bucketed).visuals[0]
    assert drawn.frames.shape == (1, 96, 160, 3)
    assert drawn.frames.eq(255).all()
    assert drawn.num_tokens == 60


def test_clips_are_drawn_continued_and_described():
    drawn = prepared("clips")
    assert drawn.visuals[0].frames.shape == (17, 128, 128, 3)
    assert drawn.visuals[0].num_tokens == 5 * 64
    assert ids(drawn).count(SPECIAL.video_start) == 1
    assert prepared("clips", first_frame=1.0).visuals[0].first_frame_given
    described = prepared("clips", task="captioning")
    assert not described.visuals[0].denoised
    assert described.visuals[0].frames.shape[0] == NANO.video_reading.num_frames


def test_clips_that_are_read_frame_by_frame(tmp_path):
    """As the released checkpoints with video understanding read them."""
    reading = replace(NANO.video_reading, num_frames=3, tokens_per_side=4)
    preparer = replace(PREPARER, checkpoint=replace(NANO, video_reading=reading))
    sample = prepared("clips", preparer=preparer, task="captioning")
    (visual,) = sample.visuals
    assert (visual.num_tokens, visual.tokens_per_side) == (3 * 16, 4)
    assert ids(sample).count(SPECIAL.video_start) == 0
    encoded = LatentEncoder(BlurryVAE(), None).sample(sample)
    assert encoded.visuals[0].latents.shape == (16, 3, 16, 16)
    collator = Collator(SPECIAL.pad, SPECIAL.image_pad, 2)
    assert collator.length(encoded) == sample.num_tokens
    batch = collator([encoded], sample.num_tokens, torch.Generator())
    assert batch.sequences.spans[0].tokens_per_side == 4


def test_stories_are_drawn_from_their_prompts():
    sample = prepared("stories.json", 1)
    assert "Mixed-modality generation (VIST)." in text(sample, learned=False)
    assert "a pink bird, please" in text(sample, learned=False)
    assert "met a yellow tree" in text(sample, learned=True)
    assert len(sample.visuals) == 4
    assert sample.visuals[-1].denoised
    shorter = prepared("stories.json", 1, replace(PREPARER, max_tokens=250))
    assert 1 <= len(shorter.visuals) < 4
    assert shorter.num_tokens <= 250
    published = prepared("stories.json", 1, replace(PREPARER, clean_share=0.0))
    assert all(visual.denoised for visual in published.visuals)


def test_documents_learn_all_their_text():
    sample = prepared("documents.jsonl")
    assert len(sample.visuals) == 2
    assert text(sample, learned=False) == ""  # bos alone
    assert "Here is" in text(sample, learned=True)


def test_an_answer_may_hold_a_picture_to_be_drawn():
    sample = prepared("edits.json")
    seen, drawn = sample.visuals
    assert (seen.denoised, drawn.denoised) == (False, True)
    scene, _ = scene_and_text(Random("edit 0"))
    after = drawn.frames[0].numpy()
    assert is_on_paper(after)
    difference = off_paper(after, scene.place).astype(int) - seen.frames[0].numpy()
    assert abs(difference).mean() < 2  # each has a palette of its own
    learned = [piece.tokens for piece in sample.pieces if isinstance(piece, Text) and piece.learned]
    assert learned[0][-1] == SPECIAL.image_start
    assert "Show this on cream paper." in text(sample, learned=False)


LLAVA = '{"conversations": [%s]}'
ASKED, TOLD = '{"from": "human", "value": "%s"}', '{"from": "gpt", "value": "b"}'


@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        ('{"path": "a.png", "prompt": 3}', "line 1", "prompt must be text; got 3"),
        ('{"path": "a.png", "prompt": "a"}\n{"path": "a.png"}', "line 2", "fit no known form"),
        ('{"path": "a.png", ', "line 1", "not JSON"),
        (LLAVA % '{"from": "me", "value": "hi"}', "line 1", "conversations[0].from"),
        (LLAVA % f"{ASKED % '<image>'}, {TOLD}", "line 1", "conversations[0].value has more <image>"),
        (LLAVA % (ASKED % "hi"), "line 1", "holds no answer"),
        ('{"messages": [{"role": "assistant", "content": [{"type": "a"}]}]}', "line 1", "content[0].type"),
        ('{"images": ["a"], "captions": []}', "line 1", "images and captions must be as many"),
        ('{"images": ["a.png"], "texts": ["a"]}', "line 1", "images[0] and texts[0]"),
        ("3", "line 1", "must be an object"),
    ],
)
def test_another_form_is_told_by_line_and_field(tmp_path, content, line, field):
    file = tmp_path / "data.jsonl"
    file.write_text(content + "\n")
    with pytest.raises(BadTrainingData) as caught:
        open_records(file)
    assert f"data.jsonl, {line}" in str(caught.value)
    assert field in str(caught.value)


def test_json_lists_are_told_by_record(tmp_path):
    file = tmp_path / "data.json"
    file.write_text('[{"path": "a.png", "prompt": "a"}, {"path": 1, "prompt": "a"}]')
    with pytest.raises(BadTrainingData, match=r"data.json, record 2: path must be text; got 1"):
        open_records(file)
    file.write_text('[{"path": "a.png"\n "prompt"')
    with pytest.raises(BadTrainingData, match="line 2"):
        open_records(file)


def test_an_empty_folder_and_one_without_texts_are_told(tmp_path):
    with pytest.raises(NoTrainingData, match="no pair of a picture and a text"):
        open_records(tmp_path)
    with pytest.raises(NoTrainingData, match="no such file"):
        open_records(tmp_path / "nowhere")
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    with pytest.raises(NoTrainingData, match=r"no a\.txt beside it"):
        open_records(tmp_path)
    (tmp_path / "b.zip").write_bytes(b"")
    with pytest.raises(NoTrainingData, match=r"only folders, \.json"):
        open_records(tmp_path / "b.zip")


def test_texts_without_pictures_are_problems(tmp_path):
    shutil.copytree(SAMPLES / "style", tmp_path / "style")
    (tmp_path / "style/000.png").unlink()
    problems = open_records(tmp_path / "style").problems
    assert [str(each) for each in problems] == [
        f"{tmp_path}/style/000.txt: there is no picture or clip beside it"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_captions_in_unicode_of_any_kind_are_read(tmp_path, encoding):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    (tmp_path / "a.txt").write_bytes("一只\n猫 café".encode(encoding))
    assert open_records(tmp_path).record(0).text == "一只 猫 café"


@pytest.mark.parametrize("encoding", ["gb18030", "latin-1"])
def test_captions_of_other_encodings_are_named(tmp_path, encoding):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    (tmp_path / "a.txt").write_bytes(("红色的汽车" if encoding == "gb18030" else "café").encode(encoding))
    with pytest.raises(BadTrainingData, match=r"a\.txt: its text is not UTF-8"):
        open_records(tmp_path).record(0)


def test_a_compressed_shard_is_told(tmp_path):
    file = tmp_path / "pairs.tar"
    file.write_bytes(b"\x1f\x8b" + bytes(600))
    with pytest.raises(BadTrainingData, match="uncompressed tar file"):
        open_records(file)


def test_buckets_have_one_area_and_the_nearest_shape_is_chosen():
    sizes = buckets((432, 432), 16)
    assert (432, 432) in sizes
    assert all(width % 16 == height % 16 == 0 for width, height in sizes)
    assert all(0.85 * 432**2 < width * height <= 432**2 for width, height in sizes)
    assert all(max(size) <= 2 * min(size) for size in sizes)
    assert nearest((1000, 1000), sizes) == (432, 432)
    wide = nearest((1920, 1080), sizes)
    assert wide[0] / wide[1] == pytest.approx(16 / 9, rel=0.05)


def test_sources_are_mixed_by_weight_as_evenly_as_can_be():
    schedule = SourceSchedule([3, 1, 0])
    chosen = [schedule.source(number) for number in range(400)]
    assert abs(chosen.count(0) - 300) <= 2
    assert 2 not in chosen
    assert max(chosen[at : at + 8].count(1) for at in range(392)) <= 3
    for number in (0, 7, 123):
        assert schedule.counts(number) == [chosen[:number].count(each) for each in range(3)]


def test_every_record_comes_once_in_each_epoch():
    order = ShuffledOrder(7, "seed")
    epochs = [[order.index(7 * epoch + place) for place in range(7)] for epoch in range(3)]
    assert all(sorted(epoch) == list(range(7)) for epoch in epochs)
    assert epochs[0] != epochs[1]
    assert ShuffledOrder(7, "seed").index(16) == epochs[2][2]


STAGE = Stage("tune", 6, (MixtureItem("style", 2, 1024), MixtureItem("questions", 1, 1024)), 1e-3)


def file_batches(sources: tuple[Source, ...], workers: int = 0, files=None, **changes) -> FileBatches:
    preparer = replace(PREPARER, latents=files)
    return FileBatches(
        sources,
        lambda stage: preparer,
        LatentEncoder(BlurryVAE(), files),
        Collator(SPECIAL.pad, SPECIAL.image_pad, 2),
        seed=0,
        accumulation=2,
        workers=workers,
        **changes,
    )


def taken(batches: FileBatches, first: int = 0) -> list:
    return [list(step) for step in batches.steps(STAGE, first)]


def test_batches_go_on_from_any_step_with_any_number_of_workers(tmp_path):
    sources = (source("style", weight=2), source("questions.json"))
    whole = taken(file_batches(sources))
    assert len(whole) == 6
    assert {each.kind for step in whole for each in step} == {"style", "questions"}
    files = LatentFiles(tmp_path)
    for others in (
        taken(file_batches(sources), 4),
        taken(file_batches(sources, files=files), 4),  # writes latents
        taken(file_batches(sources, files=files), 4),  # reads them
        taken(file_batches(sources, workers=2), 4),
    ):
        assert len(others) == 2
        for step, again in zip(whole[4:], others, strict=True):
            for one, other in zip(step, again, strict=True):
                assert one.kind == other.kind
                assert torch.equal(one.batch.sequences.tokens, other.batch.sequences.tokens)
                for spans, others_spans in zip(
                    one.batch.sequences.spans, other.batch.sequences.spans, strict=True
                ):
                    assert torch.equal(spans.latents, others_spans.latents)
    assert list(tmp_path.rglob("*.safetensors"))


def test_bad_samples_are_left_out_and_named(tmp_path):
    shutil.copytree(SAMPLES / "style", tmp_path / "style")
    (tmp_path / "style/003.png").write_bytes(b"not a picture")
    (tmp_path / "style/005.txt").write_bytes(b"caf\xe9")
    (tmp_path / "rows.jsonl").write_text(
        '{"path": "style/000.png", "prompt": "a"}\n{"path": "b.png", "prompt": "b"}\n'
    )
    skipped = []
    sources = (Source(path=str(tmp_path / "style")), Source(path=str(tmp_path / "rows.jsonl")))
    stage = replace(STAGE, mixture=(MixtureItem("style", 4, 1024), MixtureItem("rows", 1, 1024)))
    batches = file_batches(sources, on_skipped=lambda record: skipped.append(str(record)))
    for step in batches.steps(stage, 0):
        for each in step:
            assert each.num_samples == len(each.batch.sequences.tokens)
    named = " ".join(skipped)
    assert "003.png: " in named
    assert "not UTF-8" in named
    assert "line 2: " in named
    assert "b.png" in named


def test_a_source_of_bad_samples_alone_ends_the_run(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"path": "b.png", "prompt": "b"}\n')
    stage = replace(STAGE, mixture=(MixtureItem("rows", 1, 1024),))
    step = next(file_batches((Source(path=str(tmp_path / "rows.jsonl")),)).steps(stage, 0))
    with pytest.raises(NoTrainingData, match=r"in a row cannot be used, such as .*b\.png"):
        list(step)


def test_samples_that_are_too_long_cannot_be_used():
    with pytest.raises(UnusableSample, match="the limit is 40"):
        prepared("captions.jsonl", preparer=replace(PREPARER, max_tokens=40))


def test_two_processes_share_the_samples_of_a_step(monkeypatch):
    """The samples of two processes with batches of one are those of one process with batches of two."""
    sources, item = (source("style"),), MixtureItem("style", 2, 1024)
    tokens = []
    for step in file_batches(sources).steps(replace(STAGE, mixture=(item,)), 0):
        tokens += [row for each in step for row in each.batch.sequences.tokens]
    shared = []
    monkeypatch.setattr("showo2.training.data.file_batches.num_processes", lambda: 2)
    for rank in (0, 1):
        monkeypatch.setattr("showo2.training.data.file_batches.process_rank", lambda rank=rank: rank)
        found = []
        for step in file_batches(sources).steps(replace(STAGE, mixture=(replace(item, batch_size=1),)), 0):
            found += [each.batch.sequences.tokens[0] for each in step]
        shared.append(found)
    for one, other in zip(tokens, [each for pair in zip(*shared, strict=True) for each in pair], strict=True):
        length = min(len(one), len(other))
        assert torch.equal(one[:length], other[:length])


def test_a_recipe_must_fit_the_sources():
    batches = file_batches((source("style"),))
    with pytest.raises(ValueError, match="questions"):
        batches.check(Recipe(name="run", stages=(STAGE,)))
    nothing = replace(STAGE, mixture=(MixtureItem("style", 1, 64, weight=0.0),))
    with pytest.raises(ValueError, match="must not all be 0"):
        batches.check(Recipe(name="run", stages=(nothing,)))


def test_latents_are_those_of_the_vae(tmp_path):
    sample = prepared("style")
    encoder = LatentEncoder(BlurryVAE(), LatentFiles(tmp_path))
    latents = encoder.sample(sample).visuals[0].latents
    pixels = torch.tensor(np.asarray(Image.open(SAMPLES / "style/000.png").convert("RGB"))) / 127.5 - 1
    assert latents.shape == (16, 1, 16, 16)
    torch.testing.assert_close(latents[0, 0, 0, 0], pixels[:8, :8, 0].mean(), atol=1e-3, rtol=0)
