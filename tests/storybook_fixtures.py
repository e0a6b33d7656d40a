"""What tests of training share: small worlds, a tokenizer, and datasets of them. A plugin of pytest."""

from dataclasses import replace
from random import Random

import pytest
import torch

from showo2.prompts import Prompts
from showo2.storybook.conversation_dataset import ConversationDataset
from showo2.storybook.corpus import corpus
from showo2.storybook.world import World, WorldSize, build_world, load_world
from showo2.tokenizer import Tokenizer
from showo2.training.collation import Collator
from showo2.training.tokenizer_training import train_tokenizer

SMALL_WORLD = WorldSize(
    pictures=6, alike=3, strange=2, clips=2, clips_anywhere=2, stories=2, edits=2, num_frames=5
)
VARIED_WORLD = replace(SMALL_WORLD, pictures=64, clips=6, clips_anywhere=6)  # something for every kind


class BlurryVAE:
    """An encoder that averages: latents know the picture's colors, and cost nothing."""

    def encode(self, pixels):
        frames = pixels[:, :, ::4]
        cells = torch.nn.functional.avg_pool3d(frames, (1, 8, 8))
        return cells.repeat(1, 6, 1, 1, 1)[:, :16]


@pytest.fixture(scope="session")
def tokenizer(tmp_path_factory) -> Tokenizer:
    return train_tokenizer(corpus(Random(0), 300), 700, tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="session")
def small_world(tmp_path_factory) -> World:
    folder = tmp_path_factory.mktemp("world") / "world"
    build_world(SMALL_WORLD, BlurryVAE(), folder, lambda **_: None)
    return load_world(folder)


@pytest.fixture(scope="session")
def dataset(small_world, tokenizer) -> ConversationDataset:
    return ConversationDataset(small_world, Prompts(tokenizer), "You are a helpful assistant.")


@pytest.fixture(scope="session")
def varied_dataset(tokenizer, tmp_path_factory) -> ConversationDataset:
    folder = tmp_path_factory.mktemp("varied") / "world"
    build_world(VARIED_WORLD, BlurryVAE(), folder, lambda **_: None)
    return ConversationDataset(load_world(folder), Prompts(tokenizer), "You are a helpful assistant.")


@pytest.fixture(scope="session")
def collator(tokenizer) -> Collator:
    return Collator(tokenizer.special.pad, tokenizer.special.image_pad, 2, foreground_weight=4.0)
