"""The VAE wrapper and its training, on a tiny random VAE."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKLWan

from showo2.storybook.vae_run import train_vae
from showo2.storybook.vae_stage import VaeStage, sample_batch
from showo2.training.vae_trainer import VaeTrainer
from showo2.vae import VideoVAE, frames_to_pixels, pixels_to_frames

CHANNELS = 4
CONFIG = {
    "base_dim": 4,
    "dim_mult": [1, 2, 2],
    "num_res_blocks": 1,
    "patch_size": 2,
    "in_channels": 12,
    "out_channels": 12,
    "is_residual": True,
    "temperal_downsample": [True, True],
    "z_dim": CHANNELS,
    "latents_mean": [0.5, -1.0, 0.0, 2.0],
    "latents_std": [2.0, 0.5, 1.0, 3.0],
}
RELEASED_LAYOUT = {  # three channels in and out, four stages, as Wan2.1
    "base_dim": 4,
    "dim_mult": [1, 1, 2, 2],
    "num_res_blocks": 1,
    "z_dim": CHANNELS,
    "latents_mean": [0.0] * CHANNELS,
    "latents_std": [1.0] * CHANNELS,
}


def build(config: dict, chunk: int = 8) -> VideoVAE:
    torch.manual_seed(0)
    return VideoVAE(AutoencoderKLWan(**config), chunk)


def pixels(batch: int, frames: int, height: int = 16, width: int = 24) -> torch.Tensor:
    return torch.rand(batch, 3, frames, height, width, generator=torch.Generator().manual_seed(1)) * 2 - 1


@pytest.mark.parametrize("config", [CONFIG, RELEASED_LAYOUT], ids=["patched", "released layout"])
@pytest.mark.parametrize(("frames", "latent_frames"), [(1, 1), (5, 2), (17, 5)])
def test_shapes_and_ranges(config, frames, latent_frames):
    vae = build(config)
    latents = vae.encode(pixels(2, frames))
    assert latents.shape == (2, CHANNELS, latent_frames, 2, 3)
    decoded = vae.decode(latents * 50)
    assert decoded.shape == (2, 3, frames, 16, 24)
    assert decoded.dtype == torch.float32
    assert decoded.abs().max() <= 1


def test_latents_are_normalized_per_channel_and_back():
    vae = build(CONFIG)
    raw = vae.model.encode(pixels(2, 1)).latent_dist.mode()
    mean, std = (torch.tensor(CONFIG[name]).view(1, -1, 1, 1, 1) for name in ("latents_mean", "latents_std"))
    latents = vae.encode(pixels(2, 1))
    torch.testing.assert_close(latents, (raw - mean) / std)
    torch.testing.assert_close(vae.decode(latents), vae.model.decode(raw).sample)


def test_sizes_come_from_the_configuration():
    vae = build(CONFIG)
    assert (vae.spatial_compression, vae.temporal_compression, vae.latent_channels) == (8, 4, CHANNELS)


@pytest.mark.parametrize("frames", [1, 5])
def test_chunks_change_nothing(frames):
    whole, chunked = build(CONFIG, chunk=32), build(CONFIG, chunk=2)
    latents = whole.encode(pixels(5, frames))
    torch.testing.assert_close(chunked.encode(pixels(5, frames)), latents)
    torch.testing.assert_close(chunked.decode(latents), whole.decode(latents))


def test_the_first_frame_of_a_clip_is_encoded_like_an_image():
    vae = build(CONFIG)
    clip = pixels(1, 9)
    torch.testing.assert_close(vae.encode(clip)[:, :, :1], vae.encode(clip[:, :, :1]))


@pytest.mark.parametrize("config", [CONFIG, RELEASED_LAYOUT], ids=["patched", "released layout"])
def test_skipped_padding_taps_give_what_diffusers_gives(config):
    torch.manual_seed(0)
    plain = AutoencoderKLWan(**config).eval()
    vae = build(config)
    for frames in (1, 9):
        moments = plain.encode(pixels(1, frames)).latent_dist
        torch.testing.assert_close(vae.model.encode(pixels(1, frames)).latent_dist.mode(), moments.mode())
        torch.testing.assert_close(
            vae.model.decode(moments.mode()).sample, plain.decode(moments.mode()).sample
        )


def test_a_single_frame_needs_one_temporal_tap_only(monkeypatch):
    def refuse(*_):
        raise AssertionError("a single frame went through a three-dimensional convolution")

    vae = build(CONFIG)
    monkeypatch.setattr(torch.nn.Conv3d, "forward", refuse)
    vae.decode(vae.encode(pixels(1, 1)))


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((1, 3, 4, 16, 16), "4k \\+ 1 frames; got 4"),
        ((1, 3, 1, 20, 16), "multiples of 8 px; got 20x16"),
        ((3, 1, 16, 16), "must be \\(B, 3, T, H, W\\)"),
    ],
)
def test_wrong_pixels_are_refused(shape, words):
    with pytest.raises(ValueError, match=words):
        build(CONFIG).encode(torch.zeros(shape))


def test_wrong_latents_and_chunks_are_refused():
    with pytest.raises(ValueError, match="latents must be"):
        build(CONFIG).decode(torch.zeros(1, CHANNELS + 1, 1, 2, 2))
    with pytest.raises(ValueError, match="chunk"):
        build(CONFIG, chunk=0)


def test_stored_weights_move_to_the_device_for_each_batch_and_back_even_after_an_error(monkeypatch):
    vae, home = build(CONFIG), torch.device("cpu", 0)  # compares unequal to "cpu", like another device
    expected = vae.encode(pixels(2, 1))
    vae.store_on(home)
    went, encode = [], vae.model.encode
    monkeypatch.setattr(vae.model, "to", lambda device: went.append(device))
    monkeypatch.setattr(vae.model, "encode", lambda part: (went.append("encode"), encode(part))[1])
    assert torch.equal(vae.encode(pixels(2, 1)), expected)
    assert went == [vae.device, "encode", home]
    monkeypatch.setattr(vae.model, "encode", lambda part: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        vae.encode(pixels(2, 1))
    assert went[-1] == home


def test_frames_and_pixels_convert_exactly_into_each_other():
    frames = np.arange(256, dtype=np.uint8).reshape(1, 2, 8, 16, 1).repeat(3, axis=-1)
    scaled = frames_to_pixels(frames)
    assert (scaled.shape, scaled.dtype) == ((1, 3, 2, 8, 16), torch.float32)
    assert (scaled.min(), scaled.max()) == (-1, 1)
    assert np.array_equal(pixels_to_frames(scaled), frames)
    assert np.array_equal(pixels_to_frames(scaled * 1000), np.where(frames > 127, 255, 0))


def test_a_saved_folder_loads(tmp_path: Path):
    vae = build(CONFIG)
    vae.model.save_pretrained(tmp_path)
    loaded = VideoVAE.load(tmp_path, torch.float32, "cpu")
    torch.testing.assert_close(loaded.encode(pixels(1, 1)), vae.encode(pixels(1, 1)))
    assert VideoVAE.load(tmp_path, torch.bfloat16, "cpu").encode(pixels(1, 1)).dtype == torch.float32


STAGE = VaeStage(
    config=CONFIG | {"latents_mean": [0.0] * CHANNELS, "latents_std": [1.0] * CHANNELS},
    dtype=torch.float32,
    steps=4,
    freeze_step=2,
    crop=32,
    pictures=2,
    frames=5,
    clip_frames=(5,),
    picture_steps=0,
    warmup=2,
    evaluation_pictures=1,
    evaluation_clips=1,
    statistics_pictures=2,
    statistics_clips=1,
)


def checkpoint(folder: Path) -> dict:
    return torch.load(folder / "checkpoint.pt", weights_only=True)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    train_vae(STAGE, folder)
    return folder


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_a_resumed_run_ends_with_the_weights_of_an_uninterrupted_one(uninterrupted, tmp_path, stop):
    trainer = VaeTrainer(STAGE.config, STAGE.dtype, STAGE.ema_decay, STAGE.seed)
    run_until(trainer, stop)
    torch.save(trainer.state(), tmp_path / "checkpoint.pt")
    if stop > STAGE.freeze_step:  # a run stopped later has written its encoder before
        (tmp_path / "encoder").mkdir()
        text = (uninterrupted / "encoder" / "config.json").read_text()
        (tmp_path / "encoder" / "config.json").write_text(text)
    train_vae(STAGE, tmp_path)
    resumed, whole = checkpoint(tmp_path), checkpoint(uninterrupted)
    assert resumed["steps"] == whole["steps"] == STAGE.steps
    for name in ("master", "average"):
        torch.testing.assert_close(resumed[name], whole[name], rtol=1e-5, atol=1e-6)


def run_until(trainer: VaeTrainer, stop: int) -> None:
    """The first steps of STAGE, as its loop runs them."""
    for step in range(stop):
        if step == STAGE.freeze_step:
            trainer.freeze_encoder()
        noise = torch.Generator().manual_seed(STAGE.noise_seed(step, 0))
        trainer.step(sample_batch(STAGE, step, 0), STAGE.rate(step), STAGE.weights, noise)


def test_the_frozen_encoder_does_not_change_and_the_decoder_does():
    trainer = VaeTrainer(STAGE.config, STAGE.dtype, STAGE.ema_decay, STAGE.seed)
    run_until(trainer, STAGE.freeze_step)
    exported = {name: value.clone() for name, value in trainer.average.state_dict().items()}
    run_until_end = replace(STAGE, freeze_step=0)
    trainer.freeze_encoder()
    for step in range(3):
        noise = torch.Generator().manual_seed(step)
        trainer.step(sample_batch(run_until_end, step, 0), 1e-2, STAGE.weights, noise)
    for weights in (trainer.master.state_dict(), trainer.worker.state_dict(), trainer.average.state_dict()):
        for name, value in weights.items():
            frozen = name.startswith(("encoder.", "quant_conv."))
            assert not frozen or torch.equal(value, exported[name]), name
    assert not torch.equal(trainer.average.decoder.conv_out.weight, exported["decoder.conv_out.weight"])


def test_what_a_run_leaves_behind(uninterrupted):
    first, last = (VideoVAE.load(uninterrupted / name, torch.float32, "cpu") for name in ("encoder", "final"))
    torch.testing.assert_close(first.encode(pixels(1, 5)), last.encode(pixels(1, 5)), rtol=0, atol=0)
    assert first.model.config.latents_std != STAGE.config["latents_std"]
    assert (uninterrupted / "reconstructions.png").exists()
    assert '"kind": "psnr"' in (uninterrupted / "log.jsonl").read_text()
