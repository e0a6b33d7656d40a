"""The benchmark: both variants agree, the timer measures what it should, and targets are judged as they are
written.

No test here depends on speed.
"""

import json
import time
from functools import partial
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import torch
from diffusers import AutoencoderKLWan
from small_checkpoints import small_model

from showo2.benchmark import __main__ as command
from showo2.benchmark import ablation, decoding, denoising, gpu, memory_growth, time_growth, vae
from showo2.benchmark.ablation import Difference
from showo2.benchmark.baseline import generate_answer
from showo2.benchmark.figure import draw_figures
from showo2.benchmark.growth import FRAMES, PICTURES, PROMPT, PX, TOKENS, TURNS
from showo2.benchmark.measurement import Comparison, Curve, Measurement, Target, interleave, single_part
from showo2.benchmark.memory_growth import LARGE_PICTURES
from showo2.benchmark.peak_memory import PeakMemory
from showo2.benchmark.sizes import FULL, QUICK, WAN, Setup, Sizes
from showo2.checkpoints import SHOWO2_7B
from showo2.config import ModelConfig
from showo2.context import Context, Guidance
from showo2.loading.loader import build_on_meta, load
from showo2.model.showo2 import Showo2
from showo2.requests import TextToImage
from showo2.tasks.sampling import Schedule
from showo2.vae import VideoVAE

SMALL = Sizes(
    small_model(),
    WAN | {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    memory_model=small_model(),
    wide_model=small_model(),
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
            lambda given=given: generate_answer(setup.model, pieces, given, {}, [5], 1),
            single_part(list),
            runs=1,
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


def texts_of(svg: str) -> list[str]:
    return [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


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
            "--figures",
            str(tmp_path),
        ]
    )
    rows = json.loads((tmp_path / "results.json").read_text())
    assert [row["reached"] is None for row in rows] == [False, True, True, False]
    assert {frozenset(row) for row in rows} == {frozenset(rows[0])}
    assert set(rows[0]) == {"name", "ours", "theirs", "unit", "ratio", "error", "mark", "reached"}
    assert [path.name for path in tmp_path.glob("*.svg")] == ["speed.svg"]
    texts = texts_of((tmp_path / "speed.svg").read_text())
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


# The way to `fast` ------------------------------------------------------------------------------------------


def test_differences_have_the_interval_of_agresti_and_min():
    ones, others = [True] * 6 + [False] * 4, [True] * 5 + [False] * 3 + [True] * 2
    difference = Difference.of(ones, others)  # one gained, two lost, of ten
    # (b - c) / n -+ 1.96 sqrt(b + c - (b - c)^2 / n) / n, with b = 1 + 0.5, c = 2 + 0.5 and n = 10 + 2
    half = 1.96 * (4 - 1 / 12) ** 0.5 / 12
    assert difference.mean == pytest.approx(-0.1)
    assert (difference.low, difference.high) == pytest.approx((-1 / 12 - half, -1 / 12 + half))
    same = Difference.of(ones, ones)
    assert same.low < same.mean == 0 < same.high
    narrow = Difference.of(ones * 10, ones * 10)
    assert narrow.high < same.high


def test_every_step_of_the_way_draws_as_it_says(monkeypatch, setup):
    """In fewer calls, each a schedule of its own, with the first step exact."""
    drawn = []
    judged = {16: [True, False]}

    def right(components, options, categories, scenes):
        calls = Schedule.of(
            TextToImage.resolve(components.checkpoint, prompt="any", **options).sampling
        ).num_calls
        drawn.append((calls, options["guidance_stop"]))
        return judged.get(calls, [False, False])

    monkeypatch.setattr(ablation, "_right", right)
    steps = ablation.ablation(setup)
    assert drawn == [(49, 1.0), (16, 1.0), (16, 1.0), (12, 1.0)]
    assert [step.price is None for step in steps] == [True, True, False, False, False]
    assert steps[2].price.mean == 0.5
    for before, step in pairwise(steps):
        assert step.factor == pytest.approx(before.seconds / step.seconds)
        assert step.speedup == pytest.approx(steps[0].seconds / step.seconds)
    figures = draw_figures(steps)
    assert list(figures) == ["ablation.svg"]
    texts = texts_of(figures["ablation.svg"])
    assert [step.name for step in steps] == texts[:-1:2]
    assert all(str(step.price) in text for step, text in zip(steps[2:], texts[5::2], strict=False))


def test_pictures_of_each_step_are_judged():
    """Few steps of nano draw nothing that is right; its own defaults draw one thing rightly."""
    nano = load("nano", device="cpu", dtype="float32")
    noise = list(ablation._right(nano, {"num_inference_steps": 2}, ["one object"], 2))
    drawn = list(ablation._right(nano, {}, ["one object"], 2))
    assert (noise, drawn) == ([False, False], [True, True])


# Growth -----------------------------------------------------------------------------------------------------


def test_exponents_of_a_power_are_recovered():
    xs = (1.0, 2.0, 5.0, 20.0)
    power = Curve("power", PX, xs, tuple(3 * x**1.7 for x in xs))
    assert (power.exponent, power.last_exponent) == pytest.approx((1.7, 1.7))
    bend = Curve("sum of two", PX, xs, tuple(x + x**3 / 100 for x in xs))
    assert 1 < bend.exponent < bend.last_exponent < 3
    assert Curve("flat", PX, xs, (2.0,) * 4).exponent == pytest.approx(0)


def test_curves_of_time_hold_every_point(monkeypatch, setup):
    monkeypatch.setattr(time_growth, "REPEATED", 0)
    points = {PX: (32, 64), TOKENS: (3, 9), FRAMES: (1, 5), TURNS: (1, 3), PICTURES: (1, 2)}
    curves = list(time_growth.time_growth(setup, points))
    assert {curve.axis for curve in curves} == set(points)
    for curve in curves:
        assert curve.xs == points[curve.axis]
        assert min(curve.ys) > 0
        assert curve.to_dict()["exponent"] == curve.exponent
    figures = draw_figures(curves)
    assert list(figures) == ["time-growth.svg"]
    texts = "\n".join(texts_of(figures["time-growth.svg"]))
    assert all(f"{curve.name}: exponent {curve.exponent:.2f}" in texts for curve in curves)


def test_the_peak_is_of_what_lives_at_the_same_time():
    weight = torch.ones(100)
    with PeakMemory([weight]) as memory:
        first = weight * 2
        assert (memory.now, memory.peak) == (400, 400)
        view = first[10:]  # no memory of its own, but it keeps that of `first`
        del first
        second = weight.repeat(3)
        assert (memory.now, memory.peak) == (1600, 1600)
        del view, second
        assert (memory.now, memory.peak) == (0, 1600)
        weight.add_(1)
        assert memory.now == 0


@pytest.fixture(scope="module")
def networks() -> tuple[Showo2, VideoVAE]:
    """Without weights."""
    with torch.device("meta"):
        vae = AutoencoderKLWan(**SMALL.vae)
    model = build_on_meta(SMALL.model)
    for network in (model, vae):
        network.requires_grad_(False)
    return model, VideoVAE(vae)


def test_memory_on_the_meta_device_is_that_of_a_drawing(networks):
    """The same tensors live when the numbers are computed, but for what attention's kernel needs itself."""
    setup = Setup(SMALL)  # a model keeps rotary tables for its longest sequence so far
    shape = (2, 16, 1, 16, 16)
    steps, pixels = memory_growth.drawing_bytes(*networks, shape)
    memory_growth.drawing_bytes(*networks, shape, prompt=500)
    assert memory_growth.drawing_bytes(*networks, shape) == (steps, pixels), "whatever was counted before"
    counted = memory_growth._counted(networks[0]).to(torch.float32)
    assert memory_growth.drawing_bytes(counted, networks[1], shape) == (steps, pixels)
    with PeakMemory((*setup.model.parameters(), *setup.vae.model.parameters())) as memory:
        context, empty = Context(setup.model), Context(setup.model)
        context.read([0] * PROMPT)
        empty.read([0, 0])
        states = context.draw(torch.zeros(shape), [0.0, 1.0], guidance=Guidance(empty, 5.0))
        next(states)
        state = next(states)
        assert memory.peak == pytest.approx(steps, rel=0.05)
        setup.vae.decode(state.x)
    assert memory.peak == pytest.approx(pixels, rel=0.05)


def test_memory_grows_as_it_must(networks):
    points = {
        PX: (64, 128),
        TOKENS: (100, 200, 300),
        FRAMES: (1, 5),
        TURNS: (1, 2, 3),
        PICTURES: (1, 2, 3),
        LARGE_PICTURES: (1,),
    }
    curves = {
        (curve.name, curve.axis): curve for curve in memory_growth.memory_curves("small", *networks, points)
    }
    assert {axis for _, axis in curves} == set(points)
    for curve in curves.values():
        assert all(one < other for one, other in pairwise(curve.ys)), curve
    for name, axis in (("request, small", TOKENS), ("step, small", PICTURES)):
        first, second, third = curves[name, axis].ys
        assert third - second == pytest.approx(second - first, rel=0.01)
    for axis in (PX, FRAMES, PICTURES):
        requests, steps = curves["request, small", axis].ys, curves["step, small", axis].ys
        assert all(request >= step for request, step in zip(requests, steps, strict=True))


def test_the_largest_request_fits():
    by_side = Curve("request", PX, (400, 800), (2.0, 8.0), "GB")  # proportional to the area
    assert [memory_growth.largest(by_side, budget) for budget in (1.9, 2.0, 4.5, 100)] == [0, 400, 592, 800]
    by_frames = Curve("request", FRAMES, (1, 5, 9), (1.0, 3.0, 4.0), "GB")
    assert [memory_growth.largest(by_frames, budget) for budget in (2.9, 3.0, 4.0)] == [1, 5, 9]


def test_limits_are_given_for_every_card_and_shrink_with_the_weights(monkeypatch):
    points = {
        PX: (32, 2880),
        TOKENS: (1, 9),
        FRAMES: (1, 5),
        TURNS: (1, 2),
        PICTURES: (1, 2),
        LARGE_PICTURES: (1, 2),
    }
    curves = [
        Curve("request, 1.5B", axis, xs, tuple(float(x) for x in range(1, 1 + len(xs))), "GB")
        for axis, xs in points.items()
    ]
    monkeypatch.setattr(memory_growth, "memory_curves", lambda *_: iter(curves))
    monkeypatch.setattr(memory_growth, "MODELS", {"7B": SHOWO2_7B})
    limits = [result for result in memory_growth.memory_growth(None) if isinstance(result, Measurement)]
    sides = {limit.name: limit.value for limit in limits if limit.unit == PX}
    assert sides["7B in bfloat16, 8 GB"] == sides["7B in bfloat16, 16 GB"] == 0, "the weights take 18 GB"
    assert sides["7B in nf4-all, 16 GB"] == 2880
    assert len(sides) == 8


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
