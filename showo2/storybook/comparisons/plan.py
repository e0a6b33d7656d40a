"""The sizes of a comparison's runs: models of two million parameters, a part of the storybook world, and
stages of a few hundred steps."""

from dataclasses import dataclass, replace
from random import Random

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.storybook.comparisons.variants import Variant
from showo2.storybook.recipe import NANO, VISUAL_PARTS, SemanticStage
from showo2.storybook.scenes import MOVERS, Scene, sample_scene
from showo2.storybook.world import WorldSize
from showo2.training.recipe import MixtureItem, Stage

SMALL = ModelConfig(
    language=LanguageConfig(
        vocab_size=2048,
        hidden_size=128,
        intermediate_size=384,
        num_layers=3,
        num_heads=2,
        num_kv_heads=1,
        tie_embeddings=True,
    ),
    semantic=SemanticConfig(hidden_size=128, intermediate_size=384, num_layers=2, num_heads=2, grid_size=8),
    flow_head=FlowHeadConfig(
        hidden_size=128,
        intermediate_size=384,
        num_layers=2,
        num_heads=2,
        num_kv_heads=1,
        head_dim=64,
    ),
    velocity_layout=NANO.model.velocity_layout,
)
LARGE_LANGUAGE = LanguageConfig(
    vocab_size=2048,
    hidden_size=192,
    intermediate_size=576,
    num_layers=4,
    num_heads=3,
    num_kv_heads=1,
    tie_embeddings=True,
)
PICTURES = MixtureItem("picture", 12, 104)
# Pictures alone: of the other kinds, the least that there can be.
WORLD = WorldSize(pictures=16_000, alike=1, strange=1, clips=1, clips_anywhere=1, stories=1, edits=1)


@dataclass(frozen=True)
class Plan:
    """Everything that decides about the runs, but for variant and seed."""

    small: ModelConfig  # the vocabulary's size is nano's, whatever these say
    large_language: LanguageConfig
    world: WorldSize
    # What the paper takes for granted is trained once, for all seeds: semantic layers, and a language model.
    semantic: SemanticStage
    text: Stage
    stage_1: Stage
    stage_2: Stage  # mixes pictures to be drawn, and questions
    held_out: int = 48  # pictures for the losses, and as many that are asked about
    loss_steps: int = 10  # between losses of held-out pictures
    drawn: int = 48  # pictures that are judged, half in each language
    asked_about: int = 24  # pictures that are asked about, likewise
    num_inference_steps: int = 13

    def model(self, variant: Variant) -> ModelConfig:
        return replace(self.small, language=self.large_language) if variant.is_large else self.small

    def stages(self, variant: Variant) -> tuple[Stage, ...]:
        """As many steps for every variant."""
        if variant.has_stage_1 and variant.has_stage_2:
            return self.stage_1, self.stage_2
        only = self.stage_1 if variant.has_stage_1 else self.stage_2
        return (replace(only, steps=self.steps),)

    @property
    def steps(self) -> int:
        """Steps of every variant."""
        return self.stage_1.steps + self.stage_2.steps

    def with_steps(self, steps: int) -> "Plan":
        """Of that many steps, a fourth in stage 1."""
        first = steps // 4
        return replace(
            self,
            stage_1=replace(self.stage_1, steps=first),
            stage_2=replace(self.stage_2, steps=steps - first),
        )


PLAN = Plan(
    small=SMALL,
    large_language=LARGE_LANGUAGE,
    world=WORLD,
    semantic=SemanticStage(steps=200),
    text=replace(NANO.stages[0], steps=100, warmup_steps=20),
    # Higher rates than nano's: these runs are short.
    stage_1=Stage(
        "stage_1",
        40,
        (PICTURES, MixtureItem("picture_caption", 6, 104)),
        5e-3,
        trains=VISUAL_PARTS,
        warmup_steps=10,
        cosine=False,
        ntp_coeff=0.2,
    ),
    stage_2=Stage(
        "stage_2", 120, (PICTURES, MixtureItem("picture_questions", 6, 200)), 6e-3, warmup_steps=10
    ),
)


def is_simple(scene: Scene) -> bool:
    """Whether a scene belongs to the part of the world that these models learn: one or two big movers, where
    nobody need say it."""
    kinds = {thing.kind for thing in scene.things}
    return len(scene.things) <= 2 and scene.is_plain and scene.all_big and kinds <= set(MOVERS)


def sample_simple(rng: Random) -> Scene:
    """One of the scenes that are."""
    while not is_simple(scene := sample_scene(rng)):
        pass
    return scene
