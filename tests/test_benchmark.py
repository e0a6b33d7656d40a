"""The benchmark: both variants agree, the timer measures what it should, and targets are judged as they are
written.

No test here depends on speed.
"""

import json
import time
from functools import partial
from xml.etree import ElementTree

import pytest
import torch
from small_checkpoints import small_model

from showo2.benchmark import __main__ as command
from showo2.benchmark import decoding, denoising, gpu, vae
from showo2.benchmark.baseline import generate_answer
from showo2.benchmark.measurement import Comparison, Measurement, Target, interleave, single_part
from showo2.benchmark.sizes import FULL, QUICK, WAN, Setup, Sizes
from showo2.config import ModelConfig

SMALL = Sizes(
    small_model(),
    WAN | {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    memory_model=small_model(),
    tokens_per_side=4,
    prompt=5,
    padded=40,
    scene=6,
    runs=1,
)


@pytest.fixture(scope="module")
def setup() -> Setup:
    return Setup(SMALL)


@pytest.mark.parametrize(
    "measure", [denoising.image, denoising.story_image, vae.encode_image, vae.decode_image]
)
def test_both_variants_give_the_same_latents_and_pixels(setup, measure):
    comparison = measure(setup)
    assert comparison.error < 1e-4
    assert min(comparison.ours, comparison.baseline) > 0


def test_both_variants_write_the_same_tokens(setup):
    assert decoding.story_text(setup).error == 0
    short, long = decoding.image_question(setup, {4: 1.0, 8: 1.0})
    assert (short.error, long.error) == (0, 0)
    assert short.ours < long.ours
    assert (short.target.name, long.target.name) == ("image question, 4 tokens", "image question, 8 tokens")


def test_wrong_tokens_are_found(setup):
    pieces = [setup.text(4), setup.latents(seed=0), setup.text(3)]
    context = denoising.build_context(setup, pieces)
    tokens = list(context.write(5, lambda logits: int(logits.argmax())))
    wrong = [*tokens[:4], (tokens[4] + 1) % SMALL.model.language.vocab_size]
    for given, expected in ((tokens, 0), (wrong, 1)):
        baseline, _ = interleave(
            lambda given=given: generate_answer(setup.model, pieces, given, {}, [5], 1), single_part(list), 1
        )
        assert baseline.result == expected


def test_modulation_and_final_layer_are_not_zero(setup):
    head = setup.model.flow_head
    for linear in (head.final_linear, *(block.adaLN_modulation[1] for block in head.blocks)):
        assert linear.weight.std() > 0


def spend(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_parts_alternate_and_the_minimum_of_each_counts():
    order, slow = [], iter((True, False))

    def ours():
        first = next(slow)
        for part in range(2):
            order.append(f"ours {part}")
            spend(0.03 if first else 0.01)
            yield 1
        spend(0.2)
        yield 0  # not measured
        return "done"

    def baseline():
        order.append("baseline")
        spend(0.01)
        yield 10
        return None

    mine, other = interleave(ours, baseline, runs=2)
    assert order == ["ours 0", "baseline", "ours 1"] * 2
    assert mine.result == "done"
    assert 0.02 <= mine.seconds < 0.05
    assert other.seconds >= 0.1


@pytest.mark.parametrize(
    ("target", "ours", "baseline", "error", "reached"),
    [
        (Target("a", 2.0), 1.0, 2.0, None, True),
        (Target("a", 2.0), 1.0, 1.9, None, False),
        (Target("a", 2.0, max_error=0), 1.0, 9.0, 1, False),
        (Target("a", 0.15, at_most=True), 0.1, 1.0, None, True),
        (Target("a", 0.15, at_most=True), 0.2, 1.0, None, False),
    ],
)
def test_targets(target, ours, baseline, error, reached):
    assert Comparison(target, ours, baseline, error).reached is reached


def test_the_command_prints_and_writes_what_was_chosen(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(command, "QUICK", SMALL)
    monkeypatch.setitem(
        command.BENCHMARKS, "start", lambda setup: (Measurement("page", 5.0), Measurement("word", 0.1))
    )
    command.main(
        [
            "--only",
            "long-prompt",
            "start",
            "vae-decode",
            "--json",
            str(tmp_path / "results.json"),
            "--figure",
            str(tmp_path / "results.svg"),
        ]
    )
    rows = json.loads((tmp_path / "results.json").read_text())
    assert [row["reached"] is None for row in rows] == [False, True, True, False]
    assert {frozenset(row) for row in rows} == {frozenset(rows[0])}
    assert set(rows[0]) == {"name", "ours", "theirs", "unit", "ratio", "error", "mark", "reached"}
    drawn = ElementTree.parse(tmp_path / "results.svg")
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == rows[3]["name"], "the only one with a speedup for its target"
    assert texts[1] == f"{rows[3]['ratio']:.3g}×"
    printed = capsys.readouterr().out
    assert all(row["name"] in printed for row in rows)


def test_the_small_sizes_keep_the_proportions_of_the_released_ones():
    def shares(config: ModelConfig) -> torch.Tensor:
        """Multiply-adds of a visual token: language model, LM head, flow head and semantic layers."""
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
    assert QUICK.padded / QUICK.tokens_per_side**2 == pytest.approx(
        FULL.padded / FULL.tokens_per_side**2, rel=0.01
    )


# On a GPU ---------------------------------------------------------------------------------------------------


def test_cases_that_fail_or_come_too_late_are_told_and_end_nothing(monkeypatch, tmp_path, capsys):
    def fails(*_):
        raise RuntimeError("out of memory\nand a long story")

    def is_over(*_):
        monkeypatch.setattr(gpu, "BUDGET", -1.0)
        return iter(())

    cases = [
        ("picture", "1.5B", "eager", partial(gpu._pictures, 432, 2, "exact")),
        ("tokens", "1.5B", "eager", partial(gpu._tokens, 2)),
        ("large", "7B", "eager", fails),
        ("last", "7B", "eager", is_over),
        ("never", "7B", "eager", fails),
    ]
    monkeypatch.setattr(gpu, "_cases", lambda: iter(cases))
    monkeypatch.setattr(gpu, "resolve_device", lambda device: torch.device("cpu"))
    monkeypatch.setattr(gpu, "WRITTEN", 3)
    command.main(["--gpu", "--json", str(tmp_path / "gpu.json")])
    rows = {row["name"]: row for row in json.loads((tmp_path / "gpu.json").read_text())}
    assert rows["matrix products, TFLOP/s"]["value"] > 0
    assert rows["picture"]["of_limit"] > 0
    assert rows["tokens"]["unit"] == "tokens/s"
    assert rows["large"]["value"] is None
    assert rows["large"]["note"] == "failed: out of memory"
    assert rows["never"]["note"] == "not run: out of time"
    assert "failed: out of memory" in capsys.readouterr().out
