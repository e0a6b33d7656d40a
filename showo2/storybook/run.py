"""A training run of a storybook recipe in a folder, from nothing to a checkpoint."""

import os
import platform
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import torch

from showo2.checkpoints import Checkpoint, Task, VideoReading
from showo2.loading.devices import default_dtype, resolve_device
from showo2.loading.loader import load, save_model
from showo2.model.showo2 import Showo2
from showo2.prompts import STORY_FLAG, Prompts
from showo2.storybook import captions
from showo2.storybook.conversation_dataset import ConversationDataset
from showo2.storybook.corpus import corpus
from showo2.storybook.recipe import StorybookRecipe
from showo2.storybook.semantic_stage import train_semantic_layers
from showo2.storybook.token_probe import TokenProbe
from showo2.storybook.vae_run import train_vae
from showo2.storybook.world import build_world, load_world
from showo2.tokenizer import Tokenizer
from showo2.training.batches import GeneratedBatches
from showo2.training.collation import Collator
from showo2.training.distributed import spawn_group
from showo2.training.initialization import initialize
from showo2.training.loop import Trainer
from showo2.training.run_log import RunLog
from showo2.training.tokenizer_training import train_tokenizer
from showo2.training.vocabulary_transfer import with_vocabulary
from showo2.vae import VideoVAE

GPU_CHUNK = 128  # pictures that a GPU encodes at once
SYSTEM_PROMPT = "You are a helpful assistant."  # the released models' own


class Run:
    """Carries out a recipe step by step in a folder; steps whose result is there are skipped."""

    def __init__(
        self,
        recipe: StorybookRecipe,
        folder: Path,
        device: str = "cpu",
        workers: int = 0,
        minutes: float | None = None,
    ) -> None:
        """The model is trained, and pictures are encoded, on `device`; the VAE is trained on the CPU.

        `workers` processes draw the world and make batches ahead. `minutes` of wall clock end the last stage.
        """
        self.recipe, self.folder, self.device = recipe, folder, resolve_device(device)
        self.workers, self.minutes = workers, minutes
        self.log = RunLog(folder / "log.jsonl")

    def continue_from(self, checkpoint: Path) -> None:
        """Start from a checkpoint of this recipe, at the last stage; tokenizer and world are made again, and
        the embedding is carried over to the new vocabulary.

        Raises FileExistsError where the folder holds a run already, and whatever `load` raises.
        """
        if self._state_file.exists():
            raise FileExistsError(f"{self._state_file} exists: to resume this run, leave out --continue-from")
        components = load(checkpoint, device=self.device, dtype=torch.float32)
        tokenizer = self._tokenizer()
        model = with_vocabulary(components.model, components.tokenizer, tokenizer)
        shutil.copytree(checkpoint / "vae", self._encoder, dirs_exist_ok=True)
        shutil.copy(checkpoint / "training.jsonl", self.folder / "log.jsonl")
        self.log(event="continued from a checkpoint")
        torch.save(model.visual_embedder.state_dict(), self._embedder_file)
        self._build_world()
        self._trainer(model, tokenizer).begin_last_stage()

    def train(self, processes: int, threads: int, compiled: bool) -> None:
        """Tokenizer, VAE, world, semantic layers, then the stages of the model."""
        self.log(
            event="started",
            recipe=self.recipe.name,
            seed=self.recipe.seed,
            device=str(self.device),
            processes=processes,
            threads=threads,
            cores=os.cpu_count(),
            machine=platform.processor() or platform.machine(),
            torch=torch.__version__,
        )
        if not self._encoder.exists():
            train_vae(self.recipe.vae, self.folder / "vae")
        self._build_world()
        if not self._embedder_file.exists():
            embedder, world = self._model().visual_embedder, load_world(self._world_folder)
            train_semantic_layers(
                embedder.to(self.device), world, self.recipe.semantic, self.recipe.seed, self.log
            )
            torch.save(embedder.cpu().state_dict(), self._embedder_file)
        if processes == 1:
            self.train_model(compiled)
        else:
            spawn_group(self.train_model, (compiled,), self.folder, processes, threads)

    def train_model(self, compiled: bool) -> None:
        """The stages of the model, in this process."""
        tokenizer, model = self._tokenizer(), self._model()
        model.visual_embedder.load_state_dict(torch.load(self._embedder_file, weights_only=True))
        self._trainer(model.to(self.device), tokenizer).run(compiled)

    def export(self) -> None:
        """Write the averaged weights and the log as a checkpoint folder: `checkpoint/` beside the run's
        files."""
        tokenizer, model = self._tokenizer(), self._model()
        state = torch.load(self._state_file, weights_only=True, map_location="cpu")
        model.load_state_dict(state["ema"])
        out = self.folder / "checkpoint"
        save_model(model.to(torch.bfloat16), self.checkpoint(tokenizer), out)
        tokenizer.save(out)
        final = self.folder / "vae" / "final"
        decoder = final if final.exists() else self._encoder
        VideoVAE.load(decoder, dtype=torch.bfloat16, device="cpu").model.save_pretrained(out / "vae")
        shutil.copy(self.folder / "log.jsonl", out / "training.jsonl")
        self.log(event="exported", stage=self.recipe.stages[state["stage"]].name, step=state["step"])

    def checkpoint(self, tokenizer: Tokenizer) -> Checkpoint:
        """The entry that the checkpoint carries in its config.json."""
        language = replace(self.recipe.model.language, vocab_size=len(tokenizer))
        return Checkpoint(
            name=self.recipe.name,
            model=replace(self.recipe.model, language=language),
            tasks=tuple(Task),
            resolutions=((128, 128),),
            understanding_size=128,
            max_tokens=1024,
            video_reading=VideoReading(num_frames=self.recipe.world.num_frames, tokens_per_side=None),
            num_frames=self.recipe.world.num_frames,
            num_inference_steps=21,
            guidance_scale=3.0,
            guidance_stop=0.75,  # small things come out truer than with guidance to the end
            system_prompt=SYSTEM_PROMPT,
            lexicon=captions.lexicon(),
        )

    def _trainer(self, model: Showo2, tokenizer: Tokenizer) -> Trainer:
        dataset = ConversationDataset(load_world(self._world_folder), Prompts(tokenizer), SYSTEM_PROMPT)
        special = tokenizer.special
        collator = Collator(special.pad, special.image_pad, model.config.patch_size)
        probe = TokenProbe.create(model.config.language.hidden_size, self.recipe.seed).to(self.device)
        batches = GeneratedBatches(dataset, collator, self.recipe.seed, self.workers)
        return Trainer(self.recipe, model, batches, self.folder, probe, minutes=self.minutes)

    def _build_world(self) -> None:
        vae = VideoVAE.load(self._encoder, dtype=default_dtype(self.device), device=self.device)
        if self.device.type != "cpu":
            vae.chunk = GPU_CHUNK
        build_world(self.recipe.world, vae, self._world_folder, self.log, self.workers)

    @property
    def _state_file(self) -> Path:
        """The trainer's state."""
        return self.folder / "training.pt"

    @property
    def _encoder(self) -> Path:
        """The VAE that encodes the world; its decoder may be trained further."""
        return self.folder / "vae" / "encoder"

    @property
    def _tokenizer_folder(self) -> Path:
        return self.folder / "tokenizer"

    @property
    def _world_folder(self) -> Path:
        return self.folder / "world"

    @property
    def _embedder_file(self) -> Path:
        """The visual embedder after the semantic stage."""
        return self.folder / "semantic.pt"

    def _tokenizer(self) -> Tokenizer:
        folder = self._tokenizer_folder
        if not folder.exists():
            lines = corpus(Random(self.recipe.seed), self.recipe.corpus_lines)
            # Every sequence contains these, but no line does: repeated, they become single tokens.
            frames = [SYSTEM_PROMPT, STORY_FLAG, "system\n", "user\n", "assistant\n"] * len(lines)
            train_tokenizer([*lines, *frames], self.recipe.model.language.vocab_size, folder)
        return Tokenizer.load(folder)

    def _model(self) -> Showo2:
        model = Showo2(self.checkpoint(self._tokenizer()).model)
        initialize(model, self.recipe.seed)
        return model
