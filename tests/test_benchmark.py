"""The benchmark: its two ways agree, its watch counts what it should, and its marks are judged as they are written.

Nothing here is timed: how fast something is, is for the benchmark to say.
"""

import json
import time
from xml.etree import ElementTree

import pytest
import torch
from small_checkpoints import small_model

from showo2.benchmark import __main__ as command
from showo2.benchmark import decoding, denoising, images
from showo2.benchmark.baseline import answer
from showo2.benchmark.measurement import Figure, Mark, Measurement, in_turn, once
from showo2.benchmark.sizes import FULL, QUICK, WAN, Bench, Sizes
from showo2.config import ModelConfig

SMALL = Sizes(
    small_model(),
    WAN | {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    small_model(),
    grid=4,
    prompt=5,
    padded=40,
    scene=6,
    runs=1,
)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(SMALL)


@pytest.mark.parametrize(
    "measure", [denoising.picture, denoising.story_picture, images.encoding, images.decoding]
)
def test_both_ways_give_the_same_latents_and_pixels(bench, measure):
    measurement = measure(bench)
    assert measurement.error < 1e-4
    assert min(measurement.ours, measurement.theirs) > 0


def test_both_ways_write_the_same_tokens(bench):
    assert decoding.story_text(bench).error == 0
    short, long = decoding.image_question(bench, {4: 1.0, 8: 1.0})
    assert (short.error, long.error) == (0, 0)
    assert short.ours < long.ours
    assert (short.mark.name, long.mark.name) == ("image question, 4 tokens", "image question, 8 tokens")


def test_tokens_that_are_wrong_are_found(bench):
    pieces = [bench.text(4), bench.picture(seed=0), bench.text(3)]
    context = denoising.read(bench, pieces)
    tokens = list(context.write(5, lambda logits: int(logits.argmax())))
    wrong = [*tokens[:4], (tokens[4] + 1) % SMALL.model.language.vocab_size]
    for given, expected in ((tokens, 0), (wrong, 1)):
        theirs, _ = in_turn(lambda given=given: answer(bench.model, pieces, given, {}, [5], 1), once(list), 1)
        assert theirs.result == expected


def test_modulation_and_final_layer_are_not_zero(bench):
    head = bench.model.flow_head
    for linear in (head.final_linear, *(block.adaLN_modulation[1] for block in head.blocks)):
        assert linear.weight.std() > 0


def spend(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_parts_take_turns_and_the_least_of_each_counts():
    order, slow = [], iter((True, False))

    def ours():
        first = next(slow)
        for part in range(2):
            order.append(f"ours {part}")
            spend(0.03 if first else 0.01)
            yield 1
        spend(0.2)
        yield 0  # belongs to neither
        return "done"

    def theirs():
        order.append("theirs")
        spend(0.01)
        yield 10
        return None

    mine, other = in_turn(ours, theirs, runs=2)
    assert order == ["ours 0", "theirs", "ours 1"] * 2
    assert mine.result == "done"
    assert 0.02 <= mine.seconds < 0.05
    assert other.seconds >= 0.1


@pytest.mark.parametrize(
    ("mark", "ours", "theirs", "error", "reached"),
    [
        (Mark("a", 2.0), 1.0, 2.0, None, True),
        (Mark("a", 2.0), 1.0, 1.9, None, False),
        (Mark("a", 2.0, max_error=0), 1.0, 9.0, 1, False),
        (Mark("a", 0.15, at_most=True), 0.1, 1.0, None, True),
        (Mark("a", 0.15, at_most=True), 0.2, 1.0, None, False),
    ],
)
def test_marks(mark, ours, theirs, error, reached):
    assert Measurement(mark, ours, theirs, error).reached is reached


def test_the_command_prints_and_writes_what_was_chosen(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(command, "QUICK", SMALL)
    monkeypatch.setitem(command.BENCHMARKS, "start", lambda bench: (Figure("page", 5.0), Figure("word", 0.1)))
    command.main(
        [
            "--only",
            "long-prompt",
            "start",
            "vae-decode",
            "--json",
            str(tmp_path / "marks.json"),
            "--figure",
            str(tmp_path / "marks.svg"),
        ]
    )
    rows = json.loads((tmp_path / "marks.json").read_text())
    assert [row["reached"] is None for row in rows] == [False, True, True, False]
    assert {frozenset(row) for row in rows} == {frozenset(rows[0])}
    assert set(rows[0]) == {"name", "ours", "theirs", "unit", "ratio", "error", "mark", "reached"}
    drawn = ElementTree.parse(tmp_path / "marks.svg")
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == rows[3]["name"], "the only one that is compared by how many times"
    assert texts[1] == f"{rows[3]['ratio']:.3g}×"
    printed = capsys.readouterr().out
    assert all(row["name"] in printed for row in rows)


def test_the_small_sizes_keep_the_proportions_of_the_released_ones():
    def shares(config: ModelConfig) -> torch.Tensor:
        """Multiply-adds of a visual token in the trunk, the LM head, the flow head and the semantic layers."""
        language, semantic, flow = config.language, config.semantic, config.flow_head
        head_dim = language.hidden_size // language.num_heads
        attention = 2 * language.hidden_size * (language.hidden_size + language.num_kv_heads * head_dim)
        trunk = language.num_layers * (attention + 3 * language.hidden_size * language.intermediate_size)
        inner = flow.head_dim * (flow.num_heads + flow.num_kv_heads)
        head = flow.num_layers * flow.hidden_size * (2 * inner + 3 * flow.intermediate_size)
        semantic_layers = (
            semantic.num_layers
            * semantic.hidden_size
            * (4 * semantic.hidden_size + 2 * semantic.intermediate_size)
        )
        work = torch.tensor(
            [trunk, language.hidden_size * language.vocab_size, head, semantic_layers], dtype=torch.float64
        )
        return work / work.sum()

    torch.testing.assert_close(shares(QUICK.model), shares(FULL.model), atol=0.02, rtol=0)
    assert QUICK.padded / QUICK.grid**2 == pytest.approx(FULL.padded / FULL.grid**2, rel=0.01)
