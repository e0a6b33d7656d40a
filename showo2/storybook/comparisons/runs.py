"""The runs of a comparison in a folder: what they share, and each variant with each seed. What is there is
not made again, and a run that was stopped goes on."""

import json
from dataclasses import asdict, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import torch
from torch import Tensor, nn

from showo2.atomic_files import atomic_file
from showo2.config import ModelConfig
from showo2.loading.loader import Components, load
from showo2.model.showo2 import Showo2
from showo2.prefix_cache import PrefixCache
from showo2.prompts import Prompts
from showo2.storybook.comparisons.plan import Plan, is_simple
from showo2.storybook.comparisons.scores import HeldOut, score
from showo2.storybook.comparisons.variants import FULL, LARGE, Embedding, Variant
from showo2.storybook.dataset import StorybookDataset
from showo2.storybook.run import SYSTEM_PROMPT
from showo2.storybook.semantic_stage import train_semantic_layers
from showo2.storybook.world import Visuals, World, build_world, load_world
from showo2.training.batches import GeneratedBatches
from showo2.training.collation import Collator
from showo2.training.initialization import initialize
from showo2.training.loop import Progress, Trainer, Watcher
from showo2.training.presets import SEMANTIC_PARTS
from showo2.training.recipe import Recipe, Stage
from showo2.training.run_log import RunLog
from showo2.training.scaling import carry_over

LANGUAGE_PART = "language_model"
SHARED_SEED = 0  # of what all runs share
OUTCOME = "outcome.json"


class Runs:
    """Trains and scores variants in a folder."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        """Raises FileExistsError where the folder holds runs of another plan."""
        self.plan, self.folder = plan, folder
        written, file = json.dumps(asdict(plan), indent=1), folder / "plan.json"
        if file.exists() and file.read_text() != written:
            raise FileExistsError(f"{folder} holds runs of another plan: name another folder")
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(written)

    def outcome(self, variant: Variant, seed: int) -> dict:
        """Scores of a variant, and its flow losses of held-out pictures by step. Made unless there."""
        folder = self._folder_of(variant, seed)
        if not (folder / OUTCOME).exists():
            model = self.trained(variant, seed)
            components = replace(
                self._nano,
                checkpoint=replace(self._nano.checkpoint, model=model.config),
                model=model.eval(),
                prefix_cache=PrefixCache(),
            )
            outcome = {
                "variant": variant.name,
                "seed": seed,
                "parameters": sum(parameter.numel() for parameter in model.parameters()),
                "scores": score(components, self._held_out, self.plan, answers=variant.has_stage_2),
                "flow_losses": _flow_losses(folder / "log.jsonl"),
            }
            with atomic_file(folder, OUTCOME) as file:
                file.write_text(json.dumps(outcome, indent=1))
        return json.loads((folder / OUTCOME).read_text())

    def trained(self, variant: Variant, seed: int) -> Showo2:
        """The model of a variant with its averaged weights, trained as far as it is not yet."""
        model = self.new_model(variant, seed)
        stages = self.plan.stages(variant)
        first_steps = dict(zip((stage.name for stage in stages), _starts(stages), strict=True))

        def watch(progress: Progress, trainer: Trainer) -> None:
            step = first_steps[progress.stage.name] + progress.step
            if step % self.plan.loss_steps == 0:
                trainer.log(held_out=step, flow=self._held_out.flow_loss(trainer.model))

        return self._train(model, stages, seed, self._folder_of(variant, seed), watch)

    def new_model(self, variant: Variant, seed: int) -> Showo2:
        """With the language model and the semantic layers that all seeds share, and what is carried over."""
        model = self._initial_model(variant, seed)
        model.load_state_dict(self._semantic_layers | self._language_model(variant.is_large), strict=False)
        if variant.carried_over:
            carry_over(self.trained(FULL, seed), model)
        return model

    def _train(
        self, model: Showo2, stages: tuple[Stage, ...], seed: int, folder: Path, *watchers: Watcher
    ) -> Showo2:
        recipe = Recipe(name=folder.name, stages=stages, seed=seed)
        batches = GeneratedBatches(self._dataset, self._collator, seed)
        return Trainer(recipe, model, batches, folder, watchers=watchers).run()

    def _initial_model(self, variant: Variant, seed: int) -> Showo2:
        config = self.plan.model(variant)
        language = replace(config.language, vocab_size=len(self._nano.tokenizer))
        model = Showo2(replace(config, language=language))
        if variant.embedding != "fusion":
            model.visual_embedder.fusion = make_fusion(model.config, variant.embedding)
        initialize(model, seed)
        return model

    def _folder_of(self, variant: Variant, seed: int) -> Path:
        return self.folder / f"{variant.name}-{seed}"

    @cached_property
    def _nano(self) -> Components:
        """For its tokenizer and its VAE."""
        return load("nano", device="cpu", dtype="float32")

    @property
    def _collator(self) -> Collator:
        special = self._nano.tokenizer.special
        return Collator(special.pad, special.image_pad, self.plan.small.patch_size)

    @cached_property
    def _worlds(self) -> tuple[World, World]:
        """The simple part of the world: to learn from, and held out."""
        folder = self._shared / "world"
        build_world(self.plan.world, self._nano.vae, folder, RunLog(self._shared / "log.jsonl"))
        world = load_world(folder)
        simple = [number for number, scene in enumerate(world.scenes) if is_simple(scene)]
        held_out = 2 * self.plan.held_out
        return _part(world, simple[held_out:]), _part(world, simple[:held_out])

    @cached_property
    def _dataset(self) -> StorybookDataset:
        return StorybookDataset(self._worlds[0], Prompts(self._nano.tokenizer), SYSTEM_PROMPT)

    @cached_property
    def _held_out(self) -> HeldOut:
        dataset = replace(self._dataset, world=self._worlds[1])
        return HeldOut.of(dataset, self._collator, self.plan.stage_2, self.plan.held_out)

    @cached_property
    def _semantic_layers(self) -> dict[str, Tensor]:
        file = self._shared / "semantic.pt"
        if not file.exists():
            model = self._initial_model(FULL, SHARED_SEED)
            log = RunLog(self._shared / "log.jsonl")
            world = self._worlds[0]
            train_semantic_layers(model.visual_embedder, world, self.plan.semantic, SHARED_SEED, log)
            with atomic_file(self._shared, file.name) as partial:
                torch.save(_part_of(model, SEMANTIC_PARTS), partial)
        tensors: dict[str, Tensor] = torch.load(file, weights_only=True)
        return tensors

    def _language_model(self, is_large: bool) -> dict[str, Tensor]:
        variant = LARGE if is_large else FULL
        model = self._initial_model(variant, SHARED_SEED)
        folder = self._shared / f"language-of-{variant.name}"
        return _part_of(self._train(model, (self.plan.text,), SHARED_SEED, folder), (LANGUAGE_PART,))

    @property
    def _shared(self) -> Path:
        """The folder of what all runs share."""
        return self.folder / "shared"


class OnePath(nn.Module):
    """Passes on the features of one path."""

    def __init__(self, features: slice) -> None:
        super().__init__()
        self.features = features

    def forward(self, both: Tensor) -> Tensor:
        """(N, n, width of the path) of (N, n, widths of semantic and low-level path together)."""
        return both[..., self.features]


def make_fusion(config: ModelConfig, embedding: Embedding) -> nn.Sequential:
    """What an embedding has in place of Show-o2's fusion; it takes the features of both paths as well."""
    semantic, width = config.semantic.hidden_size, config.language.hidden_size
    if embedding == "sum":
        return nn.Sequential(nn.Linear(config.fused_size, width))  # of both together: a sum of two
    is_semantic = embedding == "semantic path"
    size = semantic if is_semantic else width
    return nn.Sequential(
        OnePath(slice(semantic) if is_semantic else slice(semantic, None)),
        nn.RMSNorm(size, eps=1e-6),
        nn.Linear(size, width),
        nn.GELU(),
        nn.Linear(width, width),
    )


def _part(world: World, numbers: list[int]) -> World:
    """A world with some of its pictures."""
    pictures = Visuals(world.pictures.latents[numbers], world.pictures.foreground[numbers])
    return replace(world, scenes=[world.scenes[number] for number in numbers], pictures=pictures)


def _part_of(model: Showo2, prefixes: tuple[str, ...]) -> dict[str, Tensor]:
    return {name: tensor for name, tensor in model.state_dict().items() if name.startswith(prefixes)}


def _starts(stages: tuple[Stage, ...]) -> list[int]:
    """Steps before each stage."""
    return list(accumulate((stage.steps for stage in stages[:-1]), initial=0))


def _flow_losses(log: Path) -> dict[str, float]:
    """The flow losses of held-out pictures that a run logged; of steps that it took twice, the later ones."""
    lines = map(json.loads, log.read_text().splitlines())
    return {str(line["held_out"]): line["flow"] for line in lines if "held_out" in line}
