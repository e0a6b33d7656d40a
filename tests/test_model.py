"""Constants of the network that a tolerance could hide, and the velocity layouts."""

import math

import pytest
import torch
from small_checkpoints import small_model
from torch import nn

from showo2.config import ModelConfig
from showo2.model.flow_head import pack_velocity, unpack_velocity
from showo2.model.layers import TimeEmbedding, llama3_frequencies, rotary_frequencies
from showo2.model.showo2 import Showo2


@pytest.fixture(scope="module")
def model() -> Showo2:
    return Showo2(small_model())


def test_activations(model):
    """Exact GELU in the fusion and the flow head's input, tanh GELU in the semantic layers."""
    x = torch.linspace(-3, 3, 101)
    exact, tanh = nn.functional.gelu(x), nn.functional.gelu(x, approximate="tanh")
    assert torch.equal(model.visual_embedder.fusion[2](x), exact)
    assert torch.equal(model.flow_head.input_mlp[1](x), exact)
    siglip = model.visual_embedder.semantic_layers.layers[0].mlp.activation_fn(x)
    torch.testing.assert_close(siglip, tanh, atol=1e-7, rtol=0)
    assert not torch.allclose(exact, tanh, atol=1e-5)


def test_epsilons(model):
    head, embedder, language = model.flow_head, model.visual_embedder, model.language_model
    block, attention = head.blocks[0], head.blocks[0].self_attn
    assert block.input_layernorm.eps == block.post_attention_layernorm.eps == 1e-5
    assert attention.q_norm.variance_epsilon == attention.k_norm.variance_epsilon == 1e-6
    assert head.final_norm.eps == embedder.fusion[0].eps == 1e-6
    assert embedder.semantic_layers.layers[0].layer_norm1.eps == 1e-6
    assert language.norm.variance_epsilon == language.layers[0].input_layernorm.variance_epsilon == 1e-6


def test_rotary_frequencies():
    torch.testing.assert_close(
        rotary_frequencies(8, 1e6), torch.tensor([1e6 ** (-i / 8) for i in (0, 2, 4, 6)])
    )
    base, scaled = rotary_frequencies(64, 5e5), llama3_frequencies(64, 5e5)
    wavelength = 2 * math.pi / base
    torch.testing.assert_close(scaled[wavelength < 8192 / 4], base[wavelength < 8192 / 4])
    torch.testing.assert_close(scaled[wavelength > 8192], base[wavelength > 8192] / 32)
    between = (wavelength > 8192 / 4) & (wavelength < 8192)
    smooth = (8192 / wavelength[between] - 1) / (4 - 1)
    torch.testing.assert_close(scaled[between], base[between] * ((1 - smooth) / 32 + smooth))
    assert between.any()


def test_time_is_embedded_unscaled_with_cosines_first():
    embedding = TimeEmbedding(frequency_dim=256, width=256, token_width=8)
    embedding.mlp = nn.Identity()
    sinusoid = embedding(torch.tensor([0.25]))[0]
    angles = 0.25 * 10_000 ** (-torch.arange(128) / 128)
    torch.testing.assert_close(sinusoid, torch.cat((angles.cos(), angles.sin())), atol=1e-6, rtol=0)


@pytest.mark.parametrize("layout", ["raster", "patch"])
def test_packing_and_unpacking_a_velocity(layout):
    velocity = torch.randn(2, 3, 2, 4, 6)
    tokens = pack_velocity(velocity, 2, layout)
    assert tokens.shape == (2, 2 * 2 * 3, 4 * 3)
    assert torch.equal(unpack_velocity(tokens, velocity.shape, 2, layout), velocity)


def test_which_cells_a_token_describes():
    height, width = 4, 6
    cells = torch.arange(height * width, dtype=torch.float32).view(1, 1, 1, height, width)
    raster, patch = pack_velocity(cells, 2, "raster")[0], pack_velocity(cells, 2, "patch")[0]
    assert raster[1].tolist() == [4, 5, 6, 7]  # a run that turns the corner of the first row
    assert patch[1].tolist() == [2, 3, 8, 9]  # the cells under the second patch


def test_text_is_not_modulated(model):
    """Shift 0, scale 0, gate 1 for text, whatever the time."""
    block = model.flow_head.blocks[0]
    modulation = block.modulation(torch.randn(3, 64))
    assert modulation.shape == (4, 1, 6 * 64)
    text = modulation[0, 0].view(6, 64)
    assert (text[[0, 1, 3, 4]] == 0).all()
    assert (text[[2, 5]] == 1).all()


def test_configuration_round_trip_and_unknown_keys():
    config = small_model()
    assert ModelConfig.from_dict(config.to_dict()) == config
    with pytest.raises(ValueError, match="unknown key 'colour'"):
        ModelConfig.from_dict({**config.to_dict(), "colour": "red"})
    with pytest.raises(ValueError, match="language"):
        ModelConfig.from_dict({key: value for key, value in config.to_dict().items() if key != "language"})


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("language.num_heads", 0, "language.num_heads must be from 1 to 16777216; got 0"),
        ("language.num_layers", -1, "language.num_layers must be from 1 to 1024; got -1"),
        ("language.num_layers", 10**9, "language.num_layers must be from 1 to 1024"),
        ("semantic.hidden_size", "wide", "semantic.hidden_size must be an integer; got 'wide'"),
        ("flow_head.num_layers", 2.0, "flow_head.num_layers must be an integer; got 2.0"),
        ("flow_head.num_heads", True, "flow_head.num_heads must be an integer; got True"),
        ("language.num_kv_heads", 3, "language.num_heads must be a multiple of num_kv_heads; got 4"),
        ("language.rope_theta", float("nan"), "language.rope_theta must be a number; got nan"),
        ("language.rms_norm_eps", 0.0, "language.rms_norm_eps must be positive; got 0.0"),
        ("language.tie_embeddings", 1, "language.tie_embeddings must be true or false; got 1"),
        ("velocity_layout", "spiral", "velocity_layout must be one of raster, patch; got 'spiral'"),
        ("patch_size", None, "patch_size must be an integer; got None"),
        ("language", [], r"language must be an object; got \[\]"),
        (
            "latent_channels",
            [[[[[[[[[]]]]]]]]],
            r"latent_channels must be an integer; got \[\[\[\[\[\[\[...\]",
        ),
    ],
)
def test_impossible_sizes_are_refused_by_name(path, value, message):
    values = small_model().to_dict()
    *parents, name = path.split(".")
    parent = values
    for key in parents:
        parent = parent[key]
    parent[name] = value
    with pytest.raises(ValueError, match=message):
        ModelConfig.from_dict(values)
