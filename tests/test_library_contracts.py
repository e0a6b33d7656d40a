"""What `showo2.compat` relies on in other libraries beyond their public API: each test says in words what
moved."""

import inspect
from pathlib import Path

import bitsandbytes
import huggingface_hub
import pytest
import torch
from diffusers import AutoencoderKLWan
from diffusers.utils import import_utils
from hub_server import serve
from huggingface_hub import constants, snapshot_download
from torch import nn
from transformers import Qwen2Config, SiglipVisionConfig

from showo2.compat import bitsandbytes as bnb
from showo2.compat import onednn
from showo2.compat import tqdm as bars
from showo2.compat import transformers as layers
from showo2.compat.diffusers import optional_packages
from showo2.compat.diffusers import wan_vae as wan
from showo2.model.attention import ATTENTION  # registers the attention function

WIDTH, HEADS, KV_HEADS = 64, 4, 2
PACKAGE = Path(__file__).parent.parent / "showo2"
CPU = torch.device("cpu")


class RecordingCache:
    """Stands where transformers' layers expect a cache."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def update(
        self, keys: torch.Tensor, values: torch.Tensor, *_: object, **options: object
    ) -> tuple[torch.Tensor, torch.Tensor]:
        self.shapes.append(tuple(keys.shape))
        return keys, values


def call_arguments(length: int, head_dim: int) -> dict:
    rotary = (torch.ones(1, length, head_dim), torch.zeros(1, length, head_dim))
    return {"attention_mask": None, "position_embeddings": rotary, "is_causal": False}


# transformers
# ------------------------------------------------------------------------------------------------


def test_a_qwen2_layer_takes_our_arguments_and_hands_them_to_our_attention():
    config = Qwen2Config(
        hidden_size=WIDTH,
        num_attention_heads=HEADS,
        num_key_value_heads=KV_HEADS,
        attn_implementation=ATTENTION,
    )
    torch.manual_seed(0)
    layer, cache = layers.Qwen2DecoderLayer(config, 0).eval(), RecordingCache()
    hidden = torch.randn(1, 5, WIDTH)
    arguments = call_arguments(5, WIDTH // HEADS)
    with torch.no_grad():
        found = layer(hidden, **{layers.CACHE_ARGUMENT: cache}, **arguments)
        causal = layer(hidden, **{**arguments, "is_causal": True})
    assert isinstance(found, torch.Tensor), "Qwen2DecoderLayer no longer returns the hidden states alone"
    assert cache.shapes == [(1, KV_HEADS, 5, WIDTH // HEADS)], (
        "Qwen2's attention no longer calls update(keys, values, index) of its cache with (B, KV, L, D)"
    )
    assert not torch.allclose(found[:, 0], causal[:, 0]), "is_causal no longer reaches the attention function"
    assert torch.allclose(found[:, -1], causal[:, -1], atol=1e-5), (
        "the attention of the last token has changed"
    )


def test_qwen3_attention_takes_our_arguments_and_returns_a_pair():
    config = layers.Qwen3Config(
        hidden_size=WIDTH,
        num_attention_heads=HEADS,
        num_key_value_heads=KV_HEADS,
        head_dim=32,
        attn_implementation=ATTENTION,
    )
    attention, cache = layers.Qwen3Attention(config, 0), RecordingCache()
    arguments = {layers.CACHE_ARGUMENT: cache, **call_arguments(5, 32)}
    attended, _ = attention(torch.randn(1, 5, WIDTH), **arguments)
    assert attended.shape == (1, 5, WIDTH), "Qwen3Attention no longer projects back to the hidden size"
    assert cache.shapes == [(1, KV_HEADS, 5, 32)], "Qwen3's attention no longer updates the cache it is given"
    names = {name for name, _ in attention.named_parameters()}
    expected = {f"{part}.weight" for part in ("q_proj", "k_proj", "v_proj", "o_proj", "q_norm", "k_norm")}
    assert names == expected, "Qwen3Attention's parameters have other names than the released flow head's"
    mlp = {name for name, _ in layers.Qwen3MLP(config).named_parameters()}
    assert mlp == {"gate_proj.weight", "up_proj.weight", "down_proj.weight"}, "Qwen3MLP has other parameters"


def test_the_siglip_encoder_runs_on_embeddings_and_returns_its_last_state_without_a_norm():
    config = SiglipVisionConfig(
        hidden_size=WIDTH, intermediate_size=128, num_hidden_layers=2, num_attention_heads=HEADS
    )
    encoder = layers.SiglipEncoder(config).eval()
    hidden = torch.randn(1, 4, WIDTH)
    with torch.no_grad():
        found = encoder(inputs_embeds=hidden).last_hidden_state
    assert found.shape == hidden.shape, (
        "SiglipEncoder no longer takes inputs_embeds or returns last_hidden_state"
    )
    assert {name.partition(".")[0] for name, _ in encoder.named_parameters()} == {"layers"}, (
        "SiglipEncoder has parameters outside its layers, such as a norm, which the released model has not"
    )


def test_llama3_frequencies_come_from_the_table_of_rope_functions():
    assert "llama3" in layers.ROPE_INIT_FUNCTIONS, (
        "transformers no longer lists the llama3 RoPE scaling by name"
    )
    from showo2.model.layers import llama3_frequencies, rotary_frequencies

    scaled, plain = llama3_frequencies(64, 500_000.0), rotary_frequencies(64, 500_000.0)
    assert scaled.shape == plain.shape == (32,)
    torch.testing.assert_close(scaled[0], plain[0], msg="high frequencies are scaled by llama3's rule now")
    torch.testing.assert_close(
        scaled[-1], plain[-1] / 32, msg="low frequencies are no longer divided by the factor"
    )


# diffusers
# ---------------------------------------------------------------------------------------------------


def test_a_causal_convolution_pads_the_past_with_zeros():
    convolution = wan.WanCausalConv3d(3, 4, 3, padding=1)
    assert wan.spatial_padding(convolution) == (1, 1), "WanCausalConv3d._padding has another order or meaning"
    frame = torch.randn(1, 3, 1, 8, 8)
    clip = torch.cat((torch.zeros(1, 3, 2, 8, 8), frame), dim=2)
    with torch.no_grad():
        found = convolution(frame)
        padded = nn.functional.conv3d(clip, convolution.weight, convolution.bias, padding=(0, 1, 1))
    torch.testing.assert_close(
        found, padded, msg="WanCausalConv3d no longer pads the past with two frames of zeros"
    )
    parameters = list(inspect.signature(wan.WanCausalConv3d.forward).parameters)
    assert parameters == ["self", "x", "cache_x"], "WanCausalConv3d.forward takes other arguments"


def test_the_conversion_of_the_original_vae_only_renames():
    names = wan.original_wan_vae_names(["conv1.weight", "encoder.conv1.bias", "decoder.head.2.bias", "other"])
    assert names == {
        "quant_conv.weight": "conv1.weight",
        "encoder.conv_in.bias": "encoder.conv1.bias",
        "decoder.conv_out.bias": "decoder.head.2.bias",
        "other": "other",
    }, "convert_wan_vae_to_diffusers renames otherwise, or does more than rename"


def test_optional_packages_can_be_left_out(monkeypatch):
    available = (import_utils.is_peft_available, import_utils.is_bitsandbytes_available)
    monkeypatch.setattr(import_utils, "_peft_available", True)
    monkeypatch.setattr(import_utils, "_bitsandbytes_available", True)
    assert all(each() for each in available), "diffusers looks for optional packages otherwise"
    optional_packages.leave_out()
    assert not any(each() for each in available)


def test_the_parts_of_the_vae_that_training_uses_are_there():
    vae = AutoencoderKLWan(
        base_dim=4,
        z_dim=4,
        dim_mult=[1, 2, 2],
        num_res_blocks=1,
        patch_size=2,
        in_channels=12,
        out_channels=12,
        is_residual=True,
        temperal_downsample=[True, True],
        latents_mean=[0.0] * 4,
        latents_std=[1.0] * 4,
    )
    kinds = {type(module) for module in vae.modules()}
    for part in (wan.WanAttentionBlock, wan.WanCausalConv3d, wan.WanResample, wan.WanResidualBlock):
        assert part in kinds, f"AutoencoderKLWan is no longer built from {part.__name__}"
    clip = torch.randn(1, 3, 1, 8, 8)
    patches = wan.patchify(clip, 2)
    assert patches.shape == (1, 12, 1, 4, 4), "patchify no longer moves pixels to channels"
    assert torch.equal(wan.unpatchify(patches, 2), clip), "unpatchify is no longer the inverse of patchify"


# bitsandbytes
# ------------------------------------------------------------------------------------------------


def test_weights_are_packed_when_they_move_and_carry_their_scales():
    linear, weight = nn.Linear(64, 64, bias=False), torch.randn(64, 64)
    _, make_eight = bnb.eight_bit_linear(linear, CPU)
    _, make_four = bnb.four_bit_linear(linear, torch.float32, CPU)
    eight, four = make_eight(weight), make_four(weight)
    assert eight.dtype == torch.int8, "Int8Params no longer quantizes when it is moved"
    assert four.dtype == torch.uint8, "Params4bit no longer packs when it is moved"
    assert four.numel() == weight.numel() // 2, "Params4bit no longer packs two numbers into a byte"
    assert bnb.weight_scales(eight) is not None, "an 8-bit weight no longer has its scales at SCB"
    assert bnb.weight_scales(four) is not None, (
        "a 4-bit weight no longer has its scales at quant_state.absmax"
    )
    assert bnb.weight_scales(weight) is None


def test_a_four_bit_linear_says_whether_it_uses_the_fused_cpu_kernel():
    linear, _ = bnb.four_bit_linear(nn.Linear(64, 48), torch.float32, CPU)
    assert isinstance(linear, bitsandbytes.nn.Linear4bit)
    assert linear.support_avx512bf16_for_cpu is False or linear.support_avx512bf16_for_cpu == 0, (
        "Linear4bit.support_avx512bf16_for_cpu has another meaning: widths that are no whole tiles would fail"
    )


# oneDNN, as torch calls it
# ------------------------------------------------------------------------------------


def test_products_of_eight_bits_are_exact_and_weights_can_be_unpacked():
    assert onednn.is_available(), "torch.ops.onednn has no qlinear_pointwise: 8 bits go through bitsandbytes"
    weight = torch.randint(-127, 128, (48, 300), dtype=torch.int8)
    packed = onednn.pack(weight)
    assert onednn.is_packed(packed)
    assert packed.nbytes == weight.nbytes
    assert torch.equal(onednn.unpack(packed), weight), "a packed weight no longer unpacks with to_dense"
    for num_rows in (1, 3):
        x = torch.randint(1, 128, (num_rows, 300), dtype=torch.uint8)
        expected = 2.0 * ((x.float() - 64) @ weight.float().T)
        found = onednn.multiply(x, 64, packed, torch.full((48,), 2.0))
        assert torch.equal(found, expected), "products of 7 and 8 bits are not exact"


# tqdm, as huggingface_hub uses it
# ----------------------------------------------------------------------------


def test_one_bar_of_a_download_counts_its_bytes(tmp_path, monkeypatch):
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "weights.bin").write_bytes(bytes(100_000))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    reported: list[tuple[int, int]] = []
    with serve({"owner/repo": tmp_path / "repo"}) as hub:
        monkeypatch.setattr(constants, "ENDPOINT", hub.endpoint)
        template = hub.endpoint + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        report = bars.reporting_bar(lambda done, total: reported.append((done, total)))
        snapshot_download("owner/repo", tqdm_class=report)
    version = huggingface_hub.__version__
    assert reported, (
        f"huggingface_hub {version} describes no bar as {bars.BYTES_BAR!r}, or does not update it"
    )
    assert reported[-1] == (100_000, 100_000), f"huggingface_hub {version} counts something else than bytes"


# The rule
# ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "private",
    [
        "diffusers.models.autoencoders",
        "diffusers.loaders.single_file_utils",
        "diffusers.utils",
        "transformers.models",
        "transformers.modeling",
        "(tqdm):",
        "import bitsandbytes",
        "torch.ops",
    ],
)
def test_only_compat_uses_what_is_not_public(private):
    users = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if private in path.read_text()
    }
    assert all(user.startswith("compat/") for user in users), (
        f"{private} is used outside showo2/compat: {users}"
    )
