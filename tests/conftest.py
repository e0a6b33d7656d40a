"""Fixtures that several test files share."""

import pytest
import torch
from small_checkpoints import small_entry, write_tokenizer, write_vae

from showo2.checkpoints import Task, VideoReading
from showo2.loading import save_model
from showo2.model.showo2 import Showo2
from showo2.pipeline import Pipeline, load_pipeline


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    """Tiny matrices are slower on several threads."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory):
    """A folder of our own format with random weights, trained for everything."""
    folder = tmp_path_factory.mktemp("small")
    entry = small_entry(
        tasks=tuple(Task), video_reading=VideoReading(5, None), num_frames=5, max_tokens=512,
        num_inference_steps=4, guidance_scale=3.0, repo=None, tokenizer_repo=None, vae_repo=None,
    )  # fmt: skip
    torch.manual_seed(0)
    model = Showo2(entry.model)
    # torch's default embedding is so large that a tied head is certain of one token, whatever is asked.
    model.language_model.embed_tokens.weight.data.mul_(0.02)
    save_model(model, entry, folder)
    write_tokenizer(folder)
    write_vae(folder / "vae")
    return folder


@pytest.fixture(scope="session")
def small_pipeline(small_folder) -> Pipeline:
    return load_pipeline(small_folder, device="cpu", dtype="float32")
