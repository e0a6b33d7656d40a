"""Agreement with the public implementation, for the full-sequence forward and the cached context.

`SHOWO2_PARITY_DIR` names one other folder of the same form to test instead of those in `tests/data/parity`.
"""

import json
import os
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.context import Context, Guidance
from showo2.flow import euler, guide, time_points
from showo2.loading.loader import load_weights
from showo2.model.showo2 import Sequences, Showo2, Spans

FORWARD, TRAJECTORY = 1e-5, 3e-5  # largest absolute difference, float32

DATA = Path(__file__).parent / "data" / "parity"
chosen = os.environ.get("SHOWO2_PARITY_DIR")
FOLDERS = [Path(chosen)] if chosen else sorted(path for path in DATA.iterdir() if path.is_dir())


class Reference:
    """A parity folder: its model, cases, inputs and outputs."""

    def __init__(self, folder: Path) -> None:
        description = json.loads((folder / "reference_cases.json").read_text())
        self.cases, self.ids = description["cases"], description["token_ids"]
        self.tensors = load_file(folder / "reference_outputs.safetensors")
        with torch.device("meta"):
            self.model = Showo2(model_config(description["config"]))
        load_weights(
            self.model, [folder / "reference_weights.safetensors"], dtype=torch.float32, device="cpu"
        )
        self.model.eval()

    def tensor(self, case: str, name: str) -> torch.Tensor:
        return self.tensors[f"{case}.{name}"]

    def latents(self, case: str, name: str = "latents") -> torch.Tensor:
        """(N, C, T, H, W); the reference stores pictures without the T."""
        tensor = self.tensor(case, name)
        return tensor if tensor.dim() == 5 else tensor.unsqueeze(2)

    def prompt(self, tokens: list[int], video: bool = False) -> list[int]:
        return [self.ids["bos"], *tokens, self.ids["bov" if video else "boi"]]

    def ending(self, video: bool = False) -> list[int]:
        return [self.ids["eov" if video else "eoi"], self.ids["eos"]]


def model_config(sizes: dict) -> ModelConfig:
    return ModelConfig(
        language=LanguageConfig(
            sizes["vocab"],
            sizes["hidden"],
            sizes["inter"],
            sizes["layers"],
            sizes["heads"],
            sizes["kv"],
            sizes["tie"],
        ),
        semantic=SemanticConfig(
            sizes["clip_dim"],
            sizes["clip_inter"],
            sizes["clip_layers"] - 1,
            sizes["clip_heads"],
            round(sizes["clip_positions"] ** 0.5),
        ),
        flow_head=FlowHeadConfig(
            sizes["head_hidden"],
            sizes["head_inter"],
            sizes["n_head_layers"],
            sizes["head_heads"],
            sizes["head_kv"],
            sizes["head_dim"],
        ),
    )


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name, scope="module")
def reference(request) -> Reference:
    return Reference(request.param)


@pytest.fixture(params=["full", "cached"])
def way(request) -> str:
    return request.param


VELOCITY_CASES = ["image_velocity", "image_other_resolution", "video_velocity"]
SAMPLING_CASES = ["image_sample", "text_to_video", "image_to_video"]


@pytest.mark.parametrize("case", VELOCITY_CASES)
def test_velocity(reference: Reference, case: str, way: str, record_property) -> None:
    latents, t = reference.latents(case), reference.tensor(case, "t")
    function = velocity_function(reference, case, way)
    check(function(latents, t), reference.latents(case, "velocity"), FORWARD, record_property)


@pytest.mark.parametrize("case", SAMPLING_CASES)
def test_sampled_trajectory(reference: Reference, case: str, way: str, record_property) -> None:
    settings = reference.cases[case]
    noise = reference.latents(case, "noise")
    times = time_points(settings["num_time_points"], settings["time_shifting_factor"])
    first_frame = noise[:, :, :1] if case == "image_to_video" else None
    if way == "full":
        result = sample_recomputing(reference, case, noise, times, first_frame is not None)
    else:
        result = torch.cat(
            [
                draw(reference, case, row, noise[row : row + 1], times, first_frame)
                for row in range(len(noise))
            ]
        )
    check(result, reference.latents(case), TRAJECTORY, record_property)


@pytest.mark.parametrize("case", ["image_understanding", "video_understanding"])
def test_understanding(reference: Reference, case: str, way: str, record_property) -> None:
    settings, expected = reference.cases[case], reference.tensor(case, "logits")[0]
    tokens, start, length = settings["tokens"], settings["visual_start"], settings["visual_length"]
    latents = reference.latents(case)
    if way == "full":
        logits = full_logits(reference.model, tokens, [(start, latents)], [settings["t"]])
        check(logits, expected, FORWARD, record_property)
        return
    context = Context(reference.model)
    got = {}
    context.read(tokens[:start])
    context.see(latents)
    got[start + length - 1] = context.logits()
    for position in range(start + length, len(tokens)):
        context.read([tokens[position]])
        got[position] = context.logits()
    positions = list(got)
    check(torch.stack(list(got.values())), expected[positions], FORWARD, record_property)
    if "greedy" in settings:
        answer = list(context.write(len(settings["greedy"]), greedy))
        assert answer == settings["greedy"]


def test_greedy_answer_recomputed(reference: Reference) -> None:
    settings = reference.cases["image_understanding"]
    tokens, latents = list(settings["tokens"]), reference.latents("image_understanding")
    for expected in settings["greedy"]:
        logits = full_logits(reference.model, tokens, [(settings["visual_start"], latents)], [1.0])
        assert greedy(logits[-1]) == expected
        tokens.append(expected)


def test_interleaved_sequence(reference: Reference, way: str, record_property) -> None:
    settings, t = reference.cases["interleaved"], reference.tensor("interleaved", "t")
    tokens, starts = settings["tokens"], [start for start, _ in settings["visual_spans"]]
    length = settings["visual_spans"][0][1]
    latents = reference.latents("interleaved")
    expected, velocity = (
        reference.tensor("interleaved", "logits")[0],
        reference.latents("interleaved", "velocity_last"),
    )
    if way == "full":
        spans = Spans(torch.zeros(len(starts), dtype=torch.long), torch.tensor(starts), latents, t)
        with torch.no_grad():
            output = reference.model(Sequences(torch.tensor([tokens]), (spans,)))
            logits = reference.model.logits(output)[0]
            last = reference.model.velocity(output)[0][-1:]
        check(logits, expected, FORWARD, record_property)
        check(reference.model.unpack(last, velocity.shape), velocity, FORWARD, record_property)
        return
    context = Context(reference.model)
    position = 0
    for index, start in enumerate(starts[:-1]):
        context.read(tokens[position:start])
        check(context.logits(), expected[start - 1], FORWARD, record_property)
        assert t[index] == 1, "the context sees clean spans"
        context.see(latents[index : index + 1])
        position = start + length
        check(context.logits(), expected[position - 1], FORWARD, record_property)
    context.read(tokens[position : starts[-1]])
    check(one_velocity(context, latents[-1:], float(t[-1])), velocity, FORWARD, record_property)


def test_text_only(reference: Reference, way: str, record_property) -> None:
    tokens, expected = reference.cases["text_only"]["tokens"], reference.tensor("text_only", "logits")[0]
    if way == "full":
        check(full_logits(reference.model, tokens, [], []), expected, FORWARD, record_property)
        return
    context = Context(reference.model)
    half = len(tokens) // 2
    context.read(tokens[:half])
    check(context.logits(), expected[half - 1], FORWARD, record_property)
    context.read(tokens[half:])  # several tokens at once behind a cache
    check(context.logits(), expected[-1], FORWARD, record_property)


# The two ways -----------------------------------------------------------------------------------------------


def velocity_function(reference: Reference, case: str, way: str):
    """x (B, C, T, H, W), t (B,) -> velocity, for the prompts of a case."""
    prompts, video = reference.cases[case]["prompts"], "video" in case
    if way == "full":
        return lambda x, t: full_velocity(reference, prompts, video, x, t)

    def cached(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        velocities = []
        for row, prompt in enumerate(prompts):
            context = Context(reference.model)
            context.read(reference.prompt(prompt, video))
            velocities.append(one_velocity(context, x[row : row + 1], float(t[row])))
        return torch.cat(velocities)

    return cached


def one_velocity(context: Context, x: torch.Tensor, t: float) -> torch.Tensor:
    """The velocity at one (x, t): a single Euler step of a trajectory that starts there, undone."""
    *_, state = context.draw(x, [t, 1.0])
    return (state.x - x) / (1 - t)


def draw(reference: Reference, case: str, row: int, noise, times, first_frame) -> torch.Tensor:
    settings, video = reference.cases[case], "video" in case
    context, empty = Context(reference.model), Context(reference.model)
    context.read(reference.prompt(settings["prompts"][row], video))
    empty.read(reference.prompt([], video))
    guidance = Guidance(empty, settings["guidance_scale"])
    *_, state = context.draw(noise, times, guidance=guidance, first_frame=first_frame)
    return state.x


def sample_recomputing(reference: Reference, case: str, noise, times, hold_first: bool) -> torch.Tensor:
    settings, video = reference.cases[case], "video" in case
    prompts = settings["prompts"]

    def velocity(x: torch.Tensor, t: float) -> torch.Tensor:
        t_all = torch.full((len(x),), t)
        v = guide(
            full_velocity(reference, prompts, video, x, t_all),
            full_velocity(reference, [[]] * len(prompts), video, x, t_all),
            settings["guidance_scale"],
        )
        if hold_first:
            v[:, :, 0] = 0
        return v

    *_, state = euler(velocity, noise, times)
    return state.x


@torch.no_grad()
def full_velocity(reference: Reference, prompts, video: bool, x, t) -> torch.Tensor:
    """One padded batch through the full-sequence forward."""
    model = reference.model
    heads = [reference.prompt(prompt, video) for prompt in prompts]
    visual = [0] * (1 + x.shape[2] * x.shape[3] * x.shape[4] // model.config.patch_size**2)
    rows = [[*head, *visual, *reference.ending(video)] for head in heads]
    width = max(map(len, rows))
    tokens = torch.tensor([row + [reference.ids["pad"]] * (width - len(row)) for row in rows])
    spans = Spans(torch.arange(len(rows)), torch.tensor([len(head) for head in heads]), x, t)
    return model.unpack(model.velocity(model(Sequences(tokens, (spans,))))[0], x.shape)


@torch.no_grad()
def full_logits(model: Showo2, tokens: list[int], visual: list, times: list[float]) -> torch.Tensor:
    spans = tuple(
        Spans(torch.tensor([0]), torch.tensor([start]), latents, torch.tensor([t]))
        for (start, latents), t in zip(visual, times, strict=True)
    )
    return model.logits(model(Sequences(torch.tensor([tokens]), spans)))[0]


def greedy(logits: torch.Tensor) -> int:
    return int(logits.argmax())


def check(got: torch.Tensor, expected: torch.Tensor, bound: float, record_property) -> None:
    assert got.shape == expected.shape
    difference = (got - expected).abs().max().item()
    record_property("largest_difference", difference)
    assert difference <= bound
