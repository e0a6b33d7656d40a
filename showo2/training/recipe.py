"""Recipes: stages of training as data. What trains, on which mixture, for how long, with which losses.

The stages of the embedded checkpoint follow Show-o2's (facts: two-stage training), with what it takes for granted
put in front: a tokenizer, a VAE, a language model that has read text, semantic layers that name what they see.
"""

from dataclasses import dataclass, replace

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.storybook.vae_stage import VaeStage
from showo2.storybook.world import WorldSize


@dataclass(frozen=True)
class Ingredient:
    """A part of a mixture: how many samples of which kind a step takes, padded to which length."""

    source: str  # a method of `samples.Source`
    batch_size: int
    length: int  # tokens; longer samples are drawn again

    @property
    def num_tokens(self) -> int:
        return self.batch_size * self.length


@dataclass(frozen=True)
class Stage:
    """One stage of training the model."""

    name: str
    steps: int
    mixture: tuple[Ingredient, ...]
    learning_rate: float
    trains: tuple[str, ...] = ("",)  # prefixes of parameter names; everything else is frozen
    warmup_steps: int = 100
    cosine: bool = True  # decay to a hundredth of the learning rate; otherwise constant
    ntp_coeff: float = 1.0
    flow_coeff: float = 1.0
    naming_coeff: float = 0.0  # see `naming`
    covered_weight: float = 4.0  # see `Collator`


@dataclass(frozen=True)
class SemanticStage:
    """Pre-training of the semantic layers: name kind, colour and place in every token."""

    steps: int = 400
    batch_size: int = 64
    learning_rate: float = 1e-3


@dataclass(frozen=True)
class Recipe:
    """All it takes to make a checkpoint from nothing."""

    name: str
    model: ModelConfig  # its vocab_size is an upper bound; the tokenizer decides
    vae: VaeStage
    world: WorldSize
    semantic: SemanticStage
    stages: tuple[Stage, ...]
    corpus_lines: int = 40_000  # to train the tokenizer on
    ema_decay: float = 0.999
    weight_decay: float = 0.01
    seed: int = 0


NANO_MODEL = ModelConfig(
    language=LanguageConfig(
        vocab_size=1536,
        hidden_size=256,
        intermediate_size=768,
        num_layers=5,
        num_heads=4,
        num_kv_heads=2,
        tie_embeddings=True,
    ),
    semantic=SemanticConfig(hidden_size=256, intermediate_size=768, num_layers=2, num_heads=4, grid_size=8),
    flow_head=FlowHeadConfig(
        hidden_size=256,
        intermediate_size=768,
        num_layers=3,
        num_heads=4,
        num_kv_heads=2,
        head_dim=64,
    ),
    velocity_layout="patch",
)

# Parts of the network that stage 1 trains: the language model and the semantic layers stay as they are.
VISUAL_PARTS = ("visual_embedder.projector", "visual_embedder.fusion", "time_embedding", "flow_head")

PICTURES = Ingredient("picture", 20, 112)
QUESTIONS = Ingredient("picture_questions", 10, 184)
SMALL_TALK = Ingredient("small_talk", 2, 64)

NANO = Recipe(
    name="nano",
    model=NANO_MODEL,
    vae=VaeStage(),
    world=WorldSize(),
    semantic=SemanticStage(),
    stages=(
        Stage(
            "text",
            120,
            (Ingredient("text", 20, 192),),
            2e-3,
            trains=("language_model",),
            cosine=False,
            flow_coeff=0,
        ),
        # Short: behind a language model that knows no pictures yet, visual tokens grow until they drown what it adds.
        Stage(
            "stage_1",
            60,
            (PICTURES, Ingredient("picture_caption", 10, 104)),
            1e-3,
            trains=VISUAL_PARTS,
            warmup_steps=60,
            cosine=False,
            ntp_coeff=0.2,
        ),
        # Show-o2's stage 2, in two parts: clips and stories join once pictures are recognised and drawn.
        Stage(
            "stage_2_pictures",
            1300,
            (PICTURES, QUESTIONS, SMALL_TALK),
            2e-3,
            cosine=False,
            naming_coeff=0.2,
        ),
        Stage(
            "stage_2",
            1600,
            (
                Ingredient("picture", 14, 112),
                Ingredient("picture_questions", 4, 184),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 4, 352),
                Ingredient("clip_questions", 1, 424),
                Ingredient("story", 1, 472),
            ),
            2e-3,
            warmup_steps=20,
            naming_coeff=0.2,
        ),
        # More of the same, with more questions.
        Stage(
            "stage_2_long",
            1580,
            (
                Ingredient("picture", 18, 112),
                Ingredient("picture_questions", 6, 184),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 3, 352),
                Ingredient("clip_questions", 1, 424),
                Ingredient("story", 1, 472),
            ),
            1.4e-3,
            naming_coeff=0.2,
        ),
        # And again, with more clips and five questions a picture.
        Stage(
            "stage_2_clips",
            2000,
            (
                Ingredient("picture", 14, 112),
                Ingredient("picture_questions", 5, 224),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 6, 352),
                Ingredient("clip_questions", 1, 456),
                Ingredient("story", 1, 472),
            ),
            1.4e-3,
            naming_coeff=0.2,
        ),
        # Finding by name is learned last: more than twice the questions.
        Stage(
            "stage_2_questions",
            1500,
            (
                Ingredient("picture", 12, 112),
                Ingredient("picture_questions", 12, 224),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 4, 352),
                Ingredient("clip_questions", 1, 456),
                Ingredient("story", 1, 472),
            ),
            1e-3,
            naming_coeff=0.2,
        ),
        # Several things keep their shapes last of all: two in three of these pictures show two or three.
        Stage(
            "stage_2_several",
            1300,
            (
                Ingredient("picture", 8, 112),
                Ingredient("picture_of_several", 14, 120),
                Ingredient("picture_questions", 6, 224),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 5, 352),
                Ingredient("clip_questions", 1, 456),
                Ingredient("story", 1, 472),
            ),
            1e-3,
            naming_coeff=0.2,
        ),
        # What was still wrong by then: small things, things that are counted, and clips that go from side to side.
        Stage(
            "stage_2_details",
            850,
            (
                Ingredient("picture", 4, 112),
                Ingredient("picture_of_several", 6, 120),
                Ingredient("picture_with_small", 7, 120),
                Ingredient("picture_counted", 4, 112),
                Ingredient("picture_questions", 5, 224),
                Ingredient("small_talk", 1, 64),
                Ingredient("clip", 3, 352),
                Ingredient("clip_sideways", 4, 352),
                Ingredient("clip_questions", 1, 456),
                Ingredient("story", 1, 472),
            ),
            1e-3,
            naming_coeff=0.2,
        ),
    ),
)


def _larger(ingredient: Ingredient) -> Ingredient:
    return replace(ingredient, batch_size=8 * ingredient.batch_size)


# The same for one GPU: eight times the samples a step, four times the world, twice the steps. Not tried yet.
NANO_GPU = replace(
    NANO,
    name="nano-gpu",
    world=WorldSize(pictures=120_000, clips=20_000, stories=6_000),
    stages=tuple(
        replace(stage, steps=2 * stage.steps, mixture=tuple(map(_larger, stage.mixture)))
        for stage in NANO.stages
    ),
)

RECIPES = {recipe.name: recipe for recipe in (NANO, NANO_GPU)}
