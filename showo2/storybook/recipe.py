"""The recipes of the embedded checkpoint: everything it takes to train it from nothing.

The stages follow Show-o2's two-stage training (Xie et al., 2025), after the parts that it starts from: a
tokenizer, a VAE, a pre-trained language model and pre-trained semantic layers.
"""

from dataclasses import dataclass, replace

from showo2.config import FlowHeadConfig, LanguageConfig, ModelConfig, SemanticConfig
from showo2.storybook.vae_stage import VaeStage
from showo2.storybook.world import WorldSize
from showo2.training.recipe import MixtureItem, Recipe, Stage


@dataclass(frozen=True)
class SemanticStage:
    """Pre-training of the semantic layers by the token probe."""

    steps: int = 400
    batch_size: int = 64
    learning_rate: float = 1e-3


@dataclass(frozen=True, kw_only=True)
class StorybookRecipe(Recipe):
    """A recipe with what comes before its stages."""

    model: ModelConfig  # its vocab_size is an upper bound; the tokenizer decides
    vae: VaeStage
    world: WorldSize
    semantic: SemanticStage
    corpus_lines: int = 40_000  # to train the tokenizer on


NANO_MODEL = ModelConfig(
    language=LanguageConfig(
        vocab_size=2048,
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

# What stage 1 trains; the language model and the semantic layers are frozen.
VISUAL_PARTS = ("visual_embedder.projector", "visual_embedder.fusion", "time_embedding", "flow_head")

PICTURES = MixtureItem("picture", 20, 112)
QUESTIONS = MixtureItem("picture_questions", 10, 184)
SMALL_TALK = MixtureItem("small_talk", 2, 64)

NANO = StorybookRecipe(
    name="nano",
    model=NANO_MODEL,
    vae=VaeStage(),
    world=WorldSize(),
    semantic=SemanticStage(),
    stages=(
        Stage(
            "text",
            120,
            (MixtureItem("text", 20, 192),),
            2e-3,
            trains=("language_model",),
            cosine=False,
            flow_coeff=0,
        ),
        # Short: while the language model knows no pictures, visual tokens grow in norm until its residuals no
        # longer matter.
        Stage(
            "stage_1",
            60,
            (PICTURES, MixtureItem("picture_caption", 10, 104)),
            1e-3,
            trains=VISUAL_PARTS,
            warmup_steps=60,
            cosine=False,
            ntp_coeff=0.2,
        ),
        # Show-o2's stage 2, in two parts: clips and stories join once pictures are recognized and drawn.
        Stage(
            "stage_2_pictures",
            1300,
            (PICTURES, QUESTIONS, SMALL_TALK),
            2e-3,
            cosine=False,
            auxiliary_coeff=0.2,
        ),
        Stage(
            "stage_2",
            1600,
            (
                MixtureItem("picture", 14, 112),
                MixtureItem("picture_questions", 4, 184),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 4, 352),
                MixtureItem("clip_questions", 1, 424),
                MixtureItem("story", 1, 472),
            ),
            2e-3,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
        # More of the same, with more questions.
        Stage(
            "stage_2_long",
            1580,
            (
                MixtureItem("picture", 18, 112),
                MixtureItem("picture_questions", 6, 184),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 3, 352),
                MixtureItem("clip_questions", 1, 424),
                MixtureItem("story", 1, 472),
            ),
            1.4e-3,
            auxiliary_coeff=0.2,
        ),
        # And again, with more clips and five questions a picture.
        Stage(
            "stage_2_clips",
            2000,
            (
                MixtureItem("picture", 14, 112),
                MixtureItem("picture_questions", 5, 224),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 6, 352),
                MixtureItem("clip_questions", 1, 456),
                MixtureItem("story", 1, 472),
            ),
            1.4e-3,
            auxiliary_coeff=0.2,
        ),
        # More than twice the questions, for finding things by name.
        Stage(
            "stage_2_questions",
            1500,
            (
                MixtureItem("picture", 12, 112),
                MixtureItem("picture_questions", 12, 224),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 4, 352),
                MixtureItem("clip_questions", 1, 456),
                MixtureItem("story", 1, 472),
            ),
            1e-3,
            auxiliary_coeff=0.2,
        ),
        # Shapes of several things in one picture: two in three of these pictures show two or three.
        Stage(
            "stage_2_several",
            1300,
            (
                MixtureItem("picture", 8, 112),
                MixtureItem("picture_of_several", 14, 120),
                MixtureItem("picture_questions", 6, 224),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 5, 352),
                MixtureItem("clip_questions", 1, 456),
                MixtureItem("story", 1, 472),
            ),
            1e-3,
            auxiliary_coeff=0.2,
        ),
        # What still failed often: small things, counting, and clips that go from side to side.
        Stage(
            "stage_2_details",
            850,
            (
                MixtureItem("picture", 4, 112),
                MixtureItem("picture_of_several", 6, 120),
                MixtureItem("picture_with_small", 7, 120),
                MixtureItem("picture_counted", 4, 112),
                MixtureItem("picture_questions", 5, 224),
                MixtureItem("small_talk", 1, 64),
                MixtureItem("clip", 3, 352),
                MixtureItem("clip_sideways", 4, 352),
                MixtureItem("clip_questions", 1, 456),
                MixtureItem("story", 1, 472),
            ),
            1e-3,
            auxiliary_coeff=0.2,
        ),
        # How people talk: free wording everywhere, about half of the samples as before, so that nothing is
        # forgotten.
        Stage(
            "stage_3_talk",
            1250,
            (
                MixtureItem("any_picture", 10, 136),
                MixtureItem("any_clip", 2, 376),
                MixtureItem("any_picture_talk", 5, 256),
                MixtureItem("any_chatter", 6, 192),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 1, 512),
            ),
            1e-3,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
        # Longer, with more stories, and more pictures of several things.
        Stage(
            "stage_3_several",
            2000,
            (
                MixtureItem("any_picture", 10, 136),
                MixtureItem("picture_of_several", 4, 120),
                MixtureItem("any_clip", 2, 376),
                MixtureItem("any_picture_talk", 5, 256),
                MixtureItem("any_chatter", 5, 192),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 2, 512),
            ),
            1e-3,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
        # One conversation: pictures, edits, clips and stories within answers. It was begun with
        # `--continue-from` and a tokenizer trained on people's own words.
        Stage(
            "stage_3_conversation",
            1800,
            (
                MixtureItem("any_picture", 8, 136),
                MixtureItem("picture_of_several", 3, 120),
                MixtureItem("any_clip", 2, 376),
                MixtureItem("any_picture_talk", 4, 256),
                MixtureItem("any_chatter", 5, 192),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 1, 512),
                MixtureItem("edit_conversation", 6, 344),
                MixtureItem("any_long_conversation", 1, 560),
            ),
            1e-3,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
        # Clips and pictures of several things, which the stage before had given up a little of.
        Stage(
            "stage_3_balance",
            660,
            (
                MixtureItem("any_picture", 8, 136),
                MixtureItem("picture_of_several", 4, 120),
                MixtureItem("any_clip", 4, 376),
                MixtureItem("any_picture_talk", 3, 256),
                MixtureItem("any_chatter", 4, 192),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 1, 512),
                MixtureItem("edit_conversation", 5, 344),
                MixtureItem("any_long_conversation", 1, 560),
            ),
            8e-4,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
        # Three times as many phrasings, and requests wrapped in words that name nothing. Begun from the
        # shipped weights, with their tokenizer.
        Stage(
            "stage_3_wording",
            4000,
            (
                MixtureItem("any_picture", 8, 152),
                MixtureItem("picture_of_several", 3, 120),
                MixtureItem("any_clip", 4, 392),
                MixtureItem("any_picture_talk", 4, 288),
                MixtureItem("any_chatter", 5, 208),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 1, 528),
                MixtureItem("edit_conversation", 6, 392),
                MixtureItem("any_long_conversation", 1, 592),
            ),
            1e-3,
            warmup_steps=40,
            auxiliary_coeff=0.2,
        ),
        # More edits. A first run with two clips a step, and pictures asked for in conversation in a fiftieth
        # of the samples, lost some of both.
        Stage(
            "stage_3_edits",
            4000,
            (
                MixtureItem("any_picture", 7, 152),
                MixtureItem("picture_of_several", 3, 120),
                MixtureItem("any_clip", 5, 392),
                MixtureItem("any_picture_talk", 3, 288),
                MixtureItem("any_chatter", 3, 208),
                MixtureItem("strange_talk", 1, 184),
                MixtureItem("any_long", 1, 528),
                MixtureItem("picture_conversation", 3, 208),
                MixtureItem("edit_conversation", 9, 392),
                MixtureItem("any_long_conversation", 1, 592),
            ),
            8e-4,
            warmup_steps=20,
            auxiliary_coeff=0.2,
        ),
    ),
)


def _larger(item: MixtureItem) -> MixtureItem:
    return replace(item, batch_size=16 * item.batch_size)


# The same for one GPU: sixteen times the samples a step in a quarter of the steps, and a last stage of few
# large batches. On an H100, a step of 768 samples took 0.57 s and one of 1,200 took 0.59 s, with the GPU busy
# for 13 to 35 % of it: launching kernels costs more than nano's arithmetic.
NANO_GPU = replace(
    NANO,
    name="nano-gpu",
    stages=(
        *(
            replace(stage, steps=stage.steps // 4, mixture=tuple(map(_larger, stage.mixture)))
            for stage in NANO.stages[:-1]
        ),
        Stage(
            "stage_3_wording",
            2000,
            (
                MixtureItem("short", 768, 152),
                MixtureItem("medium", 512, 288),
                MixtureItem("long", 768, 392),
                MixtureItem("longest", 160, 592),
            ),
            2e-3,
            warmup_steps=40,
            auxiliary_coeff=0.2,
        ),
    ),
)

RECIPES = {recipe.name: recipe for recipe in (NANO, NANO_GPU)}
