"""8 and 4 bits: the right Linears and no others, near the full model, in the memory they promise."""

from dataclasses import replace

import bitsandbytes
import pytest
import torch
from small_checkpoints import random_tensors, small_entry, small_model, write_complete, write_tensors
from torch import nn

from showo2 import checkpoints
from showo2.checkpoints import SHOWO2_1_5B, SHOWO2_7B
from showo2.compat import bitsandbytes as bitsandbytes_compat
from showo2.compat import onednn
from showo2.context import Context
from showo2.errors import QuantizationUnavailable, UnknownOption
from showo2.loading import quantization
from showo2.loading.int8_linear import Int8Linear
from showo2.loading.loader import build_on_meta, load, load_weights
from showo2.loading.quantization import (
    SCHEMES,
    check_quantization,
    full_bytes,
    peak_bytes,
    quantized_linears,
    resident_bytes,
    weight_bytes,
)
from showo2.model.showo2 import Sequences, Spans

CPU, GPU = torch.device("cpu"), torch.device("cuda")
LAYER = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weights")
    write_tensors(folder, random_tensors(small_model()), "pickle")
    return folder / "pytorch_model.bin"


def small_quantized(weights, scheme, dtype=torch.float32, config=None):
    model = build_on_meta(config or small_model())
    load_weights(model, [weights], dtype=dtype, device="cpu", quantization=scheme)
    return model.eval().requires_grad_(False)


def outputs(model):
    """Logits and velocity of a text with a picture in it."""
    torch.manual_seed(2)
    span = Spans(torch.tensor([0]), torch.tensor([3]), torch.randn(1, 16, 1, 8, 8), torch.tensor([0.5]))
    with torch.inference_mode():
        output = model(Sequences(torch.arange(24)[None], [span]))
        return model.logits(output), model.velocity(output)[0]


def relative_error(found, expected):
    return ((found - expected).norm() / expected.norm()).item()


def test_language_layers_and_nothing_else_by_default_but_the_lm_head_in_8_bits(weights):
    expected = {
        f"language_model.layers.{layer}.{'mlp' if leaf[0] in 'gud' else 'self_attn'}.{leaf}"
        for layer in range(2)
        for leaf in LAYER
    }
    for scheme, kind in (("int8", Int8Linear), ("nf4", bitsandbytes.nn.Linear4bit)):
        modules = dict(small_quantized(weights, scheme).named_modules())
        quantized = expected | {"language_model.lm_head"} if scheme == "int8" else expected
        assert {name for name, module in modules.items() if isinstance(module, kind)} == quantized
        untouched = [module for name, module in modules.items() if name not in quantized]
        assert all(type(module) is nn.Linear for module in untouched if isinstance(module, nn.Linear))


def test_flow_head_and_semantic_layers_on_demand():
    model = build_on_meta(SHOWO2_1_5B)
    names = quantized_linears(model, "nf4-all", CPU)
    rest = {name for name, module in model.named_modules() if isinstance(module, nn.Linear)} - names.keys()
    assert {name.split(".")[0] for name in names} == {"language_model", "flow_head", "visual_embedder"}
    assert len(names) == 28 * 7 + 10 * 7 + 26 * 6
    assert rest == {
        "language_model.lm_head",
        "time_embedding.mlp.0",
        "time_embedding.mlp.2",
        "time_embedding.to_token",
        "visual_embedder.fusion.1",
        "visual_embedder.fusion.3",
        "flow_head.input_mlp.0",
        "flow_head.input_mlp.2",
        "flow_head.final_linear",
        "flow_head.final_modulation.1",
        *(f"flow_head.blocks.{block}.adaLN_modulation.1" for block in range(10)),
    }


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize(("scheme", "bound"), [("int8", 0.03), ("nf4", 0.3), ("nf4-all", 0.3)])
def test_outputs_stay_near_the_full_models(weights, scheme, dtype, bound):
    full = outputs(small_quantized(weights, None))
    errors = [
        relative_error(*pair)
        for pair in zip(outputs(small_quantized(weights, scheme, dtype)), full, strict=True)
    ]
    assert 0 < max(errors) < bound


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("inputs", "num_outputs"), [(64, 64), (128, 80), (80, 48), (4304, 64)])
def test_any_width_keeps_its_accuracy(scheme, inputs, num_outputs):
    torch.manual_seed(3)
    model = nn.ModuleDict(
        {
            "language_model": nn.ModuleDict(
                {"layers": nn.ModuleList([nn.Linear(inputs, num_outputs, device="meta")])}
            )
        }
    )
    weight, bias, x = torch.randn(num_outputs, inputs), torch.randn(num_outputs), torch.randn(9, inputs)
    makers = quantization.replace_linears(model, scheme, torch.float32, CPU)
    linear = model["language_model"]["layers"][0].eval()
    linear.weight, linear.bias = (
        makers["language_model.layers.0.weight"](weight),
        nn.Parameter(bias, requires_grad=False),
    )
    with torch.inference_mode():
        for _ in range(2):  # the first call may repack the weight
            error = relative_error(linear(x) - bias, x @ weight.T)
            assert error < (0.02 if scheme == "int8" else 0.12)


@pytest.mark.parametrize(
    ("config", "gigabytes"),
    [
        (SHOWO2_1_5B, {None: 5.66, "int8": 4.35, "nf4": 3.73, "nf4-all": 2.26}),
        (SHOWO2_7B, {None: 17.86, "int8": 11.3, "nf4": 8.3, "nf4-all": 6.8}),
    ],
)
def test_real_checkpoints_take_what_the_table_says(config, gigabytes):
    model, needed = build_on_meta(config), {}
    for scheme, expected in gigabytes.items():
        num_bytes = weight_bytes(model, torch.bfloat16, scheme, GPU)
        assert num_bytes / 1e9 == pytest.approx(expected, rel=0.05)
        needed[scheme] = peak_bytes(num_bytes, model, torch.bfloat16, scheme, GPU)
    assert needed["nf4-all"] < needed["nf4"] < needed["int8"] < needed[None]


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_weights_are_as_small_as_counted(tmp_path, scheme, tied):
    language = replace(small_model().language, intermediate_size=2048, tie_embeddings=tied)
    config = replace(small_model(), language=language)
    write_tensors(tmp_path, random_tensors(config, torch.bfloat16), "pickle")
    model = small_quantized(tmp_path / "pytorch_model.bin", scheme, torch.bfloat16, config)
    held = sum(parameter.nbytes for parameter in model.parameters())
    counted = weight_bytes(build_on_meta(config), torch.bfloat16, scheme, CPU)
    assert held == counted < full_bytes(build_on_meta(config), torch.bfloat16)
    assert counted < resident_bytes(model) < 1.05 * counted


def test_a_pipeline_can_ask_for_it_by_name(tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoints, "RELEASED", (small_entry(),))
    folder = write_complete(tmp_path / "small", random_tensors(small_model()))
    loaded = load(folder, device="cpu", quantization="int8")
    assert loaded.quantization == "int8"
    assert isinstance(loaded.model.language_model.layers[0].mlp.up_proj, Int8Linear)
    assert not any(parameter.requires_grad for parameter in loaded.model.parameters())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_answer_is_written_with_quantized_weights(weights, scheme):
    context = Context(small_quantized(weights, scheme))
    context.read([1, 2, 3])
    first = context.logits()
    context.read([int(first.argmax())])
    assert first.shape == context.logits().shape == (small_model().language.vocab_size,)


def test_without_bitsandbytes_it_says_so(monkeypatch, tmp_path):
    def fail(name):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(bitsandbytes_compat.importlib, "import_module", fail)
    with pytest.raises(
        QuantizationUnavailable, match=r"No module named 'bitsandbytes'\): pip install bitsandbytes"
    ):
        load(tmp_path, device="cpu", quantization="nf4")


def test_a_device_it_does_not_support_is_found_out_by_trying():
    with pytest.raises(QuantizationUnavailable) as caught:
        check_quantization("int8", torch.device("meta"))
    assert "\n" not in str(caught.value)
    with pytest.raises(UnknownOption, match="int8, nf4, nf4-all"):
        check_quantization("int2", CPU)
    for scheme in SCHEMES:
        check_quantization(scheme, CPU)


# 8 bits on a CPU --------------------------------------------------------------------------------------------


@pytest.fixture(params=["7 bits", "8 bits"])
def narrow(request, monkeypatch) -> bool:
    """Whether inputs have 7 bits, as on every processor, or 8, on one where they cannot overflow."""
    if request.param == "8 bits" and onednn.adds_in_16_bits():
        pytest.skip("this processor adds products in 16 bits")
    monkeypatch.setattr(onednn, "adds_in_16_bits", lambda: request.param == "7 bits")
    return request.param == "7 bits"


def int8_linear(inputs: int, num_outputs: int) -> tuple[Int8Linear, torch.Tensor]:
    """A layer, and the weight that it stands for."""
    torch.manual_seed(4)
    linear = Int8Linear(inputs, num_outputs, bias=False)
    linear.weight = linear.quantize(torch.randn(num_outputs, inputs))
    return linear, onednn.unpack(linear.weight) * linear.scales[:, None]


def test_outliers_do_not_cost_a_token_its_other_values(narrow):
    linear, weight = int8_linear(512, 96)
    x = torch.randn(5, 512)
    x[1:, 7] = torch.tensor([30.0, -300.0, 3000.0, 30000.0])
    small = x.clone()
    small[:, 7] = 0
    without = linear(x) - x[:, 7:8] * weight[:, 7]
    for found, expected, outlier in zip(without, small @ weight.T, x[:, 7], strict=True):
        assert relative_error(found, expected) < (0.02 if narrow else 0.01) * max(1, outlier.abs() / 300)


def test_a_token_alone_gives_what_it_gives_among_others(narrow):
    linear, _ = int8_linear(300, 70)
    x = torch.randn(2, 6, 300)
    x[0, 2, 5] = 500
    x[1, 1] = 0
    together = linear(x)
    assert together.shape == (2, 6, 70)
    for row, found in zip(x.flatten(0, 1), together.flatten(0, 1), strict=True):
        assert torch.equal(linear(row[None])[0], found)
        assert torch.equal(linear(row), found)
    assert linear(x[:, :0]).shape == (2, 0, 70)


def test_gradients_reach_what_comes_before(narrow):
    linear, weight = int8_linear(40, 24)
    x, gradient = torch.randn(3, 40, requires_grad=True), torch.randn(3, 24)
    linear(x).backward(gradient)
    assert torch.allclose(x.grad, gradient @ weight, atol=1e-5)
